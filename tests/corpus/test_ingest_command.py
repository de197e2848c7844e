"""`manage.py ingest`: one line per file, the good ones stored whatever the others are like."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from corpus.models import Document, Revision
from tests.factories import make_claim

pytestmark = pytest.mark.django_db

CORPUS = Path(__file__).parents[2] / "fixtures" / "corpus"


def run(*files: Path, **options: Any) -> tuple[str, str]:
    """What is printed, and what is complained about; the last line is the command's own error."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *map(str, files), stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(f"{error}\n")
    return out.getvalue(), err.getvalue()


def write(path: Path, content: str | bytes | dict[str, Any]) -> Path:
    if isinstance(content, dict):
        content = json.dumps(content)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_the_corpus_goes_in_once(tmp_path: Path) -> None:
    files = sorted(CORPUS.glob("*.txt"))
    out, err = run(*files, metadata=CORPUS / "documents.json")
    assert err == ""
    assert [line.split(": new document ")[0] for line in out.splitlines()] == [
        path.name for path in files
    ]
    for path in files:
        revision = Revision.objects.get(document__file_name=path.name)
        assert revision.text == path.read_bytes().decode()
    assert Revision.objects.get(document__file_name=files[3].name).sections.count() == 10
    again, err = run(*files, metadata=CORPUS / "documents.json")
    assert err == ""
    assert again.count(": unchanged: revision 1 of document") == 5
    assert (Document.objects.count(), Revision.objects.count()) == (5, 5)


def test_bad_files_are_named_and_the_others_are_done(tmp_path: Path) -> None:
    files = [
        write(tmp_path / "latin.txt", "rad\nbråk".encode("latin-1")),
        write(tmp_path / "good.txt", "En text.\n"),
        tmp_path / "missing.txt",
        tmp_path,
        write(tmp_path / "empty.txt", ""),
        write(tmp_path / "nul.txt", "a\x00b"),
        write(tmp_path / "also-good.txt", "En text till.\n"),
    ]
    out, err = run(*files)
    assert [line.split(":")[0] for line in out.splitlines()] == ["good.txt", "also-good.txt"]
    assert err.splitlines() == [
        "latin.txt: line 2, column 3: not UTF-8; save the file as UTF-8",
        f"{tmp_path / 'missing.txt'}: cannot be read: No such file or directory",
        f"{tmp_path}: cannot be read: Is a directory",
        "empty.txt: the file is empty",
        "nul.txt: line 1, column 2: a NUL character, which no text has",
        "5 of 7 not ingested; nothing of it was stored.",
    ]
    assert Document.objects.count() == 2


def test_a_file_that_leads_to_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.symlink_to(path)
    assert f"{path}: cannot be read: Too many levels of symbolic links" in run(path)[1]


def test_a_file_that_is_too_large_is_not_read_to_its_end(
    settings: Settings, tmp_path: Path
) -> None:
    settings.MAX_SOURCE_BYTES = 100
    assert "larger than 100 bytes" in run(Path("/dev/zero"))[1]
    path = write(tmp_path / "d.json", " " * 101)
    assert "larger than MAX_SOURCE_BYTES allows" in run(Path("/dev/zero"), metadata=path)[1]


def test_bad_metadata_of_one_file_leaves_the_others_alone(tmp_path: Path) -> None:
    files = [write(tmp_path / name, f"Text i {name}.\n") for name in ("a.txt", "b.txt", "c.txt")]
    section = {"number": 1, "title": "Ett", "start": 0, "end": 99, "heading_end": 0}
    entries = [
        {"file": "a.txt", "title": "A", "kind": "essay", "sections": [section | {"date": "?"}]},
        {"file": "b.txt", "title": "B", "kind": "blog", "sections": [section]},
    ]
    metadata = write(tmp_path / "d.json", {"documents": entries})
    out, err = run(*files, metadata=metadata)
    assert out.startswith("c.txt: new document")
    assert Document.objects.get().title == "c.txt"
    first, second, third, last = err.splitlines()
    assert first.startswith("d.json: a.txt: kind: “essay” is unknown; known are article, ")
    assert second.startswith("d.json: a.txt: sections[0].date: “?” is not an EDTF date")
    assert third == (
        "d.json: b.txt: sections[0].end: 99 is outside the text, which has 14 code points"
    )
    assert last == "2 of 3 not ingested; nothing of it was stored."


@pytest.mark.parametrize("content", ["{", '{"documents": [{"title": "Utan fil"}]}', None])
def test_metadata_that_is_broken_as_a_whole_stops_everything(
    tmp_path: Path, content: str | None
) -> None:
    path = write(tmp_path / "a.txt", "En text.\n")
    metadata = tmp_path / "d.json"
    if content is not None:
        write(metadata, content)
    out, err = run(path, metadata=metadata)
    assert out == ""
    assert "d.json: " in err
    assert err.endswith("Nothing was ingested.\n")
    assert not Document.objects.exists()


def test_a_new_revision_lists_the_claims_that_wait(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Det kostade\n640 miljoner kronor.\n")
    run(path)
    claim = make_claim(revision=Revision.objects.get(), quote="kostade\n640 miljoner")
    write(path, "Det kostade 612 miljoner kronor.\n")
    document = Document.objects.get()
    out, err = run(path)
    assert out == ""
    assert err.startswith(
        "a.txt: claims stand on the text before, of which in this one 0 stand unchanged, "
        "0 stand elsewhere, 1 says something else now, 0 are gone: --take-text takes it\n"
    )
    assert document.revisions.count() == 1
    assert run(path, take_text=True)[0].splitlines() == [
        f"a.txt: new revision 2 of document {document.public_id}, 33 code points",
        "  1 claim waits to be moved to revision 2:",
        f"    {claim.public_id} (revision 1): kostade 640 miljoner",
    ]
    assert run(path)[0].splitlines() == [
        f"a.txt: unchanged: revision 2 of document {document.public_id}"
    ]


def test_changed_metadata_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "En text.\n")
    run(path)
    entry = {"file": "a.txt", "title": "En rubrik", "kind": "blog"}
    out, _err = run(path, metadata=write(tmp_path / "d.json", {"documents": [entry]}))
    assert out.endswith(" is unchanged (revision 1); metadata updated: title, kind\n")


def test_of_two_files_with_one_name_the_second_is_not_taken_for_a_revision(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    one = write(tmp_path / "one" / "a.txt", "Ett.\n")
    two = write(tmp_path / "two" / "a.txt", "Två.\n")
    out, err = run(one, one, two)
    assert [line.split()[1] for line in out.splitlines()] == ["new", "unchanged:"]
    assert f"{two}: {one} has the same name" in err


def test_a_name_that_is_not_utf_8_is_refused_in_letters_that_can_be_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/br\xe5k.txt"))
    _out, err = run(path)
    assert "/br\\udce5k.txt: cannot be read: " in err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("count", "shown"), [(10, False), (11, True)])
def test_a_bar_on_a_terminal_for_more_than_ten_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, shown: bool
) -> None:
    files = [write(tmp_path / f"{number}.txt", f"Text {number}.") for number in range(count)]
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    out = io.StringIO()
    call_command("ingest", *map(str, files), stdout=out)
    assert (f"{count}/{count}" in terminal.getvalue()) is shown
    assert len(out.getvalue().splitlines()) == count


def test_no_bar_where_nobody_is_looking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [write(tmp_path / f"{number}.txt", f"Text {number}.") for number in range(11)]
    err = io.StringIO()
    monkeypatch.setattr(sys, "stderr", err)
    call_command("ingest", *map(str, files), stdout=io.StringIO())
    assert err.getvalue() == ""
