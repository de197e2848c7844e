"""The CSV: its columns are a contract, and every cell can be read back as it was."""

import csv
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import QuerySet
from django.test import Client

from claims.exports.copy_blocks import BLOCK_BYTES
from claims.exports.streams import whole_csv
from claims.exports.tables import CLAIMS
from claims.models import PublicClaim
from tests.factories import (
    make_assessment,
    make_claim,
    make_document,
    make_page,
    make_quantity,
    make_revision,
    make_role,
    make_section,
    make_speaker,
    make_topic,
    make_voice,
)
from tests.published import get, make_checked, make_published, publish

pytestmark = pytest.mark.django_db

# What a reader can rely on: these columns, in this order; new ones come last.
CONTRACT = (
    *("id", "version", "statement", "quote", "speaker", "speaker_id", "party", "role"),
    *("cited_authority", "date", "date_earliest", "date_latest", "document", "document_id"),
    *("document_title", "revision", "source_sha256", "section", "span_start", "span_end", "kind"),
    *("topics", "quantities", "verification_status", "rating", "published_at", "url"),
    "page",
)

# Statements that a spreadsheet would run, and such as trip up who reads CSV.
FORMULAS = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")', "=", "-"),
    *("\nbörjar med ny rad", "\u00a0=1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)"),
)
APOSTROPHES = ("'citat'", "'=1+1", "''", "'")
NASTY = (
    'Han sa "nej", sedan "ja".',
    '"',
    '""',
    ",",
    "a,b;c\td",
    "två\nrader",
    "slutar med ny rad\n",
    " mellanslag ",
    r"\.",
    r"\N",
    "NULL",
    "å\u0308 😀 \u00a0\u2009",
    "{} %s %(x)s $1",
    "a=1",
    "x" * 100_000,
)


def written(claims: Any = None) -> str:
    claims = PublicClaim.objects.all() if claims is None else claims
    return b"".join(claims_csv(claims)).decode()


def claims_csv(claims: QuerySet[PublicClaim]) -> Iterator[bytes]:
    return whole_csv(CLAIMS, "default", claims=claims)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def unguarded(cell: str) -> str:
    return cell.removeprefix("'")


def publish_statements(*statements: str) -> None:
    speaker, revision = make_speaker(), make_revision()
    publish(*(make_claim(statement=s, speaker=speaker, revision=revision) for s in statements))


# The columns


def test_the_header_is_the_registry_and_the_contract() -> None:
    header = written().removesuffix("\r\n")
    assert header == ",".join(column.name for column in CLAIMS.columns)
    assert tuple(header.split(","))[: len(CONTRACT)] == CONTRACT


def test_every_column_is_described() -> None:
    for column in CLAIMS.columns:
        assert column.description.endswith("."), column.name
        assert column.type in {"string", "integer", "date", "datetime"}


# The format


def test_rfc_4180() -> None:
    publish_statements("En.", 'Han sa "nej", sa hon.', "två\nrader")
    content = b"".join(claims_csv(PublicClaim.objects.all()))
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    text = content.decode("utf-8")
    assert ',"Han sa ""nej"", sa hon.",' in text
    assert ',"två\nrader",' in text
    assert len(text.split("\r\n")) == 5  # header, three records, nothing


def test_every_cell_can_be_read_back() -> None:
    statements = (*NASTY, *FORMULAS, *APOSTROPHES)
    publish_statements(*statements)
    found = rows(written())
    assert [unguarded(row["statement"]) for row in found] == list(statements)
    assert all(None not in row and None not in row.values() for row in found)


@pytest.mark.parametrize("statement", [*FORMULAS, *APOSTROPHES])
def test_what_a_spreadsheet_would_run_gets_one_apostrophe(statement: str) -> None:
    publish_statements(statement)
    (row,) = rows(written())
    assert row["statement"] == f"'{statement}"


@pytest.mark.parametrize("statement", NASTY)
def test_what_is_harmless_is_left_alone(statement: str) -> None:
    publish_statements(statement)
    (row,) = rows(written())
    assert row["statement"] == statement


def test_every_column_with_words_is_guarded() -> None:
    document = make_document(file_name="=fil.txt", title="=titel")
    revision = make_revision("=citat 640", document=document)
    speaker = make_speaker("=namn")
    claim = make_claim(
        statement="=påstående",
        quote="=citat 640",
        revision=revision,
        section=make_section(revision, title="=del"),
        speaker=speaker,
        role=make_role(speaker, title="=roll"),
    )
    make_quantity(claim, text="=citat 640")
    make_voice(claim, capacity="cited_authority", speaker=make_speaker("=källa"))
    publish(claim)
    (row,) = rows(written())
    guarded = {name for name, cell in row.items() if cell.startswith("'=")}
    assert guarded == {
        *("statement", "quote", "speaker", "role", "cited_authority", "document"),
        *("document_title", "section", "quantities"),
    }
    assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in row.values())


# The same as the API


