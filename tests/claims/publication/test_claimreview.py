"""A ClaimReview from a record and its versions, without a database."""

from typing import Any

import pytest

from claims.publication.claimreview import (
    Desk,
    NotReviewed,
    PastVersion,
    claim_review,
    data_feed,
    feed_item,
    in_short,
)

DESK = Desk("Faktabasen", "https://fakta.example")
MAY, JUNE, JULY, AUGUST = (f"2024-{month:02}-01T10:00:00.000000Z" for month in (5, 6, 7, 8))

Json = dict[str, Any]


def voice(name: str = "Åsa Öberg", **overrides: Any) -> Json:
    values = {"id": "c2d3f4g5", "name": name, "kind": "person", "party": "M"}
    return values | {"role": "oppositionsborgarråd, Stockholms stad"} | overrides


def record(**overrides: Any) -> Json:
    """The parts of a checked claim's record that a review is made of."""
    document = {"title": "Dyra placeringar", "publisher": None, "url": None}
    rating = {"id": "half_true", "label": "Delvis sant", "value": 3, "best": 5, "worst": 1}
    values: Json = {
        "id": "b2c3d4f5",
        "version": 1,
        "published_at": MAY,
        "statement": "Placeringarna kostade 640 miljoner kronor.",
        "headline": None,
        "speaker": voice(),
        "cosigners": [],
        "reported_by": None,
        "date": {"edtf": "2023-04-14", "earliest": "2023-04-14", "latest": "2023-04-14"},
        "source": {"document": document},
        "verification_status": "checked",
        "rating": rating,
        "assessment": {"summary": "Bokslutet visar 612 miljoner."},
    }
    return values | overrides


def review(found: Json, *versions: PastVersion, wikidata_ids: dict[str, str] | None = None) -> Json:
    return claim_review(found, versions, desk=DESK, wikidata_ids=wikidata_ids or {})


def past(number: int, kind: str, at: str, status: str | None = "checked") -> PastVersion:
    note = "" if kind in {"first", "minor"} else f"Därför {number}."
    return PastVersion(number, kind, note, at, status)


def test_everything_that_consumers_ask_for() -> None:
    assert review(record(), past(1, "first", MAY)) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://fakta.example/claims/b2c3d4f5/",
        "claimReviewed": "Placeringarna kostade 640 miljoner kronor.",
        "itemReviewed": {
            "@type": "Claim",
            "text": "Placeringarna kostade 640 miljoner kronor.",
            "author": {
                "@type": "Person",
                "name": "Åsa Öberg",
                "jobTitle": "oppositionsborgarråd, Stockholms stad",
            },
            "datePublished": "2023-04-14",
            "firstAppearance": {"@type": "CreativeWork", "name": "Dyra placeringar"},
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "Delvis sant",
            "ratingValue": 3,
            "bestRating": 5,
            "worstRating": 1,
            "ratingExplanation": "Bokslutet visar 612 miljoner.",
        },
        "author": {
            "@type": "Organization",
            "name": "Faktabasen",
            "url": "https://fakta.example/",
        },
        "datePublished": MAY,
        "dateModified": MAY,
    }


@pytest.mark.parametrize("status", ["unverified", "in_progress", "in_review", "not_checkable"])
def test_no_review_without_a_verdict(status: str) -> None:
    with pytest.raises(NotReviewed):
        review(record(verification_status=status, rating=None))


def test_no_review_of_a_withdrawn_claim() -> None:
    with pytest.raises(NotReviewed):
        review({"id": "b2c3d4f5", "withdrawn": {"at": MAY, "reason": "Fel talare."}})


def test_a_verdict_off_the_scale_has_no_numbers() -> None:
    rating = {"label": "Saknar sammanhang", "value": None, "best": 5, "worst": 1}
    assert review(record(rating=rating))["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Saknar sammanhang",
        "ratingExplanation": "Bokslutet visar 612 miljoner.",
    }


def test_an_unknown_speaker_is_left_out() -> None:
    unknown = voice("Okänd skribent", kind="unknown", party=None, role=None)
    assert "author" not in review(record(speaker=unknown))["itemReviewed"]


def test_an_organisation_has_no_job_title() -> None:
    speaker = voice("Moderaterna", kind="organisation")
    author = review(record(speaker=speaker))["itemReviewed"]["author"]
    assert author == {"@type": "Organization", "name": "Moderaterna"}


