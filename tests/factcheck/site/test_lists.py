"""Newest claims and search, speakers, documents."""

from datetime import timedelta

import pytest
from django.test import Client

from claims.publication import publishing
from factcheck.site import lists, views
from tests.factcheck.site.pages import see
from tests.factories import (
    AT,
    TEXT,
    make_claim,
    make_document,
    make_publisher,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_speaker,
    make_user,
)
from tests.published import SITE, make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def test_home(client: Client) -> None:
    checked = make_checked(statement="Ett granskat.")
    publish(checked)
    other = make_published(statement="Ett nyare.", speaker=make_speaker("Örjan", party=""))
    page = see(client, "/")
    assert page.texts("h1") == ["Påståenden och faktagranskningar"]
    assert page.texts("h2") == ["Senaste granskningarna", "Senaste påståendena"]
    assert page.texts("article") == [
        "Delvis sant Ett granskat. Åsa Öberg (M), omkring 2023",
        "Inte granskat Ett nyare. Örjan, omkring 2023",
        "Delvis sant Ett granskat. Åsa Öberg (M), omkring 2023",
    ]
    assert page.attributes("a", href=f"/claims/{other.public_id}/")
    assert page.links("canonical") == [f"{SITE}/"]
    english = see(client, "/en/")
    assert english.texts("article")[0] == "Half true Ett granskat. Åsa Öberg (M), around 2023"
    assert english.attributes("a", href=f"/en/claims/{other.public_id}/")
    assert english.attributes("form", action="/en/")


def test_newest_checks(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim that was published long before it was checked is among them."""
    monkeypatch.setattr(lists, "CHECKED_FIRST", 2)
    rating = make_scale_and_ratings()["true"]
    late = make_published(statement="Granskat i dag.")
    for statement in ("Först.", "Sedan."):
        publish(make_checked(rating, statement=statement))
    make_published(statement="Inte granskat.")
    assert see(client, "/").texts("h3")[:2] == ["Sedan.", "Först."]
    late.assessment, late.status = make_checked(rating).assessment, "checked"
    late.save()
    publish(late, kind="update", note="Nu granskat.")
    assert see(client, "/").texts("h3")[:2] == ["Granskat i dag.", "Sedan."]


def test_home_before_anything_is_published(client: Client) -> None:
    assert "Här är inga påståenden publicerade än." in see(client, "/").text


def test_earlier_claims(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page by page, each claim once, also when one is published meanwhile."""
    monkeypatch.setattr(lists, "PAGE_SIZE", 2)
    speaker = make_speaker()
    for number in range(5):
        make_published(statement=f"Nummer {number}.", speaker=speaker)
    for path in ("/", f"/speakers/{speaker.public_id}/"):
        first = see(client, path)
        assert first.texts("h3") == ["Nummer 4.", "Nummer 3."]
        assert first.meta("robots") == ""
        late = make_published(statement="Just nu.", speaker=speaker)
        (link,) = first.attributes("a", rel="next")
        second = see(client, link["href"])
        assert second.texts("h3") == ["Nummer 2.", "Nummer 1."]
        assert second.meta("robots") == "noindex, follow"
        assert second.links("canonical") == [f"{SITE}{link['href']}"]
        assert second.attributes("a", href=path)
        (link,) = second.attributes("a", rel="next")
        third = see(client, link["href"])
        assert third.texts("h3") == ["Nummer 0."]
        assert third.attributes("a", rel="next") == []
        by = make_user(is_superuser=True)
        publishing.withdraw([late], by=by, at=AT + timedelta(days=1), reason="Ett prov.")


def test_search(client: Client) -> None:
    make_published(statement="Kommunen byggde tre skolor.")
    make_published(statement="Budgeten gick med förlust.", speaker=make_speaker("Skolor AB"))
    page = see(client, "/", q="  skola ")
    assert page.texts("title") == ["Sökning: skola – Faktabasen"]
    assert page.texts("h3") == ["Kommunen byggde tre skolor.", "Budgeten gick med förlust."]
    assert "2 påståenden hittades." in page.text
    assert page.attributes("input") == [
        {
            "type": "search",
            "id": "q",
            "name": "q",
            "value": "skola",
            "maxlength": "500",
            "autocomplete": "off",
        }
    ]
    assert page.meta("robots") == "noindex, follow"
    assert page.attributes("a", href="/en/?q=skola", lang="en")
    english = see(client, "/en/", q="förlust")
    assert english.texts("h3") == ["Budgeten gick med förlust."]
    assert "1 claim matches." in english.text


def test_search_without_hits(client: Client) -> None:
    make_published()
    page = see(client, "/", q="ornitologi")
    assert "Inga påståenden hittades. Pröva färre eller andra ord." in page.text
    assert page.texts("article") == []


def test_blank_words_are_no_search(client: Client) -> None:
    make_published(statement="Ett.")
    assert see(client, "/", q="   ").texts("h3") == ["Ett."]


def test_pages_of_results(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PAGE_SIZE", 2)
    for number in range(5):
        make_published(statement=f"Skola {number}.")
    first = see(client, "/", q="skola")
    assert "5 påståenden hittades." in first.text
    (link,) = first.attributes("a", rel="next")
    second = see(client, link["href"])
    assert second.attributes("ol", class_="claims")[0]["start"] == "3"
    (link,) = second.attributes("a", rel="next")
    third = see(client, link["href"])
    assert [page.texts("h3") for page in (first, second, third)] == [
        ["Skola 4.", "Skola 3."],
        ["Skola 2.", "Skola 1."],
        ["Skola 0."],
    ]
    assert third.attributes("a", rel="next") == []
    see(client, "/?q=skola&page=4", 404)


def test_more_matches_than_are_ranked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.publication.search.RANKED", 3)
    monkeypatch.setattr(lists, "RANKED", 3)
    for number in range(5):
        make_published(statement=f"Skola {number}.")
    page = see(client, "/en/", q="skola")
    assert "3 claims or more match. These are the best of the newest 3." in page.text
    assert page.texts("h3") == ["Skola 4.", "Skola 3.", "Skola 2."]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("q=%00", "q"),
        (f"q={'å' * 501}", "q"),
        ("q=skola&page=0", "page"),
        ("q=skola&page=51", "page"),
        ("q=skola&page=1.0", "page"),
        ("before=x", "before"),
        ("before=-1", "before"),
        ("before=%C2%B2", "before"),
        (f"before={2**63}", "before"),
        ("q=%FF%FE", "q"),
    ],
)
def test_bad_parameters(client: Client, query: str, name: str) -> None:
    page = see(client, f"/?{query}", 400)
    assert page.texts("h1") == ["Adressen går inte att tolka"]
    assert page.texts("p")[1].startswith(f"{name}: ")
    assert see(client, f"/en/?{query}", 400).texts("h1") == ["This address makes no sense"]


