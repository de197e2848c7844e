"""What holds for every table, so that a new one can't forget it."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from claims.matching.word_index import catch_up_with_all
from claims.models import EditorPreference, Presence
from tests.claims.moving.revised import make_left_behind
from tests.claims.subscriptions.receiver import make_delivery
from tests.claims.suggesting.suggested import make_decision, make_reading, make_spotting_model
from tests.factories import (
    make_contact,
    make_correction_request,
    make_draft_export,
    make_evidence,
    make_external_match,
    make_import_row,
    make_imported_withdrawal,
    make_page,
    make_quantity,
    make_relation,
    make_reviews_file,
    make_role,
    make_scale_and_ratings,
    make_section,
    make_source_draft,
    make_topic,
    make_user,
    make_version,
    make_voice,
)
from tests.fetched import make_evidence_copy, make_evidence_file, make_removed_document
from tests.merges import make_errand
from tests.promises import ask, refused_by, run, settle
from tests.site_pages import make_site_text_version
from tests.teamwork import make_assignment, make_comment, make_notice

pytestmark = pytest.mark.django_db

OURS = ("corpus", "claims")

# A model is one of these; a new one has to be put somewhere.
IMMUTABLE = {
    *("ClaimVersion", "DraftExport", "ImportedWithdrawal", "IssuedId", "Page"),
    *("PublicLife", "RemovedDocument", "Revision", "SpottingModel"),
    "SiteTextVersion",
}
# Edited by people: each has a table of events beside it, `…Event`, which is immutable too.
EDITED = {
    *("Assessment", "Claim", "ClaimApproval", "ClaimRelation", "ClaimTopic", "ClaimantContact"),
    *("CorrectionRequest", "Document", "Evidence", "Publisher", "Quantity", "Rating"),
    *("RatingScale", "Role", "Section", "Speaker", "Topic", "Voice"),
    *("ExternalCheck", "ExternalCheckMatch", "SuggestionDecision"),
    *("Assignment", "ClaimComment", "SiteText", "Party", "SpeakerMerge"),
    *("LeftBehind", "Subscriber"),
}
EVENTS = {f"{name}Event" for name in EDITED}
# What each editor has chosen for themselves, or is told: no editorial matter, so no history.
OWN = {"EditorPreference", "Notice"}
# Made from the versions, and made anew at will.
REMADE = {
    *("PublicAnswer", "PublicClaim", "PublicBuild", "PublicQuantity", "PublicReference"),
    *("PublicRedirect", "PublicSearch", "PublicToken", "PublicVersion", "PublicPast"),
    *("PublicFacet", "PublicFacetPair", "PublicClaimFacets", "PublicRelation", "PublicCount"),
    *("PublicFacetBits", "PublicMonthCount", "PublicScale", "PublicSiteText"),
    *("PublicEarlierText", "PublicPastQuantity"),
}
# Made from the claims and the texts, and those that wait for it.
INDEX = {"ClaimWords", "ClaimsToIndex", "DeskToken", "RevisionReading"}
# Who has which page open just now, forgotten after a minute; and when the worker last did what.
PASSING = {"ChoreRun", "Presence"}

# What is worked on and then left: they say themselves who did what, and when.
WORKED_OFF = {
    *("ClaimImport", "Errand", "EvidenceCopy", "EvidenceFile", "EvidenceLink"),
    *("ImportRow", "ReviewsFile", "SourceDraft"),
    *("SubscriberStanding", "WebhookDelivery", "WebhookMessage"),
}

# A file may be ingested from the command line, where nobody has an account.
MAY_LACK_ACTOR = {("Revision", "created")}


def our_models() -> list[type[models.Model]]:
    return [model for app in OURS for model in apps.get_app_config(app).get_models()]


def test_every_model_is_mutable_or_immutable() -> None:
    names = sorted(model.__name__ for model in our_models())
    known = EDITED | EVENTS | IMMUTABLE | INDEX | OWN | PASSING | REMADE | WORKED_OFF
    assert names == sorted(known)


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
    immutable = IMMUTABLE | EVENTS
    assert kept == {m._meta.db_table for m in our_models() if m.__name__ in immutable}


def test_every_edited_table_leaves_events() -> None:
    """After each statement that inserts, updates or deletes."""
    watched = ask(
        "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_%%'"
        # after INSERT (4), DELETE (8), UPDATE (16)
        " AND tgenabled = 'O' GROUP BY 1"
        " HAVING array_agg(tgtype ORDER BY tgtype) = ARRAY[4, 8, 16]::smallint[]"
    )
    edited = {m._meta.db_table for m in our_models() if m.__name__ in EDITED}
    assert {table for (table,) in watched} == edited


def test_history_of_many_rows_is_not_written_by_comparing_each_with_each() -> None:
    """A trigger of pghistory's that is made anew has to be set again (claims 0047 shows how)."""
    functions = ask(
        "SELECT DISTINCT tgrelid::regclass::text, proconfig"
        " FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
        " WHERE proname LIKE 'pgtrigger_update_update_%%'"
    )
    edited = {m._meta.db_table for m in our_models() if m.__name__ in EDITED}
    assert {table for table, _config in functions} == edited
    wanted = {"enable_nestloop=off", "jit=off"}
    assert [table for table, config in functions if set(config or ()) != wanted] == []


