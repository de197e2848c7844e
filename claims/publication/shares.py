"""How much of a text that must not be shown whole the public can put together from its claims.

Of each published claim the quote is shown, and a little of what stands around it. Where there are
many claims that may come to nearly all of the text, which its rights note keeps from being shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings

from claims.models import Claim, ClaimVersion, PublicClaim
from claims.publication.record import SHORT_CONTEXT_CHARACTERS
from corpus.anchoring import Span
from corpus.models import Revision


@dataclass(frozen=True, slots=True)
class PublicShare:
    """Of one text: what is public now, and what would be; both in whole per cent."""

    revision: Revision
    now: int
    then: int


def share_in_public(revision: Revision, more: Iterable[Span] = ()) -> int:
    """Per cent of the text's characters that published claims show, and these `more`."""
    withdrawn = PublicClaim.objects.filter(withdrawn=True).values("id")
    places = (
        ClaimVersion.objects.filter(revision=revision)
        .exclude(kind=ClaimVersion.Kind.WITHDRAWAL)
        .exclude(claim__public_id__in=withdrawn)
        .values_list("record__claim__source__start", "record__claim__source__end")
    )
    spans = [Span(int(start), int(end)) for start, end in places if start is not None]
    return _share([*spans, *more], revision.length)


def _share(spans: Sequence[Span], length: int) -> int:
    shown, reached = 0, 0
    for start, end in sorted(spans):
        first = max(start - SHORT_CONTEXT_CHARACTERS, reached)
        last = min(end + SHORT_CONTEXT_CHARACTERS, length)
        if last > first:
            shown, reached = shown + last - first, last
    return round(100 * shown / length) if length else 0


def large_shares(claims: Iterable[Claim]) -> list[PublicShare]:
    """Of the texts that must not be shown whole, those of which the claims, once published, would
    show more than is public now, and more than the limit (PUBLIC_SHARE_PERCENT)."""
    spans: dict[Revision, list[Span]] = defaultdict(list)
    for claim in claims:
        if not claim.revision.document.full_text_public:
            spans[claim.revision].append(claim.span)
    found = [
        PublicShare(revision, share_in_public(revision), share_in_public(revision, more))
        for revision, more in spans.items()
    ]
    return [each for each in found if each.then > max(each.now, settings.PUBLIC_SHARE_PERCENT)]
