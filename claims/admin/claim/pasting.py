"""Evidence from pasted addresses: each becomes a card to be filled in, and a worker fetches a copy,
which tells title and date. Nothing that somebody has typed is overwritten by them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.base import actor, may
from claims.admin.claim.pasted_addresses import addresses_in, host, lines_without, same
from claims.evidence_links import ask_for_copy, link_of, told_by_copies
from claims.models import EvidenceCopy
from claims.models.evidence_links import ADDRESS_MAX_CHARACTERS
from claims.permissions import CHANGE_EVIDENCE, SEE_EVIDENCE
from corpus.desk.form_state import Posted, write_rows
from corpus.desk.handling import handling
from corpus.desk.two_people import replace_post
from corpus.source_sentences import reason_sentence

PASTE, ADDRESSES = "_paste", "_addresses"
# More at once is a slip of the hand.
PASTED_MAX_ADDRESSES = 30
# Of a line that is named in a sentence.
SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class PastedAddresses:
    """A card per new address, what is to be said about the others, and the lines that are left."""

    made: list[dict[str, str]]
    said: list[str]
    left: list[str]


def cards(text: str, taken: Iterable[str]) -> PastedAddresses:
    taken = list(taken)
    every = addresses_in(text)
    found, beyond = every[:PASTED_MAX_ADDRESSES], every[PASTED_MAX_ADDRESSES:]
    new = [address for address in found if not any(same(address, other) for other in taken)]
    known = [address for address in found if address not in new]
    said = [
        _("%(address)s is among the evidence already.") % {"address": address} for address in known
    ]
    if not found:
        said.append(_("There is no web address in what was pasted: it begins with https://."))
    if new:
        message = ngettext(
            "%d card was added. Complete it, then save.",
            "%d cards were added. Complete them, then save.",
            len(new),
        )
        said.append(message % len(new))
        said.append(_("The publisher is only guessed from the address: write what it is called."))
        said.append(_("A copy of each page is being fetched, with its title and date."))
    without = lines_without(text)
    if found:
        left_out = _("“%(line)s” has no web address: it still stands in the field.")
        said += [left_out % {"line": line[:SHOWN_CHARACTERS]} for line in without]
    if beyond:
        message = _("At most %(most)d addresses at a time: the others still stand in the field.")
        said.append(message % {"most": PASTED_MAX_ADDRESSES})
    made = [
        {"url": address, "publisher": host(address)} | told_by_copies(address) for address in new
    ]
    return PastedAddresses(made, said, [*without, *beyond])


def fetch(made: Iterable[dict[str, str]], *, by: User, at: datetime) -> None:
    """Have a copy kept of each, unless one is there or on its way, or the address is none that
    evidence may have: the form says so when it is saved."""
    if not by.has_perm(CHANGE_EVIDENCE):
        return
    for card in made:
        url = card["url"]
        if len(url) > ADDRESS_MAX_CHARACTERS or not url.startswith(("http://", "https://")):
            continue
        link = link_of(url, at=at)
        if not link.copies.exclude(fetched_at=None).exists():
            ask_for_copy(link, by=by, at=at)


def add_cards(request: HttpRequest, prefix: str = "evidence") -> None:
    """Without JavaScript: the form comes back with the cards, and all else as it was typed."""
    data: QueryDict = request.POST.copy()
    rows = Posted(data).rows(prefix)
    pasted = cards(
        data.get(ADDRESSES, ""), [row["url"][0] for row in rows if row.get("url", [""])[0]]
    )
    count = data.get(f"{prefix}-INITIAL_FORMS", "0")
    initial = int(count) if count.isascii() and count.isdigit() else 0
    empty = [
        *rows[initial:],
        *({name: [value] for name, value in card.items()} for card in pasted.made),
    ]
    write_rows(data, prefix, rows[:initial], empty)
    if pasted.made:
        data[ADDRESSES] = "\n".join(pasted.left)
        fetch(pasted.made, by=actor(request), at=timezone.now())
    replace_post(request, data)
    handling(request).hold(" ".join(pasted.said), pasted=data.get(ADDRESSES, ""))


def pasted_view(request: HttpRequest) -> HttpResponse:
    """The same for the page's module: cards and sentences as JSON."""
    pasted = cards(request.POST.get("text", ""), request.POST.getlist("taken"))
    fetch(pasted.made, by=actor(request), at=timezone.now())
    answer: dict[str, Any] = {
        "cards": pasted.made,
        "said": " ".join(pasted.said),
        "left": "\n".join(pasted.left),
    }
    return JsonResponse(answer)


def told_view(request: HttpRequest) -> HttpResponse:
    """What the copy of an address says of itself, while the card is being filled in."""
    if not may(request, SEE_EVIDENCE):
        raise PermissionDenied
    copies = EvidenceCopy.objects.filter(link__address=request.GET.get("address", ""))
    copy = copies.defer("content").first()
    waiting = copy is not None and copy.is_waiting
    why = reason_sentence(copy.refused) if copy is not None and copy.refused is not None else ""
    said = _("No copy could be fetched: %(why)s") % {"why": why} if why else ""
    told = told_by_copies(copy.link.address) if copy is not None and copy.fetched_at else {}
    return JsonResponse({"waiting": waiting, "said": said, "told": told})
