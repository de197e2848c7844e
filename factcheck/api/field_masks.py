"""Google's partial responses: `fields=claims(text,claimReview/url),nextPageToken`.

Pure functions. What a mask wants is a set of paths to values, such as `("claims", "text")`; lists
are passed through.
"""

import re
from typing import Any

Shape = dict[str, "Shape"]  # an empty one is a value
Path = tuple[str, ...]

LONGEST = 500

_TOKEN = re.compile(r"[A-Za-z]+|[*,/()]")


class BadMask(ValueError):
    """The text is no mask, or names what is not there; the message is the part that is wrong."""


def parse(text: str, shape: Shape) -> set[Path]:
    """The paths that the text wants. Raises BadMask."""
    tokens = _TOKEN.findall(text)
    if len(text) > LONGEST or "".join(tokens) != text:
        raise BadMask(text[:50])
    parser = _Parser(tokens)
    wanted = parser.paths(shape, ())
    if parser.peek():
        raise BadMask(parser.peek())
    return wanted


def apply(wanted: set[Path], value: Any, at: Path = ()) -> Any:
    """What is wanted of the value; of a list, what is wanted of each item."""
    if isinstance(value, list):
        return [apply(wanted, item, at) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {path[len(at)] for path in wanted if path[: len(at)] == at}
    return {key: apply(wanted, part, (*at, key)) for key, part in value.items() if key in kept}


def _values(shape: Shape, at: Path) -> set[Path]:
    if not shape:
        return {at}
    return {path for name in shape for path in _values(shape[name], (*at, name))}


class _Parser:
    """Recursive descent; it goes no deeper than the shape does."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.place = 0

    def peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.place += 1
        return token

    def paths(self, shape: Shape, at: Path) -> set[Path]:
        """path ("," path)*"""
        wanted = self.path(shape, at)
        while self.peek() == ",":
            self.take()
            wanted |= self.path(shape, at)
        return wanted

    def path(self, shape: Shape, at: Path) -> set[Path]:
        """name ["/" path | "(" paths ")"], where a star is every name there is."""
        name = self.take()
        names = list(shape) if name == "*" else [name]
        deeper = self.peek() in {"/", "("}
        if name == "*" and deeper:
            names = [one for one in names if shape[one]]
        if not names or not all(one in shape and (shape[one] or not deeper) for one in names):
            raise BadMask(name)
        if not deeper:
            return {path for one in names for path in _values(shape[one], (*at, one))}
        opening, start = self.take(), self.place
        wanted: set[Path] = set()
        for one in names:
            self.place = start
            inner = self.path if opening == "/" else self.paths
            wanted |= inner(shape[one], (*at, one))
        if opening == "(" and self.take() != ")":
            raise BadMask("(")
        return wanted
