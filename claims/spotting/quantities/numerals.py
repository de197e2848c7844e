"""Swedish cardinals written in one word, and the words that multiply."""

import re
from typing import Final

ONES: Final = {
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
TEENS: Final = {
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
TENS: Final = {
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
    "miljonen": 10**6,
    "miljonerna": 10**6,
    "miljarderna": 10**9,
    "miljarden": 10**9,
    "miljarders": 10**9,
    "miljoners": 10**6,
}


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


UNDER_100: Final = f"(?:(?:{_either(TENS)})(?:{_either(ONES)})?|{_either(TEENS | ONES)})"
UNDER_1000: Final = f"(?:(?:{_either(TEENS | ONES)})?hundra(?:och)?(?:{UNDER_100})?|{UNDER_100})"
_CARDINAL: Final = re.compile(
    f"(?:(?P<thousands>{UNDER_1000}|et|en)?(?P<thousand>tt?usen))?(?P<rest>{UNDER_1000})?"
)
_HUNDREDS: Final = re.compile(
    f"(?:(?P<times>{_either(TEENS | ONES)})?(?P<hundred>hundra)(?:och)?)?"
    f"(?:(?P<tens>{_either(TENS)})|(?P<teen>{_either(TEENS)}))?(?P<one>{_either(ONES)})?"
)


def magnitude(word: str) -> int | None:
    """`miljoner`, `Milj.` → 1 000 000; None for any other word."""
    return MAGNITUDES.get(word.casefold().removesuffix("."))


def cardinal(word: str) -> int | None:
    """`tjugofyra`, `etthundrafem`, `tvåhundratusen`; None for what is no number."""
    match = _CARDINAL.fullmatch(word) if word else None
    if not match:
        return None
    front = match["thousands"]
    thousands = 1 if front in {None, "et", "en"} else _under_1000(front)
    rest = _under_1000(match["rest"]) if match["rest"] else 0
    return (thousands * 1000 if match["thousand"] else 0) + rest


def _under_1000(word: str) -> int:
    match = _HUNDREDS.fullmatch(word)
    if not match:
        raise ValueError(word)
    hundreds = (TEENS | ONES)[match["times"]] if match["times"] else 1
    return (
        (hundreds * 100 if match["hundred"] else 0)
        + TENS.get(match["tens"] or "", 0)
        + TEENS.get(match["teen"] or "", 0)
        + ONES.get(match["one"] or "", 0)
    )
