"""What people write is one thing however it is typed: NFC, LF, nothing that nobody sees."""

import unicodedata
from copy import copy
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse

from claims.models import (
    Assessment,
    Claim,
    ClaimantContact,
    ClaimComment,
    CorrectionRequest,
    Errand,
    Evidence,
    LeftBehind,
    Rating,
    RatingScale,
    Role,
    SiteText,
    SiteTextVersion,
    Speaker,
    SpeakerMerge,
    Subscriber,
    SuggestionDecision,
    Topic,
)
from corpus.as_kept import name_as_kept, text_as_kept
from corpus.models import Document, Publisher, RemovedDocument, Section
from corpus.typed_text import WrittenLine, WrittenName, WrittenText
from tests.claims.admin.admin_forms import editor
from tests.claims.moving.revised import make_left_behind
from tests.claims.subscriptions.receiver import make_subscriber
from tests.claims.suggesting.suggested import make_decision
from tests.factories import (
    make_assessment,
    make_claim,
    make_contact,
    make_correction_request,
    make_document,
    make_evidence,
    make_publisher,
    make_role,
    make_scale_and_ratings,
    make_section,
    make_speaker,
    make_topic,
)
from tests.fetched import make_removed_document
from tests.merges import make_merge
from tests.promises import breaks, change, refused_by
from tests.published import make_published
from tests.site_pages import make_site_text, make_site_text_version
from tests.teamwork import make_comment

pytestmark = pytest.mark.django_db

NFD = unicodedata.normalize("NFD", "Örjan Äng-Ålund")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        (NFD, "Örjan Äng-Ålund"),
        ("sjuk\u00advård\u200b\ufeff", "sjukvård"),
        ("640\u00a0000", "640\u00a0000"),
        ("❤️ 👩‍👩‍👧", "❤️ 👩‍👩‍👧"),
        ("  mellan  ", "  mellan  "),
    ],
)
def test_a_text_is_kept(typed: str, kept: str) -> None:
    assert text_as_kept(typed) == kept
    assert text_as_kept(kept) == kept


def test_a_name_has_single_spaces() -> None:
    assert name_as_kept(" Åsa\u00a0 O\u0308berg\n") == "Åsa Öberg"


def make_all() -> list[tuple[str, models.Model]]:
    """The rule of each table, and a row of it."""
    assessment = make_assessment()
    return [
        ("claim_texts_typed", make_claim()),
        ("speaker_texts_typed", make_speaker()),
        ("role_texts_typed", make_role()),
        ("topic_texts_typed", make_topic()),
        ("rating_texts_typed", make_scale_and_ratings()["true"]),
        ("scale_texts_typed", RatingScale.objects.get()),
        ("assessment_texts_typed", assessment),
        ("evidence_texts_typed", make_evidence(assessment)),
        ("correction_texts_typed", make_correction_request()),
        ("contact_note_typed", make_contact()),
        ("publisher_name_typed", make_publisher()),
        ("document_texts_typed", make_document()),
        ("section_texts_typed", make_section()),
        ("subscriber_texts_typed", make_subscriber()),
        ("comment_text_typed", make_comment()),
        ("left_behind_reason_typed", make_left_behind()),
        ("suggestion_reason_typed", make_decision(outcome="rejected")),
        ("site_text_typed", make_site_text()),
    ]


WRITTEN = (WrittenLine, WrittenName, WrittenText)
CHECKED = (
    *(Assessment, Claim, ClaimantContact, CorrectionRequest, Document, Evidence, Publisher),
    *(Rating, RatingScale, Role, Section, Speaker, SpeakerMerge, Subscriber, Topic),
    *(ClaimComment, Errand, LeftBehind, RemovedDocument, SiteText, SiteTextVersion),
    SuggestionDecision,
)
# Text columns that hold no text of people's own: codes, ids and addresses, a source's own
# characters and other desks' words, what is made of others' columns.
OTHERWISE = {
    "Rating": "slug",
    "Evidence": "url archive_url published_on",
    "Speaker": "public_id sort_name party wikidata_id",
    "Role": "party period_edtf",
    "Topic": "id",
    "Claim": "public_id quote date_edtf",
    "ClaimApproval": "fingerprint",
    "ChoreRun": "name",
    "Quantity": "text unit period",
    "CorrectionRequest": "email sender",
    "DraftExport": "dialect",
    "SpeakerMerge": "merged_id_was merged_name",
    "Errand": "shown refused",
    "EvidenceFile": "name sha256",
    "EvidenceLink": "address text_sha256 newest_sha256",
    "EvidenceCopy": "robots title published_on published_on_basis",
    "ExternalCheck": "url publisher claim_reviewed claimant rating language raw",
    "ReviewsFile": "file_name tried",
    "ClaimImport": "file_name sha256 file_format delimiter",
    "Party": "code colour period_edtf",
    "Presence": "kind",
    "DeskToken": "token entry",
    "ImportedWithdrawal": "public_id",
    "Subscriber": "address wanted",
    "SubscriberStanding": "nonce key_check nonce_before",
    "WebhookMessage": "message_id type",
    "WebhookDelivery": "message_id type",
    "SuggestionDecision": "sentence",
    "Notice": "words",
    "IssuedId": "id kind",
    "Publisher": "url",
    "Document": "public_id key language url archived_url date_edtf",
    "Revision": "text text_sha256 original_sha256 extractor extractor_version media_type",
    "Section": "title date_edtf",
    "SourceDraft": "file_name address robots",
    "RemovedDocument": "public_id",
}


