"""Swedish words that are numbers, written together or apart, and what kind of number they are."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from claims.spotting.quantities.numerals import (
    MAGNITUDES,
    ONES,
    TEENS,
    TENS,
    UNDER_100,
    UNDER_1000,
    cardinal,
)


class NumberWord(NamedTuple):
    """`kind`: cardinal, decimal, magnitude, ordinal, placing (“trea”), part (a denominator),
    dozen, hundreds (“hundratals”), multiple (“fördubblats”), compound
    (“femårig”, with its `rest`), one (“en”)."""

    kind: str
    value: Decimal
    rest: str = ""


_ORDINALS: Final = {
    "första": 1,
    "förste": 1,
    "andra": 2,
    "andre": 2,
    "tredje": 3,
    "fjärde": 4,
    "femte": 5,
    "sjätte": 6,
    "sjunde": 7,
    "åttonde": 8,
    "nionde": 9,
    "tionde": 10,
    "elfte": 11,
    "tolfte": 12,
    "trettonde": 13,
    "fjortonde": 14,
    "femtonde": 15,
    "sextonde": 16,
    "sjuttonde": 17,
    "artonde": 18,
    "nittonde": 19,
    "tjugonde": 20,
    "trettionde": 30,
    "fyrtionde": 40,
    "femtionde": 50,
    "sextionde": 60,
    "sjuttionde": 70,
    "åttionde": 80,
    "nittionde": 90,
    "hundrade": 100,
    "tusende": 1000,
}
_PARTS: Final = {
    "tredjedel": 3,
    "fjärdedel": 4,
    "femtedel": 5,
    "sjättedel": 6,
    "sjundedel": 7,
    "sjundel": 7,
    "åttondel": 8,
    "åttondedel": 8,
    "niondel": 9,
    "niondedel": 9,
    "tiondel": 10,
    "tiondedel": 10,
    "tolftedel": 12,
    "tjugondel": 20,
    "tjugondedel": 20,
    "hundradel": 100,
    "tusendel": 1000,
    "tondel": 10,
}
_DOZENS: Final = {"dussin": 12, "dussinet": 12, "tjog": 20, "halvdussin": 6, "halvtjog": 10}


_PREFIXED: Final = re.compile(
    f"(?P<number>(?:{UNDER_1000})|noll|tusen|miljon|halv)"
    r"(?P<rest>(?:års|årig|åring|procent|timmars|minuters|dagars|dygns|veckors|månaders|kronors"
    r"|gradig|meters|kilometers|miljoners|miljarders|rums|rummare|barns|manna|mils|siffrig"
    r"|öres|poängs|kilos|tons|liters|millimeters|centimeters|hektars|sekunders|promillig)\w*)"
)
_DOZEN_FORM: Final = re.compile(r"(?P<number>\w+?)(?P<rest>tal|talet|tals)")
_MULTIPLE_FORM: Final = re.compile(
    r"(?P<half>halver(?:a|ar|at|as|ad|ade|ades|ats|ing|ingen|ingar))"
    r"|(?P<two>(?:för)?dubbl(?:er)?(?:a|ar|at|as|ad|ade|ades|ats|ing|ingen|ingar))"
    rf"|(?P<number>{UNDER_100}|fyr|hundra|tusen)"
    r"(?:dubbl(?:a|ar|at|as|ad|ade|ades|ats|ing|ingen)|dubbelt?|faldiga(?:r|t|s|d|de|des|ts)?"
    r"|faldig|falt|faldigt)"
)
# Who comes in so: “Sverige blev trea”, “hon slutade tvåa”.
_PLACINGS: Final = {
    "etta": 1,
    "tvåa": 2,
    "trea": 3,
    "femma": 5,
    "sexa": 6,
    "sjua": 7,
    "nia": 9,
    "tia": 10,
}
_BEGINNINGS: Final = frozenset(
    word[:2]
    for word in (
        *ONES,
        *TEENS,
        *TENS,
        *MAGNITUDES,
        *_ORDINALS,
        *_PARTS,
        *_DOZENS,
        *("hundra", "noll", "halv", "dubb", "fördubb", "kvart"),
    )
)
_FIXED: Final = {
    "en": NumberWord("one", Decimal(1)),
    "ett": NumberWord("one", Decimal(1)),
    "noll": NumberWord("cardinal", Decimal(0)),
    **{
        f"{part}{magnitude}": NumberWord("decimal", Decimal(share) * MAGNITUDES[magnitude])
        for part, share in (("halv", "0.5"), ("kvarts", "0.25"))
        for magnitude in ("miljon", "miljonen", "miljard", "miljarden", "biljon")
    },
    "halvannan": NumberWord("decimal", Decimal("1.5")),
    "halvannat": NumberWord("decimal", Decimal("1.5")),
    "halvtannat": NumberWord("decimal", Decimal("1.5")),
    "hundra": NumberWord("cardinal", Decimal(100)),
    "hälften": NumberWord("share", Decimal("0.5")),
    "halva": NumberWord("share", Decimal("0.5")),
    "halvt": NumberWord("", Decimal(0)),
    "dubbelt": NumberWord("double", Decimal(2)),
    "dubbla": NumberWord("double", Decimal(2)),
    "dubblar": NumberWord("multiple", Decimal(2)),
    "var": NumberWord("every", Decimal(1)),
    "vart": NumberWord("every", Decimal(1)),
    "varje": NumberWord("every", Decimal(1)),
    "varannan": NumberWord("every", Decimal(2)),
    "vartannat": NumberWord("every", Decimal(2)),
    "bråkdel": NumberWord("", Decimal(0)),
    **{word: NumberWord("placing", Decimal(place)) for word, place in _PLACINGS.items()},
}


@lru_cache(maxsize=1 << 16)
def number_word(word: str) -> NumberWord | None:
    """What the word, in lower case, says as a number; None for other words."""
    if word in _FIXED:
        return _FIXED[word] if _FIXED[word].kind else None
    if word in MAGNITUDES:
        return NumberWord("magnitude", Decimal(MAGNITUDES[word]))
    if word[:2] not in _BEGINNINGS or len(word) > 60:
        return None
    if (value := cardinal(word)) is not None:
        return NumberWord("cardinal", Decimal(value))
    if "komma" in word:
        return _with_decimals(word)
    return _ordinal(word) or _part(word) or _dozen(word) or _multiple(word) or _compound(word)


def _with_decimals(word: str) -> NumberWord | None:
    """“nollkommafem”, “tvåkommafem”."""
    before, _, behind = word.partition("komma")
    whole = 0 if before == "noll" else cardinal(before)
    decimals = cardinal(behind)
    if whole is None or decimals is None or decimals > 99:
        return None
    return NumberWord("decimal", Decimal(f"{whole}.{decimals}"))


def _ordinal(word: str) -> NumberWord | None:
    for ending, value in _ORDINALS.items():
        if word.endswith(ending):
            before = word.removesuffix(ending)
            if not before:
                return NumberWord("ordinal", Decimal(value))
            front = cardinal(before)
            if front is not None and front >= 20 and value < 20:
                return NumberWord("ordinal", Decimal(front + value))
    return None


def _part(word: str) -> NumberWord | None:
    stem = re.sub(r"(?:arna|ar|en)?s?$", "", word)
    return NumberWord("part", Decimal(_PARTS[stem])) if stem in _PARTS else None


def _dozen(word: str) -> NumberWord | None:
    if word in _DOZENS:
        return NumberWord("dozen", Decimal(_DOZENS[word]), "dussin")
    if word in {"dussintals", "dussintal"}:
        return NumberWord("hundreds" if word.endswith("s") else "dozen", Decimal(12))
    if not (match := _DOZEN_FORM.fullmatch(word)):
        return None
    number = match["number"]
    value = Decimal(MAGNITUDES.get(number) or cardinal(number) or 0)
    if value < 5:
        return None
    if match["rest"] == "tals":
        return NumberWord("hundreds", value)
    if match["rest"] == "talet" and value not in {100, 1000, 10}:
        return None  # “tjugotalet” is a decade
    return NumberWord("dozen", value, match["rest"])


def _multiple(word: str) -> NumberWord | None:
    if not (match := _MULTIPLE_FORM.fullmatch(word)):
        return None
    if match["half"]:
        return NumberWord("multiple", Decimal("0.5"))
    if match["two"]:
        return NumberWord("multiple", Decimal(2))
    number = match["number"]
    value = 4 if number == "fyr" else cardinal(number) or 0
    return NumberWord("multiple", Decimal(value)) if value > 1 else None


def _compound(word: str) -> NumberWord | None:
    if not (match := _PREFIXED.fullmatch(word)):
        return None
    number = match["number"]
    if match["rest"].endswith(("kriget", "riket")):
        return None  # “sexdagarskriget”
    if number in {"en", "ett", "halv"}:
        return None  # “enprocentig” is rare, “ettårig” a flower, “halvårsvis” a rhythm
    value = 0 if number == "noll" else MAGNITUDES.get(number) or cardinal(number) or 0
    return NumberWord("compound", Decimal(value), match["rest"])
