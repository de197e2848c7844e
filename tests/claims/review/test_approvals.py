"""`claims/rules/approvals.sql`: what was approved is the claim and the verdict, attacked by SQL."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from claims.models import Claim, ClaimApproval, ClaimVersion, Evidence, Quantity, Role, Speaker
from claims.publication.record import snapshot
from tests.claims.corpus import load_corpus
from tests.factories import (
    AT,
    TEXT,
    make_assessment,
    make_claim,
    make_quantity,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_user,
    make_voice,
)
from tests.promises import another, ask, change, insert, refused_by, run, settle, twin
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db


def content_now(claim: Claim) -> Any:
    ((content,),) = ask("SELECT claims_content_now(%s)::text", claim.pk)
    return json.loads(content)


def content_of(record: dict[str, Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_content(%s::jsonb)::text", [json.dumps(record)])
        return json.loads(cursor.fetchone()[0])


def whole() -> Claim:
    """A checked claim that has everything a claim can have."""
    speaker = make_speaker()
    claim = make_checked(
        speaker=speaker, role=make_role(speaker), headline="Placeringarna kostade 640 miljoner"
    )
    make_quantity(claim)
    make_quantity(claim, text="640", value="640.5", value_max="700.250000", unit="SEK", position=2)
    other = make_speaker("Örjan Älv", party="")
    make_voice(claim, speaker=other)
    make_voice(claim, speaker=make_speaker("SKR", kind="organisation"), capacity="cited_authority")
    make_voice(claim, speaker=other, role=make_role(other), capacity="reported_by")
    return claim


def status(claim: Claim) -> str:
    return Claim.objects.get(pk=claim.pk).status


# Content


def test_the_tables_and_the_record_say_the_same() -> None:
    """Of every claim of the corpus, whatever its check has come to, and of one that has it all."""
    whole()
    load_corpus()
    unchecked = 0
    for claim in Claim.objects.all():
        now, said = content_now(claim), content_of(snapshot(claim)["claim"])
        if claim.status not in {"checked", "not_checkable"}:
            # The check of a claim that isn't checked is not public.
            now, said = now[:11], said[:11]
            unchecked += 1
        assert now == said
    assert 0 < unchecked < Claim.objects.count()


def test_missing_keys_and_nulls_are_the_same() -> None:
    record = snapshot(whole())["claim"]
    del record["headline"]
    without = content_of(record)
    assert content_of(record | {"headline": None}) == content_of(record | {"headline": ""})
    assert content_of(record | {"headline": None}) == without


def test_the_fingerprint_is_the_same_on_every_server() -> None:
    ((fingerprint,),) = ask("""SELECT claims_fingerprint('["Å 😀", null, "1.5", []]')""")
    assert fingerprint == "8ad649fdd889b2be4f3ed1aa0b7c8281d287839a7a29fb98ea1826a09183b5a3"


Change = Callable[[Claim], object]

CHANGES: dict[str, Change] = {
    "statement": lambda c: change(c, statement="Placeringarna kostade 900 miljoner kronor."),
    "headline": lambda c: change(c, headline="Placeringarna kostade 900 miljoner"),
    "quote": lambda c: change(c, quote="placeringarna 640 miljoner kronor", start=c.start + 8),
    "kind": lambda c: change(c, kind="history"),
    "speaker": lambda c: change(c, speaker=make_speaker("En annan"), role=None),
    "role": lambda c: change(c, role=None),
    "date": lambda c: change(c, date_edtf="2022", date_earliest="2022-01-01"),
    "evidence for the date": lambda c: change(c, date_evidence="Gissat."),
    "another assessment": lambda c: change(c, assessment=other_assessment(c)),
    "quantity's value": lambda c: Quantity.objects.filter(claim=c).update(unit="EUR"),
    "a new quantity": lambda c: insert(
        Quantity(claim=c, text="640", value=640, unit="count", position=9)
    ),
    "a quantity less": lambda c: run("DELETE FROM claims_quantity WHERE claim_id = %s", c.pk),
    "a new voice": lambda c: insert(
        twin(c.voices.get(capacity="cosigner"), speaker=make_speaker("Till"))
    ),
    "a voice's capacity": lambda c: change(
        c.voices.get(capacity="reported_by"), capacity="cosigner", position=7
    ),
    "a voice less": lambda c: run("DELETE FROM claims_voice WHERE claim_id = %s", c.pk),
    "the speaker's name": lambda c: Speaker.objects.filter(pk=c.speaker_id).update(name="Nej"),
    "the speaker's role": lambda c: Role.objects.filter(claims=c).update(title="ordförande"),
    "the name of a voice": lambda c: Speaker.objects.filter(name="SKR").update(name="SCB"),
}


def other_assessment(claim: Claim) -> Any:
    assert claim.assessment
    assert claim.assessment.rating
    return make_assessment(approved=True, rating=claim.assessment.rating)


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_the_content_takes_the_claim_to_review(what: str) -> None:
    claim = whole()
    if what == "a voice's capacity":
        claim.voices.filter(capacity="cosigner").delete()
        reapprove(claim)
    publish(claim)
    CHANGES[what](claim)
    assert status(claim) == "in_review"
    settle()


OUTSIDE: dict[str, Change] = {
    "topics": lambda c: c.topics.add(make_topic("nytt")),
    "worthiness": lambda c: change(c, worthiness="low", worthiness_reason="Litet."),
    "why this speaker": lambda c: change(c, attribution="Ur sammanhanget."),
    "notes of the check": lambda c: change(c.assessment, missing="Mer.", searched="Allt."),  # type: ignore[arg-type]
    "the same again": lambda c: change(c, statement=c.statement),
    "sort key of the speaker": lambda c: Speaker.objects.update(sort_name="zzz"),
    "kind of speaker": lambda c: Speaker.objects.update(kind="unknown"),
}


@pytest.mark.parametrize("what", OUTSIDE)
def test_what_is_no_content_leaves_it_as_it_is(what: str) -> None:
    claim = whole()
    OUTSIDE[what](claim)
    assert status(claim) == "checked"
    settle()


def test_another_place_is_no_other_content() -> None:
    """The same words elsewhere: an earlier code point, another section, another text."""
    text = f"{TEXT}{TEXT}"
    claim = make_checked(revision=make_revision(text), occurrence=1)
    second = text.rindex(claim.quote)
    change(claim, start=second, end=second + len(claim.quote))
    assert status(claim) == "checked"
    settle()


def reapprove(claim: Claim) -> None:
    """As two other people would do it, by SQL."""
    ClaimApproval.objects.submit([claim.pk], by=make_user(), at=AT)
    newest = ClaimApproval.objects.filter(claim=claim).newest()
    newest.update(approved_at=AT, approved_by=make_user())
    change(claim, status="checked")


# Approvals


def test_a_claim_is_only_called_checked_when_it_is_what_was_approved() -> None:
    claim = whole()
    change(claim, statement="Placeringarna kostade 900 miljoner kronor.")
    with refused_by("claim_is_what_was_approved"):
        change(claim, status="checked")
    ClaimApproval.objects.submit([claim.pk], by=make_user(), at=AT)
    with refused_by("claim_is_what_was_approved"):  # handed in, but not approved
        change(claim, status="checked")
    newest = ClaimApproval.objects.filter(claim=claim).newest()
    newest.update(approved_at=AT, approved_by=make_user())
    change(claim, status="checked")
    settle()
    with refused_by("claim_is_what_was_approved"):
        insert(another(claim))


def test_nobody_approves_what_they_handed_in() -> None:
    claim = whole()
    change(claim, statement="Ändrat.")
    by = make_user()
    ClaimApproval.objects.submit([claim.pk], by=by, at=AT)
    newest = ClaimApproval.objects.filter(claim=claim).newest()
    with refused_by("approval_four_eyes"):
        newest.update(approved_at=AT, approved_by=by)
    with refused_by("approval_approved_at_and_by"):
        newest.update(approved_at=AT)
    with refused_by("approval_approved_after_submitted"):
        newest.update(approved_at=AT - timedelta(days=1), approved_by=make_user())


def test_an_approval_is_of_what_was_handed_in_last_and_is_still_there() -> None:
    claim = whole()
    change(claim, statement="Ändrat.")
    ClaimApproval.objects.submit([claim.pk], by=make_user(), at=AT)
    first = ClaimApproval.objects.filter(claim=claim).newest().get()
    change(claim, statement="Ändrat igen, efteråt.")
    with refused_by("approval_of_what_was_submitted"):
        change(first, approved_at=AT, approved_by=make_user())
    ClaimApproval.objects.submit([claim.pk], by=make_user(), at=AT)
    change(claim, statement="Ändrat.")
    with refused_by("approval_of_what_was_submitted"):  # the same words, but handed in twice since
        change(first, approved_at=AT, approved_by=make_user())


def test_one_of_many_that_is_not_so_stops_the_act() -> None:
    """Approved in one statement, and called checked in one."""
    claims = [whole()]
    assert claims[0].assessment
    claims += [make_checked(claims[0].assessment.rating) for _each in range(2)]
    for claim in claims:
        change(claim, statement=f"Ändrat {claim.public_id}.")
    ClaimApproval.objects.submit([claim.pk for claim in claims], by=make_user(), at=AT)
    change(claims[2], statement="Ändrat igen, efteråt.")
    newest = ClaimApproval.objects.newest()
    with refused_by("approval_of_what_was_submitted"):
        newest.update(approved_at=AT, approved_by=make_user())
    by = make_user()
    ClaimApproval.objects.submit([claims[1].pk], by=make_user(), at=AT)
    ClaimApproval.objects.submit([claims[2].pk], by=by, at=AT)
    with refused_by("approval_four_eyes"):
        newest.update(approved_at=AT, approved_by=by)
    ClaimApproval.objects.submit([claims[2].pk], by=make_user(), at=AT)
    with refused_by("approval_four_eyes"):  # had a hand in one, before somebody else handed it in
        newest.update(approved_at=AT, approved_by=by)
    newest.exclude(claim=claims[1]).update(approved_at=AT, approved_by=make_user())
    with refused_by("claim_is_what_was_approved"):
        Claim.objects.update(status="checked")
    newest.filter(claim=claims[1]).update(approved_at=AT, approved_by=make_user())
    Claim.objects.update(status="checked")
    settle()


@pytest.mark.parametrize(
    "values",
    [
        {"approved_at": None, "approved_by": None},
        {"submitted_at": AT - timedelta(days=1)},
        {"carried": True},
    ],
    ids=lambda values: next(iter(values)),
)
def test_an_approval_never_changes(values: dict[str, Any]) -> None:
    approval = whole().approvals.latest("pk")
    with refused_by("approval_of_what_was_submitted"):
        change(approval, **values)


def test_a_fingerprint_is_of_its_content() -> None:
    approval = whole().approvals.latest("pk")
    with refused_by("approval_fingerprint_of_content"):
        change(approval, fingerprint="0" * 64)
    with refused_by("approval_of_what_was_submitted"):
        run(
            "UPDATE claims_claimapproval SET content = '[]', fingerprint = claims_fingerprint('[]')"
        )


def test_an_approval_goes_away_only_with_a_claim_that_was_never_published() -> None:
    draft, claim = whole(), make_claim()
    draft.delete()
    assert not ClaimApproval.objects.exists()
    ClaimApproval.objects.submit([claim.pk], by=make_user(), at=AT)
    publish(claim)
    with refused_by("approval_of_what_was_submitted"):
        run("DELETE FROM claims_claimapproval")
    settle()
    with refused_by("approval_never_truncated"):
        run("TRUNCATE claims_claimapproval CASCADE")
    others: list[dict[str, Any]] = [{"fingerprint": "f" * 64}, {"content": []}]
    for values in others:
        with refused_by("approval_fingerprint_of_content"):
            insert(twin(claim.approvals.get(), **values))


def test_what_was_sent_back_has_a_reason_and_is_not_approved() -> None:
    claim = whole()
    change(claim, statement="Ändrat.")
    ClaimApproval.objects.submit([claim.pk], by=make_user(), at=AT)
    waiting = ClaimApproval.objects.filter(claim=claim).newest().get()
    back = {"sent_back_at": AT, "sent_back_by": make_user(), "sent_back_reason": "Källa?"}
    for name in back:
        with refused_by("approval_sent_back_at_and_by"):
            change(waiting, **back | {name: "" if name == "sent_back_reason" else None})
    with refused_by("approval_approved_or_sent_back"):
        change(waiting, **back, approved_at=AT, approved_by=make_user())
    change(waiting, **back)
    with refused_by("approval_approved_or_sent_back"):
        change(waiting, approved_at=AT, approved_by=make_user())
    with refused_by("approval_of_what_was_submitted"):
        change(waiting, sent_back_reason="En annan källa?")


# Versions


def next_version(claim: Claim, **values: Any) -> ClaimVersion:
    """As SQL would append it: the newest one again, but for these values."""
    newest = claim.versions.latest("number")
    numbers = {"number": newest.number + 1, "publication": newest.publication + 1, "kind": "minor"}
    return twin(newest, **numbers | values)


def test_no_version_with_a_verdict_says_what_was_not_approved() -> None:
    claim = whole()
    publish(claim)
    record = claim.versions.get().record
    for key, value in (("statement", "900 miljoner."), ("quote", "900"), ("quantities", [])):
        changed = record | {"claim": record["claim"] | {key: value}}
        with refused_by("version_is_what_was_approved"):
            insert(next_version(claim, record=changed))
    rating = record["claim"]["rating"] | {"id": "true"}
    with refused_by("version_is_what_was_approved"):
        insert(next_version(claim, record=record | {"claim": record["claim"] | {"rating": rating}}))
    insert(next_version(claim, record=record | {"topics": []}))


def test_after_a_withdrawal_a_verdict_is_approved_anew() -> None:
    claim = whole()
    publish(claim)
    left = {"claim": {"id": claim.public_id}}
    gone = next_version(claim, kind="withdrawal", note="Fel.", record=left)
    gone.published_at = AT + timedelta(hours=1)
    insert(gone)
    again = {
        "number": 3,
        "publication": gone.publication + 1,
        "kind": "update",
        "note": "Rätt.",
        "record": claim.versions.get(number=1).record,
        "published_at": AT + timedelta(hours=3),
    }
    with refused_by("version_is_what_was_approved"):
        insert(twin(gone, **again))
    ClaimApproval.objects.submit([claim.pk], by=make_user(), at=AT + timedelta(hours=2))
    newest = ClaimApproval.objects.filter(claim=claim).newest()
    newest.update(approved_at=AT + timedelta(hours=2), approved_by=make_user())
    insert(twin(gone, **again))


def test_a_check_taken_back_changed_and_approved_again_in_one_go_is_noticed() -> None:
    claim = whole()
    assert claim.assessment
    settle()
    kept = {f: getattr(claim.assessment, f) for f in SUBMITTED_AND_APPROVED}
    back = dict.fromkeys(kept) | {
        "sent_back_at": AT,
        "sent_back_by": make_user(),
        "sent_back_reason": "?",
    }
    with refused_by("claim_is_what_was_approved"):
        change(claim.assessment, **back)
        change(claim.assessment, summary="Något helt annat.")
        change(claim.assessment, **kept)


SUBMITTED_AND_APPROVED = ("submitted_at", "submitted_by", "approved_at", "approved_by")


def test_evidence_is_part_of_what_was_approved() -> None:
    """It can't change while the check is approved."""
    claim = whole()
    with refused_by("assessment_kept_once_approved"):
        Evidence.objects.filter(assessment=claim.assessment_id).update(title="En annan")


def test_a_verdict_without_rating_is_approved_too() -> None:
    make_scale_and_ratings()
    assessment = make_assessment(approved=True)
    claim = make_claim(status="not_checkable", assessment=assessment)
    publish(claim)
    change(claim, statement="Något annat.")
    assert status(claim) == "in_review"
