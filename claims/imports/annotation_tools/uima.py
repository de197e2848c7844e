"""UIMA CAS, as INCEpTION exports it: XMI, JSON, or a zip of either with its type system. Pure.

A CAS gives no quotes; its standard counts UTF-16. The places are read as they stand there: a reader
that turns them into code points at once keeps those that it can't turn, which are then others.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from claims.imports.annotation_tools.json_values import decoded, keyed, listed, text_of, whole
from claims.imports.annotation_tools.marked_rows import table
from claims.imports.annotation_tools.marks import Mark, MarkedText
from claims.imports.annotation_tools.zips import has_member, is_zip, unpacked
from claims.imports.files import is_json
from claims.imports.reasons import FileRefused, reason
from claims.imports.sheets.tables import SheetTable
from corpus.identifiers import is_public_id
from corpus.offset_units import OffsetUnit

_XMI: Final = "{http://www.omg.org/XMI}"
_XMI_NAMESPACE: Final = b"http://www.omg.org/XMI"
_JSON_MARK: Final = b'"%FEATURE_STRUCTURES"'
_ECORE: Final = "ecore}"
# So far into a file its namespaces and its first names stand.
_START_BYTES: Final = 20_000
# Layers that say something of the language, or of the file: not of what an annotator thinks of it.
_NOT_MARKED: Final = ("uima.", "de.tudarmstadt.ukp.")
_NAMED_ENTITY: Final = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_OF_TEXT: Final = "text_sha256"
# A span's label by the features that layers mostly have for it; else its first, else its layer.
_LABELS: Final = ("kind", "label", "value", "category", "type", "class")
_ASIDE: Final = frozenset({"claim_id", "statement", "identifier", "begin", "end", "sofa"})


@dataclass(slots=True)
class _Structure:
    """A feature structure; `features` has the texts of each, several of an array."""

    id: str
    layer: str
    sofa: str
    features: dict[str, list[str]] = field(default_factory=dict)
    begin: int | None = None
    end: int | None = None
    relates: bool = False

    def first(self, name: str) -> str:
        return next(iter(self.features.get(name, ())), "")


def is_uima(content: bytes) -> bool:
    start = content[:_START_BYTES]
    if is_json(content):
        return _JSON_MARK in content and b'"%VIEWS"' in content
    return (start.lstrip().startswith(b"<") and _XMI_NAMESPACE in start) or (
        has_member(content, ".xmi") or has_member(content, "TypeSystem.xml")
    )


def read_uima(content: bytes) -> SheetTable:
    """Raises FileRefused."""
    files = {"": content}
    if is_zip(content):
        files = unpacked(content, {".xmi", ".json"})
    texts = [text for name in sorted(files) for text in _texts(name, files[name])]
    return table("UIMA CAS", texts)


def _texts(name: str, content: bytes) -> Iterator[MarkedText]:
    """The texts of a CAS: mostly one, of its first view."""
    found = list(_of_json(content) if is_json(content) else _of_xmi(name, content))
    sofas = {each.id: each for each in found if each.layer == "uima.cas.Sofa"}
    by_sofa: dict[str, list[_Structure]] = defaultdict(list)
    for each in found:
        by_sofa[each.sofa].append(each)
    for sofa in sofas.values():
        text = sofa.first("sofaString")
        said = next((each for each in by_sofa[sofa.id] if _OF_TEXT in each.features), None)
        document = said.first("document_id") if said else ""
        ours = is_public_id(document)
        marks = [_mark(name, each, ours) for each in by_sofa[sofa.id] if _is_marked(each)]
        if text or marks:
            yield MarkedText(
                name or "1",
                text,
                marks,
                document=document if ours else "",
                unit=(said.first("offset_unit") if said else "") or OffsetUnit.UTF_16.value,
                sha256=said.first(_OF_TEXT) if said else "",
            )


def _is_marked(each: _Structure) -> bool:
    if each.begin is None and each.end is None:
        return False
    other = each.layer.startswith(_NOT_MARKED) and each.layer != _NAMED_ENTITY
    return not (other or each.relates)


def _mark(name: str, each: _Structure, ours: bool) -> Mark:
    where = f"{name}:{each.id}" if name else each.id
    missing = each.begin is None or each.end is None
    claim = each.first("claim_id")
    return Mark(
        where,
        each.begin or 0,
        each.end or 0,
        _label(each),
        None,
        claim if ours and is_public_id(claim) else "",
        each.first("statement"),
        reason("annotation_without_place", where=where) if missing else None,
    )


def _label(each: _Structure) -> str:
    for name in (*_LABELS, *(name for name in each.features if name not in _ASIDE)):
        if texts := [text for text in each.features.get(name, ()) if text.strip()]:
            return " | ".join(texts)
    return each.layer.rpartition(".")[2]


def _of_xmi(name: str, content: bytes) -> Iterator[_Structure]:
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except ParseError as error:
        where = f"{name}:{error.position[0]}" if name else str(error.position[0])
        what = str(error)
        raise FileRefused("annotation_line_unreadable", where=where, what=what) from error
    except (DefusedXmlException, ValueError, LookupError) as error:
        raise FileRefused("annotation_xml_unreadable", name=name or "XMI") from error
    for element in root:
        package, _, layer = element.tag.removeprefix("{http:///").partition(_ECORE)
        package = package.replace("/", ".").removeprefix("uima.noNamespace.")
        found = _Structure(
            element.get(f"{_XMI}id", ""),
            f"{package}{layer}" if package.endswith(".") else layer,
            element.get("sofa", ""),
            begin=_number(element.get("begin")),
            end=_number(element.get("end")),
            relates=bool(element.get("Governor") or element.get("Dependent")),
        )
        for key, value in element.attrib.items():
            if not key.startswith("{"):
                found.features[key] = [value]
        for child in element:
            found.features.setdefault(child.tag, []).append(child.text or "")
        yield found


def _number(value: str | None) -> int | None:
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None


def _of_json(content: bytes) -> Iterator[_Structure]:
    said = keyed(decoded(content)).get("%FEATURE_STRUCTURES")
    if isinstance(said, dict):
        structures = [keyed(each) | {"%ID": key} for key, each in said.items()]
    else:
        structures = [keyed(each) for each in listed(said)]
    arrays = {str(each.get("%ID")): listed(each.get("%ELEMENTS")) for each in structures}
    for each in structures:
        found = _Structure(
            str(each.get("%ID")),
            text_of(each.get("%TYPE")),
            str(each.get("@sofa", "")),
            relates="@Governor" in each or "@Dependent" in each,
            begin=whole(each.get("begin")),
            end=whole(each.get("end")),
        )
        found.features = dict(_features(each, arrays))
        yield found


def _features(
    each: Mapping[str, Any], arrays: Mapping[str, list[Any]]
) -> Iterator[tuple[str, list[str]]]:
    for key, value in each.items():
        if key.startswith("@") and (texts := arrays.get(str(value))):
            yield key[1:], [text for text in texts if isinstance(text, str)]
        elif key[:1] not in {"%", "@", "#", "^"} and isinstance(value, str):
            yield key, [value]