@pytest.mark.parametrize(
    "query", ["q=%22%28%26%7C%21%3A%2A", "q=-", f"q={'a+' * 249}b", "fbclid=x&utm_x=1"]
)
def test_strange_but_harmless_parameters(client: Client, query: str) -> None:
    make_published()
    see(client, f"/?{query}")


def test_speaker(client: Client) -> None:
    speaker = make_speaker("Åsa Öberg", wikidata_id="Q42")
    role = make_role(speaker)
    make_role(speaker, title="kommunalråd", party="C", organisation="", period_edtf="2014/2018")
    make_published(statement="Ett.", speaker=speaker, role=role)
    make_published(statement="Någon annans.")
    page = see(client, f"/speakers/{speaker.public_id}/")
    assert page.texts("h1") == ["Åsa Öberg (M)"]
    assert page.texts("dd") == [
        "kommunalråd (C), 2014–2018",
        "oppositionsborgarråd, Stockholms stad, sedan 2022",
        "Wikidata: Q42",
    ]
    assert page.texts("h3") == ["Ett."]
    assert page.attributes("a", href="https://www.wikidata.org/wiki/Q42")
    assert page.attributes("a", href=f"{SITE}/api/v1/speakers/{speaker.public_id}/")
    english = see(client, f"/en/speakers/{speaker.public_id}/")
    assert english.texts("dd")[1] == "oppositionsborgarråd, Stockholms stad, since 2022"


def test_what_kind_of_speaker_where_it_is_no_person(client: Client) -> None:
    claim = make_published(speaker=make_speaker("okänd", kind="unknown", party=""))
    assert "Okänd talare" in see(client, f"/speakers/{claim.speaker.public_id}/").text


