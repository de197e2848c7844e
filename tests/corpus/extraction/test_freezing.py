"""The same bytes, options and decisions give the same text and the same places."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.extraction.blocks import (
    Block,
    BlockKind,
    Extraction,
    Extractor,
    PageStart,
    ProposedSection,
    ReadingOptions,
)
from corpus.extraction.freezing import BadDecision, Decisions, Invisible, freeze
from corpus.normalisation import UnusableText, normalise
from tests.corpus.extraction.measuring import read, sources


def extraction_of(*texts: str, **more: object) -> Extraction:
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, text, "\n\n" if n else "", pages=(PageStart(0, n + 1),))
        for n, text in enumerate(texts)
    )
    sections = (ProposedSection("Rubrik", 0, len(texts)),)
    extractor = Extractor("plain", "1", ReadingOptions())
    return Extraction(blocks, "", sections, (), (), (), None, extractor)


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.name)
def test_the_same_text_can_be_made_again(path: Path) -> None:
    extraction, frozen = read(path)
    again, _frozen = read(path)
    assert again == extraction
    decisions = Decisions.as_proposed(extraction, Invisible.REMOVE)
    assert freeze(again, Decisions.from_json(decisions.as_json())) == frozen
    assert normalise(frozen.text.encode()).text == frozen.text


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.name)
def test_places_lie_within_the_text_and_in_order(path: Path) -> None:
    _extraction, frozen = read(path)
    length = len(frozen.text)
    ends = [0]
    for section in frozen.sections:
        assert ends[-1] <= section.start <= section.heading_end <= section.end <= length
        ends.append(section.end)
    for page, following in zip(frozen.pages, frozen.pages[1:], strict=False):
        assert page.start < page.end == following.start
    for number, start in frozen.block_starts.items():
        assert 0 <= start <= length, number


pieces = st.text(st.sampled_from("abå \u00ad\u200b\u030aÅA\n👩\u200d😀e\u0301\ufeff"), min_size=1)


@given(st.lists(pieces, min_size=1, max_size=5), st.booleans(), st.sets(st.integers(0, 4)))
def test_any_blocks_and_decisions_give_a_normal_text(
    texts: list[str], keep: bool, out: set[int]
) -> None:
    extraction = extraction_of("start", *texts)
    left_out = frozenset(n + 1 for n in out if n < len(texts))
    choice = Invisible.KEEP if keep else Invisible.REMOVE
    frozen = freeze(extraction, Decisions(left_out, choice, frozenset()))
    assert normalise(frozen.text.encode()).text == frozen.text
    assert frozen.pages[0].start == 0
    assert frozen.pages[-1].end == len(frozen.text)
    assert len(frozen.left_out) == len(left_out)


def test_a_block_that_is_left_out_leaves_the_wider_gap() -> None:
    extraction = extraction_of("ett", "två", "tre")
    blocks = (
        extraction.blocks[0],
        extraction.blocks[1],
        replace(extraction.blocks[2], before="\n"),
    )
    extraction = replace(extraction, blocks=blocks)
    assert freeze(extraction, Decisions(frozenset({1}))).text == "ett\n\ntre"
    assert freeze(extraction, Decisions(frozenset({0}))).text == "två\ntre"


def test_decisions_about_what_is_not_there_are_refused() -> None:
    with pytest.raises(BadDecision):
        freeze(extraction_of("ett"), Decisions(frozenset({1})))


def test_leaving_everything_out_leaves_no_text() -> None:
    with pytest.raises(UnusableText):
        freeze(extraction_of("ett"), Decisions(frozenset({0})))
