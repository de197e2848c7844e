"""Values of parameters, read as people write them, with what there is to choose from where one is
refused."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from claims.models import PublicReference
from claims.models.people import PARTY_PATTERN
from claims.words.meanings import ways_to_ask
from factcheck.api.reading import PUBLIC

_PARTLY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


class ChoiceOfThese(forms.ChoiceField):
    """Who says something else is told what there is."""

    def validate(self, value: Any) -> None:
        if value and not self.valid_value(value):
            choices: Any = self.choices
            known = ", ".join(str(key) for key, _label in choices if key)
            raise ValidationError(f"There is no “{value}”; there are: {known}.")


class ChoiceFilter(django_filters.ChoiceFilter):  # type: ignore[misc]  # untyped package
    field_class = ChoiceOfThese


# A text in capitals that is longer may be a name that somebody shouts: MODERAT.
_CODE_MAX_CHARACTERS = 4
_TOLD_PARTIES = 20


class PartyCodeField(forms.CharField):
    """A party's code as claims have it, or one of its names. A short code is none to look up, so
    that the usual request pays nothing for names: one query for any other."""

    def clean(self, value: Any) -> str:
        text = super().clean(value) or ""
        is_code = re.fullmatch(PARTY_PATTERN, text) is not None
        if not text or (is_code and len(text) <= _CODE_MAX_CHARACTERS):
            return text
        parties = PublicReference.objects.using(PUBLIC).filter(kind=PublicReference.Kind.PARTY)
        found = list(
            parties.filter(called__overlap=ways_to_ask(text))
            .order_by("id")
            .values_list("id", flat=True)
        )
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(
                f"Several parties are called “{text}”: say which by its code: {', '.join(found)}."
            )
        if is_code:
            return text
        named = parties.order_by("sort_key", "id").values_list("id", "name")[: _TOLD_PARTIES + 1]
        known = [f"{code} ({name})" if name != code else code for code, name in named]
        such = f", such as {', '.join(known[:_TOLD_PARTIES])}" if known else ""
        raise ValidationError(
            f"No party that claims name is called “{text}”: say a code or a name{such}. "
            "All that claims name are listed at parties/."
        )


class PartyNameFilter(django_filters.Filter):  # type: ignore[misc]  # untyped package
    field_class = PartyCodeField


class DayField(forms.CharField):
    """`2016`, `2016-04` or `2016-04-14`: the first or the last day of it."""

    def __init__(self, *args: Any, last: bool = False, **kwargs: Any) -> None:
        self.last = last
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        found = _PARTLY.fullmatch(text)
        try:
            if found is None:
                raise ValueError
            year, month, day = (int(part) if part else None for part in found.groups())
            assert year is not None  # noqa: S101  # the pattern has it
            month = month or (12 if self.last else 1)
            return date(year, month, day or (monthrange(year, month)[1] if self.last else 1))
        except ValueError:
            raise ValidationError(
                "Say a day, a month or a year: 2016-04-14, 2016-04 or 2016."
            ) from None


class DayFilter(django_filters.Filter):  # type: ignore[misc]  # untyped package
    field_class = DayField


class YearField(forms.CharField):
    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{4}", text, re.ASCII) or text == "0000":
            raise ValidationError("Say a year in four digits, such as 2016.")
        return int(text)


class YearFilter(django_filters.Filter):  # type: ignore[misc]  # untyped package
    field_class = YearField


def _in_utc(moment: datetime) -> datetime:
    """PostgreSQL knows no zones as far from it as Python reads them. What then lies before the
    first year, or after the last, is as good as their ends."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        if moment.year == 1:
            return datetime.min.replace(tzinfo=UTC)
        return datetime.max.replace(tzinfo=UTC)


class MomentField(forms.CharField):
    """A date or a date and time, ISO 8601; without a zone it is the desk's own."""

    def to_python(self, value: Any) -> datetime | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        # In an address an unescaped plus sign means a space: before the zone, which follows a time.
        text = re.sub(r"(:\S+) (\d\d:\d\d)$", r"\1+\2", text)
        try:
            moment = parse_datetime(text)
            if moment is None and (day := parse_date(text)) is not None:
                moment = datetime.combine(day, time.min)
            if moment is not None:
                moment = moment if moment.tzinfo else timezone.make_aware(moment)
                moment = _in_utc(moment)
        except ValueError:
            moment = None
        if moment is None:
            raise forms.ValidationError(
                "Say a date or a time such as 2026-11-22 or 2026-11-22T10:00:00Z."
            )
        return moment


class MomentFilter(django_filters.Filter):  # type: ignore[misc]  # untyped package
    field_class = MomentField
