"""What is a minor change: spelling and punctuation; never what a claim says. Pure.

`more_than_minor` compares two public records of a claim, as snapshots keep them. The database has
the plain half of the rule (`version_minor_changes_no_fact` in `claims/rules/versions.sql`).
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from claims.spotting.quantities.number_words import NumberWord, number_word
from claims.vocabulary.telling_words import PROTECTED

Json = dict[str, Any]

# Two spellings of one word have at least so much in common; shorter words are other words.
_LIKENESS = 0.8
_SPELLED_MIN_CHARACTERS = 5
# What turns a word round or sends it another way: `utförd` is no misspelling of `uppförd`.
_FRONTS = [
    "an",
    "av",
    "bi",
    "bort",
    "fram",
    "från",
    "för",
    "genom",
    "in",
    "mot",
    "ned",
    "ner",
    "o",
    "om",
    "på",
    "till",
    "under",
    "upp",
    "ut",
    "åter",
    "över",
]
_AFTER_FRONT_MIN_CHARACTERS = 4
# `femtiotalet` is a decade, which is read by its number.
_DECADE = re.compile(r"(?<=\w\w)tal(?:ets?|en|ens|s)?$")

_WORD = re.compile(r"\d+(?:[.,:/–-]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|%")


@dataclass(frozen=True, slots=True)
class FactChange:
    """Something that a record says differently, and that is more than spelling.

    `what` is one of: number, words, quote, speaker, date, kind, verdict, checked_on, evidence. Both
    sides are as the record has them: a date as EDTF, a kind as its code, a verdict as its label or,
    where there is none, as the code of the status.
    """

    what: str
    before: str = ""
    now: str = ""


def more_than_minor(before: Json, now: Json) -> list[FactChange]:
    """Everything between two snapshots of a claim that the public must be told of; both as
    `snapshot` makes them. Empty where the change is minor.
    """
    old, new = before["claim"], now["claim"]
    found = [
        FactChange(what, _short(one), _short(other))
        for what, one, other in (
            ("quote", old["quote"], new["quote"]),
            ("date", old["date"]["edtf"], new["date"]["edtf"]),
            ("kind", old["kind"], new["kind"]),
        )
        if one != other
    ]
    if _verdict(old) != _verdict(new):
        found.append(FactChange("verdict", _called(old), _called(new)))
    if (was := _checked_on(old)) and was != _checked_on(new):
        found.append(FactChange("checked_on", was, _checked_on(new)))
    if _voices(old) != _voices(new):
        found.append(FactChange("speaker", _names(old), _names(new)))
    if _quantities(old) != _quantities(new):
        found.append(FactChange("number", _texts(old), _texts(new)))
    for one, other in _written(old, new):
        found += _in_words(one, other)
    if _sources(old) != _sources(new):
        found.append(FactChange("evidence"))
    return list(dict.fromkeys(found))


def _in_words(before: str, now: str) -> list[FactChange]:
    """Where two texts differ by more than the spelling of a word."""
    old, new = _WORD.findall(before), _WORD.findall(now)
    if [word.casefold() for word in old] == [word.casefold() for word in new]:
        return []
    matcher = SequenceMatcher(
        a=[word.casefold() for word in old], b=[word.casefold() for word in new], autojunk=False
    )
    found = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal" or _is_spelling(old[a1:a2], new[b1:b2]):
            continue
        words = [*old[a1:a2], *new[b1:b2]]
        what = "number" if any(map(_is_number, words)) else "words"
        found.append(FactChange(what, " ".join(old[a1:a2]), " ".join(new[b1:b2])))
    return found


def _is_spelling(old: list[str], new: list[str]) -> bool:
    """Whether each word is the other's, but for a letter or so; or two were written as one."""
    one, other = "".join(old).casefold(), "".join(new).casefold()
    if one == other and not any(character.isdigit() for character in one):
        return True  # `i dag` and `idag`
    return len(old) == len(new) and all(map(_is_same_word, old, new))


def _is_same_word(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    if one == other:
        return True
    if _number(one) or _number(other):
        return _number(one) == _number(other)  # `förtio` and `fyrtio`
    if PROTECTED & {one, other} or not (one + other).replace("-", "").isalpha():
        return False
    return (
        min(len(one), len(other)) >= _SPELLED_MIN_CHARACTERS
        # A negation or a direction stands in front: `olaglig`, `utvandring`. Slips are further in.
        and one[0] == other[0]
        and not _differ_in_front(one, other)
        and SequenceMatcher(a=one, b=other, autojunk=False).ratio() >= _LIKENESS
    )


def _number(word: str) -> NumberWord | None:
    """What a word says as a number: its kind, value, and what it is a number of."""
    found = number_word(word)
    if found is None and (decade := _DECADE.sub("", word)) != word:
        found = number_word(decade)
    return found


def _is_number(word: str) -> bool:
    return word[0].isdigit() or _number(word.casefold()) is not None


def _differ_in_front(one: str, other: str) -> bool:
    rests = [{word.removeprefix(front) for front in _FRONTS} - {word} for word in (one, other)]
    return any(len(rest) >= _AFTER_FRONT_MIN_CHARACTERS for rest in rests[0] & rests[1])


def _written(old: Json, new: Json) -> list[tuple[str, str]]:
    """The pairs of texts in which a misspelling may be mended."""
    pairs = [
        (old["statement"], new["statement"]),
        (old.get("headline") or "", new.get("headline") or ""),
        (old["date"]["evidence"] or "", new["date"]["evidence"] or ""),
    ]
    one, other = old.get("assessment") or {}, new.get("assessment") or {}
    pairs += [(one.get(name) or "", other.get(name) or "") for name in ("summary", "explanation")]
    sources = zip(one.get("evidence") or [], other.get("evidence") or [], strict=False)
    pairs += [(a[name] or "", b[name] or "") for a, b in sources for name in ("title", "summary")]
    return [pair for pair in pairs if pair[0] != pair[1]]


def _verdict(claim: Json) -> Any:
    rating = claim["rating"] or {}
    return claim["verification_status"], rating.get("scale_version"), rating.get("id")


def _called(claim: Json) -> str:
    """The verdict's label, or the status's code."""
    label: str = (claim["rating"] or {}).get("label") or claim["verification_status"]
    return label


def _checked_on(claim: Json) -> str:
    """Versions of before say no day: to say it later is no other day."""
    return (claim.get("assessment") or {}).get("checked_on") or ""


def _voices(claim: Json) -> list[Any]:
    voices = [claim["speaker"], claim["cited_authority"], claim["reported_by"], *claim["cosigners"]]
    return [voice and [voice[key] for key in ("id", "name", "party", "role")] for voice in voices]


def _names(claim: Json) -> str:
    return ", ".join(voice["name"] for voice in (claim["speaker"], *claim["cosigners"]))


def _quantities(claim: Json) -> list[Any]:
    return [
        [each[key] for key in ("text", "value", "value_max", "unit", "qualifier", "period")]
        for each in claim["quantities"]
    ]


def _texts(claim: Json) -> str:
    return ", ".join(each["text"] for each in claim["quantities"])


def _sources(claim: Json) -> list[Any]:
    evidence = (claim.get("assessment") or {}).get("evidence") or []
    keys = ("url", "archive_url", "publisher", "published_on", "stance", "primary")
    return [[each[key] for key in keys] for each in evidence]


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
