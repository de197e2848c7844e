"""schema.org ClaimReview: a checked claim as search engines and other fact-checkers read it.

Pure functions from the public record (`claims/publication/record.py`) and its versions. They keep
to what consumers demand: `claimReviewed` is short and never tells the verdict; a Rating has its
numbers together or not at all; a claim whose speaker is unknown has no `author`. A date stands
there only where the day is known: consumers read “2023” as the first of January.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims.vocabulary.lengths import HEADLINE_MAX_CHARACTERS
from claims.vocabulary.workflow import CHECKED

Json = dict[str, Any]

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # of what the desk itself has written

_AUTHORS = {"person": "Person", "organisation": "Organization"}  # unknown speakers are no authors


class NotReviewed(ValueError):
    """The claim has no verdict in public, so there is no review of it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who reviews. `base_url` is where it publishes, without a slash at the end."""

    name: str
    base_url: str

    def as_author(self) -> Json:
        return {"@type": "Organization", "name": self.name, "url": f"{self.base_url}/"}


@dataclass(frozen=True, slots=True)
class PastVersion:
    """One version of a claim: what its review's dates and corrections are told from."""

    number: int
    kind: str
    note: str
    published_at: str  # RFC 3339, as the record has it
    status: str | None  # None while the claim is withdrawn


def is_reviewed(record: Json) -> bool:
    return "withdrawn" not in record and record["verification_status"] == CHECKED


def page_url(claim_id: str, base_url: str) -> str:
    """The claim's own page, where the review can be read."""
    return f"{base_url}/claims/{claim_id}/"


def exact_day(date: Json) -> str | None:
    """`2016-04-14` where the day is certain; None for a month, an interval, “about”."""
    day: str = date["edtf"]
    return day if day == date["earliest"] == date["latest"] else None


def in_short(statement: str) -> str:
    """The statement, or as many of its first words as are shown, with an ellipsis.

    Never words of another's making: a shorter claim could be another claim. Where a bracket would
    be left open it goes too.
    """
    if len(statement) <= HEADLINE_MAX_CHARACTERS:
        return statement
    start = statement[:HEADLINE_MAX_CHARACTERS]
    words = start.rpartition(" ")[0] or start[:-1]
    for opening, closing in ("[]", "()"):
        before, bracket, inside = words.rpartition(opening)
        if bracket and closing not in inside and before.strip():
            words = before
    return words.rstrip(" ,;:–-") + "…"


def first_review(record: Json, versions: Iterable[PastVersion]) -> tuple[int, str]:
    """The number of the version that first had a verdict, and when it was published (RFC 3339)."""
    reviewed = [
        (version.number, version.published_at) for version in versions if version.status == CHECKED
    ]
    return min([*reviewed, (record["version"], record["published_at"])])


def claim_review(
    record: Json,
    versions: Sequence[PastVersion],
    *,
    desk: Desk,
    wikidata_ids: Mapping[str, str],
) -> Json:
    """The review as JSON-LD, as of the record's version, whatever was published since.

    `wikidata_ids` are those of speakers, by their public ids. Raises NotReviewed for a claim that
    is not checked.
    """
    if not is_reviewed(record):
        raise NotReviewed(record["id"])
    first, published = first_review(record, versions)
    review: Json = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": page_url(record["id"], desk.base_url),
        "claimReviewed": record.get("headline") or in_short(record["statement"]),
        "itemReviewed": _claim(record, wikidata_ids),
        "reviewRating": _rating(record["rating"], record["assessment"]["summary"]),
        "author": desk.as_author(),
        "datePublished": published,
        "dateModified": record["published_at"],
    }
    if day := record["assessment"].get("checked_on"):
        review["dateCreated"] = day
    if corrections := [
        {"@type": "CorrectionComment", "text": past.note, "datePublished": past.published_at}
        for past in versions
        if past.kind == "correction" and first < past.number <= record["version"]
    ]:
        review["correction"] = corrections
    return review


def _rating(rating: Json, explanation: str) -> Json:
    """The label always; the numbers only for a verdict that has a place on the scale."""
    found: Json = {"@type": "Rating", "alternateName": rating["label"]}
    if rating["value"] is not None:
        found |= {
            "ratingValue": rating["value"],
            "bestRating": rating["best"],
            "worstRating": rating["worst"],
        }
    return found | {"ratingExplanation": explanation}


def _claim(record: Json, wikidata_ids: Mapping[str, str]) -> Json:
    claim: Json = {"@type": "Claim", "text": record["statement"]}
    speakers = (record["speaker"], *record["cosigners"])
    authors = [_author(who, wikidata_ids) for who in speakers if who["kind"] in _AUTHORS]
    if authors:
        claim["author"] = authors[0] if len(authors) == 1 else authors
    if day := exact_day(record["date"]):
        claim["datePublished"] = day
    # A source that retells what somebody said elsewhere is not where the claim was first made.
    place = "appearance" if record["reported_by"] else "firstAppearance"
    claim[place] = _source(record["source"])
    return claim


def _author(voice: Json, wikidata_ids: Mapping[str, str]) -> Json:
    author = {"@type": _AUTHORS[voice["kind"]], "name": voice["name"]}
    if voice["kind"] == "person" and voice["role"]:
        author["jobTitle"] = voice["role"]
    if wikidata_id := wikidata_ids.get(voice["id"]):
        author["sameAs"] = f"https://www.wikidata.org/wiki/{wikidata_id}"
    return author


def source_address(source: Json) -> str:
    """Where the claim's source was published; of a PDF at the page that the quote is on. Empty
    where it has no address."""
    address: str = source["document"]["url"] or ""
    if address and source.get("page") and "#" not in address:  # a PDF alone has pages
        return f"{address}#page={source['page']}"
    return address


def _source(said: Json) -> Json:
    document = said["document"]
    source: Json = {"@type": "CreativeWork", "name": document["title"]}
    if address := source_address(said):
        source["url"] = address
    if document["publisher"]:
        source["publisher"] = {"@type": "Organization", "name": document["publisher"]}
    return source


def data_feed(*, desk: Desk, modified: str | None) -> Json:
    """The envelope of all reviews; `dataFeedElement` takes what `feed_item` makes of each."""
    feed: Json = {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": f"{desk.name}: ClaimReview",
        "url": f"{desk.base_url}/api/v1/claimreview/",
        "publisher": desk.as_author(),
        "license": LICENCE,
    }
    return feed | ({"dateModified": modified} if modified else {})


def feed_item(review: Json) -> Json:
    return {
        "@type": "DataFeedItem",
        "dateCreated": review["datePublished"],
        "dateModified": review["dateModified"],
        "item": review,
    }
