"""Suggestions in the reader: shown, taken up, rejected, undone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from claims.models import Claim, SuggestionDecision
from corpus.models import Revision
from tests.claims.admin.admin_forms import editor, in_english
from tests.claims.admin.reader.reader import fields, place_of, send
from tests.factories import (
    make_claim,
    make_revision,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_user,
)
from tests.published import make_checked

WORTH = "År 2022 ökade kommunens kostnader för placeringar med 12 procent jämfört med 2021."
OTHER = "Regeringen har minskat statsbidragen med 24 miljarder kronor enligt SKR."
TEXT = f"Vad tycker du om det?\n\n{WORTH} Tack för frågan, det känns bra! {OTHER}"

pytestmark = pytest.mark.django_db


def suggested(client: Client, revision: Revision) -> list[dict[str, Any]]:
    url = reverse("reader:suggestions", args=[revision.document.public_id, revision.number])
    response = client.get(url)
    assert response.status_code == 200, response.content
    found: list[dict[str, Any]] = response.json()["suggestions"]
    return found


def sentences(client: Client, revision: Revision) -> list[str]:
    found = suggested(client, revision)
    return [revision.text[each["start"] : each["end"]] for each in found]


def post(client: Client, name: str, revision: Revision, sent: Any) -> dict[str, Any]:
    response = send(client, name, revision.document.public_id, sent)
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = response.json()
    return answer


def test_what_can_be_checked_is_suggested_with_reasons(client: Client) -> None:
    revision = make_revision(TEXT)
    assert sentences(in_english(editor(client)), revision) == [WORTH, OTHER]
    first = suggested(client, revision)[0]
    assert first["score"] > 0.7
    assert "speaks of money, taxes or prices" in first["for"]


def test_what_a_claim_covers_is_not_suggested(client: Client) -> None:
    revision = make_revision(TEXT)
    make_claim(revision=revision, quote="minskat statsbidragen med 24 miljarder kronor")
    assert sentences(editor(client), revision) == [WORTH]


def test_rejected_is_rejected_in_the_next_text_too_and_can_be_undone(client: Client) -> None:
    revision = make_revision(TEXT)
    editor(client)
    place = place_of(revision, WORTH)
    post(client, "reject", revision, place | {"reason": "redan känt"})
    assert sentences(client, revision) == [OTHER]
    decision = SuggestionDecision.objects.get()
    assert (decision.outcome, decision.reason) == ("rejected", "redan känt")
    newer = make_revision(f"Ny ingress.\n\n{TEXT}", document=revision.document)
    assert sentences(client, newer) == [OTHER]

    # Undone where it was decided, so that the newest text is the first one's again.
    other = make_revision(TEXT)
    post(client, "reject", other, place_of(other, WORTH))
    assert post(client, "unreject", other, place_of(other, WORTH)) == {"undone": True}
    assert sentences(client, other) == [WORTH, OTHER]
    assert post(client, "unreject", other, place_of(other, WORTH)) == {"undone": False}


def test_a_claim_made_of_a_suggestion_is_remembered_until_it_is_undone(client: Client) -> None:
    revision = make_revision(TEXT)
    editor(client)
    sent = {"fields": fields(make_speaker().pk), "quantities": []}
    answer = post(client, "mark", revision, place_of(revision, WORTH) | sent)
    decision = SuggestionDecision.objects.get()
    claim = Claim.objects.get(public_id=answer["claims"][0]["id"])
    assert (decision.outcome, decision.claim, decision.sentence) == ("accepted", claim, WORTH)
    assert send(client, "undo", claim.public_id, {}).status_code == 200
    assert not SuggestionDecision.objects.exists()
    assert sentences(client, revision) == [WORTH, OTHER]


def test_similar_claims_tell_a_verdict_only_where_nothing_differs(client: Client) -> None:
    rating = make_scale_and_ratings()["half_true"]
    topic = make_topic()
    make_checked(
        revision=make_revision(OTHER), quote=OTHER, statement=OTHER, rating=rating, topics=[topic]
    )
    revision = make_revision(f"{OTHER}\n\n{OTHER.replace('24', '42')}")
    in_english(editor(client))
    same = post(client, "about", revision, place_of(revision, OTHER))["similar"]
    assert [(each["verdict"], each["but"]) for each in same] == [(str(rating), "")]
    changed = place_of(revision, OTHER.replace("24", "42"))
    (similar,) = post(client, "about", revision, changed)["similar"]
    assert similar["verdict"] == ""
    assert similar["but"] == "similar, but: another figure"
    drafted = post(client, "draft", revision, changed)
    assert drafted["about"]["similar"] == [similar]
    assert [each["id"] for each in drafted["fields"]["topics"]] == [topic.pk]


def test_the_speaker_whom_the_text_names_is_proposed(client: Client) -> None:
    text = f"– {OTHER} säger Anna Berg (S)."
    anna = make_speaker("Anna Berg", party="S")
    revision = make_revision(text)
    place = place_of(revision, OTHER.removesuffix("."))
    assert post(editor(client), "draft", revision, place)["fields"]["speaker"] == [
        {"id": str(anna.pk), "text": str(anna)}
    ]


def test_one_setting_turns_it_off(client: Client, settings: Settings) -> None:
    settings.SUGGESTIONS = False
    revision = make_revision(TEXT)
    assert suggested(editor(client), revision) == []
    page = client.get(reverse("reader:document", args=[revision.document.public_id]))
    assert b"suggestion-card" not in page.content
    known = make_claim(revision=make_revision(WORTH), quote=WORTH, statement=WORTH)
    about = post(client, "about", revision, place_of(revision, WORTH))
    assert (about["for"], about["against"]) == ([], [])
    assert [each["statement"] for each in about["similar"]] == [known.statement]


def test_a_researcher_may_reject_but_nobody_from_outside(client: Client) -> None:
    revision = make_revision(TEXT)
    place = place_of(revision, WORTH)
    assert send(client, "reject", revision.document.public_id, place).status_code == 401
    client.force_login(make_user(role="researcher", is_staff=True))
    assert post(client, "reject", revision, place) == {}


def test_texts_in_other_languages_are_not_read(client: Client) -> None:
    revision = make_revision(TEXT)
    revision.document.language = "en"
    revision.document.save()
    assert suggested(editor(client), revision) == []
