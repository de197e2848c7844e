"""Every claim's quote is what its span holds in its source's text.

Looked at text by text, each read once: `substr` for each claim would go through the whole text
each time.
"""

from collections.abc import Iterator

from claims.models import Claim
from claims.verifying.findings import BrokenRow, Look
from corpus.models import Revision

# A text has up to some megabytes.
BATCH_TEXTS = 100


def looks() -> Iterator[Look]:
    keys = list(Revision.objects.order_by("pk").values_list("pk", flat=True))
    batches = [keys[start : start + BATCH_TEXTS] for start in range(0, len(keys), BATCH_TEXTS)]
    yield Look(len(batches), lambda: (_wrong(batch) for batch in batches))


def _wrong(revisions: list[int]) -> list[BrokenRow]:
    texts = dict(Revision.objects.filter(pk__in=revisions).values_list("pk", "text"))
    claims = Claim.objects.filter(revision__in=revisions).order_by()
    return [
        BrokenRow("quotes_equal_sources", "a quote is not what its span holds in the source", claim)
        for revision, claim, start, end, quote in claims.values_list(
            "revision_id", "public_id", "start", "end", "quote"
        )
        if texts[revision][start:end] != quote or end - start != len(quote)
    ]
