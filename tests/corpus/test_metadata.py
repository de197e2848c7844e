"""The metadata file: what is read from it, and how each mistake is named."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from corpus.metadata import (
    BadMetadata,
    PublisherMetadata,
    SectionMetadata,
    is_language_tag,
    parse_metadata,
)

CORPUS = Path(__file__).parents[2] / "fixtures" / "corpus"
ENTRY: dict[str, Any] = {"file": "a.txt", "title": "Dyra placeringar", "kind": "article"}
SECTION: dict[str, Any] = {"number": 1, "title": "Ett", "start": 0, "end": 9, "heading_end": 3}


@pytest.fixture(autouse=True)
def _english() -> Any:
    with translation.override("en"):
        yield


def mistakes(*entries: object, **others: object) -> list[str]:
    """What is wrong with a file of these entries, or with its entry for a.txt."""
    content = json.dumps({"documents": list(entries)} | others).encode()
    with pytest.raises(BadMetadata) as bad:
        parse_metadata(content, "d.json").about("a.txt")
    return list(bad.value.mistakes)


def test_everything_that_can_be_said() -> None:
    entry = ENTRY | {
        "key": "dyra",
        "publisher": {"name": "Tidningen", "url": "https://tidningen.example/"},
        "byline": "Åsa A\u030akesson",
        "reference": "KS 2023/431",
        "language": "sv-SE",
        "url": "https://tidningen.example/dyra",
        "archived_url": "https://arkiv.example/dyra",
        "date": "2023~",
        "date_evidence": "Texten.",
        "retrieved_on": "2024-05-31",
        "notes": "",
        "rights_note": "Utgivarens.",
        "full_text_public": True,
        "sections": [SECTION | {"date": "2023-01", "date_evidence": "Rubriken."}],
    }
    metadata = parse_metadata(json.dumps({"documents": [entry]}).encode(), "d.json").about("a.txt")
    assert metadata is not None
    assert metadata.given == (set(entry) - {"file", "date"}) | {"date_edtf"}
    assert metadata.publisher == PublisherMetadata("Tidningen", "https://tidningen.example/")
    assert metadata.byline == "Åsa Åkesson"
    assert metadata.retrieved_on == date(2024, 5, 31)
    assert metadata.full_text_public is True
    assert metadata.sections == (SectionMetadata(1, "Ett", 0, 9, 3, "2023-01", "Rubriken."),)


def test_what_is_not_said_is_not_given() -> None:
    found = parse_metadata(json.dumps({"documents": [ENTRY]}).encode(), "d.json")
    metadata = found.about("a.txt")
    assert metadata is not None
    assert metadata.given == {"title", "kind"}
    assert found.about("b.txt") is None


def test_file_names_are_compared_composed() -> None:
    entry = ENTRY | {"file": "å.txt"}
    found = parse_metadata(json.dumps({"documents": [entry]}).encode(), "d.json")
    assert found.about("a\u030a.txt") is not None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "d.json: line 1, column 1: not JSON: Expecting value"),
        (b'{"documents": [\n{]}', "d.json: line 2, column 2: not JSON: Expecting property name"),
        (b'{"documents": "\xff"}', "d.json: not UTF-8, from byte 15 on"),
        (b"[" * 200_000, "d.json: not JSON that can be read: too deeply nested"),
        (b"9" * 10_000, "d.json: not JSON that can be read: a number is too long"),
        (b"[]", "d.json: must be an object, within { }"),
        (b"{}", "d.json: documents: is missing"),
        (b'{"documents": {}}', "d.json: documents: must be a list, within [ ]"),
    ],
)
def test_a_file_that_is_no_metadata(content: bytes, message: str) -> None:
    with pytest.raises(BadMetadata) as bad:
        parse_metadata(content, "d.json")
    assert [mistake[: len(message)] for mistake in bad.value.mistakes] == [message]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("a.txt", "documents[0]: must be an object, within { }"),
        ({"title": "Utan fil"}, "documents[0].file: is missing"),
        (ENTRY | {"file": " "}, "documents[0].file: must not be empty"),
        (ENTRY | {"file": "in/a.txt"}, "documents[0].file: “in/a.txt” must be a name without"),
    ],
)
def test_an_entry_without_a_file_spoils_the_whole(entry: object, message: str) -> None:
    (found,) = mistakes(entry)
    assert found.startswith(f"d.json: {message}")


def test_files_and_keys_are_named_once() -> None:
    assert mistakes(ENTRY, ENTRY) == ["d.json: documents[1].file: “a.txt” has an entry already"]
    assert mistakes(ENTRY, ENTRY | {"file": "b.txt", "key": "a.txt"}) == [
        "d.json: two entries have the key “a.txt”"
    ]
    assert mistakes(ENTRY, version=1) == ["d.json: version: is not known here; known are documents"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"titel": "?"}, "titel: is not known here; known are archived_url, byline, date, "),
        ({"title": None}, "title: is missing"),
        ({"title": ""}, "title: must not be empty"),
        ({"title": ["Dyra"]}, "title: must be text"),
        ({"title": "x" * 501}, "title: Ensure this value has at most 500 characters"),
        ({"title": "a\x00b"}, "title: holds NUL or a lone surrogate, which no text has"),
        ({"title": "a\ud83db"}, "title: holds NUL or a lone surrogate, which no text has"),
        ({"key": ""}, "key: must not be empty"),
        ({"kind": "essay"}, "kind: “essay” is unknown; known are article, interview, blog, "),
        ({"kind": None}, "kind: is missing"),
        ({"language": "svenska"}, "language: “svenska” is not a BCP 47 language such as sv, "),
        ({"language": "sv_SE"}, "language: “sv_SE” is not a BCP 47 language"),
        ({"language": ""}, "language: must not be empty"),
        ({"url": "tidningen.example"}, "url: Enter a valid URL."),
        ({"url": "javascript:alert(1)"}, "url: Enter a valid URL."),
        ({"archived_url": "https://"}, "archived_url: Enter a valid URL."),
        ({"date": "2020-13"}, "date: “2020-13” is not an EDTF date such as 2016-04-14"),
        ({"date": 2020}, "date: must be text"),
        ({"date": "0016-04-14"}, "date: “0016-04-14” is before the year 1500"),
        ({"date": "2999"}, "date: “2999” hasn't come yet"),
        ({"retrieved_on": "20240531"}, "retrieved_on: “20240531” is not a day such as"),
        ({"retrieved_on": "2024-02-30"}, "retrieved_on: “2024-02-30” is no day of the calendar"),
        ({"full_text_public": "no"}, "full_text_public: must be true or false"),
        ({"full_text_public": 1}, "full_text_public: must be true or false"),
        ({"publisher": "Tidningen"}, "publisher: must be an object, within { }"),
        ({"publisher": {}}, "publisher.name: is missing"),
        ({"publisher": {"name": "T", "url": "t"}}, "publisher.url: Enter a valid URL."),
        ({"publisher": {"name": "T", "www": ""}}, "publisher.www: is not known here"),
        ({"sections": {}}, "sections: must be a list, within [ ]"),
        ({"sections": [1]}, "sections[0]: must be an object, within { }"),
    ],
)
def test_a_mistake_is_named_with_its_place(change: dict[str, Any], message: str) -> None:
    (found,) = mistakes(ENTRY | change)
    assert found.startswith(f"d.json: a.txt: {message}")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"date": "30/2"}, "date: “30/2” is not an EDTF date"),
        ({"date": "0016-04-14"}, "date: “0016-04-14” is before the year 1500"),
        ({"date": "2999"}, "date: “2999” hasn't come yet"),
        ({"title": None}, "title: is missing"),
        ({"start": "9"}, "start: must be a whole number from 0 to 2147483647"),
        ({"start": True}, "start: must be a whole number from 0 to 2147483647"),
        ({"end": 2**31}, "end: must be a whole number from 0 to 2147483647"),
        ({"number": 0}, "number: sections are numbered from 1"),
        ({"end": 9}, "end: 9 is not after the start, 9"),
        ({"heading_end": 8}, "heading_end: 8 is outside the section, 9 to 20"),
        ({"heading_end": 21}, "heading_end: 21 is outside the section, 9 to 20"),
        ({"number": 1}, "number: 1 is out of order: it follows 1"),
        ({"start": 8}, "start: 8 overlaps the section before, which ends at 9"),
        ({"heading": 9}, "heading: is not known here"),
    ],
)
def test_a_mistake_in_a_section(change: dict[str, Any], message: str) -> None:
    second = {"number": 2, "title": "Två", "start": 9, "end": 20, "heading_end": 9} | change
    found = mistakes(ENTRY | {"sections": [SECTION, second]})
    assert any(line.startswith(f"d.json: a.txt: sections[1].{message}") for line in found), found


def test_sections_stand_in_the_order_of_the_text() -> None:
    first = SECTION | {"start": 10, "end": 20, "heading_end": 12}
    assert mistakes(ENTRY | {"sections": [first, SECTION | {"number": 2}]}) == [
        "d.json: a.txt: sections[1].start: 0 is out of order: the section before starts at 10"
    ]


def test_all_mistakes_are_told_at_once_and_only_to_who_asks_for_the_file() -> None:
    bad = ENTRY | {"kind": "essay", "date": "?", "sections": [SECTION | {"title": 1}]}
    good = ENTRY | {"file": "b.txt"}
    assert len(mistakes(bad, good)) == 3
    content = json.dumps({"documents": [bad, good]}).encode()
    assert parse_metadata(content, "d.json").about("b.txt") is not None


def test_a_key_that_stands_twice_is_a_mistake() -> None:
    entry = json.dumps(ENTRY)[:-1] + ', "title": "En annan"}'
    with pytest.raises(BadMetadata, match=r"d\.json: a\.txt: title: stands twice"):
        parse_metadata(f'{{"documents": [{entry}]}}'.encode(), "d.json").about("a.txt")


@pytest.mark.parametrize("tag", ["sv", "en-GB", "smj", "sr-Latn", "zh-Hant-TW", "es-419"])
def test_languages(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize("tag", ["", "s", "SV", "sv-se", "sv-", "-sv", "sv_SE", "swedish", "sv\n"])
def test_no_languages(tag: str) -> None:
    assert not is_language_tag(tag)


def test_the_corpus_is_described_and_its_sections_begin_with_their_titles() -> None:
    found = parse_metadata((CORPUS / "documents.json").read_bytes(), "documents.json")
    paths = sorted(CORPUS.glob("*.txt"))
    assert sorted(found.documents) == [path.name for path in paths]
    for path in paths:
        text = path.read_bytes().decode()
        metadata = found.about(path.name)
        assert metadata is not None
        assert metadata.title in text or metadata.title.startswith("[")
        assert metadata.rights_note
        assert not metadata.full_text_public
        for section in metadata.sections:
            assert text[section.start : section.heading_end] == section.title
            assert section.date_evidence
    assert [len(found.documents[path.name].sections) for path in paths] == [0, 0, 0, 10, 0]
