"""What happened to a record and all that hangs on it, read from the event tables.

A page of a timeline costs a fixed number of queries, however long the history is: one that finds
the acts (all events of one request, or of one transaction where there was none), two for each kind
of row, and one for each kind of thing that is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models import OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from corpus.history.events import event_model


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of row whose events belong to the record: those that `where` is true of."""

    model: type[models.Model]
    where: Q
    # The row's name, where the model's own does not fit.
    label: Any = ""
    # Fields that only say what the row hangs on.
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Milestone:
    """Rows that are themselves what happened, such as a published version; they never change."""

    rows: "models.QuerySet[Any]"
    at: str


@dataclass(slots=True)
class RowEvent:
    """One row's event; `before` is the event before it, if there was one."""

    part: Part
    event: Any
    before: Any


@dataclass(slots=True)
class Act:
    """What one request did. `context` is None for what was done past the desk's pages."""

    at: datetime
    context: Any = None
    changes: list[RowEvent] = field(default_factory=list)
    milestones: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TimelinePage:
    acts: list[Act]
    total: int


def timeline(
    parts: Sequence[Part], milestones: Sequence[Milestone], *, start: int, length: int
) -> TimelinePage:
    """`length` acts, newest first, from the `start`th on."""
    groups, total = _groups(parts, milestones, start, length)
    acts = {name: Act(at) for name, at in groups}
    for part in parts:
        for change, name in _changes(part, acts.keys()):
            acts[name].changes.append(change)
            acts[name].context = acts[name].context or change.event.pgh_context
    for milestone in milestones:
        label = f"row {milestone.rows.model._meta.db_table} "
        keys = [name.removeprefix(label) for name in acts if name.startswith(label)]
        for row in milestone.rows.filter(pk__in=keys) if keys else ():
            acts[f"{label}{row.pk}"].milestones.append(row)
    return TimelinePage(list(acts.values()), total)


def _grouped(part: Part) -> Any:
    events = event_model(part.model)
    moment = Concat(Value("at "), Cast("pgh_created_at", TextField()))
    group = Coalesce(Cast("pgh_context_id", TextField()), moment, output_field=TextField())
    return events.objects.filter(part.where).annotate(act=group)


def _groups(
    parts: Sequence[Part], milestones: Sequence[Milestone], start: int, length: int
) -> tuple[list[tuple[str, datetime]], int]:
    queries = [_grouped(part).order_by().values_list("act", "pgh_created_at") for part in parts]
    for milestone in milestones:
        label = Value(f"row {milestone.rows.model._meta.db_table} ")
        name = Concat(label, Cast("pk", TextField()), output_field=TextField())
        queries.append(
            milestone.rows.order_by().annotate(act=name).values_list("act", milestone.at)
        )
    statements = [query.query.sql_with_params() for query in queries]
    union = " UNION ALL ".join(f"({sql})" for sql, _parameters in statements)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT act, max(at), count(*) OVER () FROM ({union}) AS events (act, at)"  # noqa: S608
            " GROUP BY act ORDER BY 2 DESC, 1 LIMIT %s OFFSET %s",
            [*(each for _sql, parameters in statements for each in parameters), length, start],
        )
        rows = cursor.fetchall()
    return [(name, at) for name, at, _total in rows], rows[0][2] if rows else 0


def _changes(part: Part, acts: Any) -> list[tuple[RowEvent, str]]:
    events = event_model(part.model)
    earlier = events.objects.filter(
        pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")
    )
    found = list(
        _grouped(part)
        .filter(act__in=list(acts))
        .annotate(before=Subquery(earlier.order_by("-pgh_id").values("pgh_id")[:1]))
        .select_related("pgh_context")
        .order_by("pgh_id")
    )
    before = events.objects.in_bulk({event.before for event in found if event.before})
    return [(RowEvent(part, event, before.get(event.before)), event.act) for event in found]
