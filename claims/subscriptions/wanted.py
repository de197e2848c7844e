"""Which claims a subscriber wants, said as a query of the API's list: `party=S&topic=skola`.

Several values of one parameter are any of them; all parameters must match. What is looked at is a
version's own record, as it was published: also of one that has been withdrawn.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.db.models import Q
from django.utils.translation import gettext as _

from claims.models import Claim, Party, Rating, Speaker, Topic
from claims.publication.shapes import Json
from corpus.models import Document

MOST_VALUES = 20
_TOLD_CHOICES = 50


class WantedRefused(ValueError):
    """What was typed is no such query; the message says what is wrong, and what there is."""


@dataclass(frozen=True, slots=True)
class WantedClaims:
    """`values` by parameter; none at all: everything."""

    values: Mapping[str, frozenset[str]]

    def matches(self, claim: Json) -> bool:
        """`claim` is that of a version's record; of a withdrawal, only its id."""
        if not self.values:
            return True
        if "speaker" not in claim:
            return False
        return all(_MATCHED[name](claim) & values for name, values in self.values.items())

    def among_public(self) -> Q:
        """The same, of rows of PublicClaim."""
        found = Q()
        for name, values in self.values.items():
            if name == "document":
                found &= Q(document_id__in=values) | Q(document__in=values)
            elif name == "topic":
                found &= Q(topics__overlap=sorted(values))
            elif name == "year":
                years = Q()
                for year in map(int, values):
                    years |= Q(
                        date_earliest__lte=date(year, 12, 31), date_latest__gte=date(year, 1, 1)
                    )
                found &= years
            else:
                found &= Q(**{f"{_COLUMNS.get(name, name)}__in": values})
        return found


_COLUMNS: Final = {"speaker": "speaker_id"}


def _years(claim: Json) -> frozenset[str]:
    earliest, latest = (int(claim["date"][name][:4]) for name in ("earliest", "latest"))
    return frozenset(f"{year:04}" for year in range(earliest, latest + 1))


# What a claim has of each parameter.
_MATCHED: Final = {
    "kind": lambda claim: {claim["kind"]},
    "topic": lambda claim: frozenset(claim["topics"]),
    "party": lambda claim: {claim["speaker"]["party"]},
    "rating": lambda claim: {claim["rating"] and claim["rating"]["id"]},
    "verification_status": lambda claim: {claim["verification_status"]},
    "speaker": lambda claim: {claim["speaker"]["id"]},
    "document": lambda claim: {
        claim["source"]["document"]["id"],
        claim["source"]["document"]["file"],
    },
    "year": _years,
}


def wanted_of(query: str, redirects: Mapping[str, str]) -> WantedClaims:
    """Of a query that is kept. `redirects`: where the ids of merged speakers lead."""
    values: dict[str, frozenset[str]] = {}
    for name, value in parse_qsl(query):
        values[name] = values.get(name, frozenset()) | {value}
    if speakers := values.get("speaker"):
        values["speaker"] = speakers | {redirects[each] for each in speakers if each in redirects}
    return WantedClaims(values)


def read_wanted(typed: str) -> str:
    """The query as it is kept. Raises WantedRefused."""
    query = typed.strip()
    if "?" in query or "://" in query:
        query = urlsplit(query).query
        if not query:
            raise WantedRefused(_("There is no ? in the address, and so nothing after it."))
    if not query:
        return ""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, errors="strict")
    except ValueError:
        raise WantedRefused(_("Write it as in an address: party=S&topic=skola.")) from None
    names = dict.fromkeys(name for name, _value in pairs)
    given = {name: dict.fromkeys(v.strip() for n, v in pairs if n == name) for name in names}
    problems = [problem for name in names if (problem := _problem(name, list(given[name])))]
    if problems:
        raise WantedRefused(" ".join(problems))
    kept = [(name, _as_kept(name, value)) for name in names for value in given[name]]
    return urlencode(list(dict.fromkeys(kept)))


def _as_kept(name: str, value: str) -> str:
    return _code(value) if name == "party" else value


def _code(value: str) -> str:
    """A party's code; what was said where none is known."""
    return Party.objects.code_of(value) or value


def _problem(name: str, values: list[str]) -> str:
    if name not in _MATCHED:
        known = ", ".join(_MATCHED)
        return _("“%(name)s” is nothing to choose by; there are: %(known)s.") % {
            "name": name,
            "known": known,
        }
    if len(values) > MOST_VALUES:
        return _("%(name)s: more than %(most)d values.") % {"name": name, "most": MOST_VALUES}
    for value in values:
        if name == "year":
            if not re.fullmatch(r"(?!0000)[0-9]{4}", value, re.ASCII):
                return _("year: “%(value)s” is none; write four digits.") % {"value": value}
        elif not _known(name, _as_kept(name, value)):
            return _("%(name)s: there is no “%(value)s”%(choices)s.") % {
                "name": name,
                "value": value,
                "choices": _choices(name),
            }
    return ""


def _known(name: str, value: str) -> bool:
    if name == "speaker":
        return Speaker.objects.filter(public_id=value).exists()
    if name == "document":
        return Document.objects.filter(Q(public_id=value) | Q(file_name=value)).exists()
    return value in _listed(name)


def _listed(name: str) -> list[str]:
    choices: dict[str, Iterable[str]] = {
        "kind": Claim.Kind.values,
        "verification_status": Claim.Status.values,
        "topic": Topic.objects.order_by("pk").values_list("pk", flat=True),
        "rating": Rating.objects.order_by("slug").values_list("slug", flat=True).distinct(),
        "party": Party.objects.order_by("pk").values_list("pk", flat=True),
    }
    return list(choices[name])


def _choices(name: str) -> str:
    """What there is instead, where it is few."""
    if name in {"speaker", "document"}:
        return ""
    known = _listed(name)
    return _("; there are: %(known)s") % {"known": ", ".join(known[:_TOLD_CHOICES])}
