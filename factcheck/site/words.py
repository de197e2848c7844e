"""The codes of the public records in words, in the language of the moment."""

from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

Words = dict[str, str | Promise]

STATUSES: Words = {
    "unverified": pgettext_lazy("status of a claim", "Not checked"),
    "in_progress": pgettext_lazy("status of a claim", "Being checked"),
    "in_review": pgettext_lazy("status of a claim", "In review"),
    "checked": pgettext_lazy("status of a claim", "Checked"),
    "not_checkable": pgettext_lazy("status of a claim", "Not checkable for now"),
}

STATUS_MEANINGS: Words = {
    "unverified": _("The claim is recorded, but nobody has checked whether it is true."),
    "in_progress": _("A check has begun. There is no verdict yet."),
    "in_review": _("A check is written, and a second person is going through it."),
    "checked": _("The claim has been checked, and a second person has approved the verdict."),
    "not_checkable": _(
        "We tried to check the claim and could not: what would settle it has not been found."
    ),
}

CLAIM_KINDS: Words = {
    "quantity": pgettext_lazy("kind of claim", "Quantity"),
    "comparison": pgettext_lazy("kind of claim", "Comparison"),
    "history": pgettext_lazy("kind of claim", "History"),
    "causation": pgettext_lazy("kind of claim", "Cause and effect"),
    "rule": pgettext_lazy("kind of claim", "Rule or law"),
    "decision": pgettext_lazy("kind of claim", "Decision"),
    "prediction": pgettext_lazy("kind of claim", "Prediction"),
    "attribution": pgettext_lazy("kind of claim", "What somebody said or thinks"),
    "definition": pgettext_lazy("kind of claim", "Definition"),
    "other": pgettext_lazy("kind of claim", "Other"),
}

STANCES: Words = {
    "supports": _("Supports the claim"),
    "contradicts": _("Contradicts the claim"),
    "contextualises": _("Puts the claim in context"),
}

VERSION_KINDS: Words = {
    "first": pgettext_lazy("kind of version", "First publication"),
    "minor": pgettext_lazy("kind of version", "Minor change"),
    "update": pgettext_lazy("kind of version", "Update"),
    "correction": pgettext_lazy("kind of version", "Correction"),
    "withdrawal": pgettext_lazy("kind of version", "Withdrawal"),
    "moved": pgettext_lazy("kind of version", "The source was revised"),
}

ANSWERS: Words = {
    "accepted": pgettext_lazy("correction request", "Accepted"),
    "declined": pgettext_lazy("correction request", "Declined"),
}

DOCUMENT_KINDS: Words = {
    "article": pgettext_lazy("kind of document", "Article"),
    "interview": pgettext_lazy("kind of document", "Interview"),
    "blog": pgettext_lazy("kind of document", "Blog"),
    "interpellation_answer": pgettext_lazy("kind of document", "Answer to an interpellation"),
    "debate_article": pgettext_lazy("kind of document", "Debate article"),
    "report": pgettext_lazy("kind of document", "Report"),
    "speech": pgettext_lazy("kind of document", "Speech"),
    "press_release": pgettext_lazy("kind of document", "Press release"),
    "other": pgettext_lazy("kind of document", "Other"),
}

# A speaker that is a person needs no saying so.
SPEAKER_KINDS: Words = {
    "organisation": pgettext_lazy("kind of speaker", "Organisation"),
    "unknown": pgettext_lazy("kind of speaker", "Unknown speaker"),
}

_QUALIFIERS: Words = {
    "exact": "%(amount)s",
    "about": _("about %(amount)s"),
    "almost": _("almost %(amount)s"),
    "more_than": _("more than %(amount)s"),
    "less_than": _("less than %(amount)s"),
    "at_least": _("at least %(amount)s"),
    "at_most": _("at most %(amount)s"),
}

# What is counted the quote says; money other than kronor keeps its ISO code.
_UNITS: dict[str, Any] = {
    "SEK": ngettext_lazy("%(number)s SEK", "%(number)s SEK", "count"),
    "percent": ngettext_lazy("%(number)s percent", "%(number)s percent", "count"),
    "percentage_points": ngettext_lazy(
        "%(number)s percentage point", "%(number)s percentage points", "count"
    ),
    "persons": ngettext_lazy("%(number)s person", "%(number)s people", "count"),
    "years": ngettext_lazy("%(number)s year", "%(number)s years", "count"),
    "months": ngettext_lazy("%(number)s month", "%(number)s months", "count"),
    "weeks": ngettext_lazy("%(number)s week", "%(number)s weeks", "count"),
    "days": ngettext_lazy("%(number)s day", "%(number)s days", "count"),
    "hours": ngettext_lazy("%(number)s hour", "%(number)s hours", "count"),
    "ratio": ngettext_lazy("a factor of %(number)s", "a factor of %(number)s", "count"),
}


def amount(quantity: dict[str, Any]) -> str:
    """A quantity of a record: `almost 640,000,000 SEK`, `10–15 years`."""
    value = Decimal(quantity["value"])
    number = _number(value)
    if quantity["value_max"] is not None:
        value = Decimal(quantity["value_max"])
        number = f"{number}–{_number(value)}"
    unit = quantity["unit"]
    if unit in _UNITS:
        words = _UNITS[unit] % {"count": 1 if value == 1 else 2, "number": number}
    else:
        words = number if unit == "count" else f"{number} {unit}"
    return str(_QUALIFIERS[quantity["qualifier"]]) % {"amount": words}


def _number(value: Decimal) -> str:
    return number_format(value, use_l10n=True, force_grouping=True)
