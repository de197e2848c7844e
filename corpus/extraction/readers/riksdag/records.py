"""A record out of XML or JSON: fields by their names, whichever of the two it was."""

import html
import json
import re
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, tostring

from corpus.extraction.encodings import declared_in, decode
from corpus.extraction.refusals import SourceRefused
from corpus.extraction.xml_parts import parse_xml

ROOTS = ("anforande", "anforandelista", "dokumentstatus", "dokumentlista", "dokument")
_LISTS = {"anforandelista": "anforande", "dokumentlista": "dokument"}
# Of those whom a document names some were asked or answered, and wrote nothing of it.
_NOT_SIGNED = re.compile(r"besvar|st[aä]lld|mottag|adressat|talare|deb|f[oö]redrag", re.IGNORECASE)
_ROOTS = b"|".join(root.encode() for root in ROOTS)
_BEFORE = rb"\s|<\?xml.{0,200}?\?>|<!--.{0,500}?-->|<!DOCTYPE[^>]{0,500}>|]>"
_XML = re.compile(rb"(?:" + _BEFORE + rb")*<(?:" + _ROOTS + rb")[\s>]", re.DOTALL)
# What JSON made of XML has before it: its declaration, namespaces and the like.
_ASIDE = rb'"[@?#$][^"]{0,100}"\s*:\s*(?:"[^"]{0,500}"|\{[^{}]{0,500}\})\s*,\s*'
_JSON = re.compile(rb"\s*\{\s*(?:" + _ASIDE + rb'){0,5}"(?:' + _ROOTS + rb')"\s*:')
# Their text may be marked up: as text, or as elements of the record itself.
_MARKED_UP = {"anforandetext", "html", "text", "dokument_text"}


@dataclass(frozen=True, slots=True)
class Record:
    """`fields` are the record's own texts; `people` are those who signed a document."""

    kind: str  # anforande or dokument
    fields: dict[str, str]
    people: tuple[dict[str, str], ...] = ()

    def get(self, *names: str) -> str:
        """The first of the fields that is not empty."""
        return next((value for name in names if (value := self.fields.get(name, "").strip())), "")


def is_record(content: bytes) -> bool:
    start = content[:2_000].removeprefix(b"\xef\xbb\xbf")
    return _XML.match(start) is not None or _JSON.match(start) is not None


def records_in(content: bytes) -> tuple[Record, ...]:
    """Raises SourceRefused for what is broken or holds no record."""
    plain = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    root: Any = _json(content) if plain.startswith(b"{") else _xml(content)
    name, value = next(
        ((key, inner) for key, inner in root.items() if key in ROOTS), next(iter(root.items()))
    )
    if kind := _LISTS.get(name):
        return tuple(Record(kind, _texts(each)) for each in _several(value.get(kind)))
    if name == "anforande":
        return (Record("anforande", _texts(value)),)
    document = value.get("dokument", value) if name == "dokumentstatus" else value
    signed = value.get("dokintressent") if isinstance(value, dict) else None
    people = _several(signed.get("intressent")) if isinstance(signed, dict) else []
    if not isinstance(document, dict):
        raise SourceRefused("not_a_record", why="no dokument in it")
    signed_by = [p for p in map(_texts, people) if not _NOT_SIGNED.search(p.get("roll", ""))]
    return (Record("dokument", _texts(document), tuple(signed_by)),)


def _json(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(decode(content).text)
    except RecursionError as error:
        raise SourceRefused("not_a_record", why="nested too deeply") from error
    except ValueError as error:
        if isinstance(error, SourceRefused):
            raise
        raise SourceRefused("not_a_record", why=str(error)) from error
    records = [value[key] for key in ROOTS if key in value] if isinstance(value, dict) else []
    if not records or not isinstance(records[0], dict):
        raise SourceRefused("not_a_record", why="no object in it")
    found: dict[str, Any] = value
    return found


def _xml(content: bytes) -> dict[str, Any]:
    declared = declared_in(content)
    if declared:  # The parser knows few encodings, and would take the declaration's word for it.
        decoded = decode(content, declared=declared, trusted=True).text
        content = re.sub(r"^\s*<\?xml.*?\?>", "", decoded, count=1, flags=re.DOTALL).encode()
    root = parse_xml(content, "the record")
    value = _as_dict(root)
    return {root.tag: value if isinstance(value, dict) else {}}


def _as_dict(element: Element) -> Any:
    """Elements with elements as objects, several of one name as a list, others as their text."""
    if not len(element):
        return element.text or ""
    if element.tag in _MARKED_UP:
        inside = (tostring(inner, encoding="unicode", method="html") for inner in element)
        return html.escape(element.text or "", quote=False) + "".join(inside)
    made: dict[str, Any] = {}
    for inner in element:
        value = _as_dict(inner)
        if inner.tag in made:
            known = made[inner.tag]
            made[inner.tag] = [*known, value] if isinstance(known, list) else [known, value]
        else:
            made[inner.tag] = value
    return made


def _several(value: object) -> list[Any]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict)]


def _texts(value: dict[str, Any]) -> dict[str, str]:
    """Numbers as they are written, too: some programs write numbers of speeches so."""
    return {
        name: str(text)
        for name, text in value.items()
        if isinstance(text, str | int | float) and not isinstance(text, bool)
    }
