"""Claims in a row: the newest ones, those found by words, those of a speaker."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from claims.publication.meant import corrected, with_marks
from claims.publication.search import RANKED, keys_by_relevance
from claims.vocabulary import workflow
from claims.words.queries import read_query
from factcheck.site import reading
from factcheck.site.marked_text import FoundPiece, found_pieces
from factcheck.site.reading import PUBLIC, FoundClaim, Json, References
from factcheck.site.verdicts import Verdict, verdict

PAGE_SIZE = 20
CHECKED_FIRST = 5
LONGEST_QUERY = 500


class BadQuery(Exception):
    """A parameter of the address makes no sense; the message says which, to a person."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim in a list; in that of what a search found, with its words marked. The quote is shown
    there only where words of it are."""

    record: Json
    verdict: Verdict | None
    statement: list[FoundPiece]
    quote: list[FoundPiece]


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of search results. `total` is exact up to RANKED, which stands for "or more".

    `asked` is what was looked for: what was typed, but for å, ä and ö. Where nothing was found,
    `offered` may be what was meant.
    """

    claims: list[FoundClaim]
    total: int
    page: int
    asked: str
    offered: str = ""

    @property
    def first(self) -> int:
        """The number of this page's first claim among all."""
        return (self.page - 1) * PAGE_SIZE + 1

    @property
    def many(self) -> bool:
        return self.total >= RANKED

    @property
    def next(self) -> int | None:
        return self.page + 1 if self.page * PAGE_SIZE < self.total else None

    @property
    def previous(self) -> int | None:
        return self.page - 1 if self.page > 1 else None


def listed(claims: Iterable[FoundClaim], references: References, asked: str = "") -> list[Listed]:
    """With `asked`, words as people type them are marked."""
    query = read_query(asked)
    found = []
    for record in (claim.record for claim in claims):
        quote = found_pieces(record["quote"], query)
        shown = quote if any(piece.found for piece in quote) else []
        statement = found_pieces(record["statement"], query)
        found.append(Listed(record, verdict(record, references), statement, shown))
    return found


def words(parameters: QueryDict) -> str:
    """What is searched for; empty when nothing is."""
    text = parameters.get("q", "").strip()
    if len(text) > LONGEST_QUERY:
        raise BadQuery(
            _("q: a search can be at most %(longest)d characters long.")
            % {"longest": LONGEST_QUERY}
        )
    if "\x00" in text or "\ufffd" in text:  # the latter for bytes that are no UTF-8
        raise BadQuery(_("q: this contains a character that no text has."))
    return text


def whole_number(parameters: QueryDict, name: str, largest: int) -> int | None:
    """The parameter as a number from 1 to `largest`; None where it isn't given."""
    text = parameters.get(name, "")
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 20 and 1 <= int(text) <= largest:
        return int(text)
    raise BadQuery(_("%(name)s: this must be a whole number.") % {"name": name})


def search(text: str, page: int) -> Hits:
    """Two queries: the keys of the best of the newest matches, and the claims of this page. Where
    nothing matches, some more: which words does nothing have, and what may be meant?"""
    keys = keys_by_relevance(text, PUBLIC)
    if not keys and (meant := with_marks(text, PUBLIC)):
        text = meant
        keys = keys_by_relevance(text, PUBLIC)
    chosen = keys[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    place = {key: number for number, key in enumerate(chosen)}
    claims = reading.found(reading.listed_claims().filter(pk__in=chosen))
    claims.sort(key=lambda claim: place[claim.key])
    offered = ("" if keys else corrected(text, PUBLIC)) or ""
    offered = offered if len(offered) <= LONGEST_QUERY else ""
    return Hits(claims, len(keys), page, text, offered)


def too_common(text: str) -> str | None:
    """Of a search with nothing to look for: its words, which are too common, perhaps none. None of
    any other search."""
    query = read_query(text)
    return None if query.clauses else ", ".join(dict.fromkeys(query.too_common[:10]))


def newest(before: int | None, **narrowed: str) -> tuple[list[FoundClaim], int | None]:
    """One query: the claims first published before the given one, and where the next page begins.

    `narrowed` are columns of the public claims that must have these values.
    """
    claims = reading.listed_claims().filter(**narrowed)
    if before is not None:
        claims = claims.filter(pk__lt=before)
    found = reading.found(claims.order_by("-pk")[: PAGE_SIZE + 1])
    more = found[PAGE_SIZE - 1].key if len(found) > PAGE_SIZE else None
    return found[:PAGE_SIZE], more


def newest_checked() -> list[FoundClaim]:
    """One query: the few claims with a verdict that were published last, be it once more."""
    claims = reading.listed_claims().filter(verification_status=workflow.CHECKED)
    return reading.found(claims.order_by("-publication")[:CHECKED_FIRST])
