"""UIMA CAS as dkpro-cassis and INCEpTION write it: places as they stand there, or a sentence."""

import io
import json
import zipfile
from typing import Any

import pytest
from cassis import Cas, TypeSystem, load_cas_from_json, load_cas_from_xmi, load_typesystem

from claims.exports.annotation_files.marked_texts import (
    CannotBeWritten,
    ExportedMark,
    ExportedText,
)
from claims.exports.annotation_files.tools import TOOLS
from claims.imports.formats import read_table
from claims.imports.reasons import FileRefused
from tests.claims.imports.annotation_tools.test_tools_files import rows

ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
RELATION = "webanno.custom.Supports"
# What is counted in one unit more, what is composed, and what a source had as its line ends.
TEXT = "😀 Det\u00a0kostar 5 kr.\r\nCafe\u0301et\u202fkostade 24 miljarder 👩‍👧 i fjol."


def annotated(text: str = TEXT) -> Cas:
    """As INCEpTION exports: its tokens, an entity, a layer with several values, a relation."""
    types = TypeSystem()
    for name in (ENTITY, TOKEN, "webanno.custom.Check"):
        types.create_type(name)
    types.create_feature(types.get_type(ENTITY), "value", "uima.cas.String")
    types.create_feature(types.get_type(ENTITY), "identifier", "uima.cas.String")
    check = types.get_type("webanno.custom.Check")
    types.create_feature(check, "labels", "uima.cas.StringArray")
    relation = types.create_type(RELATION)
    for name in ("Governor", "Dependent"):
        types.create_feature(relation, name, ENTITY)
    cas = Cas(types)
    cas.sofa_string, cas.sofa_mime = text, "text/plain"
    start = text.index("kostar 5")
    entity = types.get_type(ENTITY)(begin=start, end=start + 8, value="quantity", identifier="Q1")
    start = text.index("24 miljarder")
    several = types.get_type("uima.cas.StringArray")(elements=["skola", "rule"])
    other = check(begin=start, end=start + 12, labels=several)
    token = types.get_type(TOKEN)(begin=0, end=1)
    link = relation(begin=0, end=5, Governor=entity, Dependent=entity)
    cas.add_all([token, entity, other, link])
    return cas


def zipped(cas: Cas) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("admin.xmi", cas.to_xmi())
        archive.writestr("TypeSystem.xml", cas.typesystem.to_xml() or "")
    return packed.getvalue()


@pytest.mark.parametrize("form", ["xmi", "json", "zip"])
def test_what_inception_exports_is_placed_in_our_text(form: str) -> None:
    cas = annotated()
    content = {"xmi": cas.to_xmi, "json": cas.to_json}[form]().encode() if form != "zip" else b""
    found = read_table(content or zipped(cas))
    assert found.file_format == "uima"
    assert found.note
    assert found.note.details == {"tool": "UIMA CAS", "unit": "UTF-16"}
    ours = TEXT.replace("\r\n", "\n").replace("e\u0301", "é")
    assert [(r["quote"], r["label"], r["span_start"], r["flaw"]) for r in rows(found)] == [
        ("kostar 5", "quantity", str(ours.index("kostar 5")), ""),
        ("24 miljarder", "skola | rule", str(ours.index("24 miljarder")), ""),
    ]


MARKS = (
    ExportedMark("bcdfghj2", 2, 5, "quantity", "Det kostar."),
    ExportedMark("bcdfghj3", 15, 24, "rule", "Ett “citat” & <mer>\noch en rad."),
)


def exported(text: str) -> ExportedText:
    return ExportedText("dddddddd", text, "f" * 64, MARKS)


