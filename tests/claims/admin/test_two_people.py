"""Somebody else saved while this editor was writing: nothing is overwritten, nothing is lost."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from claims.models import Assessment, Claim, Speaker
from claims.review import submit
from corpus.desk.two_people import SEEN, SEEN_BEFORE, TAKE, TwoPeople
from corpus.models import Document
from tests.claims.admin.admin_forms import (
    change_url,
    editor,
    in_english,
    rows,
    same_assessment,
    same_claim,
    seen,
)
from tests.claims.admin.test_admin_pages import a_bit_of_everything
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_correction_request,
    make_document,
    make_evidence,
    make_quantity,
    make_speaker,
    make_topic,
    make_user,
)
from tests.published import make_published

pytestmark = pytest.mark.django_db

THEIRS = "Placeringarna kostade 640 miljoner kronor under 2022."
MINE = "Placeringarna i Stockholm kostade 640 miljoner kronor."


def desk(client: Client, **overrides: Any) -> Client:
    return in_english(editor(client, **overrides))


def post(client: Client, claim: Claim, form: dict[str, Any]) -> Any:
    return client.post(change_url("claim", claim.pk), form)


def form_of(response: Any) -> Any:
    return response.context["adminform"].form


def hidden(response: Any, name: str) -> str:
    page: str = response.content.decode()
    return page.split(f'name="{name}" value="')[1].split('"')[0]


def test_both_changed_the_same_field(client: Client) -> None:
    claim = make_claim()
    mine = same_claim(claim, statement=MINE, worthiness="low")
    other = Client()
    anna = make_user("anna", is_staff=True, is_superuser=True, first_name="Anna", last_name="Ek")
    other.force_login(anna)
    post(other, claim, same_claim(claim, statement=THEIRS, attribution="Hon skrev den."))

    response = post(desk(client), claim, mine)
    assert response.status_code == 409
    claim.refresh_from_db()
    assert (claim.statement, claim.worthiness) == (THEIRS, "medium")
    page = response.content.decode()
    assert 'class="conflict"' in page
    assert THEIRS in page
    assert "Anna Ek" in page
    # The form has all that I typed, and theirs where I had typed nothing.
    form = form_of(response)
    assert form["statement"].value() == MINE
    assert form["worthiness"].value() == "low"
    assert form["attribution"].value() == "Hon skrev den."

    # Saving it on purpose keeps the form as it stands.
    again = mine | {SEEN: hidden(response, SEEN), "attribution": "Hon skrev den."}
    assert post(client, claim, again).status_code == 302
    claim.refresh_from_db()
    assert (claim.statement, claim.attribution) == (MINE, "Hon skrev den.")


def test_take_theirs_in_one_field(client: Client) -> None:
    claim = make_claim()
    mine = same_claim(claim, statement=MINE, attribution="Min.")
    Claim.objects.filter(pk=claim.pk).update(statement=THEIRS, attribution="Deras.")
    response = post(desk(client), claim, mine)
    tokens = {name: hidden(response, name) for name in (SEEN, SEEN_BEFORE)}
    response = post(client, claim, mine | tokens | {TAKE: "::statement"})
    form = form_of(response)
    assert form["statement"].value() == THEIRS
    assert form["attribution"].value() == "Min."
    labels = [line.label for line in response.context["conflict"].clashes]
    assert labels == ["Why this speaker"]
    claim.refresh_from_db()
    assert claim.attribution == "Deras."  # nothing was saved by taking


def test_changes_by_sql_count_and_are_said_to_be_from_outside(client: Client) -> None:
    claim = make_claim()
    mine = same_claim(claim, statement=MINE)
    Claim.objects.filter(pk=claim.pk).update(statement=THEIRS)
    page = post(desk(client), claim, mine).content.decode()
    assert "outside the desk" in page


def test_what_is_set_back_is_no_conflict(client: Client) -> None:
    claim = make_claim()
    mine = same_claim(claim, worthiness="high")
    Claim.objects.filter(pk=claim.pk).update(statement=THEIRS)
    Claim.objects.filter(pk=claim.pk).update(statement=claim.statement)
    assert post(desk(client), claim, mine).status_code == 302


@pytest.mark.parametrize("token", [None, "", "x", "eyJ4IjoxfQ:1a:bad"])
def test_a_form_that_does_not_say_what_it_saw_is_not_saved(
    client: Client, token: str | None
) -> None:
    claim = make_claim()
    form = same_claim(claim, statement=MINE)
    del form[SEEN]
    response = post(desk(client), claim, form if token is None else form | {SEEN: token})
    assert response.status_code == 409
    assert form_of(response)["statement"].value() == MINE
    claim.refresh_from_db()
    assert claim.statement != MINE
    assert post(client, claim, form | {SEEN: hidden(response, SEEN)}).status_code == 302


def quantity_row(claim: Claim, **more: Any) -> dict[str, Any]:
    quantity = claim.quantities.get()
    return {
        "id": quantity.pk,
        "claim": claim.pk,
        "text": quantity.text,
        "value": "640000000",
        "value_max": "",
        "unit": "SEK",
        "qualifier": "exact",
        "period": "2022",
    } | more


def test_rows_that_both_changed_are_put_together(client: Client) -> None:
    claim = make_claim()
    quantity = make_quantity(claim)
    row = quantity_row(claim, value="640\u00a0000\u00a0000", qualifier="about")
    mine = same_claim(claim, **rows("quantities", row, initial=1))
    claim.quantities.update(period="2021", unit="EUR")
    added = make_quantity(claim, text="640 miljoner", unit="count", position=2)
    response = post(desk(client), claim, mine)
    assert response.status_code == 409
    formsets = {
        each.formset.prefix: each.formset for each in response.context["inline_admin_formsets"]
    }
    first, second = formsets["quantities"].forms
    assert (first.instance.pk, second.instance.pk) == (quantity.pk, added.pk)
    assert first["qualifier"].value() == "about"
    assert (first["period"].value(), first["unit"].value()) == ("2021", "EUR")
    assert "640 miljoner" in " ".join(row.words for row in response.context["conflict"].rows)
    quantity.refresh_from_db()
    assert quantity.qualifier == "exact"


def test_a_row_that_they_removed_comes_back_only_if_i_changed_it(client: Client) -> None:
    claim = make_claim()
    make_quantity(claim)
    row = quantity_row(claim, value="640\u00a0000\u00a0000")
    untouched = same_claim(claim, **rows("quantities", row, initial=1))
    changed = same_claim(claim, **rows("quantities", row | {"period": "2020"}, initial=1))
    claim.quantities.all().delete()

    def shown(form: dict[str, Any]) -> list[Any]:
        response = post(
            desk(client, username=f"u{len(form)}{form['quantities-0-period']}"), claim, form
        )
        assert response.status_code == 409
        (quantities,) = (
            each.formset
            for each in response.context["inline_admin_formsets"]
            if each.formset.prefix == "quantities"
        )
        return [form["period"].value() for form in quantities.forms]

    assert shown(untouched) == []
    assert shown(changed) == ["2020"]


def test_deleted_meanwhile_shows_what_was_typed(client: Client) -> None:
    speaker = make_speaker()
    form = {"name": "Åsa Öberg", "kind": "person", "party": "M", "notes": "Mycket att säga."}
    form |= rows("roles") | seen(speaker)
    url = change_url("speaker", speaker.pk)
    speaker.delete()
    response = desk(client).post(url, form)
    assert response.status_code == 409
    assert "Mycket att säga." in response.content.decode()
    assert not Speaker.objects.exists()


def test_handed_in_meanwhile_shows_what_was_typed(client: Client) -> None:
    assessment = make_assessment()
    make_claim(assessment=assessment)
    mine = same_assessment(assessment, explanation="Min långa förklaring.")
    mine |= rows("evidence", {"id": "", "url": "https://scb.example/", "title": "Ny källa"})
    submit(assessment, by=make_user(), at=AT)
    response = desk(client).post(change_url("assessment", assessment.pk), mine)
    assert response.status_code == 409
    page = response.content.decode()
    assert "Min långa förklaring." in page
    assert "Ny källa" in page
    assert 'name="_save"' not in page
    assessment.refresh_from_db()
    assert assessment.explanation != "Min långa förklaring."


def test_evidence_of_both_is_kept(client: Client) -> None:
    assessment = make_assessment()
    new = {"url": "https://scb.example/", "title": "Min källa", "stance": "supports"}
    mine = same_assessment(assessment, **rows("evidence", new | {"summary": "Stämmer."}))
    make_evidence(assessment, title="Deras källa")
    response = desk(client).post(change_url("assessment", assessment.pk), mine)
    assert response.status_code == 409
    (evidence,) = (each.formset for each in response.context["inline_admin_formsets"])
    assert [form["title"].value() for form in evidence.forms] == ["Deras källa", "Min källa"]


def test_documents_and_correction_requests_and_topics_too(client: Client) -> None:
    desk(client)
    document = make_document()
    form = {"title": "Min titel", "kind": "article", "language": "sv", "key": document.key}
    form |= {"date_edtf": "2023~", "date_evidence": document.date_evidence} | seen(document)
    Document.objects.filter(pk=document.pk).update(title="Deras titel")
    response = client.post(reverse("admin:corpus_document_change", args=[document.pk]), form)
    assert response.status_code == 409
    assert "Deras titel" in response.content.decode()
    topic = make_topic()
    form = {"name_sv": "Mitt", "name_en": "Mine"} | seen(topic)
    type(topic).objects.update(name_sv="Deras")
    assert client.post(change_url("topic", topic.pk), form).status_code == 409
    request = make_correction_request(make_published())
    form = {"outcome": "declined", "answer": "Nej."} | seen(request)
    type(request).objects.update(
        outcome="accepted", answer="Ja.", answered_at=AT, answered_by=make_user()
    )
    page = client.post(change_url("correctionrequest", request.pk), form)
    assert page.status_code == 409
    assert "Nej." in page.content.decode()


def test_an_error_keeps_what_the_form_saw(client: Client) -> None:
    """A slip of one's own is no reason to lose sight of somebody else's change."""
    claim = make_claim()
    form = same_claim(claim, statement="")
    response = post(desk(client), claim, form)
    assert response.status_code == 200
    assert hidden(response, SEEN) == form[SEEN]
    Claim.objects.filter(pk=claim.pk).update(kind="rule")
    response = post(client, claim, form | {"statement": MINE})
    assert response.status_code == 409
    assert form_of(response)["kind"].value() == "rule"


def test_untouched_assessment_saves(client: Client) -> None:
    assessment = make_assessment()
    url = change_url("assessment", assessment.pk)
    page = desk(client).get(url)
    form = same_assessment(assessment, summary="Nytt.") | {SEEN: hidden(page, SEEN)}
    assert client.post(url, form).status_code == 302
    assert Assessment.objects.get().summary == "Nytt."


def test_every_form_that_can_be_saved_says_what_it_was_made_from(client: Client) -> None:
    """A template of its own must not lose it: nothing could be saved from that page."""
    a_bit_of_everything()
    desk(client)
    looked_at = set()
    for model, page in admin.site._registry.items():
        if not isinstance(page, TwoPeople):
            continue
        for instance in model._default_manager.all()[:3]:
            names = (model._meta.app_label, model._meta.model_name)
            url = reverse("admin:{}_{}_change".format(*names), args=[instance.pk])
            html = client.get(url).content.decode()
            if 'name="_save"' in html:
                looked_at.add(model.__name__)
                assert f'name="{SEEN}"' in html, url
    assert looked_at >= {"Assessment", "Claim", "CorrectionRequest", "Document", "Speaker"}
