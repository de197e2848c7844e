"""The place that a row names: the quote in its document's text, or refused with what speaks against
it."""

import re

from claims.imports.sheets import values
from claims.imports.sheets.known import Ambiguous
from claims.imports.sheets.open_row import OpenRow
from claims.imports.sheets.places import NotAnchored, Wanted, certain, find
from corpus.anchoring import Span, context

# A text named by its SHA-256, as readers of annotations name the one that was annotated.
_DIGEST = re.compile("[0-9a-f]{64}")


def read_place(row: OpenRow) -> None:
    revision = _revision(row)
    quote = row.cells.get("quote", "")
    if revision is None:
        return
    if not quote.strip():
        if row.claim is None and row.has_position():
            _read_position(row, revision)
        return
    wanted = _wanted(row)
    if wanted is None:
        return
    source = row.known.source(revision)
    if _stays(row, quote, wanted):
        span = Span(row.present["start"], row.present["end"])
    else:
        try:
            span = find(source, quote, wanted, row.effort)
        except NotAnchored as missing:
            _not_anchored(row, missing, source.text)
            return
    _place(row, revision, span, source.text)


def _read_position(row: OpenRow, revision: int) -> None:
    """What stands at a place that is given in numbers alone."""
    wanted = _wanted(row)
    source = row.known.source(revision)
    if wanted is None or wanted.start is None or wanted.end is None:
        return
    if not wanted.start < wanted.end <= len(source.text):
        row.refuse("position_outside", "span_start", start=wanted.start, end=wanted.end)
        return
    span = Span(wanted.start, wanted.end)
    if not certain(source.text, span):
        _not_anchored(row, NotAnchored("position_in_doubt", suggestion=span), source.text)
        return
    _place(row, revision, span, source.text)


def _place(row: OpenRow, revision: int, span: Span, text: str) -> None:
    row.asked |= {
        "revision": revision,
        "start": span.start,
        "end": span.end,
        "quote": text[span.start : span.end],
        "section": row.known.section(revision, *span),
    }


def _stays(row: OpenRow, quote: str, wanted: Wanted) -> bool:
    """Whether this is the claim's own quote, with nothing said of its being elsewhere."""
    return (
        row.claim is not None
        and quote == row.present["quote"]
        and wanted.occurrence is None
        and wanted.start in {None, row.present["start"]}
    )


def _revision(row: OpenRow) -> int | None:
    """A claim stays on its own text; a new one gets its document's newest."""
    key = "document_id" if row.cell("document_id") else "document"
    name = row.cell(key)
    if not name:
        if row.claim is None:
            row.refuse("cell_missing", "document")
        return row.present.get("revision")
    try:
        document = row.known.document(name)
    except Ambiguous:
        row.refuse("document_ambiguous", key, value=name)
        return None
    if document is None:
        unknown = "text_unknown" if _DIGEST.fullmatch(name) else "document_unknown"
        row.refuse(unknown, key, value=name)
        return None
    newest = row.known.newest(document)
    if newest is None:
        row.refuse("document_without_text", key, value=name)
        return None
    if row.claim is None:
        return newest.pk
    own: int = row.present["revision"]
    if not row.known.belongs(own, document):
        row.refuse("document_is_another", key, value=name)
        return None
    return own


def _wanted(row: OpenRow) -> Wanted | None:
    numbers: dict[str, int | None] = {}
    for key in ("occurrence", "span_start", "span_end"):
        cell = row.cell(key)
        try:
            numbers[key] = values.whole_number(cell) if cell else None
        except values.BadValue:
            row.refuse("value_not_a_number", key, value=cell)
    if len(numbers) < 3:
        return None
    return Wanted(
        numbers["occurrence"],
        numbers["span_start"],
        numbers["span_end"],
        row.cells.get("prefix", ""),
        row.cells.get("suffix", ""),
    )


def _not_anchored(row: OpenRow, missing: NotAnchored, text: str) -> None:
    details: dict[str, str | int] = {}
    if span := missing.suggestion:
        words = text[span.start : span.end]
        around = context(text, span)
        row.verdict.suggestion = {
            "start": span.start,
            "end": span.end,
            "quote": words,
            "prefix": around.prefix,
            "suffix": around.suffix,
        }
        details = {"found": words, "start": span.start}
    elif missing.code in {"quote_ambiguous", "quote_fewer_occurrences"}:
        details = {"count": missing.count}
    row.refuse(missing.code, "quote", **details)
