"""How a public record is described: its keys in their documented order, each with what fills it.

One description serves both ways. `take` makes the record from what the desk has; `in_order` brings
one that was kept, or that somebody else sent, into that shape, for PostgreSQL keeps JSON objects in
an order of its own, and older versions lack keys that have been added since. So a record has the
same bytes each time it is made, and no key that is not listed.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

Json = dict[str, Any]

API_ROOT: Final = "/api/v1/"

# Of a key that is known only when the record is shown: an address, a number of the version's.
SHOWN: Final = None

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shape(Generic[S]):
    """A record's keys, with what fills each from the source, or SHOWN."""

    keys: Mapping[str, "ShapePart[S] | Callable[[S], Any] | None"]
    _inner: dict[str, "ShapePart[Any]"] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        parts = ((key, how) for key, how in self.keys.items() if isinstance(how, ShapePart))
        self._inner.update(parts)

    def take(self, source: S) -> Json:
        """The record of it, but for what is known only when it is shown."""
        return {
            key: how.make(source) if isinstance(how, ShapePart) else how(source)
            for key, how in self.keys.items()
            if how is not SHOWN
        }

    def in_order(self, said: Mapping[str, Any]) -> Json:
        """The same record in this shape: a key that it does not have is null, one not listed
        is left out."""
        found: Json = {}
        for key, how in self.keys.items():
            if key in said:
                inner = self._inner.get(key)
                found[key] = inner.in_order(said[key]) if inner else said[key]
            elif how is not SHOWN:
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


def one(shape: Shape[T], of: Callable[[S], T | None]) -> ShapePart[S]:
    """What `of` finds in the source, if anything."""

    def make(source: S) -> Json | None:
        found = of(source)
        return None if found is None else shape.take(found)

    return ShapePart(make, shape)


def many(shape: Shape[T], of: Callable[[S], Iterable[T]]) -> ShapePart[S]:
    """All that `of` finds in the source."""
    return ShapePart(lambda source: [shape.take(each) for each in of(source)], shape)


def to_json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
