"""What public claims are found by: the rows that searches look in."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import chain

from claims.models import PublicClaim, PublicSearch, PublicToken
from claims.publication.copying import copy_rows, entered_together
from claims.publication.filtering import FilterWords
from claims.publication.shapes import Json
from claims.publication.word_tables import entries_of
from claims.words.cutting import tokens
from claims.words.lexemes import vector
from corpus.any_of import AnyOf

# Of tokens, what each adds to a vector.
Entries = Callable[[Iterable[str]], Mapping[str, str]]


def index_words(shown: Mapping[int, Json]) -> None:
    """Make the search entries of public records, by first publication, whose rows are written."""
    rows = search_rows(shown, lambda wanted: entries_of(PublicToken, wanted))
    with entered_together(PublicSearch, "public_search_words"):
        copy_rows(rows)


def search_rows(shown: Mapping[int, Json], entries: Entries) -> list[PublicSearch]:
    """Of public records, by first publication, whose rows are written: what their texts and numbers
    say, and what they are narrowed by. Stores nothing itself."""
    said = text_words(shown, entries)
    claims = PublicClaim.objects.filter(AnyOf("pk", list(shown)))
    rows = claims.annotate(filter_words=FilterWords()).values_list(
        "pk", "filter_words", "date_earliest", "date_latest", "published_at"
    )
    return [
        PublicSearch(
            claim_id=key,
            words=f"{said[key]} {filtered}",
            said_first=first,
            said_last=last,
            published_at=published_at,
        )
        for key, filtered, first, last, published_at in rows
    ]


def text_words(shown: Mapping[int, Json], entries: Entries) -> dict[int, str]:
    """Of the same records, as vectors: statement before quote before speaker, and the numbers."""
    cut = {
        key: [
            tokens(text)
            for text in (record["statement"], record["quote"], record["speaker"]["name"])
        ]
        for key, record in shown.items()
    }
    entry_of = entries(chain.from_iterable(chain.from_iterable(cut.values()))).__getitem__
    return {
        key: vector(
            zip(cut[key], "ABC", strict=True),
            {Decimal(quantity["value"]) for quantity in record["quantities"]},
            entry_of=entry_of,
        )
        for key, record in shown.items()
    }
