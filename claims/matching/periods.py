"""The times that a text names: years and months, and what is finer than these. Pure."""

import re
from collections.abc import Iterator, Set
from typing import Final

_YEAR: Final = re.compile(r"(?<![\w.,])(?:1[89]|20)[0-9]{2}(?![\w]|[.,][0-9])")
_SPAN: Final = re.compile(r"(?<!\w)((?:1[89]|20)[0-9]{2})[–-]((?:1[89]|20)?[0-9]{2})(?!\w)")
_RELATIVE: Final = {
    "this": (r"i\s+år|årets", 0),
    "last": (r"i\s+fjol|förra\s+året|föregående\s+år|fjolårets", -1),
    "next": (r"nästa\s+år|kommande\s+år", 1),
}
_RELATIVES: Final = {
    name: (re.compile(rf"(?<!\w)(?:{words})(?!\w)"), distance)
    for name, (words, distance) in _RELATIVE.items()
}
_MONTHS: Final = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
)
_MONTH: Final = re.compile(rf"(?<!\w)({_MONTHS})(?!\w)")
_FINER: Final = {
    "day": re.compile(rf"(?<![\w.,])([0-9]{{1,2}})(?::?e|\.)?\s+(?:{_MONTHS})(?!\w)"),
    "weekday": re.compile(r"(?<!\w)(mån|tis|ons|tors|fre|lör|sön)dag(?:en|ens|s|ar|arna)?(?!\w)"),
    "season": re.compile(r"(?<!\w)(vår|sommar|höst|vinter|vintr)(?:e?n|ens|ar|arna)(?!\w)"),
    "decade": re.compile(r"(?<![\w.,])(?:1[89]|20)?([0-9]0)-tal(?:et|ets|en)?(?!\w)"),
    "part": re.compile(
        r"(?<!\w)(första|andra|tredje|fjärde|[1-4](?::a|:e)?)\s+(?:halvåret|kvartalet|tertialet)"
    ),
}
# “I våras”, “i höstas” are words of their own.
_SEASON_PAST: Final = re.compile(r"(?<!\w)i\s+(vår|somr|höst|vintr)as(?!\w)")


# Where what is told ends or begins: “sedan 2018” is not “till 2018”.
_EDGES: Final = {
    "since": r"sedan|från|från\s+och\s+med|fr\.?\s?o\.?\s?m\.?",
    "until": r"till|till\s+och\s+med|t\.?\s?o\.?\s?m\.?",
    "before": r"före|innan",
    "after": r"efter",
}
_EDGE: Final = re.compile(
    "(?<!\\w)(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _EDGES.items())
    + r")\s+(?:och\s+med\s+)?(?:år\s+|årsskiftet\s+)?(?:den\s+)?(?:[0-9]{1,2}(?::?e)?\s+)?"
    + rf"(?:(?:{_MONTHS})(?:\s+(?:1[89]|20)[0-9]{{2}})?|(?:1[89]|20)[0-9]{{2}})(?!\w)"
)


def periods_in(low: str, year: int | None) -> frozenset[str]:
    """Of a text in small letters; “förra året” is a year where it is known when it was said.

    Days, seasons and decades stand behind their kind: “day 22”, “edge since”.
    """
    years = set(_YEAR.findall(low))
    for first, last in _SPAN.findall(low):
        years |= {first, last if len(last) == 4 else first[:2] + last}
    named = set(years)
    for name, (pattern, distance) in _RELATIVES.items():
        if pattern.search(low):
            years.add(name if year is None else str(year + distance))
    if named and year is None:
        years = named  # “förra året [2022]”
    return frozenset(years | set(_MONTH.findall(low)) | set(_finer(low)))


def _finer(low: str) -> Iterator[str]:
    for kind, pattern in _FINER.items():
        yield from (f"{kind} {match[1][:4]}" for match in pattern.finditer(low))
    yield from (f"season {match[1][:4]}" for match in _SEASON_PAST.finditer(low))
    yield from (f"edge {match.lastgroup}" for match in _EDGE.finditer(low))


def periods_differ(asked: Set[str], known: Set[str], years: Set[str]) -> bool:
    """Whether what is asked names a time that the other doesn't. `years` are those in which the
    other was said, which count where it names none. What is finer counts where both have it."""
    asked_kinds, known_kinds = _by_kind(asked), _by_kind(known)
    plain = asked_kinds.pop("", set())
    if plain and not plain <= (known_kinds.pop("", set()) or years):
        return True
    return any(
        kind in known_kinds and not found <= known_kinds[kind]
        for kind, found in asked_kinds.items()
    )


def _by_kind(periods: Set[str]) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for period in periods:
        kind, _, value = period.rpartition(" ")
        kinds.setdefault(kind, set()).add(value)
    return kinds
