"""Guards, tried with harmless files just at and just beyond their limits; and the registry."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus.extraction
from corpus.extraction import findings, refusals
from corpus.extraction.archives import Archive
from corpus.extraction.blocks import Finding, ReadingOptions
from corpus.extraction.formats import FORMATS
from corpus.extraction.limits import MOST_BYTES
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from corpus.extraction.xml_parts import parse_xml
from tests.corpus.extraction.measuring import FILES, sources
from tests.zip_files import packed

HOUSE = Path(corpus.extraction.__file__).parent


def refused(content: bytes, **limits: int) -> str:
    def read_all() -> None:
        archive = Archive(content, "DOCX", **limits)
        for name in list(archive.names):
            archive.read(name)

    with pytest.raises(SourceRefused) as caught:
        read_all()
    assert caught.value.sentence
    return caught.value.code


def test_an_archive_is_unpacked_up_to_its_limits_and_no_further() -> None:
    content = packed({"a": b"0" * 1_000, "b": b"0" * 1_000})
    archive = Archive(content, "DOCX", most_part=1_000, most_unpacked=2_000, most_parts=2)
    assert archive.read("a") == archive.read("b") == b"0" * 1_000
    assert refused(content, most_part=999) == "part_too_large"
    assert refused(content, most_unpacked=1_999) == "unpacks_too_large"
    assert refused(content, most_parts=1) == "too_many_parts"


def test_a_part_that_lies_about_its_size_is_counted_while_it_is_unpacked() -> None:
    content = packed({"a": b"0" * 5_000})
    size = (5_000).to_bytes(4, "little")
    lying = content.replace(size, (10).to_bytes(4, "little"))
    assert lying != content
    assert refused(lying, most_part=1_000) in {"damaged", "part_too_large"}


@pytest.mark.parametrize("cut", [10, 60, -30])
def test_an_archive_that_is_cut_off_is_refused(cut: int) -> None:
    assert refused(packed({"a": b"0123456789" * 100})[:cut]) == "damaged"


def test_an_encrypted_part_is_refused() -> None:
    content = bytearray(packed({"a": b"hej"}))
    for signature, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags_at] |= 1
    assert refused(bytes(content)) == "encrypted"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"<a>" * 151 + b"</a>" * 151, "too_deep"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', "xml_entities"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', "xml_entities"),
        (b"<a>", "not_xml"),
    ],
)
def test_xml_is_guarded(document: bytes, code: str) -> None:
    with pytest.raises(SourceRefused) as caught:
        parse_xml(document, "a.xml")
    assert caught.value.code == code
    assert "a.xml" in caught.value.sentence or code == "too_deep"


def test_xml_just_within_the_limit_is_read() -> None:
    assert parse_xml(b"<a>" * 150 + b"</a>" * 150, "a.xml").tag == "a"


def test_old_word_files_and_encrypted_ones_are_told_apart() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    for content, code in (
        (ole, "old_word"),
        (ole + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ):
        with pytest.raises(SourceRefused) as caught:
            extract(content)
        assert caught.value.code == code


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(b"a" * (MOST_BYTES + 1))
    assert caught.value.code == "too_large"


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub", "wacz", "pdf"])
def test_files_that_are_cut_off_are_refused(suffix: str) -> None:
    for path in FILES.glob(f"*/*.{suffix}"):
        content = path.read_bytes()
        with pytest.raises(SourceRefused):
            extract(content[: len(content) // 3])


def test_a_wrong_media_type_is_refused() -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(b"<!doctype html><p>404", ReadingOptions(media_type="application/pdf"))
    assert caught.value.code == "wrong_type"
    assert "application/pdf" in caught.value.sentence


def test_every_code_has_its_sentence() -> None:
    source = "\n".join(path.read_text() for path in HOUSE.rglob("*.py"))
    raised = set(re.findall(r'SourceRefused\(\s*"(\w+)"', source)) | {"encrypted", "old_word"}
    assert raised == set(refusals.SENTENCES)
    others = "\n".join(p.read_text() for p in HOUSE.rglob("*.py") if p.name != "findings.py")
    assert set(re.findall(r'Finding\(\s*"(\w+)"', others)) <= set(findings.SENTENCES)
    assert {code for code in findings.SENTENCES if f'"{code}"' not in others} == set()
    assert findings.sentence(Finding("hyphens", {"number": 2}))


def test_every_row_reads_or_unwraps() -> None:
    for row in FORMATS:
        assert row.read or row.unwrap
        # What others are attached to has a text of its own.
        assert row.unwrap is None or row.pages is not None
        assert (row.read is None) != (row.unwrap is None) or row.key == "mail"
        assert row.version
    assert len({row.key for row in FORMATS}) == len(FORMATS)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sources()), st.floats(0, 1, exclude_max=True), st.binary(max_size=12))
def test_damaged_files_are_read_or_refused(path: Path, place: float, written: bytes) -> None:
    content = bytearray(path.read_bytes())
    at = int(place * len(content))
    content[at : at + 8] = written
    with suppress(SourceRefused):  # Whatever else is raised fails the test.
        extract(bytes(content))
