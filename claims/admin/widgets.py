"""Form fields for what editors type: numbers, units, and a speaker's role."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.models import Role
from claims.models.claim_parts import unit_in_words
from claims.spotting.quantities.numerals import magnitude
from claims.spotting.quantities.units import known_unit
from claims.vocabulary import quantities
from claims.vocabulary.unit_names import unit_names, unit_of, unit_suggestions
from claims.vocabulary.written_numbers import (
    NoNumber,
    NumberInDoubt,
    read_number,
    without_doubt,
)
from corpus.admin.typed_fields import TypedField
from corpus.dates_in_words import in_words


class NumberInput(forms.TextInput):
    """Digits in groups of three, as people read them."""

    def format_value(self, value: Any) -> str | None:
        return typed_number(value) if isinstance(value, Decimal) else super().format_value(value)


class NumberField(forms.DecimalField):
    """Takes `640 000 000` and `640 miljoner`, in Swedish also `2,5`; what reads two ways is asked
    about."""

    widget = NumberInput

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip():
            value = value.strip().removesuffix(".")
            swedish = (get_language() or "").startswith("sv")
            if "," in value and (not swedish or "." in value):
                raise ValidationError(
                    _("Write the number without commas, such as 2.5 or 640 000 000."),
                    code="invalid",
                )
            try:
                value = read_amount(value)
            except NumberInDoubt as doubt:
                readings = [_written(number) for number in doubt.readings]
                params = dict(zip(("value", "first", "second"), [value, *readings], strict=True))
                words = _("“%(value)s” may mean %(first)s or %(second)s. Write it as one of them.")
                raise ValidationError(words, code="in_doubt", params=params) from doubt
            except NoNumber as error:
                words = _("“%(value)s” is no number. Write it in digits, such as 640 000 000.")
                raise ValidationError(words, code="invalid", params={"value": value}) from error
        return super().to_python(value)


def read_amount(typed: str) -> Decimal:
    """As `read_number`, also with the word that multiplies it. Raises as that does."""
    number, _gap, word = typed.strip().rpartition(" ")
    factor = magnitude(word) if number else None
    return read_number(typed) if factor is None else read_number(number) * factor


def grouped(number: Decimal) -> str:
    """`Decimal("640000000.000000")` → `640 000 000`, with no-break spaces and the language's own
    decimal sign."""
    return _written(quantities.plain(number))


def typed_number(number: Decimal) -> str:
    """The same, as a field reads it without doubt: `12,3450`."""
    return _written(without_doubt(quantities.plain(number)))


def _written(number: str) -> str:
    whole, _point, rest = number.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    words = sign + f"{int(digits):,}".replace(",", "\u00a0")
    if not rest:
        return words
    return words + ("," if (get_language() or "").startswith("sv") else ".") + rest


class UnitInput(forms.TextInput):
    """A text field that offers the known units."""

    template_name = "admin/claims/widgets/unit.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_units"
        context["widget"]["attrs"]["list"] = list_id
        context["widget"]["units"] = unit_suggestions(get_language() or "")
        return context


class UnitField(TypedField):
    """Takes `kr` and `procent`, keeps `SEK` and `percent`."""

    widget = UnitInput

    def shown(self, kept: str) -> str:
        return unit_in_words(kept)

    def read(self, typed: str) -> str:
        unit = unit_of(typed)
        scaled = known_unit(typed) if unit is None else None
        if scaled and scaled.factor > 1:
            words = _(
                "“%(unit)s” is %(factor)s %(name)s. Write the number in full, such as %(example)s, "
                "and the unit %(name)s."
            )
            params = {
                "unit": typed,
                "factor": grouped(scaled.factor),
                "name": unit_in_words(scaled.name),
                "example": grouped(640 * scaled.factor),
            }
            raise ValidationError(words, params=params)
        if unit is None:
            raise ValidationError(
                _(
                    "“%(unit)s” is no known unit. Write a currency, such as NOK, or one of: "
                    "%(known)s."
                ),
                params={"unit": typed, "known": ", ".join(unit_names(get_language() or ""))},
            )
        return unit


class RoleSelect(AutocompleteSelect):
    """Searches roles by speaker, and shows whose each one is."""

    url_name = "%s:claims_role_search"

    class Media:
        js = ["admin/js/jquery.init.js", "claims/role.js"]


class RoleField(forms.ModelChoiceField[Role]):
    def label_from_instance(self, obj: Role) -> str:
        return role_label(obj)


def role_label(role: Role) -> str:
    """`Andréa Hedin (M): oppositionsborgarråd, Stockholms stad (M), since 2022`"""
    period = f", {in_words(role.period_edtf)}" if role.period_edtf else ""
    return f"{role.speaker.name}: {role}{period}"
