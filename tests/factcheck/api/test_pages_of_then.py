"""Which claims a page as of a publication number has is kept until anything that it depends on is
another."""

from array import array
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.changing.merging import approve_merge, propose_merge
from claims.models import Claim, Party, PublicScale
from claims.publication import publishing
from claims.publication.lives import begin_life
from claims.publication.locking import last_publication
from claims.publication.parties import show_party
from claims.publication.rebuilding import rebuild_public_rows
from corpus.closing import close
from corpus.models import Document
from factcheck.api import finding_then, pages_of_then
from factcheck.api.pagination import RecordPage
from factcheck.api.statements import Statement
from factcheck.recent import forget_all
from tests.factories import (
    AT,
    make_claim,
    make_document,
    make_quantity,
    make_revision,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_user,
)
from tests.module_wide import ModuleWide
from tests.published import SITE, get, ids, make_checked, make_published, publish

pytestmark = pytest.mark.django_db

QUERIES: list[dict[str, Any]] = [
    {},
    {"page_size": "2"},
    {"ordering": "date"},
    {"party": "S"},
    {"kind": ["rule", "quantity"], "party": ["S", "M"]},
    {"topic": ["skola", "vard"]},
    {"year": ["2023", "2020"]},
    {"unit": "SEK", "amount_min": "1"},
    {"q": "kostar"},
    {"q": "sossarna", "kind": "rule"},
    {"q": "sant"},
    {"verification_status": "checked", "count": "true"},
]
LATER = AT + timedelta(days=2)
WORDS = "Det kostade en hel del mer än väntat att ha så många i familjehem under förra året."
QUOTE = "Skolan kostar 640 miljoner kronor."
TEXT = f"{WORDS} {WORDS} {QUOTE} {WORDS} {WORDS}"


@dataclass
class Desk:
    """Public claims; `first` as of which they are looked at, before one of them was corrected and
    another withdrawn."""

    claims: list[Claim]
    gone: Claim
    first: int


def make_desk() -> Desk:
    school, care = make_topic("skola", name_sv="Skola"), make_topic("vard", name_sv="Vård")
    revision = make_revision(
        TEXT, document=make_document(full_text_public=True, rights_note="Fri.")
    )
    start = TEXT.index(QUOTE)
    about: dict[str, Any] = {
        "speaker": make_speaker("Anna Ek", party="S"),
        "kind": "rule",
        "revision": revision,
        "quote": QUOTE,
        "start": start,
        "end": start + len(QUOTE),
    }
    claims = [
        make_claim(statement=f"Skolan kostar {n}.", topics=[school, care][: 1 + n % 2], **about)
        for n in range(4)
    ]
    claims.append(make_claim(statement="En annan.", speaker=make_speaker("Bo", party="M")))
    claims.append(
        make_checked(make_scale_and_ratings()["true"], statement="Den kostar.", topics=[care])
    )
    for claim in claims[:-1]:
        make_quantity(claim)
    gone = make_claim(statement="Den kostar för mycket.", topics=[school], **about)
    publish(*claims, gone)
    first = last_publication()
    correct(claims[0], "Skolan är gratis.")
    return Desk(claims, gone, first)


@pytest.fixture(scope="module")
def _desk(module_wide: ModuleWide) -> Desk:
    return module_wide(make_desk)


@pytest.fixture
def desk(db: None, _desk: Desk) -> Desk:
    return deepcopy(_desk)


def correct(claim: Claim, statement: str) -> None:
    claim.statement = statement
    claim.save()
    publish(claim, at=LATER, kind="update", note="Igen.")


def everything(client: Client, **parameters: Any) -> list[Any]:
    """The results of all pages."""
    page = get(client, "claims/", **parameters)
    results = page["results"]
    while page["next"]:
        page = client.get(page["next"].removeprefix(SITE)).json()
        results += page["results"]
    return list(results)