def columns(model: type[models.Model]) -> list[Any]:
    return [f for f in model._meta.concrete_fields if isinstance(f, WRITTEN)]


def test_the_database_refuses_whatever_is_kept_otherwise() -> None:
    for rule, row in make_all():
        assert type(row) in CHECKED
        for field in columns(type(row)):
            if field.name in {"protected_reason", "closed_reason"}:
                continue  # of what has no address, and of what is closed
            for bad in ("a\r\nb", NFD):
                with refused_by(rule):
                    type(row)._default_manager.filter(pk=row.pk).update(
                        **{field.name: models.Value(bad, output_field=models.TextField())}
                    )


def test_what_never_changes_is_refused_from_the_start() -> None:
    version = make_site_text_version()
    removed = make_removed_document()
    for bad in ("a\r\nb", NFD):
        text = models.Value(bad, output_field=models.TextField())
        for column in ("body_sv", "body_en"):
            changed = {"pk": None, "number": version.number + 1, column: text}
            with refused_by("site_text_version_typed"):
                copy_of(version, **changed).save(force_insert=True)
        with refused_by("removed_document_reason_typed"):
            copy_of(removed, pk=None, public_id="d9999999", reason=text).save(force_insert=True)


def copy_of(row: models.Model, **changed: Any) -> models.Model:
    again = copy(row)
    for name, value in changed.items():
        setattr(again, name, value)
    return again


def test_every_column_of_text_is_looked_at() -> None:
    """What is typed into a new one is kept as in the others."""
    found = {
        model.__name__: " ".join(
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
            and not (isinstance(field, WRITTEN) or field.choices)
        )
        for model in apps.get_models()
        if model._meta.app_label in {"claims", "corpus"}
        and not model.__name__.startswith("Public")
        and "Event" not in model.__name__
    }
    assert {name: fields for name, fields in found.items() if fields} == OTHERWISE


def test_a_text_of_the_site_that_is_sent_back_has_not_changed() -> None:
    for column in columns(SiteText):
        assert not column.formfield().has_changed("# Om oss\nVi", "# Om oss\r\nVi")


@pytest.mark.parametrize("model", CHECKED, ids=lambda model: model.__name__)
def test_a_column_makes_of_it_what_is_kept(model: type[models.Model]) -> None:
    for field in columns(model):
        assert field.to_python("a\r\nb") in {"a\nb", "a b"}
        assert field.get_prep_value(NFD) == "Örjan Äng-Ålund"
        assert field.formfield().clean(NFD) == "Örjan Äng-Ålund" if not field.choices else True
        path = field.deconstruct()[1]
        assert path in {"django.db.models.CharField", "django.db.models.TextField"}


def test_whoever_stores_it() -> None:
    speaker = make_speaker(NFD)
    assert speaker.name == "Örjan Äng-Ålund"
    Speaker.objects.filter(pk=speaker.pk).update(notes="a\r\nb")
    speaker.refresh_from_db()
    assert speaker.notes == "a\nb"
    (made,) = Speaker.objects.bulk_create([Speaker(name=NFD, sort_name="x")])
    assert Speaker.objects.filter(name=NFD).count() == 2
    made.refresh_from_db()
    assert made.name == "Örjan Äng-Ålund"


def test_a_speaker_that_is_typed_decomposed_is_found(client: Client) -> None:
    editor(client)
    form = {
        "name": f"{NFD}\u200b",
        "kind": "person",
        "party": "",
        "wikidata_id": "",
        "notes": "",
        **{f"roles-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")},
        "roles-MIN_NUM_FORMS": 0,
        "roles-MAX_NUM_FORMS": 1000,
    }
    client.post(reverse("admin:claims_speaker_add"), form)
    speaker = Speaker.objects.get()
    assert speaker.name == "Örjan Äng-Ålund"
    for asked in (NFD, "Örjan\u00a0Äng-Ålund", "Ör\u00adjan"):
        page = client.get(reverse("admin:claims_speaker_changelist"), {"q": asked})
        assert speaker.name in page.content.decode()
        found = client.get(
            reverse("admin:autocomplete"),
            {"app_label": "claims", "model_name": "claim", "field_name": "speaker", "term": asked},
        ).json()
        assert [each["id"] for each in found["results"]] == [str(speaker.pk)]


def test_the_public_form_keeps_it_so(client: Client) -> None:
    claim = make_published()
    url = f"/claims/{claim.public_id}/corrections/"
    client.post(url, {"message": f"Det är {NFD}\r\nsom sade det.", "name": NFD, "email": ""})
    request = CorrectionRequest.objects.get()
    assert request.message == "Det är Örjan Äng-Ålund\nsom sade det."
    assert request.name == "Örjan Äng-Ålund"


def test_a_merge_keeps_its_reason() -> None:
    merge = make_merge()
    assert merge.pk
    with refused_by("merge_of_what_was_proposed"):
        change(merge, reason="En annan.")


def test_a_new_row_is_held_to_it_too() -> None:
    role = make_role()
    bad = models.Value("a\rb", output_field=models.TextField())
    breaks("role_texts_typed", role, title=bad)
