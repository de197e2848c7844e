"""Narrowing the lists: what there is to choose, how many have it, and what is found."""

import random
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from claims.models import PublicClaimFacets, PublicFacet, PublicFacetPair
from claims.publication import publishing
from claims.publication.rebuilding import rebuild_public_rows
from factcheck.site import choices, facet_counts, lists, reading
from factcheck.site.choices import Chosen
from factcheck.site.facet_numbers import keys_of
from tests.factcheck.site.pages import Seen, see
from tests.factories import (
    AT,
    make_claim,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_user,
)
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def choices_of(page: Seen, facet: str) -> list[str]:
    """`Falskt 2`, with what is chosen told."""
    (section,) = [
        text
        for attributes, text in zip(page.attributes("section"), page.texts("section"), strict=True)
        if attributes.get("aria-labelledby") == f"by-{facet}"
    ]
    return section.split(" ")[1:] if facet == "year" else [section]


def titles(page: Seen) -> list[str]:
    return page.texts("h3", lang="sv")


@pytest.fixture
def world() -> dict[str, str]:
    ratings = make_scale_and_ratings()
    school, care = make_topic("skola", name_sv="Skola"), make_topic("omsorg", name_sv="Omsorg")
    s, m = make_speaker("Anna S", party="S"), make_speaker("Bo M", party="M")
    said = (
        ("Ett.", "false", s, [school], "2016-04-01"),
        ("Två.", "false", s, [school, care], "2017"),
        ("Tre.", "true", m, [school], "2016"),
        ("Fyra.", "", m, [care], "2016-05"),
    )
    for statement, rating, speaker, topics, date in said:
        values: dict[str, Any] = {
            "speaker": speaker,
            "topics": topics,
            "date_edtf": date,
            "statement": statement,
        }
        if rating:
            publish(make_checked(ratings[rating], **values))
        else:
            make_published(**values)
    return {"S": s.public_id, "M": m.public_id}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "Fyra. Tre. Två. Ett."),
        ("topic=skola", "Tre. Två. Ett."),
        ("topic=skola&topic=omsorg", "Fyra. Tre. Två. Ett."),
        ("topic=skola&party=S", "Två. Ett."),
        ("topic=skola&party=S&year=2016&verdict=false", "Ett."),
        ("verdict=true&verdict=false", "Tre. Två. Ett."),
        ("verdict=true&party=S", ""),
        ("status=unverified", "Fyra."),
        ("year=2016&sort=oldest", "Tre. Ett. Fyra."),
        ("sort=said", "Två. Fyra. Ett. Tre."),
        ("q=ett+OR+fyra&party=M", "Fyra."),
        ("q=tre&topic=omsorg", ""),
        ("year=1900", ""),
    ],
)
def test_what_is_found(client: Client, world: dict[str, str], query: str, found: str) -> None:
    page = see(client, f"/claims/?{query}")
    assert " ".join(titles(page)) == found
    if not found:
        assert "Inget påstående har allt det här på en gång." in page.text


def test_counts_beside_each_choice(client: Client, world: dict[str, str]) -> None:
    page = see(client, "/claims/")
    assert choices_of(page, "verdict") == ["Omdöme Sant 1 Falskt 2"]
    assert choices_of(page, "party") == ["Parti Moderaterna (M) 2 Socialdemokraterna (S) 2"]
    assert choices_of(page, "status") == ["Status Granskat 3 Inte granskat 1"]
    page = see(client, "/claims/?topic=skola")
    assert "3 påståenden hittades." in page.text
    assert choices_of(page, "verdict") == ["Omdöme Sant 1 Falskt 2"]
    assert choices_of(page, "topic") == ["Ämne Skola (valt: ta bort) 3 Omsorg 2"]
    page = see(client, "/claims/?topic=skola&party=S")
    assert choices_of(page, "verdict") == ["Omdöme Falskt 2"]
    # Of a facet of which something is chosen, what choosing another one as well would add.
    assert choices_of(page, "party") == [
        "Parti Socialdemokraterna (S) (valt: ta bort) 2 Moderaterna (M) 1"
    ]
    page = see(client, "/checks/?year=2016")
    assert choices_of(page, "party") == ["Parti Moderaterna (M) 1 Socialdemokraterna (S) 1"]
    page = see(client, f"/claims/?speaker={world['S']}&q=tv%C3%A5")
    assert choices_of(page, "verdict") == ["Omdöme Falskt 1"]


