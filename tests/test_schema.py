"""What holds for every table, so that a new one can't forget it."""

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests.factories import (
    make_evidence,
    make_quantity,
    make_relation,
    make_role,
    make_scale_and_ratings,
    make_section,
    make_topic,
    make_version,
    make_voice,
)
from tests.promises import ask, refused_by, run, settle

pytestmark = pytest.mark.django_db

OURS = ("corpus", "claims")

# A model is one or the other; a new one has to be put here.
IMMUTABLE = {"ClaimVersion", "IssuedId", "Revision"}
MUTABLE = {
    *("Assessment", "Claim", "ClaimRelation", "Document", "Evidence", "Publisher", "Quantity"),
    *("Rating", "RatingScale", "Role", "Section", "Speaker", "Topic", "Voice"),
    # Made from the versions, and made anew at will.
    *("PublicClaim", "PublicForm", "PublicQuantity", "PublicReference", "PublicSearch"),
    "PublicVersion",
}

# A file may be ingested from the command line, where nobody has an account.
MAY_LACK_ACTOR = {("Revision", "created")}


def our_models() -> list[type[models.Model]]:
    return [model for app in OURS for model in apps.get_app_config(app).get_models()]


def test_every_model_is_mutable_or_immutable() -> None:
    assert sorted(model.__name__ for model in our_models()) == sorted(MUTABLE | IMMUTABLE)


def test_immutable_rows_are_kept_by_triggers() -> None:
    """Any UPDATE, DELETE or TRUNCATE, whoever asks and whatever column it is about."""
    kept = {
        table
        for (table,) in ask(
            """
            SELECT t.tgrelid::regclass::text
            FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE p.proname = 'corpus_refuse_change' AND t.tgenabled = 'O'
              AND t.tgqual IS NULL AND cardinality(t.tgattr::int[]) = 0
            GROUP BY 1
            -- each row before UPDATE or DELETE (1 + 2 + 8 + 16); before TRUNCATE (2 + 32)
            HAVING array_agg(t.tgtype ORDER BY t.tgtype) = ARRAY[27, 34]::smallint[]
            """
        )
    }
    expected = {model._meta.db_table for model in our_models() if model.__name__ in IMMUTABLE}
    assert kept == expected


def test_every_time_has_its_actor() -> None:
    """`…_at` and `…_by` come together: both are always there, or a constraint says both or none."""
    pairs = set()
    for model in our_models():
        fields = {field.name: field for field in model._meta.concrete_fields}
        for name in fields:
            stem = name.removesuffix("_at").removesuffix("_by")
            if stem == name or not {f"{stem}_at", f"{stem}_by"} <= fields.keys():
                continue
            pairs.add((model.__name__, stem))
            at, by = fields[f"{stem}_at"], fields[f"{stem}_by"]
            if at.null or by.null:
                held = is_held_as_pair(model, stem)
                assert held != ((model.__name__, stem) in MAY_LACK_ACTOR), (model, stem)
    assert pairs > MAY_LACK_ACTOR
    assert ("Assessment", "approved") in pairs


def is_held_as_pair(model: type[models.Model], stem: str) -> bool:
    at, by = f"{stem}_at", f"{stem}_by"
    now = datetime.now(UTC)

    def holds(constraint: models.CheckConstraint, time: datetime | None, actor: int | None) -> bool:
        assert isinstance(constraint.condition, models.Q)
        return constraint.condition.check(
            {
                at: models.Value(time, output_field=models.DateTimeField()),
                by: models.Value(actor, output_field=models.BigIntegerField()),
            }
        )

    return any(
        holds(constraint, None, None)
        and holds(constraint, now, 1)
        and not holds(constraint, now, None)
        and not holds(constraint, None, 1)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
        and constraint.name == f"{model._meta.model_name}_{stem}_at_and_by"
    )


def test_an_actor_without_a_time_is_no_pair() -> None:
    lonely = {
        (model.__name__, field.name)
        for model in our_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.name.endswith("_by")
        if not any(other.name == f"{field.name[:-3]}_at" for other in model._meta.fields)
    }
    assert lonely == set()


@cache
def words_of_the_tests() -> str:
    here = Path(__file__)
    return "\n".join(path.read_text() for path in here.parent.rglob("test_*.py") if path != here)


def catalogue(query: str) -> set[str]:
    """Names in the database's own catalogue; `{ours}` in the query stands for our tables."""
    like = " OR ".join(f"c.relname LIKE '{app}\\_%%'" for app in OURS)
    return {name for (name,) in ask(query.format(ours=f"({like})"))}


