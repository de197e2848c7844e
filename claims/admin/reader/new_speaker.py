"""A speaker who is not known yet, entered where the claim is marked."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.db import connections, router, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.parties import PartyField
from claims.admin.reader.access import ReaderRefused, complete, posting
from claims.admin.widgets import role_label
from claims.matching.known_speakers import nearly_the_same
from claims.models import Role, Speaker
from corpus.strict_json import Entry

_SPEAKER = ("name", "kind", "party")
_ROLE = {"role_title": "title", "role_organisation": "organisation"}


class NewSpeakerForm(forms.Form):
    """As it is shown. What is sent is held to the rules of the speaker's own page."""

    # Not fields of the claim's form, in which they stand.
    use_required_attribute = False

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("Person or organisation"), choices=Speaker.Kind.choices
    )
    party = PartyField()
    role_title = forms.CharField(
        label=gettext_lazy("Role held then (title)"), max_length=200, required=False
    )
    role_organisation = forms.CharField(
        label=gettext_lazy("In what organisation"), max_length=200, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, each in self.fields.items():
            each.widget.attrs |= {"data-new": name, "autocomplete": "off"}


@posting("claims.add_speaker")
def add_speaker(request: HttpRequest, sent: Entry) -> Mapping[str, Any]:
    """Save a speaker, with a role if one is given.

    Where somebody is called so already, or nearly, they are answered as `same` and nothing is
    saved, unless `sure` is sent.
    """
    values = {name: sent.text(name) for name in (*_SPEAKER, *_ROLE)}
    sure = sent.text("sure")
    complete(sent)
    same = [] if sure else nearly_the_same(values["name"])
    if same:
        said = _("There is a speaker of the same name, or nearly. Is it one of them?")
        return {"said": said, "same": [_choice(speaker) for speaker in same]}
    with transaction.atomic():
        speaker, role = _save(request, values)
        connections[router.db_for_write(Speaker)].check_constraints()
    return {
        "speaker": _choice(speaker),
        "role": [{"id": str(role.pk), "text": role_label(role)}] if role else [],
    }


def _choice(speaker: Speaker) -> dict[str, str]:
    return {"id": str(speaker.pk), "text": str(speaker)}


def _save(request: HttpRequest, values: Mapping[str, str]) -> tuple[Speaker, Role | None]:
    page = admin.site.get_model_admin(Speaker)
    own = page.get_form(request, fields=_SPEAKER)(values)
    title, organisation = (values[name].strip() for name in _ROLE)
    errors = dict(own.errors)
    role_form = None
    if title or organisation:
        held = {"title": title, "organisation": organisation}
        role_page = admin.site.get_model_admin(Role)
        role_form = role_page.get_form(request, fields=tuple(_ROLE.values()))(held)
        names = {name: key for key, name in _ROLE.items()}
        errors |= {names[name]: said for name, said in role_form.errors.items() if name in names}
    if errors:
        raise ReaderRefused(
            422,
            _("Something is missing or wrong: see the fields."),
            {"fields": {f"new-{name}": said for name, said in errors.items()}},
        )
    speaker: Speaker = own.save()
    page.log_addition(request, speaker, [{"added": {}}])
    if role_form is None:
        return speaker, None
    role: Role = role_form.save(commit=False)
    role.speaker = speaker
    role.save()
    return speaker, role
