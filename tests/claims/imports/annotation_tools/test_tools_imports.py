"""From a document of ours to an annotation tool and back, through the desk."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from claims.exports.annotation_files.tools import TOOLS
from claims.imports.annotation_messages import NOTES
from claims.imports.messages import sentence
from claims.imports.sheets import verbs
from claims.models import Claim, ClaimImport
from tests.claims.imports.sheets.test_import_claims import looked_at, outcomes, reasons
from tests.factories import make_claim, make_revision, make_user

pytestmark = pytest.mark.django_db

TEXT = (
    "😀 Enligt kommunen kostade placeringarna 640 miljoner kronor i fjol.\nDet var e\u0301n ökning."
)
QUOTE = "640 miljoner kronor"


@pytest.fixture
def claim() -> Claim:
    revision = make_revision(TEXT)
    return make_claim(revision=revision, quote=QUOTE)


@pytest.mark.parametrize("tool", sorted(TOOLS))
def test_a_document_goes_out_and_comes_back_unchanged(
    claim: Claim, tool: str, tmp_path: Path
) -> None:
    file = tmp_path / "out"
    document = claim.revision.document.public_id
    call_command("export", "annotations", str(file), document=document, tool=tool)
    found = looked_at(file.read_bytes(), file.name)
    assert found.state == "ready", found.reason
    assert outcomes(found) == ["same"], reasons(found)
    (row,) = found.rows.all()
    assert row.cells["quote"] == QUOTE
    assert found.reason is not None
    assert found.reason["code"] in NOTES
    if "unit" in found.reason["details"]:
        assert found.reason["details"]["unit"] == TOOLS[tool].unit


def line(text: str, *spans: list[object]) -> bytes:
    return json.dumps({"text": text, "label": spans}).encode()


def test_a_text_is_known_by_its_words_alone(claim: Claim) -> None:
    start = TEXT.index("ökning")
    # Before the accent of its own nothing tells graphemes from code points but this.
    content = json.dumps(
        {"text": TEXT, "label": [[start, start + 6, "rule"]], "offset_unit": "code points"}
    ).encode()
    (row,) = looked_at(content).rows.all()
    assert (row.cells["quote"], row.cells["label"]) == ("ökning", "rule")
    assert {each["code"] for each in row.reasons} == {"cell_missing"}
    (other,) = looked_at(line("En annan text.", [0, 2, "rule"])).rows.all()
    assert "text_unknown" in {each["code"] for each in other.reasons}


def test_half_an_emoji_around_a_quote_does_not_hide_its_place() -> None:
    """As Hypothesis' client cuts what stands around a quote: after so many units of UTF-16."""
    text = "Det kostar 5 kr. 😀 Eller: 😀 det kostar 5 kr.👍"
    revision = make_revision(text)
    address = f"https://fakta.example/documents/{revision.document.public_id}/"
    quote = {"type": "TextQuoteSelector", "exact": "kostar 5 kr."}
    # JSON has the halves as escapes: the last unit of 😀, the first of 👍.
    quote |= {"prefix": "\ude00 det ", "suffix": "\ud83d"}
    target = {"source": address, "selector": [quote]}
    row = {"uri": address, "text": "Det kostar.", "tags": ["regel"], "target": [target]}
    found = looked_at(json.dumps({"total": 1, "rows": [row]}).encode())
    (row_there,) = found.rows.all()
    assert (row_there.cells["prefix"], row_there.cells["suffix"]) == (" det ", "")
    assert {each["code"] for each in row_there.reasons} == {"cell_missing"}


def in_pieces() -> bytes:
    spans = ";".join(f"{TEXT.index(w)} {TEXT.index(w) + len(w)}" for w in ("kommunen", QUOTE))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("a.ann", f"T1\trule {spans}\tkommunen {QUOTE}\n")
    return packed.getvalue()


@pytest.mark.parametrize("apart", [False, True], ids=["refused", "apart"])
def test_pieces_are_claims_of_their_own_where_the_form_says_so(
    claim: Claim, client: Client, *, apart: bool
) -> None:
    client.force_login(make_user(role="researcher", is_staff=True))
    address = reverse("admin:claims_claimimport_add")
    assert "Bitar som egna påståenden" in client.get(address).content.decode()
    file = SimpleUploadedFile("a.zip", in_pieces())
    chosen = {"pieces_apart": "on"} if apart else {}
    client.post(address, {"file": file, "encoding": "utf-8"} | chosen)
    kept = ClaimImport.objects.get()
    verbs.analyse(kept.pk)
    verbs.look_again(kept.pk, by=make_user(role="researcher"))
    verbs.analyse(kept.pk)
    cells = [(row.cells["quote"], row.flaw and row.flaw["code"]) for row in kept.rows.all()]
    if apart:
        assert cells == [("kommunen", None), (QUOTE, None)]
    else:
        assert cells == [("", "annotation_discontinuous")]


def test_pieces_are_claims_of_their_own_where_the_command_says_so(
    claim: Claim, tmp_path: Path, capsys: Any
) -> None:
    (tmp_path / "a.zip").write_bytes(in_pieces())
    user, file = make_user(role="researcher").username, str(tmp_path / "a.zip")
    call_command("import_claims", file, user=user)
    assert "1 rows refused" in (said := capsys.readouterr().out)
    assert "take each piece as a claim of its own" in said
    call_command("import_claims", file, user=user, pieces_apart=True)
    assert "2 rows refused" in (said := capsys.readouterr().out)  # they lack a speaker yet
    assert "piece" not in said


def test_the_preview_says_what_was_counted(claim: Claim, client: Client) -> None:
    user = make_user(role="editor", is_staff=True)
    client.force_login(user)
    found = looked_at(line("Bara ord.", [0, 4, "rule"]), by=user)
    page = client.get(f"/admin/claims/claimimport/{found.pk}/change/", follow=True)
    assert "doccano" in page.content.decode()
    assert "import-note" in page.content.decode()
    verbs.look_again(found.pk, by=user)
    verbs.analyse(found.pk)
    kept = ClaimImport.objects.get(pk=found.pk).reason
    assert kept is not None
    assert kept["details"] == {"tool": "doccano", "unit": "code points"}


def test_a_refused_file_says_where() -> None:
    found = looked_at(line("😀 Det kostar.", [2, 5, "rule"]))
    assert found.state == "refused"
    assert found.reason is not None
    assert "UTF-16" in sentence(found.reason)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "--document"),
        ({"document": "bcdfghjk", "tool": "brat"}, "bcdfghjk"),
        ({"document": "bcdfghjk", "tool": "brat", "columns": "id"}, "--columns"),
    ],
    ids=["nothing", "unknown", "columns"],
)
def test_what_cannot_be_exported(options: dict[str, str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("export", "annotations", **options)