# What Django names by itself: PositiveIntegerField's check, and foreign keys. They are broken one
# by one below.
MADE_BY_DJANGO = re.compile(r"_check$|_[0-9a-f]{8}_fk_\w+$|_[0-9a-f]{8}_uniq$")


def test_every_promise_is_broken_in_some_test() -> None:
    """Every constraint, and every name under which a trigger refuses, stands in a test."""
    constraints = catalogue(
        "SELECT conname FROM pg_constraint JOIN pg_class c ON c.oid = conrelid"
        " WHERE contype IN ('c', 'u', 'f', 'x') AND {ours}"
    ) | {constraint.name for model in our_models() for constraint in model._meta.constraints}
    triggers = catalogue(
        "SELECT tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid"
        " JOIN pg_proc p ON p.oid = tgfoid WHERE prosrc LIKE '%%CONSTRAINT = TG_NAME%%' AND {ours}"
    ) | {
        name
        for (name,) in ask(
            "SELECT (regexp_matches(prosrc, 'CONSTRAINT = ''(\\w+)''', 'g'))[1] FROM pg_proc"
            " WHERE proname ~ '^(corpus|claims)_'"
        )
    }
    assert {"claim_quote_in_source", "claim_verdict_approved", "version_never_changes"} <= triggers
    promises = {name for name in constraints | triggers if not MADE_BY_DJANGO.search(name)}
    untested = {name for name in promises if f'"{name}"' not in words_of_the_tests()}
    # They only serve foreign keys: no row can break them that the primary key lets through.
    assert untested == {"section_with_revision", "role_with_speaker"}


def make_one_of_everything() -> None:
    rating = make_scale_and_ratings()["true"]
    make_evidence()
    topic = make_topic()
    quantity = make_quantity()
    section = make_section(quantity.claim.revision)
    quantity.claim.section = section
    quantity.claim.role = make_role(quantity.claim.speaker)
    quantity.claim.save()
    quantity.claim.topics.add(topic)
    make_voice()
    make_relation()
    make_version(status="checked", rating=rating)
    settle()


def columns(kind: str) -> list[tuple[str, str, str]]:
    """Table, column and constraint for all constraints of ours over one column."""
    like = " OR ".join(f"c.relname LIKE '{app}\\_%%'" for app in OURS)
    return ask(
        f"""
        SELECT c.relname, a.attname, k.conname
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND ARRAY[a.attnum] = k.conkey
        WHERE k.contype = %s AND ({like})
        ORDER BY 1, 2
        """,
        kind,
    )


def test_every_foreign_key_holds() -> None:
    make_one_of_everything()
    keys = columns("f")
    assert len(keys) > 30
    for table, column, name in keys:
        if table.startswith("claims_public"):
            continue
        other = "'none'" if column == "topic_id" else "-1"
        with refused_by(name):
            only(name, table)
            run(f'UPDATE {table} SET "{column}" = {other}')


def test_every_positive_number_is_positive() -> None:
    make_one_of_everything()
    checks = [(*row, name) for *row, name in columns("c") if name.endswith("_check")]
    assert len(checks) > 20
    for table, column, name in checks:
        if table.startswith("claims_public"):
            continue
        with refused_by(name):
            only(name, table)
            run(f'UPDATE {table} SET "{column}" = -1')


def only(name: str, table: str) -> None:
    """Leave nothing else on the table that could refuse first; undone with the savepoint."""
    run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for (other,) in ask(
        "SELECT conname FROM pg_constraint"
        " WHERE conrelid = %s::regclass AND contype IN ('c', 'f', 'u') AND conname <> %s",
        table,
        name,
    ):
        run(f'ALTER TABLE {table} DROP CONSTRAINT "{other}" CASCADE')


def test_no_foreign_key_deletes_by_itself() -> None:
    """Nothing goes away along with another thing unless somebody says so."""
    actions = catalogue(
        "SELECT DISTINCT confdeltype::text FROM pg_constraint JOIN pg_class c ON c.oid = conrelid"
        " WHERE contype = 'f' AND {ours}"
    )
    assert actions == {"a"}


@pytest.mark.django_db(transaction=True)
def test_flush_is_refused() -> None:
    version = make_version()
    with pytest.raises(Exception, match="couldn't be flushed") as caught:
        call_command("flush", interactive=False)
    assert "_never_truncated" in str(caught.value.__cause__)
    version.refresh_from_db()
