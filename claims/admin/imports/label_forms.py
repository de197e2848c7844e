"""The table of labels: for each label of the file, what it becomes here."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from claims.imports.sheets.labels import (
    KIND,
    NOTHING,
    STATUS,
    STATUSES,
    TOPIC,
    UNDECIDED,
    LabelTable,
    choice,
)
from claims.models import Claim, Topic


@dataclass(frozen=True, slots=True)
class ShownLabel:
    """A line of the table; `becomes` is in words, `field` to change it."""

    name: str
    rows: int
    undecided: bool
    becomes: str
    field: forms.BoundField


class LabelForm(forms.Form):
    """A field for each label: what it becomes, of `_choices`. What is undecided comes first."""

    def __init__(self, table: LabelTable, *args: Any) -> None:
        super().__init__(*args)
        self.table = dict(sorted(table.items(), key=_order))
        alone, groups = _choices()
        self.words = alone | {
            value: f"{group}: {words}" for group, each in groups for value, words in each.items()
        }
        choices = [*alone.items(), *((group, list(each.items())) for group, each in groups)]
        for name, said in self.table.items():
            # A topic may have gone since.
            becomes = said["becomes"] if said["becomes"] in self.words else UNDECIDED
            self.fields[field_of(name)] = forms.ChoiceField(
                choices=choices,
                required=False,
                initial=becomes,
                widget=forms.Select(attrs={"aria-label": _("What “%s” becomes") % name}),
            )

    def chosen(self) -> dict[str, str]:
        """By the labels' names; without those whose choice is none any more."""
        names = zip(self.fields, self.table, strict=True)
        cleaned = self.cleaned_data
        return {name: cleaned[field] for field, name in names if field in cleaned}

    def shown(self) -> Iterator[ShownLabel]:
        for field, (name, said) in zip(self, self.table.items(), strict=True):
            becomes = str(field.initial)
            words = self.words[becomes] if becomes else ""
            yield ShownLabel(name, said["rows"], not becomes, words, field)


def field_of(name: str) -> str:
    """By the label itself: somebody else may have changed the table since the page was made."""
    return f"label-{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def _order(each: tuple[str, dict[str, Any]]) -> tuple[bool, str]:
    name, said = each
    return said["becomes"] != UNDECIDED, name.casefold()


def _choices() -> tuple[dict[str, str], list[tuple[str, dict[str, str]]]]:
    """Those that stand alone, and the groups; by what is kept, in words."""
    kinds = {choice(KIND, value): capfirst(str(words)) for value, words in Claim.Kind.choices}
    topics = {choice(TOPIC, topic.pk): str(topic) for topic in Topic.objects.all()}
    words_of = dict(Claim.Status.choices)
    statuses = {choice(STATUS, each): capfirst(str(words_of[each])) for each in STATUSES}
    return (
        {UNDECIDED: _("– choose –"), NOTHING: _("nothing, it is left out")},
        [
            (_("Kind"), kinds),
            (_("Topic"), dict(sorted(topics.items(), key=lambda each: each[1].casefold()))),
            (_("Status of a new claim"), statuses),
        ],
    )
