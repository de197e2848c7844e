"""Plain text: paragraphs between empty lines, every character kept where it is."""

import re

from corpus.extraction.blocks import Block, BlockKind, Reading, ReadingOptions
from corpus.extraction.encodings import decode

VERSION = "2"

# Line ends with at least one empty line; it begins with one, so that long lines are read once.
_GAP = re.compile(r"\n(?:[^\S\n]*\n)+")


def read_plain(content: bytes, options: ReadingOptions) -> Reading:
    """Raises SourceRefused for bytes that are no text in the encoding that they are read in."""
    decoded = decode(content, declared=options.charset, chosen=options.encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    blocks = []
    before = text[:start]
    line = text.count("\n", 0, start) + 1
    at = start
    while at < end:
        gap = _GAP.search(text, at, end)
        stop = gap.start() if gap else end
        paragraph = text[at:stop]
        blocks.append(Block(BlockKind.PARAGRAPH, paragraph, before, where=f"line {line}"))
        before = gap[0] if gap else ""
        line += paragraph.count("\n") + before.count("\n")
        at = stop + len(before)
    return Reading(
        blocks=tuple(blocks),
        ending=text[end:] if blocks else "",
        encoding=decoded.encoding,
        findings=decoded.findings,
    )
