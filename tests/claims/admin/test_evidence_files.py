"""Files attached to evidence: within limits, handed over as files, never changed, for the desk."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from claims.models import Evidence, EvidenceFile
from tests.claims.admin.admin_forms import in_english
from tests.factories import make_assessment, make_claim, make_evidence, make_user
from tests.fetched import make_evidence_file
from tests.promises import refused_by, run

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 ..."


def researcher(client: Client) -> Client:
    client.force_login(make_user(role="researcher", is_staff=True))
    return in_english(client)


def evidence() -> Evidence:
    assessment = make_assessment()
    make_claim(assessment=assessment)
    return make_evidence(assessment)


def attach(client: Client, to: Evidence, name: str, content: bytes) -> Any:
    url = reverse("admin:claims_evidence_files", args=[to.pk])
    return client.post(url, {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_file_is_attached_downloaded_and_taken_away(client: Client) -> None:
    to = evidence()
    page = attach(researcher(client), to, "Bokslut 2022.pdf", PDF).content.decode()
    kept = EvidenceFile.objects.get()
    assert (bytes(kept.content), kept.size, kept.evidence) == (PDF, len(PDF), to)
    assert "Bokslut 2022.pdf" in page
    attach(client, to, "Bokslut 2022.pdf", PDF)
    assert EvidenceFile.objects.count() == 1

    answer: Any = client.get(reverse("admin:claims_evidence_file", args=[kept.pk]))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"

    url = reverse("admin:claims_evidence_files", args=[to.pk])
    client.post(url, {"remove": str(kept.pk)})
    assert not EvidenceFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("sida.html", b"<script>", "not allowed"),
        ("bild.svg", b"<svg/>", "not allowed"),
        ("bokslut.pdf", b"<html>", "not what it is"),
        ("tabell.xlsx", PDF, "not what it is"),
        ("brev.txt", b"a\x00b", "not what it is"),
        ("tom.txt", b"", "empty"),
    ],
)
def test_what_is_no_file_of_these_kinds_is_refused(
    client: Client, name: str, content: bytes, why: str
) -> None:
    page = attach(researcher(client), evidence(), name, content).content.decode()
    assert why in page
    assert not EvidenceFile.objects.exists()


def test_one_that_is_too_large_is_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.admin.evidence_files.FILE_MAX_BYTES", 5)
    page = attach(researcher(client), evidence(), "bokslut.pdf", PDF).content.decode()
    assert "larger than" in page
    assert not EvidenceFile.objects.exists()


def test_only_for_those_at_the_desk_who_may(client: Client) -> None:
    kept = make_evidence_file()
    urls = [
        reverse("admin:claims_evidence_file", args=[kept.pk]),
        reverse("admin:claims_evidence_files", args=[kept.evidence_id]),
    ]
    assert [client.get(url).status_code for url in urls] == [302, 302]
    client.force_login(make_user(role="", is_staff=True))
    assert [client.get(url).status_code for url in urls] == [403, 403]


def test_the_database_keeps_it_as_it_was_attached() -> None:
    kept = make_evidence_file()
    at = f"WHERE id = {kept.pk}"
    for change in ("name = 'annat.pdf'", "content = 'x'", "evidence_id = evidence_id"):
        with refused_by("evidence_file_never_changes"):
            run(f"UPDATE claims_evidencefile SET {change} {at}")
    copy = (
        "INSERT INTO claims_evidencefile"
        " (evidence_id, name, content, size, sha256, added_at, added_by_id)"
        " SELECT evidence_id, {}, {}, {}, sha256, added_at, added_by_id FROM claims_evidencefile"
    )
    for values, constraint in (
        (("'sida.html'", "content", "size"), "evidence_file_of_a_kind"),
        (("'a.pdf'", "''", "0"), "evidence_file_within_limits"),
        (("'a.pdf'", "content", "size + 1"), "evidence_file_within_limits"),
        (("name", "content", "size"), "evidence_file_once"),
    ):
        with refused_by(constraint):
            run(copy.format(*values))
