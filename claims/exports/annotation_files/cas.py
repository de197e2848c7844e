"""A text with its claims as UIMA CAS, as INCEpTION takes it: XMI with its type system, or JSON.

`webanno.custom.Claim` is a span layer as INCEpTION makes them, `webanno.custom.ClaimText` one of
what is said of the whole document. UIMA counts as Java does, in UTF-16; cassis converts.
"""

import re
from typing import TYPE_CHECKING

from claims.exports.annotation_files.marked_texts import CannotBeWritten, ExportedText
from claims.exports.annotation_files.zips import packed
from corpus.offset_units import OffsetUnit

if TYPE_CHECKING:
    from cassis import Cas

_CLAIM = "webanno.custom.Claim"
_OF_CLAIM = ("kind", "claim_id", "statement")
_TEXT = "webanno.custom.ClaimText"
_OF_TEXT = ("document_id", "text_sha256", "offset_unit")
_STRING = "uima.cas.String"
# What no XML 1.0 document can have in it, not even as a reference.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def cas_xmi(text: ExportedText) -> bytes:
    """A zip as INCEpTION's own “UIMA CAS XMI”. Raises CannotBeWritten."""
    for words in (text.text, *(mark.statement for mark in text.marks)):
        if bad := _NOT_IN_XML.search(words):
            raise CannotBeWritten(f"U+{ord(bad[0]):04X}")
    cas = _cas(text)
    types = cas.typesystem.to_xml() or ""
    return packed({f"{text.document}.xmi": cas.to_xmi().encode(), "TypeSystem.xml": types.encode()})


def cas_json(text: ExportedText) -> bytes:
    written: str = _cas(text).to_json()
    return written.encode() + b"\n"


def _cas(text: ExportedText) -> "Cas":
    # Only whoever writes such a file needs it, and its XML parser.
    from cassis import Cas, TypeSystem

    types = TypeSystem()
    claims = types.create_type(_CLAIM)
    of_text = types.create_type(_TEXT, supertypeName="uima.cas.AnnotationBase")
    for layer, names in ((claims, _OF_CLAIM), (of_text, _OF_TEXT)):
        for name in names:
            types.create_feature(layer, name, _STRING)
    cas = Cas(types)
    cas.sofa_string, cas.sofa_mime = text.text, "text/plain"
    cas.add(of_text(sofa=cas.get_sofa(), **text.facts(OffsetUnit.UTF_16)))
    for mark in text.marks:
        said = {"kind": mark.kind, "claim_id": mark.id, "statement": mark.statement}
        cas.add(claims(begin=mark.start, end=mark.end, **said))
    return cas
