"""How a public record is described: its keys in their documented order, each with what fills it.

One description serves both ways. `take` makes the record from what the desk has; `in_order` brings
one that was kept, or that somebody else sent, into that shape, for PostgreSQL keeps JSON objects in
an order of its own, and older versions lack keys that have been added since. So a record has the
same bytes each time it is made, and no key that is not listed.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

Json = dict[str, Any]

API_ROOT: Final = "/api/v1/"

# Of a key that is known only when the record is shown: an address, a number of the version's.
SHOWN: Final = None

S = TypeVar("S")
T = TypeVar("T")


# Records that were taken of what several share, by shape and source; the source stays meanwhile.
_TAKEN: Final[ContextVar[dict[tuple[int, int], tuple[Any, Json]] | None]] = ContextVar(
    "records taken", default=None
)


@contextmanager
def each_taken_once() -> Iterator[None]:
    """Within it, what is shared by many records, such as their document, is taken once and the same
    in all of them: nobody may change it."""
    before = _TAKEN.set({})
    try:
        yield
    finally:
        _TAKEN.reset(before)


@dataclass(frozen=True, slots=True)
class Shape(Generic[S]):
    """A record's keys, with what fills each from the source, or SHOWN. What is `shared` stands in
    many records."""

    keys: Mapping[str, "ShapePart[S] | Callable[[S], Any] | None"]
    shared: bool = False
    _ordering: list[tuple[str, Callable[[Any], Any] | None, bool]] = field(
        init=False, default_factory=list
    )
    _making: list[tuple[str, Callable[[S], Any]]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._ordering.extend(
            (key, how.in_order if isinstance(how, ShapePart) else None, how is SHOWN)
            for key, how in self.keys.items()
        )
        self._making.extend(
            (key, how.make if isinstance(how, ShapePart) else how)
            for key, how in self.keys.items()
            if how is not SHOWN
        )

    def take(self, source: S) -> Json:
        """The record of it, but for what is known only when it is shown."""
        taken = _TAKEN.get() if self.shared else None
        if taken is None:
            return {key: make(source) for key, make in self._making}
        place = id(self), id(source)
        if place not in taken:
            taken[place] = source, {key: make(source) for key, make in self._making}
        return taken[place][1]

    def in_order(self, said: Mapping[str, Any]) -> Json:
        """The same record in this shape: a key that it does not have is null, one not listed
        is left out."""
        found: Json = {}
        for key, inner, is_shown in self._ordering:
            if key in said:
                found[key] = said[key] if inner is None else inner(said[key])
            elif not is_shown:
                found[key] = None
        return found


@dataclass(frozen=True, slots=True)
class ShapePart(Generic[S]):
    """A record within the record, none, or a list of them. One that has no more keys than `short`
    is of that shape."""

    make: Callable[[S], Any]
    shape: Shape[Any]
    short: Shape[Any] | None = None

    def in_order(self, said: Any) -> Any:
        if isinstance(said, list):
            return [self.shape.in_order(each) for each in said]
        if said is None:
            return None
        short = self.short is not None and said.keys() <= self.short.keys.keys()
        return (self.short if short and self.short else self.shape).in_order(said)


def all_of(source: Any, name: str) -> Iterable[Any]:
    """What hangs on the source: as it was read beforehand with that of many, or asked for now."""
    found: Iterable[Any] | None = getattr(source, kept_as(name), None)
    return getattr(source, name).all() if found is None else found


def kept_as(name: str) -> str:
    """The attribute under which such a list is kept that was read beforehand."""
    return f"all_{name}"


def one(shape: Shape[T], of: Callable[[S], T | None]) -> ShapePart[S]:
    """What `of` finds in the source, if anything."""

    def make(source: S) -> Json | None:
        found = of(source)
        return None if found is None else shape.take(found)

    return ShapePart(make, shape)


def many(shape: Shape[T], of: Callable[[S], Iterable[T]]) -> ShapePart[S]:
    """All that `of` finds in the source."""
    return ShapePart(lambda source: [shape.take(each) for each in of(source)], shape)


def to_json(value: Json | list[Json]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