def test_document_without_its_text(client: Client) -> None:
    document = make_document(
        title="Dyra placeringar",
        publisher=make_publisher(name="Mitt i"),
        byline="B. Öman",
        reference="KS 2023/431",
        url="https://mitti.example/1",
        archived_url="https://archive.example/1",
        retrieved_on="2024-02-29",
        rights_note="Bara citat.",
    )
    revision = make_revision(document=document)
    make_published(statement="Det senare.", quote="24 miljarder", revision=revision)
    make_published(statement="Det tidigare.", revision=revision)
    page = see(client, f"/documents/{document.public_id}/")
    assert page.texts("h1") == ["Dyra placeringar"]
    assert page.texts("dt") == [
        *("Utgivare", "Signatur", "Diarienummer", "Datum", "Var den finns", "Hämtad"),
        *("Revision", "SHA-256", "Rättigheter"),
    ]
    assert page.texts("dd")[:3] == ["Mitt i", "B. Öman", "KS 2023/431"]
    assert "29 februari 2024" in page.texts("dd")
    assert f"1, {len(TEXT)} tecken" in page.texts("dd")
    assert page.texts("h3") == ["Det tidigare.", "Det senare."]
    assert "Vi behöver fler familjehem" not in page.html
    assert page.texts("h2") == ["Påståenden, i textens ordning"]
    assert "Visa i texten" not in page.text


def test_document_with_its_text(client: Client) -> None:
    document = make_document(full_text_public=True, rights_note="Fri.")
    revision = make_revision(document=document)
    claim = make_claim(revision=revision)
    publish(claim, make_claim(revision=revision, quote="640 miljoner", statement="Kort."))
    page = see(client, f"/documents/{document.public_id}/")
    (source,) = page.texts("div", class_="source")
    assert source == " ".join(TEXT.split())
    assert page.attributes("div", class_="source") == [{"class": "source", "lang": "sv"}]
    assert page.texts("a", class_="depth-1") == ["kostade placeringarna", "kronor"]
    assert page.texts("a", class_="depth-2") == ["640 miljoner"]
    marks = page.attributes("a", class_="depth-1")
    assert {mark["href"] for mark in marks} == {f"/claims/{claim.public_id}/"}
    assert page.attributes("span", id=claim.public_id)
    assert page.attributes("a", href=f"#{claim.public_id}")


def test_claims_on_an_earlier_revision_are_listed_but_not_marked(client: Client) -> None:
    document = make_document(full_text_public=True, rights_note="Fri.")
    make_published(statement="Gammalt.", revision=make_revision(document=document))
    newer = make_revision("Nu kostade placeringarna 640 miljoner kronor.\n", document=document)
    make_published(statement="Nytt.", revision=newer)
    page = see(client, f"/documents/{document.public_id}/")
    assert page.texts("div", class_="source") == ["Nu kostade placeringarna 640 miljoner kronor."]
    assert page.texts("a", class_="depth-1") == ["kostade placeringarna 640 miljoner kronor"]
    assert sorted(page.texts("h3")) == ["Gammalt.", "Nytt."]
    assert page.text.count("Visa i texten") == 1


def test_pages_of_a_document(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "DOCUMENT_PAGE", 1)
    revision = make_revision()
    make_published(statement="Ett.", revision=revision)
    make_published(statement="Två.", quote="24 miljarder", revision=revision)
    path = f"/documents/{revision.document.public_id}/"
    first = see(client, path)
    (link,) = first.attributes("a", rel="next")
    second = see(client, link["href"])
    assert (first.texts("h3"), second.texts("h3")) == (["Ett."], ["Två."])
    assert second.attributes("a", rel="prev")[0]["href"] == path
    see(client, f"{path}?page=3", 404)
    see(client, f"{path}?page=x", 400)


def test_ratings_in_lists_are_those_of_the_scale_they_were_given_on(client: Client) -> None:
    ratings = make_scale_and_ratings()
    for slug in ("true", "false", "missing_context"):
        publish(make_checked(ratings[slug], statement=slug))
    badges = see(client, "/en/").texts("strong")
    assert badges == ["Missing context", "False", "True"] * 2
