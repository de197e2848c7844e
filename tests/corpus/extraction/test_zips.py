"""Zips of many files, as the Riksdag hands out its open data by year: one is chosen and read."""

import json
import zipfile
from typing import Any

import pytest

from corpus.extraction import limits
from corpus.extraction.blocks import ReadingOptions
from corpus.extraction.pages import list_pages
from corpus.extraction.readers import zips
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from tests.zip_files import packed


def speech(number: int, **more: Any) -> dict[str, Any]:
    return {
        "dok_id": "HA09001",
        "anforande_id": f"id-{number}",
        "anforande_nummer": str(number),
        "talare": "Ada Ek (S)",
        "parti": "S",
        "dok_datum": "2022-10-05",
        "anforandetext": f"<p>Herr talman! Anförande {number} kostade 640 miljoner.</p>",
    } | more


def year(count: int = 3) -> bytes:
    return packed(
        {
            f"anforande/HA09001-{n}.json": json.dumps({"anforande": speech(n)}).encode()
            for n in range(count)
        }
    )


def test_files_are_listed_by_name_and_one_must_be_chosen() -> None:
    content = year()
    pages = list_pages(content)
    assert [page.key for page in pages] == [f"anforande/HA09001-{n}.json" for n in range(3)]
    assert all(page.size > 100 for page in pages)
    assert refusal(content) == ("choose_page", {"pages": 3})
    assert refusal(content, "anforande/HA09001-9.json")[0] == "no_such_page"


def test_the_chosen_speech_is_read_with_its_record() -> None:
    extraction = extract(year(), ReadingOptions(page="anforande/HA09001-1.json"))
    assert [block.text for block in extraction.blocks] == [
        "Herr talman! Anförande 1 kostade 640 miljoner."
    ]
    assert extraction.extractor.name == "zip+riksdag"
    said = {(value.name, value.value) for value in extraction.metadata}
    assert {("speaker", "Ada Ek"), ("party", "S")} <= said


def test_a_packed_one_file_is_that_file() -> None:
    assert extract(packed({"notis.txt": "Åtta öre.".encode()})).blocks[0].text == "Åtta öre."
    mac = {"notis.txt": b"Hej.", "__MACOSX/._notis.txt": b"\x00\x05", ".DS_Store": b"\x00"}
    assert extract(packed(mac)).blocks[0].text == "Hej."


def test_records_of_a_list_inside_are_chosen_where_there_are_few_files() -> None:
    records = {"anforandelista": {"anforande": [speech(1), speech(2)]}}
    content = packed({"lista.json": json.dumps(records).encode(), "om.txt": b"Om listan."})
    assert [page.key for page in list_pages(content)] == [
        "lista.json › id-1",
        "lista.json › id-2",
        "om.txt",
    ]
    extraction = extract(content, ReadingOptions(page="lista.json › id-2"))
    assert "Anförande 2" in extraction.blocks[0].text
    assert refusal(content, "lista.json")[0] == "choose_page"
    assert refusal(content, "lista.json › id-3")[0] == "no_such_page"
    assert refusal(content, "om.txt › id-1")[0] == "no_such_page"


def test_nothing_is_opened_to_list_many_files() -> None:
    content = bytearray(year(zips._MOST_LOOKED_INTO + 1))
    at = content.index(b"PK\x03\x04") + 4
    content[at + 40 : at + 60] = b"\xff" * 20  # the first file is damaged
    assert len(list_pages(bytes(content))) == zips._MOST_LOOKED_INTO + 1
    whole = extract(bytes(content), ReadingOptions(page="anforande/HA09001-2.json"))
    assert "Anförande 2" in whole.blocks[0].text
    assert refusal(bytes(content), "anforande/HA09001-0.json")[0] == "damaged"


def test_files_inside_are_what_they_are_and_not_what_they_are_called() -> None:
    assert refusal(packed({"a.pdf": b"\x00\x01\x02" * 99}))[0] == "unknown_type"
    inner = packed({"b.txt": b"Hej."})
    assert refusal(packed({"a.docx": inner}))[0] == "no_page"
    assert refusal(packed({"bild.png": b"\x89PNG"}))[0] == "no_page"
    assert list_pages(packed({"bild.png": b"\x89PNG"})) == ()


def test_workbooks_and_presentations_are_of_no_kind_as_before() -> None:
    for parts in (
        {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"},
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"},
    ):
        assert refusal(packed(parts))[0] == "unknown_type"


def test_it_unpacks_no_further_than_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    with_large = packed({"stor.txt": b"0" * (limits.MOST_PART_BYTES + 1), "liten.txt": b"Hej."})
    assert len(with_large) < 200_000
    assert len(list_pages(with_large)) == 2
    assert refusal(with_large, "stor.txt")[0] == "part_too_large"
    assert extract(with_large, ReadingOptions(page="liten.txt")).blocks[0].text == "Hej."
    several = year(3)
    monkeypatch.setattr(zips, "MOST_ARCHIVED_PAGES", 2)
    monkeypatch.setattr(zipfile, "ZipFile", None)  # it is not even opened
    assert refusal(several)[0] == "too_many_parts"
    assert limits.MOST_ARCHIVED_PAGES > 20_000


def test_a_cut_off_zip_is_damaged() -> None:
    assert refusal(year()[:-30])[0] == "damaged"


def refusal(content: bytes, page: str = "") -> tuple[str, dict[str, str | int]]:
    with pytest.raises(SourceRefused) as caught:
        extract(content, ReadingOptions(page=page))
    return caught.value.code, caught.value.details
