"""Dates in forms: typed and shown as people write them, kept as EDTF."""

from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.apps import apps
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus.admin.typed_fields import TypedField
from corpus.dates_in_words import DATE_COLUMNS, as_typed, in_words
from corpus.edtf_dates import BadDate
from corpus.models import bad_date
from corpus.sensible_dates import SENSIBLE_FIRST_YEAR, DateOddity, oddity_of
from corpus.written_dates import DateDoubt, DateRefused, read_date

# Behind a field's name: that of the tick by which an odd date is said to be right.
SURE = "_sure"
_CLOSED = gettext_lazy(
    "“%(date)s” is no date that can be kept here. Write a day (14 April 2016), a month (October "
    "2020), a season (spring 2020), a year (2023), about a year (around 2023), or from–to "
    "(22 September – 31 December 2020)."
)
_OPEN = gettext_lazy(
    "“%(date)s” is no date that can be kept here. Write a day (14 April 2016), a month (October "
    "2020), a season (spring 2020), a year (2023), about a year (around 2023), from–to "
    "(22 September – 31 December 2020), or since (since 2022)."
)
_HELP = gettext_lazy(
    "As you would write it: 14 April 2016, October 2020, spring 2020, around 2023, "
    "22 September – 31 December 2020, yesterday."
)
_HELP_OPEN = gettext_lazy(
    "As you would write it: 14 April 2016, 2022–2026; since 2022, where no end is known."
)


class WrittenDateInput(forms.TextInput):
    """A date, and below it a tick where it is asked about: `asked` is the date, as it is kept.

    The tick's own name is that of the field with `SURE` behind; its value is the date that it is
    for, so that another one is asked about anew.
    """

    asked = ""
    ticked = ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        self.ticked = data.get(name + SURE) or ""
        return super().value_from_datadict(data, files, name)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        shown = super().render(name, value, attrs, renderer)
        if not self.asked:
            return shown
        return format_html(
            '{}<label class="date-sure"><input type="checkbox" name="{}" value="{}"{}> {}</label>',
            shown,
            name + SURE,
            self.asked,
            mark_safe(" checked") if self.ticked == self.asked else "",
            _("Yes, that is right"),
        )


