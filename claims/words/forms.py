"""What a token is found by: its form as it stands, the words it is of, and the parts of those."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.metadata import version
from typing import Final

from claims.spotting.quantities.units import UNITS
from claims.words.compounds import compound_base_forms, parts
from claims.words.curated import word_list
from claims.words.inflection import base_forms, guessed_base_forms
from claims.words.preparing import fold

# Raised whenever the same text gives other lexemes than before: what is kept must be made anew.
_RULES_VERSION: Final = 6

_NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_DECIMAL: Final = re.compile(r"([0-9]+)[.,]([0-9]+)")
_JOINT: Final = re.compile(r"[-/:'&.,]")
_ENDING_AFTER_A_COLON: Final = re.compile(
    r"(?:s|a?re?n?s?|n[as]?|ns|en|ens|et|ets|t|ts|e?rnas?|or)"
)


# EUs, LOs: the genitive of an abbreviation, as many write it.
_GENITIVE_OF_CAPITALS: Final = re.compile(r"[A-ZÅÄÖ]{2,6}s")
# Two years that follow each other, the second whole or short: 2015/16, 2015/2016, 2015-16.
_TWO_YEARS: Final = re.compile(r"(1[0-9]{3}|20[0-9]{2})[/-]([0-9]{2}|[0-9]{4})")


@cache
def rules_version() -> str:
    """Of what makes lexemes: our rules, and the lexicons, which other versions may know better."""
    lexicons = (f"{name} {version(name)}" for name in ("simplemma", "wordfreq"))
    return ", ".join((f"rules {_RULES_VERSION}", *lexicons))


@dataclass(frozen=True, slots=True)
class WordForm:
    """A token's lexemes. A word that is too common to look for has none, as has an empty one.

    `form` is the token, folded; `lexemes` are what all forms of the word have in common, several
    where it can be of several words; `parts` those of the words that a compound is made of. Of a
    token that is joined of several (kr/månad), `pieces` has the lexemes of each; `lexemes` has
    those too, after the lexemes of the whole.
    """

    form: str
    lexemes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    pieces: tuple[tuple[str, ...], ...] = ()


@lru_cache(maxsize=100_000)
def word_form(token: str) -> WordForm:
    """Of a token as it stands in a text or a query."""
    form = fold(token)
    if form in word_list("stop_words"):
        return WordForm(form)
    if _NUMBER.fullmatch(form):
        return WordForm(form, _readings(form))
    if _GENITIVE_OF_CAPITALS.fullmatch(token):
        return replace(word_form(token[:-1]), form=form)
    pieces = [piece for piece in _JOINT.split(form) if piece]
    if len(pieces) > 1 and ":" in form and _ENDING_AFTER_A_COLON.fullmatch(pieces[-1]):
        form_without = form.rpartition(":")[0]  # EU:s
        return replace(word_form(form_without), form=form)
    if len(pieces) > 1:
        return _joined(form, pieces)
    return _word("".join(pieces), form)


def _word(word: str, form: str) -> WordForm:
    words = base_forms(word) or compound_base_forms(word) or guessed_base_forms(word)
    words = tuple(each for each in words if each)
    return WordForm(form, words, tuple(part for part in parts(word) if part not in words))


def _joined(form: str, pieces: list[str]) -> WordForm:
    of_pieces = [word_form(piece) for piece in pieces]
    if any(joint in form for joint in "/:&") or all(piece.isdecimal() for piece in pieces):
        years = _two_years(form)
        whole: tuple[str, ...] = (years,) if years else (form,)  # 2015/16, 10-15
    else:
        before = "".join(pieces[:-1])
        whole = tuple(before + word for word in of_pieces[-1].lexemes)  # e-post: epost
    words = dict.fromkeys((*whole, *(word for each in of_pieces for word in each.lexemes)))
    inner = dict.fromkeys(part for each in of_pieces for part in each.parts if part not in words)
    if "/" in form and pieces[0] in UNITS:
        inner["per"] = None  # kr/mån
    return WordForm(form, tuple(words), tuple(inner), tuple(each.lexemes for each in of_pieces))


def _two_years(form: str) -> str:
    """`2015/2016` → `2015/16`; empty for all else."""
    match = _TWO_YEARS.fullmatch(form)
    if match is None:
        return ""
    following = str(int(match[1]) + 1)
    return f"{match[1]}/{following[2:]}" if match[2] in {following, following[2:]} else ""


def _readings(number: str) -> tuple[str, ...]:
    """“640.000” may be 640 000, or have decimals; “2,50” is 2.5."""
    if number.isdecimal():
        return (number,)
    found = []
    if _GROUPED.fullmatch(number):
        found.append(re.sub(r"[.,]", "", number))
    if decimal := _DECIMAL.fullmatch(number):
        whole, decimals = decimal[1], decimal[2].rstrip("0")
        found.append(f"{whole}.{decimal[2]}" if found else f"{whole}.{decimals}".rstrip("."))
    return tuple(found) or (number.replace(",", "."),)
