"""Where sentences begin and end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.spotting.sentences import sentences_in
from tests.claims.spotting.case_files import plain_sentences

_MARK = re.compile(r"(?:[–•]|[0-9][.)]|[a-z]\)) ")


@pytest.mark.parametrize("line", plain_sentences("sentences.txt"))
def test_a_text_is_cut_where_it_should_be(line: str) -> None:
    cut, wanted = _cut_and_wanted(line)
    assert cut == wanted


def test_the_texts_of_the_later_rounds_are_cut_where_they_should_be() -> None:
    lines = plain_sentences("sentences_blind.txt")
    assert lines
    assert [cut for cut, wanted in map(_cut_and_wanted, lines) if cut != wanted] == []


def _cut_and_wanted(line: str) -> tuple[list[str], list[str]]:
    text = line.replace(" ¦ ", " ").replace("¶", "\n")
    wanted = [part.strip() for piece in line.split(" ¦ ") for part in _lines(piece)]
    return [text[each.start : each.end] for each in sentences_in(text)], wanted


def _lines(piece: str) -> list[str]:
    """A new line ends a sentence but where it was wrapped; marks of lists and speech are none."""
    parts: list[str] = []
    for part in piece.split("¶"):
        marked = _MARK.match(part)
        if parts and part[:1].islower() and not marked:
            parts[-1] += "\n" + part
        elif part:
            parts.append(part[marked.end() :] if marked else part)
    return parts


def test_the_kinds_of_lines() -> None:
    text = "Rubrik\n\n– Vi vinner.\n• en punkt\n2) en till\nBrödtext som slutar."
    assert [each.kind for each in sentences_in(text)] == [
        *("heading", "speech", "item", "item", "prose")
    ]
    assert [each.paragraph for each in sentences_in(text)] == [0, 1, 2, 3, 4]


@given(st.text(alphabet="aÅ. !?”–\n•1)(,…\u00a0😀", max_size=200))
def test_spans_lie_in_order_and_hold_no_white_space_at_their_ends(text: str) -> None:
    past = 0
    for each in sentences_in(text):
        assert past <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == text[each.start : each.end].strip()
        past = each.end
