"""Exports of the desk's own claims: who may, what comes, and what is noted about it."""

import csv
import io
from typing import Any

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse

from claims.admin.draft_exports import PUBLISHED
from claims.exports.drafts import DRAFTS
from claims.exports.registry import TABLES
from claims.models import Claim, DraftExport
from claims.vocabulary.spreadsheet_cells import unguard
from tests.claims.admin.admin_forms import CHANGELIST, editor, in_english
from tests.claims.exports.test_xlsx import sheets
from tests.factories import (
    approve_content,
    make_claim,
    make_draft_export,
    make_quantity,
    make_role,
    make_section,
    make_speaker,
    make_topic,
    make_user,
)
from tests.promises import refused_by, run, settle
from tests.published import SITE, make_checked, publish

pytestmark = pytest.mark.django_db

ADDRESS = "admin:claims_claim_export"
ALL = [column.name for column in DRAFTS.columns]


def export(client: Client, query: str = "", **sent: Any) -> Any:
    form = {"export": "yes", "table": "drafts", "dialect": "rfc4180", "columns": ALL} | sent
    return client.post(f"{reverse(ADDRESS)}?{query}", form)


def rows(response: Any) -> list[dict[str, str]]:
    assert isinstance(response, StreamingHttpResponse)
    text = b"".join(response).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def statements(response: Any) -> list[str]:
    return [row["statement"] for row in rows(response)]


def action(client: Client, query: str, *claims: Claim, **more: Any) -> Any:
    form = {"action": "export_drafts", "_selected_action": [claim.pk for claim in claims]} | more
    return client.post(f"{reverse(CHANGELIST)}?{query}", form)


def test_all_cells_of_a_draft(client: Client) -> None:
    speaker = make_speaker("=Åsa Öberg")
    claim = make_checked(
        speaker=speaker,
        role=make_role(speaker),
        topics=[make_topic("skola"), make_topic("familjehem")],
        worthiness="high",
        worthiness_reason="+ Många\nhar delat det.",
        attribution="Byline.",
        headline="-640 miljoner",
    )
    claim.section = make_section(claim.revision)
    claim.save()
    make_quantity(claim, value="640000000.5")
    assert claim.assessment is not None
    claim.assessment.missing = "Årsredovisningen."
    claim.assessment.save()
    publish(claim)
    response = export(editor(client))
    assert response["Content-Disposition"] == 'attachment; filename="redaktionens-pastaenden.csv"'
    assert response["Cache-Control"].startswith("no-store")
    (row,) = rows(response)
    assert list(row) == ALL
    found = {name: unguard(cell) for name, cell in row.items()}
    assert found == {
        "id": claim.public_id,
        "statement": claim.statement,
        "quote": claim.quote,
        "speaker": "=Åsa Öberg",
        "speaker_id": speaker.public_id,
        "party": claim.role.party or speaker.party,  # type: ignore[union-attr]
        "role": claim.role.label,  # type: ignore[union-attr]
        "attribution": "Byline.",
        "date": claim.date_edtf,
        "date_earliest": claim.date_earliest.isoformat(),
        "date_latest": claim.date_latest.isoformat(),
        "date_evidence": claim.date_evidence,
        "document": claim.revision.document.file_name,
        "document_id": claim.revision.document.public_id,
        "document_title": claim.revision.document.title,
        "revision": "1",
        "source_sha256": claim.revision.text_sha256,
        "section": claim.section.title,
        "span_start": str(claim.start),
        "span_end": str(claim.end),
        "kind": "quantity",
        "topics": "familjehem | skola",
        "quantities": "640 miljoner kronor = 640000000.5 SEK",
        "worthiness": "high",
        "worthiness_reason": "+ Många\nhar delat det.",
        "verification_status": "checked",
        "rating": "half_true",
        "summary": claim.assessment.summary,
        "explanation": claim.assessment.explanation,
        "missing": "Årsredovisningen.",
        "evidence": "2",
        "author": claim.assessment.author.username,
        "submitted_by": claim.assessment.submitted_by.username,  # type: ignore[union-attr]
        "approved_by": claim.assessment.approved_by.username,  # type: ignore[union-attr]
        "version": "1",
        "created_by": claim.created_by.username,
        "created_at": f"{claim.created_at:%Y-%m-%dT%H:%M:%S.%fZ}",
        "headline": "-640 miljoner",
    }
    assert row["headline"] == "'-640 miljoner"
    assert (row["speaker"], row["worthiness_reason"][:2]) == ("'=Åsa Öberg", "'+")


