"""Every trigger and foreign key of `claims/rules/`, attacked by SQL: where a claim stands, and what
belongs to it. The rest is in `test_promises_of_publication.py`."""

import pytest

from claims.models import Claim, Quantity
from corpus.anchoring import anchor
from tests.factories import (
    TEXT,
    make_claim,
    make_quantity,
    make_revision,
    make_role,
    make_section,
    make_speaker,
    make_voice,
)
from tests.promises import (
    Load,
    another,
    both_loads,
    change,
    insert,
    refused_by,
    run,
    settle,
    twin,
)

pytestmark = pytest.mark.django_db

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


def test_a_quote_stands_in_a_source_that_is_there() -> None:
    claim = make_claim()
    with refused_by("claim_quote_in_source"):
        insert(another(claim, revision_id=claim.revision_id + 1))
    with refused_by("claim_quote_in_source"):
        change(claim, revision_id=claim.revision_id + 1)


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


@both_loads
def test_many_claims_of_a_text_in_one_statement(load: Load) -> None:
    """In any order, upon and within each other, in texts that are alike: each to the character."""
    spans = [(9, 20), (0, 4), (9, 11), (3, 5), (0, len(TRICKY)), (54, 55), (10, 20)]
    claims = [
        make_claim(revision=revision, quote=revision.text[start:end], start=start, end=end)
        for revision in (make_revision(TRICKY), make_revision("😀" + TRICKY))
        for start, end in spans
    ]
    load(*(another(claim) for claim in reversed(claims)))
    for number, wrong in enumerate(claims):
        rows = [another(claim) for claim in claims]
        rows[number] = another(wrong, start=wrong.start + 1, end=wrong.end + 1)
        with refused_by("claim_quote_in_source"):
            load(*rows)
    assert Claim.objects.count() == 2 * len(claims)


def test_an_upsert_is_looked_at_too() -> None:
    claim = make_claim()
    columns = ", ".join(f'"{field.column}"' for field in Claim._meta.concrete_fields)
    with refused_by("claim_quote_in_source"):
        run(
            f"INSERT INTO claims_claim ({columns}) SELECT {columns} FROM claims_claim"
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


def test_what_a_claim_refers_to_exists() -> None:
    """Also where a wider foreign key says so, and none of its own."""
    claim, voice = make_claim(), make_voice()
    with refused_by("claim_section_is_the_revisions"):
        insert(another(claim, section_id=10**9))
    with refused_by("claim_role_is_the_speakers"):
        insert(another(claim, role_id=10**9))
    with refused_by("voice_role_is_the_speakers"):
        run("UPDATE claims_voice SET role_id = 1000000000 WHERE id = %s", voice.pk)
        settle()
    with refused_by("claim_speaker_exists"):
        insert(another(claim, speaker_id=10**9))
    with refused_by("claim_speaker_exists"):
        change(claim, speaker_id=10**9)
    with refused_by("claim_speaker_exists"):
        run("DELETE FROM claims_speaker WHERE id = %s", claim.speaker_id)
    own, part = make_role(claim.speaker), make_section(claim.revision, start=0, end=claim.end)
    change(claim, role=own, section=part)
    claim.refresh_from_db()
    with refused_by("claim_role_is_the_speakers"):
        run("DELETE FROM claims_role WHERE id = %s", own.pk)
        settle()
    with refused_by("claim_role_is_the_speakers"):
        insert(another(claim, speaker_id=10**9))
    with refused_by("claims_role_speaker_id_9297c79d_fk_claims_speaker_id"):
        run("DELETE FROM claims_speaker WHERE id = %s", claim.speaker_id)
    with refused_by("claim_role_is_the_speakers"):
        run("DELETE FROM claims_role WHERE id = %s", own.pk)
        run("DELETE FROM claims_speaker WHERE id = %s", claim.speaker_id)
    with refused_by("claim_speaker_exists"):
        run(
            "UPDATE claims_claim SET role_id = NULL, speaker_id = 1000000000 WHERE id = %s",
            claim.pk,
        )
    with refused_by("claim_section_is_the_revisions"):
        run("DELETE FROM corpus_section WHERE id = %s", part.pk)
        settle()


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
