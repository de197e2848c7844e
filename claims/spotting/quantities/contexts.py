"""What stands around a number: for what it is counted, when, and which way it moved."""

import re
from typing import Final

from claims.spotting.quantities.not_numbers import MONTHS
from claims.spotting.quantities.tokens import Words

_UP: Final = re.compile(
    r"(?:öka|ökar|ökat|ökade|ökades|ökning|ökningen|ökningar|ökas|stiga|stiger|stigit|steg|stigande|höja|höjer"
    r"|höjs|höjt|höjts|höjde|höjdes|höjas|höjd|höjda|höjning|höjningen|växa|växer|växt|växte|tillväxt|uppgång"
    r"|uppgången|fler|mer|högre|större|dyrare|längre|snabbare|bättre|ökande|klättrat|klättrade|lyfts|lyfte"
    r"|tilltagit|förbättrats|dubblats|uppräkning|påslag|rusat|rusade|skjutit|vuxit|utökas|utökats|utökades|\w*ökning|\w*höjning)"
)
_DOWN: Final = re.compile(
    r"(?:minska|minskar|minskat|minskade|minskades|minskas|minskning|minskningen|sjunka|sjunker|sjunkit|sjönk|sänka"
    r"|sänker|sänks|sänkt|sänkts|sänkte|sänktes|sänkas|sänkning|sänkningen|falla|faller|fallit|föll|fall|nedgång"
    r"|nedgången|färre|mindre|lägre|billigare|kortare|krympa|krymper|krympt|krympte|dalat|dalade|rasat|rasade"
    r"|ras|tapp|tappat|tappade|backat|backade|backar|tappar|rasar|dalar|skär|krymper|minskas|halverats|skars|skurit|reducerats|reduceras|reducerades|rabatt|gått ned|gått ner|\w*minskning|\w*sänkning)"
)
_COMPARED: Final = frozenset(
    "fler mer högre större dyrare längre färre mindre lägre billigare kortare sämre bättre".split()
)
_BREAKS: Final = re.compile(r"[.!?;:\n]")
_PER: Final = frozenset(["per", "om", "i", "varje", "pr"])
_ABOUT_TIME: Final = {
    "om": {"året", "dagen", "dygnet"},
    "i": {"timmen", "veckan", "månaden", "minuten", "sekunden", "kvartalet"},
}
_EVERY: Final = {
    "årligen": "år",
    "månatligen": "månad",
    "dagligen": "dag",
    "veckovis": "vecka",
    "varje": "",
}
_YEAR: Final = "(?:1[5-9]|20|21)[0-9]{2}"
_PERIOD: Final = re.compile(
    rf"""(?<![\w/:.,-])(?:
      (?P<from>{_YEAR})(?:[-–]|\ (?:till|och)\ )(?P<to>{_YEAR})
    | (?:(?P<word>sedan|från|till|fram\ till|före|efter|innan|senast)\ (?:år\ )?)?
      (?:(?P<month>{"|".join(MONTHS)})\ )?(?P<year>{_YEAR})
    )(?![\w/:%]|[.,-][0-9]|\ (?:kr|kronor|personer|procent|euro|elever|miljoner))""",
    re.VERBOSE | re.IGNORECASE,
)


def per(words: Words, index: int) -> tuple[str, int]:
    """“per år”, “/timme”, “i månaden”, “per 100 000 invånare”, “årligen”; and the index after."""
    first = words.follows(index)
    if not first:
        if words.gap(index) == "/" and words.at(index) and not words.is_digits(index):
            return words.low[index], index + 1
        return "", index
    if first in _EVERY and _EVERY[first]:
        return _EVERY[first], index + 1
    if first not in _PER:
        return "", index
    second = words.follows(index + 1)
    if first in _ABOUT_TIME:
        return (second, index + 2) if second in _ABOUT_TIME[first] else ("", index)
    if not second:
        return "", index
    last = index + 2
    if words.is_digits(index + 1) and words.follows(last):
        last += 1
    elif second in {"tusen", "hundra", "miljon"} and words.follows(last):
        last += 1
    return words.text[words.starts[index + 1] : words.ends[last - 1]], last


def direction(words: Words, first: int, after: int) -> tuple[str, str]:
    """Which way, and how the number says it: `by`, `to` or nothing."""
    behind = words.follows(after)
    if behind in _COMPARED:
        return ("up" if _UP.fullmatch(behind) else "down"), "by"
    link = words.at(first - 1)
    for back in range(1, 9):
        at = first - back
        if at < 0 or _BREAKS.search(words.gap(at + 1)) or words.is_digits(at):
            break
        word = words.low[at]
        way = "up" if _UP.fullmatch(word) else "down" if _DOWN.fullmatch(word) else ""
        if not way:
            continue
        if back == 1 and word not in _COMPARED:
            return way, "by"
        if link in {"med", "på", "om", "drygt", "nästan"} and word not in _COMPARED:
            return way, "by"
        if link == "till" and word not in _COMPARED:
            return way, "to"
        return "", ""
    return "", ""


def moved(words: Words, first: int) -> str:
    """Which way the nearest verb before says that something went; empty if none does."""
    for back in range(1, 9):
        at = first - back
        if at < 0 or _BREAKS.search(words.gap(at + 1)):
            break
        if _UP.fullmatch(words.low[at]):
            return "up"
        if _DOWN.fullmatch(words.low[at]):
            return "down"
    return ""


def period(text: str, start: int, end: int) -> str:
    """EDTF of the only period that the sentence names, or of the one right behind the number."""
    first = max((text.rfind(mark, max(0, start - 200), start) for mark in ".!?\n"), default=-1)
    stop = re.compile(r"[.!?](?=\s|$)|\n").search(text, end, end + 200)
    last = stop.start() if stop else min(len(text), end + 200)
    if (near := _PERIOD.match(text, end + 1)) and near.end() <= last:
        return _edtf(near)
    words = re.match(r"\s(?:under|i|för|år|under år|sedan|till|år|fram till)\s", text[end : end + 14])
    found = [match for match in _PERIOD.finditer(text, first + 1, last) if not start <= match.start() < end]
    if words and found:
        close = [match for match in found if 0 <= match.start() - end < 16]
        if close:
            return _edtf(close[0])
    periods = {_edtf(match) for match in found}
    return periods.pop() if len(periods) == 1 else ""


def _edtf(match: re.Match[str]) -> str:
    if match["from"]:
        return f"{match['from']}/{match['to']}" if match["from"] < match["to"] else ""
    day = match["year"]
    if match["month"]:
        day += f"-{MONTHS[match['month'].lower()]:02d}"
    word = (match["word"] or "").lower()
    if word == "sedan":
        return f"{day}/.."
    if word in {"fram till"}:
        return f"../{day}"
    return day
