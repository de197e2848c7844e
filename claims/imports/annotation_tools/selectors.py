"""Where an annotation points: the quote, its surroundings and its place. Pure.

What refines a selector counts within what that one selects: a position within a quote is no
position in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

_MAX_LEVELS = 20
# Half a character: what is left where a program that counts UTF-16 has cut an emoji in two.
_HALF_AT_START: Final = re.compile(r"^[\ud800-\udfff]")
_HALF_AT_END: Final = re.compile(r"[\ud800-\udfff]\Z")


@dataclass(slots=True)
class SelectedPlace:
    """`start` and `end` are those of the whole text; None where they are not said."""

    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


def selected(value: object) -> SelectedPlace:
    """Of several selectors, which all select the same, each says what it knows."""
    place = SelectedPlace()
    for selector in _list(value):
        if isinstance(selector, dict):
            _read(selector, place, 0)
    return place


def _read(selector: dict[str, Any], place: SelectedPlace, depth: int, whole: bool = True) -> None:
    if depth > _MAX_LEVELS:
        return
    kind = _kind(selector)
    refining = [each for each in _list(selector.get("refinedBy")) if isinstance(each, dict)]
    if kind == "TextQuoteSelector":
        _read_quote(selector, place)
        _cut(place, refining)
        refining = [each for each in refining if _kind(each) != "TextPositionSelector"]
    elif kind == "TextPositionSelector":
        quoted = any("TextQuoteSelector" in _kinds(each, 0) for each in refining)
        if whole and not quoted:
            _take(place, *_numbers(selector))
    elif kind == "RangeSelector":
        _read_range(selector, place, whole)
    elif kind in {"Choice", "List", "Composite"}:
        refining += [each for each in _list(selector.get("items")) if isinstance(each, dict)]
    # A fragment or an element is not found in a plain text: a quote in it is, by its words; a
    # position in it would be another one there.
    for each in refining:
        inner = whole and kind in {"", "Choice", "List", "Composite"}
        _read(each, place, depth + 1, inner)


def _read_quote(selector: dict[str, Any], place: SelectedPlace) -> None:
    """What refines the words of another says more exactly which they are. What stands around them
    is cut after 32 units by Hypothesis' client, through whatever is there."""
    if quote := _text(selector.get("exact")):
        place.quote = quote
        place.prefix = _HALF_AT_START.sub("", _text(selector.get("prefix")))
        place.suffix = _HALF_AT_END.sub("", _text(selector.get("suffix")))


def _cut(place: SelectedPlace, refining: list[dict[str, Any]]) -> None:
    for each in refining:
        start, end = _numbers(each) if _kind(each) == "TextPositionSelector" else (None, None)
        if start is not None and end is not None and start < end <= len(place.quote):
            place.prefix += place.quote[:start]
            place.suffix = place.quote[end:] + place.suffix
            place.quote = place.quote[start:end]


def _read_range(selector: dict[str, Any], place: SelectedPlace, whole: bool) -> None:
    """From the start of the one to the start of the other, where both are positions in the text."""
    first, last = selector.get("startSelector"), selector.get("endSelector")
    if not (isinstance(first, dict) and isinstance(last, dict) and whole):
        return
    if _kind(first) == _kind(last) == "TextPositionSelector":
        _take(place, _numbers(first)[0], _numbers(last)[0])


def _take(place: SelectedPlace, start: int | None, end: int | None) -> None:
    if start is not None:
        place.start = start
    if end is not None:
        place.end = end


def _numbers(selector: dict[str, Any]) -> tuple[int | None, int | None]:
    start, end = (_number(selector.get(name)) for name in ("start", "end"))
    return start, end


def _number(value: object) -> int | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _kinds(selector: dict[str, Any], depth: int) -> Iterator[str]:
    yield _kind(selector)
    if depth < _MAX_LEVELS:
        for each in _list(selector.get("refinedBy")):
            if isinstance(each, dict):
                yield from _kinds(each, depth + 1)


def _kind(selector: dict[str, Any]) -> str:
    kind = next(iter(_list(selector.get("type", selector.get("@type")))), "")
    return str(kind).rpartition("#")[2].rpartition(":")[2]


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
