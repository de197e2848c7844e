"""Every rule of the database that a form could break is said in a sentence, and nothing is lost."""

from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Quantity, RatingScale, Role, Speaker, Topic
from tests.claims.admin.admin_forms import (
    ADD,
    change_url,
    editor,
    in_english,
    new_claim,
    rows,
    same_claim,
    seen,
)
from tests.factories import (
    make_assessment,
    make_claim,
    make_quantity,
    make_relation,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_user,
    make_version,
    make_voice,
)

pytestmark = pytest.mark.django_db

QUANTITY = {"text": "640 miljoner kronor", "value": "640000000", "value_max": ""} | {
    "unit": "SEK",
    "qualifier": "exact",
    "period": "",
}


def change(client: Client, claim: Claim, **more: Any) -> Any:
    return editor(client).post(change_url("claim", claim.pk), same_claim(claim, **more))


def errors(response: Any) -> list[str]:
    """Everything that the page says is wrong."""
    assert response.status_code == 200
    return [str(error) for error in response.context["errors"]]


def test_role_of_another_speaker(client: Client) -> None:
    claim = make_claim()
    other = make_role(make_speaker("Örjan Älv"))
    response = change(client, claim, role=other.pk, statement="Det jag skrev.")
    assert "Örjan Älv" in " ".join(errors(response))
    assert "Det jag skrev." in response.content.decode()


def test_role_of_another_voice(client: Client) -> None:
    claim = make_claim()
    voice = {"capacity": "cosigner", "speaker": make_speaker("Örjan Älv").pk}
    voice["role"] = make_role(make_speaker("Bo Ek")).pk
    response = change(client, claim, **rows("voices", voice))
    assert "Bo Ek" in " ".join(errors(response))


def test_two_cited_authorities(client: Client) -> None:
    claim = make_claim()
    given = [
        {"capacity": "cited_authority", "speaker": make_speaker(name).pk, "role": ""}
        for name in ("SKR", "SCB")
    ]
    assert errors(change(client, claim, **rows("voices", *given)))
    assert not claim.voices.exists()


def test_same_cosigner_twice(client: Client) -> None:
    claim = make_claim()
    voice = {"capacity": "cosigner", "speaker": make_speaker("Bo Ek").pk, "role": ""}
    assert errors(change(client, claim, **rows("voices", voice, voice)))


def test_quantity_that_is_not_in_the_quote(client: Client) -> None:
    claim = make_claim()
    response = change(client, claim, **rows("quantities", QUANTITY | {"text": "650 miljoner"}))
    assert "650 miljoner" in " ".join(errors(response))


def test_quantity_takes_the_quotes_own_spaces(client: Client) -> None:
    revision = make_revision("Det kostade 640\u00a0miljoner kronor.")
    claim = make_claim(revision=revision, quote="640\u00a0miljoner kronor")
    assert change(client, claim, **rows("quantities", QUANTITY)).status_code == 302
    assert claim.quantities.get().text == "640\u00a0miljoner kronor"


def test_quote_shortened_past_its_quantity(client: Client) -> None:
    claim = make_claim()
    quantity = make_quantity(claim)
    row = rows("quantities", QUANTITY | {"id": quantity.pk, "claim": claim.pk}, initial=1)
    response = change(client, claim, quote="kostade placeringarna", **row)
    assert "640 miljoner kronor" in " ".join(errors(response))
    # With the quantity taken away in the same go, it is all right.
    row |= {"quantities-0-DELETE": "on"}
    assert change(client, claim, quote="kostade placeringarna", **row).status_code == 302
    assert not Quantity.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "mycket"},
        {"value": "12", "value_max": "12"},
        {"value": "1e30"},
        {"unit": "kronor och ören"},
        {"period": "i framtiden"},
    ],
)
def test_bad_quantity(client: Client, wrong: dict[str, str]) -> None:
    claim = make_claim()
    assert errors(change(client, claim, **rows("quantities", QUANTITY | wrong)))
    assert not claim.quantities.exists()


