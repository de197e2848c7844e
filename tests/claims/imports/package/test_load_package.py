"""The round trip: a package, loaded into an empty database, gives the same package again."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from claims.exports.package import make_package
from claims.models import (
    Assessment,
    Claim,
    ClaimApproval,
    ClaimVersion,
    CorrectionRequest,
    ImportedWithdrawal,
    PublicClaim,
    Speaker,
)
from claims.publication import corrections, publishing
from claims.publication.rebuilding import rebuild_public_rows
from claims.publication.record import PREFETCH_RELATED, SELECT_RELATED, recorded, snapshot
from corpus.models import Document, IssuedId, Revision
from corpus.source_texts import text_again
from tests.claims.corpus import (
    LATER,
    change_corpus,
    lines,
    load_corpus,
    package,
    read_zip,
    without_date,
)
from tests.conftest import empty_all_tables
from tests.factories import (
    AT,
    approve_content,
    make_claim,
    make_correction_request,
    make_document,
    make_evidence,
    make_imported_withdrawal,
    make_page,
    make_quantity,
    make_revision,
    make_role,
    make_section,
    make_speaker,
    make_topic,
    make_user,
    make_voice,
    taken_back,
)
from tests.promises import refused_by, run, settle
from tests.published import get, make_checked, make_published, publish

# Emptying the database takes a transaction of its own.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EXPORTS_DIR = tmp_path / "exports"
    return tmp_path / "exports"


@pytest.fixture
def texts(settings: Settings) -> Path:
    base: Path = settings.BASE_DIR
    return base / "fixtures" / "corpus"


def written() -> Path:
    """A package of what is public now, which then is all that is left."""
    export = make_package("public", at=AT, keep=7)
    path = export.path(export.files[0])
    empty_all_tables()
    return path


def load(path: Path, texts: Path | None = None) -> str:
    out = io.StringIO()
    more = ["--texts", str(texts)] if texts else []
    call_command("load_package", str(path), *more, stdout=out)
    return out.getvalue()


def refusal(path: Path, texts: Path | None = None) -> str:
    with pytest.raises(CommandError) as error:
        load(path, texts)
    assert str(error.value).startswith("Nothing was loaded.\n")
    return str(error.value)


def test_the_whole_corpus(client: Client, texts: Path) -> None:
    load_corpus()
    change_corpus()
    first = Claim.objects.in_public().order_by("pk")[0]
    gone = Claim.objects.withdrawn()[0]
    for claim in (first, gone):
        request = make_correction_request(claim, message="Hemligt.")
        corrections.answer(
            request, by=make_user(), at=LATER, outcome="accepted", text="= Rättat nu."
        )
    before = {name: get(client, f"{name}/") for name in ("claims", "corrections", "documents")}
    trace = client.get(f"/api/v1/claims/{gone.public_id}/").content
    history = get(client, f"claims/{first.public_id}/versions/")
    path = written()
    said = load(path, texts)
    assert said.startswith("359 claims with ")
    assert "what is left of 2 withdrawn ones" in said
    files = read_zip(path)
    assert without_date(package(at=AT + timedelta(1))) == without_date(files)
    assert "Hemligt." not in str(files)
    # As the API has it, too.
    assert {name: get(client, f"{name}/") for name in before} == before
    assert client.get(f"/api/v1/claims/{gone.public_id}/").content == trace
    assert get(client, f"claims/{first.public_id}/versions/") == history
    # And when the public rows are made anew.
    rebuild_public_rows()
    assert without_date(package(at=LATER)) == without_date(files)


def test_the_desk_can_go_on(client: Client, texts: Path) -> None:
    load_corpus()
    change_corpus()
    numbers = get(client, "claims/", since="0", page_size="200")["publication"]
    newest = ClaimVersion.objects.order_by("publication").last()
    assert newest is not None
    assert numbers
    path = written()
    load(path, texts)
    claim = Claim.objects.filter(status="checked").order_by("pk")[0]
    siblings = list(Claim.objects.filter(assessment=claim.assessment_id))
    claim.statement = "Ändrat efteråt."
    claim.save()
    approve_content(claim)
    editor = make_user()
    (version,) = publishing.correct([claim], by=editor, at=LATER, note="Rättat.")
    assert version.publication == newest.publication + 1
    assert get(client, f"claims/{claim.public_id}/")["statement"] == "Ändrat efteråt."
    publishing.withdraw(siblings, by=editor, at=LATER, reason="Fel.")
    assert client.get(f"/api/v1/claims/{claim.public_id}/").status_code == 410


def unchanged() -> list[str]:
    """Ids of the public claims of which the desk would tell nothing new."""
    claims = Claim.objects.in_public().select_related(*SELECT_RELATED)
    return [
        claim.public_id
        for claim in claims.prefetch_related(*PREFETCH_RELATED)
        if recorded(claim.versions.latest("number")) == snapshot(claim)
    ]


def test_a_restored_version_equals_its_snapshot(texts: Path) -> None:
    load_corpus()
    change_corpus()
    before = set(unchanged())
    load(written(), texts)
    # Of what was not published the package knows nothing, so that there is nothing new to tell.
    after = set(unchanged())
    assert after == set(Claim.objects.values_list("public_id", flat=True))
    assert before <= after


def make_pdf() -> dict[str, int | None]:
    """A document with pages, of which a number comes back, and claims in each other; their pages
    by their quotes."""
    text = "Först fem. Sedan sex, och sju. Fotnot: åtta. Sist nio. Ingen. Tio."
    revision = open_revision(text=text, extractor="pdf", extractor_version="1", page_stretches=4)
    for number, start, end in ((1, 0, 17), (2, 17, 31), (1, 31, 45), (1, 62, 65)):
        make_page(revision, number=number, start=start, end=end)
    quotes = ("fem", "Först fem. Sedan sex", "sex, och", "sju", "åtta", "Sist nio", "Tio")
    for quote in quotes:
        make_published(revision=revision, quote=quote)
    found = {claim.quote: claim.page for claim in Claim.objects.all()}
    assert found["sju"] == 2
    assert found["åtta"] == 1
    assert found["Sist nio"] is None
    return found


def pages_now() -> dict[str, int | None]:
    return {claim.quote: claim.page for claim in Claim.objects.all()}


def test_a_claim_from_a_pdf_keeps_its_page(client: Client, tmp_path: Path) -> None:
    before = make_pdf()
    path = written()
    files = read_zip(path)
    load(path)
    assert pages_now() == before
    public = {each["quote"]: each["source"]["page"] for each in get(client, "claims/")["results"]}
    assert public == before
    sheet = client.get("/api/v1/claims.csv?columns=quote,page").getvalue().decode()
    assert dict(csv.reader(sheet.splitlines()[1:])) == {
        quote: str(page or "") for quote, page in before.items()
    }
    for claim in Claim.objects.all():
        assert recorded(claim.versions.get()) == snapshot(claim)
    assert without_date(package(at=AT + timedelta(1))) == without_date(files)
    revision = Revision.objects.get()
    assert text_again(revision).text == revision.text
    # A place on which no claim was before.
    assert make_claim(revision=revision, quote="och").page == 2
    assert make_claim(revision=revision, quote="Fotnot").page == 1


def with_pages(path: Path, pages: Any) -> Path:
    (document,) = lines(read_zip(path)["documents.jsonl"])
    told = {key: value for key, value in document.items() if key != "pages"}
    return with_lines(path, "documents", [told if pages is None else told | {"pages": pages}])


def test_an_earlier_package_tells_the_pages_of_its_claims(client: Client) -> None:
    """Of which no page of the text is made up, neither here nor in the next package."""
    before = make_pdf()
    path = with_pages(written(), None)
    load(path)
    assert pages_now() == before
    assert make_claim(revision=Revision.objects.get(), quote="Fotnot").page is None
    (document,) = get(client, "documents/")["results"]
    assert get(client, f"documents/{document['id']}/")["pages"] is None
    rebuild_public_rows()
    assert get(client, f"documents/{document['id']}/")["pages"] is None


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([{"number": 1, "start": 0, "end": 66}], "is said to be on page 2; the pages of its"),
        ([{"number": 2, "start": 60, "end": 66}], "have none there"),
        ([{"number": "1", "start": 0, "end": 17}], "which is no page"),
        ([{"number": 1, "start": 0, "end": 99}], "page_inside_text"),
        ([{"number": 1, "start": 0}], "which is no page"),
        ([[1, 0, 17]], "which is no page"),
        (17, "which is no page"),
    ],
)
def test_pages_that_are_not_the_claims_are_refused(pages: Any, said: str) -> None:
    make_pdf()
    path = with_pages(written(), pages)
    if said == "page_inside_text":
        claims = lines(read_zip(path)["claims.jsonl"])
        for claim in claims:
            claim["source"]["page"] = 1
        path = with_claims(path, claims)
    assert said in refusal(path)
    assert not Document.objects.exists()


def make_everything() -> Claim:
    """A claim with all that a record can have, and another with another text of its document, which
    is published later, by somebody whose role is called otherwise by then."""
    role = make_role()
    revision = open_revision()
    section = make_section(revision)
    claim = make_checked(
        revision=revision,
        section=section,
        speaker=role.speaker,
        role=role,
        topics=[make_topic("skola"), make_topic("familjehem")],
        headline="Placeringar för 640 miljoner",
    )
    make_quantity(claim, value_max=650_000_000, period="2022")
    make_voice(claim, capacity="cited_authority", speaker=make_speaker("SKR"))
    make_voice(claim, capacity="reported_by", speaker=make_speaker("Ekot"))
    make_voice(claim, speaker=make_speaker("Bo Ek"))
    assert claim.assessment
    with taken_back(claim.assessment):
        make_evidence(claim.assessment, url="", protected_reason="Anonym källa.", position=9)
    publish(claim)
    role.title = "borgarråd"
    role.save()
    newer = make_revision(document=revision.document, number=2, text=f"{revision.text} Mer.")
    make_published(revision=newer, speaker=role.speaker, role=role, at=LATER)
    return claim


def test_nothing_has_changed_is_noticed_after_a_restore(tmp_path: Path) -> None:
    claim = make_everything()
    path = written()
    files = read_zip(path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "older.txt").write_text(claim.revision.text)
    load(path, tmp_path / "texts")
    assert len(unchanged()) == 2
    assert without_date(package(at=LATER)) == without_date(files)
    claim = Claim.objects.get(public_id=claim.public_id)
    assert claim.headline == "Placeringar för 640 miljoner"
    refused = pytest.raises(publishing.PublicationRefused, match="nothing has changed")
    with translation.override("en"), refused:
        publish(claim, kind="minor")
    claim.headline = "Placeringar för över 640 miljoner"
    claim.save()
    approve_content(claim)
    (version,) = publish(claim, kind="update", note="Över.")
    assert version.number == 2


def test_one_claim_of_a_shared_assessment_can_be_corrected_after_a_restore() -> None:
    first = make_checked(revision=open_revision())
    second = make_claim(
        revision=first.revision, status="checked", assessment=first.assessment, statement="Andra."
    )
    publish(first, second)
    load(written())
    first, second = Claim.objects.order_by("pk")
    assert first.assessment == second.assessment
    first.statement = "Rättad."
    first.save()
    approve_content(first)
    (version,) = publishing.correct([first], by=make_user(), at=LATER, note="Rättat.")
    assert version.record["claim"]["statement"] == "Rättad."
    assert sorted(unchanged()) == sorted([first.public_id, second.public_id])


def test_a_reason_that_the_package_does_not_know_is_not_told(tmp_path: Path) -> None:
    """As packages were before reasons for protected sources were public."""
    claim = make_checked(revision=open_revision())
    assert claim.assessment
    with taken_back(claim.assessment):
        make_evidence(claim.assessment, url="", protected_reason="Anonym källa.", position=9)
    publish(claim)
    path = written()
    claims = lines(read_zip(path)["claims.jsonl"])
    for evidence in claims[0]["assessment"]["evidence"]:
        del evidence["protected_reason"]
    del claims[0]["headline"]
    with pytest.raises(CommandError, match="is not what was approved"):
        load(with_claims(path, claims))
    older = [version | {"fingerprint": None} for version in lines(read_zip(path)["versions.jsonl"])]
    load(with_lines(with_claims(path, claims), "versions", older))
    assert unchanged() == [claim.public_id]
    told = ClaimVersion.objects.get().record["claim"]["assessment"]["evidence"]
    assert [evidence["protected_reason"] for evidence in told] == [None, None, None]


def test_who_approved_comes_along_as_carried() -> None:
    claim = make_checked(revision=open_revision())
    publish(claim)
    load(written())
    (approval,) = ClaimApproval.objects.all()
    assert approval.carried
    assert approval.submitted_by.username == "imported-author"
    assert approval.approved_by
    assert approval.approved_by.username == "imported-editor"
    assert ClaimApproval.objects.all().unchanged() == [approval]


def with_claims(path: Path, claims: list[Any]) -> Path:
    return with_lines(path, "claims", claims)


def with_lines(path: Path, name: str, records: list[Any]) -> Path:
    """The package with other records, its hashes made to fit."""
    changed = "".join(f"{json.dumps(record)}\n" for record in records).encode()
    said = json.loads(read_zip(path)["datapackage.json"])
    for resource in said["resources"]:
        if resource["path"] == f"{name}.jsonl":
            resource["hash"] = f"sha256:{hashlib.sha256(changed).hexdigest()}"
            resource["bytes"] = len(changed)
    descriptor = json.dumps(said).encode()
    return rewritten(path, **{f"{name}.jsonl": changed, "datapackage.json": descriptor})


def test_approvals_are_recorded_as_imported() -> None:
    publish(make_checked(revision=open_revision()))
    load(written())
    assessment = Assessment.objects.get()
    assert str(assessment.approved_by) == "imported-editor"
    assert str(assessment.submitted_by) == "imported-author"
    assert assessment.approved_at == assessment.submitted_at
    for account in (assessment.approved_by, assessment.submitted_by):
        assert account is not None
        assert (account.is_active, account.has_usable_password()) == (False, False)
    version = ClaimVersion.objects.get()
    assert version.published_by == assessment.approved_by
    (event,) = connection_rows("SELECT metadata FROM pghistory_context LIMIT 1")
    assert json.loads(event[0])["verb"] == "load_package"


def connection_rows(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows: list[Any] = cursor.fetchall()
    return rows


def open_revision(**overrides: Any) -> Revision:
    """Of a document whose text is public."""
    document = make_document(full_text_public=True, rights_note="Allmän handling.")
    return make_revision(document=document, **overrides)


def test_public_texts_come_along() -> None:
    claim = make_published(revision=open_revision())
    text = claim.revision.text
    load(written())
    assert Revision.objects.get().text == text
    assert Claim.objects.get().public_id == claim.public_id


def test_without_a_text_nothing_is_loaded(tmp_path: Path) -> None:
    claim = make_published()
    path = written()
    said = refusal(path)
    assert "--texts" in said
    assert f"{claim.revision.document.file_name} (text 1): {claim.revision.text_sha256}" in said
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "other.txt").write_text(claim.revision.text + "!")
    (tmp_path / "texts" / "picture.png").write_bytes(b"\x89PNG\xff\x00")
    assert claim.revision.text_sha256 in refusal(path, tmp_path / "texts")
    assert not Document.objects.exists()
    # With other line ends it is the same text.
    crlf = claim.revision.text.replace("\n", "\r\n").encode()
    (tmp_path / "texts" / "renamed.bin").write_bytes(crlf)
    load(path, tmp_path / "texts")
    assert bytes(Revision.objects.get().original) == crlf


def test_texts_is_a_folder(tmp_path: Path) -> None:
    make_published()
    path = written()
    with pytest.raises(CommandError, match="is no folder"):
        load(path, tmp_path / "nowhere")


def test_only_an_empty_database(texts: Path) -> None:
    claim = make_published(revision=open_revision())
    path = written()
    make_document()
    assert "into an empty database only" in refusal(path)
    assert not Claim.objects.exists()
    assert claim.public_id not in IssuedId.objects.values_list("id", flat=True)


def rewritten(path: Path, **changed: bytes | None) -> Path:
    """The package with some files changed, or left out."""
    files: dict[str, bytes | None] = {**read_zip(path), **changed}
    other = path.with_name("other.zip")
    with zipfile.ZipFile(other, "w") as target:
        for name, content in files.items():
            if content is not None:
                target.writestr(name, content)
    return other


@pytest.fixture
def one() -> Iterator[Path]:
    make_published(revision=open_revision())
    yield written()
    assert not Document.objects.exists()
    assert not Speaker.objects.exists()


def test_a_file_that_was_changed(one: Path) -> None:
    claims = read_zip(one)["claims.jsonl"].replace(b"640", b"641")
    other = rewritten(one, **{"claims.jsonl": claims})
    assert "claims.jsonl is not what datapackage.json says of it" in refusal(other)


def test_a_file_that_is_missing(one: Path) -> None:
    other = rewritten(one, **{"versions.jsonl": None})
    assert "versions.jsonl is missing" in refusal(other)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"x", b'{"version": "x", "resources": []}', None]
)
def test_what_is_no_package_of_ours(one: Path, content: bytes | None) -> None:
    other = rewritten(one, **{"datapackage.json": content})
    assert "is no data package" in refusal(other)


def test_a_package_of_a_later_form(one: Path) -> None:
    said = json.loads(read_zip(one)["datapackage.json"])
    other = rewritten(one, **{"datapackage.json": json.dumps(said | {"version": "99.1"}).encode()})
    assert "is of schema 99; this version reads schemas up to" in refusal(other)


def test_what_is_no_zip(one: Path) -> None:
    cut = one.with_name("cut.zip")
    cut.write_bytes(one.read_bytes()[:-100])
    assert "is no zip file, or not all of one" in refusal(cut)
    damaged = one.with_name("damaged.zip")
    content = bytearray(one.read_bytes())
    content[200] ^= 0xFF
    damaged.write_bytes(content)
    assert "damaged" in refusal(damaged) or "is not what" in refusal(damaged)
    assert "cannot be read: No such file" in refusal(one.with_name("nowhere.zip"))


def test_a_claim_that_is_not_in_its_text_is_refused_whole(one: Path) -> None:
    """Also where somebody has made all hashes fit."""
    claim = lines(read_zip(one)["claims.jsonl"])[0]
    claim["quote"] = "Vad ingen har sagt."
    other = with_claims(one, [claim])
    assert "claim_quote_in_source" in refusal(other)


def test_what_is_left_of_a_withdrawn_claim_never_changes() -> None:
    kept = make_claim(revision=open_revision())
    gone = make_claim(revision=kept.revision, statement="Borta.")
    publish(kept, gone)
    publishing.withdraw([gone], by=make_user(), at=AT, reason="Fel.")
    load(written())
    trace = ImportedWithdrawal.objects.get()
    assert trace.public_id == gone.public_id
    assert PublicClaim.objects.get(id=gone.public_id).withdrawn
    assert not Claim.objects.filter(public_id=gone.public_id).exists()
    settle()
    with refused_by("imported_withdrawal_never_changes"):
        run("UPDATE claims_importedwithdrawal SET trace = '{}'")
    with refused_by("imported_withdrawal_never_changes"):
        run("DELETE FROM claims_importedwithdrawal")
    with refused_by("imported_withdrawal_never_truncated"):
        run("TRUNCATE claims_importedwithdrawal")
    with refused_by("corpus_issuedid_pkey"):
        make_claim(public_id=gone.public_id)


def test_the_id_of_what_is_left_is_one_of_ours_and_only_once() -> None:
    trace = make_imported_withdrawal()
    with refused_by("imported_withdrawal_public_id_form"):
        make_imported_withdrawal(public_id="AEIOU")
    run(
        "ALTER TABLE claims_importedwithdrawal DISABLE TRIGGER imported_withdrawal_public_id_issued"
    )
    with refused_by("claims_importedwithdrawal_public_id_key"):
        make_imported_withdrawal(public_id=trace.public_id)
    run("ALTER TABLE claims_importedwithdrawal ENABLE TRIGGER imported_withdrawal_public_id_issued")


def test_the_next_request_gets_a_number_of_its_own(texts: Path) -> None:
    claim = make_published(revision=open_revision())
    request = make_correction_request(claim)
    corrections.answer(request, by=make_user(), at=AT, outcome="declined", text="Nej.")
    load(written())
    imported = CorrectionRequest.objects.get()
    assert (imported.pk, imported.answer) == (request.pk, "Nej.")
    assert make_correction_request(imported.claim).pk == request.pk + 1