def test_every_time_has_its_actor() -> None:
    """`…_at` and `…_by` come together: both are always there, or a constraint says both or none."""
    make_one_of_everything()
    pairs = set()
    for model in our_models():
        fields = {field.name: field for field in model._meta.concrete_fields}
        stems = {name.removesuffix("_at") for name in fields if name.endswith("_at")}
        for stem in stems if model.__name__ not in EVENTS else ():
            at, by = fields[f"{stem}_at"], fields.get(f"{stem}_by")
            if by is None:
                continue
            pairs.add((model.__name__, stem))
            if at.null and by.null:
                assert_held_as_pair(model, stem)
            elif at.null or by.null:
                assert (model.__name__, stem) in MAY_LACK_ACTOR
    assert pairs > MAY_LACK_ACTOR | {("Assessment", "approved"), ("Claim", "created")}


def assert_held_as_pair(model: type[models.Model], stem: str) -> None:
    (rule,) = [c.name for c in model._meta.constraints if c.name.endswith(f"{stem}_at_and_by")]
    table = model._meta.db_table
    for one, other in ((f"{stem}_at", f"{stem}_by_id"), (f"{stem}_by_id", f"{stem}_at")):
        value = "now()" if one.endswith("_at") else "(SELECT min(id) FROM auth_user)"
        with refused_by(rule):
            only(rule, table)
            run(f"UPDATE {table} SET {one} = {value}, {other} = NULL")


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
    make_contact()
    make_correction_request()
    version = make_version(status="checked", rating=rating)
    Presence.objects.note("claim", 1, by=version.published_by, at=version.published_at)
    EditorPreference.objects.create(user=make_user(), language="sv")
    make_draft_export()
    make_external_match()
    make_left_behind()
    make_import_row()
    make_reviews_file()
    make_imported_withdrawal()
    make_page()
    make_source_draft()
    make_evidence_copy()
    make_removed_document()
    make_decision()
    make_reading()
    make_spotting_model()
    make_assignment()
    make_comment()
    make_notice()
    make_site_text_version()
    make_delivery()
    make_errand()
    make_evidence_file()
    catch_up_with_all()
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


# A generated column, and what makes it take a value.
MADE_FROM = {"speaker_without_role": "role_id = NULL, speaker_id", "party_given": "party"}


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
            # One row: the column may be a key, too.
            row = f"(SELECT ctid FROM {table} LIMIT 1)"
            target = MADE_FROM.get(column, f'"{column}"')
            run(f"UPDATE {table} SET {target} = {other} WHERE ctid = {row}")


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
