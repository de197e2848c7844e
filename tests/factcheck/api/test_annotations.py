"""`documents/{id}/annotations/`."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim
from claims.publication import publishing
from corpus.models import Revision
from tests.factories import AT, make_document, make_publisher, make_revision, make_topic
from tests.factories import make_user as editor
from tests.published import SITE, get, make_checked, make_published, publish

pytestmark = pytest.mark.django_db

PROFILE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

Json = dict[str, Any]


def path(revision: Revision) -> str:
    return f"documents/{revision.document.public_id}/annotations/"


def make_claims(revision: Revision, count: int) -> list[Claim]:
    return [make_published(revision=revision) for _ in range(count)]


def annotated(page: Json) -> list[str]:
    """The ids of the page's claims, in its order."""
    return [item["id"].split("/")[-2] for item in page["items"]]


def selector(item: Json, kind: str) -> Json:
    (found,) = (found for found in item["target"]["selector"] if found["type"] == kind)
    return dict(found)


def test_a_collection_with_its_one_page(client: Client) -> None:
    document = make_document(publisher=make_publisher(), url="https://tidningen.example/1")
    revision = make_revision(document=document)
    claim = make_published(revision=revision, topics=[make_topic()])
    collection = f"{SITE}/api/v1/{path(revision)}"
    response = client.get(f"/api/v1/{path(revision)}")
    assert response["Content-Type"] == PROFILE
    assert response.json() == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": collection,
        "type": "AnnotationCollection",
        "label": "Dyra placeringar",
        "total": 1,
        "first": {
            "id": f"{collection}?after=0",
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": [
                {
                    "id": f"{SITE}/api/v1/claims/{claim.public_id}/#annotation",
                    "type": "Annotation",
                    "motivation": "describing",
                    "creator": {
                        "id": f"{SITE}/",
                        "type": "Organization",
                        "name": "Faktabasen",
                        "homepage": f"{SITE}/",
                    },
                    "created": "2024-03-01T12:00:00.000000Z",
                    "modified": "2024-03-01T12:00:00.000000Z",
                    "rights": "https://creativecommons.org/licenses/by/4.0/",
                    "body": [
                        {
                            "type": "TextualBody",
                            "value": claim.statement,
                            "format": "text/plain",
                            "purpose": "describing",
                            "language": "sv",
                        },
                        {
                            "type": "TextualBody",
                            "value": "familjehem",
                            "format": "text/plain",
                            "purpose": "tagging",
                        },
                        {
                            "type": "SpecificResource",
                            "source": {
                                "id": f"{SITE}/claims/{claim.public_id}/",
                                "type": "Text",
                                "format": "text/html",
                            },
                            "purpose": "linking",
                        },
                    ],
                    "target": {
                        "type": "SpecificResource",
                        "source": {
                            "id": f"{SITE}/documents/{document.public_id}/",
                            "type": "Text",
                            "language": "sv",
                            "schema:version": 1,
                            "schema:sha256": revision.text_sha256,
                            "via": "https://tidningen.example/1",
                        },
                        "selector": [
                            {
                                "type": "TextQuoteSelector",
                                "exact": claim.quote,
                                "prefix": "Dyra placeringar\n\nFörra året ",
                                "suffix": ", säger Åsa Öberg. År 2019 var ",
                            },
                            {
                                "type": "TextPositionSelector",
                                "start": claim.start,
                                "end": claim.end,
                            },
                        ],
                    },
                }
            ],
        },
        "last": f"{collection}?after=0",
    }


def test_a_checked_claim_is_assessed(client: Client) -> None:
    claim = make_checked()
    publish(claim)
    (item,) = get(client, path(claim.revision))["first"]["items"]
    assert item["motivation"] == "assessing"
    assert [body["value"] for body in item["body"] if body["purpose"] == "assessing"] == [
        "Delvis sant"
    ]


