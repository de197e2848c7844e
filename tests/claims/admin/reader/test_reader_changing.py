"""Claims that are marked: their boundaries moved, taken on in the workflow, and undone."""

from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from tests.claims.admin.admin_forms import change_url, editor, in_english, same_claim
from tests.claims.admin.reader.reader import fields, move, place_of, quantity, send
from tests.factories import (
    AT,
    QUOTE,
    TEXT,
    make_assessment,
    make_claim,
    make_quantity,
    make_relation,
    make_revision,
    make_scale_and_ratings,
    make_section,
    make_speaker,
    make_user,
    make_version,
    make_voice,
)
from tests.published import make_checked

pytestmark = pytest.mark.django_db


def with_rights(*codenames: str) -> User:
    user = make_user(role="", is_staff=True)
    wanted = ["view_document", "view_claim", *codenames]
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    return user


# Moving


def test_boundaries_are_moved(client: Client) -> None:
    claim = make_claim()
    section = make_section(claim.revision)
    sent = move(claim, claim.start, claim.end + 2)
    response = send(editor(client), "move", claim.public_id, sent)
    assert response.status_code == 200, response.content
    moved = Claim.objects.get()
    assert (moved.quote, moved.end) == (f"{QUOTE}, ", claim.end + 2)
    assert moved.section == section
    assert response.json()["claims"][0]["end"] == moved.end


def test_history_knows_who_moved_it(client: Client) -> None:
    claim = make_claim()
    anna = make_user("anna", is_staff=True)
    client.force_login(anna)
    send(client, "move", claim.public_id, move(claim, claim.start, claim.end + 1))
    event = apps.get_model("claims", "ClaimEvent").objects.get(pgh_label="update")
    assert event.pgh_context.metadata["user"] == anna.pk


def test_somebody_else_has_moved_it(client: Client) -> None:
    claim = make_claim()
    sent = move(claim, claim.start, claim.end + 2)
    Claim.objects.filter(pk=claim.pk).update(end=claim.end + 1, quote=f"{QUOTE},")
    response = send(editor(client), "move", claim.public_id, sent)
    assert response.status_code == 409
    assert Claim.objects.get().quote == f"{QUOTE},"


def test_quantities_stay_inside(client: Client) -> None:
    claim = make_claim()
    make_quantity(claim)
    sent = move(claim, claim.start, claim.end - 7)
    response = send(in_english(editor(client)), "move", claim.public_id, sent)
    assert response.status_code == 422
    assert response.json()["said"].startswith("“640 miljoner kronor” would stand outside")
    assert Claim.objects.get().end == claim.end


def test_claim_stays_on_its_own_text(client: Client) -> None:
    claim = make_claim()
    newer = make_revision("Mer. " + TEXT, document=claim.revision.document)
    sent = move(claim, claim.start, claim.end) | place_of(newer, QUOTE)
    assert send(editor(client), "move", claim.public_id, sent).status_code == 409
    own = move(claim, claim.start, claim.end + 1)
    assert send(client, "move", claim.public_id, own).status_code == 200


def test_an_approved_claim_whose_quote_changes_goes_to_review(client: Client) -> None:
    claim = make_checked()
    response = send(
        editor(client), "move", claim.public_id, move(claim, claim.start + 8, claim.end)
    )
    assert response.json()["claims"][0]["status"] == "in_review"
    assert Claim.objects.get().approvals.latest("pk").approved_at is None


def test_moved_out_of_its_section_it_has_none(client: Client) -> None:
    revision = make_revision()
    section = make_section(revision, start=0, end=70)
    claim = make_claim(revision=revision, section=section)
    assert (
        send(editor(client), "move", claim.public_id, move(claim, claim.start, 90)).status_code
        == 200
    )
    assert Claim.objects.get().section is None


@pytest.mark.parametrize("wrong", [{"from_start": "x"}, {"quote": 1}, {"x": 1}, {"from_end": None}])
def test_wrong_values(client: Client, wrong: dict[str, Any]) -> None:
    claim = make_claim()
    sent = move(claim, claim.start, claim.end + 1) | wrong
    assert send(editor(client), "move", claim.public_id, sent).status_code == 400


def test_who_may_move(client: Client) -> None:
    claim = make_claim()
    sent = move(claim, claim.start, claim.end + 1)
    assert send(client, "move", claim.public_id, sent).status_code == 401
    client.force_login(with_rights("add_claim", "delete_claim"))
    assert send(client, "move", claim.public_id, sent).status_code == 403
    client.force_login(with_rights("change_claim"))
    assert send(client, "move", claim.public_id, sent).status_code == 200


def test_claim_that_there_is_not(client: Client) -> None:
    claim = make_claim()
    sent = move(claim, claim.start, claim.end)
    editor(client)
    for name, body in (
        ("move", sent),
        ("undo", {}),
        ("status", {"verb": "start", "status": "unverified"}),
    ):
        assert send(client, name, "bcdfghjk", body).status_code == 404


# Undo


def mark(client: Client, user: User | None = None) -> Claim:
    revision = make_revision()
    client.force_login(user or make_user(is_staff=True))
    sent = place_of(revision, QUOTE) | {
        "fields": fields(make_speaker().pk),
        "quantities": [quantity()],
    }
    assert send(client, "mark", revision.document.public_id, sent).status_code == 200
    return Claim.objects.get()


def undo(client: Client, claim: Claim) -> Any:
    return send(client, "undo", claim.public_id, {})


