"""ODT: notes at the end, headers and footers proposed to go, tracked changes beside the text."""

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
from corpus.extraction.readers.html.sections import by_headings
from corpus.extraction.readers.odt.body import OdtReader
from corpus.extraction.readers.odt.checking import shown_characters
from corpus.extraction.readers.odt.names import XML_ID, attribute, child, short
from corpus.extraction.readers.odt.styles import OdtStyles
from corpus.extraction.refusals import SourceRefused
from corpus.extraction.xml_parts import parse_xml

VERSION = "3"

_KIND = "ODT"
_PROPERTIES = {
    "dc:title": "title",
    "meta:initial-creator": "byline",
    "dc:creator": "byline",
    "dc:language": "language",
    "meta:creation-date": "published",
    "dc:date": "modified",
}
_EDGES = {"style:header": LeaveOut.PAGE_HEADER, "style:footer": LeaveOut.PAGE_FOOTER}


def read_odt(content: bytes, _options: ReadingOptions) -> Reading:
    """Raises SourceRefused, also where text would be lost."""
    archive = Archive(content, _KIND)
    if archive.has("META-INF/manifest.xml"):
        manifest = parse_xml(archive.read("META-INF/manifest.xml"), "META-INF/manifest.xml")
        if any(short(element.tag).endswith(":encryption-data") for element in manifest.iter()):
            raise SourceRefused("encrypted")
    document = parse_xml(archive.read("content.xml"), "content.xml")
    text = child(document, "office:body", "office:text")
    if text is None:
        raise SourceRefused("missing_part", part="office:text", kind=_KIND)
    masters = _optional(archive, "styles.xml")
    styles = OdtStyles()
    styles.add([masters, document])
    deletions, insertions = _tracked(child(text, "text:tracked-changes"))
    reader = OdtReader(styles, insertions)
    reader.read(text)
    for mark, note in reader.body.notes:
        first = len(reader.body.blocks)
        reader.read(note, BlockKind.NOTE)
        if len(reader.body.blocks) > first:
            block = reader.body.blocks[first]
            reader.body.blocks[first] = _marked(block, mark)
    lost = shown_characters(text) - reader.body.characters
    if lost > 0:
        raise SourceRefused("part_lost", lost=lost, part="content.xml")
    blocks = [*reader.body.blocks, *_edges(masters, styles)]
    levels = [
        block.level if block.kind is BlockKind.HEADING and not block.leave_out else 0
        for block in blocks
    ]
    changes = (*deletions, *reader.body.changes)
    return Reading(
        blocks=tuple(blocks),
        sections=by_headings(levels, [block.text for block in blocks]),
        metadata=tuple(_metadata(_optional(archive, "meta.xml"))),
        findings=tuple(_findings(reader, changes)),
        changes=changes,
    )


def _optional(archive: Archive, name: str) -> Element | None:
    return parse_xml(archive.read(name), name) if archive.has(name) else None


def _marked(block: Block, mark: str) -> Block:
    return Block(block.kind, f"{mark} {block.text}", block.before, where=block.where)


def _tracked(
    root: Element | None,
) -> tuple[list[TrackedChange], dict[str, tuple[str, str]]]:
    """The deletions with what they took, and who inserted when by the id of the region."""
    deletions = []
    insertions = {}
    for region in root if root is not None else ():
        for change in region:
            info = child(change, "office:change-info")
            author = "".join(element.text or "" for element in _named(info, "dc:creator"))
            at = "".join(element.text or "" for element in _named(info, "dc:date"))
            if short(change.tag) == "text:insertion":
                identifier = attribute(region, "text:id") or region.get(XML_ID, "")
                insertions[identifier] = author, at
            elif short(change.tag) == "text:deletion":
                paragraphs = [
                    e  # those of lists and tables that were deleted, too
                    for part in change
                    if part is not info
                    for e in part.iter()
                    if short(e.tag) in {"text:p", "text:h"}
                ]
                text = "\n".join("".join(p.itertext()) for p in paragraphs).strip("\n")
                if text:
                    deletions.append(TrackedChange("deleted", text, author, at, "content.xml"))
    return deletions, insertions


def _named(element: Element | None, name: str) -> list[Element]:
    return [c for c in element if short(c.tag) == name] if element is not None else []


def _edges(masters: Element | None, styles: OdtStyles) -> list[Block]:
    """Headers and footers, each text once, proposed to go."""
    found: dict[str, Block] = {}
    for element in masters.iter() if masters is not None else ():
        reason = _EDGES.get(short(element.tag))
        if reason is None:
            continue
        apart = OdtReader(styles, {})
        apart.read(element)
        for block in apart.body.blocks:
            plain = Block(BlockKind.PARAGRAPH, block.text, where="styles.xml", leave_out=reason)
            found.setdefault(block.text, plain)
    return list(found.values())


def _metadata(meta: Element | None) -> list[FoundValue]:
    found = []
    for element in meta.iter() if meta is not None else ():
        name = _PROPERTIES.get(short(element.tag))
        value = " ".join((element.text or "").split())
        if name and value:
            edtf = edtf_of_machine_date(value) if name in {"published", "modified"} else ""
            where = short(element.tag)
            found.append(FoundValue(name, value, "odt-properties", where, Strength.WEAK, edtf))
    return found


def _findings(reader: OdtReader, changes: tuple[TrackedChange, ...]) -> list[Finding]:
    hidden = sum(len(b.text) for b in reader.body.blocks if b.leave_out is LeaveOut.HIDDEN)
    counted = {
        "tracked_changes": len(changes),
        "comments": reader.body.comments,
        "hidden_text": hidden,
        "pictures": reader.body.pictures,
        "charts": reader.body.objects,
    }
    return [Finding(code, {"number": number}) for code, number in counted.items() if number]
