"""The round trip: a package, loaded into an empty database, gives the same package again."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError
from django.test import Client
from django.utils import translation

from claims.models import (
    Assessment,
    Claim,
    ClaimApproval,
    ClaimVersion,
    CorrectionRequest,
    ImportedWithdrawal,
    PublicClaim,
)
from claims.publication import corrections, publishing
from claims.publication.newest import PREFETCH_RELATED, SELECT_RELATED
from claims.publication.rebuilding import rebuild_public_rows
from claims.publication.record import recorded, snapshot
from corpus.models import Revision
from tests.claims.corpus import (
    LATER,
    change_corpus,
    lines,
    load_corpus,
    package,
    read_zip,
    without_date,
)
from tests.claims.imports.package.packages import (
    connection_rows,
    load,
    open_revision,
    with_claims,
    with_lines,
    written,
)
from tests.factories import (
    AT,
    approve_content,
    make_claim,
    make_correction_request,
    make_evidence,
    make_imported_withdrawal,
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


def test_public_texts_come_along() -> None:
    claim = make_published(revision=open_revision())
    text = claim.revision.text
    load(written())
    assert Revision.objects.get().text == text
    assert Claim.objects.get().public_id == claim.public_id


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
