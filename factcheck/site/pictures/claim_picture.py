"""The picture of a claim, as networks show it with a link: claim, speaker, verdict.

1200 by 630 dots. It holds no face and no party's colours, and reads at the size of a thumb.
"""

from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

from factcheck.site.drawing.colours import COLOURS, COLOURS_OF_WORDS
from factcheck.site.drawing.png import as_bytes
from factcheck.site.drawing.texts import Face, cut, cut_lines, font, one_line, wrapped

WIDTH: Final = 1200
HEIGHT: Final = 630
EDGE: Final = 72
BAR: Final = 28
ROOM: Final = WIDTH - BAR - 2 * EDGE
LEFT: Final = BAR + EDGE

# Letters of the claim, from the largest down, with the lines that have room at that size.
CLAIM_SIZES: Final = ((60, 4), (52, 5), (44, 6), (38, 6))

# Words need more contrast than areas do.
INKS: Final = {
    "value-4": "value-4-ink",
    "value-3": "value-3-ink",
    "value-2": "value-2-ink",
    "unrated": "muted",
    "doubt": "muted",
}


@dataclass(frozen=True, slots=True)
class ClaimPicture:
    """All that is in the picture. `steps` is where on the scale the verdict stands, from the least
    true to the truest: empty where it has no place there."""

    desk: str
    claim: str
    who: str
    label: str
    colour: str
    steps: tuple[bool, ...] = ()

    def draw(self) -> bytes:
        image = Image.new("RGB", (WIDTH, HEIGHT), COLOURS["paper"])
        pen = ImageDraw.Draw(image)
        pen.rectangle((0, 0, BAR - 1, HEIGHT), fill=COLOURS[self.colour])
        _write(pen, LEFT, 72, cut(self.desk, "sans-bold", 28, ROOM), "sans-bold", 28, "muted")
        bottom = HEIGHT - 64
        _write(pen, LEFT, bottom, cut(self.who, "sans", 30, ROOM), "sans", 30, "muted")
        _draw_verdict(pen, self)
        _write_claim(pen, self.claim, top=228, bottom=bottom - 62)
        return as_bytes(image)


def _draw_verdict(pen: ImageDraw.ImageDraw, picture: ClaimPicture) -> None:
    steps_room = len(picture.steps) * 62 + 30 if picture.steps else 0
    label = cut(picture.label, "sans-bold", 56, ROOM - steps_room)
    _write(pen, LEFT, 168, label, "sans-bold", 56, INKS.get(picture.colour, picture.colour))
    x = LEFT + font("sans-bold", 56).getlength(label) + 34
    for filled in picture.steps:
        box = (x, 132, x + 48, 164)
        pen.rounded_rectangle(
            box,
            5,
            fill=COLOURS[picture.colour] if filled else None,
            outline=COLOURS["edge"],
            width=3,
        )
        x += 60


def _write_claim(pen: ImageDraw.ImageDraw, claim: str, *, top: int, bottom: int) -> None:
    for size, most in CLAIM_SIZES:
        lines = wrapped(claim, "serif", size, ROOM, most)
        if lines is not None and len(lines) * size * 1.25 <= bottom - top:
            break
    else:
        size, most = CLAIM_SIZES[-1]
        lines = cut_lines(claim, "serif", size, ROOM, most)
    y = top + size * 0.9
    for line in lines:
        _write(pen, LEFT, y, line, "serif", size, "ink")
        y += size * 1.25


def _write(
    pen: ImageDraw.ImageDraw, x: float, y: float, text: str, face: Face, size: int, colour: str
) -> None:
    fill = (COLOURS | COLOURS_OF_WORDS)[colour]
    pen.text((x, y), one_line(text), fill=fill, font=font(face, size), anchor="ls")


def site_picture(desk: str, what: str, words: str) -> bytes:
    """That of the site itself: its name, what it is, and the mark."""
    image = Image.new("RGB", (WIDTH, HEIGHT), COLOURS["paper"])
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, BAR - 1, HEIGHT), fill="#1f4e79")
    pen.rounded_rectangle((LEFT, 96, LEFT + 112, 208), 22, fill="#1f4e79")
    mark = [(LEFT + 28, 156), (LEFT + 46, 174), (LEFT + 84, 131)]
    pen.line(mark, fill="#ffffff", width=14, joint="curve")
    y = 316.0
    for line in cut_lines(desk, "serif", 76, ROOM, 2):
        _write(pen, LEFT, y, line, "serif", 76, "ink")
        y += 92
    _write(pen, LEFT, y + 4, cut(what, "sans-bold", 38, ROOM), "sans-bold", 38, "ink")
    for number, line in enumerate(cut_lines(words, "sans", 30, ROOM, 2)):
        _write(pen, LEFT, y + 66 + number * 42, line, "sans", 30, "muted")
    return as_bytes(image)
