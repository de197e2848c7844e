"""The history page of a record: a timeline in people's words, in place of Django's own log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from corpus.dates_in_words import DATE_COLUMNS, in_words
from corpus.desk.conflicts import full_name, named, who
from corpus.desk.words_changed import marked_sides
from corpus.history import events
from corpus.history.timeline import Act, Milestone, Part, RowEvent, timeline
from corpus.models import Revision

M = TypeVar("M", bound=models.Model)

ACTS_A_PAGE = 25

# Made from other fields, or of the machine only.
_DERIVED = {
    *("id", "sort_name", "sender", "date_earliest", "date_latest"),
    *("period_earliest", "period_latest", "position"),
}
# What a row is called by, the first of these that it has.
_NAMES = ("title", "text", "name", "statement", "label_sv", "name_sv", "summary", "note", "message")
_NAMES_OF_OTHERS = ("speaker", "other", "topic", "check_by_other")


@dataclass(frozen=True, slots=True)
class FieldLine:
    label: str
    old: str | SafeString
    new: str | SafeString


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One row's change: `what` happened to it, `added`, `changed` or `removed`."""

    title: str
    what: str
    words: str
    lines: list[FieldLine]


@dataclass(frozen=True, slots=True)
class ShownAct:
    at: datetime
    who: str
    verb: str
    milestones: list[Any]
    changes: list[ShownChange]


