"""The newest matches are found block by block of claims, and are those that a plain look finds."""

from random import Random
from typing import Any

import pytest
from django.db import connection

from claims.models import PublicSearch
from claims.publication import search
from claims.publication.search import keys_by_relevance, lexemes_asked_for, text_query
from claims.words.cutting import tokens
from claims.words.lexemes import vector
from tests.factories import make_revision
from tests.promises import ask, run
from tests.published import make_published

pytestmark = pytest.mark.django_db

WORDS = ("skola", "barn", "moped", "cykel")
QUERIES = (
    *("skola", "barn", "moped", "cykel", "saknas", "skola barn", "barn moped", "cykel moped"),
    *("skola -barn", "-skola", "-saknas", '"skola barn"', '"barn skola"', "moped or cykel", "och"),
)


def fill(*numbers: int) -> None:
    """Claims of these publication numbers: all say skola, a half barn, few moped, the oldest
    cykel."""
    make_published()
    random = Random(1)  # noqa: S311  # the same each time, on purpose
    run("DELETE FROM claims_publicsearch")
    names = [c.name for c in connection.introspection.get_table_description(_cursor(), TABLE)]
    same = ", ".join(name for name in names if name not in {"first_publication", *UNIQUE})
    for number in numbers:
        run(
            f"INSERT INTO {TABLE} (first_publication, publication, id, {same})"
            f" SELECT %s, %s, %s, {same} FROM {TABLE} WHERE version = 1 LIMIT 1",
            *(number, number, str(number)),
        )
        said = "skola " + " ".join(
            word
            for word, holds in zip(
                WORDS[1:],
                (random.random() < 0.5, random.random() < 0.1, number == min(numbers)),
                strict=True,
            )
            if holds
        )
        run(
            "INSERT INTO claims_publicsearch (claim_id, words, said_first, said_last, published_at)"
            " VALUES (%s, %s::tsvector, '2020-01-01', '2020-01-01', now())",
            number,
            vector([(tokens(said * random.randrange(1, 4)), "A")]),
        )


TABLE = "claims_publicclaim"
UNIQUE = {"publication", "id"}


def _cursor() -> Any:
    return connection.cursor()


@pytest.mark.parametrize(
    "numbers",
    [
        range(2, 40),
        (10, 1_023, 1_024, 1_025, 2_047, 2_048, 4_095, 4_096, 4_097),
        (9, 3_000, 15_000, 16_384, 50_000, 262_143, 262_144, 262_145, 900_000, 1_000_000),
        (9, 5_000_000, 40_000_000, 2_000_000_000, 2_000_000_001, 2_000_003_000),
        (2_000_000_000,),
    ],
)
@pytest.mark.parametrize("ranked", [1, 3, 1_000])
def test_the_newest_matches_are_those_that_a_plain_look_finds(
    monkeypatch: pytest.MonkeyPatch, numbers: Any, ranked: int
) -> None:
    fill(*numbers)
    monkeypatch.setattr(search, "RANKED_CLAIMS", ranked)
    found_something = set()
    for words in QUERIES:
        plain = ask(
            "SELECT claim_id FROM (SELECT claim_id, ts_rank(words, q) AS rank"
            " FROM claims_publicsearch, CAST(%s AS tsquery) q WHERE words @@ q"
            " ORDER BY claim_id DESC LIMIT %s) AS hits ORDER BY rank DESC, claim_id DESC",
            lexemes_asked_for(words),
            ranked,
        )
        assert keys_by_relevance(words, "default") == [key for (key,) in plain], words
        if plain:
            found_something.add(words)
    assert {"skola", "cykel", "-saknas"} <= found_something
    assert not {"saknas", "och", "-skola"} & found_something


def test_names_are_looked_up_once_and_not_for_each_claim() -> None:
    plan = PublicSearch.objects.filter(words=text_query("skatten")).explain()
    assert "InitPlan" in plan
    assert "claims_as_meant" not in plan.partition("InitPlan")[0]


def test_in_an_empty_database_nothing_is_found() -> None:
    assert keys_by_relevance("skola", "default") == []


@pytest.mark.django_db
def test_the_entries_are_those_that_the_database_would_make() -> None:
    """Of statement, quote and speaker one after the other, also where one ends in no word."""
    revision = make_revision("Det är 640 000 kronor, och det var det, eller?")
    statement = "Skatten höjdes med 2,5 miljoner, inte sänktes."
    make_published(revision=revision, statement=statement, quote=revision.text)
    make_published(revision=revision, statement="…", quote="och", occurrence=1)
    found = ask(
        """
        SELECT words, claims_text_words(statement, 'A', true)
            || claims_text_words(quote, 'B', true) || claims_text_words(speaker, 'C', true)
            || array_to_tsvector(ARRAY(
                SELECT DISTINCT '+' || trim_scale(value) FROM claims_publicquantity q
                WHERE q.claim_id = first_publication
            ))
            || claims_filter_words(
                kind, verification_status, rating, rating_label, speaker_id, party, document_id,
                topics, ARRAY(
                    SELECT unit FROM claims_publicquantity q WHERE q.claim_id = first_publication
                ), date_earliest, date_latest)
        FROM claims_publicclaim JOIN claims_publicsearch ON claim_id = first_publication
        """
    )
    assert len(found) == 2
    for kept, made in found:
        assert kept == made
