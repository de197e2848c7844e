"""Every trigger and foreign key of `claims/migrations/0002_promises.py`, attacked by SQL."""

from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Claim, Quantity, Speaker
from corpus.anchoring import anchor
from corpus.identifiers import new_public_id
from tests.factories import (
    TEXT,
    make_assessment,
    make_claim,
    make_quantity,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_section,
    make_speaker,
    make_topic,
    make_version,
    make_voice,
)
from tests.promises import ask, change, copy, insert, refused_by, run, settle, twin

pytestmark = pytest.mark.django_db

Load = Callable[..., None]
both_loads = pytest.mark.parametrize(
    "load", [insert, lambda *rows: copy(rows)], ids=["insert", "copy"]
)


def another(claim: Claim, **values: Any) -> Claim:
    return twin(claim, public_id=new_public_id(), **values)


# The place of a quote

# A line break first, an emoji, a letter that no composed one exists for, and odd spaces.
TRICKY = "\n😀👩‍👧 q\u0323\u0307ueue – 12\u00a0000\u2009kronor, säger Åsa. 12\u00a0000 igen 😀"


@pytest.mark.parametrize(
    ("quote", "occurrence", "start"),
    [
        ("12\u00a0000\u2009kronor", 1, 16),
        ("12\u00a0000", 2, 42),
        ("\n😀", 1, 0),
        ("👩‍👧", 1, 2),
        ("q\u0323\u0307ueue", 1, 6),
        ("😀", 2, 54),
        (TRICKY, 1, 0),
    ],
)
@both_loads
def test_a_span_counts_code_points(load: Load, quote: str, occurrence: int, start: int) -> None:
    claim = make_claim(revision=make_revision(TRICKY), quote=quote, occurrence=occurrence)
    assert claim.start == start
    load(another(claim))
    for wrong in (start - 1, start + 1):
        if wrong >= 0:
            with refused_by("claim_quote_in_source"):
                load(another(claim, start=wrong, end=wrong + len(quote)))
            with refused_by("claim_quote_in_source"):
                change(claim, start=wrong, end=wrong + len(quote))
    with refused_by("claim_quote_in_source"):
        change(claim, end=claim.end + 1)


@pytest.mark.parametrize(
    "quote",
    [
        "kostade placeringarna 460 miljoner kronor",
        "kostade placeringarna 640 miljoner kronor ",
        "Kostade placeringarna 640 miljoner kronor",
        "kostade placeringarna 640\u00a0miljoner kronor",
        "kostade placeringarna 640 miljoner kronor, säger åsa",
    ],
)
def test_a_quote_is_what_its_span_holds(quote: str) -> None:
    claim = make_claim()
    with refused_by("claim_quote_in_source"):
        change(claim, quote=quote)
    with refused_by("claim_quote_in_source"):
        insert(another(claim, quote=quote))
    with refused_by("claim_quote_in_source"):
        insert(another(claim, quote=quote, end=claim.start + len(quote)))


def test_a_quote_composed_otherwise_is_another_quote() -> None:
    claim = make_claim(quote="Åsa Öberg")
    with refused_by("claim_quote_in_source"):
        change(claim, quote="A\u030asa O\u0308berg")


def test_a_span_lies_inside_its_text() -> None:
    claim = make_claim()
    length = claim.revision.length
    with refused_by("claim_quote_in_source"):
        change(claim, start=length, end=length + len(claim.quote))
    with refused_by("claim_quote_in_source"):
        change(claim, start=length - 1, end=length + 10, quote="\n")
    change(claim, start=length - 1, end=length, quote="\n")


def test_a_claim_is_not_moved_to_a_text_that_does_not_hold_it() -> None:
    claim = make_claim()
    with refused_by("claim_quote_in_source"):
        change(claim, revision=make_revision("En annan text."))
    with refused_by("claim_quote_in_source"):
        change(claim, revision=make_revision(" " + TEXT))
    change(claim, revision=make_revision(TEXT))