def test_choices_are_links_that_can_be_taken_away(client: Client, world: dict[str, str]) -> None:
    page = see(client, "/claims/?topic=skola&q=tre")
    assert page.attributes("a", href="/claims/?q=tre")
    assert page.attributes("a", href="/claims/?q=tre&verdict=true&topic=skola")
    hidden = [(i["name"], i["value"]) for i in page.attributes("input", type="hidden")]
    assert hidden == [("topic", "skola")]
    assert page.meta("robots") == "noindex, follow"


def test_what_contradicts_itself_says_so(client: Client, world: dict[str, str]) -> None:
    page = see(client, "/claims/?status=unverified&verdict=true")
    assert "Bara ett granskat påstående har ett omdöme" in page.text
    assert titles(page) == []


def test_beyond_the_bound_counts_are_at_least(
    client: Client, world: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facet_counts, "MOST_COUNTED", 1)
    page = see(client, f"/claims/?speaker={world['S']}&status=checked")
    assert "Över 1 påståenden hittades." in page.text
    assert "minst" in choices_of(page, "verdict")[0]
    page = see(client, "/claims/?topic=skola&q=tv%C3%A5+OR+tre")
    assert "Över 1 påståenden hittades." in page.text
    # Of values that many share, all but speakers and sources are exact however many there are.
    page = see(client, "/claims/?topic=skola&status=checked")
    assert "3 påståenden hittades." in page.text
    assert choices_of(page, "verdict") == ["Omdöme Sant 1 Falskt 2"]
    assert "minst" in choices_of(page, "speaker")[0]
    # One value alone is kept, and exact however many there are.
    assert "3 påståenden hittades." in see(client, "/claims/?topic=skola").text


