"""Everything that is wrong with a form, in one list with links to the fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """`target` is the id of the field on the page; empty for what is about the whole form."""

    label: str
    target: str
    sentence: str


def error_lines(form: forms.BaseForm, formsets: Iterable[Any]) -> list[ErrorLine]:
    """In the order of the page."""
    found = list(_of_form(form, ""))
    for formset in formsets:
        if not formset.is_bound:
            continue
        found += [ErrorLine("", "", str(error)) for error in formset.non_form_errors()]
        name = capfirst(str(formset.model._meta.verbose_name))
        for number, row in enumerate(formset.forms, start=1):
            found += _of_form(row, _("%(what)s %(number)d") % {"what": name, "number": number})
    return found


def _of_form(form: forms.BaseForm, where: str) -> Iterator[ErrorLine]:
    if not form.is_bound:
        return
    for error in form.non_field_errors():
        yield ErrorLine(where, "", str(error))
    for name, errors in form.errors.items():
        if name not in form.fields:
            continue
        bound = form[name]
        label = capfirst(str(bound.label))
        if where:
            label = f"{where}, {label.lower()}"
        for error in errors:
            yield ErrorLine(label, bound.id_for_label or bound.auto_id or "", str(error))
