"""What is wrong stands at the top with links to it; dates and units go in as people write them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Quantity
from corpus.models import Document
from tests.claims.admin.admin_forms import change_url, editor, in_english, rows, same_claim
from tests.factories import make_claim, make_document, make_quantity

pytestmark = pytest.mark.django_db


def swedish(client: Client) -> Client:
    client.cookies["django_language"] = "sv"
    return client


def lines(response: Any) -> list[tuple[str, str, str]]:
    return [(each.label, each.target, each.sentence) for each in response.context["error_lines"]]


def test_every_error_has_its_line_and_a_link_to_its_field(client: Client) -> None:
    swedish(editor(client))
    claim = make_claim()
    sent = same_claim(claim, statement="", date_edtf="3/5 eller så")
    quantity = {"text": "640 miljoner", "value": "640", "unit": "hekto", "qualifier": "exact"}
    sent |= rows("quantities", quantity)
    response = client.post(change_url("claim", claim.pk), sent)
    found = lines(response)
    assert [(label, target) for label, target, _sentence in found] == [
        ("Påståendet i klartext", "id_statement"),
        ("Datum", "id_date_edtf"),
        ("Sifferuppgift 1, enhet", "id_quantities-0-unit"),
    ]
    content = response.content.decode()
    for _label, target, _sentence in found:
        assert f'href="#{target}"' in content
        assert f'id="{target}"' in content
    assert "3 saker behöver rättas" in content


def test_a_document_says_the_same(client: Client) -> None:
    swedish(editor(client))
    document = make_document()
    response = client.post(
        reverse("admin:corpus_document_change", args=[document.pk]), {"title": ""}
    )
    assert "id_title" in {target for _label, target, _sentence in lines(response)}


@pytest.mark.parametrize(
    ("typed", "edtf", "shown"),
    [
        ("24 november 2025", "2025-11-24", "24 november 2025"),
        ("24/11 2025", "2025-11-24", "24 november 2025"),
        ("våren 2020", "2020-21", "våren 2020"),
        ("ca 2025", "2025~", "omkring 2025"),
        ("2010-talet", "201X", "2010-talet"),
        (
            "22 september–31 december 2020",
            "2020-09-22/2020-12-31",
            "22 september – 31 december 2020",
        ),
        ("2016-04-14", "2016-04-14", "14 april 2016"),
    ],
)
def test_a_claims_date_as_it_is_written(client: Client, typed: str, edtf: str, shown: str) -> None:
    swedish(editor(client))
    claim = make_claim()
    client.post(change_url("claim", claim.pk), same_claim(claim, date_edtf=typed))
    claim.refresh_from_db()
    assert claim.date_edtf == edtf
    response = client.get(change_url("claim", claim.pk))
    assert response.context["adminform"].form["date_edtf"].value() == shown


def test_two_readings_are_asked_about_and_what_was_typed_stays(client: Client) -> None:
    swedish(editor(client))
    claim = make_claim()
    url = change_url("claim", claim.pk)
    response = client.post(url, same_claim(claim, date_edtf="2021-22"))
    assert lines(response)[0][2] == (
        "”2021-22” kan betyda ”sommaren 2021” eller ”2021–2022”. Skriv ut vilket du menar."
    )
    assert response.context["adminform"].form["date_edtf"].value() == "2021-22"
    (_label, _target, sentence), *_more = lines(
        client.post(url, same_claim(claim, date_edtf="3/5"))
    )
    assert "3 maj" in sentence
    assert "5 mars" in sentence


def test_dates_and_units_in_lists_and_history(client: Client) -> None:
    swedish(editor(client))
    claim = make_claim(date_edtf="2020-09-22/2020-12-31")
    quantity = make_quantity(claim)
    Claim.objects.filter(pk=claim.pk).update(date_edtf="2020-21")
    Quantity.objects.filter(pk=quantity.pk).update(unit="percentage_points")
    listed = client.get(reverse("admin:claims_claim_changelist")).content.decode()
    assert "våren 2020" in listed
    history = client.get(reverse("admin:claims_claim_history", args=[claim.pk])).content.decode()
    assert "2020-09-22/2020-12-31" not in history
    assert "procentenheter" in history
    assert "kronor" in history


@pytest.mark.parametrize(
    ("typed", "unit"), [("kr", "SEK"), ("%", "percent"), ("personer", "persons")]
)
def test_a_unit_in_the_editors_words(client: Client, typed: str, unit: str) -> None:
    swedish(editor(client))
    claim = make_claim()
    row = {"text": "640 miljoner", "value": "640 000 000", "unit": typed, "qualifier": "exact"}
    sent = same_claim(claim) | rows("quantities", row)
    client.post(change_url("claim", claim.pk), sent)
    assert claim.quantities.get().unit == unit
    response = client.get(change_url("claim", claim.pk))
    (units,) = [
        each.formset.forms[0]["unit"].value()
        for each in response.context["inline_admin_formsets"]
        if each.formset.prefix == "quantities"
    ]
    assert units == {"SEK": "kronor", "percent": "procent", "persons": "personer"}[unit]


def test_an_open_period_and_a_documents_date(client: Client) -> None:
    in_english(editor(client))
    document = make_document(date_edtf="2020-21")
    shown = client.get(reverse("admin:corpus_document_change", args=[document.pk]))
    form = shown.context["adminform"].form
    assert form["date_edtf"].value() == "spring 2020"
    assert Document.objects.get().date_edtf == "2020-21"
