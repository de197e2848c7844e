"""`claims/rules/moving.sql`, attacked: a version of kind `moved` says what was said before."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Claim, ClaimVersion, LeftBehind
from claims.moving.deciding import move_unchanged
from claims.publication.record import snapshot
from tests.claims.moving.revised import NEW, OLD, make_left_behind, newest
from tests.factories import AT, QUOTE, make_claim, make_revision, make_user
from tests.promises import ask, change, insert, refused_by, run, settle
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db

Record = dict[str, Any]


def moved_version(*, checked: bool = False, **overrides: Any) -> ClaimVersion:
    """Of a published claim that has moved: the version that says so, not yet stored."""
    make = make_checked if checked else make_claim
    claim = make(revision=make_revision(OLD), quote=QUOTE)
    (first,) = publish(claim)
    make_revision(NEW, document=claim.revision.document)
    move_unchanged(claim.revision.document, by=make_user(), at=AT)
    now = Claim.objects.get(pk=claim.pk)
    values = {
        "claim": now,
        "number": 2,
        "publication": first.publication + 1,
        "kind": "moved",
        "note": "Källan har ändrats.",
        "revision": now.revision,
        "status": first.status,
        "rating": first.rating,
        "record": snapshot(now),
        "published_at": AT,
        "published_by": first.published_by,
    }
    return ClaimVersion(**values | overrides)


def test_what_only_moved_is_taken_without_a_new_approval() -> None:
    insert(moved_version())
    other_file = moved_version()
    other_file.record["claim"]["source"]["document"]["file"] = "text-2.pdf"
    insert(other_file)
    insert(moved_version(checked=True))
    settle()


def _statement(record: Record) -> None:
    record["claim"]["statement"] += " Minst."


def _quote(record: Record) -> None:
    record["claim"]["quote"] = "kostade placeringarna 900 miljoner kronor"


def _speaker(record: Record) -> None:
    record["claim"]["speaker"]["name"] = "Kalle Ek"


def _topics(record: Record) -> None:
    record["claim"]["topics"] = ["annat"]


def _elsewhere(record: Record) -> None:
    record["claim"]["source"]["start"] += 1
    record["claim"]["source"]["end"] += 1


def _nowhere(record: Record) -> None:
    del record["claim"]["source"]["start"]


def _other_text(record: Record) -> None:
    record["claim"]["source"]["sha256"] = "0" * 64


def _old_number(record: Record) -> None:
    record["claim"]["source"]["revision"] = 1


def _document(record: Record) -> None:
    record["claim"]["source"]["document"]["title"] = "En annan rubrik"


@pytest.mark.parametrize(
    "spoil",
    [
        *(_statement, _quote, _speaker, _topics, _elsewhere, _nowhere, _other_text, _old_number),
        _document,
    ],
    ids=lambda spoil: spoil.__name__,
)
def test_what_says_anything_else_is_refused(spoil: Callable[[Record], None]) -> None:
    version = moved_version()
    record = copy.deepcopy(version.record)
    spoil(record)
    version.record = record
    with refused_by("version_moved_says_the_same"):
        insert(version)


def test_a_verdict_that_nobody_approved_is_refused_before() -> None:
    version = moved_version(checked=True)
    record = copy.deepcopy(version.record)
    record["claim"]["assessment"]["evidence"].pop()
    version.record = record
    with refused_by("version_is_what_was_approved"):
        insert(version)


def test_another_status_is_refused() -> None:
    version = moved_version()
    version.status = "in_progress"
    with refused_by("version_moved_says_the_same"):
        insert(version)


def test_a_text_of_another_source_or_an_older_one_is_refused() -> None:
    version = moved_version()
    first = version.claim.versions.get()
    for revision in (make_revision(NEW), first.revision):
        version.revision = revision
        with refused_by("version_moved_says_the_same"):
            insert(version)


def test_what_was_withdrawn_is_put_back_by_two() -> None:
    version = moved_version()
    first = version.claim.versions.get()
    gone = copy.copy(first)
    gone.pk, gone.number, gone.kind, gone.note = None, 2, "withdrawal", "Fel person."
    gone.publication += 1
    gone.record = {"claim": {"id": version.claim.public_id}}
    gone._state.adding = True
    insert(gone)
    version.number, version.publication = 3, gone.publication + 1
    with refused_by("version_moved_says_the_same"):
        insert(version)


def test_a_moved_version_says_to_the_public_why() -> None:
    with refused_by("version_change_has_note"):
        insert(moved_version(note=""))


def test_one_wrong_among_many_is_found() -> None:
    version = moved_version()
    other = copy.copy(version)
    other.record = copy.deepcopy(version.record)
    _statement(other.record)
    other.number, other.publication = 3, version.publication + 1
    with refused_by("version_moved_says_the_same"):
        insert(version, other)


# Left behind


def test_a_claim_is_left_behind_by_a_newer_text_of_its_own_source() -> None:
    left = make_left_behind()
    settle()
    for wrong in (make_revision(NEW), left.claim.revision):
        with refused_by("left_behind_by_a_newer_text"):
            change(left, revision=wrong)
        with refused_by("left_behind_by_a_newer_text"):
            insert(
                LeftBehind(
                    claim=left.claim, revision=wrong, reason="–", left_at=AT, left_by=left.left_by
                )
            )
    standing = make_claim(revision=newest(left.claim.revision.document), quote=QUOTE)
    with refused_by("left_behind_by_a_newer_text"):
        change(left, claim=standing)


def test_it_is_left_once_and_for_a_reason() -> None:
    left = make_left_behind()
    with refused_by("left_behind_for_a_reason"):
        change(left, reason="")
    with refused_by("left_behind_once"):
        insert(
            LeftBehind(
                claim=left.claim,
                revision=left.revision,
                reason="Igen.",
                left_at=AT,
                left_by=left.left_by,
            )
        )


def test_why_it_was_left_stays_in_the_history() -> None:
    left = make_left_behind()
    key = left.pk
    change(left, reason="Talet är struket.")
    left.delete()
    said = ask(
        "SELECT pgh_label, reason FROM claims_leftbehindevent WHERE pgh_obj_id = %s"
        " ORDER BY pgh_id",
        key,
    )
    assert said == [
        ("insert", "Källan säger inte längre detta."),
        ("update", "Talet är struket."),
        ("delete", "Talet är struket."),
    ]
    for statement in (
        "UPDATE claims_leftbehindevent SET reason = ''",
        "DELETE FROM claims_leftbehindevent",
    ):
        with refused_by("event_never_changes"):
            run(statement)
