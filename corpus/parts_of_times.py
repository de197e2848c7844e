"""Parts of a time that nobody has drawn a line around: “början av maj 2023”, “sent 1990-tal”.

How far “the beginning” reaches is for a person to say: what is given is a third, to be asked about.
"""

import re
from calendar import monthrange
from typing import Final

_WORDS: Final = {
    0: "början|inledningen|first part|beginning|start|primo|tidigt|early",
    1: "mitten|middle|medio",
    2: "slutet|end|ultimo|sent|late",
}
_PART: Final = re.compile(
    "(?:i |på |under |vid |in |at )?(?:the )?(?:"
    + "|".join(f"(?P<p{number}>{words})" for number, words in _WORDS.items())
    + r")(?: av| på| i| under| of| in)?(?: det| the)? (?P<whole>.+)"
)


def part_said(plain: str) -> tuple[int, str] | None:
    """Which third (0, 1 or 2) of what is said; None where the text says no such thing."""
    match = _PART.fullmatch(plain)
    if match is None:
        return None
    return next(number for number in _WORDS if match[f"p{number}"]), match["whole"]


def third_of(edtf: str, third: int) -> str:
    """`2023-05` → `2023-05-01/2023-05-10`; empty for what is no month, year, decade or century."""
    if match := re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", edtf):
        last = monthrange(int(match[1]), int(match[2]))[1]
        first_day, last_day = ((1, 10), (11, 20), (21, last))[third]
        return f"{edtf}-{first_day:02}/{edtf}-{last_day:02}"
    if re.fullmatch(r"[0-9]{4}", edtf):
        return f"{edtf}-{4 * third + 1:02}/{edtf}-{4 * third + 4:02}"
    if re.fullmatch(r"[0-9]{3}X", edtf):
        first_year, last_year = ((0, 3), (4, 6), (7, 9))[third]
        return f"{edtf[:3]}{first_year}/{edtf[:3]}{last_year}"
    if re.fullmatch(r"[0-9]{2}XX", edtf):
        first_year, last_year = ((0, 33), (34, 66), (67, 99))[third]
        return f"{edtf[:2]}{first_year:02}/{edtf[:2]}{last_year:02}"
    return ""
