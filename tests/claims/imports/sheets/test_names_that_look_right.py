"""A speaker's name in a sheet that looks like the one that the desk has, in other characters."""

import unicodedata

import pytest
from django.test import Client
from django.urls import reverse

from claims.imports.progress import nobody
from claims.imports.sheets.analysis import analyse_rows
from claims.imports.sheets.headers import plain
from claims.imports.sheets.known import LOOKED_FOR_NAMES, Known
from claims.imports.sheets.rows import RowReader
from claims.imports.sheets.tables import SheetRow
from claims.models import Speaker
from tests.factories import QUOTE, make_revision, make_speaker, make_user

pytestmark = pytest.mark.django_db

NAME = "Örjan Äng-Ålund"


def analysed(name: str) -> tuple[str, list[dict[str, object]]]:
    """What becomes of a row whose speaker is called so: outcome, and the reasons against it."""
    revision = make_revision()
    cells = {"document_id": revision.document.public_id, "quote": QUOTE, "speaker": name}
    cells |= {"statement": "Det kostade 640 miljoner.", "date": "2023-05-02", "kind": "other"}
    rows = [(SheetRow(2, ()), cells)]
    (found,) = analyse_rows(RowReader(Known(), {}), rows, nobody)
    return found.verdict.outcome, [each.as_json() for each in found.verdict.reasons]


@pytest.mark.parametrize(
    "name",
    [
        unicodedata.normalize("NFD", NAME),
        NAME.replace("-", "\u2011"),
        NAME.replace("-", "\u2010"),
        NAME.replace("-", "–"),
        NAME.replace(" ", "\u00a0"),
        NAME.replace("j", "j\u200b"),
        NAME.replace("j", "j\u00ad"),
        NAME.replace("Å", "\u212b"),
        f"{NAME.lower()} (s)",
    ],
    ids=ascii,
)
def test_it_is_found(name: str) -> None:
    make_speaker(NAME, party="S")
    assert analysed(name) == ("create", [])


@pytest.mark.parametrize("name", ["Äng-Ålund, Örjan", "Örjan Äng-Åhlund", "Ö. Äng-Ålund"])
def test_one_that_is_nearly_so_is_asked_about_and_never_taken(name: str) -> None:
    make_speaker(NAME, party="S")
    outcome, reasons = analysed(name)
    assert outcome == "refuse"
    assert reasons == [
        {
            "code": "speaker_unknown_but_near",
            "column": "speaker",
            "details": {"value": name, "known": NAME},
        }
    ]


def test_somebody_else_is_not_asked_about() -> None:
    make_speaker(NAME, party="S")
    assert [each["code"] for each in analysed("Åsa Öberg")[1]] == ["speaker_unknown"]


def test_a_file_of_strangers_is_not_looked_through_for_ever() -> None:
    make_speaker(NAME)
    known = Known()
    for number in range(LOOKED_FOR_NAMES):
        assert known.nearly(f"Okänd Person {number}") == []
    assert known.nearly("Äng-Ålund, Örjan") == []


def test_the_desk_finds_it_too(client: Client) -> None:
    make_speaker(NAME)
    client.force_login(make_user(is_staff=True))
    page = reverse("admin:claims_speaker_changelist")
    for asked in (NAME, NAME.replace("-", "\u2011"), unicodedata.normalize("NFD", NAME)):
        assert list(client.get(page, {"q": asked}).context["cl"].result_list) == list(
            Speaker.objects.all()
        )


def test_headers_too() -> None:
    assert plain("Talar\u2011ID ") == plain("talar_id") == plain("Talar–id")
