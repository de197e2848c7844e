"""Answers of fact-check search services (`claims:search`) as the ClaimReview that they list."""

from typing import Any

Json = dict[str, Any]


def as_reviews(value: object) -> object:
    """`{"claims": [{"text": …, "claimReview": [{"url": …}]}]}` as a list of reviews; anything else
    as it is. What is of another form is left as it stands, for the reader to refuse.
    """
    claims = value.get("claims") if isinstance(value, dict) else None
    if not isinstance(claims, list):
        return value
    found = [
        _review(claim, review)
        for claim in claims
        if isinstance(claim, dict) and isinstance(claim.get("claimReview"), list)
        for review in claim["claimReview"]
        if isinstance(review, dict)
    ]
    return found or value


def _review(claim: Json, review: Json) -> Json:
    publisher = review.get("publisher")
    named = publisher if isinstance(publisher, dict) else {}
    said = {
        "@type": "ClaimReview",
        "url": review.get("url"),
        "name": review.get("title"),
        "claimReviewed": claim.get("text"),
        "itemReviewed": {"@type": "Claim", "author": {"name": claim.get("claimant")}},
        "author": {"@type": "Organization", "name": named.get("name") or named.get("site")},
        "reviewRating": {"@type": "Rating", "alternateName": review.get("textualRating")},
        "datePublished": review.get("reviewDate"),
        "inLanguage": review.get("languageCode"),
    }
    return {key: each for key, each in said.items() if each is not None}
