"""The reader's page, its text, and the ways that lead there."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from corpus.models import Document
from tests.claims.admin.admin_forms import change_url, editor, in_english
from tests.factories import (
    TEXT,
    make_claim,
    make_document,
    make_revision,
    make_section,
    make_user,
)

pytestmark = pytest.mark.django_db


def read(client: Client, document: Document, **query: Any) -> Any:
    return client.get(reverse("reader:document", args=[document.public_id]), query)


def data(response: Any) -> dict[str, Any]:
    found = re.search(
        r'<script id="reader-data" type="application/json">(.*?)</script>',
        response.content.decode(),
        re.DOTALL,
    )
    assert found
    values: dict[str, Any] = json.loads(found[1])
    return values


def test_page_has_claims_and_sections(client: Client) -> None:
    claim = make_claim()
    section = make_section(claim.revision, heading_end=16, date_edtf="2020-10-20")
    page = data(read(editor(client), claim.revision.document))
    assert [(each["id"], each["start"], each["end"]) for each in page["claims"]] == [
        (claim.public_id, claim.start, claim.end)
    ]
    assert page["sections"][0]["title"] == section.title
    assert page["sections"][0]["heading_end"] == 16
    assert page["may"] == {"mark": True, "change": True, "undo": True, "suggest": True}


def test_text_is_in_the_page_once_and_as_text(client: Client) -> None:
    revision = make_revision("\n<script>alert(1)</script> & mer\n")
    page = read(editor(client), revision.document).content.decode()
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; mer") == 1
    assert "<script>alert" not in page
    noscript = page.split("<noscript>")[1].split("</noscript>")[0]
    assert "&lt;script&gt;" in noscript


def test_claims_are_listed_without_scripts(client: Client) -> None:
    claim = make_claim()
    page = read(editor(client), claim.revision.document).content.decode()
    noscript = page.split("<noscript>")[1].split("</noscript>")[0]
    assert claim.statement in noscript
    assert change_url("claim", claim.pk) in noscript


def test_markup_in_a_statement_stays_text(client: Client) -> None:
    claim = make_claim(statement="</script><script>alert(1)</script>")
    response = read(editor(client), claim.revision.document)
    assert "<script>alert" not in response.content.decode()
    assert data(response)["claims"][0]["statement"] == claim.statement


def test_newest_text_is_shown_and_older_ones_are_named(client: Client) -> None:
    old = make_claim()
    new = make_revision("En nyare text.", document=old.revision.document)
    response = read(in_english(editor(client)), new.document)
    assert data(response)["revision"] == 2
    assert data(response)["claims"] == []
    assert "One claim waits in text 1" in response.content.decode()
    older = read(client, new.document, revision=1)
    assert data(older)["claims"][0]["id"] == old.public_id
    assert data(older)["may"]["mark"] is False
    assert "This is text 1, not the newest one." in older.content.decode()


@pytest.mark.parametrize("revision", ["0", "2", "-1", "x", "²", "9" * 40, ""])
def test_revision_that_there_is_not(client: Client, revision: str) -> None:
    document = make_revision().document
    assert read(editor(client), document, revision=revision).status_code == 404


def test_document_without_text_or_unknown(client: Client) -> None:
    assert read(editor(client), make_document()).status_code == 404
    assert client.get("/admin/claims/reader/bcdfghjk/").status_code == 404


def test_who_may_read(client: Client) -> None:
    document = make_revision().document
    assert read(client, document).status_code == 302
    client.force_login(make_user(role="", is_staff=True))
    assert read(client, document).status_code == 403
    client.force_login(make_user(role="researcher", is_staff=True))
    assert read(client, document).status_code == 200


def test_who_may_only_read_gets_no_form(client: Client) -> None:
    user = make_user(role="", is_staff=True)
    wanted = ["view_document", "view_claim"]
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    client.force_login(user)
    response = read(client, make_claim().revision.document)
    assert data(response)["may"] == {
        "mark": False,
        "change": False,
        "undo": False,
        "suggest": False,
    }
    assert all(verbs == [] for verbs in data(response)["verbs"].values())
    assert 'id="claim-form"' not in response.content.decode()


def test_text_is_sent_as_it_is_and_only_once(client: Client) -> None:
    revision = make_revision("\n\n 😀 A\u030a 1\u00a0050 200\u2009000 <b>\n")
    url = reverse("reader:text", args=[revision.document.public_id, 1])
    response = editor(client).get(url)
    assert response.json() == {"text": revision.text}
    assert response["ETag"] == f'"{revision.text_sha256}"'
    assert response["Cache-Control"] == "private, no-cache"
    again = client.get(url, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_text_and_session_for_who_is_logged_out(client: Client) -> None:
    revision = make_revision()
    for url in (
        reverse("reader:text", args=[revision.document.public_id, 1]),
        reverse("reader:session"),
    ):
        response = client.get(url)
        assert response.status_code == 401
        assert response.json()["said"]
    assert "token" in editor(client).get(reverse("reader:session")).json()


@pytest.mark.parametrize("number", [0, 2, 10**30])
def test_text_that_there_is_not(client: Client, number: int) -> None:
    document = make_revision().document
    url = reverse("reader:text", args=[document.public_id, number])
    assert editor(client).get(url).status_code == 404


def test_claims_and_documents_lead_to_the_reader(client: Client) -> None:
    claim = make_claim()
    document = claim.revision.document
    url = reverse("reader:document", args=[document.public_id])
    editor(client)
    assert url in client.get(reverse("admin:corpus_document_changelist")).content.decode()
    change = reverse("admin:corpus_document_change", args=[document.pk])
    assert url in client.get(change).content.decode()
    place = reverse("reader:claim", args=[claim.public_id])
    assert place in client.get(change_url("claim", claim.pk)).content.decode()
    assert client.get(place)["Location"] == f"{url}#claim-{claim.public_id}"
    make_revision("Nyare.", document=document)
    assert client.get(place)["Location"] == f"{url}?revision=1#claim-{claim.public_id}"
    assert client.get(reverse("reader:claim", args=["bcdfghjk"])).status_code == 404


def test_number_of_queries_does_not_grow_with_the_claims(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    revision = make_revision()
    for quote in TEXT.split()[:12]:
        make_claim(revision=revision, quote=quote, occurrence=1)
    editor(client)
    read(client, revision.document)
    with django_assert_max_num_queries(25):
        read(client, revision.document)
