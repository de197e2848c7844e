"""brat's standoff: a zip with the text, its annotations, and what brat has no place for."""

import re

from claims.exports.annotation_files.marked_texts import ExportedText, line
from claims.exports.annotation_files.zips import packed
from corpus.offset_units import OffsetUnit


def brat(text: ExportedText) -> bytes:
    """A zip with the text, its standoff, and what brat has no place for."""
    lines: list[str] = []
    for number, mark in enumerate(text.marks, start=1):
        quote = text.quote(mark)
        pieces, words = _line_by_line(mark.start, quote)
        lines.append(f"T{number}\t{mark.kind} {';'.join(pieces)}\t{words}\n")
        lines.append(f"#{number}\tAnnotatorNotes T{number}\tclaim {mark.id}\n")
    name = text.document
    facts = {f"{name}.txt": text.facts(OffsetUnit.CODE_POINTS)}
    return packed(
        {
            f"{name}.txt": text.text.encode(),
            f"{name}.ann": "".join(lines).encode(),
            "factcheck.json": line(facts),
        }
    )


def _line_by_line(start: int, quote: str) -> tuple[list[str], str]:
    """brat marks nothing across line ends but in pieces; a quote that begins or ends with one is
    written whole, since its place would be another otherwise."""
    if quote.strip("\n") != quote:
        return [f"{start} {start + len(quote)}"], quote.replace("\n", " ")
    found = list(re.finditer(r"[^\n]+", quote))
    pieces = [f"{start + each.start()} {start + each.end()}" for each in found]
    return pieces, " ".join(each[0] for each in found)
