"""Columns of what people write: kept as NFC with LF line ends, without what nobody sees.

Whatever stores it, a form, an import or a command. A browser sends CRLF from a textarea, and some
keyboards and files send `o` and two dots for `ö`: neither is a change, nor another name. The
database refuses what is kept otherwise (`typed_text.sql` in the rules).

A quote, and a number in it, are no such columns: they are the source's own characters.
"""

from typing import Any, TypeVar

from django import forms
from django.db import models

from corpus.as_kept import name_as_kept, text_as_kept

_ST = TypeVar("_ST", contravariant=True)
_GT = TypeVar("_GT", covariant=True)


class TypedCharField(forms.CharField):
    """`as_kept` is what makes of the typed text the one that is kept."""

    as_kept = staticmethod(text_as_kept)

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        return self.as_kept(typed) if isinstance(typed, str) else typed

    def has_changed(self, initial: Any, data: Any) -> bool:
        """A text that is shown and sent back as it is has not changed, however it is kept."""
        known = self.to_python(initial) if isinstance(initial, str) else initial
        return super().has_changed(known, data)


class TypedNameField(TypedCharField):
    as_kept = staticmethod(name_as_kept)


class _Kept(models.Field[_ST, _GT]):
    """Beside Django's own field; migrations see that one alone."""

    as_kept = staticmethod(text_as_kept)
    typed_in: type[forms.CharField] = TypedCharField

    def to_python(self, value: Any) -> Any:
        kept = super().to_python(value)
        return self.as_kept(kept) if isinstance(kept, str) else kept

    def get_prep_value(self, value: Any) -> Any:
        kept = super().get_prep_value(value)
        return self.as_kept(kept) if isinstance(kept, str) else kept

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if isinstance(value, str) and (kept := self.as_kept(value)) != value:
            setattr(model_instance, self.attname, kept)
            return kept
        return value

    def formfield(self, **kwargs: Any) -> Any:
        if not self.choices:
            kwargs.setdefault("form_class", self.typed_in)
        return super().formfield(**kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.get_internal_type()}", args, kwargs


class WrittenLine(_Kept[_ST, _GT], models.CharField[_ST, _GT]):
    """One line, such as a title."""


class WrittenName(_Kept[_ST, _GT], models.CharField[_ST, _GT]):
    """What somebody or something is called."""

    as_kept = staticmethod(name_as_kept)
    typed_in = TypedNameField


class WrittenText(_Kept[_ST, _GT], models.TextField[_ST, _GT]):
    """Any number of lines."""
