"""Whether a claim of the corpus is found again by what people write, and what must not be taken
over: `cases/pairs.txt`."""

import pytest

from benchmarks.matching import at_desk, measure
from claims.matching.comparing import compare
from claims.matching.said import said_in
from tests.claims.corpus import load_corpus
from tests.claims.matching.pair_files import BLIND, TwoSentences, pairs, two_sentences

pytestmark = pytest.mark.django_db


CHANGED = [each for each in two_sentences() if each.kind == "changed"]


@pytest.mark.parametrize("pair", CHANGED, ids=lambda pair: pair.other)
def test_a_changed_sentence_takes_over_no_verdict(pair: TwoSentences) -> None:
    """Either way round."""
    one, other = said_in(pair.one), said_in(pair.other)
    assert not compare(other, one, {}).same
    assert not compare(one, other, {}).same


def test_a_claim_is_found_by_what_was_written_blind() -> None:
    load_corpus()
    found = measure(at_desk, pairs(BLIND))
    same = "all that say the same"
    assert found.first[same] / found.total[same] >= 0.75
    assert found.among_first[same] / found.total[same] >= 0.9
    assert found.wrong == []


def test_the_right_claim_is_found_and_no_trap_inherits_a_verdict() -> None:
    load_corpus()
    cases = pairs()
    assert len(cases) >= 150
    found = measure(at_desk, cases)
    same = "all that say the same"
    assert found.first[same] / found.total[same] >= 0.75
    assert found.among_first[same] / found.total[same] >= 0.9
    assert found.total["all traps"] >= 60
    assert found.wrong == []
    # Else nothing would ever be taken over.
    assert found.inherits[same] / found.total[same] >= 0.4
