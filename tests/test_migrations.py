"""Migrations can be taken back and done again, and say what the models say."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests.scratch import migrated_database

# Everything that a migration of ours can make, written as the database would write it.
SCHEMA = r"""
SELECT 'column', format('%s.%s', table_name, column_name),
       concat_ws(' ', data_type, character_maximum_length, is_nullable, column_default)
FROM information_schema.columns WHERE table_name ~ '^(corpus|claims)_'
UNION ALL
SELECT 'constraint', conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE conrelid::regclass::text ~ '^(corpus|claims)_'
UNION ALL
SELECT 'index', indexname, indexdef FROM pg_indexes WHERE tablename ~ '^(corpus|claims)_'
UNION ALL
SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT 'storage', format('%s.%s', attrelid::regclass, attname), attstorage::text
FROM pg_attribute WHERE attrelid::regclass::text ~ '^(corpus|claims)_' AND attnum > 0
UNION ALL
SELECT 'options', relname, reloptions::text FROM pg_class
WHERE relname ~ '^(corpus|claims)_' AND reloptions IS NOT NULL
ORDER BY 1, 2, 3
"""


@pytest.fixture
def scratch(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), migrated_database() as alias:
        yield alias


def schema(alias: str) -> list[tuple[str, str, str]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(SCHEMA)
        rows: list[tuple[str, str, str]] = cursor.fetchall()
    return rows


def roles(alias: str) -> set[str]:
    return set(Group.objects.using(alias).values_list("name", flat=True))


def migrate(alias: str, *target: str) -> None:
    call_command("migrate", *target, database=alias, verbosity=0)


def ours(rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """pgtrigger takes its triggers back, but leaves the functions; and pghistory stays migrated, as
    does the queue of background work."""
    others = ("pgtrigger_", "_pgtrigger_", "_pgh_", "procrastinate_")
    return [row for row in rows if not row[1].startswith(others)]


TEXT = "Skatten sänks.\n"
STORED_BEFORE = """
WITH document AS (
    INSERT INTO corpus_document (
        public_id, key, file_name, title, kind, byline, reference, language, url, archived_url,
        date_edtf, date_evidence, notes, rights_note, full_text_public)
    VALUES ('bbbbbbbb', 'a.txt', 'a.txt', 'En text', 'other', '', '', 'sv', '', '', '', '', '', '',
            false)
    RETURNING id
)
INSERT INTO corpus_revision (
    document_id, number, text, length, text_sha256, original, original_sha256,
    normalisation_version, created_at)
SELECT id, 1, %(text)s, char_length(%(text)s), %(digest)s, convert_to(%(text)s, 'UTF8'),
       %(digest)s, 1, now()
FROM document
"""


def ask(alias: str, statement: str) -> list[tuple[Any, ...]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def keep_a_text_of_the_first_release(alias: str) -> None:
    digest = sha256(TEXT.encode()).hexdigest()
    with connections[alias].cursor() as cursor:
        cursor.execute(STORED_BEFORE, {"text": TEXT, "digest": digest})


def check_that_the_text_is_what_it_was(alias: str) -> None:
    ((text, original, *made),) = ask(
        alias,
        "SELECT text, original, extractor, extractor_version, media_type, options::text,"
        " left_out::text, findings::text, tracked_changes::text, page_stretches"
        " FROM corpus_revision",
    )
    assert (text, bytes(original)) == (TEXT, TEXT.encode())
    assert made == ["", "", "", "{}", "[]", "[]", "[]", 0]


# With CRLF, and decomposed, before the database refused it.
TYPED_BEFORE = """
WITH kept AS (
    INSERT INTO claims_speaker (public_id, name, sort_name, kind, party, wikidata_id, notes)
    VALUES ('cccccccc', %(name)s, 'x', 'person', 'XX', '', E'rad\\r\\nrad') RETURNING id
)
INSERT INTO claims_role (speaker_id, title, organisation, party, period_edtf)
SELECT id, E'råd\\rd', '', '', '' FROM kept
"""
DECOMPOSED = "O\u0308rjan"


def keep_words_as_they_were_typed(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(TYPED_BEFORE, {"name": DECOMPOSED})


def keep_a_site_text_as_it_was_typed(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "UPDATE claims_sitetext SET body_sv = %s, body_en = E'a\\r\\nb' WHERE page = 'about'",
            [DECOMPOSED],
        )


def check_that_words_are_in_the_one_form(alias: str) -> None:
    rows = ask(alias, "SELECT name, notes, title FROM claims_speaker, claims_role")
    assert rows == [("Örjan", "rad\nrad", "råd\nd")]
    about = ask(alias, "SELECT body_sv, body_en FROM claims_sitetext WHERE page = 'about'")
    assert about == [("Örjan", "a\nb")]
    # A party that nobody had listed is listed by its code.
    assert ask(alias, "SELECT name FROM claims_party WHERE code = 'XX'") == [("XX",)]


def test_there_and_back_again(scratch: str) -> None:
    """One journey, as each way takes half a minute: to nothing and up again, with what was kept on
    the way; and back once more."""
    there = schema(scratch)
    assert len(there) > 300
    assert roles(scratch) == roles("default") == {"researcher", "editor", "administrator"}
    migrate(scratch, "claims", "zero")
    # Data is put into the database that is migrated, and taken out of it, and of no other.
    assert (roles(scratch), len(roles("default"))) == (set(), 3)
    assert not [row for row in ours(schema(scratch)) if "claims_" in " ".join(row)]
    migrate(scratch, "corpus", "zero")
    assert ours(schema(scratch)) == []

    migrate(scratch, "corpus", "0003_rules")
    keep_a_text_of_the_first_release(scratch)
    migrate(scratch, "claims", "0009_words_rules")
    keep_words_as_they_were_typed(scratch)
    migrate(scratch, "claims", "0062_earlier_text_pages")
    keep_a_site_text_as_it_was_typed(scratch)
    migrate(scratch)
    assert schema(scratch) == there
    check_that_the_text_is_what_it_was(scratch)
    check_that_words_are_in_the_one_form(scratch)

    migrate(scratch, "corpus", "0003_rules")
    # What a later reader made of a file is lost with its columns, the text is not.
    assert ask(scratch, "SELECT text FROM corpus_revision") == [(TEXT,)]


@pytest.mark.django_db
def test_the_models_say_what_the_migrations_say(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("makemigrations", check=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out