@both_loads
def test_one_bad_row_among_many(load: Load) -> None:
    claim, elsewhere = make_claim(), make_claim(quote="24 miljarder")
    good = [another(row) for row in (claim, elsewhere, claim)]
    with refused_by("claim_quote_in_source"):
        load(*good, another(claim, revision_id=make_revision("Nej.").pk), another(claim))
    assert Claim.objects.count() == 2
    load(*good)
    with refused_by("claim_quote_in_source"):
        Claim.objects.update(quote=claim.quote)
    with refused_by("claim_quote_in_source"):
        run('UPDATE claims_claim SET "end" = "end" + (id = %s)::int', good[1].pk or claim.pk)
    assert Claim.objects.filter(quote=elsewhere.quote).count() == 2


def test_an_upsert_is_looked_at_too() -> None:
    claim = make_claim()
    with refused_by("claim_quote_in_source"):
        run(
            "INSERT INTO claims_claim SELECT * FROM claims_claim"
            " ON CONFLICT (id) DO UPDATE SET quote = 'nej'"
        )
    with refused_by("claim_quote_in_source"):
        run(
            "MERGE INTO claims_claim c USING (SELECT %s::bigint AS id) m ON m.id = c.id"
            " WHEN MATCHED THEN UPDATE SET start = start + 1",
            claim.pk,
        )


# Sections


def test_a_claim_lies_inside_its_section() -> None:
    claim = make_claim()
    section = make_section(claim.revision, start=claim.start, end=claim.end)
    change(claim, section=section)
    insert(another(claim, section_id=section.pk))
    start, end = anchor(TEXT, "24 miljarder")
    for place in [(start, end), (claim.start - 1, claim.end), (claim.start, claim.end + 1)]:
        values = {"start": place[0], "end": place[1], "quote": TEXT[slice(*place)]}
        with refused_by("claim_span_in_section"):
            change(claim, **values)
        with refused_by("claim_span_in_section"):
            insert(another(claim, section_id=None), another(claim, **values, section=section))


def test_a_section_keeps_its_claims_when_it_is_moved() -> None:
    claim = make_claim()
    section = make_section(claim.revision)
    change(claim, section=section)
    for values in ({"start": claim.start + 1}, {"end": claim.end - 1}):
        with refused_by("claim_span_in_section"):
            change(section, **{"heading_end": claim.start + 1} | values)
    change(section, start=claim.start, heading_end=claim.start, end=claim.end)
    settle()


def test_a_section_and_its_claims_are_moved_together() -> None:
    claim = make_claim()
    section = make_section(claim.revision, start=claim.start, end=claim.end)
    change(claim, section=section)
    settle()
    start, end = anchor(TEXT, "24 miljarder")
    change(section, start=start, heading_end=start, end=end)
    change(claim, start=start, end=end, quote="24 miljarder")
    settle()


def test_a_claims_section_is_its_revisions() -> None:
    claim = make_claim()
    other = make_section()
    with refused_by("claim_section_is_the_revisions"):
        change(claim, section=other)
    with refused_by("claim_section_is_the_revisions"):
        insert(another(claim, section_id=other.pk))
    own = make_section(claim.revision, start=claim.start, end=claim.end)
    change(claim, section=own)
    with refused_by("claim_section_is_the_revisions"):
        change(claim, revision=other.revision)
    with refused_by("claim_section_is_the_revisions"):
        change(own, revision=make_revision())


# Speakers and roles


def test_a_role_is_its_speakers() -> None:
    claim, voice = make_claim(), make_voice()
    other = make_role()
    with refused_by("claim_role_is_the_speakers"):
        change(claim, role=other)
    with refused_by("claim_role_is_the_speakers"):
        insert(another(claim, role_id=other.pk))
    with refused_by("voice_role_is_the_speakers"):
        change(voice, role=other)
    with refused_by("voice_role_is_the_speakers"):
        insert(twin(voice, position=2, speaker_id=make_speaker().pk, role_id=other.pk))
    own = make_role(claim.speaker)
    change(claim, role=own)
    change(voice, role=make_role(voice.speaker))
    settle()
    with refused_by("claim_role_is_the_speakers"):
        change(claim, speaker=other.speaker)
    with refused_by("voice_role_is_the_speakers"):
        change(voice, speaker=other.speaker)
    with refused_by("claim_role_is_the_speakers"):
        change(own, speaker=other.speaker, title="statsråd")


# Quantities