def asked(client: Client, desk: Desk, **parameters: Any) -> tuple[Any, list[str]]:
    """The answer, and the queries for it."""
    with CaptureQueriesContext(connections["public"]) as queries:
        response = client.get("/api/v1/claims/", {**parameters, "as_of": desk.first})
    assert response.status_code == 200, response.content
    return response, [query["sql"] for query in queries]


def is_looked_for(queries: list[str]) -> bool:
    return any("WITH found" in query or "claims_few_of_then" in query for query in queries)


def withdraw(claim: Claim) -> None:
    publishing.withdraw([claim], by=make_user(is_superuser=True), at=LATER, reason="Ett prov.")


def restore(claim: Claim) -> None:
    publishing.restore([claim], by=make_user(is_superuser=True), at=LATER, note="Ändå.")


def withdraw_a_later_one(_desk: Desk) -> None:
    withdraw(make_published(at=LATER, statement="Allt kostar."))


def rename_party(_desk: Desk) -> None:
    party = Party.objects.get(pk="S")
    party.name = "Sossarna"
    party.save()
    show_party(party)


def reword_scale(_desk: Desk) -> None:
    scale = PublicScale.objects.get()
    scale.body = scale.body.replace("Sant", "Sann").replace('"id":"true"', '"id":"truthful"')
    scale.save()


def take_text_away(desk: Desk) -> None:
    document = desk.claims[1].revision.document_id
    Document.objects.filter(pk=document).update(full_text_public=False)


def close_document(desk: Desk) -> None:
    document = desk.claims[1].revision.document
    close(document, by=make_user(is_superuser=True), at=LATER, reason="Ett prov.")


def merge_speakers(desk: Desk) -> None:
    goes, stays = desk.claims[0].speaker, make_speaker("Anna Eek", party="S")
    merge = propose_merge(goes, stays, by=make_user(), at=LATER, reason="Samma.")
    approve_merge(merge, by=make_user(is_superuser=True), at=LATER, note="Samma.")


CHANGES: dict[str, Callable[[Desk], object]] = {
    "corrected": lambda desk: correct(desk.claims[1], "Skolan är dyr."),
    "corrected again": lambda desk: correct(desk.claims[0], "Skolan är dyr."),
    "withdrawn": lambda desk: withdraw(desk.claims[2]),
    "one that was corrected is withdrawn": lambda desk: withdraw(desk.claims[0]),
    "restored": lambda desk: restore(desk.gone),
    "a later one is withdrawn": withdraw_a_later_one,
    "another is published": lambda _desk: make_published(at=LATER, statement="Allt kostar."),
    "party renamed": rename_party,
    "scale reworded": reword_scale,
    "text taken away": take_text_away,
    "document closed": close_document,
    "speakers merged": merge_speakers,
    "made anew": lambda _desk: rebuild_public_rows(),
    "another life": lambda _desk: begin_life(at=AT),
}


@pytest.mark.parametrize("query", QUERIES)
def test_who_asks_again_has_the_same_for_a_page_that_is_not_looked_for(
    client: Client, desk: Desk, query: dict[str, Any]
) -> None:
    asked(client, desk, q="annat")  # whatever is asked once in a process
    first, queries = asked(client, desk, **query)
    assert is_looked_for(queries)
    again, fewer = asked(client, desk, **query)
    assert first.content == again.content
    assert not is_looked_for(fewer)
    assert len(fewer) <= len(queries)
    # Nobody is called so before a party is.
    assert bool(first.json()["results"]) == (query.get("q") != "sossarna")


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("some_are_withdrawn", [False, True])
def test_whatever_is_changed_the_answer_is_what_it_would_be_without_what_was_kept(
    client: Client, desk: Desk, change: str, some_are_withdrawn: bool
) -> None:
    if some_are_withdrawn or change == "restored":
        withdraw(desk.gone)
    for query in QUERIES:
        asked(client, desk, **query)
    CHANGES[change](desk)
    kept = [asked(client, desk, **query)[0] for query in QUERIES]
    forget_all()
    for query, answer in zip(QUERIES, kept, strict=True):
        new, _queries = asked(client, desk, **query)
        assert (answer.content, answer["ETag"]) == (new.content, new["ETag"]), query


