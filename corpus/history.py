"""Every insert, update and delete on an editorial table leaves an event, whatever did it.

The events are written by triggers (django-pghistory), so that bulk updates and plain SQL are caught
too; once per statement, so that a bulk load stays fast. Event tables are append-only: see
`claims/migrations/0005_append_only_history.py`.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
import pgtrigger
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def tracked(model: M) -> M:
    """Class decorator: record the model's inserts, updates and deletes."""
    decorate: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(level=pgtrigger.Statement),
        pghistory.UpdateEvent(level=pgtrigger.Statement),
        pghistory.DeleteEvent(level=pgtrigger.Statement),
    )
    return decorate(model)
