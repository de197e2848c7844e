"""Parties are a list: chosen from it, known by name or code, never cut to be one."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Party, Role, Speaker
from tests.claims.admin.admin_forms import editor, in_english, rows, seen
from tests.factories import make_role, make_speaker, make_user
from tests.promises import refused_by, run

pytestmark = pytest.mark.django_db


def speaker_form(**more: object) -> dict[str, object]:
    form: dict[str, object] = {"name": "Åsa Öberg", "kind": "person", "party": "", "notes": ""}
    return form | {"wikidata_id": ""} | rows("roles") | more


def test_those_of_the_riksdag_are_there() -> None:
    now = {party.code for party in Party.objects.all() if not party.is_past}
    assert now >= {"S", "M", "SD", "C", "V", "KD", "L", "MP"}
    assert str(Party.objects.get(pk="S")) == "Socialdemokraterna (S)"
    assert Party.objects.get(pk="FP").is_past
    # The one of a town that the first corpus speaks of.
    assert Party.objects.get(pk="AP").name == "Arbetarpartiet"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("S", "S"),
        ("s", "S"),
        ("Socialdemokraterna", "S"),
        (" socialdemokraterna ", "S"),
        ("Va\u0308nsterpartiet", "V"),
        ("Ny\u00a0demokrati", "NYD"),
        ("Sossarna", None),
        ("", None),
    ],
)
def test_a_party_is_known_by_name_or_code(text: str, code: str | None) -> None:
    assert Party.objects.code_of(text) == code


def test_it_is_chosen_from_the_list_and_never_cut(client: Client) -> None:
    editor(client)
    url = reverse("admin:claims_speaker_add")
    page = client.get(url).content.decode()
    assert '<option value="S">Socialdemokraterna (S)</option>' in page
    client.post(url, speaker_form(party="Socialdemokraterna"))
    assert Speaker.objects.get().party == "S"
    in_english(client)
    answer = client.post(url, speaker_form(party="Sossarnas parti"))
    assert "is no party in the list" in answer.content.decode()
    assert Speaker.objects.count() == 1


def test_a_role_has_the_same_list(client: Client) -> None:
    editor(client)
    role = {"title": "borgarråd", "organisation": "", "party": "mp", "period_edtf": ""}
    client.post(reverse("admin:claims_speaker_add"), speaker_form() | rows("roles", role))
    assert Role.objects.get().party == "MP"


def test_an_editor_adds_a_local_one(client: Client) -> None:
    client.force_login(make_user(is_staff=True))
    form = {"code": "ÖP", "name": "Örebropartiet", "colour": "#ffcc00", "period_edtf": "sedan 2014"}
    client.post(reverse("admin:claims_party_add"), form)
    party = Party.objects.get(pk="ÖP")
    assert (party.period_edtf, party.is_past) == ("2014/..", False)
    shown = client.get(reverse("admin:claims_party_changelist")).content.decode()
    assert 'fill="#ffcc00"' in shown
    page = client.get(reverse("admin:claims_party_change", args=["ÖP"]))
    assert page.status_code == 200


def test_a_researcher_chooses_but_does_not_add(client: Client) -> None:
    client.force_login(make_user(is_staff=True, role="researcher"))
    assert client.get(reverse("admin:claims_party_add")).status_code == 403
    assert client.get(reverse("admin:claims_party_changelist")).status_code == 200


def test_whoever_enters_the_same_name_is_told(client: Client) -> None:
    in_english(editor(client))
    first = make_speaker("Andreas Lundgren")
    url = reverse("admin:claims_speaker_add")
    for name in ("Andreas Lundgren", "Lundgren, Andreas", "Andréas  Lundgren", "A. Lundgren"):
        answer = client.post(url, speaker_form(name=name), follow=True).content.decode()
        assert "There is a speaker of the same name, or nearly" in answer
        assert first.public_id in answer
        Speaker.objects.exclude(pk=first.pk).delete()
    answer = client.post(url, speaker_form(name="Anna Lundgren"), follow=True).content.decode()
    assert "of the same name" not in answer


def test_records_have_the_code_alone(client: Client) -> None:
    speaker = make_speaker(party="MP")
    editor(client)
    url = reverse("admin:claims_speaker_change", args=[speaker.pk])
    form = speaker_form(party="MP") | seen(speaker)
    client.post(url, form)
    speaker.refresh_from_db()
    assert speaker.party == "MP"


def test_the_database_knows_no_other_party() -> None:
    speaker, role = make_speaker(party="S"), make_role()
    with refused_by("speaker_party_known"):
        run("UPDATE claims_speaker SET party = 'XX' WHERE id = %s", speaker.pk)
    with refused_by("role_party_known"):
        run("UPDATE claims_role SET party = 'XX' WHERE id = %s", role.pk)
    with refused_by("speaker_party_known"):
        run("DELETE FROM claims_party WHERE code = 'S'")


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("key_never_changes", "code = 'xx'"),
        ("party_name_given", "name = ''"),
        ("party_colour_form", "colour = 'red'"),
        ("party_texts_typed", "name = E'A\\rB'"),
        ("claims_party_name_key", "name = 'Moderaterna'"),
    ],
)
def test_the_database_refuses_what_is_no_party(rule: str, change: str) -> None:
    with refused_by(rule):
        run(f"UPDATE claims_party SET {change} WHERE code = 'AP'")


def test_a_code_has_its_form() -> None:
    with refused_by("party_code_form"):
        run(
            "INSERT INTO claims_party (code, name, other_names, colour, period_edtf)"
            " VALUES ('xx', 'X', '', '', '')"
        )
