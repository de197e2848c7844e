"""brat's standoff: a zip with pairs of `NAME.txt` and `NAME.ann`. Pure.

A span over several lines is written by brat in pieces, one a line. Pieces with words between them
are refused, for a quote of ours is one stretch of its source; or each is a mark of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from claims.imports.annotation_tools.json_values import decoded, keyed, text_of
from claims.imports.annotation_tools.marked_rows import table
from claims.imports.annotation_tools.marks import UNITS, Mark, MarkedText
from claims.imports.annotation_tools.zips import has_member, is_zip, unpacked
from claims.imports.files import decode
from claims.imports.reasons import FileRefused, reason
from claims.imports.sheets.tables import SheetTable
from corpus.identifiers import is_public_id
from corpus.offset_units import INSIDE, OffsetUnit, places

# What our own export says of its texts, by the name of each.
SAID_NAME: Final = "factcheck.json"
_SPAN: Final = re.compile(r"(T\d+)\t(\S+) (-?\d+ -?\d+(?:;-?\d+ -?\d+)*)\t(.*)", re.DOTALL)
_NOTE: Final = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)", re.DOTALL)
_CLAIM: Final = re.compile(r"claim (\S{8})")
_LINE_ENDS: Final = re.compile(r"[\r\n]+")
_LONE: Final = re.compile(rb"(?:\xef\xbb\xbf)?[TREAMN#*]\d*\t\S+ \S+")


def is_brat(content: bytes) -> bool:
    """Or a lone `.ann`, which is refused with the reason."""
    return has_member(content, ".ann") or _LONE.match(content) is not None


def read_brat(content: bytes, *, pieces_apart: bool = False) -> SheetTable:
    """Where `pieces_apart`, a span in pieces is as many marks. Raises FileRefused."""
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
                _marks(name, decode(files[name]), text, apart=pieces_apart),
                document=document if is_public_id(document) else "",
                unit=text_of(of_text.get("offset_unit")),
                sha256=text_of(of_text.get("text_sha256")),
                line_ends_as_spaces=True,
            )
        )
    return table("brat", texts)


def _marks(name: str, standoff: str, text: str, *, apart: bool) -> list[Mark]:
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
    known = _PiecedText(text)
    return [
        mark
        for where, match in spans
        for mark in _marks_of(where, match, notes.get(match[1], ""), known, apart=apart)
    ]


def _marks_of(
    where: str, match: re.Match[str], note: str, known: "_PiecedText", *, apart: bool
) -> Iterator[Mark]:
    """One mark; where pieces are taken `apart`, one of each stretch without words between."""
    pieces = [
        (int(start), int(end)) for start, end in (piece.split(" ") for piece in match[3].split(";"))
    ]
    whole = Mark(where, pieces[0][0], pieces[-1][1], match[2], match[4])
    claim = _CLAIM.fullmatch(note)
    own = claim[1] if claim and is_public_id(claim[1]) else ""
    whole = replace(whole, claim=own, statement="" if own else note)
    stretches = known.stretches(pieces, match[4]) if len(pieces) > 1 else [(*pieces[0], match[4])]
    # A claim that is here already is one: which of its pieces it would be, nobody says.
    if len(stretches) > 1 and apart and not own:
        for start, end, quote in stretches:
            yield replace(whole, start=start, end=end, quote=quote)
    elif len(stretches) == 1:
        yield whole
    else:
        code = "annotation_claim_in_pieces" if own and apart else "annotation_discontinuous"
        yield replace(whole, flaw=reason(code, where=where, quote=match[4]))


class _PiecedText:
    """A text of which the words in pieces are asked for, in whatever unit the pieces count."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[OffsetUnit, Sequence[int]] = {}

    def stretches(self, pieces: list[tuple[int, int]], quote: str) -> list[tuple[int, int, str]]:
        """Start, end and words of each stretch, in the pieces' unit: pieces with nothing but line
        ends between them are one. Empty where the quote is not what stands there in any unit.

        A quote of other length in two units fits one at most; of the same length, its parts are
        the same in both. So the first unit that fits does.
        """
        for unit in UNITS:
            if unit not in self._known:
                self._known[unit] = places(self._text, unit)
            places_of = _in_code_points(pieces, self._known[unit])
            words = [self._text[start:end] for start, end in places_of]
            if not words or _LINE_ENDS.sub(" ", " ".join(words)) != _LINE_ENDS.sub(" ", quote):
                continue
            found = [(*pieces[0], words[0])]
            for (before, after), piece, part in zip(
                pairwise(places_of), pieces[1:], words[1:], strict=True
            ):
                if _LINE_ENDS.fullmatch(self._text[before[1] : after[0]]):
                    start, _end, said = found.pop()
                    found.append((start, piece[1], f"{said} {part}"))
                else:
                    found.append((*piece, part))
            return found
        return []


def _in_code_points(pieces: list[tuple[int, int]], known: Sequence[int]) -> list[tuple[int, int]]:
    """Empty where one of them is no place, or they don't follow each other."""
    ends = [end for piece in pieces for end in piece]
    if ends != sorted(ends) or not 0 <= ends[0] <= ends[-1] < len(known):
        return []
    found = [(known[start], known[end]) for start, end in pieces]
    return [] if any(INSIDE in piece for piece in found) else found
