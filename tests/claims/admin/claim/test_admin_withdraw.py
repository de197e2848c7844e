"""Taking claims back and publishing them again: the public is told why, and is asked for first."""

from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, ClaimVersion, PublicClaim
from claims.publication.publishing import PublicationRefused, publish, withdraw
from tests.claims.admin.admin_forms import CHANGELIST, change_url, editor, in_english
from tests.factories import AT, make_claim, make_user, taken_back
from tests.published import make_checked, make_published

pytestmark = pytest.mark.django_db

REASON = "Citatet var av någon annan."


def make_withdrawn(**overrides: Any) -> Claim:
    claim = make_published(**overrides)
    withdraw([claim], by=make_user(), at=AT + timedelta(days=1), reason=REASON)
    return claim


def run(client: Client, action: str, *claims: Claim, **more: Any) -> Any:
    form = {"action": action, "_selected_action": [claim.pk for claim in claims]} | more
    return client.post(reverse(CHANGELIST), form, follow=True)


def kinds(claim: Claim) -> list[str]:
    return list(claim.versions.order_by("number").values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("action", "make"),
    [("withdraw_selected", make_published), ("restore_selected", make_withdrawn)],
)
def test_it_is_asked_about_first(client: Client, action: str, make: Any) -> None:
    first, second = make(), make(statement="Ett annat påstående.")
    before = ClaimVersion.objects.count()
    response = run(editor(client), action, first, second)
    assert ClaimVersion.objects.count() == before
    page = response.content.decode()
    assert first.statement in page
    assert "Ett annat påstående." in page
    assert '<textarea id="id_note" name="note"' in page
    assert f'name="action" value="{action}"' in page


def test_withdraw(client: Client) -> None:
    claim = make_published()
    response = run(
        editor(client), "withdraw_selected", claim, confirmed="yes", note=f" {REASON}\r\n"
    )
    assert len(list(response.context["messages"])) == 1
    version = claim.versions.get(number=2)
    assert (version.kind, version.note) == ("withdrawal", REASON)
    assert version.published_by.is_superuser
    assert PublicClaim.objects.get().withdrawn


def test_restore_shows_what_is_public_again(client: Client) -> None:
    claim = make_withdrawn()
    claim.statement = "Som det är nu."
    claim.save()
    response = run(editor(client), "restore_selected", claim)
    assert "Som det är nu." in response.content.decode()
    assert response.context["versions"][0].number == 3
    run(client, "restore_selected", claim, confirmed="yes", note="Det var rätt person.")
    version = claim.versions.get(number=3)
    assert (version.kind, version.note) == ("update", "Det var rätt person.")
    assert not PublicClaim.objects.get().withdrawn


@pytest.mark.parametrize(
    ("action", "make"),
    [("withdraw_selected", make_published), ("restore_selected", make_withdrawn)],
)
@pytest.mark.parametrize("note", ["", " \r\n"])
def test_without_a_word_to_the_public_nothing_is_done(
    client: Client, action: str, make: Any, note: str
) -> None:
    claim, other = make(), make()
    before = ClaimVersion.objects.count()
    response = run(editor(client), action, claim, other, confirmed="yes", note=note)
    assert ClaimVersion.objects.count() == before
    (complaint,) = response.context["complaints"]
    page = response.content.decode()
    assert complaint in page
    assert '<textarea id="id_note" name="note"' in page


def test_everything_that_speaks_against_withdrawing_is_shown(client: Client) -> None:
    public, draft, gone = make_published(), make_claim(), make_withdrawn()
    before = ClaimVersion.objects.count()
    response = run(
        in_english(editor(client)),
        "withdraw_selected",
        *(public, draft, gone),
        confirmed="yes",
        note=REASON,
    )
    assert ClaimVersion.objects.count() == before
    assert dict(response.context["refused"]) == {
        draft: ["It has not been published."],
        gone: ["It is withdrawn already."],
    }
    page = response.content.decode()
    assert change_url("claim", draft.pk) in page
    assert "It is withdrawn already." in page
    # The word to the public is kept for going on with the others.
    assert response.context["others"] == [public]
    assert f'name="note" value="{REASON}"' in page


