"""Assessments in the admin: evidence, and four eyes."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.models import Assessment, Claim, Evidence
from claims.review import submit
from tests.claims.admin.admin_forms import change_url, editor, in_english, rows, same_assessment
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_evidence,
    make_scale_and_ratings,
    make_user,
)

pytestmark = pytest.mark.django_db

EVIDENCE = {
    "url": "https://stockholm.example/bokslut",
    "title": "Bokslut",
    "stance": "contradicts",
    "summary": "612 miljoner.",
    "published_on": "2023-03",
}


def member(role: str) -> User:
    return make_user(role=role, is_staff=True)


def messages(response: Any) -> str:
    return " ".join(map(str, response.context["messages"]))


def submitted(by: User, **overrides: Any) -> Assessment:
    rating = make_scale_and_ratings()["mostly_true"]
    assessment = make_assessment(rating=rating, **overrides)
    make_claim(assessment=assessment, status=Claim.Status.IN_PROGRESS)
    submit(assessment, by=by, at=AT)
    return assessment


def verb(client: Client, name: str, assessment: Assessment, **form: str) -> Any:
    url = reverse(f"admin:claims_assessment_{name}", args=[assessment.pk])
    return client.post(url, form, follow=True)


def test_author_is_whoever_writes_it(client: Client) -> None:
    user = member("researcher")
    client.force_login(user)
    form = {"summary": "Stämmer.", "explanation": "", "missing": ""} | rows("evidence", EVIDENCE)
    assert client.post(reverse("admin:claims_assessment_add"), form).status_code == 302
    assert Assessment.objects.get().author == user


def test_evidence_numbers_itself(client: Client) -> None:
    evidence = make_evidence()
    kept = EVIDENCE | {"id": str(evidence.pk), "assessment": str(evidence.assessment_id)}
    given = rows("evidence", kept, EVIDENCE | {"title": "Ny"}, EVIDENCE | {"title": "Nyast"})
    given["evidence-INITIAL_FORMS"] = 1
    url = change_url("assessment", evidence.assessment_id)
    editor(client).post(url, same_assessment(evidence.assessment, **given))
    found = Evidence.objects.order_by("position").values_list("title", "position")
    assert list(found) == [("Bokslut", 1), ("Ny", 2), ("Nyast", 3)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": ""},
        {"url": "ftp://stockholm.example/"},
        {"protected_reason": "Källan är hotad."},  # and yet an address
        {"title": ""},
        {"published_on": "i mars"},
    ],
)
def test_bad_evidence(client: Client, wrong: dict[str, str]) -> None:
    assessment = make_assessment()
    form = same_assessment(assessment, **rows("evidence", EVIDENCE | wrong))
    response: Any = editor(client).post(change_url("assessment", assessment.pk), form)
    assert response.context["errors"]
    assert not Evidence.objects.exists()


def test_protected_source_needs_no_address(client: Client) -> None:
    assessment = make_assessment()
    source = EVIDENCE | {"url": "", "protected_reason": "Källan är hotad."}
    form = same_assessment(assessment, **rows("evidence", source))
    editor(client).post(change_url("assessment", assessment.pk), form)
    assert Evidence.objects.get().protected_reason == "Källan är hotad."


def test_claims_that_share_it_are_listed(client: Client) -> None:
    assessment = make_assessment()
    claims = [make_claim(assessment=assessment), make_claim(assessment=assessment)]
    page = editor(client).get(change_url("assessment", assessment.pk)).content.decode()
    assert all(change_url("claim", claim.pk) in page for claim in claims)


def test_save_and_submit(client: Client) -> None:
    assessment = make_assessment()
    claim = make_claim(assessment=assessment)
    user = member("researcher")
    client.force_login(user)
    url = change_url("assessment", assessment.pk)
    assert "_submit_for_review" in client.get(url).content.decode()
    form = same_assessment(assessment, summary="Ny sammanfattning.", _submit_for_review="1")
    client.post(url, form)
    assessment.refresh_from_db()
    claim.refresh_from_db()
    assert (assessment.summary, assessment.submitted_by) == ("Ny sammanfattning.", user)
    assert claim.status == Claim.Status.IN_REVIEW


def test_submitting_without_a_summary_says_so_and_saves(client: Client) -> None:
    assessment = make_assessment()
    make_claim(assessment=assessment)
    form = same_assessment(assessment, summary="", _submit_for_review="1")
    url = change_url("assessment", assessment.pk)
    response = editor(in_english(client)).post(url, form, follow=True)
    assert "summary" in messages(response)
    assessment.refresh_from_db()
    assert (assessment.summary, assessment.submitted_at) == ("", None)


def test_what_was_submitted_can_only_be_read(client: Client) -> None:
    assessment = submitted(member("researcher"))
    url = change_url("assessment", assessment.pk)
    page = editor(client).get(url).content.decode()
    assert 'name="summary"' not in page
    assert client.post(url, same_assessment(assessment, summary="Annat.")).status_code == 409
    assert client.post(url, {"summary": "Annat."}).status_code == 403
    assessment.refresh_from_db()
    assert assessment.summary != "Annat."
    delete = reverse("admin:claims_assessment_delete", args=[assessment.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403


def test_somebody_else_approves(client: Client) -> None:
    assessment = submitted(member("researcher"))
    approver = member("editor")
    client.force_login(approver)
    page = client.get(change_url("assessment", assessment.pk)).content.decode()
    assert reverse("admin:claims_assessment_approve", args=[assessment.pk]) in page
    verb(client, "approve", assessment)
    assessment.refresh_from_db()
    assert assessment.approved_by == approver
    assert assessment.claims.get().status == Claim.Status.CHECKED


def test_whoever_submitted_it_does_not_approve_it(client: Client) -> None:
    user = member("editor")
    assessment = submitted(user)
    in_english(client).force_login(user)
    page = client.get(change_url("assessment", assessment.pk)).content.decode()
    assert reverse("admin:claims_assessment_approve", args=[assessment.pk]) not in page
    response = verb(client, "approve", assessment)
    assert "You submitted this: somebody else has to approve it." in messages(response)
    assessment.refresh_from_db()
    assert assessment.approved_at is None


def test_researcher_does_not_approve(client: Client) -> None:
    assessment = submitted(member("editor"))
    client.force_login(member("researcher"))
    assert verb(client, "approve", assessment).status_code == 403
    assessment.refresh_from_db()
    assert assessment.approved_at is None


def test_send_back_with_a_reason(client: Client) -> None:
    assessment = submitted(member("researcher"))
    in_english(client).force_login(member("editor"))
    assert "reason" in messages(verb(client, "send_back", assessment, reason=" "))
    verb(client, "send_back", assessment, reason="En källa till behövs.")
    assessment.refresh_from_db()
    assert assessment.submitted_at is None
    page = client.get(change_url("assessment", assessment.pk)).content.decode()
    assert "En källa till behövs." in page
    assert 'name="summary"' in page


def test_list_by_state(client: Client) -> None:
    draft, waiting = make_assessment(), submitted(member("researcher"))
    approved = make_assessment(approved=True)
    url = reverse("admin:claims_assessment_changelist")
    editor(client)
    for state, expected in (("draft", draft), ("waiting", waiting), ("approved", approved)):
        response: Any = client.get(url, {"state": state})
        assert list(response.context["cl"].result_list) == [expected]


def test_verbs_are_not_links(client: Client) -> None:
    assessment = submitted(member("researcher"))
    url = reverse("admin:claims_assessment_approve", args=[assessment.pk])
    assert editor(client).get(url).status_code == 405


def test_approve_in_bulk_says_what_each_lacks(client: Client) -> None:
    ready, draft = submitted(member("researcher")), make_assessment()
    make_claim(assessment=draft)
    response = editor(client).post(
        reverse("admin:claims_assessment_changelist"),
        {"action": "approve_selected", "_selected_action": [ready.pk, draft.pk]},
        follow=True,
    )
    assert len(list(response.context["messages"])) == 2
    ready.refresh_from_db()
    assert ready.approved_at is not None
