"""Evidence from pasted addresses: each becomes a card to be filled in. Nothing is fetched;
where a copy was kept before, it tells title and date."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.claim.pasted_addresses import addresses_in, host, lines_without, same
from claims.evidence_links import told_by_copies
from corpus.desk.form_state import Posted, write_rows
from corpus.desk.handling import handling
from corpus.desk.two_people import replace_post

PASTE, ADDRESSES = "_paste", "_addresses"
# More at once is a slip of the hand.
PASTED_MAX_ADDRESSES = 30
# Of a line that is named in a sentence.
SHOWN_CHARACTERS = 60


def cards(text: str, taken: Iterable[str]) -> tuple[list[dict[str, str]], list[str]]:
    """A card per new address, and what is to be said about the others."""
    taken = list(taken)
    found = addresses_in(text)[:PASTED_MAX_ADDRESSES]
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
    if found:
        without = (line[:SHOWN_CHARACTERS] for line in lines_without(text))
        left_out = _("“%(line)s” has no web address, and was left out.")
        said += [left_out % {"line": line} for line in without]
    made = [
        {"url": address, "publisher": host(address)} | told_by_copies(address) for address in new
    ]
    return made, said


def add_cards(request: HttpRequest, prefix: str = "evidence") -> None:
    """Without JavaScript: the form comes back with the cards, and all else as it was typed."""
    data: QueryDict = request.POST.copy()
    rows = Posted(data).rows(prefix)
    made, said = cards(
        data.get(ADDRESSES, ""), [row["url"][0] for row in rows if row.get("url", [""])[0]]
    )
    count = data.get(f"{prefix}-INITIAL_FORMS", "0")
    initial = int(count) if count.isascii() and count.isdigit() else 0
    empty = [*rows[initial:], *({name: [value] for name, value in card.items()} for card in made)]
    write_rows(data, prefix, rows[:initial], empty)
    if made:
        data[ADDRESSES] = ""
    replace_post(request, data)
    handling(request).hold(" ".join(said), pasted=data.get(ADDRESSES, ""))


def pasted_view(request: HttpRequest) -> HttpResponse:
    """The same for the page's module: cards and sentences as JSON."""
    made, said = cards(request.POST.get("text", ""), request.POST.getlist("taken"))
    answer: dict[str, Any] = {"cards": made, "said": " ".join(said)}
    return JsonResponse(answer)
