"""What stands around a quote and tells what it means, though its own words are the same. Pure.

The words that it touches in its sentence, whether that is a question, and for a cell of a table the
head of its column and what the table is called: there stands of what a figure is a number.
"""

from typing import Final

from claims.moving.facts import SourceFinding, findings, telling_findings, telling_words
from corpus.anchoring import Span

_TOUCHING_WORDS: Final = 2
_CAPTION_MAX_CHARACTERS: Final = 300
_QUESTION_ENDS: Final = "”\"»')] \n"


def findings_around(
    old: str, span: Span, sentence: Span, new: str, place: Span, new_sentence: Span
) -> tuple[SourceFinding, ...]:
    """What is said differently around the quote; the sentences are those that hold it."""
    return (
        *_asked(old[sentence.start : sentence.end], new[new_sentence.start : new_sentence.end]),
        *_touching(old[sentence.start : span.start], new[new_sentence.start : place.start], -1),
        *_touching(old[span.end : sentence.end], new[place.end : new_sentence.end], 1),
        *telling_findings(_head(old, span.start), _head(new, place.start)),
    )


def _asked(before: str, now: str) -> tuple[SourceFinding, ...]:
    was, is_now = (text.rstrip(_QUESTION_ENDS).endswith("?") for text in (before, now))
    return (SourceFinding("hedge", "?" * was, "?" * is_now),) if was != is_now else ()


def _touching(before: str, now: str, side: int) -> tuple[SourceFinding, ...]:
    """Of what stands on one side of the quote the words next to it; 1 is behind it."""
    near = slice(None, _TOUCHING_WORDS) if side > 0 else slice(-_TOUCHING_WORDS, None)
    old, new = (telling_words(text)[near] for text in (before, now))
    if [word.folded for word in old] == [word.folded for word in new]:
        return ()
    return findings(" ".join(word.written for word in old), " ".join(word.written for word in new))


def _head(text: str, at: int) -> str:
    """The first row of the table in which a row holds the place, and the line before the table;
    empty for what stands in no table.
    """
    start, line = _line_at(text, at)
    if "\t" not in line:
        return ""
    head = ""
    while start > 0:
        start, line = _line_at(text, start - 1)
        if "\t" not in line:
            break
        head = line
    if not line.strip() and start > 0:  # an empty line parts a table from what it is called
        start, line = _line_at(text, start - 1)
    caption = line if "\t" not in line and len(line) <= _CAPTION_MAX_CHARACTERS else ""
    return f"{caption}\n{head}"


def _line_at(text: str, at: int) -> tuple[int, str]:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, text[start : len(text) if end < 0 else end]
