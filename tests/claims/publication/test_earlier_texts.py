"""The texts that a source had before its newest one stay public while versions stand on them, and
are shown where the newest one is."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from claims.models import Claim, PublicEarlierText, PublicReference
from claims.moving.deciding import accept
from claims.publication.publishing import restore, withdraw
from claims.publication.rebuilding import rebuild_public_rows
from claims.verifying.looking import broken_promises
from corpus import closing
from corpus.anchoring import anchor
from tests.claims.moving.revised import GONE, MOVED, NEW, OLD, make_revised, newest
from tests.factories import AT, make_claim, make_document, make_revision, make_user
from tests.promises import insert, refused_by, run, twin
from tests.published import publish

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
FREE = {"full_text_public": True, "rights_note": "Allmän handling."}


def make_texts(**rights: Any) -> dict[str, Claim]:
    """A claim on the first text and one on the second; both are published."""
    document = make_document(**(rights or FREE))
    gone = make_claim(revision=make_revision(OLD, document=document), quote=GONE)
    publish(gone)
    moved = make_claim(revision=make_revision(NEW, document=document), quote=MOVED)
    publish(moved, at=AT + DAY)
    return {"gone": gone, "moved": moved}


def there() -> list[tuple[int, str | None]]:
    return list(PublicEarlierText.objects.order_by("revision").values_list("revision", "text"))


def test_a_text_is_kept_in_public_when_another_takes_its_place() -> None:
    document = make_document(**FREE)
    old = make_revision(OLD, document=document)
    publish(make_claim(revision=old, quote=GONE))
    assert there() == []
    publish(make_claim(revision=make_revision(NEW, document=document), quote=MOVED), at=AT + DAY)
    assert there() == [(1, OLD)]
    row = PublicEarlierText.objects.get()
    assert (row.document_id, row.sha256) == (document.public_id, old.text_sha256)
    assert row.length == len(OLD)


def test_a_text_that_only_an_earlier_version_stands_on_is_kept() -> None:
    document, claims = make_revised()
    type(document).objects.filter(pk=document.pk).update(**FREE)
    document.refresh_from_db()
    claim = claims["moved"]
    claim.refresh_from_db()
    publish(claim)
    accept(claim, anchor(NEW, MOVED), newest(document), by=make_user(is_superuser=True), at=AT)
    claim.refresh_from_db()
    publish(claim, at=AT + DAY, kind="moved", note="Ny text.")
    assert there() == [(1, OLD)]


def test_rebuilding_makes_the_same() -> None:
    make_texts()
    before = there()
    PublicEarlierText.objects.all().delete()
    rebuild_public_rows()
    assert there() == before == [(1, OLD)]


def test_it_is_gone_when_every_version_on_it_is_withdrawn_and_back_with_one() -> None:
    claim = make_texts()["gone"]
    editor = make_user()
    withdraw([claim], by=editor, at=AT + 2 * DAY, reason="Fel person.")
    assert there() == []
    rebuild_public_rows()
    assert there() == []
    restore([claim], by=editor, at=AT + 3 * DAY, note="Rätt person.")
    assert there() == [(1, OLD)]


def test_it_is_emptied_at_once_when_the_full_text_is_public_no_more() -> None:
    document = make_texts()["gone"].revision.document
    run("UPDATE corpus_document SET full_text_public = false WHERE id = %s", document.pk)
    assert there() == [(1, None)]
    rebuild_public_rows()
    assert there() == [(1, None)]
    run("UPDATE corpus_document SET full_text_public = true WHERE id = %s", document.pk)
    assert there() == [(1, None)]


@pytest.mark.parametrize("by_sql", [True, False])
def test_it_is_emptied_at_once_when_the_document_is_closed(*, by_sql: bool) -> None:
    claims = make_texts()
    document = claims["gone"].revision.document
    administrator = make_user("åsa", "administrator")
    if by_sql:
        run(
            "UPDATE corpus_document SET closed_at = now(), closed_by_id = %s, closed_reason = 'x'"
            " WHERE id = %s",
            administrator.pk,
            document.pk,
        )
    else:
        closing.close(document, by=administrator, at=AT, reason="Personuppgifter.")
    assert there() == [(1, None)]
    rebuild_public_rows()
    assert there() == [(1, None)]
    claim = Claim.objects.get(pk=claims["gone"].pk)
    claim.statement = "Staden lovar 300 nya bostäder."
    claim.save()
    publish(claim, at=AT + 2 * DAY, kind="update", note="Klarare.")
    assert there() == [(1, None)]


def test_whatever_takes_the_newest_text_away_takes_the_earlier_ones() -> None:
    make_texts()
    run("UPDATE claims_publicreference SET text = NULL WHERE kind = 'document'")
    assert there() == [(1, None)]
    run("DELETE FROM claims_publicreference WHERE kind = 'document'")
    assert there() == []


def test_a_text_is_there_once() -> None:
    make_texts()
    with refused_by("public_earlier_text_once"):
        insert(twin(PublicEarlierText.objects.get()))


def test_other_documents_keep_theirs() -> None:
    make_texts()
    other = make_texts()["gone"].revision.document
    run("UPDATE corpus_document SET full_text_public = false WHERE id = %s", other.pk)
    assert sorted(text or "" for _revision, text in there()) == ["", OLD]


def test_what_was_published_under_stricter_rights_is_not_shown_by_looser_ones_of_today() -> None:
    document = make_document()
    gone = make_claim(revision=make_revision(OLD, document=document), quote=GONE)
    publish(gone)
    for name, value in FREE.items():
        setattr(document, name, value)
    document.save()
    publish(make_claim(revision=make_revision(NEW, document=document), quote=MOVED), at=AT + DAY)
    assert PublicReference.objects.get(kind="document").text == NEW
    assert there() == [(1, None)]
    gone.refresh_from_db()
    publish(gone, at=AT + 2 * DAY, kind="update", note="Rättigheter.")
    assert there() == [(1, OLD)]


def test_verify_finds_what_is_missing_and_what_is_too_much() -> None:
    make_texts()
    promise = "earlier_texts_shown"
    assert promise not in {each.promise for each in broken_promises()}
    for harm in (
        "DELETE FROM claims_publicearliertext",
        "UPDATE claims_publicearliertext SET text = text || 'x'",
        "UPDATE claims_publicearliertext SET revision = 7",
        "UPDATE claims_publicearliertext SET text = NULL",
        "UPDATE claims_publicearliertext SET sha256 = ''",
    ):
        with transaction.atomic():
            run(harm)
            assert promise in {each.promise for each in broken_promises()}, harm
            transaction.set_rollback(True)
