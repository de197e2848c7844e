"""brat's standoff: a zip with pairs of `NAME.txt` and `NAME.ann`. Pure.

A span over several lines is written by brat in pieces, one a line. Pieces with words between them
are refused: a quote of ours is one stretch of its source.
"""

import re
from itertools import pairwise
from typing import Final

from claims.imports.annotation_tools.json_values import decoded, keyed, text_of
from claims.imports.annotation_tools.marked_rows import table
from claims.imports.annotation_tools.marks import Mark, MarkedText
from claims.imports.annotation_tools.zips import has_member, is_zip, unpacked
from claims.imports.files import decode
from claims.imports.reasons import FileRefused, Reason, reason
from claims.imports.sheets.tables import SheetTable
from corpus.identifiers import is_public_id

# What our own export says of its texts, by the name of each.
SAID_NAME: Final = "factcheck.json"
_SPAN: Final = re.compile(r"(T\d+)\t(\S+) (-?\d+ -?\d+(?:;-?\d+ -?\d+)*)\t(.*)", re.DOTALL)
_NOTE: Final = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)", re.DOTALL)
_CLAIM: Final = re.compile(r"claim (\S{8})")
_LONE: Final = re.compile(rb"(?:\xef\xbb\xbf)?[TREAMN#*]\d*\t\S+ \S+")


def is_brat(content: bytes) -> bool:
    """Or a lone `.ann`, which is refused with the reason."""
    return has_member(content, ".ann") or _LONE.match(content) is not None


def read_brat(content: bytes) -> SheetTable:
    """Raises FileRefused."""
    if not is_zip(content):
        raise FileRefused("brat_without_text", name=".ann")
    files = unpacked(content, {".ann", ".txt", ".json"})
    said = keyed(decoded(files.pop(SAID_NAME))) if SAID_NAME in files else {}
    texts = []
    for name in sorted(name for name in files if name.endswith(".ann")):
        stem = name.removesuffix(".ann")
        if f"{stem}.txt" not in files:
            raise FileRefused("brat_without_text", name=name)
        of_text = keyed(said.get(f"{stem}.txt"))
        text = decode(files[f"{stem}.txt"])
        document = text_of(of_text.get("document_id"))
        texts.append(
            MarkedText(
                name,
                text,
                _marks(name, decode(files[name]), text),
                document=document if is_public_id(document) else "",
                unit=text_of(of_text.get("offset_unit")),
                sha256=text_of(of_text.get("text_sha256")),
                line_ends_as_spaces=True,
            )
        )
    return table("brat", texts)


def _marks(name: str, standoff: str, text: str) -> list[Mark]:
    notes: dict[str, str] = {}
    spans: list[tuple[str, re.Match[str]]] = []
    for number, line in enumerate(standoff.replace("\r\n", "\n").split("\n"), start=1):
        where = f"{name}:{number}"
        if match := _SPAN.fullmatch(line):
            spans.append((where, match))
        elif line.startswith("T"):
            raise FileRefused("annotation_line_unreadable", where=where, what=line)
        elif match := _NOTE.fullmatch(line):
            notes[match[1]] = match[2]
    return [_mark(where, match, notes.get(match[1], ""), text) for where, match in spans]


def _mark(where: str, match: re.Match[str], note: str, text: str) -> Mark:
    pieces = [
        (int(start), int(end)) for start, end in (piece.split(" ") for piece in match[3].split(";"))
    ]
    start, end = pieces[0][0], pieces[-1][1]
    flaw: Reason | None = None
    quote = match[4]
    if len(pieces) > 1 and not _line_by_line(pieces, quote, text):
        flaw = reason("annotation_discontinuous", where=where, quote=quote)
    claim = _CLAIM.fullmatch(note)
    own = claim[1] if claim and is_public_id(claim[1]) else ""
    return Mark(where, start, end, match[2], quote, own, "" if own else note, flaw)


def _line_by_line(pieces: list[tuple[int, int]], quote: str, text: str) -> bool:
    """Whether nothing but line ends stands between the pieces, whatever unit they count in."""
    gaps = [after[0] - before[1] for before, after in pairwise(pieces)]
    words = r"(?: |[\r\n]+)".join(re.escape(part) for part in quote.split(" "))
    for match in re.finditer(words, text):
        between = [gap for gap in re.findall(r"[\r\n]+", match[0]) if len(gap) in gaps]
        if len(between) >= len(gaps) and len(match[0]) <= pieces[-1][1] - pieces[0][0]:
            return True
    return False
