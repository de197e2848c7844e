"""The sitemap, robots.txt, and what is at an address where there is nothing."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import Settings

from claims.publication import publishing
from factcheck.site import sitemaps
from tests.factcheck.site.pages import see
from tests.factories import AT, make_user
from tests.published import SITE, make_published

pytestmark = pytest.mark.django_db

SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(client: Client, path: str) -> list[str]:
    response = client.get(path, headers={"host": "localhost"})
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    assert response["Cache-Control"] == "public, max-age=3600"
    root = ElementTree.fromstring(response.content)  # noqa: S314  # our own
    return [element.text or "" for element in root.iter(f"{SITEMAPS}loc")]


def test_robots(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


def test_sitemap(client: Client) -> None:
    """Every page in every language, at the public address, whatever host was asked."""
    claim = make_published()
    gone = make_published(speaker=claim.speaker, revision=claim.revision)
    by = make_user(is_superuser=True)
    publishing.withdraw([gone], by=by, at=AT + timedelta(days=1), reason="Ett prov.")
    parts = locations(client, "/sitemap.xml")
    assert len(parts) == 10
    assert all(part.startswith(f"{SITE}/sitemap-") for part in parts)
    own = [part for part in parts if "-pages-" in part]
    for part in own:
        for page in locations(client, part.removeprefix(SITE)):
            see(client, page.removeprefix(SITE))
    parts = [part for part in parts if part not in own]
    found = [page for part in parts for page in locations(client, part.removeprefix(SITE))]
    speaker, document = claim.speaker.public_id, claim.revision.document.public_id
    assert sorted(found) == sorted(
        f"{SITE}{language}/{kind}/{name}/"
        for language in ("", "/en")
        for kind, name in (
            ("claims", claim.public_id),
            ("speakers", speaker),
            ("documents", document),
        )
    )
    for page in found:
        see(client, page.removeprefix(SITE))


def test_when_a_claim_changed_last(client: Client) -> None:
    make_published(at=AT)
    body = client.get("/sitemap-claims-sv.xml").content.decode()
    assert "<lastmod>2024-03-01</lastmod>" in body


def test_parts_of_the_sitemap(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each claim is in one part, and stays there as others are published."""
    monkeypatch.setattr(sitemaps, "PART", 2)
    claims = [make_published() for _ in range(5)]
    parts = [part for part in locations(client, "/sitemap.xml") if "claims-sv" in part]
    found = [locations(client, part.removeprefix(SITE)) for part in parts]
    assert sorted(page for part in found for page in part) == sorted(
        f"{SITE}/claims/{claim.public_id}/" for claim in claims
    )
    assert max(len(part) for part in found) <= 2
    make_published()
    assert locations(client, parts[0].removeprefix(SITE)) == found[0]


@pytest.mark.parametrize("path", ["/sitemap-x.xml", "/sitemap-claims-sv.xml?p=99"])
def test_no_such_part(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_sitemap_before_anything_is_published(client: Client) -> None:
    for part in locations(client, "/sitemap.xml"):
        if "-pages-" not in part:
            assert locations(client, part.removeprefix(SITE)) == []


@pytest.mark.parametrize(
    "path",
    [
        "/claims/bcdfghjk/",
        "/claims/BCDFGHJK/",
        "/claims/bcdfghjk%0A/",
        "/claims/%00/",
        "/claims/%FF/",
        "/claims/bcdfghjk/versions/1/",
        "/speakers/bcdfghjk/",
        "/documents/bcdfghjk/",
        "/nothing/at/all/",
    ],
)
def test_nothing_there(client: Client, path: str) -> None:
    make_published()
    page = see(client, path, 404)
    assert page.attributes("html") == [{"lang": "sv"}]
    assert page.texts("h1") == ["Det finns inget på den här adressen"]
    assert page.attributes("form", action="/claims/")
    english = see(client, f"/en{path}", 404)
    assert english.attributes("html") == [{"lang": "en"}]
    assert english.texts("h1") == ["There is nothing at this address"]
    assert english.attributes("form", action="/en/claims/")
    assert english.attributes("a", href="/", hreflang="sv")


def test_an_id_of_another_kind_is_nothing_here(client: Client) -> None:
    claim = make_published()
    see(client, f"/claims/{claim.speaker.public_id}/", 404)
    see(client, f"/speakers/{claim.public_id}/", 404)
    see(client, f"/documents/{claim.speaker.public_id}/", 404)


def test_without_the_last_slash(client: Client) -> None:
    response = client.get("/en")
    assert (response.status_code, response["Location"]) == (301, "/en/")


@pytest.mark.filterwarnings("ignore:.*")
def test_a_host_that_is_not_ours(client: Client) -> None:
    page = see_host(client, "evil.example")
    assert "Begäran gick inte att förstå" in page


def see_host(client: Client, host: str) -> str:
    response = client.get("/", headers={"host": host})
    assert response.status_code == 400
    return response.content.decode()


def test_a_failure_of_ours(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page for it needs nothing that may have failed."""

    def fail(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("factcheck.site.reading.claim", fail)
    client.raise_request_exception = False
    response = client.get("/claims/bcdfghjk/")
    assert response.status_code == 500
    assert "Något gick fel" in response.content.decode()
