"""Fields that are typed and shown in people's words, and kept in a notation of the data's."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from corpus.as_kept import name_as_kept


class _Typed(str):
    """What a person typed, to be shown again as it is."""

    __slots__ = ()


class TypedField(forms.CharField):
    """A subclass says how a kept value is `shown`, and how what was typed is `read`."""

    def shown(self, kept: str) -> str:
        raise NotImplementedError

    def read(self, typed: str) -> str:
        """What is kept. Raises ValidationError."""
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        return name_as_kept(typed) if isinstance(typed, str) else typed

    def bound_data(self, data: Any, initial: Any) -> Any:
        typed = super().bound_data(data, initial)
        return _Typed(typed) if isinstance(typed, str) else typed

    def prepare_value(self, value: Any) -> Any:
        if not value or not isinstance(value, str) or isinstance(value, _Typed):
            return value
        return self.shown(value)

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        return self.read(typed) if typed else typed

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((initial or "") != self.clean(data))
        except ValidationError:
            return True
