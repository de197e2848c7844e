"""What public claims are found by: the rows that searches look in."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import chain
from typing import Final

from django.db import connections, router

from claims.models import PublicClaim, PublicSearch, PublicToken
from claims.publication.filtering import filter_words
from claims.publication.handing_over import execute_in_turn
from claims.publication.shapes import Json
from claims.publication.word_tables import entries_of
from claims.words.cutting import tokens
from claims.words.lexemes import vector

# Of tokens, what each adds to a vector.
Entries = Callable[[Iterable[str]], Mapping[str, str]]

# Between texts that are handed over as one. Words are cut at it: no vector has it.
BETWEEN: Final = "\x1f"
_FIELDS = {str(field.attname): f"claim.{field.column}" for field in PublicClaim._meta.fields}
_UNITS = "ARRAY(SELECT DISTINCT unit FROM claims_publicquantity WHERE claim_id = key)"
# SQL for all that a search entry has, of a public row as `claim`, of `key`, and of what its texts
# and numbers have `said`.
ENTRY: Final = (
    f"coalesce(said, '')::tsvector || {filter_words(_FIELDS, _UNITS)},"
    " date_earliest, date_latest, claim.published_at"
)
_INDEX: Final = f"""
INSERT INTO claims_publicsearch (claim_id, words, said_first, said_last, published_at)
SELECT key, {ENTRY}
FROM unnest(%s::bigint[], string_to_array(%s, %s)) AS made (key, said)
JOIN claims_publicclaim AS claim ON claim.first_publication = key
"""  # noqa: S608  # ours


class WordsOfRecords:
    """The words of public records, by first publication; the record may be one that a version
    keeps. What they are found by is asked for at once."""

    def __init__(self, records: Mapping[int, Json]) -> None:
        self._vectors = _Vectors(records, lambda wanted: entries_of(PublicToken, wanted))

    def index(self) -> None:
        """Make the search entries; the claims' rows and numbers are written before, in turn."""
        if not (said := self._vectors.made()):
            return
        execute_in_turn(
            connections[router.db_for_write(PublicSearch)],
            _INDEX,
            [list(said), BETWEEN.join(said.values()), BETWEEN],
        )


def index_words(shown: Mapping[int, Json]) -> None:
    """Make the search entries of public records, by first publication, whose rows are written."""
    WordsOfRecords(shown).index()


def text_words(shown: Mapping[int, Json], entries: Entries) -> dict[int, str]:
    """Of public records, by first publication, as vectors: statement before quote before speaker,
    and the numbers."""
    return _Vectors(shown, entries).made()


class _Vectors:
    def __init__(self, records: Mapping[int, Json], entries: Entries) -> None:
        self._records = records
        self._cut = {
            key: [
                tokens(text)
                for text in (record["statement"], record["quote"], record["speaker"]["name"])
            ]
            for key, record in records.items()
        }
        self._entries = entries(chain.from_iterable(chain.from_iterable(self._cut.values())))

    def made(self) -> dict[int, str]:
        return {
            key: vector(
                zip(self._cut[key], "ABC", strict=True),
                {Decimal(quantity["value"]) for quantity in record["quantities"]},
                entry_of=self._entries.__getitem__,
            )
            for key, record in self._records.items()
        }
