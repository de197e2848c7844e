"""Why a sentence is suggested and what a similar claim has in common with it, in people's words."""

from collections.abc import Iterable
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.matching.comparing import MatchAgreement, MatchDifference
from claims.matching.difference_words import DIFFERENCES

# Each feature of `claims.spotting.worth`, as it says something for a sentence or against it.
FEATURES: Final[dict[str, Promise]] = {
    "number": gettext_lazy("holds a number"),
    "numbers_more": gettext_lazy("holds several numbers"),
    "money": gettext_lazy("names an amount of money"),
    "percent": gettext_lazy("names a share"),
    "counted": gettext_lazy("counts something"),
    "change": gettext_lazy("says how something has changed"),
    "year": gettext_lazy("names a year"),
    "hedged": gettext_lazy("hedges a number"),
    "compares": gettext_lazy("compares"),
    "superlative": gettext_lazy("says that something is most, least or first"),
    "cause": gettext_lazy("says that one thing leads to another"),
    "authority": gettext_lazy("leans on a report or statistics"),
    "law": gettext_lazy("says what the law or an agreement demands"),
    "decision": gettext_lazy("speaks of a decision"),
    "opponent": gettext_lazy("says what a party or the government does"),
    "institution": gettext_lazy("names an authority or a public body"),
    "vague_number": gettext_lazy("says how many, without a number"),
    "absolute": gettext_lazy("says “all” or “never”"),
    "negation": gettext_lazy("denies something"),
    "time": gettext_lazy("says when"),
    "spending": gettext_lazy("speaks of money, taxes or prices"),
    "people_counted": gettext_lazy("speaks of people or things that are counted"),
    "state_is": gettext_lazy("says how something is"),
    "will_do": gettext_lazy("a promise or a plan"),
    "demand": gettext_lazy("a demand"),
    "wish": gettext_lazy("a wish"),
    "opinion": gettext_lazy("an opinion"),
    "emotive": gettext_lazy("words of feeling"),
    "i": gettext_lazy("speaks of oneself"),
    "we": gettext_lazy("says what “we” do"),
    "you": gettext_lazy("speaks to somebody"),
    "may_be": gettext_lazy("says what may be"),
    "condition": gettext_lazy("holds only under a condition"),
    "thanks": gettext_lazy("a greeting or a form of address"),
    "private": gettext_lazy("an experience of one’s own"),
    "says": gettext_lazy("tells who says something"),
    "name": gettext_lazy("names somebody or some place"),
    "names_more": gettext_lazy("holds several names"),
    "acronym": gettext_lazy("holds an abbreviation"),
    "perfect": gettext_lazy("says what has happened"),
    "past": gettext_lazy("says what happened"),
    "question": gettext_lazy("a question"),
    "exclaims": gettext_lazy("an exclamation"),
    "heading": gettext_lazy("a heading"),
    "short": gettext_lazy("a short sentence"),
    "long": gettext_lazy("a sentence that says much"),
    "starts_vague": gettext_lazy("leans on the sentence before"),
    "starts_verb": gettext_lazy("begins with a verb"),
    "quoted": gettext_lazy("holds a quotation"),
    "number_and_time": gettext_lazy("a number and when it held"),
    "compares_past": gettext_lazy("compares two periods"),
    "we_did": gettext_lazy("says what “we” have done"),
    "i_feel": gettext_lazy("says what one feels"),
    "no_anchor": gettext_lazy("nothing that can be looked up"),
    "wants": gettext_lazy("says what somebody wants"),
    "states": gettext_lazy("states something outright"),
    "was_done": gettext_lazy("says what was done"),
    "opponent_did": gettext_lazy("tells of an opponent in the past tense"),
    "is_so": gettext_lazy("says how something is, without wishes"),
}
AGREEMENTS: Final[dict[MatchAgreement, Promise]] = {
    MatchAgreement.SAME_FIGURE: gettext_lazy("the same figure"),
    MatchAgreement.ROUNDED: gettext_lazy("the same figure, rounded"),
    MatchAgreement.SAME_WORDS: gettext_lazy("the same words"),
    MatchAgreement.SAME_SPEAKER: gettext_lazy("the same speaker"),
}


def in_words(features: Iterable[str]) -> list[str]:
    return [str(FEATURES[name]) for name in features if name in FEATURES]


def agreements(found: Iterable[MatchAgreement]) -> str:
    return ", ".join(str(AGREEMENTS[each]) for each in found)


def but(found: Iterable[MatchDifference]) -> str:
    """“similar, but another figure, another period”; empty where nothing differs."""
    words = ", ".join(str(DIFFERENCES[each]) for each in found)
    return _("similar, but: %(differences)s") % {"differences": words} if words else ""
