"""The pages: upload, preview, mend, confirm, download."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.imports.sheets import verbs
from claims.models import Claim, ClaimImport
from tests.claims.admin.admin_forms import in_english
from tests.claims.imports.sheets.sheet_files import csv_file, make_world, row
from tests.factories import AT, QUOTE, make_claim, make_user
from tests.promises import ask

pytestmark = pytest.mark.django_db

ADD = "admin:claims_claimimport_add"


def address(name: str, *args: object) -> str:
    return reverse(f"admin:claims_claimimport_{name}", args=args)


def researcher(client: Client) -> Client:
    client.force_login(make_user(role="researcher", is_staff=True))
    return in_english(client)


def upload(client: Client, content: bytes, name: str = "claims.csv", **more: Any) -> Any:
    form = {"file": SimpleUploadedFile(name, content), "encoding": "utf-8"} | more
    return client.post(reverse(ADD), form, follow=True)


def test_a_file_is_received_previewed_and_confirmed(client: Client) -> None:
    researcher(client)
    document = make_world()
    page = upload(client, csv_file(row(document), row(document, speaker="Ingen")))
    kept = ClaimImport.objects.get()
    assert page.redirect_chain == [(address("change", kept.pk), 302)]
    assert "No worker is running" in page.content.decode()
    assert jobs() == [("analyse_import", {"key": kept.pk})]

    verbs.analyse(kept.pk)
    page = client.get(address("change", kept.pk)).content.decode()
    assert "New claim: 1" in page
    assert "There is no speaker “Ingen”" in page
    assert 'value="Store one row"' in page

    client.post(address("do", kept.pk, "confirm"))
    assert ("store_import", {"key": kept.pk}) in jobs()
    verbs.store(kept.pk, at=AT)
    page = client.get(address("change", kept.pk)).content.decode()
    assert Claim.objects.get().public_id in page
    assert 'value="Store' not in page


def jobs() -> list[tuple[str, Any]]:
    found = ask("SELECT task_name, args FROM procrastinate_jobs ORDER BY id")
    return [(name, json.loads(args) if isinstance(args, str) else args) for name, args in found]


def test_changes_are_shown_field_by_field(client: Client) -> None:
    researcher(client)
    claim = make_claim(statement="Som det var.")
    upload(client, csv_file({"id": claim.public_id, "statement": "Som det blir.", "kind": "annat"}))
    kept = ClaimImport.objects.get()
    verbs.analyse(kept.pk)
    page = client.get(address("change", kept.pk)).content.decode()
    assert "<del>Som det var.</del> <ins>Som det blir.</ins>" in page
    assert "<del>quantity</del> <ins>other</ins>" in page


def test_a_file_of_the_wrong_sort_is_refused_in_a_sentence(client: Client) -> None:
    researcher(client)
    page = upload(client, b"", "tom.csv").content.decode()
    assert "The submitted file is empty." in page
    upload(client, b"%PDF-1.7 ...", "rapport.csv")
    kept = ClaimImport.objects.get()
    verbs.analyse(kept.pk)
    page = client.get(address("change", kept.pk)).content.decode()
    assert "This is a PDF, not a spreadsheet." in page


def test_another_encoding_is_converted_only_when_asked(client: Client) -> None:
    researcher(client)
    document = make_world()
    content = csv_file(row(document)).decode().encode("cp1252")
    upload(client, content)
    kept = ClaimImport.objects.get()
    verbs.analyse(kept.pk)
    page = client.get(address("change", kept.pk)).content.decode()
    assert 'value="Read it as Windows-1252"' in page
    # Only in the one that it seems to be; the file need not be chosen again.
    client.post(address("do", kept.pk, "read_as"), {"encoding": "utf-16"})
    kept.refresh_from_db()
    assert (kept.state, kept.encoding) == ("refused", "utf-8")
    client.post(address("do", kept.pk, "read_as"), {"encoding": "windows-1252"})
    verbs.analyse(kept.pk)
    kept.refresh_from_db()
    assert (kept.state, kept.encoding, kept.counts["create"]) == ("ready", "windows-1252", 1)
    kept.rows.all().delete()
    kept.delete()
    upload(client, content)
    upload(client, content, encoding="windows-1252")
    for kept in ClaimImport.objects.all():
        verbs.analyse(kept.pk)
    asked, unasked = ClaimImport.objects.all()
    page = client.get(address("change", unasked.pk)).content.decode()
    assert "it looks like Windows-1252" in page
    assert asked.counts["create"] == 1


def test_an_encoding_chosen_by_mistake_is_mended_by_buttons(client: Client) -> None:
    researcher(client)
    upload(client, csv_file(row(make_world())).decode().encode("cp1252"), encoding="utf-16")
    kept = ClaimImport.objects.get()
    for encoding, label in (("utf-8", "UTF-8"), ("windows-1252", "Windows-1252")):
        verbs.analyse(kept.pk)
        page = client.get(address("change", kept.pk)).content.decode()
        assert f'value="Read it as {label}"' in page
        client.post(address("do", kept.pk, "read_as"), {"encoding": encoding})
    verbs.analyse(kept.pk)
    kept.refresh_from_db()
    assert (kept.state, kept.counts["create"]) == ("ready", 1)


def test_a_suggested_place_is_confirmed_on_the_row_s_own_page(client: Client) -> None:
    researcher(client)
    upload(client, csv_file(row(make_world(), quote=QUOTE.upper())))
    kept = ClaimImport.objects.get()
    verbs.analyse(kept.pk)
    there = address("row", kept.pk, 2)
    page = client.get(there)
    assert "This is the place that is meant" in page.content.decode()
    form = {name: field.initial for name, field in page.context["form"].fields.items()}
    answer = client.post(there, form | {"confirm_place": "yes"})
    assert answer["Location"] == address("change", kept.pk)
    kept.refresh_from_db()
    assert kept.counts["create"] == 1
    assert kept.rows.get().target["quote"] == QUOTE


def test_a_row_is_mended_and_what_is_still_wrong_is_said(client: Client) -> None:
    researcher(client)
    upload(client, csv_file(row(make_world(), speaker="Ingen", kind="skvaller")))
    kept = ClaimImport.objects.get()
    verbs.analyse(kept.pk)
    there = address("row", kept.pk, 2)
    form = {name: field.initial for name, field in client.get(there).context["form"].fields.items()}
    page = client.post(there, form | {"speaker": "Åsa Öberg"}).content.decode()
    assert "There is no speaker" not in page
    assert "“skvaller” is not known" in page
    client.post(there, form | {"speaker": "Åsa Öberg", "kind": "antal"})
    kept.refresh_from_db()
    assert kept.counts["create"] == 1


def test_refused_rows_and_empty_sheets_are_downloaded(client: Client) -> None:
    researcher(client)
    document = make_world()
    upload(client, csv_file(row(document, speaker="Ingen"), delimiter=";", bom=True), "lista.csv")
    kept = ClaimImport.objects.get()
    verbs.analyse(kept.pk)
    answer = client.get(address("refused", kept.pk))
    assert answer["Content-Disposition"] == 'attachment; filename="lista-refused.csv"'
    assert answer.content.startswith("\ufeff".encode())
    assert b";reason\r\n" in answer.content
    for form in ("rfc4180", "excel-sv", "xlsx"):
        assert client.get(address("template", form)).status_code == 200
    assert client.get(address("template", "doc")).status_code == 404


def test_progress_is_told_to_the_page_s_script(client: Client) -> None:
    researcher(client)
    upload(client, csv_file(row(make_world())))
    kept = ClaimImport.objects.get()
    ClaimImport.objects.update(progress_done=10, progress_total=40)
    answer = client.get(address("status", kept.pk)).json()
    assert answer == {"state": "received", "percent": 25, "words": "10 of 40 rows"}


def test_what_somebody_else_has_done_is_not_done_twice(client: Client) -> None:
    researcher(client)
    upload(client, csv_file(row(make_world())))
    kept = ClaimImport.objects.get()
    verbs.discard(kept.pk, by=kept.created_by)
    page = client.post(address("do", kept.pk, "confirm"), follow=True).content.decode()
    assert "somebody was quicker" in page


def test_who_may_not_write_claims_sees_no_imports(client: Client) -> None:
    client.force_login(make_user(role="", is_staff=True))
    assert client.get(reverse(ADD)).status_code == 403
    assert client.get(reverse("admin:claims_claimimport_changelist")).status_code == 403


def test_pages_hold_fifty_rows(client: Client) -> None:
    researcher(client)
    document = make_world()
    rows = [row(document, statement=f"Nummer {number}.") for number in range(60)]
    upload(client, csv_file(*rows))
    kept = ClaimImport.objects.get()
    verbs.analyse(kept.pk)
    page = client.get(address("change", kept.pk) + "?outcome=create&p=2").content.decode()
    assert "Page 2 of 2" in page
    assert "Nummer 59." in page
    assert "Nummer 0." not in page


def test_a_row_that_somebody_else_confirmed_keeps_what_was_typed_on_the_page(
    client: Client,
) -> None:
    researcher(client)
    document = make_world()
    upload(client, csv_file(row(document), row(document, speaker="Ingen")))
    kept = ClaimImport.objects.get()
    verbs.analyse(kept.pk)
    verbs.confirm(kept.pk, by=make_user(), at=AT)
    page = client.post(address("row", kept.pk, 3), {"statement": "Länge skrivet.", "speaker": "Bo"})
    words = page.content.decode()
    assert "somebody was quicker" in words
    assert "Länge skrivet.</textarea>" in words
    assert "Look at the row again" not in words
    assert kept.rows.get(number=3).cells["speaker"] == "Ingen"
