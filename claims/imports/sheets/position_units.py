"""What the positions of Web Annotations count, told by their quotes and our text.

A file of them has no text. Where all its quotes stand at its positions in UTF-16, and not in
code points, as the model demands, it was made by a tool that counts as JavaScript does.
"""

from claims.imports.annotation_tools.marks import Mark, MarkedText, unit_of
from claims.imports.reasons import FileRefused, Reason, reason
from claims.imports.sheets import values
from claims.imports.sheets.known import Ambiguous, Known
from claims.imports.sheets.tables import SheetRow
from corpus.offset_units import OffsetUnit

Pairs = list[tuple[SheetRow, dict[str, str]]]

TOOL = "Web Annotations"


def in_code_points(pairs: Pairs, unit: str, known: Known) -> Reason | None:
    """Count the rows' positions in code points; what people are told of it. Where no unit fits all
    rows they stay as they are, each to be looked at. `unit` is what the file says that it counts.

    Raises FileRefused where two units fit and mean different places, or the file's is none.
    """
    named = [cells.get("document_id") or cells.get("document", "") for _row, cells in pairs]
    known.expect(dict.fromkeys(named))
    of_text: dict[int, list[tuple[Mark, dict[str, str]]]] = {}
    for (row, cells), name in zip(pairs, named, strict=True):
        revision = _revision(name, known)
        mark = _mark(row, cells)
        if revision is not None and mark is not None:
            of_text.setdefault(revision, []).append((mark, cells))
    texts = [
        MarkedText(str(pk), known.source(pk).text, [mark for mark, _cells in marks], unit=unit)
        for pk, marks in of_text.items()
    ]
    if not texts:
        return None
    try:
        found = unit_of(texts)
    except FileRefused as refused:
        if refused.reason.code == "annotation_no_unit":
            return None
        raise
    if found is not OffsetUnit.CODE_POINTS:
        for text, marks in zip(texts, of_text.values(), strict=True):
            for mark, cells in marks:
                if span := text.span(mark, found):
                    cells |= dict(zip(("span_start", "span_end"), map(str, span), strict=True))
    return reason("annotation_placed", tool=TOOL, unit=found)


def _revision(name: str, known: Known) -> int | None:
    try:
        document = known.document(name) if name else None
    except Ambiguous:
        return None
    newest = known.newest(document) if document is not None else None
    return newest.pk if newest else None


def _mark(row: SheetRow, cells: dict[str, str]) -> Mark | None:
    start, end = cells.get("span_start", ""), cells.get("span_end", "")
    quote = values.as_kept(cells.get("quote", ""))
    if row.flaw or not quote or not (start.isdecimal() and end.isdecimal()):
        return None
    return Mark(str(row.number), int(start), int(end), quote=quote)
