"""Rules that several forms share, said in an editor's words."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from corpus.admin.dates import WrittenDates

# Fields that hold an EDTF date → whether it must have both ends.
EDTF_FIELDS = {
    "date_edtf": True,
    "period": False,
    "period_edtf": False,
    "published_on": False,
}


class EdtfFields(WrittenDates):
    date_fields = EDTF_FIELDS


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