PUT_BACK = (
    "It has a verdict, which is put back by two persons: send it back, and have it submitted and "
    "approved anew."
)


def test_everything_that_speaks_against_restoring_is_shown(client: Client) -> None:
    gone, public = make_withdrawn(), make_published()
    unfinished = make_checked()
    publish([unfinished], by=make_user(), at=AT)
    withdraw([unfinished], by=make_user(), at=AT, reason=REASON)
    assert unfinished.assessment
    with taken_back(unfinished.assessment):
        unfinished.assessment.evidence.all().delete()
    response = run(in_english(editor(client)), "restore_selected", gone, public)
    assert dict(response.context["refused"]) == {public: ["It is not withdrawn."]}
    response = run(client, "restore_selected", gone, unfinished)
    assert dict(response.context["refused"]) == {
        unfinished: [
            PUT_BACK,
            "It needs at least 2 sources; it has 0.",
        ]
    }
    assert response.context["others"] == [gone]


def test_a_withdrawn_claim_is_not_published_as_if_nothing_had_been(client: Client) -> None:
    claim = make_withdrawn()
    response = run(
        in_english(editor(client)), "publish_selected", claim, confirmed="yes", kind="minor"
    )
    assert dict(response.context["refused"]) == {
        claim: ["It is withdrawn: restoring it needs a public note."]
    }
    assert kinds(claim) == ["first", "withdrawal"]
    with pytest.raises(PublicationRefused):
        publish([claim], by=make_user(), at=AT)


def test_too_many_at_once(client: Client) -> None:
    claims = [make_published(), make_published()]
    with mock.patch("claims.admin.claim.confirming.CONFIRMED_MAX_CLAIMS", 1):
        response = run(editor(client), "withdraw_selected", *claims, confirmed="yes", note=REASON)
    assert len(list(response.context["messages"])) == 1
    assert [kinds(claim) for claim in claims] == [["first"]] * 2


def test_the_claims_page_offers_what_can_be_done(client: Client) -> None:
    client.force_login(make_user(is_staff=True))

    def offered(claim: Claim) -> list[str]:
        page = client.get(change_url("claim", claim.pk)).content.decode()
        verbs = ("publish", "correct", "withdraw", "restore")
        button = '<button type="submit" class="button" name="verb" value="{}">'
        return [verb for verb in verbs if button.format(verb) in page]

    assert offered(make_claim()) == ["publish"]
    published = make_published()
    assert offered(published) == ["withdraw"]  # nothing has changed since
    Claim.objects.filter(pk=published.pk).update(statement="Det var 612 miljoner.")
    assert offered(published) == ["publish", "correct", "withdraw"]
    assert offered(make_withdrawn()) == ["restore"]


@pytest.mark.parametrize(
    ("action", "make"),
    [("withdraw_selected", make_published), ("restore_selected", make_withdrawn)],
)
def test_researcher_may_not(client: Client, action: str, make: Any) -> None:
    claim = make()
    before = kinds(claim)
    client.force_login(make_user(role="researcher", is_staff=True))
    run(client, action, claim, confirmed="yes", note=REASON)
    assert kinds(claim) == before
    assert action not in client.get(reverse(CHANGELIST)).content.decode()
    assert action not in client.get(change_url("claim", claim.pk)).content.decode()


def test_withdrawn_claims_are_found_and_marked_in_the_list(client: Client) -> None:
    public, draft, gone, back = make_published(), make_claim(), make_withdrawn(), make_withdrawn()
    run(editor(client), "restore_selected", back, confirmed="yes", note="Det var rätt.")

    def found(value: str) -> set[Claim]:
        response = client.get(reverse(CHANGELIST), {"published": value})
        return set(response.context["cl"].result_list)

    assert found("withdrawn") == {gone}
    assert found("yes") == {public, back}
    assert found("no") == {draft}
    page = in_english(client).get(reverse(CHANGELIST)).content.decode()
    assert page.count('<span class="second-line">version 2, withdrawn</span>') == 1