class WithHistory(admin.ModelAdmin[M]):
    """`history_parts` says which rows belong to the record, beside its own and its inlines'."""

    # What a verb in an event's context is called.
    verb_words: dict[str, Any] = {}

    class Media:
        css = {"all": ["corpus/two_people.css", "corpus/history.css"]}

    def history_parts(self, key: str) -> list[Part]:
        parts = [Part(self.model, Q(pgh_obj_id=key))] if events.event_model(self.model) else []
        return parts + [
            Part(inline.model, Q(**{own.attname: key}))
            for inline in self.inlines
            if events.event_model(inline.model)
            for own in inline.model._meta.concrete_fields
            if isinstance(own, models.ForeignKey)
            and own.related_model is self.model
            and getattr(inline, "fk_name", None) in (None, own.name)
        ]

    def history_milestones(self, key: str) -> list[Milestone]:
        return []

    def milestone_words(self, row: Any) -> str | SafeString:
        return str(row)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        key = unquote(object_id)
        obj = self.get_object(request, key)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        parts = [part for part in self._own_parts(key) if may_view(request, part.model)]
        milestones = self.history_milestones(key) if self._is_key(key) else []
        if not parts and not milestones:
            return super().history_view(request, object_id, extra_context)
        asked = request.GET.get("p", "1")
        number = max(1, int(asked[:6])) if asked.isascii() and asked.isdigit() else 1
        page = timeline(parts, milestones, start=(number - 1) * ACTS_A_PAGE, length=ACTS_A_PAGE)
        if not page.acts and number > 1:
            return HttpResponseRedirect(request.path)  # the history is not that long
        if obj is None and not page.total:
            gone: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
            return gone
        pages = max(1, -(-page.total // ACTS_A_PAGE))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "subtitle": None,
            "opts": self.opts,
            "media": self.media,
            "object": obj,
            "object_id": object_id,
            "name": str(obj) if obj else last_name(self.model, key),
            "acts": words(page.acts, self.verb_words, self.milestone_words, own=(self.model, key)),
            "total": page.total,
            "number": number,
            "newer": number - 1 if number > 1 else None,
            "older": number + 1 if number < pages else None,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/history/timeline.html", context)

    def _own_parts(self, key: str) -> list[Part]:
        return self.history_parts(key) if self._is_key(key) else []

    def _is_key(self, key: str) -> bool:
        try:
            self.model._meta.pk.clean(key, None)
        except ValidationError:
            return False
        return True


def may_view(request: HttpRequest, model: type[models.Model]) -> bool:
    options = model._meta.concrete_model._meta  # type: ignore[union-attr]
    if options.auto_created:  # what ties two records is seen with either
        options = options.auto_created._meta  # type: ignore[union-attr]
    user: Any = request.user
    return any(
        user.has_perm(f"{options.app_label}.{verb}_{options.model_name}")
        for verb in ("view", "change")
    )


def last_name(model: type[models.Model], key: str) -> str:
    """What a deleted record was called."""
    event = events.newest_events(model, [key]).get(key)
    return _own_name(event) if event is not None else key


def _own_name(event: Any) -> str:
    for name in _NAMES:
        if value := getattr(event, name, None):
            return Truncator(str(value)).chars(100)
    return ""


def words(
    acts: Sequence[Act],
    verbs: dict[str, Any],
    milestone_words: Any,
    own: tuple[type[models.Model], str],
) -> list[ShownAct]:
    """The acts for people; everybody and everything that is named is looked up once."""
    accounts = events.people(
        change.event for act in acts for change in act.changes if change.event.pgh_context
    )
    names = _TargetNames(change for act in acts for change in act.changes)
    return [
        ShownAct(
            at=act.at,
            who="" if act.milestones and not act.changes else who(act.context, accounts),
            verb=_verb(act, verbs),
            milestones=[milestone_words(row) for row in act.milestones],
            changes=[shown for change in act.changes if (shown := _shown(change, names, own))],
        )
        for act in acts
    ]


def _verb(act: Act, verbs: dict[str, Any]) -> str:
    verb = (act.context.metadata or {}).get("verb", "") if act.context is not None else ""
    return str(verbs.get(verb, ""))


def _shown(
    change: RowEvent, names: "_TargetNames", own: tuple[type[models.Model], str]
) -> ShownChange | None:
    event, before = change.event, change.before
    what: str = event.pgh_label
    lines = [
        line
        for each in change.part.model._meta.concrete_fields
        if each.name not in change.part.left_out and not _is_left_out(each, own)
        if (line := _line(each, what, event, before, names)) is not None
    ]
    if what == "update" and not lines:
        return None  # only what follows from other fields
    kinds = {"insert": _("added"), "update": _("changed"), "delete": _("removed")}
    return ShownChange(_title(change, names, own), what, kinds.get(what, what), lines)


def _is_left_out(each: Any, own: tuple[type[models.Model], str]) -> bool:
    return each.name in _DERIVED or (
        isinstance(each, models.ForeignKey)
        and each.related_model is own[0]
        and each.name != "other"
    )


def _title(change: RowEvent, names: "_TargetNames", own: tuple[type[models.Model], str]) -> str:
    model, event = change.part.model, change.event
    kind = capfirst(str(change.part.label or model._meta.verbose_name))
    if model is own[0] and str(event.pgh_obj_id) == own[1]:
        return kind
    called = _own_name(event)
    for name in _NAMES_OF_OTHERS:
        if not called and getattr(event, f"{name}_id", None):
            called = names.of(model._meta.get_field(name), getattr(event, f"{name}_id"))
    return named(kind, called)


def _line(each: Any, what: str, event: Any, before: Any, names: "_TargetNames") -> FieldLine | None:
    new = getattr(event, each.attname)
    label = capfirst(str(each.verbose_name))
    if what == "insert":
        return None if new in (None, "") else FieldLine(label, "", names.value(each, new))
    if what == "delete":
        return None if new in (None, "") else FieldLine(label, names.value(each, new), "")
    if before is None:
        return FieldLine(label, _("not recorded"), names.value(each, new))
    old = getattr(before, each.attname)
    if old == new:
        return None
    sides = names.value(each, old), names.value(each, new)
    if isinstance(each, models.CharField | models.TextField) and not each.choices:
        sides = marked_sides(*sides)
    return FieldLine(label, *sides)


class _TargetNames:
    """What foreign keys point to, by name; one query for each kind."""

    def __init__(self, changes: Iterable[RowEvent]) -> None:
        wanted: dict[Any, set[Any]] = {}
        for change in changes:
            for each in change.part.model._meta.concrete_fields:
                if isinstance(each, models.ForeignKey):
                    keys = wanted.setdefault(each.related_model, set())
                    for event in (change.event, change.before):
                        key = getattr(event, each.attname, None) if event is not None else None
                        if key is not None:
                            keys.add(key)
        self._names: dict[Any, dict[Any, str]] = {
            model: _names_of(model, keys) for model, keys in wanted.items() if keys
        }

    def of(self, each: Any, key: Any) -> str:
        known = self._names.get(each.related_model, {}).get(key)
        return known or _("no longer there (%(key)s)") % {"key": key}

    def value(self, each: Any, value: Any) -> str:
        if value in (None, ""):
            return "–"
        if isinstance(each, models.ForeignKey):
            return self.of(each, value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if each.choices:
            return str(dict(each.flatchoices).get(value, value))
        if isinstance(value, datetime):
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        if isinstance(value, date):
            return value.isoformat()
        if said := getattr(each.model, "IN_WORDS", {}).get(each.name):
            return str(said(value))
        if each.name in DATE_COLUMNS:
            return in_words(value)
        if isinstance(value, Decimal):
            return f"{value.normalize():f}"
        return str(value)


def _names_of(model: Any, keys: set[Any]) -> dict[Any, str]:
    """Also of what has been deleted, as it was called last."""
    rows = model._default_manager.filter(pk__in=keys)
    if model is Revision:
        rows = rows.defer("text", "original").select_related("document")
    name = full_name if model is User else str
    names = {row.pk: name(row) for row in rows}
    if gone := keys - names.keys():
        for key, event in events.newest_events(model, gone).items():
            names[model._meta.pk.to_python(key)] = _own_name(event)
    return names
