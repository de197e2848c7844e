"""Whether a claim of the corpus is found again by what people write, and what must not be taken
over: `cases/pairs.txt`."""

import pytest

from benchmarks.matching import at_desk, measure
from tests.claims.corpus import load_corpus
from tests.claims.matching.pair_files import pairs

pytestmark = pytest.mark.django_db


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
