"""The tools that a document's claims go out to: what each file is, and what its offsets count."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from claims.exports.annotation_files.cas import cas_json, cas_xmi
from claims.exports.annotation_files.json_files import doccano, label_studio, spacy
from claims.exports.annotation_files.marked_texts import ExportedText
from claims.exports.annotation_files.standoff import brat
from claims.exports.annotation_files.web import hypothesis, recogito, w3c
from corpus.offset_units import OffsetUnit

_JSON, _LINES, _ZIP = "application/json", "application/jsonl", "application/zip"


@dataclass(frozen=True, slots=True)
class AnnotationTool:
    """`label` is shown to people in any language. `write` raises CannotBeWritten."""

    label: str
    unit: OffsetUnit
    ending: str
    media_type: str
    write: Callable[[ExportedText], bytes]


def _tool(
    label: str,
    write: Callable[[ExportedText], bytes],
    *,
    utf_16: bool = False,
    ending: str = "json",
    media_type: str = _JSON,
) -> AnnotationTool:
    unit = OffsetUnit.UTF_16 if utf_16 else OffsetUnit.CODE_POINTS
    return AnnotationTool(label, unit, ending, media_type, write)


TOOLS: Final[Mapping[str, AnnotationTool]] = {
    "doccano": _tool("doccano (JSONL)", doccano, utf_16=True, ending="jsonl", media_type=_LINES),
    "label-studio": _tool("Label Studio (JSON)", label_studio),
    "inception-xmi": _tool(
        "INCEpTION (UIMA CAS XMI)", cas_xmi, utf_16=True, ending="zip", media_type=_ZIP
    ),
    "inception-json": _tool("INCEpTION (UIMA CAS JSON)", cas_json, utf_16=True),
    "brat": _tool("brat (zip)", brat, ending="zip", media_type=_ZIP),
    "hypothesis": _tool("Hypothesis (JSON)", hypothesis, utf_16=True),
    "recogito": _tool(
        "Recogito (Web Annotations)",
        recogito,
        utf_16=True,
        ending="jsonld",
        media_type="application/ld+json",
    ),
    "spacy": _tool("spaCy, Prodigy (JSONL)", spacy, ending="jsonl", media_type=_LINES),
    "w3c": _tool("Web Annotations (W3C)", w3c, ending="jsonld", media_type="application/ld+json"),
}
