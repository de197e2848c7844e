"""HTML pages, saved or fetched."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.extraction.blocks import (
    Block,
    EncodingReading,
    Finding,
    LeaveOut,
    Reading,
    ReadingOptions,
)
from corpus.extraction.encodings import declared_in, decode
from corpus.extraction.readers.html.linked_data import LinkedData, read_linked_data
from corpus.extraction.readers.html.metadata import find_metadata
from corpus.extraction.readers.html.opening import what_clicks_open
from corpus.extraction.readers.html.proposals import propose
from corpus.extraction.readers.html.rendered import Rendered, RenderedBlock
from corpus.extraction.readers.html.rendering import render
from corpus.extraction.readers.html.saved_pages import saved_by
from corpus.extraction.readers.html.sections import propose_sections
from corpus.extraction.readers.html.stylesheets import read_stylesheets
from corpus.extraction.readers.html.surroundings import Numbers, Surroundings
from corpus.extraction.readers.html.tree import parse_html

VERSION = "5"

_XHTML = re.compile(r"^\s*<\?xml|<html[^>]+xmlns=", re.IGNORECASE)
_SHORTHAND = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)"
    r"([a-zA-Z][\w:-]*)((?:\s[^<>]*[^<>/])?)\s*/>"
)
_START_CHARACTERS = 1_000
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']+)", re.IGNORECASE)


def read_html(content: bytes, options: ReadingOptions) -> Reading:
    """Raises SourceRefused."""
    in_header = _CHARSET.search(options.media_type)
    sent = options.charset or (in_header[1] if in_header else "")
    declared = sent or declared_in(content)
    decoded = decode(content, declared=declared, chosen=options.encoding, trusted=True)
    return read_page(decoded.text, options.address, decoded.encoding, decoded.findings)


def read_page(
    text: str,
    address: str = "",
    encoding: EncodingReading | None = None,
    findings: Sequence[Finding] = (),
) -> Reading:
    """The page that a string holds; for readers of other kinds that have pages in them."""
    tree = parse_html(_without_xml_shorthand(text))
    root = tree.root
    if root is None:
        return Reading(blocks=())
    opened, openers = what_clicks_open(tree)
    around = Surroundings(
        *(Numbers(), _main_element(tree), opened, openers, read_stylesheets(tree)),
    )
    rendered = render(root, around)
    reasons = propose(rendered.blocks)
    linked = read_linked_data(tree)
    return Reading(
        blocks=tuple(_blocks(rendered.blocks, reasons)),
        sections=propose_sections(rendered.blocks, reasons, rendered.post_dates),
        metadata=(
            *find_metadata(tree, linked, rendered.blocks, reasons, address),
            *saved_by(text[:_START_CHARACTERS]),
        ),
        findings=(*findings, *_findings(rendered, reasons, linked)),
        encoding=encoding,
    )


def _without_xml_shorthand(text: str) -> str:
    """XHTML's `<a id="x"/>` written out: HTML takes it for an element that is not closed."""
    if not _XHTML.search(text[:_START_CHARACTERS]):
        return text
    return _SHORTHAND.sub(r"<\1\2></\1>", text)


def _main_element(tree: LexborHTMLParser) -> int | None:
    """The one `main`, else the one `article`; None where there is none or several."""
    for selector in ("main", "[role=main]", "article"):
        found: list[LexborNode] = tree.css(selector)
        if len(found) == 1:
            return found[0].mem_id
    return None


def _blocks(blocks: Sequence[RenderedBlock], reasons: Sequence[LeaveOut | None]) -> list[Block]:
    made: list[Block] = []
    group = 0
    for block, reason in zip(blocks, reasons, strict=True):
        before = "\n" if block.group and block.group == group else "\n\n"
        group = block.group
        made.append(
            Block(
                kind=block.kind,
                text=block.text,
                before=before if made else "",
                level=block.level,
                where=block.where,
                leave_out=reason,
            )
        )
    return made


def _findings(
    rendered: Rendered, reasons: Sequence[LeaveOut | None], linked: LinkedData
) -> list[Finding]:
    findings = []
    if rendered.unknown:
        names = ", ".join(f"<{name}>" for name in list(rendered.unknown)[:5])
        findings.append(Finding("unknown_elements", {"names": names}))
    hidden = sum(
        len(block.text)
        for block, reason in zip(rendered.blocks, reasons, strict=True)
        if reason is LeaveOut.HIDDEN
    )
    codes = sum(reason is LeaveOut.FIELD_CODE for reason in reasons)
    for code, number in (
        ("field_codes", codes),
        ("hidden_text", hidden),
        ("pictures", rendered.pictures),
        ("formulas", rendered.formulas),
        ("frames", rendered.frames),
        ("json_ld_unreadable", linked.unreadable),
        ("not_free", linked.not_free),
    ):
        if number:
            findings.append(Finding(code, {"number": number}))
    return findings
