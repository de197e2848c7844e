"""Claims as bits: what lists count and find by them is what one claim after another says."""

import random
from typing import Any

import pytest

from claims.models import Claim, PublicClaimFacets, PublicFacet, Rating
from claims.models.facets import BLOCK_CLAIMS
from claims.publication import publishing
from factcheck.recent import forget_all
from factcheck.site import facet_bits, facet_counts, lists, reading
from factcheck.site.choices import PAGE_CLAIMS, Chosen
from factcheck.site.facet_bits import ClaimBits, bits_for
from factcheck.site.facet_numbers import keys_of
from tests.factories import AT, make_scale_and_ratings, make_speaker, make_topic, make_user
from tests.published import make_checked, make_published, publish

FacetValues = dict[int, set[tuple[str, str]]]  # by claim


def all_claims() -> FacetValues:
    names = {facet.key: (facet.name, facet.value) for facet in PublicFacet.objects.all()}
    return {row.pk: {names[key] for key in row.keys} for row in PublicClaimFacets.objects.all()}


def fits(values: set[tuple[str, str]], chosen: Chosen, but: str = "") -> bool:
    if chosen.checks and ("status", "checked") not in values:
        return False
    return all(
        any((name, value) in values for value in wanted)
        for name, wanted in chosen.values.items()
        if name != but
    )


def expected(claims: FacetValues, chosen: Chosen) -> dict[str, dict[str, int]]:
    """How many claims have each value, with what is chosen of the other facets."""
    found: dict[str, dict[str, int]] = {}
    for facet in chosen.facets:
        for values in claims.values():
            for _name, value in values if fits(values, chosen, facet) else ():
                if _name == facet:
                    counts = found.setdefault(facet, {})
                    counts[value] = counts.get(value, 0) + 1
    return found


def random_choice(chance: random.Random) -> Chosen:
    values: dict[str, list[str]] = {}
    for facet in PublicFacet.objects.order_by("name", "value"):
        values.setdefault(facet.name, []).append(facet.value)
    list_name = chance.choice(("claims", "claims", "checks"))
    offered = sorted({*Chosen(list_name).facets, "cited"} & values.keys())
    return Chosen(
        list_name,
        {
            name: tuple(chance.sample(values[name], min(len(values[name]), times)))
            for name in chance.sample(offered, min(len(offered), chance.randint(0, 4)))
            for times in (chance.choice((1, 1, 2)),)
        },
    )


def compare(chosen: Chosen) -> None:
    claims, published = all_claims(), reading.state()
    keys, own = keys_of(chosen, published)
    counts = facet_counts.counted(chosen, keys, own, published)
    wanted = expected(claims, chosen)
    for name in chosen.facets:
        found = {each.value: each.claims for each in counts.facets.get(name, ()) if each.claims}
        assert found.items() <= wanted.get(name, {}).items(), (chosen, name)
        # Those of most claims; of as many it is either.
        most = sorted(wanted.get(name, {}).values(), reverse=True)[: facet_counts.SHOWN[name]]
        assert sorted(found.values(), reverse=True)[: len(most)] == most, (chosen, name)
    assert counts.exact
    assert all(each.exact for counted in counts.facets.values() for each in counted)
    there = sorted((key for key, its in claims.items() if fits(its, chosen)), reverse=True)
    assert counts.total == len(there)
    newest = Chosen(chosen.list_name, chosen.values, sort="newest" if chosen.checks else "")
    page = lists.found_page(newest, keys, published)
    assert [claim.key for claim in page.claims] == there[:PAGE_CLAIMS]


def make_random_claim(chance: random.Random, **values: Any) -> Claim:
    values |= {"date_edtf": chance.choice(("2016", "2017-03", "2018~", "2015/2016"))}
    if chance.random() < 0.5:
        return make_published(**values)
    rating = Rating.objects.get(slug=chance.choice(("true", "false", "half_true")))
    claim = make_checked(rating, **values)
    publish(claim)
    return claim


@pytest.mark.django_db
def test_whatever_is_published_changed_and_withdrawn() -> None:
    chance = random.Random(18)  # noqa: S311
    make_scale_and_ratings()
    topics = [make_topic(name) for name in ("a", "b", "c", "d")]
    speakers = [make_speaker(f"T{n}", party=party) for n, party in enumerate(("S", "M", "V", ""))]
    by, there = make_user(is_superuser=True), []
    for act in range(18):
        if act < 6 or chance.random() < 0.4:
            some = chance.sample(topics, chance.randint(0, 3))
            there.append(make_random_claim(chance, speaker=chance.choice(speakers), topics=some))
        elif chance.random() < 0.7:
            claim = chance.choice(there)
            had = set(claim.topics.all())
            claim.topics.set(had ^ set(chance.sample(topics, chance.randint(1, 3))))
            publish(claim, kind="update", note="Andra ämnen.")
        else:
            gone = there.pop(chance.randrange(len(there)))
            publishing.withdraw([gone], by=by, at=AT, reason="Fel.")
        for _each in range(6):
            compare(random_choice(chance))


@pytest.mark.django_db
def test_the_same_where_bits_would_be_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)  # noqa: S311
    make_scale_and_ratings()
    topics = [make_topic(name) for name in ("a", "b")]
    for number in range(8):
        make_random_claim(chance, topics=topics[number % 3 :])
    chosen = [random_choice(chance) for _each in range(60)]
    for each in chosen:
        compare(each)
    monkeypatch.setattr(facet_bits, "MOST_BYTES", 0)
    forget_all()
    several = Chosen("claims", {"topic": ("b",), "year": ("2016",)})
    assert bits_for(several, reading.state()) is None
    for each in chosen:
        compare(each)


@pytest.mark.django_db
def test_of_what_bits_say_nothing() -> None:
    speaker = make_speaker("Anna", party="S")
    make_published(speaker=speaker)
    published = reading.state()
    two = {"party": ("S",), "kind": ("quantity",)}
    assert bits_for(Chosen("claims", two), published) is not None
    assert bits_for(Chosen("claims", two, q="ord"), published) is None
    with_speaker = two | {"speaker": (speaker.public_id,)}
    assert bits_for(Chosen("claims", with_speaker), published) is None
    assert bits_for(Chosen("claims", {"party": ("S",)}), published) is None


def test_the_newest_of_claims_in_any_blocks() -> None:
    chance = random.Random(3)  # noqa: S311
    blocks = 4
    size = blocks * BLOCK_CLAIMS
    bits = ClaimBits(blocks, {})
    edges = [0, BLOCK_CLAIMS - 1, BLOCK_CLAIMS, 2 * BLOCK_CLAIMS - 1, size - 1]
    for much in (0, 1, 40, 9_000):
        claims = sorted({*chance.sample(range(size), much), *edges[: much % 7]}, reverse=True)
        within = sum(1 << (size - 1 - claim) for claim in claims)
        for start in (0, 1, 19, 20, len(claims) - 1, len(claims), 8_191):
            found = bits.newest(within, 20, max(0, start))
            assert found == claims[max(0, start) :][:20]
        assert bits.newest(within, size) == claims