def test_all_that_the_filters_match(client: Client) -> None:
    make_claim(statement="Den ena.", worthiness="high")
    make_claim(statement="Den andra.", worthiness="low")
    make_claim(statement="Den tredje.", worthiness="high")
    found = export(editor(client), "worthiness__exact=high")
    assert statements(found) == ["Den ena.", "Den tredje."]
    assert statements(export(client, "q=andra")) == ["Den andra."]
    assert statements(export(client, "q=ingenting")) == []
    assert len(statements(export(client))) == 3


def test_the_selection(client: Client) -> None:
    first, _second, third = (make_claim(statement=f"Nummer {number}.") for number in (1, 2, 3))
    page = action(in_english(editor(client)), "", first, third).content.decode()
    assert "<p>2 claims." in page
    assert page.count('name="_selected_action"') == 2
    response = export(client, _selected_action=[first.pk, third.pk])
    assert statements(response) == ["Nummer 1.", "Nummer 3."]


def test_everything_selected_is_what_matches(client: Client) -> None:
    claim = make_claim()
    response = action(editor(client), "worthiness__exact=high", claim, select_across="1")
    assert response["Location"] == f"{reverse(ADDRESS)}?worthiness__exact=high"


def test_the_list_leads_there(client: Client) -> None:
    make_claim(worthiness="low")
    query = "worthiness__exact=low&q=placering"
    page = in_english(editor(client)).get(f"{reverse(CHANGELIST)}?{query}").content.decode()
    assert f'href="{reverse(ADDRESS)}?{query.replace("&", "&amp;")}"' in page
    assert "<p>One claim." in client.get(f"{reverse(ADDRESS)}?{query}").content.decode()


def test_columns_and_dialect(client: Client) -> None:
    claim = make_claim()
    make_quantity(claim, value="0.5")
    response = export(editor(client), dialect="excel-sv", columns=["created_at", "id", "evidence"])
    assert b"".join(response).decode() == (
        "\ufeffid;evidence;created_at\r\n"
        f"{claim.public_id};0;{claim.created_at:%Y-%m-%d %H:%M:%S}\r\n"
    )


@pytest.mark.parametrize(
    "wrong", [{"dialect": "x"}, {"columns": ["password"]}, {"columns": []}, {"dialect": ""}]
)
def test_what_is_wrong_is_asked_again_and_not_noted(client: Client, wrong: dict[str, Any]) -> None:
    make_claim()
    response = export(editor(client), **wrong)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not DraftExport.objects.exists()


def test_a_filter_that_is_none(client: Client) -> None:
    make_claim()
    response = export(editor(client), "worthiness__exact__x=1")
    assert response.status_code in {302, 400}
    assert not DraftExport.objects.exists()


# What is noted


def test_it_is_noted_who_took_what(client: Client) -> None:
    first, _second = make_claim(worthiness="high"), make_claim()
    user = make_user(role="researcher", is_staff=True)
    client.force_login(user)
    rows(export(client, "worthiness__exact=high&q=placering", columns=["id", "statement"]))
    rows(export(client, "worthiness__exact=high", _selected_action=[first.pk], dialect="excel-sv"))
    chosen, matching = DraftExport.objects.all()
    assert (matching.exported_by, matching.rows, matching.dialect) == (user, 1, "rfc4180")
    assert matching.filters == {"worthiness__exact": ["high"], "q": ["placering"]}
    assert matching.columns == ["id", "statement"]
    assert (chosen.selection, chosen.filters) == ([first.public_id], {})
    assert (chosen.rows, chosen.dialect) == (1, "excel-sv")


