"""What was worked out a moment ago, kept in this process: the least recently used goes first."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar
from weakref import WeakSet

T = TypeVar("T")


class RecentlyUsed(Generic[T]):
    """Whoever puts something here names it by everything that it depends on.

    All that is kept weighs at most `most`: so many things, or what `weigh` says of each, such as
    bytes. What alone weighs more is not kept. None is no value.
    """

    def __init__(self, most: int, weigh: Callable[[T], int] = lambda _value: 1) -> None:
        self._most = most
        self._weigh = weigh
        self._weight = 0
        self._kept: OrderedDict[object, tuple[T, int]] = OrderedDict()
        self._lock = threading.Lock()
        _ALL.add(self)

    def get(self, key: object) -> T | None:
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: object, value: T) -> None:
        weight = self._weigh(value)
        with self._lock:
            before = self._kept.pop(key, None)
            if before is not None:
                self._weight -= before[1]
            if weight > self._most:
                return
            self._kept[key] = value, weight
            self._weight += weight
            while self._weight > self._most:
                _key, (_value, gone) = self._kept.popitem(last=False)
                self._weight -= gone

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._weight = 0


class OneAtATime:
    """Of those that come for the same thing at once, one makes it, and the others wait for that."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[object, tuple[threading.Lock, int]] = {}  # and how many came for it

    @contextmanager
    def making(self, key: object) -> Iterator[None]:
        with self._lock:
            own, came = self._made.get(key, (threading.Lock(), 0))
            self._made[key] = own, came + 1
        try:
            with own:
                yield
        finally:
            with self._lock:
                _own, came = self._made.pop(key)
                if came > 1:
                    self._made[key] = own, came - 1


_ALL: WeakSet[RecentlyUsed[Any]] = WeakSet()


def forget_all() -> None:
    """For whoever changes what nothing is named by, such as a test."""
    for kept in list(_ALL):
        kept.clear()
