"""What makes a change more than a minor one, told to whoever publishes it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.publication.minor_changes import FactChange

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


def fact_in_words(fact: FactChange) -> str:
    """What is different, with both sides where they are short."""
    what = str(_FACTS[fact.what])
    if not fact.before and not fact.now:
        return what
    return _("%(what)s (before “%(before)s”, now “%(now)s”)") % {
        "what": what,
        "before": fact.before,
        "now": fact.now,
    }
