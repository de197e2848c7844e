"""The panel that shows somebody else's change beside yours, in people's words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from corpus.desk.form_state import Fields, FormState, Posted, plain
from corpus.desk.merging import Comparison, FieldChange, RowChange
from corpus.history import events


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """One field: how it is called, what it was, what they and you made of it."""

    label: str
    before: str
    theirs: str
    yours: str | None
    take: str
    who: str
    fixed: bool


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A row that they added or removed, in words."""

    words: str
    who: str
    kept: bool


@dataclass(slots=True)
class Panel:
    since: datetime | None
    writable: bool
    # Both changed it; only they did; what you typed can't be saved any more.
    clashes: list[ConflictLine] = field(default_factory=list)
    taken_over: list[ConflictLine] = field(default_factory=list)
    lost: list[ConflictLine] = field(default_factory=list)
    rows: list[ConflictRow] = field(default_factory=list)
    files: bool = False


def panel(
    comparison: Comparison,
    *,
    model: type[models.Model],
    key: object,
    form: Any,
    formsets: dict[str, Any],
    since: datetime | None,
    writable: bool,
    posted: Posted,
    known: FormState,
    files: bool = False,
) -> Panel:
    words = _Words(comparison, model, key, form, formsets)
    made = Panel(since, writable)
    for change in comparison.fields:
        line = words.line(change)
        if change.theirs is None:
            made.lost.append(line)
        elif change.yours is None or change.yours == change.theirs:
            made.taken_over.append(line)
        else:
            made.clashes.append(line)
    made.files = files
    made.rows = [words.row(row) for row in comparison.rows]
    for prefix in known["rows"].keys() - formsets.keys():
        made.lost += words.new_rows(prefix, posted)
    return made


def typed(posted: Posted, model: type[models.Model]) -> list[tuple[str, str]]:
    """Whatever was typed into a form whose record is gone."""
    left_out = ("csrfmiddlewaretoken", "_")
    found = []
    for name in posted.data:
        value = "\n".join(plain(posted.data.getlist(name)))
        if not value or name.startswith(left_out) or name.endswith("_FORMS"):
            continue
        found.append((_field_label(model, name), value))
    return found


def _field_label(model: type[models.Model], name: str) -> str:
    known = {each.name: each for each in model._meta.fields}
    own = known.get(name)
    return capfirst(str(own.verbose_name)) if own else name


def newest(model: type[models.Model], keys: Iterable[object]) -> dict[str, str]:
    """By whom and when each row was changed last: `Anna Ek, 14:05`."""
    found = events.newest_events(model, keys)
    accounts = events.people(found.values())
    return {key: who_and_when(event, accounts) for key, event in found.items()}


def who_and_when(event: Any, accounts: dict[int, User]) -> str:
    at = timezone.localtime(event.pgh_created_at).strftime("%Y-%m-%d %H:%M")
    return f"{who(event.pgh_context, accounts)}, {at}"


def who(context: Any, accounts: dict[int, User]) -> str:
    key = events.user_key(context)
    if key is None:
        return _("outside the desk's pages")
    user = accounts.get(key)
    return full_name(user) if user else _("an account that is no longer there")


def named(kind: str, name: str) -> str:
    """`Quantity “640 miljoner kronor”`"""
    return _("%(kind)s “%(name)s”") % {"kind": kind, "name": name} if name else kind


def full_name(user: User) -> str:
    return user.get_full_name() or user.get_username()


class _Words:
    """Looks the people up once, and each field's label and choices in the form itself."""

    def __init__(
        self,
        comparison: Comparison,
        model: type[models.Model],
        key: object,
        form: Any,
        formsets: dict[str, Any],
    ) -> None:
        self.form, self.formsets, self.own = form, formsets, str(key)
        self.fallback = newest(model, [key])
        changed: list[FieldChange | RowChange] = [*comparison.fields, *comparison.rows]
        self.who: dict[tuple[str, str], str] = {}
        for prefix in {change.prefix for change in changed} - {""}:
            if formset := formsets.get(prefix):
                keys = {change.row for change in changed if change.prefix == prefix}
                for row, words in newest(formset.model, keys).items():
                    self.who[prefix, row] = words

    def _by(self, prefix: str, row: str) -> str:
        return self.who.get((prefix, row)) or self.fallback.get(self.own, "")

    def _field(self, prefix: str, name: str) -> Any:
        if not prefix:
            return self.form.fields.get(name)
        formset = self.formsets.get(prefix)
        return formset.empty_form.fields.get(name) if formset else None

    def line(self, change: FieldChange) -> ConflictLine:
        own = self._field(change.prefix, change.field)
        return ConflictLine(
            label=self._label(change.prefix, change.row, change.field, own),
            before=shown(own, change.before),
            theirs=_("can't be changed any more")
            if change.theirs is None
            else shown(own, change.theirs),
            yours=None if change.yours is None else shown(own, change.yours),
            take=change.name,
            who=self._by(change.prefix, change.row),
            fixed=change.theirs is None,
        )

    def _label(self, prefix: str, row: str, name: str, own: Any) -> str:
        label = capfirst(str(own.label)) if own is not None and own.label else name
        if own is None:
            label = _field_label(self.form._meta.model, name)
        formset = self.formsets.get(prefix)
        if not prefix or formset is None:
            return label
        return f"{self._row_name(formset, row)} – {label}"

    @staticmethod
    def _row_name(formset: Any, row: str) -> str:
        kind = capfirst(str(formset.model._meta.verbose_name))
        for form in formset.initial_forms:
            if str(form.instance.pk) == row and formset.max_num != 1:
                return named(kind, str(form.instance))
        return kind

    def row(self, change: RowChange) -> ConflictRow:
        formset = self.formsets.get(change.prefix)
        kind = capfirst(str(formset.model._meta.verbose_name)) if formset else change.prefix
        parts = [
            shown(self._field(change.prefix, name), values)
            for name, values in change.fields.items()
            if values
        ]
        what = f"{kind}: {', '.join(parts)}"
        words = _("Added: %(what)s") if change.added else _("Removed: %(what)s")
        return ConflictRow(
            words % {"what": what}, self._by(change.prefix, change.row), bool(change.yours)
        )

    def new_rows(self, prefix: str, posted: Posted) -> list[ConflictLine]:
        """Typed into rows that can't be added any more."""
        lines = []
        for row in posted.rows(prefix):
            if row.get("id", [""])[0]:
                continue
            content: Fields = {name: plain(values) for name, values in row.items()}
            lines += [
                ConflictLine(
                    name, "", _("can't be changed any more"), " ".join(values), "", "", True
                )
                for name, values in content.items()
                if values and name not in {"id", "position"}
            ]
        return lines


def shown(own: Any, values: list[str]) -> str:
    """A posted value as people read it: the choice's label, the speaker's name."""
    if isinstance(own, forms.BooleanField):
        return _("yes") if values else _("no")
    if not values:
        return "–"
    if isinstance(own, forms.ModelChoiceField) and own.queryset is not None:
        try:
            chosen = own.queryset.filter(pk__in=values)
            return ", ".join(str(own.label_from_instance(each)) for each in chosen)
        except (ValueError, TypeError, ValidationError):
            return ", ".join(values)
    if isinstance(own, forms.ChoiceField):
        choices: Any = own.choices
        flat = {str(key): str(label) for key, label in choices}
        return ", ".join(flat.get(value, value) for value in values)
    return "\n".join(values)