def test_publications_do_not_make_a_page_looked_for_again(client: Client, desk: Desk) -> None:
    before, _queries = asked(client, desk, kind="rule")
    for change in ("corrected", "another is published", "a later one is withdrawn"):
        CHANGES[change](desk)
        after, queries = asked(client, desk, kind="rule")
        assert not is_looked_for(queries), change
        assert after.content == before.content


def test_a_withdrawn_claim_is_gone_at_once_and_back_when_it_is_restored(
    client: Client, desk: Desk
) -> None:
    whole = ids(client, as_of=desk.first)
    assert desk.gone.public_id in whole
    withdraw(desk.gone)
    page = get(client, "claims/", as_of=desk.first)
    assert [each["id"] for each in page["results"]] == [
        each for each in whole if each != desk.gone.public_id
    ]
    assert page["withdrawn_since"]["count"] == 1
    restore(desk.gone)
    page = get(client, "claims/", as_of=desk.first)
    assert [each["id"] for each in page["results"]] == whole
    assert page["withdrawn_since"]["count"] == 0


def test_less_of_a_text_is_shown_at_once(client: Client, desk: Desk) -> None:
    def around() -> set[int]:
        results = get(client, "claims/", as_of=desk.first, kind="rule")["results"]
        return {len(each["source"]["prefix"] + each["source"]["suffix"]) for each in results}

    assert max(around()) > 64
    take_text_away(desk)
    assert max(around()) <= 64


def test_a_party_is_found_by_its_new_name_at_once(client: Client, desk: Desk) -> None:
    assert ids(client, q="sossarna", as_of=desk.first) == []
    rename_party(desk)
    assert len(ids(client, q="sossarna", as_of=desk.first)) == 5


def test_each_direction_and_place_is_a_page_of_its_own(client: Client, desk: Desk) -> None:
    whole = ids(client, as_of=desk.first)
    for _again in range(2):
        found: list[str] = []
        back: list[str] = []
        page = get(client, "claims/", as_of=desk.first, page_size=2)
        while True:
            found += [each["id"] for each in page["results"]]
            if not page["next"]:
                break
            page = client.get(page["next"].removeprefix(SITE)).json()
        while True:
            back = [each["id"] for each in page["results"]] + back
            if not page["previous"]:
                break
            page = client.get(page["previous"].removeprefix(SITE)).json()
        assert found == back == whole


def test_a_number_that_has_not_been_given_stays_refused(client: Client, desk: Desk) -> None:
    newest = last_publication()
    for _again in range(2):
        response = client.get("/api/v1/claims/", {"as_of": newest + 1})
        assert response.status_code == 400
    publish(make_claim(statement="Allt kostar."), at=LATER)
    assert len(ids(client, as_of=newest + 1)) == len(desk.claims) + 2


MATCHING: list[dict[str, Any]] = [
    *(each for each in QUERIES if len(each) > 1 or "q" in each or "year" in each),
    {"year": "2023"},
    {"year": "1999"},
    {"q": "-gratis"},
    {"q": "skolan kostar or annan", "party": ["S", "M"]},
    {"party": "S", "date_after": "2020", "date_before": "2024"},
    {"party": "S", "unit": "SEK", "amount_min": "1", "amount_max": "1000000000"},
    {"verification_status": ["checked", "unverified"], "topic": ["skola", "vard"]},
    {"rating": "true", "published_since": "2020-01-01"},
    {"unit": "SEK", "amount_max": "640000000"},
    {"unit": "percent", "amount_min": "-1", "amount_max": "0"},
    {"unit": "percent", "amount_min": "12"},  # within a range
    {"unit": "percent", "amount_min": "5", "kind": ["rule", "other"]},
    {"unit": "percent", "amount_min": "2", "q": "skolan"},
]
# Of now, of then, or of both there is none.
WITHOUT: list[dict[str, Any]] = [
    {"year": "1850"},
    {"unit": "SEK", "amount_max": "-7"},
    {"unit": "hours", "amount_min": "1"},
    {"unit": "percent", "amount_min": "12.5"},
    {"q": "finnsinte", "kind": "rule"},
    {"kind": "decision", "party": ["S", "M"]},
]


