"""Publish, export, take up, delete: what is done with the claims chosen in the list."""

import csv
import io
from typing import Any
from unittest import mock

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse

from claims.models import Claim, ClaimVersion, PublicClaim, Topic
from claims.publication.publishing import publish
from tests.claims.admin.admin_forms import CHANGELIST, change_url, editor, same_claim
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_scale_and_ratings,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def run(client: Client, action: str, *claims: Claim, **more: Any) -> Any:
    form = {"action": action, "_selected_action": [claim.pk for claim in claims]} | more
    return client.post(reverse(CHANGELIST), form, follow=True)


def messages(response: Any) -> str:
    return " ".join(map(str, response.context["messages"]))


def published(*claims: Claim) -> None:
    publish(claims, by=make_user(), at=AT)


def member(client: Client, role: str) -> Client:
    client.force_login(make_user(role=role, is_staff=True))
    return client


def test_publishing_is_asked_about_first(client: Client) -> None:
    first, second = make_claim(), make_claim(statement="Ett annat påstående.")
    response = run(editor(client), "publish_selected", first, second)
    assert not ClaimVersion.objects.exists()
    assert not PublicClaim.objects.exists()
    page = response.content.decode()
    assert first.statement in page
    assert "Ett annat påstående." in page
    assert "<mark>kostade placeringarna 640 miljoner kronor</mark>" in page


def test_publish(client: Client) -> None:
    claims = [make_claim(), make_claim()]
    response = run(editor(client), "publish_selected", *claims, confirmed="yes")
    assert "2" in messages(response)
    assert {claim.versions.get().number for claim in claims} == {1}
    assert PublicClaim.objects.count() == 2
    assert ClaimVersion.objects.first().published_by.is_superuser  # type: ignore[union-attr]


def test_refusals_are_all_shown_and_nothing_is_published(client: Client) -> None:
    fresh, public = make_claim(), make_claim()
    published(public)
    rating = make_scale_and_ratings()["true"]
    unfinished = make_claim(
        status="checked", assessment=make_assessment(approved=True, rating=rating)
    )
    response = run(editor(client), "publish_selected", fresh, public, unfinished, confirmed="yes")
    assert ClaimVersion.objects.count() == 1
    refused = dict(response.context["refused"])
    assert set(refused) == {public, unfinished}
    page = response.content.decode()
    assert all(reason in page for reasons in refused.values() for reason in reasons)
    assert change_url("claim", unfinished.pk) in page
    assert response.context["others"] == [fresh]


def test_change_of_a_published_claim_asks_for_its_kind_and_a_note(client: Client) -> None:
    claim = make_claim()
    published(claim)
    claim.statement = "En rättad mening."
    claim.save()
    response = run(editor(client), "publish_selected", claim)
    page = response.content.decode()
    assert 'name="kind"' in page
    assert "errornote" not in page
    assert response.context["proposed"] == "correction"
    given = {"kind": "correction", "note": "Året var fel."}
    response = run(client, "publish_selected", claim, **given)
    assert response.context["versions"][0].number == 2
    assert claim.versions.count() == 1
    run(client, "publish_selected", claim, confirmed="yes", **given)
    version = claim.versions.get(number=2)
    assert (version.kind, version.note) == ("correction", "Året var fel.")


def test_what_a_kind_would_not_mend_is_said_while_the_kind_is_asked_for(client: Client) -> None:
    rating = make_scale_and_ratings()["true"]
    checked = make_assessment(approved=True, rating=rating)
    public, unfinished = make_claim(), make_claim(status="checked", assessment=checked)
    published(public)
    public.statement = "Budgeten har ett hål på 25 miljarder."
    public.save()
    response = run(editor(client), "publish_selected", public, unfinished)
    assert [claim for claim, _reasons in response.context["refused"]] == [unfinished]
    assert response.context["others"] == [public]
    assert 'name="kind"' in response.content.decode()


def test_a_topic_of_another_name_is_proposed_as_a_minor_change(client: Client) -> None:
    topic, claim = make_topic(), make_claim()
    claim.topics.add(topic)
    published(claim)
    Topic.objects.filter(pk=topic.pk).update(name_sv="Familjehemmen")
    response = run(editor(client), "publish_selected", claim)
    assert (response.context["refused"], response.context["proposed"]) == ([], "minor")


