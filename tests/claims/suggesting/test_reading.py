"""What a text offers: read once, counted on the dashboard, read anew by a newer model."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from claims.models import RevisionReading
from claims.spotting.worth import WorthModel
from claims.suggesting.reading import Suggestion, open_suggestions, read_text, spot, unread
from claims.suggesting.to_read import documents_to_read
from claims.tasks import read_texts
from tests.claims.admin.admin_forms import editor, in_english
from tests.claims.suggesting.suggested import make_decision, make_spotting_model
from tests.factories import make_claim, make_document, make_revision, make_scale_and_ratings
from tests.published import make_checked

WORTH = "Regeringen har minskat statsbidragen till kommunerna med 24 miljarder kronor enligt SKR."
OTHER = "År 2022 ökade kostnaderna för placeringar med 12 procent jämfört med 2021."
TEXT = f"{WORTH}\n\nTack! {OTHER}"

pytestmark = pytest.mark.django_db


def test_a_text_is_read_once_for_each_model() -> None:
    revision = make_revision(TEXT)
    assert [revision.text[each.start : each.end] for each in read_text(revision)] == [WORTH, OTHER]
    assert read_text(revision) == read_text(revision)
    assert RevisionReading.objects.get().model_number == 0
    make_spotting_model()
    read_text(revision)
    assert RevisionReading.objects.get().model_number == 1


def test_the_worker_reads_newest_texts_and_counts_what_was_checked_before() -> None:
    rating = make_scale_and_ratings()["half_true"]
    known = make_revision(WORTH)
    make_checked(revision=known, quote=WORTH, statement=WORTH, rating=rating)
    old = make_revision("Ett.")
    revision = make_revision(TEXT, document=old.document)
    english = make_revision(TEXT, document=make_document(language="en"))
    assert list(unread()) == [known, revision]
    read_texts(0)
    assert not unread().exists()
    counted = dict(RevisionReading.objects.values_list("revision", "checked_before"))
    assert counted == {known.pk: 0, revision.pk: 1}
    assert english.pk not in counted


def test_a_text_that_cannot_be_read_keeps_no_other_from_being_read(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stumbles, after = make_revision("Ett hinder."), make_revision(TEXT)

    def spot_others(text: str, model: WorthModel, author: str = "") -> list[Suggestion]:
        if text == stumbles.text:
            raise IndexError
        return spot(text, model, author)

    monkeypatch.setattr("claims.suggesting.reading.spot", spot_others)
    read_texts(0)
    assert open_suggestions(stumbles) == []
    assert open_suggestions(after)
    assert not unread().exists()
    # It is told once, not each minute.
    read_texts(0)
    assert caplog.text.count("could not be read for suggestions") == 1


def test_the_worker_reads_nothing_when_suggestions_are_off(settings: Settings) -> None:
    settings.SUGGESTIONS = False
    make_revision(TEXT)
    read_texts(0)
    assert not RevisionReading.objects.exists()


def test_documents_to_read_are_those_with_most_open(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    both, one, none = make_revision(TEXT), make_revision(TEXT), make_revision(WORTH)
    make_claim(revision=one, quote=OTHER)
    make_decision(outcome="rejected", revision=none, span=(0, len(WORTH)))
    read_texts(0)
    with django_assert_num_queries(3):  # readings, claims with rejections
        found = documents_to_read()
    assert [(each.document, each.open_sentences) for each in found] == [
        (both.document, 2),
        (one.document, 1),
    ]


def test_the_dashboard_and_the_list_behind_it_have_as_many(client: Client) -> None:
    revision = make_revision(TEXT, document=make_document(title="Om placeringar"))
    read_texts(0)
    in_english(editor(client))
    page = client.get(reverse("admin:index")).content.decode()
    assert 'aria-label="To read: all 1"' in page
    assert "2 open sentences" in page
    listed = client.get(reverse("reader:to_read"))
    assert listed.status_code == 200
    assert reverse("reader:document", args=[revision.document.public_id]) in listed.content.decode()


def test_the_list_is_for_those_who_may_read(client: Client) -> None:
    assert client.get(reverse("reader:to_read")).status_code == 302
