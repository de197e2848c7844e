"""What a row of an import would do, for people: every value by its name, old and new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from claims.imports.messages import FIELDS, sentence
from claims.models import Claim, ImportRow, Role, Speaker, Topic
from claims.publication.columns import quantities_words
from claims.vocabulary import import_states

# Not shown of a change: they follow from the place.
UNSHOWN = {"revision", "section"}


@dataclass(frozen=True, slots=True)
class CellChange:
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the preview."""

    row: ImportRow
    quote: str
    statement: str
    about: str
    changes: list[CellChange]
    reasons: list[str]

    @property
    def may_be_mended(self) -> bool:
        return self.row.outcome in {import_states.REFUSE, import_states.SUGGESTED}


def shown_rows(rows: Iterable[ImportRow], labels: Mapping[str, str]) -> list[ShownRow]:
    """With one query for each sort of name, however many rows."""
    rows = list(rows)
    names = _NamesOfKeys(rows)
    return [_shown(row, names, labels) for row in rows]


def _shown(row: ImportRow, names: "_NamesOfKeys", labels: Mapping[str, str]) -> ShownRow:
    target = row.target if row.outcome == import_states.CREATE else {}
    about = [
        names.value(name, target[name]) if name in target else row.cells.get(column, "")
        for name, column in (("speaker", "speaker"), ("role", "role"), ("date_edtf", "date"))
    ]
    return ShownRow(
        row,
        target.get("quote") or row.cells.get("quote", ""),
        target.get("statement") or row.cells.get("statement", ""),
        " · ".join(text for text in about if text and text != "–"),
        [
            CellChange(str(FIELDS[name]), names.value(name, old), names.value(name, new))
            for name, (old, new) in row.changes.items()
            if name not in UNSHOWN
        ],
        [sentence(reason, labels) for reason in row.reasons],
    )


class _NamesOfKeys:
    """What keys stand for."""

    def __init__(self, rows: list[ImportRow]) -> None:
        values: dict[str, set[Any]] = {"speaker": set(), "role": set(), "topics": set()}
        for row in rows:
            for name, found in values.items():
                for value in (row.target.get(name), *row.changes.get(name, ())):
                    found.update(value if isinstance(value, list) else [value])
        self._speakers = {
            key: str(speaker)
            for key, speaker in Speaker.objects.in_bulk(_keys(values["speaker"])).items()
        }
        self._roles = {
            key: str(role) for key, role in Role.objects.in_bulk(_keys(values["role"])).items()
        }
        self._topics = {
            key: str(topic) for key, topic in Topic.objects.in_bulk(_keys(values["topics"])).items()
        }

    def value(self, name: str, value: Any) -> str:
        if value in (None, "", []):
            return "–"
        if name == "speaker":
            return self._speakers.get(value, str(value))
        if name == "role":
            return self._roles.get(value, str(value))
        if name == "topics":
            return ", ".join(self._topics.get(topic, topic) for topic in value)
        if name == "quantities":
            return quantities_words(value)
        if name == "kind":
            return str(Claim.Kind(value).label)
        if name == "worthiness":
            return str(Claim.Worthiness(value).label)
        return str(value)


def _keys(values: set[Any]) -> list[Any]:
    return [value for value in values if value is not None]


def progress_words(done: int, total: int) -> str:
    if not total:
        return _("Waiting for a worker to begin.")
    return _("%(done)d of %(total)d rows") % {"done": done, "total": total}
