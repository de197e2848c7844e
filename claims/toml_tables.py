"""Reading hand-edited TOML strictly: every mistake is collected, with its file and line."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is wrong, where: `claims/002….toml, line 14, claim k3n8v2qp: the quote is not found`."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(slots=True)
class Table:
    """One TOML table, and the list in which its mistakes are noted.

    A read key is taken out; what is left when `done` is called was not expected.
    """

    values: dict[str, Any]
    where: str
    mistakes: list[Mistake]
    known: set[str] = field(default_factory=set)

    def wrong(self, what: str) -> None:
        self.mistakes.append(Mistake(self.where, what))

    def text(self, key: str, *, required: bool = True, default: str = "") -> str:
        value = self._take(key)
        if value is None:
            if required:
                self.wrong(f"`{key}` is missing")
            return default
        if not isinstance(value, str) or (required and not value.strip()):
            self.wrong(f"`{key}` must be text within quotation marks, and not empty")
            return default
        if "\x00" in value:
            self.wrong(f"`{key}` holds NUL, which no text has")
            return default
        return value

    def choice(self, key: str, choices: Sequence[str], *, default: str = "") -> str:
        value = self.text(key, required=not default, default=default)
        if value and value not in choices:
            self.wrong(f"`{key}` is “{value}”; it must be one of {', '.join(choices)}")
        return value

    def number(self, key: str, *, required: bool = False) -> int | None:
        value = self._take(key)
        if value is None:
            if required:
                self.wrong(f"`{key}` is missing")
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.wrong(f"`{key}` must be a whole number")
            return None
        return value

    def flag(self, key: str) -> bool:
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            self.wrong(f"`{key}` must be true or false")
        return value is True

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.wrong(f"`{key}` must be a list of texts")
            return ()
        return tuple(value)

    def tables(self, key: str, read: Callable[["Table"], T]) -> tuple[T, ...]:
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.wrong(f"`{key}` must be a list of tables")
            return ()
        return tuple(
            self._read(item, f"{self.where}, {key} {number}", read)
            for number, item in enumerate(value, start=1)
        )

    def table(self, key: str, read: Callable[["Table"], T]) -> T | None:
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(f"`{key}` must be a table")
            return None
        return self._read(value, f"{self.where}, {key}", read)

    def done(self) -> None:
        for key in sorted(set(self.values) - self.known):
            self.wrong(f"`{key}` is not known here")

    def _take(self, key: str) -> Any:
        self.known.add(key)
        return self.values.get(key)

    def _read(self, values: dict[str, Any], where: str, read: Callable[["Table"], T]) -> T:
        table = Table(values, where, self.mistakes)
        result = read(table)
        table.done()
        return result


def open_file(path: Path, mistakes: list[Mistake]) -> Table | None:
    """The file's outermost table; None, and a mistake noted, when it can't be read."""
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name, mistakes)
    except tomllib.TOMLDecodeError as error:
        mistakes.append(Mistake(path.name, f"not TOML: {error}"))
    except UnicodeDecodeError as error:
        mistakes.append(Mistake(path.name, f"not UTF-8, from byte {error.start} on"))
    except OSError as error:
        mistakes.append(Mistake(path.name, f"cannot be read: {error.strerror}"))
    return None


def entries(
    path: Path, file: Table, key: str, read: Callable[[Table], T], name: str = "id"
) -> tuple[T, ...]:
    """The `[[key]]` tables of a file, each named by the line that it begins on."""
    heading = re.compile(rf"^\s*\[\[\s*{key}\s*\]\]")
    numbered = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    lines = [number for number, line in numbered if heading.match(line)]
    found: list[T] = []

    def read_next(table: Table) -> T:
        index = len(found)
        line = f", line {lines[index]}" if index < len(lines) else ""
        label = table.values.get(name)
        table.where = f"{path.name}{line}, {key}" + (f" {label}" if isinstance(label, str) else "")
        result = read(table)
        found.append(result)
        return result

    file.tables(key, read_next)
    return tuple(found)
