"""Newest claims and search, speakers, documents."""

from datetime import timedelta

import pytest
from django.test import Client

from claims.publication import publishing
from factcheck.site import choices, claim_lists, lists, source_pages
from tests.factcheck.site.pages import Seen, see
from tests.factories import (
    AT,
    TEXT,
    make_assessment,
    make_claim,
    make_document,
    make_evidence,
    make_publisher,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_section,
    make_speaker,
    make_topic,
    make_user,
)
from tests.published import SITE, make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def titles(page: Seen) -> list[str]:
    """Of the claims on a page; those of its choices are in the page's own language."""
    return page.texts("h3", lang="sv")


def test_home(client: Client) -> None:
    """Checks, not the newest claims; topics, corrections, and how it works."""
    checked = make_checked(statement="Ett granskat.", topics=[make_topic("hem", name_sv="Hem")])
    publish(checked)
    other = make_published(statement="Ett nyare.", speaker=make_speaker("Örjan", party=""))
    other.statement = "Ett rättat."
    other.save()
    publish(other, at=AT + timedelta(days=1), kind="correction", note="Fel ord.")
    page = see(client, "/")
    assert page.texts("h1") == ["Stämmer det som sades?"]
    assert page.texts("h2") == [
        *("Senaste granskningarna", "Ämnen", "Rättat på sistone", "Så fungerar det")
    ]
    assert page.texts("article") == [
        "Delvis sant Ett granskat. Stadens bokslut visar 612 miljoner. Åsa Öberg (M), omkring 2023"
    ]
    assert page.texts("ul", class_="tags") == ["Hem 1"]
    assert page.texts("ul", class_="changes") == [
        "Rättelse, 2 mars 2024 Ett rättat. Fel ord. Vad som ändrades (Ett rättat.)"
    ]
    for target in ("/checks/", "/claims/", "/topics/hem/", f"/claims/{other.public_id}/"):
        assert page.attributes("a", href=target), target
    assert page.links("canonical") == [f"{SITE}/"]
    english = see(client, "/en/")
    assert english.texts("article")[0].startswith("Half true Ett granskat.")
    assert english.attributes("form", action="/en/claims/")


def test_a_card_says_how_many_others_its_check_holds_for(client: Client) -> None:
    """The one whose claim comes first in the list of checks, with the number of the others."""
    first = make_checked(statement="Staden har ett mål.")
    second, third = (
        make_claim(statement="Det finns ett mål."),
        make_claim(statement="Ett mål är satt."),
    )
    for claim in (second, third):
        claim.assessment, claim.status = first.assessment, first.status
        claim.save()
    publish(first, second, third)
    assert first.assessment
    other = make_assessment(approved=True, rating=first.assessment.rating, summary="En annan.")
    make_evidence(other)
    make_evidence(other, title="Bokslut 2024")
    alone = make_claim(statement="Ett annat.", status="checked", assessment=other)
    publish(alone, at=AT + timedelta(days=1))
    cards = see(client, "/").texts("article")
    assert len(cards) == 2
    assert any("Gäller 2 påståenden till som säger samma sak" in card for card in cards)
    assert sum("Gäller" in card for card in cards) == 1
    assert len(see(client, "/checks/").texts("article")) == 4
    later = AT + timedelta(days=2)
    publishing.withdraw([third], by=make_user(), at=later, reason="Ett prov.")
    assert "Gäller 1 påstående till som säger samma sak" in see(client, "/").text


def test_home_before_anything_is_checked_or_published(client: Client) -> None:
    assert "Här är inga påståenden publicerade än." in see(client, "/").text
    make_published(statement="Inte granskat än.")
    page = see(client, "/")
    assert page.texts("h2")[0] == "Senaste påståendena"
    assert titles(page) == ["Inte granskat än."]


def test_old_addresses_of_earlier_claims_lead_to_the_list(client: Client) -> None:
    assert client.get("/?before=3")["Location"] == "/claims/"


def test_newest_checks_first(client: Client) -> None:
    """By the day of the check: a claim that was published long before is among them."""
    rating = make_scale_and_ratings()["true"]
    late = make_published(statement="Granskat i dag.")
    for statement in ("Först.", "Sedan."):
        publish(make_checked(rating, statement=statement))
    make_published(statement="Inte granskat.")
    assert titles(see(client, "/checks/")) == ["Sedan.", "Först."]
    late.assessment, late.status = make_checked(rating).assessment, "checked"
    late.save()
    publish(late, kind="update", note="Nu granskat.")
    assert set(titles(see(client, "/checks/"))) == {"Granskat i dag.", "Sedan.", "Först."}


