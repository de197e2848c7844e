"""Reading JSON that people write by hand: every mistake is collected, with its place.

A place reads `documents.json: 003_….txt: sections[2].date`: file, entry, path.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

# The largest number that PostgreSQL's integer holds.
GREATEST_NUMBER = 2_147_483_647

# What is wrong with a text; nothing when it is well.
Check = Callable[[str], Iterable[str]]


class NotJson(ValueError):
    """The message says where, and why."""


class Pairs(dict[str, object]):
    """A JSON object that remembers which of its keys stood there more than once."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        counts = Counter(key for key, _value in pairs)
        self.repeated = [key for key, count in counts.items() if count > 1]


def decode(content: bytes) -> object:
    """The JSON value, its objects as Pairs. Raises NotJson."""
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=Pairs)
    except UnicodeDecodeError as error:
        raise NotJson(f"not UTF-8, from byte {error.start} on") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise NotJson(f"{place}: not JSON: {error.msg}") from error
    except RecursionError as error:
        raise NotJson("not JSON that can be read: too deeply nested") from error
    except ValueError as error:  # a number of thousands of digits
        raise NotJson("not JSON that can be read: a number is too long") from error


@dataclass(slots=True)
class Entry:
    """A JSON object that is read key by key; `done` complains about what was not asked for.

    A value with a mistake is read as its type's empty value, and the mistake noted.
    """

    values: object
    where: str
    mistakes: list[str]
    path: str = ""
    known: set[str] = field(default_factory=set)
    given: Mapping[str, object] = field(init=False)

    def __post_init__(self) -> None:
        self.given = self.values if isinstance(self.values, Pairs) else {}

    def wrong(self, key: str, what: str) -> None:
        self.mistakes.append(f"{self.where}: {self.path}{key}: {what}")

    def text(self, key: str, check: Check | None = None, *, required: bool = False) -> str:
        """Composed (NFC); empty where it is null or missing."""
        value = self._take(key, required=required)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.wrong(key, "must be text")
            return ""
        if required and not value.strip():
            self.wrong(key, "must not be empty")
            return ""
        if re.search("[\x00\ud800-\udfff]", value):
            self.wrong(key, "holds NUL or a lone surrogate, which no text has")
            return ""
        value = unicodedata.normalize("NFC", value)
        for what in check(value) if check and value else ():
            self.wrong(key, what)
        return value

    def number(self, key: str) -> int | None:
        """A whole number, 0 or more."""
        value = self._take(key, required=True)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= GREATEST_NUMBER:
            return value
        if value is not None:
            self.wrong(key, f"must be a whole number from 0 to {GREATEST_NUMBER}")
        return None

    def flag(self, key: str) -> bool:
        value = self._take(key, required=False)
        if value is not None and not isinstance(value, bool):
            self.wrong(key, "must be true or false")
        return value is True

    def day(self, key: str) -> date | None:
        text = self.text(key)
        if not text:
            return None
        try:
            # fromisoformat alone would also take 20240531 and 2024-W22-5.
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                return date.fromisoformat(text)
        except ValueError:
            self.wrong(key, f"“{text}” is no day of the calendar")
            return None
        self.wrong(key, f"“{text}” is not a day such as 2024-05-31")
        return None

    def entry(self, key: str) -> "Entry | None":
        value = self._take(key, required=False)
        if value is None:
            return None
        if not isinstance(value, Pairs):
            self.wrong(key, "must be an object, within { }")
            return None
        return Entry(value, self.where, self.mistakes, f"{self.path}{key}.")

    def entries(self, key: str, *, required: bool = False) -> list["Entry"]:
        """Those of the list's values that are objects; `path` names each by its place from 0."""
        value = self._take(key, required=required)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(key, "must be a list, within [ ]")
            return []
        found = []
        for index, item in enumerate(value):
            if isinstance(item, Pairs):
                path = f"{self.path}{key}[{index}]."
                found.append(Entry(item, self.where, self.mistakes, path))
            else:
                self.wrong(f"{key}[{index}]", "must be an object, within { }")
        return found

    def done(self) -> None:
        known = ", ".join(sorted(self.known))
        for key in self.given:
            if key not in self.known:
                self.wrong(key, f"is not known here; known are {known}")
        for key in self.values.repeated if isinstance(self.values, Pairs) else ():
            self.wrong(key, "stands twice")

    def _take(self, key: str, *, required: bool) -> object:
        self.known.add(key)
        value = self.given.get(key)
        if value is None and required:
            self.wrong(key, "is missing")
        return value
