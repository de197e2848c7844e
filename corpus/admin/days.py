"""Days in forms: typed and shown as people write them, kept as dates; and how any date is read
while it is typed."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from corpus.admin.dates import WrittenDateField, for_the_script, question_about, refusal
from corpus.dates_in_words import as_typed, in_words
from corpus.relative_dates import day_ahead
from corpus.written_dates import DateRefused, read_date

_NO_DAY = gettext_lazy("“%(date)s” is no day: write it as 24 November 2025.")
_NOT_YET = gettext_lazy("“%(date)s” hasn't come yet.")
_HAS_BEEN = gettext_lazy("“%(date)s” has been already.")


class WrittenDayInput(forms.TextInput):
    """A day, shown as people write it. `reading` is how the script has it read."""

    reading = "day"

    def format_value(self, value: Any) -> str | None:
        return (
            as_typed(value.isoformat()) if isinstance(value, date) else super().format_value(value)
        )

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= for_the_script(reading=self.reading)
        return context


class DueDayInput(WrittenDayInput):
    reading = "due"


class WrittenDayField(forms.DateField):
    """A day on which something was done, for a field that keeps one: typed as people write it, read
    as in any other field.

    Django's own takes `03/04/2016` for the 4th of March, in Swedish too.
    """

    widget = WrittenDayInput

    def to_python(self, value: Any) -> date | None:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            kept = read_date(value, today=timezone.localdate(), closed=True)
        except DateRefused as refused:
            raise refusal(refused, _NO_DAY) from refused
        if not re.fullmatch("(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}", kept):
            raise ValidationError(_NO_DAY, params={"date": value}, code="invalid")
        day = date.fromisoformat(kept)
        self.check_time(day)
        return day

    def check_time(self, day: date) -> None:
        if day > timezone.localdate():
            raise ValidationError(_NOT_YET, params={"date": in_words(str(day))}, code="invalid")


class DueDayField(WrittenDayField):
    """A day by which something is to be done; one that has been stays only where it is kept."""

    widget = DueDayInput

    def __init__(self, *, already_kept: date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.already_kept = already_kept

    def to_python(self, value: Any) -> date | None:
        ahead = None
        if isinstance(value, str):
            plain = unicodedata.normalize("NFC", value).casefold()
            ahead = day_ahead(" ".join(plain.split()), timezone.localdate())
        return ahead or super().to_python(value)

    def check_time(self, day: date) -> None:
        if day < timezone.localdate() and day != self.already_kept:
            raise ValidationError(_HAS_BEEN, params={"date": in_words(str(day))}, code="invalid")


# For `formfield_overrides`.
DAYS: dict[Any, dict[str, Any]] = {
    models.DateField: {"form_class": WrittenDayField, "widget": WrittenDayInput}
}


_DAY_FIELDS = {each.widget.reading: each for each in (WrittenDayField, DueDayField)}


@require_safe
@never_cache
def written_date(request: HttpRequest) -> JsonResponse:
    """How a text is read as a date: `shown` as it will appear, `typed` as it is written in a field,
    `day` where it is one; or what is `said` against it. Where it is to be asked about (`asks=yes`),
    the question is what it is `asked`, and `kept` the date.

    `closed`: whether it must have both ends, or be a `day` that has come, or one that is `due`."""
    closed = request.GET.get("closed", "yes")
    field: forms.Field = WrittenDateField(closed=closed != "no", required=False)
    if closed in _DAY_FIELDS:
        field = _DAY_FIELDS[closed](required=False)
    try:
        kept = str(field.clean(request.GET.get("text", "")) or "")
    except ValidationError as error:
        return JsonResponse({"said": " ".join(error.messages)})
    if not kept:
        return JsonResponse({"shown": "", "typed": "", "day": ""})
    day = kept if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", kept) else ""
    answer = {"shown": in_words(kept), "typed": as_typed(kept), "day": day}
    asked = question_about(kept) if request.GET.get("asks") == "yes" else ""
    return JsonResponse(answer | ({"asked": asked, "kept": kept} if asked else {}))
