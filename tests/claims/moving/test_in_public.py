"""What the public is told when a source was revised: annotations and Atom."""

from datetime import timedelta

import pytest
from django.test import Client

from claims.models import Claim
from claims.moving.deciding import move_unchanged
from claims.publication import publishing
from tests.claims.moving.revised import CHANGED, NEW, OLD
from tests.factories import AT, QUOTE, make_claim, make_revision, make_user
from tests.published import SITE, get, publish

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=1)


def test_annotations_and_feeds_say_that_a_source_was_revised(client: Client) -> None:
    old = make_revision(OLD)
    moving = make_claim(revision=old, quote=QUOTE)
    staying = make_claim(revision=old, quote=CHANGED)
    publish(moving, staying)
    document = old.document
    path = f"documents/{document.public_id}/annotations/"

    def source(claim: Claim) -> dict[str, object]:
        items = get(client, path)["first"]["items"]
        (found,) = (item for item in items if claim.public_id in item["id"])
        return dict(found["target"]["source"])

    assert "dcterms:isReplacedBy" not in source(moving)
    new = make_revision(NEW, document=document)
    move_unchanged(document, by=make_user(), at=AT)
    moved = Claim.objects.get(pk=moving.pk)
    publishing.publish([moved], by=make_user(), at=LATER, kind="moved")

    assert source(moving)["schema:version"] == 2
    assert "dcterms:isReplacedBy" not in source(moving)
    assert source(staying)["dcterms:isReplacedBy"] == {
        "id": f"{SITE}/documents/{document.public_id}/",
        "schema:version": 2,
        "schema:sha256": new.text_sha256,
    }
    feed = client.get("/feeds/claims.atom").content.decode()
    assert "Källan har ändrats" in feed
    assert "text 2" in feed
    assert LATER.isoformat()[:10] in feed


def test_a_moved_version_is_in_the_claims_public_history(client: Client) -> None:
    claim = make_claim(revision=make_revision(OLD), quote=QUOTE)
    publish(claim)
    make_revision(NEW, document=claim.revision.document)
    move_unchanged(claim.revision.document, by=make_user(), at=AT)
    moved = Claim.objects.get(pk=claim.pk)
    publishing.publish([moved], by=make_user(), at=LATER, kind="moved", note="Se text 2.")
    listed = get(client, f"claims/{claim.public_id}/versions/")["results"]
    assert [(each["kind"], each["note"]) for each in listed][:2] in (
        [("moved", "Se text 2."), ("first", None)],
        [("first", None), ("moved", "Se text 2.")],
    )
    page = client.get(f"/claims/{claim.public_id}/").content.decode()
    assert "Källan har ändrats" in page
    assert "Se text 2." in page
