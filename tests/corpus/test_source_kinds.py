"""Each kind of file goes through `manage.py ingest`, and its text can be made again."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from pytest_django import Settings

from corpus.extraction import findings, refusals
from corpus.extraction.blocks import LeaveOut, Strength
from corpus.extraction.limits import MOST_PART_BYTES
from corpus.extraction.refusals import SourceRefused
from corpus.models import Document, Page, Publisher, Revision
from corpus.source_sentences import (
    FINDINGS,
    LEFT_OUT,
    REFUSALS,
    STRENGTHS,
    kind_of_source,
    refusal_sentence,
)
from corpus.source_texts import text_again
from tests.corpus.extraction.measuring import FILES, plain, sources
from tests.corpus.extraction.pdf_writer import write_pdf

pytestmark = pytest.mark.django_db

DECIDED = ("--left-out=proposed", "--invisible=remove", "--hyphens=join")


def run(*arguments: object) -> tuple[str, str]:
    """What was said, and what was refused."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def flags(path: Path) -> list[str]:
    given = list(DECIDED)
    page = path.with_suffix(".page")
    if page.exists():
        given.append(f"--page={page.read_text().strip()}")
    if path.parent.name == "text":
        given.append("--encoding=windows-1252" if "windows" in path.name else "--encoding=utf-16")
    return given


