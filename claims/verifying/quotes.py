"""Every claim's quote is what its span holds in its source's text.

Looked at text by text, each read once: `substr` for each claim would go through the whole text
each time.
"""

from collections.abc import Iterator
from functools import partial

from claims.models import Claim
from claims.verifying.findings import BrokenRow, Look, StepFinding
from corpus.any_of import AnyOf
from corpus.models import Revision

# A text has up to some megabytes, and as many are read at once as stay within this.
BATCH_TEXTS = 100
BATCH_CHARACTERS = 10_000_000


def looks() -> Iterator[Look]:
    lengths = Revision.objects.order_by("pk").values_list("pk", "length").iterator()
    yield Look([partial(_look, batch) for batch in _batches(lengths)])


def _batches(lengths: Iterator[tuple[int, int]]) -> Iterator[list[int]]:
    batch: list[int] = []
    characters = 0
    for key, length in lengths:
        if batch and (len(batch) == BATCH_TEXTS or characters + length > BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(key)
        characters += length
    if batch:
        yield batch


def _look(revisions: list[int]) -> StepFinding:
    texts = dict(Revision.objects.filter(AnyOf("pk", revisions)).values_list("pk", "text"))
    claims = Claim.objects.filter(AnyOf("revision_id", revisions)).order_by("pk")
    return StepFinding(
        BrokenRow("quotes_equal_sources", "a quote is not what its span holds in the source", claim)
        for revision, claim, start, end, quote in claims.values_list(
            "revision_id", "public_id", "start", "end", "quote"
        )
        if texts[revision][start:end] != quote or end - start != len(quote)
    )
