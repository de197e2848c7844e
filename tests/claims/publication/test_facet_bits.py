"""Bits of claims by what they can be narrowed by: those of the claims, whoever writes them."""

import random
from collections import defaultdict
from typing import Any

import pytest
from django.db import connection

from claims.models import PublicClaimFacets, PublicFacet, PublicFacetBits
from claims.models.facets import BLOCK_CLAIMS
from claims.publication import publishing
from claims.publication.facet_values import BROAD
from claims.publication.rebuilding import rebuild_public_rows
from tests.claims.corpus import change_corpus, load_corpus
from tests.factories import AT, make_scale_and_ratings, make_speaker, make_topic, make_user
from tests.promises import ask, insert, refused_by, run, settle, twin
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db

# Rows of the table, as whoever reads them sees them: which claims have the value.
Marked = dict[str, set[int]]


def kept() -> Marked:
    found: Marked = defaultdict(set)
    for row in PublicFacetBits.objects.select_related("facet"):
        assert len(row.bits) == BLOCK_CLAIMS
        places = {place for place, bit in enumerate(row.bits) if bit == "1"}
        assert places, "a row says nothing"
        found[str(row.facet)] |= {row.block * BLOCK_CLAIMS + place for place in places}
    return dict(found)


def counted() -> Marked:
    names = {facet.key: facet for facet in PublicFacet.objects.all()}
    found: Marked = defaultdict(set)
    for claim, keys in PublicClaimFacets.objects.values_list("claim", "keys"):
        for key in keys:
            if names[key].name in BROAD:
                found[str(names[key])].add(claim)
    return dict(found)


def test_the_bits_of_the_corpus_are_exact_whatever_happens_to_it() -> None:
    load_corpus()
    assert kept() == counted() != {}
    change_corpus()
    assert kept() == counted()
    rebuild_public_rows()
    assert kept() == counted()
    settle()


def test_random_publications_corrections_and_withdrawals() -> None:
    chance = random.Random(11)  # noqa: S311
    ratings = make_scale_and_ratings()
    topics = [make_topic(name) for name in ("a", "b", "c", "d")]
    speakers = [make_speaker(f"T{n}", party=party) for n, party in enumerate(("S", "M", ""))]
    by = make_user(is_superuser=True)
    there: list[Any] = []
    for _each in range(30):
        what = chance.choice(("publish", "publish", "check", "update", "update", "withdraw"))
        if what in {"publish", "check"} or not there:
            values: dict[str, Any] = {
                "speaker": chance.choice(speakers),
                "topics": chance.sample(topics, chance.randint(0, 3)),
                "date_edtf": chance.choice(("2016", "2017-03", "2018~", "2015/2016")),
            }
            if what == "check":
                claim = make_checked(ratings[chance.choice(("true", "false"))], **values)
                publish(claim)
            else:
                claim = make_published(**values)
            there.append(claim)
        elif what == "update":
            claim = chance.choice(there)
            had = set(claim.topics.all())
            claim.topics.set(had ^ set(chance.sample(topics, chance.randint(1, 3))))
            publish(claim, kind="update", note="Ändrat.")
        else:
            claim = there.pop(chance.randrange(len(there)))
            publishing.withdraw([claim], by=by, at=AT, reason="Fel.")
        assert kept() == counted()
    before = kept()
    rebuild_public_rows()
    assert kept() == counted() == before


def test_a_withdrawn_claim_has_no_bit() -> None:
    claim = make_published()
    assert kept()
    publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel person.")
    assert kept() == {}


def test_rows_that_are_written_by_sql_have_their_bits_too() -> None:
    make_published(date_edtf="2016")
    make_published(date_edtf="2017")
    (first, second), names = PublicClaimFacets.objects.order_by("pk"), {}
    names = dict(PublicFacet.objects.values_list("value", "key"))
    first.keys = [key for key in first.keys if key != names["2016"]] + [names["2017"]]
    first.save()
    assert kept() == counted()
    assert "year 2016" not in kept()
    PublicClaimFacets.objects.update(keys=[names["2017"]])
    assert kept() == counted() == {"year 2017": {first.pk, second.pk}}
    PublicClaimFacets.objects.filter(pk=second.pk).update(keys=[])
    PublicClaimFacets.objects.filter(pk=first.pk).delete()
    assert kept() == counted() == {}


FOREIGN_KEYS = """
    SELECT conname FROM pg_constraint
    WHERE contype = 'f' AND conrelid = 'claims_publicclaimfacets'::regclass
"""


def test_claims_far_apart_are_in_blocks_of_their_own() -> None:
    make_published()
    settle()
    # So many claims would take long to publish.
    for (name,) in ask(FOREIGN_KEYS):
        run(f"ALTER TABLE claims_publicclaimfacets DROP CONSTRAINT {name}")
    numbers = (BLOCK_CLAIMS - 1, BLOCK_CLAIMS, 3 * BLOCK_CLAIMS + 17)
    for number in numbers:
        run(
            "INSERT INTO claims_publicclaimfacets (claim_id, keys, said, check_digest)"
            " SELECT %s, keys, said, check_digest FROM claims_publicclaimfacets LIMIT 1",
            number,
        )
    assert kept() == counted()
    blocks = ask("SELECT DISTINCT block FROM claims_publicfacetbits ORDER BY block")
    assert [block for (block,) in blocks] == [0, 1, 3]


def test_bits_that_somebody_broke_are_made_anew() -> None:
    make_published(date_edtf="2016")
    run("UPDATE claims_publicfacetbits SET block = 7, bits = ~bits")
    assert kept() != counted()
    rebuild_public_rows()
    settle()
    assert kept() == counted()


def test_there_is_one_row_of_a_value_and_a_block() -> None:
    make_published()
    with refused_by("public_facet_bits_once"):
        insert(twin(PublicFacetBits.objects.all()[0]))


def test_the_database_means_the_same_facets_by_broad() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'claims_mark_facets'")
        (source,) = cursor.fetchone()
    in_sql = source.split("facet.name IN (", 1)[1].split(")", 1)[0]
    assert {name.strip().strip("'") for name in in_sql.split(",")} == BROAD