class WrittenDateField(TypedField):
    """Takes `24 november 2025`, keeps `2025-11-24`. `closed`: with both ends.

    `asks`: of something that has happened, so that a date of long ago or of the future is asked
    about, unless it is `already_kept`.
    """

    widget = WrittenDateInput

    def __init__(
        self, *, closed: bool, asks: bool = False, already_kept: str = "", **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.closed, self.asks, self.already_kept = closed, asks, already_kept

    def shown(self, kept: str) -> str:
        return as_typed(kept)

    def read(self, typed: str) -> str:
        try:
            kept = read_date(typed, today=timezone.localdate(), closed=self.closed)
        except DateRefused as refused:
            raise refusal(refused, _CLOSED if self.closed else _OPEN) from refused
        question = question_about(kept) if self.asks and kept != self.already_kept else ""
        if question:
            self.widget.asked = kept
            if self.widget.ticked != kept:
                raise ValidationError(question, code="asked")
        return kept


def question_about(kept: str) -> str:
    """Whether a date of long ago, or of the future, is right; empty where none is needed."""
    oddity = oddity_of(kept, timezone.localdate())
    if oddity is None:
        return ""
    questions = {
        DateOddity.LONG_AGO: _("“%(date)s” is before the year %(year)d. Is that right?"),
        DateOddity.IN_FUTURE: _("“%(date)s” hasn't come yet. Is that right?"),
    }
    date = in_words(kept)
    # A year of two digits looks as if its century were but left out.
    shown = f"{date} ({kept})" if oddity is DateOddity.LONG_AGO and date != kept else date
    return questions[oddity] % {"date": shown, "year": SENSIBLE_FIRST_YEAR}


def refusal(refused: DateRefused, examples: Any) -> ValidationError:
    """What exactly is in doubt; else, when it is no date at all, how dates are written here."""
    if refused.flaw is not None:
        return bad_date(BadDate(refused.flaw, refused.text))
    sentences = {
        DateDoubt.AMBIGUOUS: _(
            "“%(date)s” can be read in several ways. Write the year with four digits."
        ),
        DateDoubt.WITHOUT_YEAR: _("“%(date)s”: of which year?"),
        DateDoubt.NOT_IN_CALENDAR: _("“%(date)s” is no day or month of the calendar."),
    }
    readings = meanings(refused.readings)
    if refused.doubt is DateDoubt.AMBIGUOUS and len(refused.readings) > 1:
        words = _("“%(date)s” may mean %(readings)s. Write out which one you mean.")
        return ValidationError(words, params={"date": refused.text, "readings": readings})
    if refused.doubt is DateDoubt.WITHOUT_YEAR and readings:
        words = _("“%(date)s”: of which year? Write it, as in %(readings)s.")
        return ValidationError(words, params={"date": refused.text, "readings": readings})
    return ValidationError(
        sentences.get(refused.doubt, examples), params={"date": refused.text}, code="invalid"
    )


def meanings(readings: tuple[str, ...]) -> str:
    """`“3 May 2026” or “5 March 2026”`."""
    quoted = [_("“%(text)s”") % {"text": in_words(each)} for each in readings]
    return _(" or ").join(quoted)


class WrittenDates(forms.ModelForm[Any]):
    """A form whose dates are typed as people write them."""

    # Field → whether it must have both ends.
    date_fields: ClassVar[dict[str, bool]] = {"date_edtf": False}
    # Those that say when something was said or published, which was by now.
    past_fields: ClassVar[frozenset[str]] = frozenset({"date_edtf", "published_on"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & self.date_fields.keys():
            plain = self.fields[name]
            plain.widget.attrs.pop("maxlength", None)
            closed, asks = self.date_fields[name], name in self.past_fields
            reading = "yes" if closed else "no"
            plain.widget.attrs |= for_the_script(reading=reading, asks=asks)
            self.fields[name] = WrittenDateField(
                closed=closed,
                asks=asks,
                already_kept=getattr(self.instance, name) if self.instance.pk else "",
                required=plain.required,
                label=plain.label,
                help_text=_HELP_OPEN if name == "period_edtf" else _HELP,
                widget=WrittenDateInput(plain.widget.attrs),
            )


class DatesInWords(BaseModelAdmin[Any]):
    """A page or part of one on which dates that may only be looked at stand in words, too."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        found = super().get_fieldsets(request, obj)
        if self._is_typed_into(request, obj):
            return found
        return [(name, {**rest, "fields": self._shown(rest["fields"])}) for name, rest in found]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        readonly = super().get_readonly_fields(request, obj)
        if self._is_typed_into(request, obj):
            return readonly
        names = (field.name for field in self.model._meta.fields if field.name in DATE_COLUMNS)
        return (*readonly, *(_date_shown(self.model._meta.label, name) for name in names))

    def _is_typed_into(self, request: HttpRequest, obj: Any) -> bool:
        """Part of a page that may only be looked at may be no more, whatever its own rights."""
        whole = getattr(self, "parent_model", None)
        page = self.admin_site._registry.get(whole) if whole and isinstance(obj, whole) else None
        if page is not None and not page.has_change_permission(request, obj):
            return False
        return self.has_change_permission(request, obj)

    def _shown(self, fields: Any) -> list[Any]:
        return [
            self._shown(each)
            if isinstance(each, list | tuple)
            else _date_shown(self.model._meta.label, each)
            if each in DATE_COLUMNS
            else each
            for each in fields
        ]


@cache
def _date_shown(model: str, name: str) -> Callable[[models.Model], str]:
    """The same function each time, by which the admin knows it again."""

    def shown(instance: models.Model) -> str:
        kept: str = getattr(instance, name)
        return in_words(kept) if kept else "–"

    shown.__name__ = f"{name}_in_words"  # not the field's: its help is on how to type
    shown.short_description = apps.get_model(model)._meta.get_field(name).verbose_name  # type: ignore[attr-defined]
    return shown


def for_the_script(*, reading: str, asks: bool = False) -> dict[str, str]:
    """How `corpus/dates.js` knows the field, and where it asks."""
    return {
        "data-written-date": reading,
        **({"data-asks": _("Yes, that is right")} if asks else {}),
        "data-reading-url": reverse("admin:corpus_written_date"),
        "data-day-label": _("Choose a day"),
        "autocomplete": "off",
    }