def test_just_marked_claim_is_undone(client: Client) -> None:
    claim = mark(client)
    assert undo(client, claim).status_code == 200
    assert not Claim.objects.exists()
    events = apps.get_model("claims", "ClaimEvent").objects.order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "delete"]
    assert undo(client, claim).status_code == 404


def test_moved_and_moved_back_it_can_still_be_undone(client: Client) -> None:
    claim = mark(client)
    sent = move(claim, claim.start, claim.end + 1)
    assert send(client, "move", claim.public_id, sent).status_code == 200
    assert undo(client, claim).status_code == 200


def test_others_do_not_undo_it(client: Client) -> None:
    claim = mark(client)
    assert undo(editor(client), claim).status_code == 403
    assert Claim.objects.exists()


def test_who_may_undo(client: Client) -> None:
    claim = mark(client, with_rights("add_claim", "add_quantity"))
    assert undo(client, claim).status_code == 403
    client.logout()
    assert undo(client, claim).status_code == 401
    assert Claim.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        lambda claim: make_voice(claim),
        lambda claim: make_quantity(claim, text="640", value=640),
        lambda claim: claim.quantities.get().delete(),
        lambda claim: make_relation(other=claim),
        lambda claim: make_version(claim),
        lambda claim: Claim.objects.filter(pk=claim.pk).update(statement="Annan."),
        lambda claim: Claim.objects.filter(pk=claim.pk).update(assessment=make_assessment()),
        lambda claim: Claim.objects.filter(pk=claim.pk).update(status="in_progress"),
    ],
)
def test_claim_with_more_work_in_it_is_kept(client: Client, more: Any) -> None:
    claim = mark(client)
    with pghistory.context(url="/elsewhere/"):  # as in a request of its own
        more(claim)
    response = undo(client, claim)
    assert response.status_code == 409
    assert response.json()["said"]
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_claim_edited_on_its_page_is_kept(client: Client) -> None:
    claim = mark(client, make_user(is_staff=True, is_superuser=True))
    claim.quantities.all().delete()
    claim = Claim.objects.get()
    client.post(change_url("claim", claim.pk), same_claim(claim, statement="Annan mening."))
    assert Claim.objects.get().statement == "Annan mening."
    assert undo(client, claim).status_code == 409


def test_claim_that_was_not_marked_here_is_kept(client: Client) -> None:
    user = make_user(is_staff=True)
    claim = make_claim(created_by=user)
    client.force_login(user)
    assert undo(client, claim).status_code == 409


# Status


def set_status(client: Client, claim: Claim, verb: str, **more: Any) -> Any:
    sent = {"verb": verb, "status": claim.status} | more
    return send(client, "status", claim.public_id, sent)


def test_claim_is_taken_up(client: Client) -> None:
    claim = make_claim()
    response = set_status(editor(client), claim, "start")
    assert response.status_code == 200
    assert response.json()["claims"][0]["status"] == "in_progress"
    assert Claim.objects.get().status == "in_progress"


def test_way_through_the_workflow(client: Client) -> None:
    rating = make_scale_and_ratings()["false"]
    assessment = make_assessment(rating=rating)
    claim = make_claim(assessment=assessment)
    together = make_claim(revision=claim.revision, assessment=assessment)
    elsewhere = make_claim(assessment=assessment)
    author = make_user(is_staff=True)
    client.force_login(author)
    answer = set_status(client, claim, "submit").json()["claims"]
    assert {each["id"] for each in answer} == {claim.public_id, together.public_id}
    claim.refresh_from_db()
    assert set_status(client, claim, "approve").status_code == 409  # four eyes
    client.force_login(make_user(is_staff=True))
    assert set_status(client, claim, "approve").status_code == 200
    elsewhere.refresh_from_db()
    assert elsewhere.status == "checked"
    claim.refresh_from_db()
    assert set_status(client, claim, "send_back", reason=" ").status_code == 409
    assert set_status(client, claim, "send_back", reason="Ny källa.").status_code == 200
    claim.refresh_from_db()
    assert claim.status == "in_progress"


def test_somebody_else_was_quicker(client: Client) -> None:
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(status="in_progress")
    response = set_status(editor(client), claim, "start")
    assert response.status_code == 409
    assert response.json()["said"]


def test_what_the_workflow_refuses(client: Client) -> None:
    claim = make_claim()
    assert set_status(editor(client), claim, "submit").status_code == 409  # no assessment
    claim = make_claim(assessment=make_assessment(summary=""))
    assert set_status(client, claim, "submit").status_code == 409
    assert set_status(client, claim, "nonsense").status_code == 400
    assert set_status(client, claim, "").status_code == 400


def test_who_may_take_on(client: Client) -> None:
    claim = make_claim(assessment=make_assessment())
    assert set_status(client, claim, "start").status_code == 401
    client.force_login(with_rights())
    refused = set_status(client, claim, "start")
    assert (refused.status_code, "claims.change_claim" in refused.json()["said"]) == (403, True)
    assert set_status(client, claim, "submit").status_code == 403
    client.force_login(make_user(role="researcher", is_staff=True))
    assert set_status(client, claim, "submit").status_code == 200
    claim.refresh_from_db()
    assert set_status(client, claim, "approve").status_code == 403


def test_only_posts(client: Client) -> None:
    claim = make_claim(created_at=AT)
    for name in ("move", "undo", "status"):
        url = reverse(f"reader:{name}", args=[claim.public_id])
        assert editor(client).get(url).status_code == 405
