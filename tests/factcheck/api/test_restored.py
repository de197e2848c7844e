"""What readers have of a time that a restore from a backup has undone is noticed."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from claims.models import ClaimVersion, PublicClaim, PublicVersion
from claims.publication.rebuilding import rebuild_public_rows
from tests.factories import AT, make_claim
from tests.promises import settle, without_rules
from tests.published import make_published, publish

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "/api/v1/claims/",
    "/api/v1/claims/?page_size=2",
    "/api/v1/claims/?q=placeringarna",
    "/api/v1/claims.csv",
    "/api/v1/claimreview/",
)


def get(client: Client, address: str, **headers: str) -> Any:
    """The answer, of which `said` are the bytes: a download is read to its end."""
    response: Any = client.get(address, **headers)  # type: ignore[arg-type]
    response.said = response.getvalue()
    return response


def restore(kept: int) -> None:
    """As from a backup that was made at that publication number."""
    settle()
    with without_rules():
        ClaimVersion.objects.filter(publication__gt=kept).delete()
    PublicVersion.objects.filter(publication__gt=kept).delete()
    PublicClaim.objects.filter(publication__gt=kept).delete()
    rebuild_public_rows()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_304_for_what_was_published_before_the_restore(client: Client, address: str) -> None:
    make_published()
    lost = make_claim(statement="Placeringarna kostade mer.")
    publish(lost)
    before = get(client, address)
    again = get(client, address, HTTP_IF_NONE_MATCH=before["ETag"])
    assert again.status_code == 304
    restore(1)
    # The same numbers, other claims: without a new life nobody could tell.
    make_published(statement="Placeringarna kostade mindre.")
    assert get(client, address, HTTP_IF_NONE_MATCH=before["ETag"]).status_code == 304
    # As the steps of docs/hosting.md have it.
    restore(1)
    call_command("after_restore")
    now = get(client, address, HTTP_IF_NONE_MATCH=before["ETag"])
    assert now.status_code == 200
    assert now["ETag"] != before["ETag"]
    make_published(statement="Placeringarna kostade mindre.")
    newest = get(client, address, HTTP_IF_NONE_MATCH=before["ETag"])
    assert newest.status_code == 200


def test_a_single_claim(client: Client) -> None:
    claim = make_published()
    address = f"/api/v1/claims/{claim.public_id}/"
    tag = get(client, address)["ETag"]
    assert get(client, address, HTTP_IF_NONE_MATCH=tag).status_code == 304
    call_command("after_restore")
    assert get(client, address, HTTP_IF_NONE_MATCH=tag).status_code == 200


@pytest.mark.parametrize("address", ["/api/v1/claims/", "/api/v1/claims.csv"])
def test_the_day_of_the_restore_is_a_change(client: Client, address: str) -> None:
    make_published()
    modified = get(client, address)["Last-Modified"]
    assert get(client, address, HTTP_IF_MODIFIED_SINCE=modified).status_code == 304
    call_command("after_restore")
    now = get(client, address, HTTP_IF_MODIFIED_SINCE=modified)
    assert (now.status_code, now["Last-Modified"] > modified) == (200, True)


def test_a_download_is_not_resumed_across_a_restore(client: Client) -> None:
    make_published()
    address = "/api/v1/claims.csv"
    tag = get(client, address)["ETag"]
    asked = {"HTTP_RANGE": "bytes=10-", "HTTP_IF_RANGE": tag}
    rest = get(client, address, **asked)
    assert rest.status_code == 206
    call_command("after_restore")
    whole = get(client, address, **asked)
    assert whole.status_code == 200


def test_a_harvester_learns_that_what_it_has_is_lost(client: Client) -> None:
    make_published()
    for _number in range(4):
        make_published()

    def harvest(since: int, status: int = 200) -> dict[str, object]:
        response = get(client, f"/api/v1/claims/?since={since}")
        assert response.status_code == status
        answer: dict[str, object] = json.loads(response.content)
        return answer

    before = harvest(0)
    assert before["publication"] == 5
    restore(2)
    call_command("after_restore")
    claim = make_claim()
    publish(claim, at=AT)
    assert claim.versions.get().publication == 1_003
    # With what was given between backup and restore.
    for since in (3, 5, 1_002):
        refused = harvest(since, 400)
        assert "restored from a backup" in json.dumps(refused)
    # With what stands: nothing was lost, but the life is another.
    for since in (2, 1_003):
        answer = harvest(since)
        assert answer["life"] != before["life"]
        assert answer["publication"] == 1_003
    assert len(harvest(0)["results"]) == 3  # type: ignore[arg-type]
