"""Every page answers everybody alike, can be kept by any cache, and costs few queries."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from claims.models import Claim, ClaimVersion, PublicReference
from claims.publication import corrections, publishing
from factcheck.recent import forget_all
from tests.factcheck.site.pages import Seen
from tests.factories import (
    AT,
    make_document,
    make_quantity,
    make_revision,
    make_scale_and_ratings,
    make_topic,
    make_user,
    make_voice,
)
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def publish_some(number: int) -> Claim:
    """So many claims with all that a claim can have, in one document whose text may be shown."""
    document = make_document(full_text_public=True, rights_note="Fri.")
    revision = make_revision(document=document)
    rating = make_scale_and_ratings()["true"]
    claims = []
    for each in range(number):
        claim = make_checked(rating, revision=revision, topics=[make_topic(f"t{each}")])
        make_quantity(claim)
        make_voice(claim)
        claims.append(claim)
    publish(*claims)
    for claim in claims:
        claim.statement += " Rättat."
        claim.save()
        (version,) = publish(claim, at=AT + timedelta(days=1), kind="correction", note="Fel.")
        answer(version)
    return claims[0]


def answer(version: ClaimVersion) -> None:
    request = corrections.receive(
        version, message="Fel år.", name="", email="", address=f"::{version.pk:x}", at=AT
    )
    by = make_user(is_superuser=True)
    corrections.answer(request, by=by, at=AT, outcome="declined", text="Rätt år.")


# What each page asks the database, on the public connection alone.
COSTS: list[tuple[str, int]] = [
    # number of being checked, claims, their checks, how many share them; counts, corrections, names
    ("/", 7),
    ("/claims/", 4),  # what is published, claims, counts, names
    ("/checks/", 5),  # as above, and the number of being checked
    ("/claims/?kind=quantity", 6),  # as above, and counts within it
    # counts of both, within one, within the other; which claims have which values
    ("/claims/?kind=quantity&status=checked", 8),
    ("/claims/?q=placeringar", 7),  # keys and claims; names and short names of pages
    ("/corrections/", 2),  # how many, which
    # record, versions, answers, what it refers to, what was said before; related: relations,
    # same check, numbers of its facets, same matter, records
    ("/claims/{claim}/", 9),
    ("/claims/{claim}/versions/1/", 4),  # record, versions, that version, what it refers to
    ("/speakers/{speaker}/", 10),  # the last: what its party is called
    ("/parties/", 2),  # parties with counts, what they are called
    ("/documents/{document}/", 3),  # the document and the scale, its text, claims
    ("/claims/bcdfghjk/", 1),  # there is no such claim
    ("/claims/no-id/", 0),  # nor could there be
    ("/nothing/", 0),
    ("/robots.txt", 0),
    ("/sitemap.xml", 10),  # per language: the last claim's number and time, and three kinds
    ("/sitemap-claims-sv.xml", 2),  # the last claim's number, the claims of this part
]


def fill_in(path: str, claim: Claim) -> str:
    return path.format(
        claim=claim.public_id,
        speaker=claim.speaker.public_id,
        document=claim.revision.document.public_id,
    )


@pytest.mark.parametrize("number", [1, 8])
def test_number_of_queries(
    client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    claim = publish_some(number)
    for path, usual in COSTS:
        # Where there are related claims, their records are read.
        cost = usual + (number > 1 and path == "/claims/{claim}/")
        for prefix in ("", "/en") if "." not in path else ("",):
            forget_all()
            with (
                django_assert_num_queries(cost, using="public"),
                django_assert_num_queries(0, using="default"),
            ):
                client.get(prefix + fill_in(path, claim))


@pytest.mark.parametrize("path", [path for path, _cost in COSTS] + ["/claims/?page=x"])
def test_no_cookie_no_session_and_nothing_that_varies_by_reader(client: Client, path: str) -> None:
    claim = publish_some(1)
    client.force_login(make_user(is_staff=True))
    bodies = set()
    for headers in (
        {},
        {"accept-language": "en"},
        {"accept-language": "de", "cookie": f"django_language=en; csrftoken={'x' * 32}"},
    ):
        with CaptureQueriesContext(connections["default"]) as queries:
            response = client.get(fill_in(path, claim), headers=headers)
        assert list(queries) == []  # no session was looked up
        assert not response.cookies
        assert "Vary" not in response
        bodies.add(response.content)
    assert len(bodies) == 1


@pytest.mark.parametrize("path", [path for path, _cost in COSTS if path.endswith("{claim}/")])
def test_policy(client: Client, path: str) -> None:
    """No page needs more than the strict policy allows: no script, no inline style."""
    response = client.get(fill_in(path, publish_some(1)))
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    html = response.content.decode()
    assert html.count("<script") == html.count('<script type="application/ld+json">')
    assert "<style" not in html
    # In attributes, that is: a claim's page has the HTML of its card as text.
    names = {name for _tag, attributes in Seen(html).elements for name in attributes}
    assert not {"style", "onclick"} & names


PAGES = [path for path, _cost in COSTS[:10]]


@pytest.mark.parametrize("path", PAGES)
def test_not_modified(client: Client, path: str) -> None:
    claim = publish_some(1)
    path = fill_in(path, claim)
    response = client.get(path)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Content-Language"] == "sv"
    tag = response["ETag"]
    assert tag.startswith('"')  # strong
    again = client.get(path, headers={"if-none-match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == tag
    assert again["Cache-Control"] == "public, max-age=60"
    english = client.get(f"/en{path}", headers={"if-none-match": tag})
    assert english.status_code == 200
    assert english["ETag"] != tag
    assert english["Content-Language"] == "en"
    head = client.head(path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", tag)


def change_words(claim: Claim) -> None:
    claim.statement += " Igen."
    claim.save()
    publish(claim, at=AT + timedelta(days=2), kind="update", note="Igen.")


def change_definition(_claim: Claim) -> None:
    reference = PublicReference.objects.get(kind="rating", id="true")
    reference.body = reference.body.replace("så här menar vi", "så menar vi")
    reference.save()


def change_answer(claim: Claim) -> None:
    answer(claim.versions.order_by("-number")[0])


@pytest.mark.parametrize("change", [change_words, change_definition, change_answer])
def test_whatever_changes_the_page_changes_its_tag(
    client: Client, change: Callable[[Claim], None]
) -> None:
    claim = publish_some(1)
    path = f"/claims/{claim.public_id}/"
    before = client.get(path)
    change(claim)
    after = client.get(path, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after.content != before.content
    assert after["ETag"] != before["ETag"]


def test_another_claims_correction_leaves_the_tag_alone(client: Client) -> None:
    first = publish_some(1)
    path = f"/claims/{first.public_id}/"
    before = client.get(path)["ETag"]
    make_published()
    assert client.get(path)["ETag"] == before


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/", "/claims/{claim}/", "/robots.txt", "/sitemap.xml"])
def test_pages_are_for_reading(method: str, path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.generic(method.upper(), fill_in(path, publish_some(1)))
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


def test_a_withdrawn_page_is_kept_as_shortly_and_never_not_modified(client: Client) -> None:
    claim = publish_some(1)
    by = make_user(is_superuser=True)
    publishing.withdraw([claim], by=by, at=AT + timedelta(days=2), reason="Ett prov.")
    path = f"/claims/{claim.public_id}/"
    response = client.get(path)
    assert response["Cache-Control"] == "public, max-age=60"
    again = client.get(path, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 410