def test_numbers_are_read_as_swedes_write_them(client: Client) -> None:
    claim = make_claim()
    row = QUANTITY | {"value": "2,5", "value_max": "1\u00a0000,25", "unit": "percentage points"}
    assert change(client, claim, **rows("quantities", row)).status_code == 302
    quantity = claim.quantities.get()
    assert (str(quantity.value), str(quantity.value_max)) == ("2.500000", "1000.250000")
    assert quantity.unit == "percentage_points"
    page = client.get(change_url("claim", claim.pk)).content.decode()
    assert 'value="2,5"' in page
    assert 'value="1\u00a0000,25"' in page


def test_comma_in_english_is_not_guessed_at(client: Client) -> None:
    claim = make_claim()
    row = QUANTITY | {"value": "640,000"}
    response = change(in_english(client), claim, **rows("quantities", row))
    assert "commas" in " ".join(errors(response))


@pytest.mark.parametrize("date", ["i maj", "2023/..", "2024-02-30", "2023-12/2023-01", "202"])
def test_bad_date(client: Client, date: str) -> None:
    response = change(client, make_claim(), date_edtf=date)
    assert date in " ".join(errors(response))


def test_relation_to_itself(client: Client) -> None:
    claim = make_claim()
    row = {"kind": "repeats", "other": claim.pk}
    assert errors(change(client, claim, **rows("relations", row)))


def test_same_relation_twice(client: Client) -> None:
    relation = make_relation()
    row = {"kind": relation.kind, "other": relation.other_id}
    given = rows("relations", row | {"id": relation.pk, "claim": relation.claim_id}, row, initial=1)
    assert errors(change(client, relation.claim, **given))


def test_assessment_that_was_submitted_with_no_claim_takes_none(client: Client) -> None:
    claim = make_claim()
    response = change(client, claim, assessment=make_assessment(approved=True).pk)
    assert errors(response)
    claim.refresh_from_db()
    assert claim.assessment is None


def test_claim_past_review_keeps_its_assessment(client: Client) -> None:
    assessment = make_assessment(approved=True)
    claim = make_claim(assessment=assessment, status=Claim.Status.NOT_CHECKABLE)
    assert change(client, claim, assessment="").status_code == 302
    claim.refresh_from_db()
    assert claim.assessment == assessment


def test_role_outside_its_period_is_pointed_out(client: Client) -> None:
    claim = make_claim()
    role = make_role(claim.speaker, period_edtf="2010/2014")
    response = editor(client).post(
        change_url("claim", claim.pk), same_claim(claim, role=role.pk), follow=True
    )
    assert "2010–2014" in "".join(map(str, response.context["messages"]))
    assert Claim.objects.get().role == role


def test_refusal_by_the_database_comes_back_as_a_sentence(client: Client) -> None:
    """A form that forgets a rule: the net below says it, and keeps what was typed."""
    revision = make_revision()
    form = new_claim(revision.document, "640 miljoner", make_speaker(), statement="Skrivet.")
    with mock.patch("claims.admin.claim.form.ClaimForm._anchor", _place_wrongly(revision)):
        response = editor(in_english(client)).post(reverse(ADD), form)
    [sentence] = response.context["adminform"].form.non_field_errors()
    assert "quote" in sentence
    page = response.content.decode()
    assert "Skrivet." in page
    assert "640 miljoner" in page
    assert not Claim.objects.exists()
    assert not [str(message) for message in response.context["messages"]]


def _place_wrongly(revision: Any) -> Any:
    def anchor(form: Any, cleaned: Any) -> None:
        form.instance.revision, form.instance.start, form.instance.end = revision, 0, 12

    return anchor


def test_rule_held_at_the_end_of_the_transaction_is_caught_too(client: Client) -> None:
    claim = make_claim()
    other = make_role(make_speaker("Bo Ek"))
    with mock.patch("claims.admin.fields.RoleOfSpeaker.clean", lambda form: form.cleaned_data):
        response = change(client, claim, role=other.pk)
    assert response.context["adminform"].form.non_field_errors()
    claim.refresh_from_db()
    assert claim.role is None
    connection.check_constraints()


