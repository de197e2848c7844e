"""“Annotate elsewhere”: who may, what the page says, what comes and what is noted."""

import hashlib

import pytest
from django.test import Client

from claims.exports.annotation_files.tools import TOOLS
from claims.imports.sheets import verbs
from claims.models import Claim, ClaimImport, DraftExport
from claims.vocabulary.annotation_tools import ANNOTATION_TOOLS
from corpus.closing import close
from tests.factories import AT, make_claim, make_document, make_revision, make_user

pytestmark = pytest.mark.django_db

PAGE = "/admin/claims/claim/annotate/"
TEXT = "😀 Enligt kommunen kostade det 640\u00a0miljoner kronor i fjol.\nDet var en ökning."


@pytest.fixture
def claim() -> Claim:
    return make_claim(revision=make_revision(TEXT), quote="640\u00a0miljoner kronor")


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make_user(role="researcher", is_staff=True))
    return client


def test_the_page_names_text_claims_and_unit_of_each_tool(desk: Client, claim: Claim) -> None:
    assert desk.get(PAGE).status_code == 200
    page = desk.get(PAGE, {"document": claim.revision.document_id})
    words = page.content.decode()
    assert hashlib.sha256(TEXT.encode()).hexdigest() in words
    shown = dict(page.context["form"].fields["tool"].choices)
    assert shown.keys() == TOOLS.keys()
    for name, tool in TOOLS.items():
        assert tool.label in shown[name]
        assert ("UTF-16" in shown[name]) == (tool.unit == "UTF-16")


@pytest.mark.parametrize("tool", ANNOTATION_TOOLS)
def test_what_is_taken_out_comes_back_and_is_noted(desk: Client, claim: Claim, tool: str) -> None:
    document = claim.revision.document
    answer = desk.post(f"{PAGE}?document={document.pk}", {"tool": tool})
    assert answer["Content-Disposition"].startswith(
        f'attachment; filename="{document.public_id}-{tool}.'
    )
    user = make_user(role="editor")
    key = verbs.receive("back", answer.content, by=user, at=AT).pk
    verbs.analyse(key)
    (row,) = ClaimImport.objects.get(pk=key).rows.all()
    assert (row.outcome, row.claim_id) == ("same", claim.pk), row.reasons
    (note,) = DraftExport.objects.all()
    assert (note.dialect, note.rows, note.filters) == (
        tool,
        1,
        {"document": [document.public_id]},
    )


def test_what_cannot_be_taken_out_is_said(desk: Client) -> None:
    empty = make_document()
    for wrong in (empty.pk, "0", "x", "9" * 30):
        page = desk.get(PAGE, {"document": wrong})
        assert (page.status_code, len(page.context["messages"])) == (200, 1)
        assert "form" not in page.context
    revision = make_revision("En sida\x0cslutar.")
    page = desk.post(f"{PAGE}?document={revision.document_id}", {"tool": "inception-xmi"})
    assert "U+000C" in page.content.decode()
    page = desk.post(f"{PAGE}?document={revision.document_id}", {"tool": "no tool"})
    assert page.context["form"].errors
    assert not DraftExport.objects.exists()


def test_a_closed_document_is_not_taken_out(desk: Client, claim: Claim) -> None:
    administrator = make_user(role="administrator")
    close(claim.revision.document, by=administrator, at=AT, reason="Upphovsrätt.")
    page = desk.post(f"{PAGE}?document={claim.revision.document_id}", {"tool": "brat"})
    assert page["Content-Type"].startswith("text/html")
    assert not DraftExport.objects.exists()


def test_who_may_not_read_the_sources_gets_nothing(client: Client, claim: Claim) -> None:
    client.force_login(make_user(role="", is_staff=True))
    answer = client.post(f"{PAGE}?document={claim.revision.document_id}", {"tool": "brat"})
    assert answer.status_code == 403


def test_every_tool_is_noted_by_its_name() -> None:
    assert set(TOOLS) == set(ANNOTATION_TOOLS)
