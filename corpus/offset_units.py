"""What programs count when they say where something stands in a text, and code points of it.

Python, PostgreSQL and the W3C's model count code points; JavaScript, Java and .NET count UTF-16
units; some tools count what readers take for a letter (grapheme clusters).
"""

from array import array
from collections.abc import Sequence
from enum import StrEnum

import regex

# What stands where a unit's offset falls inside a character.
INSIDE = -1
_CLUSTER = regex.compile(r"\X")
_LAST_OF_ONE_UNIT = "\uffff"


class OffsetUnit(StrEnum):
    CODE_POINTS = "code points"
    UTF_16 = "UTF-16"
    GRAPHEMES = "graphemes"


def places(text: str, unit: OffsetUnit) -> Sequence[int]:
    """For each offset in the unit, from 0 to the end of the text, the code points before it."""
    if unit is OffsetUnit.CODE_POINTS or (text.isascii() and "\r" not in text):
        return range(len(text) + 1)
    # Four bytes for each character: a text may have millions.
    found = array("i")
    if unit is OffsetUnit.GRAPHEMES:
        found.extend(match.start() for match in _CLUSTER.finditer(text))
        found.append(len(text))
        return found
    if utf_16_length(text) == len(text):
        return range(len(text) + 1)
    for place, character in enumerate(text):
        found.append(place)
        if character > _LAST_OF_ONE_UNIT:
            found.append(INSIDE)
    found.append(len(text))
    return found


def utf_16_length(text: str) -> int:
    return len(text) + sum(character > _LAST_OF_ONE_UNIT for character in text)
