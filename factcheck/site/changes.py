"""What was changed in public: corrections, updates and withdrawals, and what was said before."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.models import ClaimVersion, PublicVersion
from corpus.dates_in_words import in_words as date_in_words
from corpus.desk.words_changed import marked_sides
from factcheck.site.lists import title_of
from factcheck.site.reading import PUBLIC, Json

Kind = ClaimVersion.Kind
KINDS: Final = (Kind.CORRECTION, Kind.UPDATE, Kind.WITHDRAWAL)
TOLD_AT_THE_FRONT: Final = (Kind.CORRECTION, Kind.WITHDRAWAL)

MOST_COUNTED: Final = 10_000


@dataclass(frozen=True, slots=True)
class Change:
    """A version that changed an earlier one; `title` is empty while its claim is withdrawn."""

    claim: str
    number: int
    kind: str
    note: str
    at: datetime
    title: str


def newest(kinds: Collection[str], start: int, most: int) -> list[Change]:
    """One query."""
    rows = PublicVersion.objects.using(PUBLIC).filter(kind__in=kinds).order_by("-publication")
    columns = ("claim__id", "number", "kind", "note", "published_at", "claim__body")
    found = []
    for claim, number, kind, note, at, body in rows.values_list(*columns)[start : start + most]:
        record: Json = json.loads(body)
        title = "" if "withdrawn" in record else title_of(record)
        found.append(Change(claim, number, kind, note, at, title))
    return found


def counted(kinds: Collection[str]) -> int:
    """One query: at most `MOST_COUNTED`."""
    rows = PublicVersion.objects.using(PUBLIC).filter(kind__in=kinds)
    return rows.values("pk")[:MOST_COUNTED].count()


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """One thing that a change changed, for people, with the words that differ marked."""

    what: str | Promise
    old: str | SafeString
    new: str | SafeString


# What a reader is told beside the verdict; all the rest is in the comparison.
_MAIN: Final[dict[tuple[str, ...], str | Promise]] = {
    ("rating", "label"): _("Verdict"),
    ("headline",): _("Title"),
    ("statement",): _("Claim"),
    ("quote",): _("Quote"),
    ("speaker", "name"): _("Speaker"),
    ("speaker", "party"): _("Party"),
    ("date", "edtf"): _("Date"),
    ("assessment", "summary"): _("Summary"),
}


def main_changes(old: Json, new: Json) -> list[ChangedWords]:
    """What differs of what a reader sees first."""
    found = []
    for path, what in _MAIN.items():
        before, after = _at(old, path), _at(new, path)
        if before == after:
            continue
        if path == ("date", "edtf"):
            before, after = date_in_words(before), date_in_words(after)
        left, right = marked_sides(before or "–", after or "–")
        found.append(ChangedWords(what, left, right))
    return found


def _at(record: Json, path: tuple[str, ...]) -> str:
    found: Any = record
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return str(found) if found is not None else ""
