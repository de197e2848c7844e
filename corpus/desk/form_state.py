"""What a form would post if nobody touched it: the common language of two people's changes.

A state is made of strings only, as a browser posts them: `main` has the form's own fields, `rows`
those of each inline, by the inline's prefix and the row's key.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypedDict

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms.boundfield import BoundField
from django.http import QueryDict

Fields = dict[str, list[str]]


class FormState(TypedDict):
    main: Fields
    rows: dict[str, dict[str, Fields]]


# The fields by which an inline's row is known and removed; no content of it.
_OF_THE_ROW = ("DELETE", "ORDER")


def state(
    form: "forms.BaseForm", formsets: "Mapping[str, forms.BaseModelFormSet[Any, Any]]"
) -> FormState:
    """Of a form and its inlines, as they were first shown."""
    return {
        "main": _fields(form),
        "rows": {
            prefix: {
                str(row.instance.pk): row_fields(formset, row) for row in formset.initial_forms
            }
            for prefix, formset in formsets.items()
        },
    }


def _fields(form: forms.BaseForm) -> Fields:
    return {name: values for bound in form for name, values in _as_posted(bound)}


def row_fields(formset: Any, row: forms.BaseForm) -> Fields:
    left_out = {formset.model._meta.pk.name, getattr(getattr(formset, "fk", None), "name", "")}
    left_out |= {*_OF_THE_ROW}
    start = len(row.prefix or "") + 1
    return {
        name[start:]: values
        for bound in row
        if bound.name not in left_out
        for name, values in _as_posted(bound)
    }


def _as_posted(bound: BoundField) -> Iterator[tuple[str, list[str]]]:
    """The names and values that the field's widget would send, were it left alone."""
    widget: Any = bound.field.widget
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    if isinstance(widget, forms.FileInput):
        return
    value = bound.field.prepare_value(bound.initial)
    if isinstance(widget, forms.MultiWidget):
        suffixes: list[str] = widget.widgets_names  # type: ignore[attr-defined]  # not in its types
        parts: Any = value if isinstance(value, list | tuple) else widget.decompress(value)
        for suffix, inner, part in zip(suffixes, widget.widgets, parts, strict=False):
            yield bound.html_name + suffix, plain([inner.format_value(part)])
    elif isinstance(widget, forms.CheckboxInput):
        yield bound.html_name, ["on"] if widget.check_test(value) else []
    else:
        formatted = widget.format_value(value)
        yield bound.html_name, plain(formatted if isinstance(formatted, list) else [formatted])


def plain(values: "list[Any]") -> list[str]:
    """Nothing and an empty string are the same, and so are CRLF and LF."""
    texts = ("" if value is None else str(value) for value in values)
    return [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts if text != ""]


class Posted:
    """What was sent, read in the same language."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data

    def main(self, name: str) -> list[str]:
        return plain(self.data.getlist(name))

    def data_of_main(self, names: Iterable[str]) -> Fields:
        return {name: self.main(name) for name in names}

    def rows(self, prefix: str) -> list[Fields]:
        """Each row's fields as they were sent, the key among them."""
        beginning = f"{prefix}-"
        found: dict[int, Fields] = {}
        for name in self.data:
            number, _dash, field = name.removeprefix(beginning).partition("-")
            if name.startswith(beginning) and field and number.isascii() and number.isdigit():
                found.setdefault(int(number), {})[field] = self.data.getlist(name)
        return [found[number] for number in sorted(found) if number < self._total(prefix)]

    def _total(self, prefix: str) -> int:
        total = self.data.get(f"{prefix}-TOTAL_FORMS", "")
        return int(total) if total.isascii() and total.isdigit() else 0


def write_rows(data: QueryDict, prefix: str, initial: list[Fields], extra: list[Fields]) -> None:
    """Put these rows in the place of those that were sent."""
    for name in [name for name in data if name.startswith(f"{prefix}-") and _is_row(name, prefix)]:
        del data[name]
    data[f"{prefix}-INITIAL_FORMS"] = str(len(initial))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(initial) + len(extra))
    for number, row in enumerate([*initial, *extra]):
        for field, values in row.items():
            data.setlist(f"{prefix}-{number}-{field}", values)


def _is_row(name: str, prefix: str) -> bool:
    number = name.removeprefix(f"{prefix}-").partition("-")[0]
    return number.isascii() and number.isdigit()
