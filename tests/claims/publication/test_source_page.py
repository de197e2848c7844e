"""A claim knows the page that its quote begins on: in the API, and in the CSV."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from claims.models import Claim
from claims.publication.claimreview import source_address
from corpus.models import Revision
from tests.corpus.extraction.measuring import FILES
from tests.factories import make_claim
from tests.published import publish

pytestmark = pytest.mark.django_db


def claim_on_page(revision: Revision, number: int) -> Claim:
    """A claim that is the page's first sixty code points."""
    page = revision.pages.filter(number=number).order_by("start").first()
    assert page is not None
    quote = revision.text[page.start : page.start + 60].strip()
    return make_claim(quote=quote, revision=revision)


def test_a_claim_in_a_pdf_has_its_page_in_the_api_and_the_csv(client: Client) -> None:
    path: Path = FILES / "pdf" / "groff-rapport.pdf"
    call_command("ingest", str(path), "--left-out=proposed", "--hyphens=join", stdout=io.StringIO())
    revision = Revision.objects.get()
    claims = {number: claim_on_page(revision, number) for number in (1, 2)}
    revision.document.url = "https://kommun.example/rapport.pdf"
    revision.document.save()
    elsewhere = make_claim()
    for claim in (*claims.values(), elsewhere):
        publish(claim)
    found: dict[str, int | None] = {claim.public_id: number for number, claim in claims.items()}
    found[elsewhere.public_id] = None
    link = "https://kommun.example/rapport.pdf"
    for public_id, number in found.items():
        shown = client.get(f"/claims/{public_id}/").content.decode()
        assert (f'href="{link}#page={number}"' in shown) == (number is not None)
        answer = client.get(f"/api/v1/claims/{public_id}/").json()
        assert answer["source"]["page"] == number
    rows = csv.DictReader(io.StringIO(client.get("/api/v1/claims.csv").getvalue().decode()))
    assert {row["id"]: row["page"] for row in rows} == {
        public_id: str(number or "") for public_id, number in found.items()
    }


@pytest.mark.parametrize(
    ("url", "page", "address"),
    [
        ("https://x.example/a.pdf", 12, "https://x.example/a.pdf#page=12"),
        ("https://x.example/a.pdf", None, "https://x.example/a.pdf"),
        ("https://x.example/a.pdf#bilaga", 12, "https://x.example/a.pdf#bilaga"),
        (None, 12, ""),
    ],
)
def test_the_address_of_a_source_leads_to_its_page(
    url: str | None, page: int | None, address: str
) -> None:
    assert source_address({"document": {"url": url}, "page": page}) == address
