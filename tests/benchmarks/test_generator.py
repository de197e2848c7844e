"""What the benchmarks measure on is what publishing would have made."""

from random import Random
from typing import Any

import pytest
from django.db.models import Model

from benchmarks import load as loading
from benchmarks.generator import Generator
from benchmarks.load import SEED, Clock, store, two_sessions
from benchmarks.sources import LEAST_CHARACTERS
from benchmarks.world import make_world
from claims.models import (
    Claim,
    ClaimWords,
    PublicClaim,
    PublicFacet,
    PublicQuantity,
    PublicReference,
    PublicSearch,
    PublicVersion,
)
from claims.publication.facets import count_facets
from claims.publication.newest import PREFETCH_RELATED, SELECT_RELATED
from claims.publication.rebuilding import publish_ratings, rebuild_public_rows
from claims.publication.record import snapshot
from corpus.models import Revision

CLAIMS = 200
PUBLIC: tuple[type[Model], ...] = (
    *(PublicClaim, PublicVersion, PublicQuantity, PublicReference, PublicSearch),
    PublicFacet,
)


@pytest.mark.django_db(transaction=True)  # it loads over several connections
def test_generated_claims_are_as_publishing_makes_them() -> None:
    world = make_world(Random(SEED))  # noqa: S311  # the same each time, on purpose
    with two_sessions() as sessions:
        for batch in Generator(SEED, world).batches(CLAIMS, CLAIMS):
            store(batch, Clock(), sessions)
    count_facets()
    publish_ratings()

    assert ClaimWords.objects.count() == CLAIMS
    claims = Claim.objects.select_related(*SELECT_RELATED).prefetch_related(*PREFETCH_RELATED)
    assert len(claims) == CLAIMS
    assert {claim.status for claim in claims} == set(Claim.Status.values)
    for claim in claims:
        assert claim.versions.get().record == snapshot(claim)
    assert min(text.length for text in Revision.objects.defer("text")) >= LEAST_CHARACTERS

    loaded = _public_rows()
    assert rebuild_public_rows() == CLAIMS
    assert _public_rows() == loaded


def _public_rows() -> dict[str, list[Any]]:
    """All rows of the public tables, but for keys that are given out anew."""
    return {
        model.__name__: sorted(
            repr([value for name, value in sorted(row.items()) if name not in {"key", "id"}])
            if model is PublicQuantity
            else repr([value for name, value in sorted(row.items()) if name != "key"])
            for row in model._default_manager.values()
        )
        for model in PUBLIC
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("claims", "size"), [(250, 100), (200, 100), (1, 100), (99, 100)])
def test_there_are_as_many_claims_as_were_asked_for(claims: int, size: int) -> None:
    batches = list(Generator(SEED, make_world(Random(SEED))).batches(claims, size))  # noqa: S311
    numbers = [row[0] for batch in batches for row in batch.rows["claims_claim"]]
    assert numbers == list(range(1, claims + 1))
    assert [len(batch.versions) for batch in batches[:-1]] == [size] * (len(batches) - 1)
    assert len(batches) == -(-claims // size)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_holds_too_little_is_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "store", lambda *_: None)
    with pytest.raises(loading.Incomplete, match="Claim: 0 rows, not 50"):
        loading.load(50, progress=False)
