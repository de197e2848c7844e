"""A first letter that is drawn over several lines: it belongs to the word beside it."""

from collections.abc import Sequence

from corpus.extraction.readers.pdf.glyphs import Line

_LARGER_THAN = 1.6  # times the letters beside it
_BESIDE_HEIGHTS = 1.5  # how far from it the word may begin, by the height of its own letters


def with_drop_caps(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, each such letter at the beginning of its word."""
    kept = list(lines)
    for letter in [line for line in kept if len(line.text) == 1 and line.text.isupper()]:
        beside = [line for line in kept if _begins_beside(letter, line)]
        if beside:
            first = max(beside, key=lambda line: line.base)
            if first.text[:1].islower():
                first.text = letter.text + first.text
                first.glyphs += letter.glyphs
                kept = [line for line in kept if line is not letter]
    return kept


def _begins_beside(letter: Line, line: Line) -> bool:
    gap = line.left - letter.right
    return (
        letter.height > _LARGER_THAN * line.height
        and line.turn == letter.turn
        and -0.3 * line.height < gap < _BESIDE_HEIGHTS * line.height
        and letter.base - 0.3 * line.height < line.base < letter.base + letter.height
    )