@both_loads
def test_a_quantity_stands_in_its_claims_quote(load: Load) -> None:
    quantity = make_quantity()
    with refused_by("quantity_in_quote"):
        change(quantity, text="460 miljoner kronor")
    with refused_by("quantity_in_quote"):
        load(twin(quantity, position=2), twin(quantity, position=3, text="640 miljarder"))
    with refused_by("quantity_in_quote"):
        change(quantity, claim=make_claim(quote="24 miljarder"))
    load(twin(quantity, position=2, text="640"))
    assert Quantity.objects.count() == 2


def test_a_quote_keeps_its_quantities() -> None:
    quantity = make_quantity()
    claim = quantity.claim
    start, end = anchor(TEXT, "24 miljarder")
    moved = {"start": start, "end": end, "quote": "24 miljarder"}
    with refused_by("quantity_in_quote"):
        change(claim, **moved)
    change(claim, **moved)
    change(quantity, text="24 miljarder", value=24_000_000_000)
    settle()
    quantity.delete()
    change(claim, start=start, end=start + 2, quote="24")
    settle()


# Verdicts


def test_a_checked_claim_has_an_approved_rating() -> None:
    rating = make_scale_and_ratings()["true"]
    draft = make_assessment(rating=rating)
    unrated = make_assessment(approved=True)
    approved = make_assessment(approved=True, rating=rating)
    claim = make_claim()
    for assessment in (draft, unrated):
        with refused_by("claim_verdict_approved"):
            change(claim, status="checked", assessment=assessment)
        with refused_by("claim_verdict_approved"):
            insert(another(claim), another(claim, status="checked", assessment=assessment))
    change(claim, status="checked", assessment=approved)
    insert(another(claim, status="checked", assessment=approved))
    settle()


def test_a_claim_that_is_not_checkable_has_an_approved_assessment_without_a_rating() -> None:
    rated = make_assessment(approved=True, rating=make_scale_and_ratings()["true"])
    claim = make_claim()
    for assessment in (make_assessment(), rated):
        with refused_by("claim_verdict_approved"):
            change(claim, status="not_checkable", assessment=assessment)
        with refused_by("claim_verdict_approved"):
            insert(another(claim, status="not_checkable", assessment=assessment))
    change(claim, status="not_checkable", assessment=make_assessment(approved=True))
    settle()


UNAPPROVED = {"approved_at": None, "approved_by": None}


def test_a_verdict_keeps_its_assessment() -> None:
    ratings = make_scale_and_ratings()
    checked = make_assessment(approved=True, rating=ratings["true"])
    unproven = make_assessment(approved=True)
    claim = make_claim(status="checked", assessment=checked)
    make_claim(status="not_checkable", assessment=unproven)
    settle()
    with refused_by("claim_verdict_approved"):
        change(checked, rating=None)
    with refused_by("claim_verdict_approved"):
        change(checked, **UNAPPROVED)
    with refused_by("claim_verdict_approved"):
        change(unproven, rating=ratings["unproven"])
    with refused_by("claim_verdict_approved"):
        run("UPDATE claims_assessment SET approved_at = NULL, approved_by_id = NULL")
    with refused_by("claim_verdict_approved"):
        change(claim, assessment=unproven)
    with refused_by("claim_past_review_has_assessment"):
        change(claim, assessment=None)
    change(checked, rating=ratings["false"])
    settle()


def test_a_check_may_be_taken_back_within_a_transaction() -> None:
    assessment = make_assessment(approved=True, rating=make_scale_and_ratings()["true"])
    claim = make_claim(status="checked", assessment=assessment)
    settle()
    change(assessment, **UNAPPROVED)
    change(claim, status="in_progress")
    settle()
    change(claim, status="checked")
    make_claim(status="checked", assessment=assessment).delete()
    change(claim, status="in_progress")
    settle()


# Public ids


@both_loads
def test_the_id_of_a_deleted_claim_is_never_issued_again(load: Load) -> None:
    claim, kept = make_claim(), make_claim()
    settle()
    run("DELETE FROM claims_claim WHERE id = %s", claim.pk)
    with refused_by("corpus_issuedid_pkey"):
        load(twin(claim))
    with refused_by("corpus_issuedid_pkey"):
        load(another(claim), twin(claim))
    with refused_by("corpus_issuedid_pkey"):
        load(twin(claim, public_id=kept.speaker.public_id))
    assert ask("SELECT kind FROM corpus_issuedid WHERE id = %s", claim.public_id) == [("claim",)]


