"""What drawings are made of. Lengths are CSS pixels, from the upper left corner.

Colours go by their names in `colours.py`. A `title` is told when one points at the shape; with an
`href` the shape is a link.
"""

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class DrawnBox:
    x: float
    y: float
    width: float
    height: float
    fill: str
    outline: str = ""
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class DrawnDot:
    x: float
    y: float
    radius: float
    fill: str
    outline: str = ""
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class DrawnLine:
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float = 1


@dataclass(frozen=True, slots=True)
class DrawnText:
    """`y` is that of the line on which the letters stand."""

    x: float
    y: float
    text: str
    fill: str = "ink"
    size: int = 13
    anchor: Anchor = "start"
    bold: bool = False
    href: str = ""


DrawnShape = DrawnBox | DrawnDot | DrawnLine | DrawnText


@dataclass(frozen=True, slots=True)
class Drawing:
    """`title` and `description` are what somebody hears who does not see it."""

    width: int
    height: int
    title: str
    description: str
    shapes: tuple[DrawnShape, ...]