@pytest.mark.parametrize(("spare", "most"), [(0, 0), (0, 2_000), (1, 1), (14, 3), (14, 2_000)])
def test_what_is_found_among_what_matches_now_is_what_is_found_plainly(
    client: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch, spare: int, most: int
) -> None:
    # Most that match now did not then, or the other way round.
    others = [make_claim(statement=f"Något annat {n}.", kind="other") for n in range(3)]
    for number, claim in enumerate(others):
        share: dict[str, Any] = {"text": "640", "unit": "percent", "value": number}
        make_quantity(claim, value_max=12.25, **share)
        make_quantity(claim, position=2, **{**share, "value": -number})
    publish(*others)
    desk.first = last_publication()
    for claim in others:
        claim.kind, claim.speaker = "rule", desk.claims[0].speaker
        claim.date_edtf = "2023"
        claim.quantities.all().delete()
        correct(claim, "Skolan kostar mer.")
    desk.claims[1].kind, desk.claims[1].date_edtf = "other", "1999"
    correct(desk.claims[1], "Något annat.")
    withdraw(desk.claims[2])
    asked = [*MATCHING, *WITHOUT]
    queries = [{**each, "page_size": size} for each in asked for size in (1, 2, 3, 50)]

    def found() -> list[list[str]]:
        forget_all()
        return [
            [each["id"] for each in everything(client, **query, as_of=desk.first)]
            for query in queries
        ]

    monkeypatch.setattr(pages_of_then, "_SPARE_CLAIMS", spare)
    monkeypatch.setattr(finding_then, "MOST_CHANGED", most)
    among = found()
    monkeypatch.setattr(pages_of_then, "_find_among_newest", lambda *_given: None)
    assert among == found()
    assert sum(map(bool, among)) > len(among) / 2


def test_a_page_without_claims_is_one_query(client: Client, desk: Desk) -> None:
    for query in WITHOUT:
        forget_all()
        response, queries = asked(client, desk, **query)
        assert response.json()["results"] == []
        assert not any("WITH found" in asked_for for asked_for in queries), query


def test_a_version_that_is_replaced_while_it_is_looked_for_is_found(
    client: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not among those that had changed when these were counted."""
    query = {"unit": "SEK", "amount_min": "1", "as_of": desk.first}
    found = ids(client, **query)
    claim = desk.claims[3]
    assert claim.public_id in found
    find, waiting = finding_then.find_among_statement, [claim]

    def meanwhile(*given: Any) -> Statement:
        if waiting:
            correct(waiting.pop(), "Skolan är dyr.")
        return find(*given)

    monkeypatch.setattr(pages_of_then, "find_among_statement", meanwhile)
    forget_all()
    assert ids(client, **query) == found
    assert not waiting


def test_what_is_kept_stays_within_its_bounds() -> None:
    most = pages_of_then.KEPT_PAGES_BYTES // pages_of_then._ABOUT_BYTES
    page = RecordPage([], None, None)
    for number in range(most + 50):
        found = pages_of_then.PageOfThen(page, array("q", range(50)), [])
        pages_of_then._KEPT.put(number, found)
    assert pages_of_then._KEPT.get(0) is None
    assert pages_of_then._KEPT.get(most + 49) is not None
    assert pages_of_then._KEPT._weight <= pages_of_then.KEPT_PAGES_BYTES