def test_role_used_by_a_claim_is_not_deleted(client: Client) -> None:
    role = make_role()
    make_claim(speaker=role.speaker, role=role)
    row = {"id": role.pk, "speaker": role.speaker_id, "title": role.title, "DELETE": "on"}
    form = {"name": "Åsa Öberg", "kind": "person", "party": "M"}
    form |= rows("roles", row | {"organisation": role.organisation, "party": "M"}, initial=1)
    response = editor(client).post(
        change_url("speaker", role.speaker_id), form | seen(role.speaker)
    )
    assert errors(response)
    assert Role.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"party": "M1"}, {"wikidata_id": "42"}, {"name": ""}, {"wikidata_id": "Q7"}]
)
def test_bad_speaker(client: Client, wrong: dict[str, str]) -> None:
    make_speaker("Annan", wikidata_id="Q7")
    form = {"name": "Bo Ek", "kind": "person", "party": "s", "wikidata_id": ""} | rows("roles")
    response = editor(client).post(reverse("admin:claims_speaker_add"), form | wrong)
    assert errors(response)
    assert Speaker.objects.count() == 1


def test_party_in_small_letters(client: Client) -> None:
    form = {"name": "Bo Ek", "kind": "person", "party": "mp"} | rows("roles")
    editor(client).post(reverse("admin:claims_speaker_add"), form)
    assert Speaker.objects.get().party == "MP"


def test_same_role_twice(client: Client) -> None:
    role = {"title": "statsråd", "organisation": "", "party": "S", "period_edtf": "2022/.."}
    form = {"name": "Bo Ek", "kind": "person", "party": "S"} | rows("roles", role, role)
    assert errors(editor(client).post(reverse("admin:claims_speaker_add"), form))


def test_bad_topic_id(client: Client) -> None:
    form = {"id": "Barn & unga", "name_sv": "Barn", "name_en": "Children"}
    assert errors(editor(client).post(reverse("admin:claims_topic_add"), form))


def test_topic_that_exists(client: Client) -> None:
    make_topic("skola")
    form = {"id": "skola", "name_sv": "Skolan", "name_en": "School"}
    assert errors(editor(client).post(reverse("admin:claims_topic_add"), form))


def test_topic_of_a_claim_is_not_deleted(client: Client) -> None:
    used, unused = make_topic("skola"), make_topic("kultur")
    make_claim(topics=[used])
    for topic, status in ((used, 403), (unused, 302)):
        url = reverse("admin:claims_topic_delete", args=[topic.pk])
        assert editor(client).post(url, {"post": "yes"}).status_code == status
    assert list(Topic.objects.all()) == [used]


@pytest.mark.parametrize("wrong", [{"best": "1"}, {"worst": "0"}, {"version": "1"}])
def test_bad_scale(client: Client, wrong: dict[str, str]) -> None:
    make_scale_and_ratings()
    form = {"version": "2", "name": "Ny", "best": "5", "worst": "1"} | rows("ratings")
    assert errors(editor(client).post(reverse("admin:claims_ratingscale_add"), form | wrong))
    assert RatingScale.objects.count() == 1


def test_scale_used_in_public_can_only_be_read(client: Client) -> None:
    rating = make_scale_and_ratings()["true"]
    url = change_url("ratingscale", rating.scale_id)
    assert 'name="_save"' in editor(client).get(url).content.decode()
    make_version(status=Claim.Status.CHECKED, rating=rating)
    assert 'name="_save"' not in client.get(url).content.decode()
    form = {"version": "1", "name": "Annat namn", "best": "5", "worst": "1"} | rows("ratings")
    assert client.post(url, form).status_code == 403


def test_voice_row_of_a_claim_is_numbered(client: Client) -> None:
    claim = make_claim()
    make_voice(claim, speaker=make_speaker("Bo Ek"))
    first = claim.voices.get()
    given = [
        {"id": first.pk, "claim": claim.pk, "capacity": "cosigner", "speaker": first.speaker_id},
        {"capacity": "cosigner", "speaker": make_speaker("Cia Dal").pk},
    ]
    assert change(client, claim, **rows("voices", *given, initial=1)).status_code == 302
    names = claim.voices.order_by("position").values_list("speaker__name", "position")
    assert list(names) == [("Bo Ek", 1), ("Cia Dal", 2)]


def test_creator_is_whoever_is_logged_in(client: Client) -> None:
    user = make_user("maria", is_staff=True, is_superuser=True)
    client.force_login(user)
    client.post(reverse(ADD), new_claim(make_revision().document, "640 miljoner", make_speaker()))
    assert Claim.objects.get().created_by == user
