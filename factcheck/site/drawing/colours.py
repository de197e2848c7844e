"""The colours of drawings by their names, as they are on paper and in PNG.

`static/site/drawing.css` has the same ones and those for the dark; a test holds them together.
"""

from typing import Final

COLOURS_OF_WORDS: Final = {
    "value-4-ink": "#3b6b16",
    "value-3-ink": "#7a5800",
    "value-2-ink": "#a1420a",
}
COLOURS: Final = {
    "paper": "#fdfcfa",
    "raised": "#f3f1ec",
    "ink": "#1d1d1f",
    "muted": "#565656",
    "rule": "#d4d0c8",
    "edge": "#767268",
    "link": "#0b4f8a",
    "value-5": "#14652f",
    "value-4": "#5f9a2c",
    "value-3": "#c99a1c",
    "value-2": "#d96b1f",
    "value-1": "#a3161c",
    "value-none": "#4a4a8a",
    "value-none-2": "#9a86c8",
    "unrated": "#b9b4aa",
    "begun": "#7fa3c7",
    "begun-2": "#4f7396",
    "doubt": "#6b665c",
}
