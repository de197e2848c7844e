"""What makes a change more than a minor one, told to whoever publishes it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Claim
from claims.publication.minor_changes import FactChange
from corpus.dates_in_words import in_words

_FACTS = {
    "number": gettext_lazy("the number"),
    "words": gettext_lazy("the wording"),
    "quote": gettext_lazy("the quote"),
    "speaker": gettext_lazy("who said it"),
    "date": gettext_lazy("the date"),
    "kind": gettext_lazy("the kind of claim"),
    "verdict": gettext_lazy("the verdict"),
    "checked_on": gettext_lazy("the day of the check"),
    "evidence": gettext_lazy("the evidence"),
}


_DATES = {"date", "checked_on"}


def fact_in_words(fact: FactChange) -> str:
    """What is different, with both sides where they are short, and tell them apart."""
    what = str(_FACTS[fact.what])
    before, now = _side(fact.what, fact.before), _side(fact.what, fact.now)
    if before == now:
        return what
    return _("%(what)s (before “%(before)s”, now “%(now)s”)") % {
        "what": what,
        "before": before or "–",
        "now": now or "–",
    }


def _side(what: str, value: str) -> str:
    """In people's words what a record has as a code."""
    if what in _DATES:
        return in_words(value) if value else ""
    choices: Any = {"kind": Claim.Kind, "verdict": Claim.Status}.get(what)
    labels = {code: str(label) for code, label in choices.choices} if choices else {}
    return labels.get(value, value)
