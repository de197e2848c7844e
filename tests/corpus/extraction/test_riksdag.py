"""The Riksdag's open data: the record says who, when and where; its traps are known."""

import json

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
        ("ANNA EK (s)", "", Talker("Anna Ek", "", "S")),
        (
            "Utbildnings- och kulturminister Bo Berg",
            "fp",
            Talker("Bo Berg", "Utbildnings- och kulturminister", "FP"),
        ),
        ("Statsrådet Eva Ek (MP)", "", Talker("Eva Ek", "Statsrådet", "MP")),
        ("Förste vice talman Eva Ek (C)", "-", Talker("Eva Ek", "Förste vice talman", "C")),
        ("TALMANNEN", "-", Talker("TALMANNEN", "", "")),
        ("Vice statsminister Eva Ek (KD)", "", Talker("Eva Ek", "Vice statsminister", "KD")),
        (
            "Energi-, digitaliserings- och näringsminister Bo Berg (KD)",
            "",
            Talker("Bo Berg", "Energi-, digitaliserings- och näringsminister", "KD"),
        ),
        ("Riksbankschef Eva Ek", "", Talker("Eva Ek", "Riksbankschef", "")),
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


def speech(text: str, **fields: str | int) -> bytes:
    return json.dumps({"anforande": {"anforandetext": text, **fields}}).encode()


def test_a_member_has_no_role() -> None:
    """The whole of `Bo Berg (nyd)` is a name, and none to be had for a title as well."""
    extraction = extract(speech("Fru talman!", talare="Bo Berg (nyd)", parti="-"))
    found = [(v.name, v.value) for v in extraction.metadata if not v.name.startswith("publ")]
    assert found == [("speaker", "Bo Berg"), ("party", "NYD")]
    without = extract(speech("Fru talman!", talare="TALMANNEN", parti="-")).metadata
    assert [v.name for v in without] == ["speaker", "publisher"]


def test_numbers_in_the_record_are_read() -> None:
    content = speech("Fru talman!", dok_rm="2022/23", dok_nummer=98, anforande_nummer=12)
    found = {(v.name, v.value) for v in extract(content).metadata}
    assert ("reference", "prot. 2022/23:98, anf. 12") in found


def test_what_json_of_xml_has_before_the_record_is_passed_over() -> None:
    record = speech("Fru talman!")[1:]
    before = b'{"?xml": {"@version": "1.0"}, "@xmlns": "https://data.riksdagen.se", '
    assert extract(before + record).extractor.name == "riksdag"
    with pytest.raises(SourceRefused):
        extract(before + b'"anforande": []}')


@pytest.mark.parametrize(
    "text",
    [
        "<p>Det är 5 &lt; 6.</p><p>Ja, <b>640</b> &amp; mer.</p>",
        "&lt;p&gt;Det är 5 &amp;lt; 6.&lt;/p&gt;&lt;p&gt;Ja, &lt;b&gt;640&lt;/b&gt; &amp;amp; mer.",
        "<![CDATA[<p>Det är 5 < 6.</p><p>Ja, 640 & mer.</p>]]>",
    ],
)
def test_text_is_read_however_it_is_marked_up(text: str) -> None:
    content = f"<anforande><dok_id>X</dok_id><anforandetext>{text}</anforandetext></anforande>"
    assert [b.text for b in extract(content.encode()).blocks] == ["Det är 5 < 6.", "Ja, 640 & mer."]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>Vinst <10 procent, dvs <5 mkr, x<y</p>", ["Vinst <10 procent, dvs <5 mkr, x<y"]),
        ("<p>a</p><script>var x = 1;</script><o:p>b</o:p><section>c</section>", ["a", "b", "c"]),
        ("<p>a <s>b</s> <del>c</del></p><!-- d -->", ["a b c"]),
    ],
)
def test_a_sign_is_no_tag_and_a_tag_no_sign(text: str, shown: list[str]) -> None:
    assert [block.text for block in extract(speech(text)).blocks] == shown


def test_who_signed_without_a_party_has_none() -> None:
    signed = {"intressent": [{"namn": "Bo", "partibet": "-"}, {"namn": "Eva", "partibet": "s"}]}
    record = {"dokument": {"titel": "x", "text": "y"}, "dokintressent": signed}
    extraction = extract(json.dumps({"dokumentstatus": record}).encode())
    assert [v.value for v in extraction.metadata if v.name == "byline"] == ["Bo", "Eva (S)"]


@pytest.mark.parametrize(
    "name", ["Anf. 12 KARIN ALM (s)", "Anf. 3 KARIN ALM (S):", "Anförande nr 7 KARIN ALM (S)"]
)
def test_the_number_of_a_speech_is_no_part_of_a_name(name: str) -> None:
    assert read_talker(name) == Talker("Karin Alm", party="S")
    assert read_talker("Anfinn Ek (S)") == Talker("Anfinn Ek", party="S")


def test_a_list_of_documents_is_a_list() -> None:
    documents = [
        {"dok_id": "H1", "titel": "Ett", "html": "<p>24 miljarder.</p>"},
        {"dok_id": "H2", "titel": "Två", "html": ""},
    ]
    content = json.dumps({"dokumentlista": {"@traffar": "2", "dokument": documents}}).encode()
    pages = list_pages(content, ReadingOptions())
    assert [(page.key, page.address) for page in pages] == [("H1", "Ett"), ("H2", "Två")]
    assert [b.text for b in extract(content, ReadingOptions(page="H1")).blocks] == ["24 miljarder."]
    for page, code in (("", "choose_page"), ("H2", "empty_record")):
        with pytest.raises(SourceRefused) as caught:
            extract(content, ReadingOptions(page=page))
        assert caught.value.code == code


def test_who_was_asked_wrote_nothing_of_it() -> None:
    people = [
        {"roll": "undertecknare", "namn": "Eva Ek", "partibet": "M"},
        {"roll": "besvaradav", "namn": "Statsrådet Bo Bok", "partibet": "S"},
        {"roll": "ställd till", "namn": "Ada Alm", "partibet": "S"},
        {"namn": "Siv Sol", "partibet": "-"},
    ]
    record = {
        "dokument": {"dok_id": "H1", "titel": "Fråga", "text": "När?"},
        "dokintressent": {"intressent": people},
    }
    content = json.dumps({"dokumentstatus": record}).encode()
    bylines = [v.value for v in extract(content).metadata if v.name == "byline"]
    assert bylines == ["Eva Ek (M)", "Siv Sol"]
