"""What stands at the edge of every page: running heads, feet, and page numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from corpus.extraction.blocks import LeaveOut
from corpus.extraction.readers.pdf.glyphs import Line

_EDGE_LINES = 3
_NUMBER = r"(?:\d{1,4}|[ivxl]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"(?:(?:sida|sid\.?|s\.|page|p\.)\s*)?[–—-]?\s?{_NUMBER}\s?[–—-]?"
    rf"|(?:(?:sida|page)\s*)?{_NUMBER}\s?(?:av|of|/|\()\s?{_NUMBER}\)?",
    re.IGNORECASE,
)
# What a browser prints around each page, so that it is known also where there is but one.
_BROWSERS_FOOT = re.compile(r"(?:https?|file)://\S+\s+\d{1,4}/\d{1,4}")
_BROWSERS_HEAD = re.compile(
    r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2})[, ]+(?:kl\.? )?\d{1,2}[:.]\d{2}"
    r"(?:\s?[AP]M)?(?:\s.*)?"
)
_SAME_PLACE_POINTS = 4.0
_FIGURES = re.compile(r"\d+")


def find_furniture(pages: Sequence[Sequence[Line]]) -> dict[int, LeaveOut]:
    """By `id` of the line, why it is proposed to be left out."""
    edges = [_edges(lines) for lines in pages]
    # Left and right pages may have heads of their own; a book's chapters change theirs.
    enough = max(2, min(4, len(pages) // 4))
    repeated = _repeated(edges, enough)
    found: dict[int, LeaveOut] = {}
    for lines, page in zip(pages, edges, strict=True):
        for line, top in page:
            if _is_page_number(line, lines, len(pages)):
                found[id(line)] = LeaveOut.PAGE_NUMBER
            elif id(line) in repeated:
                found[id(line)] = LeaveOut.PAGE_HEADER if top else LeaveOut.PAGE_FOOTER
        found |= _of_a_browser(page)
    return found


def _of_a_browser(edges: Sequence[tuple[Line, bool]]) -> dict[int, LeaveOut]:
    """The line with the page's address and number, and above all others the one with the time."""
    feet = [line for line, top in edges if not top and _BROWSERS_FOOT.fullmatch(line.text.strip())]
    if not feet:
        return {}
    heads = [line for line, top in edges[:1] if top and _BROWSERS_HEAD.fullmatch(line.text)]
    return {
        **{id(line): LeaveOut.PAGE_FOOTER for line in feet[-1:]},
        **{id(line): LeaveOut.PAGE_HEADER for line in heads},
    }


def _edges(lines: Sequence[Line]) -> list[tuple[Line, bool]]:
    """The first and last lines of a page from above, and whether each is at the top."""
    ordered = sorted(lines, key=lambda line: -line.base)
    top = ordered[:_EDGE_LINES]
    bottom = [line for line in ordered[-_EDGE_LINES:] if line not in top]
    middle = (ordered[0].base + ordered[-1].base) / 2 if ordered else 0
    return [(line, line.base >= middle) for line in [*top, *bottom]]


def _repeated(pages: Sequence[Sequence[tuple[Line, bool]]], enough: int) -> set[int]:
    """By `id` the lines that stand on as many pages at the same height, alike but for a number that
    counts the pages. Of two that differ in other figures each says something of its own.
    """
    alike: dict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for line, _top in page:
            place = round(line.base / _SAME_PLACE_POINTS)
            alike[_FIGURES.sub("#", line.text), place].append((number, line))
    found: set[int] = set()
    for lines in alike.values():
        groups: dict[tuple[str, int], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for number, line in lines:
            groups[line.text, 0][number].add(id(line))
            for match in _FIGURES.finditer(line.text):
                rest = f"{line.text[: match.start()]}#{line.text[match.end() :]}"
                groups[rest, int(match[0][:9]) - number][number].add(id(line))
        for group in groups.values():
            if len(group) >= enough:
                found |= {each for ids in group.values() for each in ids}
    return found


def _is_page_number(line: Line, lines: Sequence[Line], pages: int) -> bool:
    """A number for itself at the very top or bottom, apart from the text."""
    if not _PAGE_NUMBER.fullmatch(line.text.strip()):
        return False
    others = [other.base for other in lines if other is not line]
    if not others:
        return pages > 1
    above, below = min(others) - line.base, line.base - max(others)
    same_height = sum(abs(base - line.base) < line.height / 2 for base in others)
    return same_height == 0 and max(above, below) > 1.4 * line.height
