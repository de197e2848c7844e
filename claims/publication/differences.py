"""What the next version would change: two public records, compared field by field. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`path` leads to the field by the record's keys; in a list, by what its item is called.

    `old` or `new` is None where the field, or the whole item, is only on one side.
    """

    path: Path
    old: Any
    new: Any


# The keys that an item of a list is known by; the first that it has counts.
_NAMES = ("id", "claim", "url", "text", "title", "name")


def differences(old: Any, new: Any, path: Path = ()) -> list[Difference]:
    """In the order of the new record; `old` is None where nothing was published before."""
    return list(_differences(old, new, path))


def _differences(old: Any, new: Any, path: Path) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*new, *(key for key in old if key not in new)]:
            yield from _differences(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(old, new, path)
    elif _is_empty(old) and _is_empty(new):
        return
    else:
        yield Difference(path, old, new)


def _of_lists(old: list[Any], new: list[Any], path: Path) -> Iterator[Difference]:
    before, after = _named(old), _named(new)
    for name in [*after, *(name for name in before if name not in after)]:
        yield from _differences(before.get(name), after.get(name), (*path, name))
    if list(before) != list(after) and set(before) == set(after):
        yield Difference(path, list(before), list(after))  # only their order


def _named(items: list[Any]) -> dict[str, Any]:
    """The items by their names; a name that comes twice is numbered."""
    named: dict[str, Any] = {}
    for item in items:
        name = _name(item)
        again = 2
        unique = name
        while unique in named:
            unique, again = f"{name} ({again})", again + 1
        named[unique] = item
    return named


def _name(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    return next((str(item[key]) for key in _NAMES if item.get(key)), "–")


def _is_empty(value: Any) -> bool:
    return value in (None, "", [], {})
