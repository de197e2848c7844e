"""PDF: text with its pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2

from corpus.extraction.blocks import (
    Block,
    BlockKind,
    Finding,
    FoundValue,
    LeaveOut,
    ProposedSection,
    Reading,
    ReadingOptions,
    Strength,
)
from corpus.extraction.dates import edtf_of_machine_date
from corpus.extraction.invisible import count_controls, count_private
from corpus.extraction.limits import MOST_PAGES
from corpus.extraction.readers.html.sections import by_headings
from corpus.extraction.readers.pdf.annotations import annotated_page
from corpus.extraction.readers.pdf.cells import settle_cells
from corpus.extraction.readers.pdf.columns import in_columns, is_in_order
from corpus.extraction.readers.pdf.drop_caps import with_drop_caps
from corpus.extraction.readers.pdf.furniture import find_furniture
from corpus.extraction.readers.pdf.glyphs import Line, page_lines
from corpus.extraction.readers.pdf.hyphens import words_within_lines
from corpus.extraction.readers.pdf.paragraphs import Flow, Measures, headings, mark_full
from corpus.extraction.refusals import SourceRefused

VERSION = f"4 (pypdfium2 {pypdfium2.PYPDFIUM_INFO})"

_PROPERTIES = {
    "Title": "title",
    "Author": "byline",
    "CreationDate": "published",
    "ModDate": "modified",
}
_PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_ACCENT_APART = re.compile(r"[¨˚´`](?=[aouåäöeAOUE])|(?<=[aouAOU])[¨˚]")
_FEW_BAD = 3  # such characters on a page happen: a bullet, a sign from a symbol font
_FEW_ACCENTS = 3


def read_pdf(content: bytes, _options: ReadingOptions) -> Reading:
    """Raises SourceRefused for what is encrypted, damaged, or only pictures."""
    document = _open(content)
    try:
        pages, beside, notes = _pages(document)
        properties = {key: _property(document, key) for key in _PROPERTIES}
        bookmarks = _bookmarks(document)
    finally:
        document.close()
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == len(pages):
        raise SourceRefused("pictures_only", pages=len(pages))
    findings = [Finding("page_count", {"number": len(pages)})]
    if notes:
        findings.append(Finding("comments", {"number": notes}))
    if empty:
        findings.append(Finding("pages_without_text", {"pages": _shown(empty)}))
    reordered = [n for n, lines in enumerate(pages, 1) if not is_in_order(lines)]
    pages = [in_columns(p) if n in reordered else p for n, p in enumerate(pages, 1)]
    if reordered:
        findings.append(Finding("columns", {"pages": _shown(reordered)}))
    blocks = _blocks(pages, beside)
    blocks, sections = _with_sections(blocks, bookmarks)
    return Reading(
        blocks=tuple(blocks),
        sections=sections,
        metadata=tuple(_metadata(properties)),
        findings=(*findings, *_doubts(pages)),
    )


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise SourceRefused("encrypted") from error
        raise SourceRefused("damaged", why=str(error)) from error
    if count > MOST_PAGES:
        document.close()
        raise SourceRefused("too_many_pages", most=MOST_PAGES)
    if count == 0:
        document.close()
        raise SourceRefused("damaged", why="no pages")
    return document


def _pages(
    document: pypdfium2.PdfDocument,
) -> tuple[list[list[Line]], list[list[Line]], int]:
    """The lines of each page that run as most of it does, those that run otherwise, as in a table
    that lies on its side, and how many notes lie on all pages.
    """
    pages, beside = [], []
    notes = 0
    for number in range(len(document)):
        try:
            page, on_page = annotated_page(document, number)
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise SourceRefused("damaged", why=f"page {number + 1}: {error}") from error
        lines = page_lines(text_page.raw, number + 1)
        characters: Counter[int] = Counter()
        for line in lines:
            characters[line.turn] += line.glyphs
        usual = characters.most_common(1)[0][0] if characters else 0
        pages.append(settle_cells([line for line in lines if line.turn == usual]))
        others = sorted({line.turn for line in lines} - {usual})
        beside.append(
            [e for turn in others for e in settle_cells([x for x in lines if x.turn == turn])]
        )
        notes += on_page
        text_page.close()
        page.close()
    pages = [with_drop_caps(lines) for lines in pages]
    mark_full(line for lines in pages for line in lines)
    return pages, beside, notes


def _blocks(pages: Sequence[Sequence[Line]], beside: Sequence[Sequence[Line]]) -> list[Block]:
    furniture: dict[int, LeaveOut] = {}
    for turn in sorted({line.turn for lines in (*pages, *beside) for line in lines}):
        furniture |= find_furniture(
            [
                [e for e in (*one, *other) if e.turn == turn]
                for one, other in zip(pages, beside, strict=True)
            ]
        )
    body = [line for lines in pages for line in lines if id(line) not in furniture]
    flow = Flow(Measures.of(body or [line for lines in pages for line in lines]))
    for lines, turned in zip(pages, beside, strict=True):
        flow.page(lines, furniture, turned)
    paragraphs = flow.end()
    words = words_within_lines(line.text for line in body)
    levels = dict(headings(paragraphs))
    blocks: list[Block] = []
    for number, paragraph in enumerate(paragraphs):
        tight = {BlockKind.ROW, BlockKind.LIST_ITEM, BlockKind.NOTE}
        alike = blocks and blocks[-1].kind is paragraph.kind and paragraph.kind in tight
        before = ("\n" if alike else "\n\n") if blocks else ""
        block = paragraph.as_block(words, before)
        blocks.append(replace(block, level=levels.get(number, 0)))
    return blocks


def _bookmarks(document: pypdfium2.PdfDocument) -> list[tuple[str, int, int]]:
    """Title, level from 1, and page of each bookmark that leads to a page."""
    found = []
    for item in document.get_toc(max_depth=6):
        destination = item.get_dest()
        index = destination.get_index() if destination else None
        if index is not None:
            found.append((_title(item), item.level + 1, index + 1))
    return found


def _title(item: pypdfium2.PdfBookmark) -> str:
    """Empty where it is no text; such a bookmark finds no heading."""
    try:
        return " ".join(item.get_title().split())
    except UnicodeDecodeError:
        return ""


def _property(document: pypdfium2.PdfDocument, key: str) -> str:
    """Empty where it is no text, as in damaged files: a property is weak evidence at best."""
    try:
        return str(document.get_metadata_value(key))
    except UnicodeDecodeError:
        return ""


def _with_sections(
    blocks: list[Block], bookmarks: Sequence[tuple[str, int, int]]
) -> tuple[list[Block], tuple[ProposedSection, ...]]:
    """Headings as the bookmarks have them, where they are found on their pages; else by size."""
    levels = [
        block.level if block.kind is BlockKind.HEADING and not block.leave_out else 0
        for block in blocks
    ]
    marked = [0] * len(blocks)
    by_page: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.pages and not block.leave_out:
            by_page.setdefault(block.pages[0].number, []).append(number)
    for title, level, page in bookmarks:
        for number in by_page.get(page, ()):
            if not marked[number] and _is_title(blocks[number].text, title):
                marked[number] = level
                blocks[number] = replace(
                    blocks[number], kind=BlockKind.HEADING, level=min(level, 6)
                )
                break
    chosen = marked if any(marked) else levels
    return blocks, by_headings(chosen, [block.text for block in blocks])


def _is_title(text: str, title: str) -> bool:
    """Whether the block is the bookmark's heading, with or without its number."""
    plain = "".join(text.split()).lower()
    wanted = "".join(title.split()).lower()
    return bool(wanted) and (plain == wanted or re.sub(r"^[\d.]+", "", plain) == wanted)


