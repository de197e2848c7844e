"""A claim is marked in the reader: its form's first values, and saving it."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from claims.models import Claim
from corpus.models import Revision
from tests.claims.admin.admin_forms import editor, in_english
from tests.claims.admin.reader.reader import fields, place, place_of, quantity, send
from tests.factories import (
    QUOTE,
    TEXT,
    make_claim,
    make_document,
    make_revision,
    make_role,
    make_section,
    make_speaker,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def mark(client: Client, revision: Revision, sent: Any) -> Any:
    return send(client, "mark", revision.document.public_id, sent)


def draft(client: Client, revision: Revision, sent: Any) -> dict[str, Any]:
    response = send(client, "draft", revision.document.public_id, sent)
    assert response.status_code == 200, response.content
    values: dict[str, Any] = response.json()["fields"]
    return values


def new(revision: Revision, quote: str = QUOTE, **more: Any) -> dict[str, Any]:
    sent = {"fields": fields(make_speaker().pk), "quantities": []}
    return place_of(revision, quote) | sent | more


# What the form begins with


def test_numbers_and_kind_come_from_the_quote(client: Client) -> None:
    revision = make_revision()
    values = draft(in_english(editor(client)), revision, place_of(revision, QUOTE))
    assert values["quantities"] == [quantity(value="640\u00a0000\u00a0000")]
    assert (values["kind"], values["statement"]) == ("quantity", QUOTE.capitalize())
    plain = draft(client, revision, place_of(revision, "Vi behöver fler familjehem."))
    assert (plain["kind"], plain["quantities"]) == ("", [])


def test_statement_is_one_line(client: Client) -> None:
    revision = make_revision("tvingar många\n\nverksamheter\u00a0att")
    values = draft(editor(client), revision, place(revision, 0, revision.length))
    assert values["statement"] == "Tvingar många verksamheter att"


def test_speaker_and_role_are_those_of_the_claim_before(client: Client) -> None:
    revision = make_revision("Ett. Två. Tre. Fyra.")
    first, second = make_speaker("Åsa Öberg"), make_speaker("Örjan Älv", party="S")
    role = make_role(second)
    make_claim(revision=revision, quote="Ett.", speaker=first)
    make_claim(revision=revision, quote="Två.", speaker=second, role=role)
    make_claim(revision=revision, quote="Fyra.", speaker=first)
    values = draft(editor(client), revision, place_of(revision, "Tre."))
    assert values["speaker"] == [{"id": str(second.pk), "text": "Örjan Älv (S)"}]
    assert values["role"][0]["id"] == str(role.pk)


def test_a_section_has_its_own_speaker_and_date(client: Client) -> None:
    revision = make_revision("Ett inlägg.\nTvå.\nTre.\n")
    make_section(revision, start=0, end=17, date_edtf="2020-10-20", date_evidence="”idag 20/10”")
    make_section(revision, start=17, end=22)
    speaker = make_speaker("Skribent")
    make_claim(revision=revision, quote="inlägg", speaker=speaker, section_id=None)
    make_claim(revision=revision, quote="Tre", speaker=make_speaker("Annan"), date_edtf="2020-09")
    values = draft(editor(client), revision, place_of(revision, "Två"))
    assert values["speaker"][0]["text"] == "Skribent (M)"
    assert (values["date_edtf"], values["date_evidence"]) == ("20 oktober 2020", "”idag 20/10”")


def test_date_of_the_document_unless_it_is_open(client: Client) -> None:
    revision = make_revision()
    sent = place_of(revision, QUOTE)
    assert draft(editor(client), revision, sent)["date_edtf"] == "omkring 2023"
    open_ended = make_revision(document=make_document(date_edtf="2023/.."))
    assert draft(client, open_ended, place_of(open_ended, QUOTE))["date_edtf"] == ""


# Saving


def test_a_headline_is_saved_unless_it_is_too_long(client: Client) -> None:
    revision = make_revision()
    sent = new(revision)
    sent["fields"]["headline"] = "x" * 76
    refused = mark(in_english(editor(client)), revision, sent)
    assert refused.status_code == 422
    assert "at most 75 characters" in str(refused.json()["errors"]["fields"]["headline"])
    sent["fields"]["headline"] = "Placeringar för 640 miljoner"
    assert mark(client, revision, sent).status_code == 200
    assert Claim.objects.get().headline == "Placeringar för 640 miljoner"


def test_claim_is_saved_as_on_its_own_page(client: Client) -> None:
    revision = make_revision()
    section = make_section(revision)
    topics = [make_topic("familjehem"), make_topic("skola")]
    sent = new(revision, quantities=[quantity()])
    sent["fields"]["topics"] = "familjehem,skola"
    response = mark(editor(client), revision, sent)
    assert response.status_code == 200, response.content
    claim = Claim.objects.get()
    assert (claim.quote, claim.section, list(claim.topics.all())) == (QUOTE, section, topics)
    assert (claim.created_by.username, claim.status) == (
        client.session and LogEntry.objects.get().user.username,
        "unverified",
    )
    row = claim.quantities.get()
    assert (row.text, int(row.value), row.position) == ("640 miljoner kronor", 640_000_000, 1)
    answer = response.json()["claims"][0]
    assert (answer["id"], answer["start"], answer["end"]) == (
        claim.public_id,
        claim.start,
        claim.end,
    )


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("\n\nFörst en tom rad.", "en tom rad"),
        ("😀👩‍👩‍👧 och 24 miljarder 😀", "24 miljarder 😀"),
        ("A\u030asa o\u0323\u0302 blev", "o\u0323\u0302 blev"),
        ("av 1\u00a0050 och 200\u2009000 till", "1\u00a0050 och 200\u2009000"),
        ("rad ett\nrad två\n", "ett\nrad"),
        ("<b>&amp;</b> mer", "<b>&amp;</b>"),
    ],
)
def test_every_character_counts_as_one(client: Client, text: str, quote: str) -> None:
    revision = make_revision(text)
    kept = quote if quote in revision.text else revision.text[-len(quote) + 1 :]
    assert mark(editor(client), revision, new(revision, kept)).status_code == 200
    claim = Claim.objects.get()
    assert revision.text[claim.start : claim.end] == claim.quote == kept


def test_the_occurrence_that_was_marked_is_taken(client: Client) -> None:
    revision = make_revision("och " * 60)
    sent = new(revision, "och") | place(revision, 40, 43)
    assert mark(editor(client), revision, sent).status_code == 200
    assert Claim.objects.get().span == (40, 43)


def test_history_knows_who_marked_it(client: Client) -> None:
    revision = make_revision()
    mark(editor(client, username="anna"), revision, new(revision))
    event = apps.get_model("claims", "ClaimEvent").objects.get()
    assert event.pgh_label == "insert"
    assert event.pgh_context.metadata["user"] == Claim.objects.get().created_by_id


def test_same_quote_again_is_saved_and_said(client: Client) -> None:
    claim = make_claim()
    response = mark(editor(client), claim.revision, new(claim.revision))
    assert claim.public_id in response.json()["note"]
    assert Claim.objects.count() == 2


def test_what_is_wrong_is_said_at_the_fields(client: Client) -> None:
    revision = make_revision()
    sent = new(revision, quantities=[quantity(), quantity(unit="äpplen", text="finns inte")])
    sent["fields"] |= {"statement": "", "date_edtf": "nyss", "speaker": "", "topics": "okänt"}
    response = mark(in_english(editor(client)), revision, sent)
    assert response.status_code == 422
    errors = response.json()["errors"]
    assert errors["fields"].keys() == {"statement", "date_edtf", "speaker", "topics"}
    assert errors["quantities"][0] == {}
    assert errors["quantities"][1].keys() == {"text", "unit"}
    assert not Claim.objects.exists()


def test_role_of_somebody_else(client: Client) -> None:
    revision = make_revision()
    sent = new(revision)
    sent["fields"]["role"] = str(make_role(make_speaker("Annan")).pk)
    response = mark(editor(client), revision, sent)
    assert list(response.json()["errors"]["fields"]) == ["role"]


# Places that disagree


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 0, "end": 5},  # other words stand there
        {"quote": "kostade placeringarna 604 miljoner kronor"},
        {"end": 2_000_000_000},
        {"start": 30, "end": 30, "quote": "x"},
        {"start": 40, "end": 30, "quote": "x"},
        {"sha256": "0" * 64},
        {"revision": 2},
        {"revision": 0},
    ],
)
@pytest.mark.parametrize("name", ["draft", "mark"])
def test_place_that_disagrees(client: Client, name: str, wrong: dict[str, Any]) -> None:
    revision = make_revision()
    sent = place_of(revision, QUOTE) if name == "draft" else new(revision)
    response = send(editor(client), name, revision.document.public_id, sent | wrong)
    assert response.status_code == 409
    assert response.json()["said"]
    assert not Claim.objects.exists()


def test_utf16_offsets_disagree(client: Client) -> None:
    revision = make_revision("😀😀 24 miljarder och mer")
    sent = place_of(revision, "24 miljarder")
    sent |= {"start": sent["start"] + 2, "end": sent["end"] + 2}
    assert mark(editor(client), revision, new(revision, "24 miljarder") | sent).status_code == 409


def test_a_newer_text_has_come_in(client: Client) -> None:
    revision = make_revision()
    sent = new(revision)
    make_revision(TEXT + "Mer.\n", document=revision.document)
    response = mark(editor(client), revision, sent)
    assert response.status_code == 409
    assert not Claim.objects.exists()


def test_document_without_text_or_unknown(client: Client) -> None:
    sent = new(make_revision())
    empty = make_document()
    assert send(editor(client), "mark", empty.public_id, sent).status_code == 409
    assert send(client, "mark", "bcdfghjk", sent).status_code == 404


# Requests that are none


@pytest.mark.parametrize(
    "body",
    [
        *("", "{", "[]", "null", '"x"', "{}", "\ufeff", "[" * 100_000, "9" * 10_000),
        b"\xff\xfe",
        '{"revision": NaN}',
    ],
)
@pytest.mark.parametrize("name", ["draft", "mark"])
def test_no_json(client: Client, name: str, body: str | bytes) -> None:
    revision = make_revision()
    response = send(editor(client), name, revision.document.public_id, body)
    assert response.status_code == 400
    assert response.json()["said"]


@pytest.mark.parametrize(
    "wrong",
    [
        *({"start": "22"}, {"start": -1}, {"start": True}, {"start": 1.5}, {"start": None}),
        *({"end": 10**30}, {"quote": 7}, {"quote": "x\x00"}, {"sha256": None}),
        *({"fields": "x"}, {"quantities": {}}, {"quantities": ["x"]}, {"unknown": 1}),
        *({"fields": {"statement": 7}}, {"fields": {"statement": "a\x00b"}}),
        *({"fields": {"status": "checked"}}, {"quantities": [{"claim": "1"}]}),
        {"quantities": [{}] * 101},
    ],
)
def test_wrong_values(client: Client, wrong: dict[str, Any]) -> None:
    revision = make_revision()
    response = mark(editor(client), revision, new(revision) | wrong)
    assert response.status_code == 400, response.content
    assert not Claim.objects.exists()


def test_lone_surrogate(client: Client) -> None:
    revision = make_revision()
    sent = new(revision)
    sent["fields"]["statement"] = "halv \ud83d"
    assert mark(editor(client), revision, sent).status_code == 400


def test_too_much(client: Client) -> None:
    revision = make_revision()
    sent = new(revision)
    sent["fields"]["statement"] = "x" * 3_000_000
    assert mark(editor(client), revision, sent).status_code == 413


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("speaker", "9" * 30),
        ("speaker", "x"),
        ("role", "-1"),
        ("kind", "checked"),
        ("topics", "x,y"),
    ],
)
def test_choice_that_there_is_not(client: Client, name: str, value: str) -> None:
    revision = make_revision()
    sent = new(revision)
    sent["fields"][name] = value
    response = mark(editor(client), revision, sent)
    assert response.status_code == 422
    assert list(response.json()["errors"]["fields"]) == [name]


@pytest.mark.parametrize("value", ["x", "NaN", "Infinity", "1e400", "9" * 40, "1,5,5", ""])
def test_quantity_that_is_no_number(client: Client, value: str) -> None:
    revision = make_revision()
    response = mark(editor(client), revision, new(revision, quantities=[quantity(value=value)]))
    assert response.status_code == 422
    assert list(response.json()["errors"]["quantities"][0]) == ["value"]


# Who may


@pytest.mark.parametrize("name", ["draft", "mark"])
def test_who_may_mark(client: Client, name: str) -> None:
    revision = make_revision()
    sent = new(revision) if name == "mark" else place_of(revision, QUOTE)
    assert send(client, name, revision.document.public_id, sent).status_code == 401
    client.force_login(make_user(role="editor"))  # not on the staff
    assert send(client, name, revision.document.public_id, sent).status_code == 401
    reader = make_user(role="", is_staff=True)
    reader.user_permissions.set(
        Permission.objects.filter(codename__in=["view_document", "view_claim"])
    )
    client.force_login(reader)
    refused = send(client, name, revision.document.public_id, sent)
    assert (refused.status_code, bool(refused.json()["said"])) == (403, True)
    client.force_login(make_user(role="researcher", is_staff=True))
    assert send(client, name, revision.document.public_id, sent).status_code == 200


def test_only_posts(client: Client) -> None:
    revision = make_revision()
    for name in ("draft", "mark"):
        url = f"/admin/claims/reader/{revision.document.public_id}/{name}/"
        assert editor(client).get(url).status_code == 405


@pytest.mark.parametrize("name", ["draft", "mark", "reject", "section"])
def test_a_form_is_not_understood(name: str) -> None:
    """Looking for the token in it has read it away; as the browser sends it, token and all."""
    client = Client(enforce_csrf_checks=True)
    revision = make_revision()
    editor(client).get("/admin/")
    token = client.cookies["csrftoken"].value
    url = f"/admin/claims/reader/{revision.document.public_id}/{name}/"
    refused = client.post(url, {"csrfmiddlewaretoken": token})
    assert (refused.status_code, bool(refused.json()["said"])) == (400, True)


def test_token_is_needed() -> None:
    client = Client(enforce_csrf_checks=True)
    revision = make_revision()
    response = mark(editor(client), revision, new(revision))
    assert response.status_code == 403
    assert not Claim.objects.exists()