@pytest.mark.parametrize("query", ["speaker={S}", "speaker={S}&speaker={M}", "party=S&party=M"])
def test_beside_what_is_chosen_of_one_facet_its_other_values_are_exact(
    client: Client, world: dict[str, str], monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    """They are those of the list in which nothing is chosen, which are kept."""
    monkeypatch.setattr(facet_counts, "MOST_COUNTED", 1)
    page = see(client, f"/claims/?{query.format(**world)}")
    (section,) = choices_of(page, query.split("=")[0])
    assert "minst" not in section
    assert section.count(" 2") == 2  # of each of the two


def test_a_value_leads_where_the_list_with_or_without_it_is(world: dict[str, str]) -> None:
    chosen = Chosen(
        "claims",
        {"verdict": ("true",), "topic": ("å & ä", "skola"), "cited": (world["S"],)},
        q="två=2&",
        sort="said",
        number=3,
    )
    for name in chosen.facets:
        way = chosen.ways(name)
        for value in ("true", "skola", "å & ä", "ny?"):
            there = chosen.has(name, value)
            other = chosen.without_value(name, value) if there else chosen.with_value(name, value)
            assert way(value) == other.path
    assert Chosen("claims").ways("topic")("skola") == "/claims/?topic=skola"
    assert Chosen("claims", {"topic": ("skola",)}).ways("topic")("skola") == "/claims/"


@pytest.mark.parametrize(
    "chosen",
    [
        Chosen("checks"),
        Chosen("claims", number=4),
        Chosen("claims", {"topic": ("å & ä", "skola")}, q="två=2&", sort="said", number=3),
        Chosen("claims", q="lång " * 90),
    ],
)
def test_each_page_of_a_list_is_where_it_says_itself(chosen: Chosen) -> None:
    page_of = chosen.pages()
    for number in (1, 2, 3, 500):
        assert page_of(number) == chosen.at_page(number).path
    written = urlencode(chosen.page.parameters)
    assert chosen.path.partition("?")[2] == written


def test_checks_without_a_day_come_last_on_whichever_page(
    client: Client, world: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.site.lists.PAGE_CLAIMS", 2)
    monkeypatch.setattr("factcheck.site.choices.PAGE_CLAIMS", 2)
    undated, *_others = PublicClaimFacets.objects.exclude(checked_on=None).order_by("-claim")
    PublicClaimFacets.objects.filter(pk=undated.pk).update(checked_on=None)
    found = [see(client, f"/checks/?page={number}") for number in (1, 2)]
    assert [len(titles(page)) for page in found] == [2, 1]
    assert titles(found[1]) == ["Tre."]


def rows() -> tuple[list[object], list[object], list[object]]:
    """All that is kept, by names instead of numbers."""
    names = {f.key: str(f) for f in PublicFacet.objects.all()}
    own = sorted((str(f), f.claims, f.checked) for f in PublicFacet.objects.all())
    pairs = sorted(
        (names[p.within_id], p.name, names[p.facet_id], p.claims, p.checked)
        for p in PublicFacetPair.objects.all()
    )
    claims = sorted(
        (c.pk, sorted(names[key] for key in c.keys), c.said, c.checked_on, c.check_digest)
        for c in PublicClaimFacets.objects.all()
    )
    return list(own), list(pairs), list(claims)


def test_kept_counts_are_those_that_are_counted_anew() -> None:
    """After publishing, changing, withdrawing and restoring this and that."""
    chance = random.Random(7)  # noqa: S311
    ratings = make_scale_and_ratings()
    topics = [make_topic(name) for name in ("a", "b", "c")]
    speakers = [make_speaker(f"T{n}", party=party) for n, party in enumerate(("S", "M", ""))]
    by = make_user(is_superuser=True)
    claims = []
    for number in range(8):
        values: dict[str, Any] = {
            "speaker": chance.choice(speakers),
            "topics": chance.sample(topics, chance.randint(0, 3)),
            "date_edtf": chance.choice(("2016", "2017-03", "2018~")),
        }
        if number % 2:
            claim = make_checked(ratings[chance.choice(("true", "false"))], **values)
        else:
            claim = make_published(**values)
            claims.append(claim)
            continue
        publish(claim)
        claims.append(claim)
    for claim in claims[::3]:
        claim.kind = "rule"
        claim.date_edtf = "2019"
        claim.save()
        claim.topics.set(topics[:1])
    for claim in claims[::3]:
        publish(claim, kind="update", note="Ändrat.")
    publishing.withdraw(claims[:2], by=by, at=AT, reason="Fel.")
    kept = rows()
    rebuild_public_rows()
    assert rows() == kept


@pytest.mark.parametrize("order", [choices.NEWEST, choices.CHECKED, choices.SAID])
@pytest.mark.parametrize("list_name", [choices.CLAIMS, choices.CHECKS])
def test_few_are_sorted_and_many_walked_along_with_the_same_page(
    monkeypatch: pytest.MonkeyPatch, order: str, list_name: str
) -> None:
    speaker = make_speaker()
    ratings = make_scale_and_ratings()
    theirs = [
        make_checked(ratings["false"], speaker=speaker, date_edtf=f"{2015 + number % 3}")
        for number in range(5)
    ]
    publish(*theirs, *(make_claim(speaker=speaker) for _number in range(3)), make_claim())
    chosen = Chosen(list_name, {"speaker": (speaker.public_id,)}, sort=order)
    published = reading.state()
    keys, _own = keys_of(chosen, published)
    pages = []
    for most in (0, 4, 8, lists.SORTED_CLAIMS):
        monkeypatch.setattr(lists, "SORTED_CLAIMS", most)
        whole = lists.first_of(chosen, keys, 20)
        assert whole[:3] == lists.first_of(chosen, keys, 3)
        pages.append([claim.key for claim in whole])
    assert len(pages[0]) == (5 if list_name == choices.CHECKS else 8)
    assert pages == pages[:1] * 4
