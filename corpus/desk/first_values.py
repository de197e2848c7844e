"""What an address fills in on a new record's form (`add/?claim=17`)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


def fitting(model: type[models.Model], values: dict[str, Any]) -> dict[str, Any]:
    """Those of the values that can be chosen, or that choose nothing.

    A choice among records is looked up while its field is drawn, where a name in the place of a
    number could no longer be answered with a sentence. Other fields show what they were given.
    """
    relations = {
        each.name: each
        for each in (*model._meta.fields, *model._meta.many_to_many)
        if each.remote_field is not None
    }
    return {
        name: value
        for name, value in values.items()
        if name not in relations or _can_be_chosen(relations[name], value)
    }


def _can_be_chosen(field: Any, value: Any) -> bool:
    key = field.remote_field.model._meta.pk
    try:
        for each in value if isinstance(value, list) else [value]:
            if each:
                key.run_validators(key.to_python(each))
    except ValidationError:
        return False
    return True