def test_the_headline_is_the_title(client: Client) -> None:
    claim = make_published(statement="[Staden] byggde.", headline="Staden byggde")
    assert titles(see(client, "/claims/")) == ["Staden byggde"]
    page = see(client, f"/claims/{claim.public_id}/")
    assert page.texts("h1") == ["Staden byggde"]
    assert page.texts("p", class_="statement") == ["[Staden] byggde."]
    assert page.texts("title") == ["Staden byggde – Faktabasen"]
    assert page.meta("og:title") == "Staden byggde"


def test_search(client: Client) -> None:
    make_published(statement="Kommunen byggde tre skolor.")
    make_published(statement="Budgeten gick med förlust.", speaker=make_speaker("Skolor AB"))
    page = see(client, "/claims/", q="  skola ")
    assert page.texts("title") == ["Sökning: skola – Faktabasen"]
    assert titles(page) == ["Kommunen byggde tre skolor.", "Budgeten gick med förlust."]
    assert "2 påståenden hittades." in page.text
    assert page.attributes("input", name="q")[0]["value"] == "skola"
    assert page.meta("robots") == "noindex, follow"
    assert page.attributes("a", href="/en/claims/?q=skola", lang="en")
    english = see(client, "/en/claims/", q="förlust")
    assert titles(english) == ["Budgeten gick med förlust."]
    assert "1 claim matches." in english.text


def test_search_without_hits(client: Client) -> None:
    make_published()
    page = see(client, "/claims/", q="ornitologi")
    assert "Inga påståenden hittades. Pröva färre eller andra ord." in page.text
    assert page.texts("article") == []


def test_blank_words_are_no_search(client: Client) -> None:
    make_published(statement="Ett.")
    assert titles(see(client, "/claims/", q="   ")) == ["Ett."]


@pytest.mark.parametrize("query", ["", "q=skola"])
def test_numbered_pages(client: Client, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    monkeypatch.setattr(choices, "PAGE_CLAIMS", 2)
    monkeypatch.setattr(lists, "PAGE_CLAIMS", 2)
    for number in range(5):
        make_published(statement=f"Skola {number}.")
    first = see(client, f"/claims/?{query}")
    assert "5 påståenden hittades." in first.text
    assert first.texts("nav", aria_label="Sidor") == ["Sida 1 Sida 2 Sida 3 Nästa sida"]
    (link,) = first.attributes("a", rel="next")
    second = see(client, link["href"])
    assert second.attributes("ol", class_="claims")[0]["start"] == "3"
    (link,) = second.attributes("a", rel="next")
    third = see(client, link["href"])
    assert [titles(page) for page in (first, second, third)] == [
        ["Skola 4.", "Skola 3."],
        ["Skola 2.", "Skola 1."],
        ["Skola 0."],
    ]
    assert third.attributes("a", rel="next") == []
    for far in ("4", "1000000000", "9" * 30):
        page = see(client, f"/claims/?{query}&page={far}", 404)
        assert "den sista är 3." in page.text
        assert page.attributes("input", name="q")[0]["value"] == query.removeprefix("q=")


def test_more_matches_than_are_ranked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("claims.publication.search", lists.__name__, claim_lists.__name__):
        monkeypatch.setattr(f"{module}.RANKED_CLAIMS", 3)
    for number in range(5):
        make_published(statement=f"Skola {number}.")
    page = see(client, "/en/claims/", q="skola")
    assert "5 claims match. The thousand newest of them are shown, best first." in page.text
    assert titles(page) == ["Skola 4.", "Skola 3.", "Skola 2."]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("q=%00", "Här finns ett tecken som ingen text har."),
        (f"q={'å' * 501}", "En sökning får vara högst 500 tecken lång."),
        ("q=skola&page=0", "page: "),
        ("q=skola&page=1.0", "page: "),
        ("page=%C2%B2", "page: "),
        ("page=-1", "page: "),
        ("q=%FF%FE", "Här finns ett tecken som ingen text har."),
        ("sort=best", "sort: det finns ingen ordning ”best”"),
        ("parti=S", "Det finns inget att välja på som heter ”parti”. Menade du party?"),
        ("as_of=2020-01-01", "as_of: skriv numret på en publicering"),
        ("as_of=", "as_of: skriv numret på en publicering"),
        ("as_of=99", "as_of: skriv numret på en publicering"),
        ("as_of=0&before=x", "before: skriv ett heltal, från 1."),
        ("as_of=1&cited=S", "cited: det som var publikt då står här i en ordning"),
        ("as_of=1&page=2", "page: det som var publikt då står här i en ordning"),
        ("topic=nothing", "Ämne (topic): här finns inget med namnet ”nothing”."),
        ("speaker=bcdfghjk", "Talare (speaker): här finns inget"),
        ("source=x", "Källa (source): här finns inget"),
        ("verdict=x", "Omdöme (verdict): här finns inget"),
        ("party=socialdemokraterna", "Parti (party): här finns inget"),
        ("party=XYZ", "Parti (party): här finns inget med namnet ”XYZ”."),
        ("year=i+fjol", "Sagt år (year): här finns inget"),
        ("status=x", "Status (status): här finns inget"),
        ("kind=%00", "kind: "),
        ("&".join(f"topic=t{n}" for n in range(21)), "topic: välj högst 20"),
    ],
)
def test_bad_parameters(client: Client, query: str, message: str) -> None:
    page = see(client, f"/claims/?{query}", 400)
    assert page.texts("h1") == ["Adressen går inte att tolka"]
    assert page.texts("p", class_="problem")[0].startswith(message)
    assert page.attributes("a", href="/claims/")
    english = see(client, f"/en/claims/?{query}", 400)
    assert english.texts("h1") == ["This address makes no sense"]


