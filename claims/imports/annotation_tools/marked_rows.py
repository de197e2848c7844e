"""Marks as rows of a sheet of claims, their places in code points of the text as we keep it. Pure.

We keep a text with LF line ends and composed (NFC): both move what stands after them.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from claims.imports.annotation_tools.marks import Mark, MarkedText, unit_of
from claims.imports.annotation_tools.web_annotations import COLUMNS, kept, too_long
from claims.imports.reasons import FileRefused, Reason, reason
from claims.imports.sheets.tables import FILE_MAX_ROWS, SheetRow, SheetTable
from corpus.anchoring import Span, context
from corpus.normalisation import composed

# So much around a place tells whether it can be cut there.
_AROUND_CHARACTERS = 40


def table(tool: str, texts: Sequence[MarkedText]) -> SheetTable:
    """The sheet, with the unit that was found. Raises FileRefused."""
    if sum(len(text.marks) for text in texts) > FILE_MAX_ROWS:
        raise FileRefused("file_too_many_rows", most=FILE_MAX_ROWS)
    if not any(text.marks for text in texts):
        raise FileRefused("annotation_no_marks", tool=tool)
    unit = unit_of(texts)
    rows: list[SheetRow] = []
    for text in texts:
        spans = {
            number: text.span(mark, unit)
            for number, mark in enumerate(text.marks)
            if number not in text.flaws
        }
        ours = composed(text.text)
        moved = _as_kept(text.text, ours, {at for span in spans.values() if span for at in span})
        sha256 = hashlib.sha256(ours.encode("utf-8", "replace")).hexdigest()
        changed = bool(text.sha256) and text.sha256.lower() != sha256
        for number, mark in enumerate(text.marks):
            cells = dict.fromkeys(COLUMNS, "")
            cells["document_id" if text.document else "document"] = text.document or sha256
            flaw = text.flaws.get(number)
            span = spans.get(number)
            if span and flaw is None:
                flaw = _place(ours, mark, [moved.get(at) for at in span], cells)
            if changed and flaw is None:
                flaw = reason("annotation_text_changed", where=text.where)
            rows.append(_row(len(rows) + 1, mark, cells, flaw))
    note = reason("annotation_placed", tool=tool, unit=unit)
    return SheetTable("annotations", "", COLUMNS, rows, note)


def _place(text: str, mark: Mark, ends: list[int | None], cells: dict[str, str]) -> Reason | None:
    start, end = ends
    if start is None or end is None:
        return reason("annotation_span_splits", where=mark.where, start=mark.start, end=mark.end)
    around = context(text, Span(start, end))
    cells |= {"quote": text[start:end], "prefix": around.prefix, "suffix": around.suffix}
    cells |= {"span_start": str(start), "span_end": str(end)}
    return None


def _row(number: int, mark: Mark, cells: dict[str, str], flaw: Reason | None) -> SheetRow:
    cells |= {"id": mark.claim, "statement": mark.statement, "label": mark.label.strip()}
    return SheetRow(number, kept(cells), flaw or too_long(cells))


def _as_kept(text: str, ours: str, ends: Iterable[int]) -> dict[int, int | None]:
    """Where these places of the text are once it is composed; None within what becomes one."""
    if text == ours:
        return {at: at for at in ends}
    cuts = sorted({0, len(text), *ends})
    whole = [at for at in cuts if _may_cut(text, at)]
    found: dict[int, int | None] = dict.fromkeys(cuts)
    found[0] = length = 0
    for before, after in pairwise(whole):
        length += len(composed(text[before:after]))
        found[after] = length
    return found


def _may_cut(text: str, at: int) -> bool:
    if at in {0, len(text)}:
        return True
    before, after = text[max(0, at - _AROUND_CHARACTERS) : at], text[at : at + _AROUND_CHARACTERS]
    if before.endswith("\r") and after.startswith("\n"):
        return False
    if after and unicodedata.combining(after[0]):
        return False
    return composed(before) + composed(after) == composed(before + after)
