"""Claims that differ from what is public: listed, told of, and published in one act."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim, Speaker, Topic
from claims.publication.differing import differing
from claims.publication.publishing import publish, withdraw
from tests.claims.admin.admin_forms import editor, in_english
from tests.factories import (
    AT,
    make_claim,
    make_document,
    make_publisher,
    make_revision,
    make_speaker,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

PAGE = reverse("admin:claims_claim_differing")
LIST = reverse("admin:claims_claim_changelist")


def two_published() -> list[Claim]:
    speaker = make_speaker()
    claims = [make_claim(speaker=speaker), make_claim(speaker=speaker)]
    publish([*claims, make_claim(speaker=make_speaker("Örjan Älv"))], by=make_user(), at=AT)
    return claims


def test_what_was_published_as_it_is_does_not_differ(client: Client) -> None:
    two_published()
    assert list(differing(Claim.objects.all())) == []
    shown = in_english(editor(client)).get(PAGE).content.decode()
    assert "The public sees all claims as they are." in shown


def test_a_renamed_speaker_differs_in_each_claim_and_is_published_in_one_act(
    client: Client,
) -> None:
    claims = two_published()
    Speaker.objects.filter(name="Åsa Öberg").update(name="Åsa Ek")
    response = in_english(editor(client)).get(PAGE)
    assert [row.claim for row in response.context["rows"]] == claims
    differences = response.context["rows"][0].differences
    assert [line.where for line in differences] == ["Speaker › name"]
    chosen = {"action": "publish_selected", "_selected_action": [each.pk for each in claims]}
    said = chosen | {"kind": "update", "note": "Talarens namn."}
    seen = client.post(LIST, said).context["seen"]
    client.post(LIST, said | {"confirmed": "yes", "seen": seen})
    numbers = [each.versions.order_by("-number")[0].publication for each in claims]
    assert numbers == [4, 5]
    assert list(differing(Claim.objects.all())) == []


def test_a_topic_and_a_document_differ_too() -> None:
    topic, claim = make_topic(), make_claim()
    claim.topics.add(topic)
    publish([claim], by=make_user(), at=AT)
    Topic.objects.filter(pk=topic.pk).update(name_sv="Familjehemmen")
    (found,) = differing(Claim.objects.all())
    assert (found.claim, found.newest.number) == (claim, 1)
    Topic.objects.filter(pk=topic.pk).update(name_sv=topic.name_sv)
    document = claim.revision.document
    document.title = "En annan titel"
    document.save()
    assert [each.claim for each in differing(Claim.objects.all())] == [claim]


def test_what_was_withdrawn_is_not_asked_about() -> None:
    claims = two_published()
    withdraw(claims, by=make_user(), at=AT, reason="Fel.")
    Speaker.objects.update(name="Åsa Ek")
    assert {
        each.claim.speaker.name for each in differing(Claim.objects.naming(claims[0].speaker_id))
    } == set()


def test_whoever_renames_a_topic_is_told(client: Client) -> None:
    topic, claim = make_topic(), make_claim()
    claim.topics.add(topic)
    publish([claim], by=make_user(), at=AT)
    page = reverse("admin:claims_topic_change", args=[topic.pk])
    shown = in_english(editor(client)).get(page)
    sent = {"name_sv": "Familjehemmen", "name_en": topic.name_en, "_seen": shown.context["seen"]}
    answer = client.post(page, sent, follow=True)
    told = " ".join(str(message) for message in answer.context["messages"])
    assert "The public still sees one claim as it was before." in told
    assert PAGE in told


def test_whoever_renames_a_publisher_is_told(client: Client) -> None:
    publisher = make_publisher()
    revision = make_revision(document=make_document(publisher=publisher))
    publish([make_claim(revision=revision)], by=make_user(), at=AT)
    page = reverse("admin:corpus_publisher_change", args=[publisher.pk])
    shown = in_english(editor(client)).get(page)
    sent = {"name": "Nya Tidningen", "url": "", "_seen": shown.context["seen"]}
    answer = client.post(page, sent, follow=True)
    told = " ".join(str(message) for message in answer.context["messages"])
    assert "The public still sees one claim as it was before." in told


def test_a_withdrawal_stands_on_everybodys_dashboard(client: Client) -> None:
    claims = two_published()
    withdraw(claims[:1], by=make_user(), at=timezone.now(), reason="Fel talare.")
    response = in_english(editor(client)).get(reverse("admin:index"))
    (section,) = [each for each in response.context["board"].sections if each.key == "withdrawn"]
    assert section.number == 1
    assert "Fel talare." in section.rows[0].about
    listed = client.get(section.url)
    assert listed.context["cl"].result_count == 1
