"""`claims/rules/keys.sql` and `claims/rules/life.sql`, attacked by SQL."""

import pytest
from django.core.management import call_command

from claims.models import PublicLife, Speaker
from claims.publication.locking import last_publication
from corpus.history.events import event_models
from tests.factories import AT, make_section, make_speaker, make_topic
from tests.promises import ask, insert, refused_by, run, twin
from tests.published import make_published

pytestmark = pytest.mark.django_db


def test_every_row_whose_history_is_kept_keeps_its_key() -> None:
    kept = ask(
        "SELECT tgrelid::regclass::text, attname FROM pg_trigger"
        " JOIN pg_attribute ON attrelid = tgrelid AND attnum = ANY (tgattr)"
        # before (2) UPDATE (16) of each row (1)
        " WHERE tgname = 'key_never_changes' AND tgenabled = 'O' AND tgtype = 19"
    )
    tracked = {(model._meta.db_table, model._meta.pk.column) for model in event_models()}
    assert set(kept) == tracked
    assert len(tracked) > 20


def test_a_key_that_changes_along_with_others_is_refused() -> None:
    """The history would have no event of it: it joins old rows to new ones by their keys."""
    speaker = make_speaker()
    make_topic()
    make_section()
    for statement in (
        "UPDATE claims_speaker SET id = id + 1000, name = 'En annan'",
        "UPDATE claims_topic SET id = 'annat', name_sv = 'Annat'",
        "UPDATE corpus_section SET id = id + 1000, title = 'Annat'",
        "UPDATE corpus_document SET id = DEFAULT",
        (
            "INSERT INTO claims_topic SELECT * FROM claims_topic"
            " ON CONFLICT (id) DO UPDATE SET id = 'annat', name_sv = 'Annat'"
        ),
    ):
        with refused_by("key_never_changes"):
            run(statement)
    run("UPDATE claims_speaker SET id = id, party = 'S'")
    assert Speaker.objects.get(pk=speaker.pk).party == "S"
    assert [event.party for event in event_models()[Speaker].objects.order_by("pgh_id")][-1] == "S"


def test_a_life_never_changes() -> None:
    for statement in (
        "UPDATE claims_publiclife SET first_publication = 7",
        "DELETE FROM claims_publiclife",
    ):
        with refused_by("life_never_changes"):
            run(statement)
    with refused_by("life_never_truncated"):
        run("TRUNCATE claims_publiclife")


def test_no_two_lives_have_one_token() -> None:
    (life,) = PublicLife.objects.all()
    with refused_by("claims_publiclife_token_key"):
        insert(twin(life))


def test_a_new_life_skips_numbers() -> None:
    (first,) = PublicLife.objects.all()
    assert (first.first_publication, first.restored_at) == (1, None)
    make_published()
    assert last_publication() == 1
    call_command("after_restore")
    life = PublicLife.objects.all()[0]
    assert life.token != first.token
    assert (life.last_before, life.first_publication) == (1, 1_002)
    assert life.restored_at
    assert life.restored_at > AT
    # Twice, with nothing published between.
    call_command("after_restore")
    life = PublicLife.objects.all()[0]
    assert (life.last_before, life.first_publication) == (1, 2_002)
    (version,) = make_published().versions.all()
    assert version.publication == 2_002
    (version,) = make_published().versions.all()
    assert version.publication == 2_003
