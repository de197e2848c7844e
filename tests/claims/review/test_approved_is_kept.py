"""Migration 0008 of `claims`: what was approved stays so until it is sent back."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from claims.admin.refusals import SENTENCES
from claims.models import Assessment, Evidence
from claims.review import approve, send_back, submit
from tests.claims.admin.admin_forms import change_url, editor
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_evidence,
    make_scale_and_ratings,
    make_user,
)
from tests.promises import Load, both_loads, change, insert, refused_by, run, settle, twin

pytestmark = pytest.mark.django_db

RULE = "assessment_kept_once_approved"
LATER = AT + timedelta(days=1)

# May be written at any time: never public, and not what was approved.
NOTES = {"missing", "searched"}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def make_approved() -> Assessment:
    """With two sources; the verbs' own work."""
    assessment = make_assessment(rating=make_scale_and_ratings()["true"])
    make_claim(assessment=assessment, status="in_progress")
    make_evidence(assessment)
    make_evidence(assessment)
    submit(assessment, by=make_user(), at=AT)
    approve(assessment, by=make_user(), at=AT)
    settle()
    return assessment


def sent_back(**more: Any) -> dict[str, Any]:
    """All that `send_back` writes, in one UPDATE."""
    nothing = dict.fromkeys(("submitted_at", "submitted_by", "approved_at", "approved_by"))
    why = {"sent_back_at": LATER, "sent_back_by": make_user(), "sent_back_reason": "Källa?"}
    return nothing | why | more


def test_every_column_is_kept_but_the_desks_notes() -> None:
    assessment = make_approved()
    others: dict[str, Any] = {
        "id": assessment.pk + 1,
        "rating": None,
        "summary": "Nej.",
        "explanation": "Nej.",
        "author": make_user(),
        "submitted_at": AT - timedelta(days=1),
        "submitted_by": make_user(),
        "approved_at": LATER,
        "approved_by": make_user(),
        "sent_back_at": LATER,
        "sent_back_by": make_user(),
        "sent_back_reason": "Källa?",
        "missing": "En källa till.",
        "searched": "bokslut 2022",
        "checked_on": date(2020, 1, 1),
    }
    assert others.keys() == {field.name for field in Assessment._meta.concrete_fields}
    for name in others.keys() - NOTES:
        with refused_by(RULE):
            change(assessment, **{name: others[name]})
    change(assessment, **{name: others[name] for name in NOTES})
    change(assessment, summary=assessment.summary)  # nothing new
    settle()


def test_the_approval_goes_as_it_is_sent_back_and_no_other_way() -> None:
    assessment = make_approved()
    unapproved = {"approved_at": None, "approved_by": None}
    for values in (
        unapproved,
        unapproved | {"submitted_at": None, "submitted_by": None},
        sent_back(submitted_at=AT, submitted_by=assessment.submitted_by),
        sent_back(sent_back_at=AT - timedelta(days=1)),
        sent_back(summary="Nej."),
        sent_back(rating=None),
    ):
        with refused_by(RULE):
            change(assessment, **values)
    # The claims have to follow, as they do when the verb sends it back.
    with refused_by("claim_verdict_approved"):
        change(assessment, **sent_back())


def test_an_approved_assessment_is_not_deleted() -> None:
    approved = make_assessment(approved=True)
    with refused_by(RULE):
        run("DELETE FROM claims_assessment WHERE id = %s", approved.pk)
    draft = make_assessment()
    run("DELETE FROM claims_assessment WHERE id = %s", draft.pk)


@both_loads
def test_no_evidence_comes_to_what_is_approved(load: Load) -> None:
    source = make_evidence()
    approved = make_approved()
    with refused_by(RULE):
        load(twin(source, assessment_id=approved.pk, position=9))
    with refused_by(RULE):  # one among others
        load(twin(source, position=8), twin(source, assessment_id=approved.pk, position=9))
    load(twin(source, position=8))


def test_its_evidence_stays_as_it_is() -> None:
    approved, draft = make_approved(), make_evidence()
    kept = approved.evidence.all()
    others: dict[str, Any] = {
        "id": 10**9,
        "assessment": draft.assessment,
        "position": 9,
        "url": "https://annan.example/",
        "protected_reason": "Källskydd.",
        "archive_url": "https://arkiv.example/",
        "title": "Nej",
        "publisher": "Nej",
        "published_on": "1999",
        "published_on_basis": "Nej",
        "stance": "supports",
        "primary": False,
        "summary": "Nej.",
    }
    assert others.keys() == {field.name for field in Evidence._meta.concrete_fields}
    with refused_by("key_never_changes"):
        change(kept[0], id=others["id"])
    for name in others.keys() - {"protected_reason", "id"}:
        with refused_by(RULE):
            change(kept[0], **{name: others[name]})
    with refused_by(RULE):
        change(kept[0], url="", protected_reason=others["protected_reason"])
    with refused_by(RULE):
        change(draft, assessment=approved)
    with refused_by(RULE):
        run("UPDATE claims_evidence SET summary = summary || '!'")
    with refused_by(RULE):
        run("DELETE FROM claims_evidence WHERE id = %s", kept[0].pk)
    with refused_by(RULE):
        run("DELETE FROM claims_evidence")
    run("UPDATE claims_evidence SET title = title")  # nothing new
    run("DELETE FROM claims_evidence WHERE id = %s", draft.pk)
    settle()


def test_after_it_was_sent_back_everything_may_be_changed() -> None:
    assessment = make_approved()
    send_back(assessment, by=make_user(), at=LATER, reason="Källa?")
    settle()
    change(assessment, summary="Ny.", rating=None)
    source = assessment.evidence.get(position=1)
    change(source, title="Ny")
    insert(twin(source, position=3))
    run("DELETE FROM claims_evidence WHERE id = %s", source.pk)
    submit(assessment, by=make_user(), at=LATER)
    approve(assessment, by=make_user(), at=LATER)
    settle()
    with refused_by(RULE):
        change(assessment, summary="Nyare.")


def test_an_editor_is_told(client: Client) -> None:
    """Approved in one window while another one still has the draft's form open."""
    assessment = make_approved()
    send_back(assessment, by=make_user(), at=timezone.now(), reason="Källa?")
    editor(client)
    client.cookies["django_language"] = "en"
    form = client.get(change_url("assessment", assessment.pk)).context["adminform"].form
    assert "summary" in form.fields
    submit(assessment, by=make_user(), at=timezone.now())
    approve(assessment, by=make_user(), at=timezone.now())
    response = client.post(change_url("assessment", assessment.pk), {"summary": "Nej."})
    assert response.status_code == 403
    assessment.refresh_from_db()
    assert assessment.summary != "Nej."
    assert "until it is sent back" in SENTENCES[RULE]
