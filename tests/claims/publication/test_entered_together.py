"""What is published is entered into the indexes of its words at once, and nothing waits on a list
that every search would read."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from claims.models import Claim, ClaimVersion, PublicPast
from claims.publication.publishing import publish
from claims.publication.rebuilding import rebuild_public_rows
from tests.factories import make_claim, make_user

INDEXES = ("public_search_words", "public_past_words", "public_facets_keys")


@pytest.fixture
def editor(db: None) -> User:
    return make_user("editor")


def waiting() -> dict[str, int]:
    """Pages of entries that were not entered yet, by index; looking enters them."""
    found = {}
    with connection.cursor() as cursor:
        for index in INDEXES:
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])
            (found[index],) = cursor.fetchone()
    return found


def test_after_each_act_nothing_waits(editor: User) -> None:
    claim = make_claim()
    waiting()
    publish([claim], by=editor, at=timezone.now())
    assert waiting() == dict.fromkeys(INDEXES, 0)

    Claim.objects.filter(pk=claim.pk).update(statement="Underskottet var 24 miljarder kronor.")
    again = timezone.now() + timedelta(seconds=1)
    kind = ClaimVersion.Kind.UPDATE
    publish([Claim.objects.get(pk=claim.pk)], by=editor, at=again, kind=kind, note="Tydligare.")
    assert PublicPast.objects.count() == 1
    assert waiting() == dict.fromkeys(INDEXES, 0)

    rebuild_public_rows()
    assert waiting() == dict.fromkeys(INDEXES, 0)


@pytest.mark.django_db
def test_the_indexes_can_take_entries_together() -> None:
    """Each key is then entered once for all rows that have it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class"
            " WHERE relname = ANY(%s) AND reloptions @> ARRAY['fastupdate=off']",
            [list(INDEXES)],
        )
        assert cursor.fetchall() == []
