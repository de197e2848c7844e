"""Swedish words that are numbers, written together or apart, and what kind of number they are."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple


class NumberWord(NamedTuple):
    """`kind`: cardinal, magnitude, ordinal, part (a denominator), dozen, hundreds (“hundratals”),
    multiple (“fördubblats”), compound (“femårig”, with its `rest`), one (“en”)."""

    kind: str
    value: Decimal
    rest: str = ""


_ONES: Final = {
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
}
_TEENS: Final = {
    "tio": 10,
    "elva": 11,
    "tolv": 12,
    "tretton": 13,
    "fjorton": 14,
    "femton": 15,
    "sexton": 16,
    "sjutton": 17,
    "arton": 18,
    "aderton": 18,
    "nitton": 19,
}
_TENS: Final = {
    "tjugo": 20,
    "tjugi": 20,
    "tjuge": 20,
    "trettio": 30,
    "tretti": 30,
    "fyrtio": 40,
    "förtio": 40,
    "fyrti": 40,
    "femtio": 50,
    "femti": 50,
    "sextio": 60,
    "sexti": 60,
    "sjuttio": 70,
    "sjutti": 70,
    "åttio": 80,
    "åtti": 80,
    "nittio": 90,
    "nitti": 90,
}
MAGNITUDES: Final = {
    "tusen": 10**3,
    "miljon": 10**6,
    "miljoner": 10**6,
    "milj": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "miljard": 10**9,
    "miljarder": 10**9,
    "mdr": 10**9,
    "md": 10**9,
    "biljon": 10**12,
    "biljoner": 10**12,
    "mljard": 10**9,
    "miljarders": 10**9,
    "miljoners": 10**6,
}
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
_DOZENS: Final = {"dussin": 12, "dussinet": 12, "tjog": 20}


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_UNDER_100: Final = f"(?:(?:{_either(_TENS)})(?:{_either(_ONES)})?|{_either(_TEENS | _ONES)})"
_UNDER_1000: Final = (
    f"(?:(?:{_either(_TEENS | _ONES)})?hundra(?:och)?(?:{_UNDER_100})?|{_UNDER_100})"
)
_CARDINAL: Final = re.compile(
    f"(?:(?P<thousands>{_UNDER_1000})?(?P<thousand>tt?usen))?(?P<rest>{_UNDER_1000})?"
)
_HUNDREDS: Final = re.compile(
    f"(?:(?P<times>{_either(_TEENS | _ONES)})?(?P<hundred>hundra)(?:och)?)?"
    f"(?:(?P<tens>{_either(_TENS)})|(?P<teen>{_either(_TEENS)}))?(?P<one>{_either(_ONES)})?"
)
_PREFIXED: Final = re.compile(
    f"(?P<number>(?:{_UNDER_1000})|noll|tusen|miljon|halv)"
    r"(?P<rest>(?:års|årig|åring|procent|timmars|minuters|dagars|dygns|veckors|månaders|kronors"
    r"|gradig|meters|kilometers|miljoners|miljarders|rums|rummare|barns|manna|mils|siffrig"
    r"|öres|poängs|kilos|tons|liters)\w*)"
)
_DOZEN_FORM: Final = re.compile(r"(?P<number>\w+?)(?P<rest>tal|talet|tals)")
_MULTIPLE_FORM: Final = re.compile(
    r"(?P<half>halver(?:a|ar|at|as|ad|ade|ades|ats))"
    r"|(?P<two>(?:för)?dubbl(?:a|ar|at|as|ad|ade|ades|ats)|dubbler(?:a|ar|at|as|ad|ade|ades|ats))"
    rf"|(?P<number>{_UNDER_100}|fyr|hundra|tusen)"
    r"(?:dubbl(?:a|ar|at|as|ad|ade|ades|ats)|dubbelt?|faldiga(?:r|t|s|d|de|des|ts)?|falt)"
)
_BEGINNINGS: Final = frozenset(
    word[:2]
    for word in (
        *_ONES,
        *_TEENS,
        *_TENS,
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
    "halvannan": NumberWord("cardinal", Decimal("1.5")),
    "halvannat": NumberWord("cardinal", Decimal("1.5")),
    "halvtannat": NumberWord("cardinal", Decimal("1.5")),
    "hundra": NumberWord("cardinal", Decimal(100)),
    "hälften": NumberWord("share", Decimal("0.5")),
    "halva": NumberWord("share", Decimal("0.5")),
    "halvt": NumberWord("", Decimal(0)),
    "dubbelt": NumberWord("double", Decimal(2)),
    "dubbla": NumberWord("double", Decimal(2)),
    "dubblar": NumberWord("multiple", Decimal(2)),
    "var": NumberWord("every", Decimal(1)),
    "vart": NumberWord("every", Decimal(1)),
    "varannan": NumberWord("every", Decimal(2)),
    "vartannat": NumberWord("every", Decimal(2)),
    "bråkdel": NumberWord("", Decimal(0)),
    # Nouns and verbs that are spelled as numbers.
    "sexa": NumberWord("", Decimal(0)),
}


def cardinal(word: str) -> int | None:
    """`tjugofyra`, `etthundrafem`, `tvåhundratusen`; None for what is no number."""
    match = _CARDINAL.fullmatch(word) if word else None
    if not match:
        return None
    thousands = _under_1000(match["thousands"]) if match["thousands"] else 1
    rest = _under_1000(match["rest"]) if match["rest"] else 0
    return (thousands * 1000 if match["thousand"] else 0) + rest


def _under_1000(word: str) -> int:
    match = _HUNDREDS.fullmatch(word)
    if not match:
        raise ValueError(word)
    hundreds = (_TEENS | _ONES)[match["times"]] if match["times"] else 1
    return (
        (hundreds * 100 if match["hundred"] else 0)
        + _TENS.get(match["tens"] or "", 0)
        + _TEENS.get(match["teen"] or "", 0)
        + _ONES.get(match["one"] or "", 0)
    )


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
    return _ordinal(word) or _part(word) or _dozen(word) or _multiple(word) or _compound(word)


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
    if number in {"en", "ett", "halv"}:
        return None  # “enprocentig” is rare, “ettårig” a flower, “halvårsvis” a rhythm
    value = 0 if number == "noll" else MAGNITUDES.get(number) or cardinal(number) or 0
    return NumberWord("compound", Decimal(value), match["rest"])
