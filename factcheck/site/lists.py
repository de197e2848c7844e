"""Claims in a row: the newest ones, those found by words, those of a speaker."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from claims.publication.search import RANKED, keys_by_relevance
from claims.vocabulary import workflow
from factcheck.site import reading
from factcheck.site.reading import PUBLIC, FoundClaim, Json, References
from factcheck.site.verdicts import Verdict, verdict

PAGE_SIZE = 20
CHECKED_FIRST = 5
LONGEST_QUERY = 500


class BadQuery(Exception):
    """A parameter of the address makes no sense; the message says which, to a person."""


@dataclass(frozen=True, slots=True)
class Listed:
    record: Json
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of search results. `total` is exact up to RANKED, which stands for "or more"."""

    claims: list[FoundClaim]
    total: int
    page: int

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


def listed(claims: Iterable[FoundClaim], references: References) -> list[Listed]:
    records = [claim.record for claim in claims]
    return [Listed(record, verdict(record, references)) for record in records]


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
    """Two queries: the keys of the best of the newest matches, and the claims of this page."""
    keys = keys_by_relevance(text, PUBLIC)
    chosen = keys[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    place = {key: number for number, key in enumerate(chosen)}
    claims = reading.found(reading.listed_claims().filter(pk__in=chosen))
    return Hits(sorted(claims, key=lambda claim: place[claim.key]), len(keys), page)


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
