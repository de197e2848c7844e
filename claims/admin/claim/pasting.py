"""Evidence from pasted addresses: each becomes a card to be filled in. Nothing is fetched."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.claim.pasted_addresses import addresses_in, host, same
from claims.models import Evidence
from corpus.desk.form_state import Posted, write_rows
from corpus.desk.handling import handling
from corpus.desk.two_people import replace_post

PASTE, ADDRESSES = "_paste", "_addresses"
# More at once is a slip of the hand.
PASTED_MAX_ADDRESSES = 30


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
    publishers = _publishers({host(address) for address in new})
    return [
        {"url": address, "publisher": publishers.get(host(address), host(address))}
        for address in new
    ], said


def _publishers(hosts: set[str]) -> dict[str, str]:
    """What the desk has called whoever publishes there, most of the time."""
    if not hosts:
        return {}
    where = Q()
    for name in hosts:
        where |= Q(url__contains=f"//{name}/") | Q(url__contains=f"//www.{name}/")
        where |= Q(url__endswith=f"//{name}") | Q(url__endswith=f"//www.{name}")
    rows = Evidence.objects.filter(where).exclude(publisher="").order_by("-pk")
    counted: dict[str, Counter[str]] = {}
    for url, publisher in rows.values_list("url", "publisher")[:500]:
        counted.setdefault(host(url), Counter())[publisher] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in counted.items()}


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
