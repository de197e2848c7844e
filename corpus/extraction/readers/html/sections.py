"""Sections of a page: each post of a blog, else by its headings of the first three levels."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.extraction.blocks import BlockKind, LeaveOut, ProposedSection
from corpus.extraction.dates import edtf_of_machine_date, written_dates
from corpus.extraction.readers.html.rendered import RenderedBlock

_HEADING_MAX_LEVEL = 3


def propose_sections(
    blocks: Sequence[RenderedBlock],
    reasons: Sequence[LeaveOut | None],
    machine_dates: dict[int, str],
) -> tuple[ProposedSection, ...]:
    """`machine_dates` has the first `time` of each post by the number of its article."""
    posts = list(_posts(blocks, reasons, machine_dates))
    if len(posts) > 1:
        return tuple(posts)
    return by_headings(
        [
            # A fact box's heading heads the box, and not what follows it.
            block.level
            if block.kind is BlockKind.HEADING and reason is None and not block.around.in_aside
            else 0
            for block, reason in zip(blocks, reasons, strict=True)
        ],
        [block.text for block in blocks],
    )


def by_headings(levels: Sequence[int], texts: Sequence[str]) -> tuple[ProposedSection, ...]:
    """One section from each heading of levels 1 to 3 to the next; 0 is no heading."""
    starts = [n for n, level in enumerate(levels) if 1 <= level <= _HEADING_MAX_LEVEL]
    return tuple(
        ProposedSection(" ".join(texts[start].split()), start, end)
        for start, end in pairwise([*starts, len(levels)])
    )


def _posts(
    blocks: Sequence[RenderedBlock],
    reasons: Sequence[LeaveOut | None],
    machine_dates: dict[int, str],
) -> Iterator[ProposedSection]:
    by_article: dict[int, list[int]] = defaultdict(list)
    for n, block in enumerate(blocks):
        if block.around.article:
            by_article[block.around.article].append(n)
    for article, inside in sorted(by_article.items()):
        headings = [
            n
            for n in inside
            if blocks[n].kind is BlockKind.HEADING and blocks[n].level <= _HEADING_MAX_LEVEL
        ]
        if not headings or all(reasons[n] for n in inside):
            continue
        edtf, evidence = "", ""
        if machine := machine_dates.get(article):
            edtf, evidence = edtf_of_machine_date(machine), f"time: {machine}"
        else:
            for n in inside[:4]:
                for written, read in written_dates(blocks[n].text[:200]):
                    edtf, evidence = edtf or read, evidence or written
        title = " ".join(blocks[headings[0]].text.split())
        heading = headings[0] - inside[0] + 1 if headings[0] - inside[0] < 3 else 0
        yield ProposedSection(title, inside[0], inside[-1] + 1, heading, edtf, evidence)