def as_cells(record: dict[str, Any]) -> dict[str, str]:
    """What the row of a claim must hold, made from the API's record of it."""
    source, speaker, date = record["source"], record["speaker"], record["date"]
    document = source["document"]

    def words(quantity: dict[str, Any]) -> str:
        upper = f"–{quantity['value_max']}" if quantity["value_max"] else ""
        return f"{quantity['text']} = {quantity['value']}{upper} {quantity['unit']}"

    return {
        "id": record["id"],
        "version": str(record["version"]),
        "statement": record["statement"],
        "quote": record["quote"],
        "speaker": speaker["name"],
        "speaker_id": speaker["id"],
        "party": speaker["party"] or "",
        "role": speaker["role"] or "",
        "cited_authority": record["cited_authority"]["name"] if record["cited_authority"] else "",
        "date": date["edtf"],
        "date_earliest": date["earliest"],
        "date_latest": date["latest"],
        "document": document["file"] or "",
        "document_id": document["id"],
        "document_title": document["title"],
        "revision": str(source["revision"]),
        "source_sha256": source["sha256"],
        "section": source["section"]["title"] if source["section"] else "",
        "span_start": str(source["start"]),
        "span_end": str(source["end"]),
        "kind": record["kind"],
        "topics": " | ".join(record["topics"]),
        "quantities": " | ".join(map(words, record["quantities"])),
        "verification_status": record["verification_status"],
        "rating": record["rating"]["id"] if record["rating"] else "",
        "published_at": record["published_at"],
        "url": record["url"],
        "page": str(source["page"] or ""),
    }


def test_every_cell_is_what_the_api_says(client: Client) -> None:
    revision = make_revision(extractor="pdf", extractor_version="1", page_stretches=2)
    make_page(revision, end=20)
    make_page(revision, number=12, start=20)
    speaker = make_speaker()
    rich = make_checked(
        revision=revision,
        section=make_section(revision),
        speaker=speaker,
        role=make_role(speaker),
        topics=[make_topic("skola"), make_topic("familjehem")],
        date_edtf="2020-09-22/2020-12-31",
    )
    make_quantity(rich, value_max="650000000.25", qualifier="about")
    make_quantity(rich, position=2, text="640", value="-0.5", unit="percent")
    make_voice(rich, capacity="cited_authority")
    make_voice(rich, capacity="reported_by")
    bare = make_claim(
        revision=make_revision(document=make_document(file_name="")),
        speaker=make_speaker("okänd", kind="unknown", party=""),
    )
    tried = make_claim(status="not_checkable", assessment=make_assessment(approved=True))
    publish(rich, bare, tried)
    records = get(client, "claims/", ordering="published_at")["results"]
    for row, record in zip(rows(written()), records, strict=True):
        assert row == as_cells(record)


# In blocks


def test_it_comes_in_blocks_of_whole_rows() -> None:
    publish_statements(*(f"{number} {'x' * 2_000}" for number in range(200)))
    header = ",".join(column.name for column in CLAIMS.columns).encode() + b"\r\n"
    first, *others = claims_csv(PublicClaim.objects.all())
    assert first.startswith(header)
    blocks = [first.removeprefix(header), *others]
    assert len(blocks) == 7
    assert all(block.endswith(b"\r\n") for block in blocks)
    assert all(BLOCK_BYTES <= len(block) < BLOCK_BYTES + 4_000 for block in blocks[:-1])
    assert len(rows((header + b"".join(blocks)).decode())) == 200


@pytest.mark.django_db(transaction=True)
def test_who_stops_reading_leaves_the_connection_usable() -> None:
    publish_statements(*("x" * 60_000 for _ in range(5)))
    blocks = claims_csv(PublicClaim.objects.all())
    try:
        assert next(blocks).startswith(b"id,version,")
        assert b"xxx" in next(blocks)
    finally:
        blocks.close()  # type: ignore[attr-defined]
    assert len(rows(written())) == 5


def test_only_the_claims_that_were_asked_for() -> None:
    publish_statements("En.", "%s", "'; DROP TABLE claims_publicclaim; --")
    found = PublicClaim.objects.filter(statement__in=["%s", "'; DROP TABLE claims_publicclaim; --"])
    assert len(rows(written(found))) == 2
    assert rows(written(PublicClaim.objects.none())) == []


# manage.py export claims


def test_export_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_published()
    file = tmp_path / "påståenden.csv"
    file.write_text("gammalt")
    call_command("export", "claims", str(file))
    assert file.read_bytes().decode() == written()
    assert capsys.readouterr() == ("", f"{file} written.\n")
    assert list(tmp_path.iterdir()) == [file]


def test_export_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    publish_statements("två\nrader", "Åsa")
    call_command("export", "claims")
    assert capsysbinary.readouterr() == (written().encode(), b"")


@pytest.mark.parametrize("name", ["nowhere/x.csv", ".", "a-file/x.csv"])
def test_export_to_where_nothing_can_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("x")
    path = tmp_path / name
    with pytest.raises(CommandError) as error:
        call_command("export", "claims", str(path))
    assert str(error.value).startswith(f"{path} cannot be written: ")
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "a-file"]


def test_a_failed_export_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "claims.csv"
    file.write_text("gammalt")

    def full(*_args: object, **_options: object) -> Any:
        yield b"id,version\r\n"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claims.management.commands.export.whole_csv", full)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("export", "claims", str(file))
    assert file.read_text() == "gammalt"
    assert list(tmp_path.iterdir()) == [file]


def test_a_device_is_written_to_not_replaced(tmp_path: Path) -> None:
    make_published()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        call_command("export", "claims", str(pipe))
        assert os.read(reader, 1_000_000).decode() == written()
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_whoever_reads_only_the_beginning_sees_no_traceback() -> None:
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=connection.settings_dict["NAME"])
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "manage.py", "export", "claims"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": address.geturl()},
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 0
