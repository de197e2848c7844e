"""A source with several texts: what is shown of it leads to the characters that are meant."""

from datetime import timedelta

import pytest
from django.test import Client

from claims.models import Claim, PublicReference
from claims.moving.deciding import accept
from claims.publication.rebuilding import rebuild_public_rows
from corpus.anchoring import anchor
from tests.claims.moving.revised import CHANGED, GONE, MOVED, NEW, OLD, make_revised, newest
from tests.factcheck.site.pages import see
from tests.factories import AT, make_claim, make_document, make_page, make_revision, make_user
from tests.published import SITE, get, publish

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def shown(document_id: str, client: Client) -> tuple[int, str | None, object]:
    """Revision, text and pages that the public has of the document."""
    said = get(client, f"documents/{document_id}/")
    return said["revision"], said["text"], said["pages"]


@pytest.fixture
def texts() -> dict[str, Claim]:
    """A claim on the first text and one on the second, which has pages; both are published."""
    document = make_document(full_text_public=True, rights_note="Allmän handling.")
    old = make_revision(OLD, document=document)
    gone = make_claim(revision=old, quote=GONE)
    publish(gone)
    read = {"extractor": "pdf", "extractor_version": "1", "page_stretches": 1}
    new = make_revision(NEW, document=document, **read)
    make_page(new, number=1, start=0, end=len(NEW))
    moved = make_claim(revision=new, quote=MOVED)
    publish(moved, at=AT + DAY)
    return {"gone": gone, "moved": moved}


def test_publishing_again_on_an_older_text_does_not_bring_it_back(
    client: Client, texts: dict[str, Claim]
) -> None:
    document = texts["gone"].revision.document
    before = shown(document.public_id, client)
    assert before == (2, NEW, [{"number": 1, "start": 0, "end": len(NEW)}])
    gone = texts["gone"]
    gone.statement = "Staden lovar 300 nya bostäder."
    gone.save()
    document.title = "Nytt namn"
    document.save()
    publish(gone, at=AT + 2 * DAY, kind="update", note="Klarare.")
    assert shown(document.public_id, client) == before
    assert get(client, f"documents/{document.public_id}/")["title"] == "Nytt namn"
    body = PublicReference.objects.get(kind="document").body
    rebuild_public_rows()
    assert PublicReference.objects.get(kind="document").body == body
    assert shown(document.public_id, client) == before


def test_what_may_be_shown_is_said_by_the_last_version_of_whichever_text(
    client: Client, texts: dict[str, Claim]
) -> None:
    gone = texts["gone"]
    document = gone.revision.document
    document.full_text_public = False
    document.save()
    publish(gone, at=AT + 2 * DAY, kind="update", note="Rättigheter.")
    assert shown(document.public_id, client)[:2] == (2, None)
    document.full_text_public = True
    document.save()
    publish(gone, at=AT + 3 * DAY, kind="update", note="Rättigheter.")
    assert shown(document.public_id, client)[:2] == (2, NEW)


def test_the_sources_page_says_what_stands_on_an_earlier_text(
    client: Client, texts: dict[str, Claim]
) -> None:
    gone, moved = texts["gone"], texts["moved"]
    page = see(client, f"{SITE}/documents/{gone.revision.document.public_id}/").html
    assert page.count("står i en tidigare text, revision 1") == 1
    assert f'id="{moved.public_id}"' in page
    assert f'id="{gone.public_id}"' not in page


def test_a_claims_page_leads_to_its_place_or_says_that_it_is_elsewhere(
    client: Client, texts: dict[str, Claim]
) -> None:
    gone, moved = texts["gone"], texts["moved"]
    document = gone.revision.document.public_id
    page = see(client, f"{SITE}/claims/{moved.public_id}/").html
    assert f'/documents/{document}/#{moved.public_id}"' in page
    assert "Källans sida har revision" not in page
    page = see(client, f"{SITE}/claims/{gone.public_id}/").html
    assert f"/documents/{document}/#" not in page
    assert "Källans sida har revision 2" in page
    assert "Revision 1" in page


def test_a_version_on_an_earlier_text_says_so(client: Client) -> None:
    document, claims = make_revised()
    document.full_text_public, document.rights_note = True, "Allmän handling."
    document.save()
    claim = claims["moved"]
    publish(claim)
    user = make_user(is_superuser=True)
    accept(claim, anchor(NEW, MOVED), newest(document), by=user, at=AT)
    claim.refresh_from_db()
    publish(claim, at=AT + DAY, kind="moved", note="Ny text.")
    first = see(client, f"{SITE}/claims/{claim.public_id}/versions/1/").html
    assert "Källans sida har revision 2" in first
    assert MOVED in first
    assert f"#{claim.public_id}" not in first
    now = see(client, f"{SITE}/claims/{claim.public_id}/").html
    assert "Källans sida har revision" not in now
    assert f"#{claim.public_id}" in now
    assert CHANGED not in now


def test_a_text_that_may_not_be_shown_is_led_to_nowhere(client: Client) -> None:
    claim = make_claim()
    publish(claim)
    page = see(client, f"{SITE}/claims/{claim.public_id}/").html
    assert "Visa i texten" not in page
