"""The measure that counts: of the true texts, written by hand, nearly all comes, and in order."""

from collections import defaultdict

import pytest

from tests.corpus.extraction.measuring import FILES, Measured, measure, sources

LEAST_KEPT = 0.99
LEAST_PROPOSED = 0.95


@pytest.fixture(scope="module")
def measured() -> dict[str, list[Measured]]:
    by_folder: dict[str, list[Measured]] = defaultdict(list)
    for path in sources():
        by_folder[path.parent.name].append(measure(path))
    return by_folder


def test_there_are_files_of_each_kind(measured: dict[str, list[Measured]]) -> None:
    folders = {path.name for path in FILES.iterdir() if path.is_dir()} - {"sources"}
    assert set(measured) == folders
    assert sum(map(len, measured.values())) >= 40


def test_true_text_is_kept_in_order(measured: dict[str, list[Measured]]) -> None:
    shares = {
        name: sum(m.kept for m in files) / sum(m.true for m in files)
        for name, files in measured.items()
    }
    assert {name: share for name, share in shares.items() if share < LEAST_KEPT} == {}


def test_no_true_sentence_is_lost(measured: dict[str, list[Measured]]) -> None:
    assert [line for files in measured.values() for m in files for line in m.lost] == []


def test_what_should_go_was_proposed_to(measured: dict[str, list[Measured]]) -> None:
    files = [m for several in measured.values() for m in several]
    assert sum(m.proposed for m in files) / sum(m.needless for m in files) >= LEAST_PROPOSED
