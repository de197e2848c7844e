"""Words that turn a claim into another one: against each other, in any of their forms. Pure.

They stand in `opposites.toml`.
"""

import re
import tomllib
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("opposites.toml")


def _side(words: str) -> re.Pattern[str]:
    parts = []
    for word in words.split():
        body = re.escape(word.removesuffix("…")).replace("_", r"\s+")
        parts.append(body + (r"\w*" if word.endswith("…") else ""))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


_READ: Final = tomllib.loads(_FILE.read_text(encoding="utf-8"))
PLACES: Final = frozenset(_READ["places"].split())
NUMBER_WORDS: Final = frozenset(_READ["number_words"].split())
_SIDES: Final = tuple((_side(pair["one"]), _side(pair["other"])) for pair in _READ["pair"])


def sides_in(text: str) -> frozenset[tuple[int, int]]:
    """Of a text in small letters: pairs by their number, with the side that it has."""
    return frozenset(
        (number, side)
        for number, pair in enumerate(_SIDES)
        for side, pattern in enumerate(pair)
        if pattern.search(text)
    )


def opposed(one: frozenset[tuple[int, int]], other: frozenset[tuple[int, int]]) -> bool:
    """Whether both have a word of some pair, but not of the same sides of it."""
    return any(
        {side for pair, side in one if pair == number}
        != {side for pair, side in other if pair == number}
        for number in {pair for pair, _ in one} & {pair for pair, _ in other}
    )
