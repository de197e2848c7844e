"""`manage.py verify` names each promise that somebody broke past the triggers."""

import pytest
from django.core.management import CommandError, call_command

from claims.models import Claim
from claims.publication.corrections import answer
from claims.publication.lives import begin_life
from claims.publication.publishing import correct, withdraw
from claims.verifying.looking import broken_promises
from tests.factories import (
    AT,
    make_correction_request,
    make_page,
    make_revision,
    make_section,
    make_topic,
    make_user,
)
from tests.merges import make_merge
from tests.promises import run, settle, without_rules
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db


ANOTHER_DIGEST = (
    "ALTER TABLE corpus_revision DROP CONSTRAINT revision_text_digest",
    "UPDATE corpus_revision SET text_sha256 = 'f'",
)


def make_a_desk() -> Claim:
    """Something of everything that is promised; a claim with two versions."""
    claim = make_checked(topics=[make_topic()])
    publish(claim)
    make_section()
    gone = make_published()
    withdraw([gone], by=make_user(), at=AT, reason="Fel talare.")
    make_merge()
    editor = make_user()
    other = make_published()
    other.statement = "Placeringarna kostade 650 miljoner kronor 2022."
    other.save()
    correct([other], by=editor, at=AT, note="Beloppet var fel.")
    request = make_correction_request(other)
    answer(request, by=editor, at=AT, outcome="declined", text="Det stämmer.")
    settle()
    return claim


def broken(*statements: str) -> set[str]:
    """The names of what is broken once these statements have run without triggers and checks."""
    with without_rules():
        for statement in statements:
            run(statement)
    return {each.promise for each in broken_promises()}


def test_all_is_well() -> None:
    assert broken_promises() == []
    make_a_desk()
    steps: list[tuple[int, int]] = []
    assert broken_promises(lambda done, total: steps.append((done, total))) == []
    (total,) = {total for _done, total in steps}
    assert [done for done, _total in steps] == list(range(1, total + 1))


def test_pages_and_places_in_sections() -> None:
    make_page(make_revision(extractor="pdf", extractor_version="1", page_stretches=1))
    claim = make_published()
    assert broken_promises() == []
    section = make_section(claim.revision)
    assert "pages_in_texts" in broken('UPDATE corpus_page SET "end" = 9999999')
    assert "spans_in_sections" in broken(
        f'UPDATE corpus_section SET start = 0, heading_end = 0, "end" = 1 WHERE id = {section.pk}',
        f"UPDATE claims_claim SET section_id = {section.pk}",
    )


def test_an_approval_by_one_person_and_one_of_something_else() -> None:
    make_a_desk()
    run("ALTER TABLE claims_claimapproval DROP CONSTRAINT approval_four_eyes")
    assert "approvals_as_given" in broken(
        "UPDATE claims_claimapproval SET approved_by_id = submitted_by_id, carried = false"
    )


def test_numbers_that_a_restore_skipped_are_no_hole() -> None:
    make_published()
    begin_life(at=AT)
    make_published()
    assert broken_promises() == []
    # But one that is missing beside them is.
    assert broken("UPDATE claims_publiclife SET last_before = 0") == {"publications_without_holes"}


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    make_a_desk()
    call_command("verify", quiet=True)
    assert capsys.readouterr().out == "Every promise holds.\n"
    with without_rules():
        for statement in ANOTHER_DIGEST:
            run(statement)
    with pytest.raises(CommandError) as refusal:
        call_command("verify", quiet=True)
    assert refusal.value.returncode == 1
    assert str(refusal.value).endswith("broken.")
    said = capsys.readouterr().out
    assert said.startswith("texts_equal_digests: a text is not the one that its digest")
