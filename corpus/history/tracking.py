"""Every insert, update and delete on an editorial table leaves an event, whatever did it.

The events are written by triggers (django-pghistory), so that bulk updates and plain SQL are caught
too; once per statement, so that a bulk load stays fast. Event tables are append-only: see
`corpus/rules/history.sql`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import uuid4

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models
from pghistory import runtime

M = TypeVar("M", bound=type[models.Model])


def tracked(model: M) -> M:
    """Class decorator: record the model's inserts, updates and deletes."""
    decorate: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(level=pgtrigger.Statement),
        pghistory.UpdateEvent(level=pgtrigger.Statement),
        pghistory.DeleteEvent(level=pgtrigger.Statement),
    )
    return decorate(model)


def tracked_in_bulk(*looked_for_by: str) -> Callable[[M], M]:
    """The same for a table that is loaded by the million.

    Its events are looked for by the row that they are about and by the fields named here; not by
    whatever else the row refers to, nor by the act that they were part of. Those have no indexes:
    each would have to be written for each row.
    """

    def decorate(model: M) -> M:
        decorated = tracked(model)
        events = apps.get_registered_model(model._meta.app_label, f"{model.__name__}Event")
        names = {"pgh_context", *(field.name for field in model._meta.local_fields)}
        for name in names.difference(looked_for_by):
            field = events._meta.get_field(name)
            if isinstance(field, models.ForeignKey):
                field.db_index = False  # type: ignore[attr-defined]  # every field has it
        return decorated

    return decorate


@contextmanager
def acting(**metadata: Any) -> Iterator[None]:
    """Events within say what `metadata` says, and what is known already: a request's address.

    A context of its own for each act. `pghistory.context` within a request would add to the
    request's one, where a second act of another time or kind could only overwrite the first one's.
    """
    tracker = runtime._tracker
    outer: runtime.Context | None = getattr(tracker, "value", None)
    if outer is None:
        with pghistory.context(**metadata):
            yield
        return
    tracker.value = runtime.Context(id=uuid4(), metadata=outer.metadata | metadata)
    try:
        yield
    finally:
        tracker.value = outer