def _metadata(properties: dict[str, str]) -> list[FoundValue]:
    found = []
    for key, name in _PROPERTIES.items():
        value = " ".join(properties.get(key, "").split())
        if not value:
            continue
        date = _PDF_DATE.match(value) if name in {"published", "modified"} else None
        edtf = edtf_of_machine_date("-".join(filter(None, date.groups()))) if date else ""
        found.append(FoundValue(name, value, "pdf-properties", key, Strength.WEAK, edtf))
    return found


def _doubts(pages: Sequence[Sequence[Line]]) -> list[Finding]:
    """Signs that the text layer does not say what the page shows."""
    findings = []
    bad = [
        sum(count_controls(line.text) + count_private(line.text[1:]) for line in lines)
        + sum(line.text.count("\ufffd") for line in lines)
        for lines in pages
    ]
    worst = max(range(len(bad)), key=bad.__getitem__)
    if bad[worst] > _FEW_BAD:
        details: dict[str, str | int] = {"number": bad[worst], "page": worst + 1}
        findings.append(Finding("untrustworthy_text", details))
    accents = [sum(len(_ACCENT_APART.findall(line.text)) for line in lines) for lines in pages]
    if sum(accents) > _FEW_ACCENTS:
        first = next(n for n, number in enumerate(accents, 1) if number)
        findings.append(Finding("accents_apart", {"number": sum(accents), "page": first}))
    return findings


def _shown(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")
