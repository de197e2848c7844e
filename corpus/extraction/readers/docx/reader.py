"""DOCX: the text as accepted, notes at the end, headers and footers proposed to go."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element

from corpus.extraction.archives import Archive
from corpus.extraction.blocks import (
    Block,
    BlockKind,
    Finding,
    FoundValue,
    LeaveOut,
    Reading,
    ReadingOptions,
    Strength,
    TrackedChange,
)
from corpus.extraction.dates import edtf_of_machine_date
from corpus.extraction.readers.docx.body import BodyReader, visible_characters
from corpus.extraction.readers.docx.names import attribute, child, short
from corpus.extraction.readers.docx.runs import RunChange
from corpus.extraction.readers.docx.styles import Numbering, Styles
from corpus.extraction.readers.html.sections import by_headings
from corpus.extraction.refusals import SourceRefused
from corpus.extraction.xml_parts import parse_xml

VERSION = "4"

_KIND = "DOCX"
_EDGE = re.compile(r"(?:.*/)?(header|footer)\d*\.xml")
_PROPERTIES = {
    "dc:title": "title",
    "dc:creator": "byline",
    "dc:language": "language",
    "dcterms:created": "published",
    "dcterms:modified": "modified",
}


def read_docx(content: bytes, _options: ReadingOptions) -> Reading:
    """Raises SourceRefused, also where a run would be lost."""
    archive = Archive(content, _KIND)
    main = _main_part(archive)
    folder = main.rpartition("/")[0]
    document = parse_xml(archive.read(main), main)
    body = child(document, "w:body")
    if body is None:
        raise SourceRefused("missing_part", part="w:body", kind=_KIND)
    numbering = Numbering.read(_optional(archive, f"{folder}/numbering.xml"))
    styles = Styles.read(_optional(archive, f"{folder}/styles.xml"))
    reader = BodyReader(styles, numbering, _diagrams(archive, main))
    reader.read(body)
    notes = _read_notes(archive, folder, reader)
    lost = visible_characters([body, *notes]) - reader.body.characters
    if lost:
        raise SourceRefused("part_lost", lost=lost, part=main)
    blocks = [*reader.body.blocks, *_edges(archive, reader)]
    levels = [
        block.level if block.kind is BlockKind.HEADING and not block.leave_out else 0
        for block in blocks
    ]
    return Reading(
        blocks=tuple(blocks),
        sections=by_headings(levels, [block.text for block in blocks]),
        metadata=tuple(_metadata(_optional(archive, "docProps/core.xml"))),
        findings=tuple(_findings(archive, folder, reader, numbering)),
        changes=tuple(reader.body.changes),
    )


def _main_part(archive: Archive) -> str:
    relations = _optional(archive, "_rels/.rels")
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _optional(archive: Archive, name: str) -> Element | None:
    return parse_xml(archive.read(name), name) if archive.has(name) else None


def _read_notes(archive: Archive, folder: str, reader: BodyReader) -> list[Element]:
    """Notes in the order of their marks; those that nothing refers to are not shown by Word."""
    read = []
    for part, marks in (
        ("footnotes", reader.marks.footnotes),
        ("endnotes", reader.marks.endnotes),
    ):
        root = _optional(archive, f"{folder}/{part}.xml")
        notes = {attribute(note, "w:id"): note for note in root} if root is not None else {}
        for identifier in (n for name, n in reader.marks.gone if name == part and n not in marks):
            if (note := notes.get(identifier)) is not None:
                reader.body.changes.append(
                    _deleted(note, reader.marks.gone[part, identifier], part)
                )
        for identifier, mark in marks.items():
            note = notes.get(identifier)
            if note is None:
                continue
            first = len(reader.body.blocks)
            reader.read(note, BlockKind.NOTE)
            read.append(note)
            if len(reader.body.blocks) > first and mark:
                block = reader.body.blocks[first]
                reader.body.blocks[first] = replace(block, text=f"{mark} {block.text}")
    return read


def _deleted(note: Element, change: RunChange, part: str) -> TrackedChange:
    names = {"w:t", "w:delText"}
    text = "".join(e.text or "" for e in note.iter() if short(e.tag) in names).strip()
    return TrackedChange("deleted", text, change.author, change.at, part)


def _diagrams(archive: Archive, main: str) -> Callable[[str], list[str]]:
    """A diagram's words stand in a part of its own: those of its points, a paragraph each."""
    folder, _slash, name = main.rpartition("/")
    relations = _optional(archive, f"{folder}/_rels/{name}.rels")
    targets = {r.get("Id", ""): r.get("Target", "") for r in relations or ()}

    def words(identifier: str) -> list[str]:
        target = targets.get(identifier, "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        root = _optional(archive, posixpath.normpath(path)) if target else None
        return [
            "".join(e.text or "" for e in paragraph.iter() if short(e.tag) == "a:t")
            for point in (root.iter() if root is not None else ())
            if short(point.tag) == "dgm:pt" and point.get("type", "node") in {"node", "asst"}
            for paragraph in point.iter()
            if short(paragraph.tag) == "a:p"
        ]

    return words


def _edges(archive: Archive, reader: BodyReader) -> list[Block]:
    """Headers and footers, each text once, proposed to go."""
    found: dict[str, Block] = {}
    for name in sorted(archive.names):
        edge = _EDGE.fullmatch(name)
        if not edge:
            continue
        apart = BodyReader(reader.styles, Numbering())
        apart.read(parse_xml(archive.read(name), name))
        header = edge[1] == "header"
        reason = LeaveOut.PAGE_HEADER if header else LeaveOut.PAGE_FOOTER
        for block in apart.body.blocks:
            plain = replace(
                block,
                before="\n\n",
                kind=BlockKind.PARAGRAPH,
                level=0,
                leave_out=reason,
                where=name,
            )
            found.setdefault(block.text, plain)
    return list(found.values())


def _metadata(core: Element | None) -> list[FoundValue]:
    found = []
    for element in core if core is not None else ():
        name = _PROPERTIES.get(short(element.tag))
        value = " ".join((element.text or "").split())
        if name and value:
            edtf = edtf_of_machine_date(value) if name in {"published", "modified"} else ""
            where = short(element.tag)
            found.append(FoundValue(name, value, "docx-properties", where, Strength.WEAK, edtf))
    return found


def _findings(
    archive: Archive, folder: str, reader: BodyReader, numbering: Numbering
) -> list[Finding]:
    comments = _optional(archive, f"{folder}/comments.xml")
    counted = {
        "tracked_changes": len(reader.body.changes),
        "comments": len(comments) if comments is not None else 0,
        "hidden_text": sum(
            len(block.text) for block in reader.body.blocks if block.leave_out is LeaveOut.HIDDEN
        ),
        "pictures": sum("/media/" in name for name in archive.names),
        "formulas": reader.body.formulas,
        "charts": reader.body.objects,
        "restarted_numbering": numbering.unknown,
    }
    return [Finding(code, {"number": number}) for code, number in counted.items() if number]
