"""The Riksdag's open data: the record says who, when and where; its traps are known."""

import pytest

from corpus.extraction.blocks import BlockKind, LeaveOut, ReadingOptions
from corpus.extraction.pages import list_pages
from corpus.extraction.readers.riksdag.speakers import Talker, read_talker
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from tests.corpus.extraction.measuring import FILES, read

RIKSDAG = FILES / "riksdag"


def test_a_speech_says_what_its_record_says() -> None:
    extraction, _frozen = read(RIKSDAG / "anforande.xml")
    assert {(v.name, v.value, v.edtf) for v in extraction.metadata} == {
        ("speaker", "Anna Ek", ""),
        ("role", "Finansminister", ""),
        ("party", "S", ""),
        ("debate", "Svar på interpellation 2021/22:7 om skatten", ""),
        ("activity", "interpellationsdebatt", ""),
        ("title", "Protokoll 2021/22:10 Torsdagen den 30 september", ""),
        ("reference", "prot. 2021/22:10, anf. 12", ""),
        ("published", "2021-09-30 00:00:00", "2021-09-30"),
        ("publisher", "Sveriges riksdag", ""),
        ("riksdag:dok_id", "HX0910", ""),
        ("riksdag:anforande_id", "aaaa-1", ""),
        ("riksdag:intressent_id", "0123", ""),
        ("riksdag:rel_dok_id", "HX107", ""),
        ("riksdag:dok_hangar_id", "4711", ""),
    }
    assert {str(v.strength) for v in extraction.metadata} == {"record"}
    assert {f.code for f in extraction.findings} >= {"attribution", "field_codes"}
    assert extraction.blocks[0].leave_out is LeaveOut.FIELD_CODE
    assert extraction.blocks[1].kind is BlockKind.SPEECH


def test_a_document_says_who_signed_it() -> None:
    extraction, _frozen = read(RIKSDAG / "dokument.xml")
    found = [(v.name, v.value) for v in extraction.metadata]
    assert ("byline", "Bo Berg (V)") in found
    assert ("byline", "Eva Ek (V)") in found
    assert ("reference", "2020/21:1234") in found
    assert ("url", "https://data.riksdagen.se/dokument/H8021234") in found


def test_old_documents_are_said_to_be_scanned() -> None:
    extraction, _frozen = read(RIKSDAG / "dokument-1971.json")
    assert "scanned" in {finding.code for finding in extraction.findings}


def test_cut_words_are_joined_and_recorded() -> None:
    extraction, frozen = read(RIKSDAG / "anforande-1996.json")
    assert extraction.hyphens == 2
    assert "interpellation om skattesänkningar, barn- och ungdomsvård" in frozen.text
    assert "EU-länder" in frozen.text


def test_a_speech_of_a_list_is_chosen_and_an_empty_one_is_refused() -> None:
    content = (RIKSDAG / "lista.json").read_bytes()
    listed = [(page.key, page.address, page.size) for page in list_pages(content)]
    assert listed == [("aaaa-1", "ANNA EK (s)", 0), ("aaaa-2", "Bo Berg (V)", 35)]
    for page, code in (("", "choose_page"), ("aaaa-1", "empty_speech"), ("x", "no_such_page")):
        with pytest.raises(SourceRefused) as caught:
            extract(content, ReadingOptions(page=page))
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("written", "party", "talker"),
    [
        ("Finansminister Anna Ek (S)", "S", Talker("Anna Ek", "Finansminister", "S")),
        ("Bo Berg (m)", "", Talker("Bo Berg", "", "M")),
        ("ANNA EK (s)", "", Talker("ANNA EK", "", "S")),
        (
            "Utbildnings- och kulturminister Bo Berg",
            "fp",
            Talker("Bo Berg", "Utbildnings- och kulturminister", "FP"),
        ),
        ("Statsrådet Eva Ek (MP)", "", Talker("Eva Ek", "Statsrådet", "MP")),
        ("Förste vice talman Eva Ek (C)", "-", Talker("Eva Ek", "Förste vice talman", "C")),
        ("TALMANNEN", "-", Talker("TALMANNEN", "", "")),
    ],
)
def test_titles_before_names_and_parties_after(written: str, party: str, talker: Talker) -> None:
    assert read_talker(written, party) == talker


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"anforande": []}', "not_a_record"),
        (b'{"anforande": {"a": ', "not_a_record"),
        (b'{"anforandelista": {"@antal": "0"}}', "not_a_record"),
        (b"<anforande><a></anforande>", "not_xml"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><anforande>&b;</anforande>', "xml_entities"),
        (b'{"dokumentstatus": {"dokument": {"titel": "x"}}}', "no_text"),
    ],
)
def test_what_is_no_record_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(content)
    assert caught.value.code == code