def test_what_was_typed_is_kept_where_the_address_is_wrong(client: Client) -> None:
    for q in ("skola", "å" * 10_000):
        page = see(client, "/claims/", 400, q=q, parti="S")
        assert page.attributes("input", name="q")[0]["value"] == q


def test_a_check_has_no_other_status(client: Client) -> None:
    see(client, "/checks/?status=unverified", 400)
    assert titles(see(client, "/claims/?status=in_review")) == []


@pytest.mark.parametrize(
    "query", ["q=%22%28%26%7C%21%3A%2A", "q=-", f"q={'a+' * 249}b", "fbclid=x&utm_x=1"]
)
def test_strange_but_harmless_parameters(client: Client, query: str) -> None:
    make_published()
    see(client, f"/claims/?{query}")


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
    assert titles(page) == ["Ett."]
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
    assert f"1 ({len(TEXT)} tecken)" in page.texts("dd")
    assert titles(page) == ["Det tidigare.", "Det senare."]
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
    assert sorted(titles(page)) == ["Gammalt.", "Nytt."]
    assert page.text.count("Visa i texten") == 1


def test_pages_of_a_document(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_pages, "DOCUMENT_PAGE", 1)
    revision = make_revision()
    make_published(statement="Ett.", revision=revision)
    make_published(statement="Två.", quote="24 miljarder", revision=revision)
    path = f"/documents/{revision.document.public_id}/"
    first = see(client, path)
    (link,) = first.attributes("a", rel="next")
    second = see(client, link["href"])
    assert (titles(first), titles(second)) == (["Ett."], ["Två."])
    assert second.attributes("a", rel="prev")[0]["href"] == path
    see(client, f"{path}?page=3", 404)
    see(client, f"{path}?page=x", 400)


def test_claims_of_a_document_stand_under_its_headings(client: Client) -> None:
    revision = make_revision()
    section = make_section(revision, title="Placeringar")
    make_published(statement="Ett.", revision=revision, section=section)
    make_published(statement="Två.", quote="24 miljarder", revision=revision)
    page = see(client, f"/documents/{revision.document.public_id}/")
    assert page.texts("h3", class_="section") == ["Placeringar"]
    assert page.texts("h3", lang="sv") == ["Placeringar", "Ett.", "Två."]


def test_ratings_in_lists_are_those_of_the_scale_they_were_given_on(client: Client) -> None:
    ratings = make_scale_and_ratings()
    for slug in ("true", "false", "missing_context"):
        publish(make_checked(ratings[slug], statement=slug))
    page = see(client, "/en/claims/")
    badges = [text for text in page.texts("p") if text in {"Missing context", "False", "True"}]
    assert badges == ["Missing context", "False", "True"]
    assert [use["href"] for use in page.attributes("use")][5:] == ["#m-none", "#m-1", "#m-5"]
