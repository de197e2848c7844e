"""What became of claims, in the editor's words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.moving.deciding import ClaimFate
from claims.moving.facts import SourceFinding
from claims.moving.mapping import ELSEWHERE, IS_GONE, SAYS_ELSE, STANDS, Fate, FateKind

KINDS = {
    FateKind.UNCHANGED: gettext_lazy("The words stand unchanged, in the same place."),
    FateKind.MOVED: gettext_lazy("The same words stand elsewhere in the text."),
    FateKind.SEVERAL: gettext_lazy(
        "The same words stand in several places that are equally good: say which is meant."
    ),
    FateKind.RETYPED: gettext_lazy("The same words, with other signs or spaces."),
    FateKind.AROUND: gettext_lazy("The words stand there, but the sentence says something else."),
    FateKind.CHANGED: gettext_lazy("The source says something else now."),
    FateKind.GONE: gettext_lazy("The words are gone from the text."),
}

FINDINGS = {
    "number": gettext_lazy("the number"),
    "unit": gettext_lazy("the unit"),
    "negation": gettext_lazy("a negation"),
    "hedge": gettext_lazy("a reservation"),
    "direction": gettext_lazy("the direction"),
    "period": gettext_lazy("the time"),
    "name": gettext_lazy("a name"),
    "saying": gettext_lazy("who says it"),
    "words": gettext_lazy("the wording"),
}

_GROUPS = (STANDS, ELSEWHERE, SAYS_ELSE, IS_GONE)


@dataclass(frozen=True, slots=True)
class GroupCount:
    key: str
    number: int
    sentence: str


def counts(waiting: Iterable[ClaimFate]) -> list[GroupCount]:
    """How many stand unchanged, were moved, say something else now, are gone; all four."""
    numbers = Counter(each.fate.group for each in waiting)
    return [GroupCount(key, numbers[key], _sentence(key, numbers[key])) for key in _GROUPS]


def _sentence(key: str, number: int) -> str:
    sentences = {
        STANDS: ngettext("%d stands unchanged", "%d stand unchanged", number),
        ELSEWHERE: ngettext("%d stands elsewhere", "%d stand elsewhere", number),
        SAYS_ELSE: ngettext("%d says something else now", "%d say something else now", number),
        IS_GONE: ngettext("%d is gone", "%d are gone", number),
    }
    return sentences[key] % number


def findings_in_words(findings: Sequence[SourceFinding]) -> list[str]:
    """`the number: “640” before, “650” now`."""
    return [_finding(each) for each in findings]


def _finding(finding: SourceFinding) -> str:
    said = {"what": FINDINGS[finding.what], "before": finding.before, "now": finding.now}
    if not finding.before:
        return _("%(what)s: “%(now)s” has been put in") % said
    if not finding.now:
        return _("%(what)s: “%(before)s” has been taken out") % said
    return _("%(what)s: “%(before)s” before, “%(now)s” now") % said


def reading(fate: Fate, text: str) -> str:
    """What the new text says in the claim's place; empty where nothing does."""
    return text[fate.places[0].start : fate.places[0].end] if fate.places else ""