@pytest.mark.parametrize("tool", ["inception-xmi", "inception-json"])
def test_cassis_reads_what_we_write_and_we_what_it_writes_again(tool: str) -> None:
    text = TEXT.replace("\r\n", "\n").replace("e\u0301", "é")
    content = TOOLS[tool].write(exported(text))
    if tool == "inception-json":
        cas = load_cas_from_json(content.decode())
        again = cas.to_json().encode()
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            types = load_typesystem(io.BytesIO(archive.read("TypeSystem.xml")))
            cas = load_cas_from_xmi(io.BytesIO(archive.read("dddddddd.xmi")), types)
        again = cas.to_xmi().encode()
    assert cas.sofa_string == text
    claims = list(cas.select("webanno.custom.Claim"))
    assert [(c.begin, c.end, c["claim_id"], c["kind"], c["statement"]) for c in claims] == [
        (mark.start, mark.end, mark.id, mark.kind, mark.statement) for mark in MARKS
    ]
    (said,) = cas.select("webanno.custom.ClaimText")
    assert (said["text_sha256"], said["offset_unit"]) == ("f" * 64, "UTF-16")
    ours, theirs = (rows(read_table(each)) for each in (content, again))
    assert ours == theirs
    assert [row["id"] for row in ours] == ["bcdfghj2", "bcdfghj3"]


def test_what_xml_cannot_hold_goes_out_as_json() -> None:
    text = exported("En sida\x0cslutar här, och en annan börjar.")
    with pytest.raises(CannotBeWritten, match=r"U\+000C"):
        TOOLS["inception-xmi"].write(text)
    assert len(rows(read_table(TOOLS["inception-json"].write(text)))) == 2


def with_span(begin: Any, end: Any) -> dict[str, bytes]:
    """One entity at these places, and one that is well."""
    said = json.loads(annotated("😀 Det kostar 5 kr. Det är 24 miljarder.").to_json())
    for each in said["%FEATURE_STRUCTURES"]:
        if each["%TYPE"] == ENTITY:
            each |= {"begin": begin, "end": end}
    xmi = annotated("😀 Det kostar 5 kr. Det är 24 miljarder.").to_xmi()
    xmi = xmi.replace('begin="7" end="15"', f'begin="{begin}" end="{end}"')
    return {"json": json.dumps(said).encode(), "xmi": xmi.encode()}


@pytest.mark.parametrize("form", ["json", "xmi"])
@pytest.mark.parametrize(
    ("begin", "end", "flaw"),
    [
        (7, 15, ""),
        (-3, 4, "annotation_span_negative"),
        (7, 4, "annotation_span_negative"),
        (0, 999, "annotation_span_outside"),
        ("x", 4, "annotation_without_place"),
        (20, 30, "annotation_spans_overlap"),
    ],
)
def test_spans_that_are_none_are_rows_with_a_reason(
    form: str, begin: object, end: object, flaw: str
) -> None:
    found = {row["label"]: row for row in rows(read_table(with_span(begin, end)[form]))}
    seen = {row["flaw"] for row in found.values()}
    assert seen == {flaw, ""}
    assert found["quantity"]["quote"] == ("kostar 5" if not flaw else found["quantity"]["quote"])


@pytest.mark.parametrize("form", ["json", "xmi"])
def test_a_place_within_an_emoji_refuses_the_file(form: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_table(with_span(1, 4)[form])
    assert refused.value.reason.code == "annotation_no_unit"
    assert refused.value.reason.details["where"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (annotated().to_xmi().encode()[:-40], "annotation_line_unreadable"),
        (annotated().to_json().encode()[:-40], "json_unreadable"),
        (zipped(annotated())[:-300], "xlsx_damaged"),
        (
            zipped(annotated("Ord kostar 5. 24 miljarder.")).replace(b"PK\x01\x02", b"PK\x01\x03"),
            "",
        ),
        (
            annotated().to_xmi().replace("<xmi:XMI", "<!DOCTYPE a []><xmi:XMI").encode(),
            "annotation_xml_unreadable",
        ),
        (Cas().to_xmi().encode(), "annotation_no_marks"),
    ],
    ids=["cut-xmi", "cut-json", "cut-zip", "damaged-zip", "doctype", "empty"],
)
def test_files_that_are_refused_whole(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_table(content)
    assert refused.value.reason.code == (code or refused.value.reason.code)