def test_unchanged_claim_is_not_offered_to_be_published_again(client: Client) -> None:
    claim = make_claim()
    published(claim)
    assert 'name="kind"' not in run(editor(client), "publish_selected", claim).content.decode()


def test_too_many_at_once(client: Client) -> None:
    claims = [make_claim(), make_claim()]
    with mock.patch("claims.admin.claim.confirming.CONFIRMED_MAX_CLAIMS", 1):
        response = run(editor(client), "publish_selected", *claims, confirmed="yes")
    assert "1" in messages(response)
    assert not ClaimVersion.objects.exists()


def test_researcher_may_not_publish(client: Client) -> None:
    claim = make_claim()
    run(member(client, "researcher"), "publish_selected", claim, confirmed="yes")
    assert not ClaimVersion.objects.exists()
    assert "publish_selected" not in client.get(reverse(CHANGELIST)).content.decode()
    page = client.get(change_url("claim", claim.pk)).content.decode()
    assert "publish_selected" not in page


def test_editor_publishes_from_the_claims_own_page(client: Client) -> None:
    claim = make_claim()
    page = member(client, "editor").get(change_url("claim", claim.pk)).content.decode()
    assert '<button type="submit" class="button" name="verb" value="publish">' in page
    ask = reverse("admin:claims_claim_ask", args=[claim.pk, "publish"])
    response = client.post(change_url("claim", claim.pk), same_claim(claim, verb="publish"))
    assert response["Location"] == ask
    assert claim.statement in client.get(ask).content.decode()
    assert not claim.versions.exists()
    response = client.post(ask, {"confirmed": "yes"})
    assert response["Location"] == change_url("claim", claim.pk)
    assert claim.versions.count() == 1


def test_export_streams_the_published_versions_of_the_selection(client: Client) -> None:
    chosen, draft, other = make_claim(), make_claim(), make_claim()
    published(chosen, other)
    response = run(editor(client), "export_csv", chosen, draft)
    assert isinstance(response, StreamingHttpResponse)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    text = b"".join(response.streaming_content).decode()  # type: ignore[arg-type]
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == [chosen.public_id]
    assert rows[0]["quote"] == chosen.quote


def test_export_of_a_searched_list_whole(client: Client) -> None:
    found, other = make_claim(statement="Nålen i höstacken."), make_claim()
    published(found, other)
    url = reverse(CHANGELIST) + "?q=Nålen"
    form = {"action": "export_csv", "_selected_action": [found.pk], "select_across": "1"}
    response: Any = editor(client).post(url, form | {"index": "0"})
    text = b"".join(response.streaming_content).decode()
    assert found.public_id in text
    assert other.public_id not in text


def test_export_of_drafts_alone_says_so(client: Client) -> None:
    response = run(editor(client), "export_csv", make_claim())
    assert messages(response)
    assert response.status_code == 200


def test_take_up(client: Client) -> None:
    fresh, going = make_claim(), make_claim(status=Claim.Status.IN_PROGRESS)
    response = run(member(client, "researcher"), "take_up", fresh, going)
    fresh.refresh_from_db()
    assert fresh.status == Claim.Status.IN_PROGRESS
    assert len(list(response.context["messages"])) == 2


def test_published_claim_is_not_deleted(client: Client) -> None:
    claim = make_claim()
    published(claim)
    page = editor(client).get(change_url("claim", claim.pk)).content.decode()
    url = reverse("admin:claims_claim_delete", args=[claim.pk])
    assert url not in page
    assert client.post(url, {"post": "yes"}).status_code == 403
    assert Claim.objects.exists()


def test_published_claim_is_not_deleted_in_bulk(client: Client) -> None:
    draft, public = make_claim(), make_claim()
    published(public)
    response = run(editor(client), "delete_selected", draft, public, post="yes")
    assert public.public_id in messages(response)
    assert Claim.objects.count() == 2


def test_drafts_can_be_deleted(client: Client) -> None:
    draft = make_claim()
    run(editor(client), "delete_selected", draft, post="yes")
    assert not Claim.objects.exists()
