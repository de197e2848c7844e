"""What a search has found is kept until anything that it depends on is another."""

from array import array
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Party, PublicScale
from claims.publication import publishing
from claims.publication.lives import begin_life
from claims.publication.parties import show_party
from claims.publication.rebuilding import rebuild_public_rows
from claims.publication.search import keys_search
from factcheck.api import found
from factcheck.api.found import fetch_found
from factcheck.recent import forget_all
from tests.factories import AT, make_scale_and_ratings, make_speaker, make_topic, make_user
from tests.module_wide import ModuleWide
from tests.published import get, ids, make_checked, make_published, publish

pytestmark = pytest.mark.django_db

SEARCHES: list[dict[str, Any]] = [
    {"q": "kostar"},
    {"q": "kostar", "party": "S"},
    {"q": "kostar", "ordering": "-published_at"},
    {"q": "sossarna"},
    {"q": "sant"},
    {"party": "S", "kind": "rule"},
    {"q": "kostar", "party": "S", "topic": "skola", "year": "2023"},
]


def make_claims() -> list[Claim]:
    """Of one party and topic; the last is checked."""
    school = make_topic("skola", name_sv="Skola")
    about: dict[str, Any] = {
        "topics": [school],
        "speaker": make_speaker("Anna", party="S"),
        "kind": "rule",
    }
    some = [make_published(statement=f"Skolan kostar {n}.", **about) for n in range(6)]
    checked = make_checked(make_scale_and_ratings()["true"], statement="Den kostar.", **about)
    publish(checked)
    return [*some, checked]


@pytest.fixture(scope="module")
def _claims(module_wide: ModuleWide) -> list[Claim]:
    return module_wide(make_claims)


@pytest.fixture
def claims(db: None, _claims: list[Claim]) -> list[Claim]:
    return deepcopy(_claims)


def asked(client: Client, **parameters: Any) -> tuple[Any, list[str]]:
    """The answer, and the queries for it."""
    with CaptureQueriesContext(connections["public"]) as queries:
        response = client.get("/api/v1/claims/", parameters)
    assert response.status_code == 200, response.content
    return response, [query["sql"] for query in queries]


def is_looked_for(queries: list[str]) -> bool:
    return any("claims_newest_matches" in query for query in queries)


@pytest.mark.parametrize("search", [each for each in SEARCHES if each != {"q": "sossarna"}])
def test_who_asks_again_has_the_same_for_one_query(
    client: Client, claims: list[Claim], search: dict[str, Any]
) -> None:
    first, queries = asked(client, **search)
    assert len(queries) == 1
    assert is_looked_for(queries)
    again, queries = asked(client, **search)
    assert len(queries) == 1
    assert not is_looked_for(queries)
    assert first.json()["results"]
    assert (again.content, again["ETag"], again["Link"]) == (
        first.content,
        first["ETag"],
        first["Link"],
    )


@pytest.mark.parametrize("search", [{"q": "kostar"}, {"q": "kostar", "kind": "rule"}])
def test_further_pages_are_cut_from_what_was_found(
    client: Client, claims: list[Claim], search: dict[str, Any]
) -> None:
    whole = ids(client, **search)
    forget_all()
    page = get(client, "claims/", page_size=3, **search)
    pages = [page]
    while page["next"]:
        cursor = page["next"].rpartition("cursor=")[2]
        response, queries = asked(client, page_size=3, cursor=cursor, **search)
        # The first that names the newest of the set looks for that set.
        assert is_looked_for(queries) == (len(pages) == 1)
        page = response.json()
        pages.append(page)
    assert [claim["id"] for page in pages for claim in page["results"]] == whole
    assert len(whole) == 7


def change_words(claims: list[Claim]) -> None:
    claims[0].statement = "Skolan är gratis."
    claims[0].save()
    publish(claims[0], at=AT + timedelta(days=2), kind="update", note="Igen.")


def withdraw(claims: list[Claim]) -> None:
    by = make_user(is_superuser=True)
    publishing.withdraw(claims[2:4], by=by, at=AT + timedelta(days=2), reason="Ett prov.")


def rename_party(_claims: list[Claim]) -> None:
    party = Party.objects.get(pk="S")
    party.name = "Sossarna"
    party.save()
    show_party(party)


def reword_scale(_claims: list[Claim]) -> None:
    scale = PublicScale.objects.get()
    scale.body = scale.body.replace("Sant", "Sann").replace('"id":"true"', '"id":"truthful"')
    scale.save()


CHANGES: list[Callable[[list[Claim]], object]] = [
    change_words,
    withdraw,
    rename_party,
    reword_scale,
    lambda _claims: make_published(statement="Allt kostar."),
    lambda _claims: rebuild_public_rows(),
    lambda _claims: begin_life(at=AT),
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("search", SEARCHES)
def test_whatever_is_changed_the_answer_is_what_it_would_be_without_what_was_kept(
    client: Client, claims: list[Claim], search: dict[str, Any], change: Callable[..., object]
) -> None:
    asked(client, **search)
    asked(client, **search)
    change(claims)
    kept, _queries = asked(client, **search)
    forget_all()
    new, _queries = asked(client, **search)
    assert (kept.content, kept["ETag"]) == (new.content, new["ETag"])


def test_a_party_is_found_by_its_new_name_at_once(client: Client, claims: list[Claim]) -> None:
    assert ids(client, q="sossarna") == []
    rename_party(claims)
    assert len(ids(client, q="sossarna")) == 7


def test_beyond_the_end_there_is_nothing(claims: list[Claim]) -> None:
    search = keys_search("kostar")
    for _again in range(2):
        assert fetch_found("public", search, 100, 10) is None
        some = fetch_found("public", search, 5, 10)
        assert some is not None
        assert len(some.records) == len(some.keys) == 2


def test_what_is_kept_stays_within_its_bounds(claims: list[Claim]) -> None:
    most = found.KEPT_KEYS_BYTES // found._ABOUT_BYTES
    for number in range(most + 50):
        found._KEPT.put(number, found.FoundKeys(array("q", range(100)), 1, []))
    assert found._KEPT.get(0) is None
    assert found._KEPT.get(most + 49) is not None
    assert found._KEPT._weight <= found.KEPT_KEYS_BYTES
