"""Every rule of `corpus/models.py` and `corpus/rules/`, attacked by SQL."""

import hashlib
import unicodedata
from typing import Any

import pytest

from corpus.identifiers import new_public_id
from corpus.models import Document, IssuedId, Revision, Section
from tests.factories import (
    make_document,
    make_page,
    make_publisher,
    make_revision,
    make_section,
    make_source_draft,
    make_speaker,
    make_user,
)
from tests.promises import (
    Load,
    ask,
    both_loads,
    breaks,
    change,
    copy,
    insert,
    refused_by,
    run,
    settle,
    twin,
)

pytestmark = pytest.mark.django_db


def test_a_publisher_has_a_name_of_its_own() -> None:
    publisher = make_publisher()
    breaks("publisher_name_given", publisher, name="")
    with refused_by("corpus_publisher_name_key"):
        insert(twin(publisher))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("document_key_and_title_given", {"key": ""}),
        ("document_key_and_title_given", {"title": ""}),
        ("document_language_is_bcp47", {"language": ""}),
        ("document_language_is_bcp47", {"language": "svenska"}),
        ("document_language_is_bcp47", {"language": "SV"}),
        ("document_language_is_bcp47", {"language": "sv_SE"}),
        ("document_language_is_bcp47", {"language": "sv\n"}),
        ("document_dates_in_order", {"date_earliest": "2024-01-02", "date_latest": "2024-01-01"}),
        ("document_days_only_with_date", {"date_edtf": ""}),
        ("document_days_only_with_date", {"date_edtf": "", "date_latest": None}),
        ("document_full_text_needs_rights_note", {"full_text_public": True}),
    ],
)
def test_a_document_keeps_its_rules(name: str, values: dict[str, Any]) -> None:
    breaks(name, make_document(), **values)


def test_a_document_may_be_all_that_its_rules_allow() -> None:
    change(make_document(), language="zh-Hant-TW")
    change(make_document(), date_edtf="", date_earliest=None, date_latest=None)
    change(make_document(), date_edtf="../2020", date_earliest=None)
    change(make_document(), full_text_public=True, rights_note="CC BY 4.0")
    settle()


def test_a_documents_key_is_unique() -> None:
    document = make_document()
    with refused_by("corpus_document_key_key"):
        insert(twin(document, public_id=new_public_id()))


@pytest.mark.parametrize("bad", ["", "abc", "BCDFGHJK", "bcdfghj0", "bcdfghjkm", "bcdfghjk\n"])
def test_a_documents_public_id_has_its_form(bad: str) -> None:
    breaks("document_public_id_form", make_document(), inserted_only=True, public_id=bad)


def test_a_documents_public_id_is_its_own_and_never_changes() -> None:
    document = make_document()
    with refused_by("corpus_document_public_id_key"):
        insert(twin(document, key="en annan"))
    with refused_by("document_public_id_kept"):
        change(document, public_id=new_public_id())
    change(document, public_id=document.public_id, title="En annan titel")


def test_an_id_is_issued_once_for_documents_and_speakers_alike() -> None:
    speaker, document = make_speaker(), make_document()
    with refused_by("corpus_issuedid_pkey"):
        insert(twin(document, key="en annan", public_id=speaker.public_id))
    with refused_by("corpus_issuedid_pkey"):
        insert(twin(speaker, public_id=document.public_id))


@both_loads
def test_a_deleted_documents_id_is_never_issued_again(load: Load) -> None:
    documents = [twin(make_document(), key=key, public_id=new_public_id()) for key in ("a", "b")]
    load(*documents)
    run("DELETE FROM corpus_document WHERE key IN ('a', 'b')")
    gone = documents[1].public_id
    assert ask("SELECT kind FROM corpus_issuedid WHERE id = %s", gone) == [("document",)]
    good = twin(documents[0], key="c", public_id=new_public_id())
    with refused_by("corpus_issuedid_pkey"):
        load(good, twin(documents[1], key="d"))
    assert not Document.objects.filter(key="c").exists()  # the good row fell with the bad one


def texts(text: str, **wrong: Any) -> dict[str, Any]:
    """What a revision says about a text, true but for what is named."""
    data = text.encode()
    true: dict[str, Any] = {
        "text": text,
        "length": len(text),
        "text_sha256": hashlib.sha256(data).hexdigest(),
        "original": data,
        "original_sha256": hashlib.sha256(data).hexdigest(),
    }
    return true | wrong


