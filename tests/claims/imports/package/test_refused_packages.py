"""What is no package of ours, or not whole, is refused, and nothing is loaded."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError

from claims.models import Claim, Speaker
from corpus.models import Document, IssuedId, Revision
from tests.claims.corpus import lines, read_zip
from tests.claims.imports.package.packages import (
    load,
    open_revision,
    refusal,
    rewritten,
    with_claims,
    written,
)
from tests.factories import make_document
from tests.published import make_published

# Emptying the database takes a transaction of its own.
pytestmark = pytest.mark.django_db(transaction=True)


def test_without_a_text_nothing_is_loaded(tmp_path: Path) -> None:
    claim = make_published()
    path = written()
    said = refusal(path)
    assert "--texts" in said
    assert f"{claim.revision.document.file_name} (text 1): {claim.revision.text_sha256}" in said
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "other.txt").write_text(claim.revision.text + "!")
    (tmp_path / "texts" / "picture.png").write_bytes(b"\x89PNG\xff\x00")
    assert claim.revision.text_sha256 in refusal(path, tmp_path / "texts")
    assert not Document.objects.exists()
    # With other line ends it is the same text.
    crlf = claim.revision.text.replace("\n", "\r\n").encode()
    (tmp_path / "texts" / "renamed.bin").write_bytes(crlf)
    load(path, tmp_path / "texts")
    assert bytes(Revision.objects.get().original) == crlf


def test_texts_is_a_folder(tmp_path: Path) -> None:
    make_published()
    path = written()
    with pytest.raises(CommandError, match="is no folder"):
        load(path, tmp_path / "nowhere")


def test_only_an_empty_database(texts: Path) -> None:
    claim = make_published(revision=open_revision())
    path = written()
    make_document()
    assert "into an empty database only" in refusal(path)
    assert not Claim.objects.exists()
    assert claim.public_id not in IssuedId.objects.values_list("id", flat=True)


@pytest.fixture
def one() -> Iterator[Path]:
    make_published(revision=open_revision())
    yield written()
    assert not Document.objects.exists()
    assert not Speaker.objects.exists()


def test_a_file_that_was_changed(one: Path) -> None:
    claims = read_zip(one)["claims.jsonl"].replace(b"640", b"641")
    other = rewritten(one, **{"claims.jsonl": claims})
    assert "claims.jsonl is not what datapackage.json says of it" in refusal(other)


def test_a_file_that_is_missing(one: Path) -> None:
    other = rewritten(one, **{"versions.jsonl": None})
    assert "versions.jsonl is missing" in refusal(other)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"x", b'{"version": "x", "resources": []}', None]
)
def test_what_is_no_package_of_ours(one: Path, content: bytes | None) -> None:
    other = rewritten(one, **{"datapackage.json": content})
    assert "is no data package" in refusal(other)


def test_a_package_of_a_later_form(one: Path) -> None:
    said = json.loads(read_zip(one)["datapackage.json"])
    other = rewritten(one, **{"datapackage.json": json.dumps(said | {"version": "99.1"}).encode()})
    assert "is of schema 99; this version reads schemas up to" in refusal(other)


def test_what_is_no_zip(one: Path) -> None:
    cut = one.with_name("cut.zip")
    cut.write_bytes(one.read_bytes()[:-100])
    assert "is no zip file, or not all of one" in refusal(cut)
    damaged = one.with_name("damaged.zip")
    content = bytearray(one.read_bytes())
    content[200] ^= 0xFF
    damaged.write_bytes(content)
    assert "damaged" in refusal(damaged) or "is not what" in refusal(damaged)
    assert "cannot be read: No such file" in refusal(one.with_name("nowhere.zip"))


def test_a_claim_that_is_not_in_its_text_is_refused_whole(one: Path) -> None:
    """Also where somebody has made all hashes fit."""
    claim = lines(read_zip(one)["claims.jsonl"])[0]
    claim["quote"] = "Vad ingen har sagt."
    other = with_claims(one, [claim])
    assert "claim_quote_in_source" in refusal(other)
