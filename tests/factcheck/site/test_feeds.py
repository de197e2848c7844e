"""The Atom feeds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from claims.models import Claim
from claims.publication import publishing
from tests.factories import (
    AT,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_user,
)
from tests.published import SITE, make_checked, make_published, publish

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DAY = timedelta(days=1)


@dataclass
class Entry:
    element: ElementTree.Element

    def __getitem__(self, name: str) -> str:
        return self.element.findtext(f"{ATOM}{name}", "")

    @property
    def categories(self) -> list[str]:
        return [category.attrib["term"] for category in self.element.iter(f"{ATOM}category")]

    @property
    def link(self) -> str:
        return links(self.element)["alternate"]


def links(element: ElementTree.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


def read(client: Client, path: str) -> list[Entry]:
    """The entries of a feed that must be valid."""
    response = client.get(path)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314  # our own
    check(root, f"{SITE}{path}")
    return [Entry(element) for element in root.findall(f"{ATOM}entry")]


def check(root: ElementTree.Element, address: str) -> None:
    """What RFC 4287 demands of a feed and of its entries."""
    assert root.tag == f"{ATOM}feed"
    assert root.attrib[XML_LANG] == "sv"
    assert links(root)["self"] == address
    assert links(root)["alternate"].startswith(SITE)
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text
        assert urlsplit(element.findtext(f"{ATOM}id", "")).scheme in {"tag", "http"}
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated", "")).tzinfo
    (author,) = root.findall(f"{ATOM}author")  # entries without one have this one
    assert author.findtext(f"{ATOM}name") == "Faktabasen"
    identifiers = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(identifiers)) == len(identifiers)
    updated = [entry.findtext(f"{ATOM}updated", "") for entry in entries]
    assert root.findtext(f"{ATOM}updated") == max(updated, default="2000-01-01T00:00:00+00:00")


def change(claim: Claim, statement: str, kind: str, *, days: int, note: str = "") -> None:
    claim.statement = statement
    claim.save()
    publish(claim, at=AT + days * DAY, kind=kind, note=note)


def test_an_entry(client: Client) -> None:
    speaker = make_speaker()
    claim = make_checked(
        speaker=speaker, role=make_role(speaker), topics=[make_topic()], date_edtf="2023-04-14"
    )
    publish(claim)
    (entry,) = read(client, "/feeds/claims.atom")
    assert entry["id"] == f"tag:127.0.0.1,2024-03-01:claims/{claim.public_id}"
    assert entry["title"] == claim.statement
    assert entry.link == f"{SITE}/claims/{claim.public_id}/"
    assert entry["published"] == entry["updated"] == "2024-03-01T12:00:00+00:00"
    assert entry.categories == ["familjehem"]
    assert entry["summary"] == (
        "<p>Delvis sant. Stadens bokslut visar 612 miljoner.</p>\n"
        f"<blockquote>{claim.quote}</blockquote>\n"
        "<p>— Åsa Öberg (M), oppositionsborgarråd, Stockholms stad, 14 april 2023</p>"
    )


def test_markup_in_a_claim_stays_text(client: Client) -> None:
    text = "Bolaget <b>A&B</b> kostade 3 > 2 miljoner.\n"
    make_published(revision=make_revision(text), quote=text.strip(), statement=text.strip())
    (entry,) = read(client, "/feeds/claims.atom")
    assert entry["title"] == "Bolaget <b>A&B</b> kostade 3 > 2 miljoner."
    assert (
        "<blockquote>Bolaget &lt;b&gt;A&amp;B&lt;/b&gt; kostade 3 &gt; 2 miljoner.</blockquote>"
        in entry["summary"]
    )


def test_characters_that_xml_cannot_hold(client: Client) -> None:
    """Sources may hold control characters; the quote is exact everywhere but here."""
    text = "Kostnaden\x0b var\x1f 3\ufffe miljoner.\n"
    make_published(revision=make_revision(text), quote=text.strip(), statement="Så\x01 här.")
    (entry,) = read(client, "/feeds/claims.atom")
    assert entry["title"] == "Så\ufffd här."
    assert "Kostnaden\ufffd var\ufffd 3\ufffd miljoner." in entry["summary"]


def test_a_changed_claim_is_the_same_entry_further_up(client: Client) -> None:
    first, second = make_published(), make_published(at=AT + DAY)
    assert [entry.link for entry in read(client, "/feeds/claims.atom")] == [
        f"{SITE}/claims/{second.public_id}/",
        f"{SITE}/claims/{first.public_id}/",
    ]
    (_newer, before) = read(client, "/feeds/claims.atom")
    change(first, "Placeringarna kostade mer.", "update", days=2, note="Nya siffror.")
    (after, _older) = read(client, "/feeds/claims.atom")
    assert after["id"] == before["id"]
    assert after["title"] == "Placeringarna kostade mer."
    assert after["published"] == before["published"]
    assert after["updated"] == "2024-03-03T12:00:00+00:00"
    assert "Nya siffror." in after["summary"]


def test_a_minor_change_moves_nothing(client: Client) -> None:
    claim = make_published()
    newer = make_published(at=AT + DAY)
    mended = claim.statement.replace("Placeringarna", "Placeringarne")
    change(claim, mended, "minor", days=2)
    (first, second) = read(client, "/feeds/claims.atom")
    assert first.link.endswith(f"{newer.public_id}/")
    assert second["title"] == mended  # but it is the newest version
    assert second["updated"] == "2024-03-01T12:00:00+00:00"


def test_corrections(client: Client) -> None:
    claim, other = make_published(), make_published()
    change(claim, "Placeringarna kostade mindre.", "correction", days=1, note="Fel belopp.")
    change(claim, "Placeringarna kostade lite.", "correction", days=2, note="Ännu lägre.")
    change(other, "Placeringarna kostade.", "update", days=3, note="Nytt underlag.")
    newer, older = read(client, "/feeds/corrections.atom")
    tag = f"tag:127.0.0.1,2024-03-01:claims/{claim.public_id}/versions/"
    assert (older["id"], newer["id"]) == (f"{tag}2", f"{tag}3")
    assert older["title"].endswith("Placeringarna kostade mindre.")
    assert "Fel belopp." in older["summary"]
    assert older["updated"] == "2024-03-02T12:00:00+00:00"
    assert newer["title"].endswith("Placeringarna kostade lite.")


def test_a_withdrawn_claim_leaves_its_reason_and_no_more_words(client: Client) -> None:
    claim = make_published()
    change(claim, "Placeringarna kostade mindre.", "correction", days=1, note="Fel belopp.")
    publishing.withdraw([claim], by=make_user(), at=AT + 2 * DAY, reason="Fel talare.")
    assert read(client, "/feeds/claims.atom") == []
    withdrawal, correction = read(client, "/feeds/corrections.atom")
    assert "Fel talare." in withdrawal["summary"]
    assert "Fel belopp." in correction["summary"]
    for entry in (withdrawal, correction):
        assert entry["title"].endswith(claim.public_id)
        assert "kostade" not in entry["title"] + entry["summary"]
        assert entry.link == f"{SITE}/claims/{claim.public_id}/"


def test_by_speaker(client: Client) -> None:
    speaker = make_speaker("Örjan Älv")
    claim = make_published(speaker=speaker)
    make_published()
    (entry,) = read(client, f"/feeds/speakers/{speaker.public_id}.atom")
    assert entry.link.endswith(f"{claim.public_id}/")


def test_by_topic(client: Client) -> None:
    topic = make_topic("gangkriminalitet")
    claim = make_published(topics=[topic, make_topic()])
    make_published()
    (entry,) = read(client, "/feeds/topics/gangkriminalitet.atom")
    assert entry.link.endswith(f"{claim.public_id}/")


def test_by_party(client: Client) -> None:
    claim = make_published(speaker=make_speaker("Örjan Älv", party="V"))
    make_published()
    (entry,) = read(client, "/feeds/parties/V.atom")
    assert entry.link.endswith(f"{claim.public_id}/")
    assert "/feeds/parties/V.atom" in client.get("/parties/V/").content.decode()


def test_checks_alone(client: Client) -> None:
    """A corrected check comes first, and one that was withdrawn goes."""
    rating = make_scale_and_ratings()["true"]
    checked, other = make_checked(rating), make_checked(rating)
    publish(checked, other)
    make_published()
    assert [entry.link.split("/")[-2] for entry in read(client, "/feeds/checks.atom")] == [
        other.public_id,
        checked.public_id,
    ]
    change(checked, "Placeringarna kostade mer.", "correction", days=1, note="Mer.")
    first, _second = read(client, "/feeds/checks.atom")
    assert first.link.endswith(f"{checked.public_id}/")
    publishing.withdraw([other], by=make_user(), at=AT + 2 * DAY, reason="Fel.")
    assert len(read(client, "/feeds/checks.atom")) == 1
    assert "/feeds/checks.atom" in client.get("/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        *("speakers/xxxxxxxx", "speakers/%00", "topics/nothing", "topics/%00", "nothing"),
        *("parties/XYZ", "parties/%00"),
    ],
)
def test_no_such_feed(client: Client, path: str) -> None:
    assert client.get(f"/feeds/{path}.atom").status_code == 404


def test_the_newest_fifty(client: Client) -> None:
    rating = make_scale_and_ratings()["true"]
    claims = [make_checked(rating) for _ in range(52)]
    publish(*claims)
    entries = read(client, "/feeds/claims.atom")
    newest = list(reversed(claims))[:50]
    assert [entry.link.split("/")[-2] for entry in entries] == [c.public_id for c in newest]


def test_no_entries_yet(client: Client) -> None:
    assert read(client, "/feeds/claims.atom") == []
    assert client.get("/feeds/claims.atom").content == client.get("/feeds/claims.atom").content


def test_whoever_has_it_is_told_so(client: Client) -> None:
    claim = make_published()
    first = client.get("/feeds/claims.atom")
    known = {"if-none-match": first["ETag"]}
    assert client.get("/feeds/claims.atom", headers=known).status_code == 304
    change(claim, "Placeringarna kostade mer.", "update", days=1, note="Mer.")
    assert client.get("/feeds/claims.atom", headers=known).status_code == 200


def test_everybody_is_answered_alike(client: Client) -> None:
    """So that a cache needs one copy."""
    make_published()
    response = client.get("/feeds/claims.atom", headers={"accept-language": "en"})
    assert response.content == client.get("/feeds/claims.atom").content
    assert "Vary" not in response
    assert not response.cookies


def test_addresses_are_those_of_the_public_site(client: Client, settings: Settings) -> None:
    settings.PUBLIC_BASE_URL = "https://fakta.example"
    claim = make_published()
    root = ElementTree.fromstring(client.get("/feeds/claims.atom").content)  # noqa: S314
    assert links(root)["self"] == "https://fakta.example/feeds/claims.atom"
    entry = Entry(root.findall(f"{ATOM}entry")[0])
    assert entry.link == f"https://fakta.example/claims/{claim.public_id}/"
    assert entry["id"].startswith("tag:fakta.example,2024-03-01:")


def test_nothing_can_be_written(client: Client) -> None:
    assert client.post("/feeds/claims.atom").status_code == 405


def test_queries(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    claims = [make_published(topics=[make_topic(f"t{number}")]) for number in range(3)]
    speaker = claims[0].speaker.public_id
    for path in ("claims", "checks", "corrections"):
        with django_assert_num_queries(1, using="public"):
            client.get(f"/feeds/{path}.atom")
    for path in (
        f"speakers/{speaker}",
        "topics/t1",
        "parties/M",
    ):  # whom or what it is about; the entries
        with django_assert_num_queries(2, using="public"):
            client.get(f"/feeds/{path}.atom")