SMILING = "😀 e\u0301"  # 😀 is one code point, two UTF-16 units and four bytes


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("revision_number_positive", {"number": 0}),
        ("revision_text_given", texts("")),
        ("revision_text_is_nfc", texts(SMILING)),
        ("revision_text_has_no_cr", texts("rad ett\r\nrad två")),
        ("revision_text_has_no_cr", texts("rad ett\rrad två")),
        ("revision_length_is_counted", texts("😀 å", length=4)),
        ("revision_length_is_counted", texts("😀 å", length=7)),
        ("revision_text_digest", texts("Åsa", text_sha256="0" * 64)),
        ("revision_text_digest", texts("Åsa", text_sha256=texts("asa")["text_sha256"])),
        ("revision_text_digest", texts("Åsa", text_sha256=texts("Åsa")["text_sha256"].upper())),
        ("revision_original_digest", texts("Åsa", original=b"")),
        ("revision_original_digest", texts("Åsa", original="Åsa\r\n".encode())),
    ],
)
def test_a_revision_is_a_true_and_normal_text(name: str, values: dict[str, Any]) -> None:
    breaks(name, make_revision(), inserted_only=True, **values)


def test_a_revision_may_hold_any_normal_text() -> None:
    text = (
        "\n😀 " + unicodedata.normalize("NFC", SMILING) + " q\u0323\u0307 \u00a0\u2009\ufeff\n\n "
    )
    revision = make_revision()
    insert(twin(revision, number=2, **texts(text)))
    insert(twin(revision, number=3, **texts(text, original=b"\xff", **digest(b"\xff"))))
    assert [row.text for row in Revision.objects.filter(number__gt=1)] == [text, text]


def digest(original: bytes) -> dict[str, str]:
    return {"original_sha256": hashlib.sha256(original).hexdigest()}


def test_a_documents_revisions_have_numbers_of_their_own() -> None:
    revision = make_revision()
    with refused_by("revision_number_unique"):
        insert(twin(revision))
    insert(twin(revision, document_id=make_document().pk))


@pytest.mark.parametrize(
    "values",
    [{"text": "Annat"}, {"number": 2}, {"created_by": None}, {"original": b""}, {"length": 1}],
)
def test_a_revision_never_changes(values: dict[str, Any]) -> None:
    with refused_by("revision_never_changes"):
        change(make_revision(created_by=make_user()), **values)


def test_a_revision_never_goes_away() -> None:
    revision = make_revision()
    with refused_by("revision_never_changes"):
        run("DELETE FROM corpus_revision WHERE id = %s", revision.pk)
    with refused_by("revision_never_changes"):
        run(
            "INSERT INTO corpus_revision SELECT * FROM corpus_revision"
            " ON CONFLICT (id) DO UPDATE SET text = 'Annat'"
        )


def test_an_issued_id_never_changes_and_never_goes_away() -> None:
    issued = make_document().public_id
    with refused_by("issued_id_never_changes"):
        run("UPDATE corpus_issuedid SET id = 'bbbbbbbb' WHERE id = %s", issued)
    with refused_by("issued_id_never_changes"):
        run("UPDATE corpus_issuedid SET kind = 'claim' WHERE id = %s", issued)
    with refused_by("issued_id_never_changes"):
        IssuedId.objects.filter(id=issued).delete()


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("corpus_issuedid", "issued_id_never_truncated"),
        ("corpus_page", "page_never_truncated"),
        ("corpus_revision CASCADE", "revision_never_truncated"),
        ("corpus_document CASCADE", "revision_never_truncated"),
        ("corpus_publisher CASCADE", "revision_never_truncated"),
    ],
)
def test_nothing_immutable_is_truncated(table: str, name: str) -> None:
    make_revision()
    settle()
    with refused_by(name):
        run(f"TRUNCATE {table}")


@pytest.mark.parametrize(
    "values",
    [
        {"start": 9, "heading_end": 9, "end": 9},
        {"start": 9, "heading_end": 9, "end": 8},
        {"start": 9, "heading_end": 8, "end": 20},
        {"start": 9, "heading_end": 21, "end": 20},
    ],
)
def test_a_sections_span_is_in_order(values: dict[str, Any]) -> None:
    breaks("section_span_in_order", make_section(), number=2, **values)


def test_a_revisions_sections_have_numbers_of_their_own() -> None:
    section = make_section(end=10)
    with refused_by("section_number_unique"):
        insert(twin(section, start=20, heading_end=20, end=30))


