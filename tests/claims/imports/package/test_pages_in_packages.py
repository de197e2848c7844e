"""Pages of a PDF come along in a package."""

import csv
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from claims.publication.rebuilding import rebuild_public_rows
from claims.publication.record import recorded, snapshot
from corpus.models import Document, Revision
from corpus.source_texts import text_again
from tests.claims.corpus import lines, package, read_zip, without_date
from tests.claims.imports.package.packages import (
    load,
    open_revision,
    refusal,
    with_claims,
    with_lines,
    written,
)
from tests.factories import AT, make_claim, make_page
from tests.published import get, make_published

# Emptying the database takes a transaction of its own.
pytestmark = pytest.mark.django_db(transaction=True)


def make_pdf() -> dict[str, int | None]:
    """A document with pages, of which a number comes back, and claims in each other; their pages
    by their quotes."""
    text = "Först fem. Sedan sex, och sju. Fotnot: åtta. Sist nio. Ingen. Tio."
    revision = open_revision(text=text, extractor="pdf", extractor_version="1", page_stretches=4)
    for number, start, end in ((1, 0, 17), (2, 17, 31), (1, 31, 45), (1, 62, 65)):
        make_page(revision, number=number, start=start, end=end)
    quotes = ("fem", "Först fem. Sedan sex", "sex, och", "sju", "åtta", "Sist nio", "Tio")
    for quote in quotes:
        make_published(revision=revision, quote=quote)
    found = {claim.quote: claim.page for claim in Claim.objects.all()}
    assert found["sju"] == 2
    assert found["åtta"] == 1
    assert found["Sist nio"] is None
    return found


def pages_now() -> dict[str, int | None]:
    return {claim.quote: claim.page for claim in Claim.objects.all()}


def test_a_claim_from_a_pdf_keeps_its_page(client: Client, tmp_path: Path) -> None:
    before = make_pdf()
    path = written()
    files = read_zip(path)
    load(path)
    assert pages_now() == before
    public = {each["quote"]: each["source"]["page"] for each in get(client, "claims/")["results"]}
    assert public == before
    sheet = client.get("/api/v1/claims.csv?columns=quote,page").getvalue().decode()
    assert dict(csv.reader(sheet.splitlines()[1:])) == {
        quote: str(page or "") for quote, page in before.items()
    }
    for claim in Claim.objects.all():
        assert recorded(claim.versions.get()) == snapshot(claim)
    assert without_date(package(at=AT + timedelta(1))) == without_date(files)
    revision = Revision.objects.get()
    assert text_again(revision).text == revision.text
    # A place on which no claim was before.
    assert make_claim(revision=revision, quote="och").page == 2
    assert make_claim(revision=revision, quote="Fotnot").page == 1


def with_pages(path: Path, pages: Any) -> Path:
    (document,) = lines(read_zip(path)["documents.jsonl"])
    told = {key: value for key, value in document.items() if key != "pages"}
    return with_lines(path, "documents", [told if pages is None else told | {"pages": pages}])


def test_an_earlier_package_tells_the_pages_of_its_claims(client: Client) -> None:
    """Of which no page of the text is made up, neither here nor in the next package."""
    before = make_pdf()
    path = with_pages(written(), None)
    load(path)
    assert pages_now() == before
    assert make_claim(revision=Revision.objects.get(), quote="Fotnot").page is None
    (document,) = get(client, "documents/")["results"]
    assert get(client, f"documents/{document['id']}/")["pages"] is None
    rebuild_public_rows()
    assert get(client, f"documents/{document['id']}/")["pages"] is None


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([{"number": 1, "start": 0, "end": 66}], "is said to be on page 2; the pages of its"),
        ([{"number": 2, "start": 60, "end": 66}], "have none there"),
        ([{"number": "1", "start": 0, "end": 17}], "which is no page"),
        ([{"number": 1, "start": 0, "end": 99}], "page_inside_text"),
        ([{"number": 1, "start": 0}], "which is no page"),
        ([[1, 0, 17]], "which is no page"),
        (17, "which is no page"),
    ],
)
def test_pages_that_are_not_the_claims_are_refused(pages: Any, said: str) -> None:
    make_pdf()
    path = with_pages(written(), pages)
    if said == "page_inside_text":
        claims = lines(read_zip(path)["claims.jsonl"])
        for claim in claims:
            claim["source"]["page"] = 1
        path = with_claims(path, claims)
    assert said in refusal(path)
    assert not Document.objects.exists()
