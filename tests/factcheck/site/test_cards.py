"""Cards for other sites: what they say, their policy, and how they are found."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Topic
from claims.publication import publishing
from factcheck.site.embed.framing import POLICY
from tests.factcheck.site.pages import Seen, see
from tests.factories import (
    AT,
    make_quantity,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_user,
)
from tests.published import SITE, make_checked, make_published, publish

pytestmark = pytest.mark.django_db

HOSTILE = "\"><script>alert(1)</script>&<textarea></textarea>'"


def checked(**overrides: Any) -> Claim:
    claim = make_checked(**overrides)
    make_quantity(claim)
    topic = Topic.objects.filter(pk="familjehem").first() or make_topic()
    claim.topics.add(topic)
    publish(claim)
    return claim


def test_a_card_says_what_the_check_found(client: Client) -> None:
    claim = checked()
    page = see(client, f"/embed/claims/{claim.public_id}/")
    assert page.texts("h1") == [claim.statement]
    assert page.text.startswith("Delvis sant Placeringarna kostade")
    assert "Stadens bokslut visar 612 miljoner." in page.text
    assert "Granskat 1 mars 2024. Version 1, 1 mars 2024." in page.text
    (link,) = page.attributes("a")
    assert link["href"] == f"{SITE}/claims/{claim.public_id}/"
    assert (link["target"], link["rel"]) == ("_blank", "noopener")
    english = see(client, f"/en/embed/claims/{claim.public_id}/")
    assert english.text.startswith("Half true")
    assert english.attributes("html")[0]["lang"] == "en"


def test_a_card_is_as_the_claim_is_now(client: Client) -> None:
    claim = checked()
    claim.statement = "Placeringarna kostade 640 miljoner kronor 2022."
    claim.save()
    publish(claim, at=AT + timedelta(days=1), kind="correction", note="Vi skrev fel stad.")
    page = see(client, f"/embed/claims/{claim.public_id}/")
    assert page.texts("h1") == [claim.statement]
    assert "Rättat 2 mars 2024: Vi skrev fel stad." in page.text
    publishing.withdraw([claim], by=make_user(), at=AT + timedelta(days=2), reason="Fel person.")
    page = see(client, f"/embed/claims/{claim.public_id}/", 410)
    assert "Det här påståendet har återkallats" in page.text
    assert "Fel person." in page.text
    assert "640" not in page.text
    see(client, "/embed/claims/aaaaaaaa/", 404)


def test_an_unchecked_claim_has_a_card_without_a_verdict(client: Client) -> None:
    claim = make_published()
    page = see(client, f"/embed/claims/{claim.public_id}/")
    assert page.text.startswith("Inte granskat Placeringarna")
    assert "Läs hela granskningen" not in page.text


PATHS = [
    "/embed/claims/{claim}/",
    "/embed/newest/",
    "/embed/claims/",
    "/embed/checks/?party=M&verdict=half_true&q=placeringarna",
    "/embed/speakers/{speaker}/",
    "/embed/topics/familjehem/",
    "/embed/parties/M/",
    "/embed/charts/months/",
    "/embed/charts/amounts/",
    "/embed/charts/documents/{document}/",
]


def fill_in(path: str, claim: Claim) -> str:
    return path.format(
        claim=claim.public_id,
        speaker=claim.speaker.public_id,
        document=claim.revision.document.public_id,
    )


@pytest.mark.parametrize("path", PATHS)
def test_cards_alone_may_be_framed_and_may_do_nothing(client: Client, path: str) -> None:
    claim = checked()
    client.cookies["sessionid"] = "x" * 32
    with CaptureQueriesContext(connections["default"]) as queries:
        response = client.get(fill_in(path, claim))
    assert list(queries) == []
    assert response.status_code == 200
    assert response["Content-Security-Policy"] == POLICY
    assert "X-Frame-Options" not in response
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not response.cookies
    assert "Vary" not in response
    page = Seen(response.content.decode())
    assert page.scripts == []
    assert page.attributes("form") == page.attributes("img") == []
    assert not {"style", "onclick"} & {name for _tag, each in page.elements for name in each}
    loaded = [each["href"] for each in page.attributes("link", rel="stylesheet")]
    assert all(href.startswith("/static/site/") for href in loaded)


@pytest.mark.parametrize("path", ["/", "/claims/{claim}/", "/about/", "/charts/months/"])
def test_other_pages_may_not_be_framed(client: Client, path: str) -> None:
    response = client.get(fill_in(path, checked()))
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_a_card_is_small(client: Client, settings: Any) -> None:
    """With its style sheet: a quarter of what is allowed, for a claim of the usual length."""
    claim = checked(statement="Ett påstående av vanlig längd. " * 8)
    content = client.get(f"/embed/claims/{claim.public_id}/").content
    style = (settings.BASE_DIR / "factcheck/static/site/embed.css").read_bytes()
    assert len(content) + len(style) < 15_000 / 2


def test_a_card_costs_three_queries(client: Client) -> None:
    """The claim, its versions, its verdict."""
    claim = checked()
    with CaptureQueriesContext(connections["public"]) as queries:
        client.get(f"/embed/claims/{claim.public_id}/")
    assert len(queries) == 3


def test_lists_lead_to_their_claims(client: Client) -> None:
    claim = checked()
    make_published(speaker=claim.speaker, statement="Ett annat.")
    page = see(client, f"/embed/speakers/{claim.speaker.public_id}/")
    assert page.texts("h1") == ["Påståenden av Åsa Öberg"]
    assert len(page.texts("li")) == 2
    assert len(see(client, "/embed/newest/").texts("li")) == 1
    page = see(client, "/embed/topics/familjehem/")
    assert page.texts("h1") == ["Påståenden och faktagranskningar: Familjehem"]
    assert len(page.texts("li")) == 1
    assert "Moderaterna" in see(client, "/embed/parties/M/").texts("h1")[0]
    page = see(client, "/embed/claims/?party=M&q=annat")
    assert page.texts("h1") == ["Påståenden: ”annat”, Moderaterna (M)"]
    assert [text.rpartition("annat.")[1] for text in page.texts("li")] == ["annat."]
    (more,) = [a for a in page.attributes("a") if a["href"].startswith(f"{SITE}/claims/?")]
    assert more["href"] == f"{SITE}/claims/?q=annat&party=M"
    assert len(see(client, "/embed/checks/").texts("li")) == 1
    assert len(see(client, "/embed/claims/").texts("li")) == 2
    see(client, "/embed/claims/?party=XX", 404)
    see(client, "/embed/claims/?as_of=1", 404)
    see(client, "/embed/topics/annat/", 404)
    see(client, "/embed/parties/XX/", 404)
    see(client, "/embed/speakers/aaaaaaaa/", 404)
    see(client, "/embed/charts/documents/aaaaaaaa/", 404)
    see(client, "/embed/charts/months/", 404, year="x")


def oembed(client: Client, url: str, **parameters: Any) -> Any:
    response = client.get("/oembed.json", {"url": url, **parameters})
    assert response.status_code == 200, response.content
    assert response["Content-Type"].startswith("application/json")
    return json.loads(response.content)


def test_a_list_says_where_its_card_is(client: Client) -> None:
    checked()
    page = see(client, "/claims/?party=M&kind=quantity&kind=prediction")
    (link,) = page.attributes("link", type="application/json+oembed")
    said = json.loads(client.get(link["href"].removeprefix(SITE)).content)
    (frame,) = Seen(f"<html><body>{said['html']}</body></html>").attributes("iframe")
    card = see(client, frame["src"].removeprefix(SITE))
    assert card.texts("h1") == [said["title"]]


def test_the_page_says_where_its_card_is(client: Client) -> None:
    claim = checked()
    page = see(client, f"/claims/{claim.public_id}/")
    (link,) = page.attributes("link", type="application/json+oembed")
    url = f"{SITE}/claims/{claim.public_id}/"
    assert link["href"] == f"{SITE}/oembed.json?url={quote(url, safe='')}"
    said = json.loads(client.get(link["href"].removeprefix(SITE)).content)
    assert said == {
        "version": "1.0",
        "type": "rich",
        "title": f"{claim.statement} – Delvis sant",
        "author_name": "Faktabasen",
        "author_url": f"{SITE}/",
        "provider_name": "Faktabasen",
        "provider_url": f"{SITE}/",
        "cache_age": 3600,
        "width": 600,
        "height": said["height"],
        "html": said["html"],
        "thumbnail_url": f"{SITE}/claims/{claim.public_id}/versions/1/picture.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }
    assert f'src="{SITE}/embed/claims/{claim.public_id}/"' in said["html"]
    (xml,) = page.attributes("link", type="text/xml+oembed")
    response = client.get(xml["href"].removeprefix(SITE))
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314  # our own
    assert {child.tag: child.text for child in root} == {k: str(v) for k, v in said.items()}


@pytest.mark.parametrize(
    ("path", "card"),
    [
        ("/claims/{claim}/", "/embed/claims/{claim}/"),
        ("/claims/{claim}/versions/1/", "/embed/claims/{claim}/"),
        ("/en/claims/{claim}/", "/en/embed/claims/{claim}/"),
        ("/speakers/{speaker}/", "/embed/speakers/{speaker}/"),
        ("/topics/familjehem/", "/embed/topics/familjehem/"),
        ("/en/parties/M/", "/en/embed/parties/M/"),
        ("/claims/", "/embed/claims/"),
        ("/en/claims/?party=M&page=2&utm_source=x", "/en/embed/claims/?party=M"),
        ("/checks/?party=M&verdict=half_true", "/embed/checks/?verdict=half_true&amp;party=M"),
        ("/", "/embed/newest/"),
        ("/charts/months/?year=2020&x=1", "/embed/charts/months/?year=2020"),
        ("/charts/amounts/", "/embed/charts/amounts/"),
        ("/charts/documents/{document}/", "/embed/charts/documents/{document}/"),
    ],
)
def test_every_page_with_a_card_is_known(client: Client, path: str, card: str) -> None:
    claim = checked()
    said = oembed(client, SITE + fill_in(path, claim))
    assert f'src="{SITE}{fill_in(card, claim)}"' in said["html"]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "http://[",
        "https://elsewhere.example/claims/{claim}/",
        f"{SITE}.evil.example/claims/{{claim}}/",
        f"{SITE}/claims/aaaaaaaa/",
        f"{SITE}/about/",
        f"{SITE}/claims/?party=XYZ",
        f"{SITE}/claims/?parti=M",
        f"{SITE}/checks/?as_of=1",
        f"{SITE}/nothing/",
        f"{SITE}/charts/documents/aaaaaaaa/",
        f"{SITE}/admin/",
        "javascript:alert(1)",
        "http://127.0.0.1:9999/claims/{claim}/",
        "http://127.0.0.1:port/claims/{claim}/",
        "\x00",
        "x" * 5_000,
    ],
)
def test_what_is_not_ours_has_none(client: Client, url: str) -> None:
    claim = checked()
    for path in ("/oembed", "/oembed.json", "/oembed.xml"):
        response = client.get(path, {"url": url.replace("{claim}", claim.public_id)})
        assert response.status_code == 404


def test_the_format_is_one_of_two(client: Client) -> None:
    url = f"{SITE}/claims/{checked().public_id}/"
    assert client.get("/oembed", {"url": url, "format": "xml"}).content.startswith(b"<?xml")
    assert client.get("/oembed", {"url": url})["Content-Type"].startswith("application/json")
    assert client.get("/oembed", {"url": url, "format": "yaml"}).status_code == 501


def test_a_card_is_no_larger_than_what_was_asked_for(client: Client) -> None:
    url = f"{SITE}/claims/{checked().public_id}/"
    said = oembed(client, url, maxwidth="320", maxheight="200")
    assert (said["width"], said["height"]) == (320, 200)
    assert "thumbnail_url" not in said
    assert oembed(client, url, maxwidth="400")["height"] > oembed(client, url)["height"]
    assert oembed(client, url, maxwidth="x", maxheight="-1")["width"] == 600
    assert oembed(client, url, maxwidth="99999")["width"] == 1200


def test_what_stands_in_a_claim_is_never_markup(client: Client) -> None:
    claim = checked(statement=HOSTILE, speaker=make_speaker(HOSTILE))
    said = oembed(client, f"{SITE}/claims/{claim.public_id}/")
    (frame,) = Seen(f"<html><body>{said['html']}</body></html>").attributes("iframe")
    assert frame["title"] == f"{HOSTILE} – Delvis sant"
    xml = client.get("/oembed.xml", {"url": f"{SITE}/claims/{claim.public_id}/"}).content
    root = ElementTree.fromstring(xml)  # noqa: S314  # our own
    assert root.findtext("html") == said["html"]
    for path in PATHS:
        page = see(client, fill_in(path, claim))
        assert page.scripts == []
    page = see(client, f"/claims/{claim.public_id}/")
    assert len(page.scripts) == 1  # its JSON-LD
    # What is copied is the HTML as it was made, not a level of escaping less.
    assert said["html"] in page.exact("textarea")


def test_a_withdrawn_claim_has_a_card_that_says_so(client: Client) -> None:
    claim = make_published()
    publishing.withdraw([claim], by=make_user(), at=AT + timedelta(days=1), reason="Fel.")
    said = oembed(client, f"{SITE}/claims/{claim.public_id}/")
    assert said["title"] == "Ett återkallat påstående"
    assert "thumbnail_url" not in said


def test_a_verdict_of_another_scale_has_a_card(client: Client) -> None:
    claim = make_checked(make_scale_and_ratings(1)["false"])
    publish(claim)
    publish(make_checked(make_scale_and_ratings(2)["true"]))
    assert see(client, f"/embed/claims/{claim.public_id}/").text.startswith("Falskt")