def test_only_who_may_see_claims_may_export_them(client: Client) -> None:
    claim = make_claim()
    client.force_login(make_user(role="", is_staff=True))
    assert export(client).status_code == 403
    assert action(client, "", claim).status_code == 403
    client.logout()
    assert export(client)["Location"].startswith("/admin/login/")
    assert not DraftExport.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"), [("administrator", 200), ("editor", 403), ("researcher", 403)]
)
def test_administrators_read_the_notes(client: Client, role: str, status: int) -> None:
    note = make_draft_export(selection=["bcdfghjk"])
    client.force_login(make_user(role=role, is_staff=True))
    response = client.get(reverse("admin:claims_draftexport_changelist"))
    assert response.status_code == status
    assert ("bcdfghjk" in response.content.decode()) == (status == 200)
    for verb in ("add", "delete"):
        arguments = [note.pk] if verb == "delete" else []
        page = client.get(reverse(f"admin:claims_draftexport_{verb}", args=arguments))
        assert page.status_code == 403


def test_the_notes_never_change() -> None:
    note = make_draft_export()
    settle()
    with refused_by("draft_export_never_changes"):
        run("UPDATE claims_draftexport SET rows = 0 WHERE id = %s", note.pk)
    with refused_by("draft_export_never_changes"):
        run("DELETE FROM claims_draftexport")
    with refused_by("draft_export_never_truncated"):
        run("TRUNCATE claims_draftexport")
    with refused_by("draft_export_dialect_known"):
        make_draft_export(dialect="tsv")


def test_every_public_table_can_be_taken_out() -> None:
    assert PUBLISHED.keys() == TABLES.keys()


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table.of_claims])
def test_what_of_the_claims_is_public(client: Client, name: str) -> None:
    """Of those that the list's filters match, the published ones; nothing is noted."""
    wanted, other = make_checked(worthiness="high"), make_claim(worthiness="low")
    for claim in (wanted, other):
        make_quantity(claim)
        publish(claim)
        claim.statement += " Mer."
        claim.save()
        if claim == wanted:
            approve_content(claim)
        publish(claim, kind="correction", note="Fel.")
    make_claim(worthiness="high", statement="Ett utkast.")
    found = rows(export(editor(client), "worthiness__exact=high", table=name, columns=[]))
    ids = {row["id" if name == "claims" else "claim"] for row in found}
    assert ids == {wanted.public_id}
    assert not DraftExport.objects.exists()


def test_speakers_and_their_like_are_whole(client: Client) -> None:
    for claim in (make_checked(worthiness="high"), make_claim(worthiness="low")):
        publish(claim)
    editor(client)
    for name in ("speakers", "documents", "topics", "ratings"):
        response = export(client, "worthiness__exact=high", table=name, columns=[])
        public = client.get(f"/api/v1/{name}.csv")
        assert [*rows(response)] == [*csv.DictReader(io.StringIO(public.getvalue().decode()))]


def test_a_workbook_of_drafts_and_of_what_is_public(client: Client) -> None:
    claim = make_claim(statement="=1+1")
    desk = editor(client)
    response = export(desk, dialect="xlsx", columns=["id", "statement"])
    assert response["Content-Disposition"] == 'attachment; filename="redaktionens-pastaenden.xlsx"'
    assert sheets(response.getvalue()) == [[("id", "statement"), (claim.public_id, "=1+1")]]
    noted = DraftExport.objects.get()
    assert (noted.dialect, noted.rows) == ("xlsx", 1)
    assert len(sheets(export(desk, dialect="xlsx", table="claims").getvalue())[0]) == 1
    publish(claim)
    response = export(desk, dialect="xlsx", table="claims")
    assert response["Content-Disposition"] == 'attachment; filename="claims.xlsx"'
    assert sheets(response.getvalue())[0][1][0] == claim.public_id
    nothing = export(desk, "status=checked", dialect="xlsx")
    assert len(sheets(nothing.getvalue())[0]) == 1


def test_a_long_text_of_a_draft_is_cut_with_the_claims_own_page(client: Client) -> None:
    claim = make_claim(statement="x" * 40_000)
    response = export(editor(client), dialect="xlsx", columns=["statement"])
    ((_head, (cell,)),) = sheets(response.getvalue())
    assert cell.endswith(f"{SITE}{reverse('admin:claims_claim_change', args=[claim.pk])}]")
