"""What the public reads of a version beside what was approved, by SQL too: the words around its
quote are its source's, and its check was made by the day on which it is published."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils.translation import override

from claims.models import Claim, ClaimVersion
from claims.publication.gate import missing_for_publication
from claims.publication.publishing import publish
from claims.publication.record import snapshot
from tests.claims.review.test_approvals import next_version
from tests.factories import AT, make_claim, make_document, make_revision, make_user
from tests.promises import insert, refused_by
from tests.published import make_checked

pytestmark = pytest.mark.django_db

TEXT = "Före. Vi vet att 24 miljarder gick förlorade. Efter. \U0001f600 Slut."


def with_source(claim: Claim, **said: Any) -> ClaimVersion:
    whole = snapshot(claim)
    record = whole["claim"]
    quote = said.pop("quote", record["quote"])
    changed = record | {"quote": quote, "source": record["source"] | said}
    return next_version(claim, record=whole | {"claim": changed}, kind="update", note="Ändrat.")


def make_public(*, public: bool = True) -> Claim:
    revision = make_revision(
        TEXT, document=make_document(full_text_public=public, rights_note="CC0")
    )
    claim = make_claim(revision=revision, quote="24 miljarder")
    publish([claim], by=make_user(), at=AT)
    return claim


@pytest.mark.parametrize(
    "said",
    [
        {"prefix": "Före. Vi vet inte att "},
        {"prefix": "Vi har hört att "},
        {"suffix": " gick inte förlorade."},
        {"suffix": " gick förlorade. Efter. \U0001f600 Slut. Och mer."},
        {"prefix": "\n" + TEXT[:17], "suffix": ""},
        {"start": 3},
        {"start": None},
        {"start": 10_000},
        {"start": -1},
        {"quote": "42 miljarder"},
    ],
)
def test_the_words_around_a_quote_are_its_sources(said: dict[str, Any]) -> None:
    claim = make_public()
    with refused_by("version_quotes_its_source"):
        insert(with_source(claim, **said))
    insert(with_source(claim))


@pytest.mark.parametrize(
    "said",
    [
        {"prefix": "", "suffix": ""},
        {"prefix": "att ", "suffix": " gick"},
        {"prefix": TEXT[:17], "suffix": TEXT[29:]},
    ],
)
def test_how_much_stands_around_it_is_free(said: dict[str, Any]) -> None:
    insert(with_source(make_public(public=False), **said))


def test_versions_of_several_texts_and_places_at_once() -> None:
    """Each text is walked along once: what overlaps, stands twice or comes last is found."""
    quotes = ("24 miljarder", "Före.", "miljarder gick", "Slut.", "24 miljarder")
    claims = [
        make_claim(revision=revision, quote=quote)
        for revision in (make_revision(TEXT), make_revision(f"Annat. {TEXT}"))
        for quote in quotes
    ]
    publish(claims, by=make_user(), at=AT)
    again = [with_source(claim) for claim in claims]
    first = max(version.publication for version in again)
    for place, version in enumerate(again):
        version.publication = first + place
    ClaimVersion.objects.bulk_create(again[:-1])
    forged = with_source(claims[-1], prefix="Annat: ")
    forged.publication = first + len(again)
    with refused_by("version_quotes_its_source"):
        ClaimVersion.objects.bulk_create([forged])


def test_a_withdrawal_quotes_nothing() -> None:
    claim = make_public()
    gone = {"claim": {"id": claim.public_id}}
    insert(next_version(claim, kind="withdrawal", note="Fel.", record=gone))


@pytest.mark.parametrize(("day", "refused"), [("2024-03-02", True), ("2024-03-01", False)])
def test_a_check_is_made_by_the_day_of_publication(day: str, refused: bool) -> None:
    claim = make_checked()
    publish([claim], by=make_user(), at=datetime(2024, 2, 1, tzinfo=UTC))
    whole = snapshot(claim)
    check = whole["claim"]["assessment"] | {"checked_on": day}
    version = next_version(
        claim, record=whole | {"claim": whole["claim"] | {"assessment": check}}, kind="update"
    )
    version.note = "Ny dag."
    # Late in the evening in UTC it is the next day in Sweden.
    version.published_at = datetime(2024, 2, 29, 23, 30, tzinfo=UTC)
    if refused:
        with refused_by("version_checked_by_then"):
            insert(version)
    else:
        insert(version)


def test_a_check_of_tomorrow_is_not_published() -> None:
    claim = make_checked()
    tomorrow = datetime.now(UTC) + timedelta(days=2)
    assert claim.assessment is not None
    claim.assessment.checked_on = tomorrow.date()
    with override("en"):
        assert missing_for_publication(claim) == ["The day of the check has not come yet."]
