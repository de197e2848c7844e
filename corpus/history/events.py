"""Reading the event tables that `corpus/history/tracking.py` has the database write."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pghistory.models
from django.apps import apps
from django.contrib.auth.models import User
from django.db import models


@cache
def event_models() -> dict[type[models.Model], Any]:
    """Model → the model of its events."""
    return {
        model.pgh_tracked_model: model  # type: ignore[misc]  # set on every event model
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event) and hasattr(model, "pgh_tracked_model")
    }


def event_model(model: type[models.Model]) -> Any:
    """None where the model's changes are not recorded."""
    return event_models().get(model)


def newest_events(model: type[models.Model], keys: Iterable[object]) -> dict[str, Any]:
    """The newest event of each row, by the row's key, with its context."""
    events = event_model(model)
    if events is None:
        return {}
    found = events.objects.filter(pgh_obj_id__in=list(keys)).select_related("pgh_context")
    newest = found.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {str(event.pgh_obj_id): event for event in newest}


def people(events: Iterable[Any]) -> dict[int, User]:
    """The accounts that the events' contexts name, by key."""
    keys = {key for event in events if (key := user_key(event.pgh_context)) is not None}
    return {user.pk: user for user in User.objects.filter(pk__in=keys)} if keys else {}


def user_key(context: Any) -> int | None:
    key = (context.metadata or {}).get("user") if context is not None else None
    return key if isinstance(key, int) else None
