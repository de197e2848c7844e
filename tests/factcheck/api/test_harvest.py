"""Harvesting with `since`, choosing `fields`, and answers that have not changed."""

import json
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from claims.publication.publishing import correct, publish, withdraw
from tests.factories import AT, make_claim, make_user

QUOTE = "kostade placeringarna 640 miljoner kronor"


def get(client: Client, query: str = "") -> dict[str, Any]:
    response = client.get(f"/api/v1/claims/{query}")
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = json.loads(response.content)
    return answer


@pytest.mark.django_db
def test_harvest_brings_what_was_published_changed_and_withdrawn(client: Client) -> None:
    editor = make_user()
    first, second, third = (make_claim() for _number in range(3))
    publish([first, second, third], by=editor, at=AT)
    start = get(client, "?since=0")
    assert [claim["id"] for claim in start["results"]] == [
        claim.public_id for claim in (first, second, third)
    ]
    assert get(client, f"?since={start['publication']}") == {
        "next": None,
        "previous": None,
        "results": [],
        "publication": start["publication"],
        "life": start["life"],
    }
    first.statement = "Placeringarna kostade 650 miljoner kronor 2022."
    first.save()
    correct([first], by=editor, at=AT, note="Beloppet var fel.")
    withdraw([second], by=editor, at=AT, reason="Fel talare.")
    later = get(client, f"?since={start['publication']}")
    assert [claim["id"] for claim in later["results"]] == [first.public_id, second.public_id]
    assert later["results"][0]["version"] == 2
    assert later["results"][1]["withdrawn"]["reason"] == "Fel talare."
    assert later["publication"] == start["publication"] + 2


@pytest.mark.django_db
def test_harvest_in_pages(client: Client) -> None:
    publish([make_claim() for _number in range(5)], by=make_user(), at=AT)
    address, found = "/api/v1/claims/?since=0&page_size=2", []
    while address:
        answer = json.loads(client.get(address).content)
        found += [claim["id"] for claim in answer["results"]]
        address = answer["next"]
    assert len(found) == len(set(found)) == 5
    assert answer["publication"] == 5


@pytest.mark.django_db(transaction=True)
def test_harvest_misses_nothing_while_others_publish() -> None:
    """Publications of several editors at once; a harvester that goes on from what it was told."""
    editors = [make_user() for _number in range(3)]
    claims = [[make_claim() for _number in range(8)] for _editor in editors]

    def work(number: int) -> None:
        for claim in claims[number]:
            publish([claim], by=editors[number], at=AT)
        connections.close_all()

    threads = [Thread(target=work, args=[number]) for number in range(3)]
    for thread in threads:
        thread.start()
    seen: list[str] = []
    since, client = 0, Client()

    def harvest() -> Iterator[str]:
        nonlocal since
        answer = get(client, f"?since={since}&page_size=200")
        since = answer["publication"]
        yield from (claim["id"] for claim in answer["results"])

    while any(thread.is_alive() for thread in threads):
        seen += harvest()
    for thread in threads:
        thread.join()
    seen += harvest()
    assert sorted(seen) == sorted(claim.public_id for group in claims for claim in group)


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["-1", "x", "1.5", "9" * 30, "", "١"])
def test_since_must_be_a_publication_number(client: Client, value: str) -> None:
    response = client.get("/api/v1/claims/", {"since": value})
    assert response.status_code == 400
    assert json.loads(response.content)["errors"][0]["parameter"] == "since"


@pytest.mark.django_db
def test_fields_chooses_keys_in_their_own_order(client: Client) -> None:
    claim = make_claim()
    publish([claim], by=make_user(), at=AT)
    (found,) = get(client, "?fields=speaker,id,statement")["results"]
    assert list(found) == ["id", "statement", "speaker"]
    whole = json.loads(client.get(f"/api/v1/claims/{claim.public_id}/").content)
    one = client.get(f"/api/v1/claims/{claim.public_id}/?fields=id,source")
    assert json.loads(one.content) == {key: whole[key] for key in ("id", "source")}


@pytest.mark.django_db
def test_a_field_that_no_claim_has_is_named(client: Client) -> None:
    for path in ("/api/v1/claims/", f"/api/v1/claims/{make_claim().public_id}/"):
        response = client.get(path, {"fields": "id,spekaer"})
        assert response.status_code == 400
        (error,) = json.loads(response.content)["errors"]
        assert error["parameter"] == "fields"
        assert "spekaer" in error["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?party=", "?q=miljoner", "?since=0", "?fields=id"])
def test_a_list_that_has_not_changed_is_a_304(client: Client, query: str) -> None:
    editor, claim = make_user(), make_claim()
    publish([claim], by=editor, at=AT)
    address = f"/api/v1/claims/{query}"
    first = client.get(address)
    assert first["ETag"].startswith('"'), "strong"
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    claim.statement = "Placeringarna kostade 650 miljoner kronor 2022."
    claim.save()
    correct([claim], by=editor, at=AT, note="Beloppet var fel.")
    changed = client.get(address, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


@pytest.mark.django_db
def test_the_tag_of_one_list_fits_no_other(client: Client) -> None:
    publish([make_claim(), make_claim()], by=make_user(), at=AT)
    tag = client.get("/api/v1/claims/")["ETag"]
    response = client.get("/api/v1/claims/?page_size=1", headers={"if-none-match": tag})
    assert response.status_code == 200


@pytest.mark.django_db
def test_single_records_and_references_have_tags_too(client: Client) -> None:
    claim = make_claim()
    publish([claim], by=make_user(), at=AT)
    for path in (
        f"claims/{claim.public_id}/",
        f"speakers/{claim.speaker.public_id}/",
        "documents/",
        f"claims/{claim.public_id}/versions/",
        "corrections/",
    ):
        tag = client.get(f"/api/v1/{path}")["ETag"]
        again = client.get(f"/api/v1/{path}", headers={"if-none-match": f'"x", {tag}'})
        assert again.status_code == 304, path


@pytest.mark.django_db
def test_a_304_to_who_takes_gzip(client: Client) -> None:
    publish([make_claim() for _number in range(3)], by=make_user(), at=AT)
    packed = {"accept-encoding": "gzip"}
    tag = client.get("/api/v1/claims/", headers=packed)["ETag"]
    again = client.get("/api/v1/claims/", headers={**packed, "if-none-match": tag})
    assert (again.status_code, again["ETag"]) == (304, tag)


@pytest.mark.django_db
def test_if_modified_since(client: Client) -> None:
    publish([make_claim()], by=make_user(), at=AT)
    modified = client.get("/api/v1/claims/")["Last-Modified"]
    assert modified == "Fri, 01 Mar 2024 12:00:00 GMT"
    again = client.get("/api/v1/claims/", headers={"if-modified-since": modified})
    assert again.status_code == 304


@pytest.mark.django_db
def test_a_304_of_a_list_is_one_query(client: Client, django_assert_num_queries: Any) -> None:
    publish([make_claim()], by=make_user(), at=AT)
    tag = client.get("/api/v1/claims/")["ETag"]
    with django_assert_num_queries(1, connection=connections["public"]):
        # 1: the newest publication
        client.get("/api/v1/claims/", headers={"if-none-match": tag})
