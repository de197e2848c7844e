"""Every word of the first corpus is found by every word that finds it, whatever server one runs.

What the server does with words and searches is written down as digests: these tests run on the
oldest PostgreSQL that we run on and on the newest, and either must make the same. A change of the
rules or of a lexicon changes them: then say so in `claims.words.forms._RULES_VERSION`.
"""

from hashlib import sha256
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from claims.models import PublicToken
from claims.publication.search import lexemes_asked_for
from claims.publication.word_tables import note_tokens
from claims.words.cutting import tokens
from claims.words.forms import word_form
from claims.words.lexemes import vector, word_query
from tests.promises import run

pytestmark = pytest.mark.django_db

CORPUS = [
    path.read_text("utf-8")
    for path in sorted((Path(settings.BASE_DIR) / "fixtures" / "corpus").glob("*.txt"))
]
TEXTS = [line for text in CORPUS for line in text.splitlines() if line]
WORDS = sorted(set(chain.from_iterable(map(tokens, CORPUS))))

# Of the vectors of all lines; of which words each word finds; of ranks and marks of what it finds.
VECTORS = "56243402e229d95d"
FINDS = "591e25de71b885ec"
RANKS = "80540c79711e833d"


def ask(question: str, *parameters: list[str]) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        rows: list[tuple[str, ...]] = cursor.fetchall()
    return rows


def digest(rows: list[tuple[str, ...]]) -> str:
    return sha256("\n".join("\t".join(row) for row in rows).encode()).hexdigest()[:16]


def test_lines_are_cut_and_looked_up_alike() -> None:
    """By the database's own function, as by Python."""
    note_tokens(PublicToken, TEXTS)
    made = ask(
        "SELECT line, claims_text_words(line, 'A', true)::text"
        " FROM unnest(%s::text[]) WITH ORDINALITY AS lines (line, place) ORDER BY place",
        TEXTS,
    )
    for line, words in made:
        ((kept,),) = ask(
            "SELECT unnest(%s::text[])::tsvector::text", [vector([(tokens(line), "A")])]
        )
        assert words == kept, line
    assert digest(made) == VECTORS


def test_every_word_finds_the_same_words() -> None:
    """Itself always; each other in both directions, as the digest has it."""
    fill(WORDS)
    found = ask(
        "SELECT asked, coalesce(string_agg(word, ' ' ORDER BY word COLLATE \"C\"), '')"
        " FROM unnest(%s::text[], %s::text[]) AS queries (asked, query)"
        " LEFT JOIN corpus_words ON words @@ query::tsquery"
        ' GROUP BY asked ORDER BY asked COLLATE "C"',
        WORDS,
        [word_query(word_form(word)) if word_form(word).lexemes else "" for word in WORDS],
    )
    assert len(found) == len(WORDS) > 2_000
    for asked, words in found:
        assert asked in words.split(" ") or not word_form(asked).lexemes, asked
    assert digest(found) == FINDS


def test_every_word_finds_the_same_lines_in_the_same_order() -> None:
    fill(TEXTS)
    found = ask(
        "SELECT asked, coalesce(string_agg(place::text, ' ' ORDER BY rank DESC, place), '')"
        " FROM (SELECT asked, place, ts_rank(words, query::tsquery) AS rank"
        "       FROM unnest(%s::text[], %s::text[]) AS queries (asked, query)"
        "       JOIN corpus_words ON words @@ query::tsquery) AS hits"
        ' GROUP BY asked ORDER BY asked COLLATE "C"',
        WORDS,
        [lexemes_asked_for(word) for word in WORDS],
    )
    assert len(found) > 2_000
    assert digest(found) == RANKS


def fill(texts: list[str]) -> None:
    run("CREATE TEMPORARY TABLE corpus_words (place int, word text, words tsvector) ON COMMIT DROP")
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO corpus_words VALUES (%s, %s, %s::tsvector)",
            [(at, text, vector([(tokens(text), "A")])) for at, text in enumerate(texts)],
        )
    run("CREATE INDEX ON corpus_words USING gin (words)")
