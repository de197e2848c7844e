"""Permanent links: a list as of a publication number says for good what it said then."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from claims.changing.merging import approve_merge, propose_merge
from claims.models import Claim, PublicPast, PublicPastQuantity, PublicVersion
from claims.publication import publishing
from claims.publication.locking import last_publication
from claims.publication.rebuilding import rebuild_public_rows
from factcheck.api.claims import ORDERINGS
from factcheck.api.filters import ClaimFilter
from factcheck.api.finding_then import find_statement
from factcheck.api.statements import Given, GivenUnseen
from tests.factories import (
    AT,
    make_claim,
    make_document,
    make_quantity,
    make_revision,
    make_speaker,
    make_topic,
    make_user,
)
from tests.promises import refused_by, run
from tests.published import SITE, get, make_checked, make_published, publish, refusal

pytestmark = pytest.mark.django_db

QUERIES: tuple[dict[str, Any], ...] = (
    {},
    {"ordering": "published_at"},
    {"ordering": "date"},
    {"ordering": "-date"},
    {"page_size": "2"},
    {"kind": "quantity"},
    {"kind": ["quantity", "rule"]},
    {"topic": ["skola", "vard"], "ordering": "date"},
    {"party": ["M", "MP"], "kind": ["quantity", "rule", "other"]},
    {"q": "ändrad", "ordering": "-published_at"},
    {"q": "placering", "ordering": "-published_at", "kind": "quantity"},
    {"unit": "SEK", "amount_min": "1000"},
    {"amount_max": "10"},
    {"amount_min": "-1", "amount_max": "100", "unit": "percent"},
    {"date_after": "2020", "date_before": "2020-10"},
    {"year": ["2020", "1999"]},
    {"verification_status": "checked"},
    {"rating": ["half_true", "true"]},
)


@pytest.fixture
def claims() -> list[Claim]:
    school, care = make_topic("skola"), make_topic("vard")
    green = make_speaker("Örjan", party="MP")
    claims = [
        make_checked(topics=[school], date_edtf="2020-10"),
        make_claim(topics=[school, care], statement="Ändrad senare."),
        make_claim(kind="rule", statement="= Aldrig ändrad.", speaker=green),
        make_claim(topics=[care], statement="Rättad en gång före.", date_edtf="1999"),
        make_claim(kind="other", statement="Utan allt."),
    ]
    for claim in claims[:-1]:
        make_quantity(claim)
        make_quantity(
            claim, position=2, text="640", value="-0.5", value_max="12.25", unit="percent"
        )
    publish(*claims)
    change(claims[3], "Rättad nu.")
    return claims


def change(claim: Claim, statement: str) -> None:
    claim.statement = statement
    claim.save()
    publish(claim, at=AT + timedelta(days=1), kind="correction", note="Rätt.")


def everything(client: Client, **parameters: Any) -> list[Any]:
    """The results of all pages."""
    page = get(client, "claims/", **parameters)
    found = page["results"]
    while page["next"]:
        response = client.get(page["next"].removeprefix(SITE))
        page = json.loads(response.content)
        found += page["results"]
    return list(found)


def change_all(claims: list[Claim]) -> None:
    """So that nothing of it matches what it did."""
    school = make_topic("annat")
    speaker = make_speaker("Någon annan", party="V")
    for claim in claims:
        if claim.status == "checked":
            continue
        claim.statement, claim.kind, claim.date_edtf = "Helt annorlunda.", "cause", "1850"
        claim.kind = "causation"
        claim.speaker, claim.role = speaker, None
        claim.save()
        claim.topics.set([school])
        claim.quantities.all().delete()
    unchecked = [claim for claim in claims if claim.status != "checked"]
    publish(*unchecked, at=AT + timedelta(days=2), kind="update", note="Nytt.")
    publish(make_claim(topics=[school], kind="quantity", date_edtf="2020-10-01"))


def test_a_list_as_of_a_number_stays_what_it_was(client: Client, claims: list[Claim]) -> None:
    number = last_publication()
    before = [everything(client, **query) for query in QUERIES]
    assert all(before), "a query that finds nothing tests nothing"
    for query, found in zip(QUERIES, before, strict=True):
        assert everything(client, **query, as_of=number) == found
    change_all(claims)
    for query, found in zip(QUERIES, before, strict=True):
        assert everything(client, **query, as_of=number) == found, query
        if not query:
            assert everything(client, **query) != found
    rebuild_public_rows()
    for query, found in zip(QUERIES, before, strict=True):
        assert everything(client, **query, as_of=number) == found, query


def test_every_number_can_be_gone_back_to(client: Client) -> None:
    claim, other = make_claim(statement="Ett."), make_claim(statement="Ett annat.")
    states: dict[int, list[Any]] = {0: []}
    for act in (
        lambda: publish(claim),
        lambda: publish(other),
        lambda: change(claim, "Två."),
        lambda: change(claim, "Tre."),
        lambda: change(other, "Två andra."),
    ):
        act()
        states[last_publication()] = everything(client)
    for number, found in states.items():
        assert everything(client, as_of=number) == found


def test_counting_highlighting_and_fields(client: Client, claims: list[Claim]) -> None:
    number = last_publication()
    asked = {"q": "ändrad", "count": "true", "highlight": "true", "fields": "id,statement"}
    before = get(client, "claims/", **asked, ordering="-published_at")
    change_all(claims)
    then = get(client, "claims/", **asked, as_of=number)
    for key in ("results", "count", "highlights"):
        assert then[key] == before[key]
    assert then["count"]["value"] == 2


def test_what_is_withdrawn_since_is_named_without_its_words(client: Client) -> None:
    claim, earlier = make_published(statement="Hemligt."), make_published()
    kept = make_published()
    publishing.withdraw([earlier], by=make_user(), at=AT, reason="Tidigt.")
    number = last_publication()
    publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel person.")
    for query in ({}, {"q": "hemligt"}, {"kind": "quantity"}):
        page = get(client, "claims/", **query, as_of=number)
        assert "Hemligt" not in json.dumps(page)
        assert page["withdrawn_since"]["count"] == 1
        (named,) = page["withdrawn_since"]["claims"]
        assert named["id"] == claim.public_id
        assert named["withdrawn"]["reason"] == "Fel person."
    found = [record["id"] for record in get(client, "claims/", as_of=number)["results"]]
    assert found == [kept.public_id]
    publishing.restore([claim], by=make_user(), at=AT, note="Rätt person.")
    page = get(client, "claims/", as_of=number)
    assert [record["id"] for record in page["results"]] == [kept.public_id, claim.public_id]
    assert page["withdrawn_since"] == {"count": 0, "claims": []}


def test_names_are_those_of_then(client: Client) -> None:
    claim = make_published(speaker=make_speaker("Anna Ek"))
    number = last_publication()
    claim.speaker.name = "Anna Alm"
    claim.speaker.save()
    publish(claim, kind="update", note="Nytt namn.")
    (record,) = get(client, "claims/", as_of=number)["results"]
    assert record["speaker"]["name"] == "Anna Ek"
    assert get(client, "claims/")["results"][0]["speaker"]["name"] == "Anna Alm"


def test_a_list_says_how_it_is_cited(client: Client, claims: list[Claim]) -> None:
    for query in QUERIES:
        response = client.get("/api/v1/claims/", query)
        link = response["Link"]
        assert link.endswith('>; rel="cite-as"')
        address = link[1:].partition(">")[0]
        then = json.loads(client.get(address.removeprefix(SITE)).content)
        assert then["results"] == json.loads(response.content)["results"], query
        assert then["as_of"] == last_publication()


def test_what_was_meant_is_what_is_cited(client: Client) -> None:
    make_published(statement="Det hände i Umeå.")
    address = client.get("/api/v1/claims/", {"q": "umea"})["Link"][1:].partition(">")[0]
    given = dict(parse_qsl(urlsplit(address).query))
    assert given["q"] == "umeå"
    page = json.loads(client.get(address.removeprefix(SITE)).content)
    assert len(page["results"]) == 1
    assert page["words"]["same"] is True
    other = get(client, "claims/", q="umeå", as_of=1, words="rules 0")
    assert other["words"] == {
        "rules": given["words"],
        "asked_for": "rules 0",
        "same": False,
    }


def test_what_is_named_is_cited_by_its_id(client: Client) -> None:
    document = make_document(url="https://www.val.se/platser")
    claim = make_published(
        speaker=make_speaker("Anna Ek", party="S"), revision=make_revision(document=document)
    )
    for asked, cited in (
        (f"https://factcheck.example/talare/{claim.speaker.public_id}/", claim.speaker.public_id),
        (document.url, document.public_id),
    ):
        link = client.get("/api/v1/claims/", {"q": asked})["Link"]
        address = link[1:].partition(">")[0]
        assert dict(parse_qsl(urlsplit(address).query)) == {"q": cited, "as_of": "1"}
        page = json.loads(client.get(address.removeprefix(SITE)).content)
        assert len(page["results"]) == 1


def test_a_speaker_is_found_as_of_before_its_record_was_merged(client: Client) -> None:
    goes, stays = make_speaker("Anna Ek"), make_speaker("Anna Eek")
    make_published(speaker=goes)
    before = everything(client, q=goes.public_id, as_of=1)
    asked = goes.public_id
    merge = propose_merge(goes, stays, by=make_user(), at=AT, reason="Samma.")
    approve_merge(merge, by=make_user(is_superuser=True), at=AT, note="Samma.")
    assert len(before) == 1
    assert everything(client, q=asked, as_of=1) == everything(client, as_of=1) == before
    assert everything(client, speaker=asked, as_of=1) == before
    (now,) = everything(client, q=asked)
    assert now["speaker"]["id"] == stays.public_id


def test_refusals(client: Client) -> None:
    make_published()
    for value in ("-1", "x", "1.0", "9" * 19, "²"):
        assert refusal(client, "claims/", as_of=value).keys() == {"as_of"}
    assert refusal(client, "claims/", as_of="2") == {
        "as_of": ["The newest publication number is 1."]
    }
    assert refusal(client, "stats/", by="party", as_of="2").keys() == {"as_of"}
    assert refusal(client, "claims.csv", as_of="2").keys() == {"as_of"}
    assert refusal(client, "claims/", as_of="1", since="0").keys() == {"as_of"}
    assert refusal(client, "claims/", as_of="1", ordering="relevance").keys() == {"ordering"}
    assert refusal(client, "speakers/", as_of="1").keys() == {"as_of"}
    assert refusal(client, "speakers.csv", as_of="1").keys() == {"as_of"}


DOWNLOADS = ("claims.csv", "evidence.csv", "quantities.csv", "versions.csv", "claims.jsonl")


def test_downloads_as_of_a_number(client: Client, claims: list[Claim]) -> None:
    number = last_publication()
    queries: tuple[dict[str, Any], ...] = ({}, {"topic": ["skola", "vard"]}, {"q": "ändrad"})
    before = {
        (path, n): client.get(f"/api/v1/{path}", query).getvalue()
        for path in DOWNLOADS
        for n, query in enumerate(queries)
    }
    change_all(claims)
    for (path, n), content in before.items():
        response = client.get(f"/api/v1/{path}", {**queries[n], "as_of": number})
        assert response.getvalue() == content, (path, queries[n])
        assert response["Withdrawn-Since"] == "0"


def test_downloads_leave_out_what_is_withdrawn_and_say_so(client: Client) -> None:
    claim, kept = make_published(statement="Hemligt."), make_published(statement="Kvar.")
    make_quantity(claim)
    publish(claim, kind="update", note="Med tal.")
    number = last_publication()
    publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel.")
    for path in DOWNLOADS:
        response = client.get(f"/api/v1/{path}", {"as_of": number})
        content = response.getvalue().decode()
        assert "Hemligt" not in content
        assert response["Withdrawn-Since"] == "1"
    assert kept.public_id in client.get("/api/v1/claims.csv", {"as_of": number}).getvalue().decode()


def test_rows_of_then_end_after_they_begin() -> None:
    make_quantity(claim := make_claim())
    publish(claim)
    change(claim, "Nytt.")
    assert PublicPast.objects.count() == PublicPastQuantity.objects.count() == 1
    with refused_by("public_past_in_order"):
        run("UPDATE claims_publicpast SET until = publication")
    numbers = "past_id, first_publication, position, unit, value, value_max"
    with refused_by("public_past_quantity_once"):
        run(
            f"INSERT INTO claims_publicpastquantity ({numbers})"
            f" SELECT {numbers} FROM claims_publicpastquantity"
        )
    publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel.")
    assert PublicPast.objects.count() == PublicPastQuantity.objects.count() == 0
    assert PublicVersion.objects.count() == 3


def test_the_plan_of_a_list_of_then_does_not_depend_on_the_number() -> None:
    """PostgreSQL keeps one plan only where it sees no number; a list that is found by values is
    planned for them, and for it."""
    for form, planned_once in (((), True), ((("speaker", 1),), True), ((("kind", 1),), False)):
        made = find_statement(ClaimFilter, form, ORDERINGS["-published_at"], None, 50, "public")
        numbers = [
            each for each in made.parameters if isinstance(each, Given) and each.name == "as_of"
        ]
        assert len(numbers) == 7
        assert all(isinstance(each, GivenUnseen) for each in numbers) == planned_once
        assert made.sql.count("(SELECT %s::bigint)") == (len(numbers) if planned_once else 0)
