"""A document's public id can stand in its metadata, so that it is the same everywhere."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from corpus.ingestion import Outcome, ingest
from corpus.metadata import BadMetadata, parse_metadata
from corpus.models import Document
from corpus.source_texts import NotIngested

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Whatever language the test before has left behind."""
    with override("en"):
        yield


def ingest_with_id(name: str, public_id: str) -> Outcome:
    entry = {"file": name, "id": public_id, "title": "Dyra placeringar", "kind": "article"}
    content = json.dumps({"documents": [entry]}).encode()
    metadata = parse_metadata(content, "documents.json").about(name)
    return ingest(name, b"En text.\n", metadata, by=None, at=AT)


def test_the_id_of_the_metadata_is_taken() -> None:
    assert ingest_with_id("a.txt", "k3n8v2qp").document.public_id == "k3n8v2qp"
    again = ingest_with_id("a.txt", "k3n8v2qp")
    assert again.document.public_id == "k3n8v2qp"


def test_another_id_is_refused() -> None:
    ingest_with_id("a.txt", "k3n8v2qp")
    with pytest.raises(NotIngested, match="a.txt: id: .*k3n8v2qp.*never changes"):
        ingest_with_id("a.txt", "m3n8v2qp")
    assert Document.objects.get().public_id == "k3n8v2qp"


def test_an_id_that_was_used_is_refused() -> None:
    ingest_with_id("a.txt", "k3n8v2qp")
    with pytest.raises(NotIngested, match="b.txt: id: .*issued before"):
        ingest_with_id("b.txt", "k3n8v2qp")
    assert Document.objects.count() == 1


def test_what_is_no_public_id_is_refused() -> None:
    with pytest.raises(BadMetadata, match="documents.json: a.txt: id: “UPPER” is not a public id"):
        ingest_with_id("a.txt", "UPPER")