def test_wikidata_where_it_is_known() -> None:
    claim = record(cosigners=[voice("Örjan Älv", id="h6j7k8m9", role=None)])
    authors = review(claim, wikidata_ids={"h6j7k8m9": "Q42"})["itemReviewed"]["author"]
    assert "sameAs" not in authors[0]
    assert authors[1] == {
        "@type": "Person",
        "name": "Örjan Älv",
        "sameAs": "https://www.wikidata.org/wiki/Q42",
    }


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2023~", "2023-01-01", "2023-12-31"),
        ("2023-04", "2023-04-01", "2023-04-30"),
        ("2023-04-14~", "2023-04-14", "2023-04-14"),
        ("2023-04-14/2023-04-15", "2023-04-14", "2023-04-15"),
    ],
)
def test_no_date_unless_the_day_is_certain(edtf: str, earliest: str, latest: str) -> None:
    date = {"edtf": edtf, "earliest": earliest, "latest": latest}
    assert "datePublished" not in review(record(date=date))["itemReviewed"]


def test_where_the_claim_was_made_or_retold() -> None:
    document = {
        "title": "Dyra placeringar",
        "publisher": "Tidningen",
        "url": "https://tidningen.example/1",
    }
    work = {
        "@type": "CreativeWork",
        "name": "Dyra placeringar",
        "url": "https://tidningen.example/1",
        "publisher": {"@type": "Organization", "name": "Tidningen"},
    }
    made = review(record(source={"document": document}))["itemReviewed"]
    assert made["firstAppearance"] == work
    assert "appearance" not in made
    retold = review(record(source={"document": document}, reported_by=voice("Reporter")))
    assert retold["itemReviewed"]["appearance"] == work
    assert "firstAppearance" not in retold["itemReviewed"]


def test_dates_and_corrections_are_told_from_the_versions() -> None:
    """The review begins with the verdict: what was corrected before is not its correction."""
    versions = [
        past(1, "first", MAY, "unverified"),
        past(2, "correction", MAY, "unverified"),
        past(3, "update", JUNE),
        past(4, "correction", JULY),
        past(5, "minor", AUGUST),
    ]
    found = review(record(version=5, published_at=AUGUST), *versions)
    assert (found["datePublished"], found["dateModified"]) == (JUNE, AUGUST)
    assert found["correction"] == [
        {"@type": "CorrectionComment", "text": "Därför 4.", "datePublished": JULY}
    ]


def test_a_verdict_given_up_and_given_again_keeps_its_first_date() -> None:
    versions = [
        past(1, "first", MAY),
        past(2, "correction", JUNE, "in_progress"),
        past(3, "update", JULY),
    ]
    found = review(record(version=3, published_at=JULY), *versions)
    assert found["datePublished"] == MAY
    assert [correction["text"] for correction in found["correction"]] == ["Därför 2."]


def test_versions_published_since_the_record_was_read_are_not_told() -> None:
    versions = [past(1, "first", MAY), past(2, "correction", JUNE)]
    found = review(record(version=1, published_at=MAY), *versions)
    assert found["dateModified"] == MAY
    assert "correction" not in found


def test_the_feed_tells_when_each_review_was_made_and_changed() -> None:
    found = review(record(version=2, published_at=JUNE), past(1, "first", MAY))
    assert feed_item(found) == {
        "@type": "DataFeedItem",
        "dateCreated": MAY,
        "dateModified": JUNE,
        "item": found,
    }
    feed = data_feed(desk=DESK, modified=JUNE)
    assert (feed["@type"], feed["dateModified"]) == ("DataFeed", JUNE)
    assert feed["url"] == "https://fakta.example/api/v1/claimreview/"
    assert "dateModified" not in data_feed(desk=DESK, modified=None)


LONG = "Placeringarna på institution kostade Stockholms stad sammanlagt 640 miljoner kronor [2022]."


def test_a_headline_stands_for_a_long_statement() -> None:
    short = review(record(statement=LONG, headline="Placeringarna kostade 640 miljoner"))
    assert short["claimReviewed"] == "Placeringarna kostade 640 miljoner"
    assert short["itemReviewed"]["text"] == LONG


def test_without_a_headline_it_is_cut_between_words() -> None:
    cut = review(record(statement=LONG))
    assert cut["claimReviewed"] == (
        "Placeringarna på institution kostade Stockholms stad sammanlagt 640…"
    )
    assert cut["itemReviewed"]["text"] == LONG


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("x" * 75, "x" * 75),
        ("x" * 76, "x" * 74 + "…"),
        ("x" * 74 + " y", "x" * 74 + "…"),
        ("x" * 75 + " y", "x" * 74 + "…"),
        ("x" * 60 + ", och " + "y" * 20, "x" * 60 + ", och…"),
        ("x" * 60 + ", " + "y" * 20, "x" * 60 + "…"),
        ("x" * 60 + " [som då " + "y" * 20 + "]", "x" * 60 + "…"),
        ("x" * 50 + " [2022] vid " + "y" * 20, "x" * 50 + " [2022] vid…"),
        ("[" + "x " * 60 + "]", "[" + "x " * 36 + "x…"),
    ],
)
def test_cut(statement: str, expected: str) -> None:
    assert in_short(statement) == expected
    assert len(expected) <= 75
