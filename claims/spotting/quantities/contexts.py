"""What stands around a number: for what it is counted, and which way it moved."""

import re
from typing import Final

from claims.spotting.quantities.tokens import Words
from claims.spotting.word_lists import listed

_UP: Final = listed(
    """
    öka ökar ökat ökade ökades ökas ökning ökningen ökningar ökande stiga stiger stigit steg
    stigande höja höjer höjs höjt höjts höjde höjdes höjas höjd höjda växa växer växt växte vuxit
    uppgång uppgången fler mer högre större dyrare längre snabbare bättre klättrat klättrade lyfts
    lyfte tilltagit förbättrats dubblats uppräkning påslag rusat rusade skjutit utökas utökats
    utökades tillväxt
    """
)
_DOWN: Final = listed(
    """
    minska minskar minskat minskade minskades minskas sjunka sjunker sjunkit sjönk sänka sänker
    sänks sänkt sänkts sänkte sänktes sänkas falla faller fallit föll fall nedgång nedgången färre
    mindre lägre billigare kortare krympa krymper krympt krympte dalat dalade dalar rasat rasade
    rasar ras tapp tappat tappade tappar backat backade backar halverats skars skurit skär
    reducerats reduceras reducerades rabatt
    """
)
_UP_ENDINGS: Final = ("ökning", "höjning", "ökningen", "höjningen")
_DOWN_ENDINGS: Final = ("minskning", "sänkning", "minskningen", "sänkningen")
_COMPARED: Final = listed(
    """
    fler mer högre större dyrare längre färre mindre lägre billigare kortare bättre
    """
)
_BREAKS: Final = re.compile(r"[.!?;:\n]")
_PER: Final = frozenset(["per", "om", "i", "varje", "pr"])
_TIMES: Final = frozenset(["år", "månad", "vecka", "dag", "dygn", "timme", "termin", "kvartal"])
_VERB_ENDINGS: Final = ("ade", "ades", "er", "ar", "at", "ats", "sjönk", "steg", "föll", "växte")
_ROUND: Final = frozenset(["tusen", "hundra", "miljon"])
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


def _way(word: str) -> str:
    if word in _UP or word.endswith(_UP_ENDINGS):
        return "up"
    return "down" if word in _DOWN or word.endswith(_DOWN_ENDINGS) else ""


def _gone(words: Words, index: int) -> str:
    """“har gått upp”, “går ned”."""
    if words.at(index - 1) not in {"gå", "går", "gick", "gått"}:
        return ""
    return {"upp": "up", "ned": "down", "ner": "down"}.get(words.low[index], "")


def per(words: Words, index: int) -> tuple[str, int]:
    """“per år”, “/timme”, “i månaden”, “per 100 000 invånare”, “årligen”; and the index after."""
    first = words.follows(index)
    if not first:
        if words.gap(index) == "/" and words.at(index) and not words.is_digits(index):
            return words.low[index], index + 1
        return "", index
    if _EVERY.get(first):
        return _EVERY[first], index + 1
    if first not in _PER:
        return "", index
    second = words.follows(index + 1)
    if first in _ABOUT_TIME:
        return (second, index + 2) if second in _ABOUT_TIME[first] else ("", index)
    if not second:
        return "", index
    last = index + 2
    if words.follows(last) and (words.is_digits(index + 1) or second in _ROUND):
        last += 1
    if words.follows(last) == "och" and words.follows(last + 1) in _TIMES:
        last += 2  # “per person och år”
    return words.text[words.starts[index + 1] : words.ends[last - 1]], last


# “steg med hela 9,7 procent”: it changes nothing.
_STRESS: Final = frozenset(["hela", "otroliga", "endast", "bara"])


def direction(words: Words, first: int, after: int) -> tuple[str, str]:
    """Which way, and how the number says it: `by`, `to` or nothing."""
    behind = words.follows(after)
    if behind in _COMPARED:
        return _way(behind), "by"
    if words.at(first - 1) in _STRESS:
        first -= 1
    link = words.at(first - 1)
    for back in range(1, 9):
        at = first - back
        if at < 0 or _BREAKS.search(words.gap(at + 1)) or words.is_digits(at):
            break
        word = words.low[at]
        way = _way(word) or _gone(words, at)
        if not way:
            continue
        if back == 1 and word not in _COMPARED:
            return way, "by"
        verb = word.endswith(
            ("ade", "ades", "er", "ar", "at", "ats", "sjönk", "steg", "föll", "växte")
        )
        if back == 2 and verb and link.endswith(("na", "en", "et", "an")):
            return way, "by"  # “ökade priserna 3 procent”
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
        if way := _way(words.low[at]):
            return way
    return ""
