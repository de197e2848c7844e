"""What is kept in a process stays within its bounds, whoever asks at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from factcheck.recent import OneAtATime, RecentlyUsed, forget_all


def test_the_least_recently_used_goes_first() -> None:
    kept: RecentlyUsed[str] = RecentlyUsed(most=2)
    kept.put(1, "a")
    kept.put(2, "b")
    assert kept.get(1) == "a"
    kept.put(3, "c")
    assert [kept.get(key) for key in (1, 2, 3)] == ["a", None, "c"]


def test_it_weighs_no_more_than_it_may() -> None:
    kept: RecentlyUsed[bytes] = RecentlyUsed(most=10, weigh=len)
    kept.put("a", b"12345")
    kept.put("b", b"12345")
    kept.put("b", b"123")  # takes the other's place and weight
    kept.put("c", b"12")
    assert [kept.get(key) for key in "abc"] == [b"12345", b"123", b"12"]
    kept.put("d", b"1")
    assert kept.get("a") is None
    assert kept.get("b") == b"123"
    kept.put("b", b"12345678901")  # too much by itself, and the one before is not it any more
    assert kept.get("b") is None
    forget_all()
    kept.put("e", b"1234567890")
    assert kept.get("e") == b"1234567890"


def test_of_those_who_come_at_once_one_makes_it() -> None:
    making, made = OneAtATime(), []
    kept: RecentlyUsed[str] = RecentlyUsed(most=9)
    together = Barrier(4)

    def ask(key: str) -> str | None:
        together.wait()
        with making.making(key):
            if kept.get(key) is None:
                made.append(key)
                kept.put(key, key.upper())
        return kept.get(key)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, "aaab")) == ["A", "A", "A", "B"]
    assert sorted(made) == ["a", "b"]
    assert making._made == {}


def test_whoever_could_not_make_it_leaves_it_to_the_next() -> None:
    making = OneAtATime()
    with pytest.raises(ValueError, match="no"), making.making("a"):
        raise ValueError("no")
    with making.making("a"):
        pass
    assert making._made == {}


def test_threads_keep_within_the_bound_together() -> None:
    kept: RecentlyUsed[bytes] = RecentlyUsed(most=100, weigh=len)

    def work(start: int) -> None:
        for number in range(2_000):
            key = (start * number) % 97
            if kept.get(key) is None:
                kept.put(key, bytes(key % 30))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, (1, 3, 5, 7)))
    assert sum(len(found) for key in range(97) if (found := kept.get(key))) <= 100
