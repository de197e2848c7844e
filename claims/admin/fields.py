"""Rules that several forms share, said in an editor's words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus.edtf_dates import BadDate, DateFlaw, parse_closed_days, parse_days
from corpus.models import bad_date

# Fields that hold an EDTF date → whether it must have both ends.
EDTF_FIELDS = {
    "date_edtf": True,
    "period": False,
    "period_edtf": False,
    "published_on": False,
}

_CLOSED = gettext_lazy(
    "“%(date)s” is no date that can be kept here. Write a day (2016-04-14), a month (2020-10), a "
    "year (2023), about a year (2023~), or from–to (2020-09-22/2020-12-31)."
)
_OPEN = gettext_lazy(
    "“%(date)s” is no date that can be kept here. Write a day (2016-04-14), a month (2020-10), a "
    "year (2023), about a year (2023~), from–to (2020-09-22/2020-12-31), or since (2022/..)."
)


class EdtfFields(forms.ModelForm[Any]):
    """Dates are checked here before the model does, which speaks to programmers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & EDTF_FIELDS.keys():
            closed = EDTF_FIELDS[name]
            self.fields[name].validators.append(_closed_date if closed else _date)


def _closed_date(value: str) -> None:
    try:
        parse_closed_days(value)
    except BadDate as error:
        raise _in_words(error, _CLOSED) from error


def _date(value: str) -> None:
    try:
        parse_days(value)
    except BadDate as error:
        raise _in_words(error, _OPEN) from error


def _in_words(error: BadDate, examples: Any) -> ValidationError:
    """What exactly is wrong; else, when it is no date at all, how dates are written here."""
    if error.flaw is DateFlaw.NOT_EDTF:
        return ValidationError(examples, params={"date": error.value})
    return bad_date(error)


class RoleOfSpeaker(forms.ModelForm[Any]):
    """A role is its speaker's own."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        role, speaker = cleaned.get("role"), cleaned.get("speaker")
        if role and speaker and role.speaker_id != speaker.pk:
            self.add_error(
                "role",
                _("This role is held by %(holder)s, not by %(speaker)s.")
                % {"holder": role.speaker, "speaker": speaker},
            )
        return cleaned