def test_the_id_of_a_deleted_speaker_is_never_issued_again() -> None:
    speaker = make_speaker()
    Speaker.objects.all()._raw_delete("default")
    with refused_by("corpus_issuedid_pkey"):
        insert(twin(speaker))


def test_public_ids_never_change() -> None:
    with refused_by("claim_public_id_kept"):
        change(make_claim(), public_id=new_public_id())
    with refused_by("speaker_public_id_kept"):
        change(make_speaker(), public_id=new_public_id())


# Publication


def test_a_version_never_changes_and_never_goes_away() -> None:
    version = make_version()
    changes: list[dict[str, Any]] = [
        {"record": {}},
        {"note": "ny"},
        {"number": 9},
        {"rating": None},
    ]
    for values in changes:
        with refused_by("version_never_changes"):
            change(version, **values)
    with refused_by("version_never_changes"):
        run("DELETE FROM claims_claimversion")


@pytest.mark.parametrize(
    "table", ["claimversion", "claim CASCADE", "speaker CASCADE", "assessment CASCADE"]
)
def test_versions_are_never_truncated(table: str) -> None:
    make_version()
    settle()
    with refused_by("version_never_truncated"):
        run(f"TRUNCATE claims_{table}")


def test_a_published_claim_is_never_deleted() -> None:
    version = make_version()
    with refused_by("claims_claimversion_claim_id_4838944d_fk_claims_claim_id"):
        run("DELETE FROM claims_claim WHERE id = %s", version.claim_id)


def test_a_version_follows_the_one_before_it() -> None:
    first = make_version(publication=10)
    minor = {"kind": "minor", "number": 2, "publication": 11}
    for wrong in ({"number": 3}, {"publication": 9}, {"published_at": "2024-02-29T12:00Z"}):
        with refused_by("version_follows_version"):
            insert(twin(first, **minor | wrong))
    with refused_by("version_follows_version"):
        insert(twin(first, **minor | {"claim_id": make_claim().pk}))
    with refused_by("version_follows_version"):
        insert(
            twin(first, **minor),
            twin(first, **minor | {"number": 4, "publication": 12}),
        )
    with refused_by("version_follows_version"):
        copy([twin(first, **minor | {"number": 3, "record": "{}"})])
    insert(twin(first, **minor), twin(first, **minor | {"number": 3, "publication": 12}))
    settle()


def test_a_scale_that_was_used_in_public_keeps_its_ratings() -> None:
    ratings = make_scale_and_ratings()
    used, unused = ratings["true"], ratings["false"]
    change(used, label_sv="Helt sant")
    assessment = make_assessment(approved=True, rating=used)
    make_version(make_claim(status="checked", assessment=assessment), rating=used)
    settle()
    for rating in (used, unused):
        for values in ({"label_sv": "Sannt"}, {"value": 3}, {"definition_en": "x"}):
            with refused_by("rating_kept_once_used"):
                change(rating, **values)
    with refused_by("rating_kept_once_used"):
        run("DELETE FROM claims_rating WHERE id = %s", unused.pk)
    with refused_by("rating_kept_once_used"):
        insert(twin(unused, slug="new", label_sv="Ny"))
    with refused_by("rating_kept_once_used"):
        change(used.scale, best=6)
    change(used, label_sv="Helt sant", position=1)  # nothing new


def test_a_new_version_of_a_scale_is_free() -> None:
    used = make_scale_and_ratings()["true"]
    assessment = make_assessment(approved=True, rating=used)
    make_version(make_claim(status="checked", assessment=assessment), rating=used)
    newer = make_scale_and_ratings(version=2)
    change(newer["true"], label_sv="Helt sant", value=7)
    change(newer["true"].scale, best=7)
    run("DELETE FROM claims_rating WHERE id = %s", newer["false"].pk)
    with refused_by("rating_kept_once_used"):
        change(newer["half_true"], scale=used.scale, slug="another")


def test_topics_are_not_deleted_under_a_claim() -> None:
    make_claim(topics=[make_topic()])
    with refused_by("claims_claim_topics_topic_id_6de46e65_fk_claims_topic_id"):
        run("DELETE FROM claims_topic")
