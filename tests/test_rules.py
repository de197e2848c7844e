"""`corpus/rules/*.sql` and `claims/rules/*.sql` say what the database does: no more, no less.

Everything that was made by SQL of ours is taken away, and the files are run. What the database then
has must be what the migrations made, to the letter.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Model

from tests.promises import ask, run
from tests.test_schema import MADE_BY_DJANGO, catalogue, our_models

pytestmark = pytest.mark.django_db

# The claims' rules lean on those of the sources. Within an app, one file needs no other, but for
# the refusal of changes, which `append_only.sql` makes.
FILES = [
    path
    for app in ("corpus", "claims")
    for path in sorted((Path(settings.BASE_DIR) / app / "rules").glob("*.sql"))
]

STORAGES = {"m": "MAIN", "p": "PLAIN", "x": "EXTENDED"}

OUR_FUNCTIONS = "pronamespace = 'public'::regnamespace AND proname ~ '^(corpus|claims)_'"

# Each by its kind and name, written as the database writes it. Triggers of pghistory, and the
# functions that they call, are made by its migrations.
DEFINITIONS = rf"""
SELECT 'function', oid::regprocedure::text, pg_get_functiondef(oid)
FROM pg_proc WHERE {OUR_FUNCTIONS}
UNION ALL
SELECT 'trigger', format('%s on %s', tgname, tgrelid::regclass), pg_get_triggerdef(t.oid)
FROM pg_trigger t JOIN pg_proc p ON p.oid = tgfoid
WHERE NOT tgisinternal AND tgenabled = 'O' AND {OUR_FUNCTIONS}
UNION ALL
SELECT 'constraint', format('%s on %s', conname, conrelid::regclass), pg_get_constraintdef(oid)
FROM pg_constraint WHERE conrelid::regclass::text ~ '^(corpus|claims)_'
UNION ALL
SELECT 'column', format('%s of %s', attname, attrelid::regclass),
       concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, attgenerated,
                 pg_get_expr(adbin, adrelid), attstorage)
FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relkind = 'r' AND relname ~ '^(corpus|claims)_' AND attnum > 0 AND NOT attisdropped
UNION ALL
SELECT 'index', indexname, indexdef FROM pg_indexes WHERE tablename ~ '^(corpus|claims)_'
UNION ALL
SELECT 'options', relname, reloptions::text FROM pg_class
WHERE relname ~ '^(corpus|claims)_' AND reloptions IS NOT NULL
"""


def definitions() -> dict[tuple[str, str], str]:
    # `%` of `format` is no parameter.
    with connection.cursor() as cursor:
        cursor.execute(DEFINITIONS)
        return {(kind, name): text for kind, name, text in cursor.fetchall()}


def take_rules_away() -> None:
    """What only SQL can have made: no model knows of it."""
    for (function,) in ask(f"SELECT oid::regprocedure::text FROM pg_proc WHERE {OUR_FUNCTIONS}"):
        # And the triggers that call it; it may have gone with one that it calls.
        run(f"DROP FUNCTION IF EXISTS {function} CASCADE")
    for model in our_models():
        for action in what_no_model_says(model):
            run(f"ALTER TABLE {model._meta.db_table} {action}")


def what_no_model_says(model: type[Model]) -> Iterator[str]:
    """How to take it away."""
    table = model._meta.db_table
    columns = {field.column for field in model._meta.concrete_fields}
    for column, storage, plain in ask(
        "SELECT attname, attstorage::text, typstorage::text"
        " FROM pg_attribute JOIN pg_type y ON y.oid = atttypid"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
        table,
    ):
        if column not in columns:
            yield f'DROP COLUMN "{column}"'
        elif storage != plain:
            yield f'ALTER COLUMN "{column}" SET STORAGE {STORAGES[plain]}'
    constraints = {constraint.name for constraint in model._meta.constraints}
    for (name,) in ask(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('c', 'f')",
        table,
    ):
        if name not in constraints and not MADE_BY_DJANGO.search(name):
            yield f'DROP CONSTRAINT IF EXISTS "{name}"'  # it may have gone with its column
    for (option,) in ask(
        "SELECT split_part(unnest(reloptions), '=', 1) FROM pg_class WHERE oid = %s::regclass",
        table,
    ):
        yield f"RESET ({option})"


def test_the_files_make_what_the_migrations_made() -> None:
    there = definitions()
    take_rules_away()
    bare = definitions()
    made_by = {path: set[tuple[str, str]]() for path in FILES}
    for path in FILES:
        before = definitions()
        run(path.read_text("utf-8"))  # makes; what is there already is refused
        after = definitions()
        made_by[path] = {key for key in after if after[key] != before.get(key)}
    assert definitions() == there
    assert all(made_by.values())
    made = [key for keys in made_by.values() for key in keys]
    assert len(made) == len(set(made)), "made by two files"
    assert set(made) == {key for key in there if there[key] != bare.get(key)}
    assert not [key for key in bare if key[0] in {"function", "trigger"}]
    assert len([key for key in made if key[0] == "function"]) >= 19
    assert len([key for key in made if key[0] == "trigger"]) >= 70


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_each_file_says_first_what_is_promised(path: Path) -> None:
    assert re.match(r"(-- ?[^\n]*\n)+\n\w", path.read_text("utf-8"))


def test_random_ids_are_not_indexed_for_their_beginnings() -> None:
    """Django makes such an index for every unique text; these two cost each claim stored."""
    indexed = catalogue(
        "SELECT concat(c.relname, '.', attname) FROM pg_index i"
        " JOIN pg_class c ON c.oid = indrelid JOIN pg_opclass o ON o.oid = indclass[0]"
        " JOIN pg_attribute a ON attrelid = indrelid AND attnum = indkey[0]"
        " WHERE opcname = 'varchar_pattern_ops' AND {ours}"
    )
    assert "claims_speaker.public_id" in indexed
    assert not indexed & {"corpus_issuedid.id", "claims_claim.public_id"}


def test_what_may_not_read_whole_tables_is_not_compiled() -> None:
    """Where it must, it looks dearer than anything, and PostgreSQL would compile it: for a fifth of
    a second, each time."""
    settings_of = ask(
        f"SELECT proname, proconfig FROM pg_proc WHERE {OUR_FUNCTIONS} AND proconfig IS NOT NULL"
    )
    kept = [name for name, config in settings_of if "enable_seqscan=off" in config]
    assert len(kept) >= 4
    assert [name for name, config in settings_of if name in kept and "jit=off" not in config] == []