def place(section: Section, start: int, end: int) -> None:
    change(section, start=start, heading_end=start, end=end)


def test_a_section_ends_where_its_text_does() -> None:
    section = make_section()
    length = section.revision.length
    with refused_by("section_inside_text"):
        place(section, 0, length + 1)
    with refused_by("section_inside_text"):
        insert(twin(section, number=2, start=length, heading_end=length, end=length + 1))
    place(section, length - 1, length)
    settle()


def test_sections_do_not_overlap() -> None:
    first = make_section(end=10)
    second = make_section(first.revision, start=10, end=20)
    settle()
    for start, end in [(9, 20), (5, 6), (0, 10), (0, 30)]:
        with refused_by("section_apart"):
            place(second, start, end)
    with refused_by("section_apart"):
        insert(
            twin(first, number=3, start=20, heading_end=20, end=30),
            twin(first, number=4, start=29, heading_end=29, end=31),
        )
    with refused_by("section_apart"):
        copy([twin(first, number=3, start=19, heading_end=19, end=30)])
    make_section(make_revision(), end=20)  # in another text it may
    settle()


def test_sections_may_be_moved_past_each_other() -> None:
    first = make_section(end=10)
    second = make_section(first.revision, start=10, end=20)
    settle()
    place(first, 5, 25)
    place(first, 10, 20)
    place(second, 0, 10)
    make_section(first.revision, start=0, end=30).delete()
    settle()
    assert [row.start for row in Section.objects.order_by("number")] == [10, 0]


def read_by(stretches: int = 3) -> dict[str, Any]:
    return {"extractor": "pdf", "extractor_version": "1", "page_stretches": stretches}


@pytest.mark.parametrize(
    "values",
    [
        {"extractor": "pdf"},
        {"extractor_version": "1"},
        {"page_stretches": 1},
    ],
)
def test_a_text_that_was_read_says_which_version_of_the_reader_did(values: dict[str, Any]) -> None:
    breaks("revision_read_by_a_version", make_revision(), inserted_only=True, number=2, **values)
    insert(twin(make_revision(), number=2, **read_by()))


def test_a_page_is_a_span_with_a_number() -> None:
    page = make_page(make_revision(**read_by()), end=10)
    for name, values in [
        ("page_span_in_order", {"start": 20, "end": 20}),
        ("page_span_in_order", {"start": 20, "end": 19}),
        ("page_number_positive", {"start": 20, "end": 30, "number": 0}),
        ("page_start_unique", {}),
    ]:
        with refused_by(name):
            insert(twin(page, **values))


@both_loads
def test_a_page_lies_within_its_text(load: Load) -> None:
    page = make_page(make_revision(**read_by()), end=10)
    length = page.revision.length
    with refused_by("page_inside_text"):
        load(twin(page, number=2, start=10, end=length + 1))
    load(twin(page, number=2, start=10, end=length))


@both_loads
def test_pages_do_not_overlap(load: Load) -> None:
    page = make_page(make_revision(**read_by()), start=5, end=10)
    for start, end in [(9, 12), (0, 6), (6, 8), (0, 30)]:
        with refused_by("page_apart"):
            load(twin(page, number=2, start=start, end=end))
    # A number may come back, and another text has its own pages.
    load(twin(page, number=2, start=10, end=15), twin(page, number=1, start=15, end=20))
    make_page()


@both_loads
def test_no_page_is_added_to_a_text_that_stands(load: Load) -> None:
    page = make_page(make_revision(**read_by(1)), end=10)
    with refused_by("page_stored_with_text"):
        load(twin(page, number=2, start=10, end=15))
    with refused_by("page_stored_with_text"):
        load(twin(page, revision_id=make_revision().pk, start=10, end=15))


def test_a_page_never_changes_and_never_goes_away() -> None:
    page = make_page()
    for values in ({"number": 2}, {"start": 1}, {"end": 1}, {"revision_id": make_revision().pk}):
        with refused_by("page_never_changes"):
            change(page, **values)
    with refused_by("page_never_changes"):
        run("DELETE FROM corpus_page WHERE id = %s", page.pk)


def test_a_draft_of_a_source_has_a_name_and_bytes() -> None:
    draft = make_source_draft()
    breaks("source_draft_named", draft, file_name="")
    breaks("source_draft_not_empty", draft, content=b"")
    breaks("source_draft_to_read", draft, to_read=True, refused="{}")
