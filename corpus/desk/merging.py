"""Two people's changes to one record, laid side by side and put together."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from corpus.desk.form_state import Fields, FormState, Posted, plain, write_rows


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that somebody else changed. `prefix` and `row` are empty for the form's own.

    `yours` is None where you left the field alone. `theirs` is None where they made the field
    unchangeable, such as by handing an assessment in.
    """

    prefix: str
    row: str
    field: str
    before: list[str]
    theirs: list[str] | None
    yours: list[str] | None

    @property
    def name(self) -> str:
        return ":".join((self.prefix, self.row, self.field))


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that somebody else added or removed; `yours` is what you had made of a removed one."""

    prefix: str
    row: str
    added: bool
    fields: Fields
    yours: Fields | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    fields: list[FieldChange]
    rows: list[RowChange]

    def __bool__(self) -> bool:
        return bool(self.fields or self.rows)


def compare(
    before: FormState, now: FormState, posted: Posted, single: frozenset[str] = frozenset()
) -> Comparison:
    """What changed between the state that the form was made from and the state now.

    `single`: inlines of at most one row, where two new rows are one and the same.
    """
    fields = list(
        _changes("", "", before["main"], now["main"], posted.data_of_main(before["main"]))
    )
    rows: list[RowChange] = []
    for prefix, was in before["rows"].items():
        sent = {_key(row): row for row in posted.rows(prefix) if _key(row)}
        current = now["rows"].get(prefix)
        if prefix in single and not was and current:
            fields += _same_new_row(prefix, current, posted)
            continue
        for key, row in was.items():
            mine = sent.get(key, {})
            if current is not None and key not in current:
                rows.append(RowChange(prefix, key, False, row, _touched(row, mine)))
                continue
            theirs = current[key] if current is not None else {}
            fields += _changes(prefix, key, row, theirs, mine or row)
        rows += [
            RowChange(prefix, key, True, row)
            for key, row in (current or {}).items()
            if key not in was
        ]
    return Comparison(fields, rows)


def _changes(
    prefix: str, row: str, was: Fields, now: Fields, sent: Fields
) -> Iterator[FieldChange]:
    """A field that can't be changed any more counts only where you had changed it."""
    for name, old in was.items():
        mine = plain(sent.get(name, []))
        yours = None if mine == old else mine
        if name not in now:
            if yours is not None:
                yield FieldChange(prefix, row, name, old, None, yours)
        elif now[name] != old:
            yield FieldChange(prefix, row, name, old, now[name], yours)


def _same_new_row(prefix: str, current: dict[str, Fields], posted: Posted) -> list[FieldChange]:
    ((key, theirs),) = current.items()
    mine = next(iter(posted.rows(prefix)), {})
    return [
        FieldChange(prefix, key, name, [], values, plain(mine.get(name, [])) or None)
        for name, values in theirs.items()
        if values
    ]


def _touched(was: Fields, sent: Fields) -> Fields | None:
    mine = {name: plain(sent.get(name, [])) for name in was}
    return None if mine == was or "DELETE" in sent or not sent else mine


def _key(row: Fields) -> str:
    return next((row[name][0] for name in ("id", "pk") if row.get(name)), "")


def merge(
    data: QueryDict, before: FormState, now: FormState, single: frozenset[str] = frozenset()
) -> QueryDict:
    """What to show: yours where you changed something, theirs everywhere else."""
    posted = Posted(data)
    merged = data.copy()
    for name, theirs in now["main"].items():
        if name in before["main"] and posted.main(name) == before["main"][name]:
            merged.setlist(name, theirs)
    for prefix, current in now["rows"].items():
        was = before["rows"].get(prefix, {})
        sent = posted.rows(prefix)
        by_key = {_key(row): row for row in sent if _key(row)}
        initial = [
            {**_merged_row(by_key.get(key), was.get(key), row), "id": [key]}
            for key, row in current.items()
        ]
        extra = [row for row in sent if not _key(row)]
        if prefix in single and not was and current and extra:
            kept = {name: values for name, values in extra.pop(0).items() if plain(values)}
            initial[0] |= {name: values for name, values in kept.items() if name != "id"}
        extra += [
            {name: values for name, values in row.items() if name != "id"}
            for key, row in by_key.items()
            if key not in current and key in was and _touched(was[key], row) is not None
        ]
        write_rows(merged, prefix, initial, extra)
    return merged


def _merged_row(mine: Fields | None, was: Fields | None, theirs: Fields) -> Fields:
    if mine is None or was is None:
        return dict(theirs)
    untouched = {
        name: values
        for name, values in theirs.items()
        if plain(mine.get(name, [])) == was.get(name)
    }
    return mine | untouched


def take(data: QueryDict, name: str, now: FormState) -> QueryDict:
    """Put theirs into one field, known as `Change.name` says."""
    taken = data.copy()
    prefix, row, field = (*name.split(":", 2), "", "")[:3]
    if not prefix:
        if field in now["main"]:
            taken.setlist(field, now["main"][field])
        return taken
    theirs = now["rows"].get(prefix, {}).get(row, {})
    if field in theirs:
        for number, sent in enumerate(Posted(data).rows(prefix)):
            if _key(sent) == row:
                taken.setlist(f"{prefix}-{number}-{field}", theirs[field])
    return taken
