"""Databases of builds before 0.1.0 are recognised, compared, and taken over with their data.

`old_build/database.sql.gz` is one, made at commit 60f4519 with a few claims, two of them published:
PostgreSQL 15's `pg_dump --inserts --no-owner --no-privileges`, less its comments and the two lines
that are for psql.
"""

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.core import checks
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections
from pytest_django import DjangoDbBlocker

from claims.models import Claim, ClaimApproval, ClaimVersion, PublicClaim
from factcheck import adoption, catalogue
from factcheck.management.commands import demo
from tests.scratch import empty_database

DUMP = Path(__file__).parent / "old_build" / "database.sql.gz"


@pytest.fixture
def old(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A database of the old build; the alias to reach it by."""
    with django_db_blocker.unblock(), empty_database() as alias:
        # A name that other tests, which may run meanwhile, don't use.
        monkeypatch.setattr(adoption, "_new_name", lambda: beside(alias))
        # With a connection of its own: the dump changes the search path.
        with psycopg.connect(address(alias)) as loading:
            loading.execute(gzip.decompress(DUMP.read_bytes()))
        yield alias


def address(alias: str) -> str:
    """That of the tests' own database, with another name."""
    name = connections[alias].settings_dict["NAME"]
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def ask(alias: str, statement: str) -> list[tuple[Any, ...]]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def everything(alias: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, but for what has been migrated."""
    tables = connections[alias].introspection.table_names()
    return {
        table: sorted(ask(alias, f'SELECT t::text FROM "{table}" t'))
        for table in tables
        if table != "django_migrations"
    }


def remembered(alias: str) -> list[tuple[Any, ...]]:
    return ask(alias, "SELECT * FROM django_migrations ORDER BY id")


def beside(alias: str) -> str:
    """What the database is called that this one's schema is compared with."""
    return f"{connections[alias].settings_dict['NAME']}_adoption"


def is_left_behind(alias: str) -> bool:
    return bool(ask(alias, f"SELECT FROM pg_database WHERE datname = '{beside(alias)}'"))


def refusal(alias: str) -> list[str]:
    """Its lines. What is refused has changed nothing, and left nothing behind."""
    before = everything(alias), remembered(alias), catalogue.read(alias)
    with pytest.raises(CommandError, match=r"^Nothing was changed: ") as caught:
        call_command("adopt_database", database=alias)
    assert (everything(alias), remembered(alias), catalogue.read(alias)) == before
    assert not is_left_behind(alias)
    return str(caught.value).splitlines()


# What later migrations call otherwise.
RENAMED_BY_MIGRATIONS = {
    "claims_publicform": "claims_publicbuild",
    "public_form_single": "public_build_single",
}
# What they add to, in every database; and the claim that they take to review.
CHANGED_BY_MIGRATIONS = {
    *("django_migrations", "django_content_type", "auth_permission", "auth_group_permissions"),
    *("claims_claim", "claims_claimevent"),
    *("corpus_revision", "claims_publicclaim", "claims_publicform"),
    *("claims_claimstoindex", "claims_publicsearch"),  # with columns more, the latter with words
}

# A check by another desk has no key of its address alone any more; and a search can be narrowed.
DROPPED_BY_MIGRATIONS = {
    *("claims_externalcheck_url_key", "claims_externalcheck_url_709ac118_like"),
    "claims_newest_matches(tsquery,bigint,integer)",
}
# Kinds and dialects more; one way past the rules, for removing a document; and a scale is kept from
# the first approval on.
REDEFINED_BY_MIGRATIONS = {
    *("draft_export_dialect_known", "version_change_has_note", "version_kind_known"),
    *("corpus_refuse_change()", "event_never_changes", "revision_never_changes"),
    *("claims_keep_used_scale()", "public_search_words"),
}
# What they add columns to, behind those that are there.
WIDENED_BY_MIGRATIONS = {
    *("corpus_document", "corpus_documentevent", "claims_assessment", "claims_assessmentevent"),
    *("claims_speaker", "claims_publicreference"),
}


def _as_called_now(
    what: catalogue.Named, how: catalogue.Definition
) -> tuple[catalogue.Named, catalogue.Definition]:
    """A thing of the old schema under the name that later migrations gave it."""
    table, name = RENAMED_BY_MIGRATIONS.get(what.table, what.table), what.name
    name = RENAMED_BY_MIGRATIONS.get(name, name)
    if (table, name) == ("claims_claimimport", "form"):
        name = "file_format"
    text = how.text.replace("public.claims_publicform ", "public.claims_publicbuild ")
    return replace(what, table=table, name=name), replace(how, text=text)


def test_it_is_taken_over_with_its_data(old: str, capsys: pytest.CaptureFixture[str]) -> None:
    data, schema = everything(old), catalogue.read(old)
    assert adoption.is_of_an_old_build(old)
    call_command("adopt_database", database=old)
    assert capsys.readouterr().out.startswith("The database is taken over: 1,")
    assert (everything(old), catalogue.read(old)) == (data, schema)
    assert not is_left_behind(old)
    ours = {(app, name) for _id, app, name, _at in remembered(old) if app in {"corpus", "claims"}}
    assert ours == adoption.BASE

    assert not adoption.is_of_an_old_build(old)
    call_command("adopt_database", database=old)
    assert "there is nothing to do" in capsys.readouterr().out
    call_command("migrate", database=old, verbosity=0)
    now = everything(old)
    kept = data.keys() - CHANGED_BY_MIGRATIONS - WIDENED_BY_MIGRATIONS
    assert {table: now[table] for table in kept} == {table: data[table] for table in kept}
    for table in WIDENED_BY_MIGRATIONS:
        assert len(now[table]) == len(data[table])
        for (wider,), (row,) in zip(now[table], data[table], strict=True):
            assert wider.startswith(row.removesuffix(")") + ","), table
    now_called = dict(_as_called_now(what, how) for what, how in schema.items())
    made = catalogue.read(old)
    assert {what.name for what in now_called.keys() - made.keys()} == DROPPED_BY_MIGRATIONS
    otherwise = {what for what in now_called.keys() & made.keys() if made[what] != now_called[what]}
    # What leaves events is made anew with each column.
    names = {what.name for what in otherwise if not what.name.startswith("pgtrigger_")}
    assert names == REDEFINED_BY_MIGRATIONS
    # A number was added to the checked claim after its check had been approved and published.
    approvals = ClaimApproval.objects.using(old).order_by("pk")
    assert [(each.claim_id, each.carried) for each in approvals] == [(2, True), (2, True)]
    assert [bool(each.approved_at) for each in approvals] == [True, False]
    assert Claim.objects.using(old).get(pk=2).status == "in_review"
    assert Claim.objects.using(old).count() == 4
    assert ClaimVersion.objects.using(old).count() == 2
    assert PublicClaim.objects.using(old).filter(withdrawn=False).count() == 2
    for statement, promise in (
        ("UPDATE claims_claimversion SET number = 7", "version_never_changes"),
        ("UPDATE claims_claim SET quote = quote || '!'", "claim_quote_in_source"),
        ("DELETE FROM claims_claimevent", "event_never_changes"),
    ):
        with pytest.raises(DatabaseError, match=promise):
            ask(old, statement)

    # It is what the migrations make, so that they can take it back, too.
    call_command("migrate", "claims", "0002_history", database=old, verbosity=0)
    assert len(catalogue.read(old)) < len(made)
    call_command("migrate", database=old, verbosity=0)
    assert catalogue.read(old).keys() == made.keys()


# What is done to the schema, and how the difference is named.
DIFFERENCES = {
    "ALTER TABLE claims_claim DROP CONSTRAINT claim_span_in_order": (
        "Missing: constraint claim_span_in_order on claims_claim"
    ),
    "DROP TRIGGER claim_words_gone ON claims_claim": (
        "Missing: trigger claim_words_gone on claims_claim"
    ),
    "ALTER TABLE corpus_section ADD COLUMN colour text": (
        "Not expected: column colour on corpus_section"
    ),
    "CREATE INDEX by_hand ON claims_claim (quote)": "Not expected: index by_hand on claims_claim",
    "ALTER TABLE claims_claim ALTER COLUMN statement DROP NOT NULL": (
        "Different: column statement on claims_claim is “text” (storage x), and"
        " should be “text NOT NULL” (storage x)"
    ),
    # Not the same as `IN (…)`, which a dump that was loaded writes otherwise than the migrations
    # do, on every server.
    "ALTER TABLE claims_voice DROP CONSTRAINT voice_capacity_known,"
    " ADD CONSTRAINT voice_capacity_known CHECK (capacity <> '')": (
        "Different: constraint voice_capacity_known on claims_voice is “CHECK (((capacity)::text"
        " <> ''::text))”, and should be “CHECK (((capacity)::text = ANY ("
    ),
    "CREATE OR REPLACE FUNCTION corpus_refuse_change() RETURNS trigger LANGUAGE plpgsql"
    " AS $$ BEGIN RETURN NEW; END $$": (
        "Different: function corpus_refuse_change() does something else"
    ),
    "ALTER TABLE claims_evidence DISABLE TRIGGER evidence_kept_on_insert": (
        "Different: trigger evidence_kept_on_insert on claims_evidence is “CREATE TRIGGER"
    ),
}


def test_a_schema_that_differs_is_refused_and_named(old: str) -> None:
    for statement in DIFFERENCES:
        ask(old, statement)
    first, *lines = refusal(old)
    assert first.endswith(f"Mend this, and run {adoption.COMMAND} again:")
    for line, said in zip(sorted(lines), sorted(DIFFERENCES.values()), strict=True):
        assert line.startswith(said)
    assert "(switched off), and should be “CREATE TRIGGER" in lines[-1]


def test_one_that_was_not_brought_up_is_refused(old: str) -> None:
    ask(old, "DELETE FROM django_migrations WHERE name = '0024_speakers_by_role'")
    (line,) = refusal(old)
    assert "(commit 60f4519): claims.0024_speakers_by_role. Bring it up with that build" in line

    ask(
        old,
        "INSERT INTO django_migrations (app, name, applied)"
        " VALUES ('claims', '0025_colours', now())",
    )
    (line,) = refusal(old)
    assert line.endswith("did not have: claims.0025_colours.")


def test_a_role_that_may_not_create_databases_is_told_so(old: str) -> None:
    role = connections[old].settings_dict["NAME"] + "_role"
    ask(old, f"DROP ROLE IF EXISTS {role}")
    ask(old, f"CREATE ROLE {role}")
    try:
        ask(old, f"GRANT {role} TO CURRENT_USER")
        ask(old, f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}")
        ask(old, f"SET ROLE {role}")
        (line,) = refusal(old)
        assert f"the role {role} may not create the database" in line
        assert line.endswith(
            f'Allow it: ALTER ROLE "{role}" CREATEDB; and take it back afterwards:'
            f' ALTER ROLE "{role}" NOCREATEDB;'
        )
    finally:
        ask(old, "RESET ROLE")
        ask(old, f"DROP OWNED BY {role}")
        ask(old, f"DROP ROLE {role}")


def test_migrate_names_the_command(old: str) -> None:
    before = remembered(old)
    refused = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": address(old)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert "made by a build before 0.1.0, whose migrations are no more" in refused.stderr
    assert "Run manage.py adopt_database once" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert remembered(old) == before


@pytest.mark.django_db
def test_a_database_of_today_is_none_of_these() -> None:
    assert not adoption.is_of_an_old_build("default")
    assert checks.run_checks(databases=["default"], tags=["database"]) == []


def test_the_demo_takes_it_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    adopted: list[str] = []
    monkeypatch.setattr(adoption, "is_of_an_old_build", lambda using: using not in adopted)
    monkeypatch.setattr(adoption, "adopt", lambda using, *, at: adopted.append(using))
    demo.adopt_old_database(sys.stdout)
    demo.adopt_old_database(sys.stdout)  # the second start has nothing to say
    said = "The database of a build before 0.1.0 is taken over, with its data.\n"
    assert (adopted, capsys.readouterr().out) == (["default"], said)


def test_the_demo_says_why_it_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(using: str, *, at: datetime) -> int:
        raise adoption.AdoptionError("Missing: a trigger")

    monkeypatch.setattr(adoption, "is_of_an_old_build", lambda _using: True)
    monkeypatch.setattr(adoption, "adopt", refuse)
    with pytest.raises(CommandError, match="Missing: a trigger"):
        demo.adopt_old_database(sys.stdout)