@pytest.mark.parametrize("path", sources(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_kind_comes_in_and_its_text_can_be_made_again(path: Path) -> None:
    out, err = run(path, *flags(path))
    assert (err, out.split(":")[0]) == ("", path.name)
    revision = Revision.objects.select_related("document").get()
    assert bytes(revision.original) == path.read_bytes()
    truth = path.with_suffix(".true" if path.suffix == ".txt" else ".txt").read_text()
    lines = [line for line in truth.splitlines() if plain(line) not in plain(revision.text)]
    assert lines == []
    assert bool(revision.extractor) == bool(revision.options)
    again = text_again(revision)
    assert (again.text, again.text_sha256) == (revision.text, revision.text_sha256)
    assert revision.pages.exists() == (path.suffix == ".pdf")
    assert Page.objects.count() == revision.page_stretches
    # The same again is no new text.
    assert "unchanged" in run(path, *flags(path))[0]
    assert Revision.objects.count() == 1


def test_pages_and_sections_are_places_in_the_text() -> None:
    run(FILES / "pdf" / "typst-rapport.pdf", *DECIDED)
    revision = Revision.objects.get()
    assert revision.media_type == "application/pdf"
    pages = list(revision.pages.order_by("start"))
    assert [page.number for page in pages] == [1, 2]
    assert (pages[0].start, pages[-1].end) == (0, revision.length)
    assert pages[0].end == pages[1].start
    sections = list(revision.sections.order_by("number"))
    assert len(sections) == 4
    assert all(section.title in revision.text[section.start :] for section in sections)
    assert {each["reason"] for each in revision.left_out} >= {"page_number"}


def test_what_is_undecided_is_named_and_nothing_is_stored() -> None:
    path = FILES / "pdf" / "groff-rapport.pdf"
    out, err = run(path)
    assert out == ""
    assert "groff-rapport.pdf: not decided: 5 paragraphs" in err
    assert "were joined: --hyphens" in err
    assert not Document.objects.exists()
    _, err = run(path, "--left-out=proposed")
    assert "--left-out" not in err
    assert "--hyphens" in err
    _, err = run(FILES / "html" / "myndighet.html", "--left-out=none")
    assert "kept or removed: --invisible" in err
    assert not Document.objects.exists()


def test_numbers_overrule_what_is_proposed() -> None:
    path = FILES / "html" / "nyhet.html"
    out, _ = run(path, "--show")
    assert "out: navigation" in out
    assert not Document.objects.exists()
    run(path, "--left-out=0,1")
    kept = Revision.objects.get()
    assert [each["number"] for each in kept.left_out] == [0, 1]
    assert kept.options["decisions"]["left_out"] == [0, 1]
    _, err = run(path, "--left-out=999")
    assert "there are 33 blocks" in err
    with pytest.raises(CommandError, match="proposed, none, or numbers"):
        call_command("ingest", str(path), "--left-out=allt")


def test_hyphens_come_back_by_their_numbers(tmp_path: Path) -> None:
    path = FILES / "pdf" / "groff-rapport.pdf"
    run(path, *DECIDED)
    joined = Revision.objects.get()
    run(path, "--left-out=proposed", "--hyphens=0")
    back = Revision.objects.get(number=2)
    assert back.length > joined.length
    assert text_again(back).text == back.text


def test_an_encoding_is_agreed_to_by_name() -> None:
    path = FILES / "text" / "windows.txt"
    _, err = run(path)
    assert "not UTF-8" in err
    # A UTF-8 file in the same batch stays what it is.
    utf_8 = FILES / "text" / "utf8-bom.txt"
    _, err = run(path, utf_8, "--encoding=windows-1252")
    assert err == ""
    texts = {each.document.key: each for each in Revision.objects.select_related("document")}
    assert "nästan dubbelt" in texts["windows.txt"].text
    assert "Ã" not in texts["utf8-bom.txt"].text
    assert texts["windows.txt"].options["decisions"]["encoding"] == "windows-1252"


def test_an_archive_says_which_pages_it_has() -> None:
    _, err = run(FILES / "warc" / "flera.warc.gz", *DECIDED)
    assert "choose one of them" in err
    assert "--page 'https://kommun.example/gz'" in err


def test_what_a_source_says_of_itself_is_taken_when_asked_for() -> None:
    path = FILES / "html" / "nyhet.html"
    out, _ = run(path, "--left-out=proposed")
    assert "says: byline (json-ld author: Eva Ek; strong)" in out
    assert Document.objects.get().byline == ""
    run(path, "--left-out=proposed", "--take=byline", "--take=published", "--take=publisher")
    document = Document.objects.get()
    assert (document.byline, document.date_edtf) == ("Eva Ek", "2023-05-03")
    assert document.date_evidence == "json-ld datePublished: 2023-05-03"
    assert document.publisher == Publisher.objects.get(name="Norrbladet")


def test_two_dates_that_disagree_are_both_shown_and_none_is_taken(tmp_path: Path) -> None:
    (tmp_path / "sida.html").write_text(
        '<html lang="sv"><meta property="article:published_time" content="2023-05-03">'
        "<h1>Skatten</h1><p><time datetime='2023-05-04'>i går</time> Skatten höjdes i Älvsby.</p>"
    )
    _, err = run(tmp_path / "sida.html", *DECIDED, "--take=published")
    assert "--take published" in err
    out, _ = run(tmp_path / "sida.html", *DECIDED)
    assert "finding: two dates are given: 2023-05-03, 2023-05-04" in out
    assert Document.objects.get().date_edtf == ""


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * (MOST_PART_BYTES + 1))
    return made.getvalue()


BAD = {
    "tom.pdf": (b"", "the file is empty"),
    "avklippt.pdf": ((FILES / "pdf/typst-rapport.pdf").read_bytes()[:2_000], "it is damaged"),
    "avklippt.docx": ((FILES / "docx/noter.docx").read_bytes()[:-400], "it is damaged"),
    "bilder.pdf": (write_pdf([[], []]), "only pictures"),
    "bild.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 8, "neither text nor any of the kinds"),
    "bomb.docx": (bomb(), "unpacks to more than"),
    "gammal.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word file of before 2007"),
    "djup.html": (b"<html>" + b"<div>" * 10_000 + b"text", "levels deep"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_a_sentence_and_nothing_is_stored(
    name: str, tmp_path: Path
) -> None:
    content, sentence = BAD[name]
    (tmp_path / name).write_bytes(content)
    out, err = run(tmp_path / name, *DECIDED)
    assert out == ""
    assert err.startswith(f"{name}: ")
    assert sentence in err
    assert not Document.objects.exists()


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, settings: Settings) -> None:
    settings.MAX_SOURCE_BYTES = 1_000
    (tmp_path / "stor.html").write_bytes(b"<p>" + b"x" * 1_000)
    assert "larger than 1000 bytes" in run(tmp_path / "stor.html", *DECIDED)[1]
    assert not Document.objects.exists()


def test_the_readers_sentences_are_those_that_are_translated() -> None:
    with translation.override("en"):
        assert {code: str(text) for code, text in REFUSALS.items()} == refusals.SENTENCES
        assert {code: str(text) for code, text in FINDINGS.items()} == findings.SENTENCES
    assert LEFT_OUT.keys() == set(LeaveOut)
    assert STRENGTHS.keys() == set(Strength)


def test_kinds_of_sources_are_named_in_the_reader_s_language() -> None:
    refused = SourceRefused("unknown_type", known="PDF, HTML, plain text, Riksdag open data")
    with translation.override("sv"):
        assert kind_of_source("warc+plain") == "WARC, ren text"
        assert kind_of_source("docx") == "DOCX"
        assert "(PDF, HTML, ren text, riksdagens öppna data)" in refusal_sentence(refused)
    with translation.override("en"):
        assert kind_of_source("plain") == "plain text"


def test_what_is_attached_to_an_e_mail_is_a_source_of_its_own() -> None:
    path = FILES / "mail" / "brev.eml"
    out, err = run(path, *DECIDED, "--page=bilaga.txt")
    assert (err, out.split(":")[0]) == ("", path.name)
    revision = Revision.objects.get()
    assert revision.text == "Bilagans egen text.\n"
    assert revision.extractor == "mail+plain"
    assert text_again(revision).text == revision.text


def test_each_file_of_a_zip_is_a_document_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "anföranden.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("ett.txt", "två.txt"):
            archive.writestr(f"2022/{name}", f"Anförande {name} om 640 miljoner.")
    _out, err = run(path, *DECIDED)
    assert "--page '2022/ett.txt'" in err
    for name in ("ett.txt", "två.txt"):
        out, err = run(path, *DECIDED, f"--page=2022/{name}")
        assert err == ""
        assert "new document" in out
    out, err = run(path, *DECIDED, "--page=2022/ett.txt")
    assert "unchanged: revision 1" in out
    keys = Document.objects.order_by("key").values_list("key", "file_name")
    assert list(keys) == [
        ("anföranden.zip › 2022/ett.txt", path.name),
        ("anföranden.zip › 2022/två.txt", path.name),
    ]
    assert {each.extractor for each in Revision.objects.all()} == {"zip+plain"}
    assert [text_again(each).text for each in Revision.objects.order_by("pk")] == [
        "Anförande ett.txt om 640 miljoner.",
        "Anförande två.txt om 640 miljoner.",
    ]


def test_a_page_that_went_by_its_file_s_name_keeps_its_document_and_no_other_takes_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "samling.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ett.txt", "Ett.")
        archive.writestr("två.txt", "Två.")
    run(path, *DECIDED, "--page=ett.txt")
    Document.objects.update(key=path.name)  # as before
    out, _err = run(path, *DECIDED, "--page=två.txt")
    assert "new document" in out
    out, _err = run(path, *DECIDED, "--page=ett.txt")
    assert "new" not in out
    assert set(Document.objects.values_list("key", flat=True)) == {
        "samling.zip › ett.txt",
        "samling.zip › två.txt",
    }
