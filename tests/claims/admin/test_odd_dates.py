"""A date of long ago, or of the future, is asked about where it comes in, and kept with a tick."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from claims.imports.messages import sentence
from claims.imports.reviews.days import day_of
from claims.models import Claim, Evidence
from claims.vocabulary import import_states
from tests.claims.admin.admin_forms import (
    ADD,
    change_url,
    editor,
    in_english,
    new_claim,
    rows,
    same_assessment,
    same_claim,
    seen,
)
from tests.claims.admin.reader.reader import fields, place_of, send
from tests.claims.imports.sheets.sheet_files import csv_file, make_world, row
from tests.claims.imports.sheets.test_import_claims import looked_at, reasons, stored
from tests.factories import (
    QUOTE,
    make_assessment,
    make_claim,
    make_document,
    make_quantity,
    make_revision,
    make_section,
    make_speaker,
)

pytestmark = pytest.mark.django_db

TOMORROW = (timezone.localdate() + timedelta(days=1)).isoformat()
ODD = pytest.mark.parametrize(
    ("odd", "question"),
    [("0016-04-14", "is before the year 1500"), (TOMORROW, "come yet")],
    ids=["long ago", "tomorrow"],
)


def asked(page: Any, name: str, odd: str, question: str) -> None:
    """The page asks, what was typed stands there, and a tick for that date."""
    assert page.status_code == 200
    content = page.content.decode()
    assert question in content
    assert "Is that right?" in content
    assert f'name="{name}_sure" value="{odd}"' in content
    assert "Yes, that is right" in content


@ODD
def test_a_claims_date_is_asked_about_and_kept_with_a_tick(
    client: Client, odd: str, question: str
) -> None:
    in_english(editor(client))
    claim = make_claim()
    form = same_claim(claim, date_edtf=odd, statement="Något annat.")
    page = client.post(change_url("claim", claim.pk), form)
    asked(page, "date_edtf", odd, question)
    assert "Något annat." in page.content.decode()
    claim.refresh_from_db()
    assert claim.date_edtf == "2023~"
    # A tick is for the date that it was put at, and no other.
    page = client.post(change_url("claim", claim.pk), form | {"date_edtf_sure": "0017"})
    asked(page, "date_edtf", odd, question)
    answer = client.post(change_url("claim", claim.pk), form | {"date_edtf_sure": odd})
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert (claim.date_edtf, claim.statement) == (odd, "Något annat.")
    # What is kept is not asked about again.
    again = same_claim(claim, statement="Något tredje.")
    assert client.post(change_url("claim", claim.pk), again).status_code == 302


def test_the_tick_stays_ticked_where_something_else_is_wrong(client: Client) -> None:
    in_english(editor(client))
    claim = make_claim()
    sent = {"date_edtf": "1450", "date_edtf_sure": "1450", "statement": ""}
    page = client.post(change_url("claim", claim.pk), same_claim(claim, **sent))
    content = page.content.decode()
    assert "Is that right?" not in content
    assert 'name="date_edtf_sure" value="1450" checked' in content


@ODD
def test_a_new_claims_date_is_asked_about(client: Client, odd: str, question: str) -> None:
    in_english(editor(client))
    document, speaker = make_revision().document, make_speaker()
    form = new_claim(document, QUOTE, speaker, date_edtf=odd)
    asked(client.post(reverse(ADD), form), "date_edtf", odd, question)
    assert client.post(reverse(ADD), form | {"date_edtf_sure": odd}).status_code == 302
    assert Claim.objects.get().date_edtf == odd


@ODD
def test_in_the_reader(client: Client, odd: str, question: str) -> None:
    in_english(editor(client))
    revision = make_revision()
    sent = place_of(revision, QUOTE) | {"quantities": []}
    said = fields(make_speaker().pk, date_edtf=odd)
    public_id = revision.document.public_id
    refused = send(client, "mark", public_id, sent | {"fields": said})
    assert refused.status_code == 422
    assert question in refused.json()["errors"]["fields"]["date_edtf"][0]
    kept = send(client, "mark", public_id, sent | {"fields": said | {"date_edtf_sure": odd}})
    assert kept.status_code == 200
    assert Claim.objects.get().date_edtf == odd


def test_the_question_is_asked_while_it_is_typed(client: Client) -> None:
    in_english(editor(client))
    url = reverse("admin:corpus_written_date")
    asks = {"text": "0016-04-14", "closed": "yes", "asks": "yes"}
    answer = client.get(url, asks).json()
    assert (answer["kept"], answer["day"]) == ("0016-04-14", "0016-04-14")
    assert "before the year 1500" in answer["asked"]
    assert "asked" not in client.get(url, asks | {"asks": "no"}).json()
    assert "asked" not in client.get(url, asks | {"text": "2016-04-14"}).json()
    page = client.get(reverse(ADD)).content.decode()
    assert page.count('data-asks="Yes, that is right"') >= 1


@ODD
def test_evidence_was_published_by_now(client: Client, odd: str, question: str) -> None:
    in_english(editor(client))
    assessment = make_assessment()
    source = {
        "url": "https://scb.example/",
        "title": "Bokslut",
        "stance": "contradicts",
        "summary": "612",
    }
    form = same_assessment(assessment, **rows("evidence", source | {"published_on": odd}))
    address = change_url("assessment", assessment.pk)
    asked(client.post(address, form), "evidence-0-published_on", odd, question)
    client.post(address, form | {"evidence-0-published_on_sure": odd})
    assert Evidence.objects.get().published_on == odd


@ODD
def test_a_document_and_its_sections(client: Client, odd: str, question: str) -> None:
    in_english(editor(client))
    document = make_document()
    section = make_section(make_revision(document=document))
    known = {name: getattr(document, name) for name in ("title", "kind", "language", "key")}
    own = ("title", "number", "start", "heading_end", "end")
    of_section = {name: getattr(section, name) for name in own}
    for record, form in ((document, known), (section, of_section)):
        name = type(record)._meta.model_name
        address = reverse(f"admin:corpus_{name}_change", args=[record.pk])
        form |= seen(record) | {"date_edtf": odd}
        asked(client.post(address, form), "date_edtf", odd, question)
        assert client.post(address, form | {"date_edtf_sure": odd}).status_code == 302
        record.refresh_from_db()
        assert record.date_edtf == odd


def test_the_period_of_a_number_may_lie_ahead(client: Client) -> None:
    """A prediction is about the future, and so is what was decided."""
    editor(client)
    claim = make_claim(kind="prediction")
    kept = make_quantity(claim)
    number = {"id": kept.pk, "claim": claim.pk, "text": kept.text, "value": "640000000"}
    number |= {"unit": "SEK", "qualifier": "exact", "period": "2090"}
    form = same_claim(claim, **rows("quantities", number, initial=1))
    assert client.post(change_url("claim", claim.pk), form).status_code == 302
    kept.refresh_from_db()
    assert kept.period == "2090"


@pytest.mark.parametrize(
    ("cell", "code", "words"),
    [
        ("0016-04-14", "date_long_ago", "datum: ”0016-04-14” är före år 1500."),
        (TOMORROW, "date_in_future", f"datum: ”{TOMORROW}” har inte varit än"),
        ("våren 2090", "date_in_future", "datum: ”våren 2090” har inte varit än"),
    ],
)
def test_a_sheets_date_is_refused_by_its_row_and_column(cell: str, code: str, words: str) -> None:
    found = looked_at(csv_file(row(make_world(), date=cell)))
    assert reasons(found) == [[code]]
    refused = found.rows.get()
    assert refused.outcome == import_states.REFUSE
    with translation.override("sv"):
        assert sentence(refused.reasons[0]).startswith(words)


def test_our_own_file_of_an_old_claim_changes_nothing() -> None:
    claim = make_claim(date_edtf="1450")
    claim.save()
    found = stored(csv_file({"id": claim.public_id, "date": "1450", "headline": "Rubrik"}))
    assert reasons(found) == [[]]
    claim.refresh_from_db()
    assert (claim.date_edtf, claim.headline) == ("1450", "Rubrik")


@pytest.mark.parametrize("said", ["0016-04-14", TOMORROW, f"{TOMORROW}T12:00:00Z"])
def test_another_desks_review_is_not_of_such_a_day(said: str) -> None:
    assert day_of(said) is None
