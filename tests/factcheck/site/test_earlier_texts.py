"""A source with several texts: what is shown of it leads to the characters that are meant."""

import html
import re
from datetime import timedelta

import pytest
from django.test import Client

from claims.models import Claim, PublicReference
from claims.moving.deciding import accept
from claims.publication.publishing import withdraw
from claims.publication.rebuilding import rebuild_public_rows
from corpus.anchoring import anchor
from tests.claims.moving.revised import CHANGED, GONE, MOVED, NEW, OLD, make_revised, newest
from tests.factcheck.site.pages import see
from tests.factories import AT, make_claim, make_document, make_page, make_revision, make_user
from tests.promises import run
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
    assert leads_to_its_words(client, page, document) == GONE


def leads_to_its_words(client: Client, page: str, document: str) -> str:
    """The marked words in the earlier text to which a claim's or version's page leads."""
    found = re.search(rf'href="(/documents/{document}/revisions/1/)#([^"]+)"', page)
    assert found
    text = see(client, SITE + found[1]).html
    marked = re.search(rf'<span id="{re.escape(found[2])}"></span><a [^>]*>([^<]*)</a>', text)
    assert marked
    return html.unescape(marked[1])


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
    assert f'#{claim.public_id}"' not in first
    assert leads_to_its_words(client, first, document.public_id) == MOVED
    now = see(client, f"{SITE}/claims/{claim.public_id}/").html
    assert "Källans sida har revision" not in now
    assert f"#{claim.public_id}" in now
    assert CHANGED not in now
    assert "/revisions/" not in now
    earlier = see(client, f"{SITE}/documents/{document.public_id}/revisions/1/").html
    assert f'href="/claims/{claim.public_id}/versions/1/"' in earlier
    assert "bara tidigare versioner" in earlier.lower()


def test_an_earlier_text_is_read_with_its_claims_and_by_machines(
    client: Client, texts: dict[str, Claim]
) -> None:
    gone = texts["gone"]
    document = gone.revision.document.public_id
    page = see(client, f"{SITE}/documents/{document}/revisions/1/").html
    assert f'href="/claims/{gone.public_id}/"' in page
    assert texts["moved"].public_id not in page
    assert gone.revision.text_sha256 in page
    assert f'href="{SITE}/api/v1/documents/{document}/revisions/1/"' in page
    said = get(client, f"documents/{document}/revisions/1/")
    source = get(client, f"claims/{gone.public_id}/")["source"]
    assert said["text"][source["start"] : source["end"]] == GONE
    assert said["sha256"] == source["sha256"]
    assert (said["revision"], said["newest_revision"], said["length"]) == (1, 2, len(OLD))
    assert said["page_url"].endswith(f"/documents/{document}/revisions/1/")
    newest_text = get(client, f"documents/{document}/revisions/2/")
    assert newest_text["text"] == NEW
    assert newest_text["page_url"].endswith(f"/documents/{document}/")


def test_the_newest_text_is_on_the_sources_own_page(
    client: Client, texts: dict[str, Claim]
) -> None:
    document = texts["gone"].revision.document.public_id
    answer = client.get(f"/documents/{document}/revisions/2/")
    assert (answer.status_code, answer["Location"]) == (302, f"/documents/{document}/")


@pytest.mark.parametrize("number", ["3", "0", "01", "x", "-1", "9" * 9, "9" * 30, "1%00"])
def test_a_text_that_is_not_public_is_not_found(
    client: Client, texts: dict[str, Claim], number: str
) -> None:
    document = texts["gone"].revision.document.public_id
    for path in (f"/documents/{document}", f"/en/documents/{document}"):
        assert client.get(f"{path}/revisions/{number}/").status_code == 404
    assert client.get(f"/api/v1/documents/{document}/revisions/{number}/").status_code == 404
    assert client.get("/api/v1/documents/zzzzzzzz/revisions/1/").status_code == 404
    assert client.get("/documents/zzzzzzzz/revisions/1/").status_code == 404


def test_a_text_without_versions_of_its_own_stays_at_the_desk(client: Client) -> None:
    document = make_document(full_text_public=True, rights_note="Allmän handling.")
    make_claim(revision=make_revision(OLD, document=document), quote=GONE)
    publish(make_claim(revision=make_revision(NEW, document=document), quote=MOVED))
    address = f"documents/{document.public_id}/revisions/1/"
    assert client.get(f"/{address}").status_code == 404
    assert client.get(f"/api/v1/{address}").status_code == 404


@pytest.mark.parametrize("how", ["full_text_public = false", "closed_at = now()"])
def test_the_earlier_text_goes_from_its_page_at_once(
    client: Client, texts: dict[str, Claim], how: str
) -> None:
    gone = texts["gone"]
    document = gone.revision.document
    tag = client.get(f"/documents/{document.public_id}/revisions/1/")["ETag"]
    by = f", closed_by_id = {make_user().pk}, closed_reason = 'x'" if "closed" in how else ""
    run(f"UPDATE corpus_document SET {how}{by} WHERE id = %s", document.pk)
    seen = client.get(
        f"/documents/{document.public_id}/revisions/1/", headers={"if-none-match": tag}
    )
    assert seen.status_code == 200
    page = see(client, f"{SITE}/documents/{document.public_id}/revisions/1/").html
    assert OLD.split(GONE)[0].strip()[-20:] not in page
    assert "Hela texten visas inte" in page
    assert get(client, f"documents/{document.public_id}/revisions/1/")["text"] is None
    claim = see(client, f"{SITE}/claims/{gone.public_id}/").html
    assert f'href="/documents/{document.public_id}/revisions/1/"' in claim
    assert "Visa i texten" not in claim


def test_a_text_whose_claims_are_all_withdrawn_is_not_found(
    client: Client, texts: dict[str, Claim]
) -> None:
    gone = texts["gone"]
    withdraw([gone], by=make_user(is_superuser=True), at=AT + 2 * DAY, reason="Fel.")
    address = f"documents/{gone.revision.document.public_id}/revisions/1/"
    assert client.get(f"/{address}").status_code == 404
    assert client.get(f"/api/v1/{address}").status_code == 404


def test_a_text_that_may_not_be_shown_is_led_to_nowhere(client: Client) -> None:
    claim = make_claim()
    publish(claim)
    page = see(client, f"{SITE}/claims/{claim.public_id}/").html
    assert "Visa i texten" not in page
