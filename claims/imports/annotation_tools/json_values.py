"""What stands in others' JSON: read by type, never guessed. Pure."""

from collections.abc import Iterator
from typing import Any

from claims.imports.reasons import FileRefused
from corpus import strict_json


def decoded(content: bytes) -> object:
    """Raises FileRefused."""
    try:
        return strict_json.decode(content)
    except strict_json.NotJson as error:
        raise FileRefused("json_unreadable", what=str(error)) from error


def lines(content: bytes, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line's number, behind the file's `name` where it has one, with its object. Raises
    FileRefused for one that is cut off."""
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        where = _where(name, number)
        try:
            value = strict_json.decode(line)
        except strict_json.NotJson as error:
            what = str(error).removeprefix("line 1, ")
            raise FileRefused("annotation_line_unreadable", where=where, what=what) from error
        if not isinstance(value, dict):
            what = "no object"
            raise FileRefused("annotation_line_unreadable", where=where, what=what)
        yield where, value


def objects(content: bytes, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The same of a list of objects, or of one that is written over several lines, which is what
    the tools write where they are asked for JSON instead of lines. Raises FileRefused.
    """
    found = together(content)
    if found is None:
        yield from lines(content, name)
    else:
        yield from ((_where(name, number), each) for number, each in enumerate(found, start=1))


def _where(name: str, number: int) -> str:
    return f"{name}:{number}" if name else str(number)


def together(content: bytes) -> list[dict[str, Any]] | None:
    """The objects of a file that is no lines of them; None for any other."""
    plain = content.removeprefix(b"\xef\xbb\xbf").strip()
    begins_line = plain[:1] == b"{" and _object(plain.split(b"\n", 1)[0])
    if plain[:1] not in {b"[", b"{"} or begins_line:
        return None
    try:
        value = strict_json.decode(plain)
    except strict_json.NotJson:
        return None
    found = [keyed(each) for each in (value if isinstance(value, list) else [value])]
    return found if all(found) else None


def is_objects_with(content: bytes, *keys: str) -> bool:
    """Whether it is objects with a text of which one has one of the keys: what nobody has marked,
    or skipped, mostly has none.
    """
    found = together(content)
    if found is None:
        return _is_lines_with(content, *keys)
    return all(isinstance(each.get("text"), str) for each in found) and any(
        _has_lists(each.get(key)) for each in found for key in keys
    )


def _is_lines_with(content: bytes, *keys: str) -> bool:
    lines = content.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n")
    named = [f'"{key}"'.encode() for key in keys]
    first = _object(lines[0])
    if not isinstance(first.get("text"), str):
        return False
    marked = (line for line in lines if any(name in line for name in named))
    return any(_has_lists(_object(line).get(key)) for line in marked for key in keys)


def _has_lists(value: object) -> bool:
    """A list, or lists by their names."""
    return any(isinstance(each, list) for each in (value, *keyed(value).values()))


def _object(line: bytes) -> dict[str, Any]:
    try:
        return keyed(strict_json.decode(line))
    except strict_json.NotJson:
        return {}


def listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def keyed(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def text_of(value: object) -> str:
    return value if isinstance(value, str) else ""


def whole(value: object) -> int | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
