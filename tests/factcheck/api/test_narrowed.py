"""Searches and lists that are narrowed find the newest, and only what the plain filters find."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client

from claims.models import PublicClaim, PublicFacet, PublicReference
from claims.publication.search import newest_matches, newest_with_amount
from claims.words.cutting import tokens
from claims.words.lexemes import vector
from factcheck.api.filtering import filtering_of
from factcheck.api.filters import ClaimFilter
from factcheck.api.narrowing import Narrowing
from tests.promises import ask, run
from tests.published import get, make_published

pytestmark = pytest.mark.django_db

TABLE = "claims_publicclaim"
UNIQUE = {"first_publication", "publication", "id"}
# Over several blocks of each size.
NUMBERS = (*range(10, 140), *range(1_000, 60_000, 997), *range(262_000, 262_300, 3), 2_000_000_000)

NARROWED_BY = {
    "kind": ("quantity", "rule"),
    "party": ("S", "MP"),
    "topic": ("skola", "lag-och-ordning"),
    "verification_status": ("checked", "unverified"),
    "rating": ("false", "mostly_false"),
    "speaker": ("bcdfghjk", "mnpqrstv"),
    "document": ("wxyz2345", "fil 'a'.txt"),
    "year": ("2015", "1999"),
    "date_after": ("2014", "2016-06-01"),
    "date_before": ("2015-02-28", "2020"),
    "published_since": ("2024-01-15",),
    "unit": ("SEK", "percent"),
    "amount_min": ("100", "900.5"),
    "amount_max": ("500", "-3"),
    "q": ("skola", "barn", "-skola", "skola barn", "moped or cykel", "saknas"),
}


def fill() -> None:
    """Claims with all kinds of values, whose entries the database makes."""
    make_published()
    for topic in NARROWED_BY["topic"]:
        PublicReference.objects.create(
            kind="topic", id=topic, name=topic, sort_key=topic, body="{}"
        )
        PublicFacet.objects.create(name="topic", value=topic, claims=1)
    random = Random(7)  # noqa: S311  # the same each time, on purpose
    with connection.cursor() as cursor:
        names = [c.name for c in connection.introspection.get_table_description(cursor, TABLE)]
    same = [name for name in names if name not in UNIQUE]
    for number in NUMBERS:
        first = date(1990, 1, 1) + timedelta(days=random.randrange(12_000))
        last = first + timedelta(days=random.choice((0, 0, 30, 400, 4_000, 12_000)))
        values: dict[str, Any] = {
            "kind": random.choice(("quantity", "rule", "history")),
            "party": random.choice(("S", "MP", "")),
            "topics": random.sample(["skola", "lag-och-ordning", "vård"], random.randrange(3)),
            "verification_status": random.choice(("checked", "unverified")),
            "rating": random.choice(("", "false", "mostly_false")),
            "speaker_id": random.choice(("bcdfghjk", "mnpqrstv", "xxxxxxxx")),
            "document_id": random.choice(("wxyz2345", "yyyyyyyy")),
            "document": random.choice(("", "fil 'a'.txt")),
            "date_earliest": first,
            "date_latest": last,
            "published_at": datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=random.randrange(30)),
        }
        chosen = ", ".join("%s" if name in values else name for name in same)
        run(
            f"INSERT INTO {TABLE} (first_publication, publication, id, {', '.join(same)})"
            f" SELECT %s, %s, %s, {chosen} FROM {TABLE} WHERE version = 1 LIMIT 1",
            *(number, number, str(number)),
            *(values[name] for name in same if name in values),
        )
        for position in range(random.randrange(3)):
            value = random.choice((-5, 0, 100, 450, 900, 901, 10**9))
            run(
                "INSERT INTO claims_publicquantity (claim_id, position, unit, value, value_max)"
                " VALUES (%s, %s, %s, %s, %s)",
                *(number, position + 1, random.choice(("SEK", "percent")), value),
                value + random.choice((0, 0, 500)),
            )
        said = " ".join(w for w in ("skola", "barn", "moped", "cykel") if random.random() < 0.4)
        run(
            "INSERT INTO claims_publicsearch"
            " (claim_id, words, said_first, said_last, published_at)"
            f" SELECT first_publication, %s::tsvector || claims_filter_words(kind,"
            f" verification_status, rating, rating_label, speaker_id, party, document_id,"
            f" topics, ARRAY(SELECT unit FROM claims_publicquantity WHERE claim_id = %s),"
            f" date_earliest, date_latest), date_earliest, date_latest, published_at"
            f" FROM {TABLE} WHERE first_publication = %s",
            *(vector([(tokens(said), "A")]), number, number),
        )


def asked() -> Iterator[dict[str, Any]]:
    """Each value alone, and every pair and some threes and fours of filters, with some values."""
    random = Random(11)  # noqa: S311
    for name, values in NARROWED_BY.items():
        yield from ({name: [value]} for value in values)
    for pair in combinations(NARROWED_BY, 2):
        yield {name: [random.choice(NARROWED_BY[name])] for name in pair}
    for _ in range(150):
        names = tuple(random.sample(list(NARROWED_BY), random.randrange(3, 5)))
        yield {name: [random.choice(NARROWED_BY[name])] for name in names}
    for name in ("kind", "party", "topic", "rating", "speaker", "document", "year"):
        yield {name: list(NARROWED_BY[name]), "q": ["skola"], "unit": ["SEK"]}


def narrowing(parameters: dict[str, Any]) -> Narrowing:
    return Narrowing(ClaimFilter, QueryDict(urlencode(parameters, doseq=True)))


def plain(given: Narrowing) -> list[int]:
    claims = given.narrow(PublicClaim.objects.filter(withdrawn=False, search__isnull=False))
    return list(claims.order_by("-pk").values_list("pk", flat=True))


def keys_of(found: tuple[str, Any]) -> list[int]:
    hits, parameters = found
    return [key for (key,) in ask(f"SELECT claim_id FROM {hits}", *parameters)]


def test_the_newest_that_are_found_are_those_of_the_plain_filters() -> None:
    fill()
    some = 0
    for parameters in asked():
        given = narrowing(parameters)
        filtering = filtering_of(given)
        if filtering is None:
            assert parameters["document"][-1] == "fil 'a'.txt"
            continue
        if not (given.words or filtering.clauses):
            continue  # nothing that a word says
        expected = plain(given)
        some += bool(expected)
        for most in (3, 1_000):
            newest = keys_of(newest_matches(given.words, "default", filtering=filtering, most=most))
            assert newest == expected[:most], parameters
        before = expected[len(expected) // 2] if expected else 5_000
        earlier = keys_of(
            newest_matches(given.words, "default", filtering=filtering, newest=before, most=1_000)
        )
        assert earlier == [key for key in expected if key <= before], parameters
    assert some > 150


@pytest.mark.parametrize("few", [0, 3, 2_000])
def test_amounts_are_found_whether_they_are_few_or_many(few: int) -> None:
    """`few` is the bound in the database, lowered here so that both ways are gone."""
    fill()
    for name in ("claims_newest_with_amount", "claims_newest_matches"):
        ((made,),) = ask("SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname = %s", name)
        assert ", 2000)" in made
        run(made.replace("%", "%%").replace(", 2000)", f", {few})"))
    for least, most in (("100", ""), ("901", ""), ("5000", ""), ("", "-5"), ("200", "800")):
        for unit in ("SEK", "percent", "years"):
            parameters = {"unit": unit, "amount_min": least, "amount_max": most}
            given = narrowing({name: value for name, value in parameters.items() if value})
            expected = plain(given)
            filtering = filtering_of(given)
            assert filtering is not None
            for number in (2, 1_000):
                found = newest_with_amount(filtering, None, number)
                assert keys_of(found) == expected[:number], parameters
                found = newest_matches("", "default", filtering=filtering, most=number)
                assert keys_of(found) == expected[:number], parameters


def test_ranks_are_those_of_the_words_alone() -> None:
    """Whatever a search is narrowed by, its claims stand in the order that they have without."""
    fill()
    for words in ("skola", "barn or cykel", "skola barn"):
        alone = dict(
            ask(
                f"SELECT claim_id, rank FROM {newest_matches(words, 'default')[0]}",
                *newest_matches(words, "default")[1],
            )
        )
        given = narrowing({"party": "S", "year": "2015", "q": words})
        hits, parameters = newest_matches(words, "default", filtering=filtering_of(given))
        narrowed = dict(ask(f"SELECT claim_id, rank FROM {hits}", *parameters))
        assert narrowed
        assert all(alone[key] == rank for key, rank in narrowed.items())


def test_pages_of_a_narrowed_list_go_on_and_back(client: Client) -> None:
    claims = [make_published(statement=f"Det kostar {n}.", kind="rule") for n in range(7)]
    ids = [claim.public_id for claim in reversed(claims)]
    for more in ({}, {"q": "kostar", "ordering": "-published_at"}):
        page = get(client, "claims/", kind="rule", party="M", page_size=3, **more)
        found = [page]
        while page["next"]:
            page = client.get(page["next"].removeprefix("http://127.0.0.1:8000")).json()
            found.append(page)
        assert [c["id"] for page in found for c in page["results"]] == ids
        back = client.get(found[2]["previous"].removeprefix("http://127.0.0.1:8000")).json()
        assert [c["id"] for c in back["results"]] == ids[3:6]
