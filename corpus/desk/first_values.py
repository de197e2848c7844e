"""What an address fills in on a new record's form (`add/?claim=17`)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError


def fitting(fields: Mapping[str, forms.Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the values that can be chosen, or that choose nothing.

    A choice among records is looked up while its field is drawn, where a name in the place of a
    number could no longer be answered with a sentence. Other fields show what they were given.
    """
    return {
        name: value
        for name, value in values.items()
        if not isinstance(field := fields.get(name), forms.ModelChoiceField)
        or _can_be_chosen(field, value)
    }


def _can_be_chosen(field: Any, value: Any) -> bool:
    meta = field.queryset.model._meta
    key = meta.get_field(field.to_field_name) if field.to_field_name else meta.pk
    try:
        for each in value if isinstance(value, list) else [value]:
            if each:
                key.run_validators(key.to_python(each))
    except ValidationError:
        return False
    return True