def test_offsets_count_code_points(client: Client) -> None:
    """Neither UTF-16 units nor bytes, past an emoji and combining marks that NFC leaves."""
    text = "😀 q̃uäntum 😀😀 kostade 640 miljoner.\n"
    revision = make_revision(text)
    make_published(revision=revision, quote="kostade 640 miljoner")
    (item,) = get(client, path(revision))["first"]["items"]
    span = selector(item, "TextPositionSelector")
    assert revision.text[span["start"] : span["end"]] == "kostade 640 miljoner"
    assert span["start"] == revision.text.index("kostade")
    quote = selector(item, "TextQuoteSelector")
    assert quote["prefix"] + quote["exact"] + quote["suffix"] == revision.text


def test_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.api.annotations.PAGE", 2)
    revision = make_revision()
    claims = [claim.public_id for claim in make_claims(revision, 5)]
    make_published()  # of another document
    collection = get(client, path(revision))
    assert collection["total"] == 5
    found, page, starts = [], collection["first"], []
    while True:
        found += annotated(page)
        starts.append(page["startIndex"])
        last = page["id"]
        if "next" not in page:
            break
        page = client.get(page["next"].removeprefix(SITE)).json()
        assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert page["partOf"]["id"] == collection["id"]
    assert found == claims
    assert starts == [0, 2, 4]
    assert collection["last"] == last


def test_the_last_page_of_full_ones(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.api.annotations.PAGE", 2)
    revision = make_revision()
    claims = [claim.public_id for claim in make_claims(revision, 4)]
    collection = get(client, path(revision))
    last = client.get(collection["last"].removeprefix(SITE)).json()
    assert annotated(last) == claims[2:]
    assert "next" not in last


def test_what_is_withdrawn_is_gone_and_nothing_is_missed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A claim withdrawn between two pages does not hide another one."""
    monkeypatch.setattr("factcheck.api.annotations.PAGE", 2)
    revision = make_revision()
    claims = make_claims(revision, 4)
    first = get(client, path(revision))["first"]
    publishing.withdraw([claims[0]], by=editor(), at=AT, reason="Fel talare.")
    second = client.get(first["next"].removeprefix(SITE)).json()
    assert annotated(second) == [claim.public_id for claim in claims[2:]]
    collection = get(client, path(revision))
    assert collection["total"] == 3
    assert annotated(collection["first"]) == [claim.public_id for claim in claims[1:3]]


def test_a_document_without_claims_any_more(client: Client) -> None:
    claim = make_published()
    publishing.withdraw([claim], by=editor(), at=AT, reason="Fel talare.")
    assert client.get(f"/api/v1/{path(claim.revision)}").status_code == 404


@pytest.mark.parametrize("after", ["", "-1", "x", "1.0", "٣", "9" * 19, "9" * 5000])
def test_bad_pages(client: Client, after: str) -> None:
    claim = make_published()
    response = client.get(f"/api/v1/{path(claim.revision)}", {"after": after})
    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == ["after"]


@pytest.mark.parametrize("name", ["xxxxxxxx", "%00", "x" * 300])
def test_no_such_document(client: Client, name: str) -> None:
    response = client.get(f"/api/v1/documents/{name}/annotations/")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_the_profile_may_be_asked_for(client: Client) -> None:
    claim = make_published()
    address = f"/api/v1/{path(claim.revision)}"
    assert client.get(address, headers={"accept": PROFILE})["Content-Type"] == PROFILE
    plain = client.get(address, headers={"accept": "application/json"})
    assert plain["Content-Type"] == "application/json"


def test_whoever_has_it_is_told_so(client: Client) -> None:
    claim = make_published()
    address = f"/api/v1/{path(claim.revision)}"
    known = {"if-none-match": client.get(address)["ETag"]}
    assert client.get(address, headers=known).status_code == 304
    make_published(revision=claim.revision)
    assert client.get(address, headers=known).status_code == 200


def test_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    revision = make_revision()
    make_claims(revision, 3)
    # The document; how many claims; the first page.
    with django_assert_num_queries(3, using="public"):
        get(client, path(revision))
    # The document; the page; how many come before it.
    with django_assert_num_queries(3, using="public"):
        get(client, path(revision), after=1)
