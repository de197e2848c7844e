"""Finding what an editor pasted in its source, and saying what is wrong when it is not there."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corpus.anchoring import QuoteAmbiguous, QuoteNotFound, Span, anchor
from corpus.folding import longest_beginning, similar_places
from corpus.models import Document, Revision

# More places than one looks through: a longer quote is what helps.
OFFERED_MAX_PLACES = 30
# A shorter common beginning says nothing about which place was meant.
BEGINNING_MIN_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """The one place, or those to choose among, or neither; with what is to be said about it."""

    span: Span | None = None
    choices: tuple[Span, ...] = ()
    problem: str = ""


def newest_revision(document: Document) -> Revision | None:
    return document.revisions.defer("original").order_by("-number").first()


def as_in_sources(pasted: str) -> str:
    """What the browser sent, as texts are kept: LF for line ends, composed (NFC)."""
    return unicodedata.normalize("NFC", pasted.replace("\r\n", "\n").replace("\r", "\n"))


def find(text: str, quote: str, chosen: int | None) -> FoundQuote:
    """The place of the quote in the text: its only one, or the one chosen, by where it starts.

    A quote that is not there word for word may stand there typed in another way: a person says
    then whether that is meant.
    """
    try:
        return FoundQuote(anchor(text, quote))
    except QuoteAmbiguous as ambiguous:
        return _several(ambiguous.spans, chosen)
    except QuoteNotFound:
        return _similar(text, quote, chosen)


def _several(spans: list[Span], chosen: int | None) -> FoundQuote:
    for span in spans:
        if span.start == chosen:
            return FoundQuote(span, tuple(spans) if len(spans) <= OFFERED_MAX_PLACES else ())
    if len(spans) > OFFERED_MAX_PLACES:
        return FoundQuote(
            problem=_("The quote stands %(count)d times in the source. Paste more of it.")
            % {"count": len(spans)}
        )
    return FoundQuote(
        choices=tuple(spans),
        problem=_("The quote stands %(count)d times in the source. Choose which one is meant.")
        % {"count": len(spans)},
    )


def _similar(text: str, quote: str, chosen: int | None) -> FoundQuote:
    spans = similar_places(text, quote)
    for span in spans:
        if span.start == chosen:
            return FoundQuote(span, tuple(spans))
    if spans:
        return FoundQuote(
            choices=tuple(spans),
            problem=ngettext(
                "The quote does not stand in the source like this, but one place differs only in "
                "%(how)s. Choose it if it is meant, or mend the quote.",
                "The quote does not stand in the source like this, but %(count)d places differ "
                "only in %(how)s. Choose one if it is meant, or mend the quote.",
                len(spans),
            )
            % {"count": len(spans), "how": _differences(quote, [text[s:e] for s, e in spans])},
        )
    missing = _("The quote does not stand in the source.")
    return FoundQuote(problem=f"{missing} {_departure(text, quote)}")


def _differences(quote: str, others: Sequence[str]) -> str:
    """In words: `white space, capitals`."""
    kinds: tuple[tuple[str, Callable[[str], bool]], ...] = (
        (_("white space"), str.isspace),
        (_("capitals"), str.isalnum),
        (
            _("quotation marks, dashes or other signs"),
            lambda c: not c.isspace() and not c.isalnum(),
        ),
    )
    return ", ".join(
        words
        for words, is_kind in kinds
        if any([*filter(is_kind, quote)] != [*filter(is_kind, other)] for other in others)
    )


def _departure(text: str, quote: str) -> str:
    """How far the quote's beginning goes along with the source, and how the source goes on."""
    common = longest_beginning(text, quote)
    if common is None or common.end - common.start < min(BEGINNING_MIN_CHARACTERS, len(quote)):
        return ""
    same = text[max(common.start, common.end - 40) : common.end]
    return _("The source has “%(same)s” and goes on “%(rest)s”.") % {
        "same": ("…" if common.end - common.start > 40 else "") + same,
        "rest": text[common.end : common.end + 40] + ("…" if common.end + 40 < len(text) else ""),
    }
