"""Texts in drawings: their letters measured, and cut into lines."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from PIL import ImageFont

Face = Literal["sans", "sans-bold", "serif"]

_FONTS = Path(__file__).with_name("fonts")
_FILES: dict[Face, str] = {
    "sans": "NotoSans-Regular.ttf",
    "sans-bold": "NotoSans-Bold.ttf",
    "serif": "NotoSerif-Bold.ttf",
}

# What no XML may hold, and what would turn the direction of the letters after it.
_NO_LETTER = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+")
ELLIPSIS = "…"
LONGEST_CHARACTERS = 2_000
# Of a line's height; letters without any width of their own, such as marks, are cut with the rest.
NARROWEST_LETTER = 0.1


def printable(text: str) -> str:
    """The text without what is no letter."""
    return _NO_LETTER.sub(" ", text)


def one_line(text: str) -> str:
    """The same, and at most so long that a picture can hold it."""
    return printable(text[:LONGEST_CHARACTERS])


@lru_cache(maxsize=64)
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """The engine is the plain one, which is the same everywhere."""
    return ImageFont.truetype(_FONTS / _FILES[face], size, layout_engine=ImageFont.Layout.BASIC)


def width(text: str, face: Face, size: int) -> float:
    return font(face, size).getlength(text)


def wrapped(text: str, face: Face, size: int, room: float, most: int) -> list[str] | None:
    """The text in at most so many lines of this width; None where it needs more."""
    lines, rest = _filled(one_line(text), face, size, room, most)
    return None if rest else lines


def cut_lines(text: str, face: Face, size: int, room: float, most: int) -> list[str]:
    """The text in lines, as many words as have room, with an ellipsis where it is not all."""
    lines, rest = _filled(one_line(text), face, size, room, most)
    if rest:
        lines[-1] = cut(lines[-1] + " " + rest, face, size, room)
    return lines


def cut(text: str, face: Face, size: int, room: float) -> str:
    """As much of the text as has room in one line, with an ellipsis where it is not all."""
    text = one_line(text)
    end = _fitting(text, face, size, room)
    if end == len(text):
        return text
    end = _fitting(text, face, size, room - width(ELLIPSIS, face, size))
    return text[:end].rstrip() + ELLIPSIS


def _filled(text: str, face: Face, size: int, room: float, most: int) -> tuple[list[str], str]:
    """So many lines at most, and what is left over. A word that is longer than a line is cut where
    it must be."""
    lines: list[str] = []
    rest = " ".join(text.split())
    while rest and len(lines) < most:
        end = _fitting(rest, face, size, room)
        if end < len(rest) and rest[end] != " ":
            end = rest.rfind(" ", 0, end) if " " in rest[:end] else end
        end = max(1, end)
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return lines, rest


def _fitting(text: str, face: Face, size: int, room: float) -> int:
    """How many letters from the beginning have room in a line. No line has room for thousands of
    letters, and whoever measures them all for each line measures for minutes."""
    low, high = 0, min(len(text), int(room // (size * NARROWEST_LETTER)) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle], face, size) <= room:
            low = middle
        else:
            high = middle - 1
    return low
