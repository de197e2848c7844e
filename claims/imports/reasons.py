"""Why a file or a row is refused, as a code with its details.

The sentences for people are in `claims/imports/messages.py`: a reason is kept in the database and
read by whoever looks, in their language.
"""

from dataclasses import dataclass, field, replace
from typing import Any

# Longer values are cut when they are quoted in a sentence.
SHOWN_CHARACTERS = 80
# What one may choose among is told whole, as far as anybody reads.
CHOICES_CHARACTERS = 1_000
_CHOICES = frozenset({"known"})


@dataclass(frozen=True, slots=True)
class Reason:
    """A code with what stands in its sentence; `column` is the key of the column it is about."""

    code: str
    column: str = ""
    details: dict[str, str | int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "column": self.column, "details": self.details}


def reason(code: str, column: str = "", /, **details: str | int) -> Reason:
    return Reason(
        code,
        column,
        {name: _detail(name, value) for name, value in details.items()},
    )


def with_more(note: Reason, more: Reason | None) -> Reason:
    """Two sentences in one: `more` is told after the note."""
    return (
        replace(note, details=note.details | more.details | {"also": more.code}) if more else note
    )


def _detail(name: str, value: str | int) -> str | int:
    if not isinstance(value, str):
        return value
    return shown(value, CHOICES_CHARACTERS if name in _CHOICES else SHOWN_CHARACTERS)


def shown(value: str, length: int = SHOWN_CHARACTERS) -> str:
    """The value as it can be kept and quoted: without NUL or lone surrogates, and not too long."""
    value = keepable(value)
    return value if len(value) <= length else f"{value[: length - 1]}…"


def keepable(value: str) -> str:
    """What PostgreSQL can keep: NUL as its picture `␀`, lone surrogates as question marks."""
    value = value.replace("\x00", "␀")
    if value.isascii():
        return value
    return value.encode("utf-8", "replace").decode() if has_surrogate(value) else value


def has_surrogate(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False


class FileRefused(ValueError):
    """Nothing of the file can be used; `reason` says why."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.reason = reason(code, "", **details)
        super().__init__(f"{code}: {self.reason.details}" if details else code)
