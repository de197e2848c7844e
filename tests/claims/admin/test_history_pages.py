"""A record's history for people: who did what when, old and new side by side, deletions too."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.admin.claim.history import parts_of_claim
from claims.models import Claim, Speaker
from claims.publication.publishing import publish
from claims.review import start, submit
from corpus.history.events import event_models
from corpus.models import Section
from tests.claims.admin.admin_forms import change_url, in_english, rows, same_claim
from tests.claims.admin.test_admin_pages import a_bit_of_everything
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_evidence,
    make_quantity,
    make_relation,
    make_revision,
    make_section,
    make_speaker,
    make_topic,
    make_user,
    make_voice,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(
        make_user("anna", is_staff=True, is_superuser=True, first_name="Anna", last_name="Ek")
    )
    return in_english(client)


def history(client: Client, claim: Claim | int, page: str = "") -> str:
    key = claim if isinstance(claim, int) else claim.pk
    url = reverse("admin:claims_claim_history", args=[key])
    response = client.get(url, {"p": page} if page else {})
    assert response.status_code == 200
    content: str = response.content.decode()
    return content.split('<ol class="timeline">')[1]


def test_a_saved_form_is_one_act_with_who_and_old_and_new(desk: Client) -> None:
    claim = make_claim()
    other = make_speaker("Örjan Älv", party="S")
    card = {"url": "https://scb.se/", "title": "Bokslut", "stance": "supports", "summary": "612."}
    form = same_claim(claim, speaker=other.pk, kind="rule", **rows("evidence", card))
    assert desk.post(change_url("claim", claim.pk), form).status_code == 302
    (newest,) = (act for act in history(desk, claim).split("<li>") if "Anna Ek" in act)
    assert "Evidence “Bokslut”: added" in newest
    assert "Assessment" in newest
    assert "Claim: changed" in newest
    for words in ("quantity", "rule", "Åsa Öberg (M)", "Örjan Älv (S)"):
        assert words in newest
    for raw in ("{", "pgh_", "speaker_id"):
        assert raw not in newest


def test_changed_words_are_marked(desk: Client) -> None:
    claim = make_claim(statement="Det kostade 640 miljoner.")
    Claim.objects.filter(pk=claim.pk).update(statement="Det kostade 612 <miljoner>.")
    newest = history(desk, claim).split("<li>")[1]
    assert "<del>640" in newest
    assert "<ins>612" in newest
    assert "<miljoner>" not in newest


def test_sql_past_the_desk_is_said_to_be_so(desk: Client) -> None:
    claim = make_claim()
    assert "outside the desk" in history(desk, claim)


def test_verbs_are_named(desk: Client) -> None:
    assessment = make_assessment()
    claim = make_claim(assessment=assessment)
    start(claim, by=make_user("bo", first_name="Bo", last_name="Ek"), at=AT)
    (act,) = (act for act in history(desk, claim).split("<li>") if "took it up" in act)
    assert "Bo Ek" in act
    assert "in progress" in act
    submit(assessment, by=make_user(), at=AT)
    assert "submitted for review" in history(desk, claim)


def test_everything_that_hangs_on_a_claim_is_in_its_history(desk: Client) -> None:
    claim = make_claim()
    make_quantity(claim)
    make_voice(claim)
    claim.topics.add(make_topic())
    other = make_claim(statement="Det andra påståendet.")
    make_relation(claim=claim, other=other)
    claim.assessment = make_assessment()
    claim.save()
    make_evidence(claim.assessment, title="Bokslutet")
    publish([claim], by=make_user("pia", first_name="Pia", last_name="Ek"), at=AT)
    claim.quantities.all().delete()
    claim.topics.clear()
    shown = history(desk, claim)
    for words in (
        *("Quantity “640 miljoner kronor”: added", "Quantity “640 miljoner kronor”: removed"),
        *("Other voice “Örjan Älv (S)”: added", "Topic “familjehem in English”: added"),
        *("Topic “familjehem in English”: removed", "Relation “Det andra påståendet.”: added"),
        *("Evidence “Bokslutet”: added", "Pia Ek published", "version 1"),
    ):
        assert words in shown, words
    # The other claim's history has the relation, too.
    assert "Relation" in history(desk, other)


def test_a_deleted_claims_history_stays(desk: Client) -> None:
    claim = make_claim(statement="Det som togs bort.")
    make_quantity(claim)
    key = claim.pk
    claim.delete()
    shown = history(desk, key)
    assert "Claim: removed" in shown
    assert "640 000 000".replace(" ", "") in shown
    page = desk.get(reverse("admin:claims_claim_history", args=[key])).content.decode()
    assert "Det som togs bort." in page
    assert "(deleted)" in page
    assert desk.get(reverse("admin:claims_claim_history", args=[987654])).status_code == 302
    for nonsense in ("none", "9" * 30, "-1"):
        assert desk.get(f"/admin/claims/claim/{nonsense}/history/").status_code == 302
    url = reverse("admin:claims_claim_history", args=[key])
    assert desk.get(url, {"p": "9" * 30})["Location"] == url


def test_only_for_those_who_may_view(client: Client) -> None:
    claim = a_bit_of_everything()
    url = reverse("admin:claims_claim_history", args=[claim.pk])
    user = make_user(role="", is_staff=True)
    client.force_login(user)
    assert client.get(url).status_code == 403
    user.user_permissions.set(Permission.objects.filter(codename="view_claim"))
    page = in_english(client).get(url).content.decode()
    assert "Claim: added" in page
    # What they may not see elsewhere, they don't see here.
    assert "Correction request" not in page
    assert "Evidence “" not in page


def test_other_records_have_theirs(desk: Client) -> None:
    speaker = make_speaker()
    form = {"name": "Åsa Öberg", "kind": "person", "party": "S", "notes": ""}
    Speaker.objects.filter(pk=speaker.pk).update(party=form["party"])
    page = desk.get(reverse("admin:claims_speaker_history", args=[speaker.pk])).content.decode()
    assert "Speaker: changed" in page
    revision = make_revision()
    section = make_section(revision, title="Inledning")
    Section.objects.filter(pk=section.pk).update(title="Slutet")
    url = reverse("admin:corpus_document_history", args=[revision.document_id])
    page = desk.get(url).content.decode()
    assert "Text 1 stored by the command line" in page
    assert "Section “Slutet”: changed" in page


def test_pages_and_a_fixed_number_of_queries(desk: Client) -> None:
    claim = a_bit_of_everything()
    for number in range(30):
        change = Claim.objects.filter(pk=claim.pk)
        with connection.cursor() as cursor:
            # Acts without a context are told apart by their transaction's time.
            cursor.execute(
                "INSERT INTO pghistory_context (id, created_at, updated_at, metadata)"
                " VALUES (gen_random_uuid(), now(), now(), '{}') RETURNING id"
            )
            (context,) = cursor.fetchone()
            cursor.execute("SELECT set_config('pghistory.context_id', %s, true)", [str(context)])
            cursor.execute("SELECT set_config('pghistory.context_metadata', '{}', true)")
        change.update(date_evidence=f"Belägg {number}.")
    url = reverse("admin:claims_claim_history", args=[claim.pk])
    desk.get(url)

    def queries(page: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(url, {"p": page}).status_code == 200
        return len(captured)

    assert history(desk, claim).count("<h2>") == 25
    assert "<h2>" in history(desk, claim, "2")
    assert 'rel="prev"' in history(desk, claim, "2")
    assert history(desk, claim, "nonsense").count("<h2>") == 25
    assert queries(1) <= 45
    assert queries(2) <= 45


def test_acts_are_newest_first(desk: Client) -> None:
    claim = make_claim()
    publish([claim], by=make_user(), at=AT + timedelta(days=4000))
    assert "published" in history(desk, claim).split("<li>")[1]


def test_whatever_is_tied_to_a_claim_is_in_its_history() -> None:
    """A new table that points to claims and is watched has to be put there, too."""
    tied = {
        model
        for model in event_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is Claim
    }
    assert len(tied) >= 7
    assert tied <= {part.model for part in parts_of_claim("1")}
