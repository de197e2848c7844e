"""What the list of claims is narrowed by, one test per filter; and what is refused."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from factcheck.api.claims import ClaimViewSet
from factcheck.api.csv import TABLE_VIEWS, ClaimsJsonLinesView
from factcheck.api.filters import ClaimFilter
from tests.factories import (
    make_assessment,
    make_claim,
    make_document,
    make_quantity,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
)
from tests.published import get, ids, make_checked, make_published, publish, refusal

pytestmark = pytest.mark.django_db

PAGING = ("cursor", "page_size", "ordering")
FILTERS = (
    *("speaker", "party", "document", "kind", "topic", "verification_status", "rating"),
    *("date_after", "date_before", "year", "published_since"),
    *("amount_min", "amount_max", "unit", "q"),
)
SEVERAL = {
    *("speaker", "party", "document", "kind", "topic", "verification_status", "rating", "year"),
}
EVERY = (*FILTERS, *PAGING)


def names(client: Client, claims: dict[str, Claim], **parameters: Any) -> str:
    """The names of the claims that are found, in the order of `claims`."""
    found = ids(client, **parameters)
    by_id = {claim.public_id: name for name, claim in claims.items()}
    assert len(found) == len(set(found))
    return " ".join(sorted((by_id[id_] for id_ in found), key=list(claims).index))


def dated(*dates: str) -> dict[str, Claim]:
    return {date: make_published(date_edtf=date) for date in dates}


# One by one


def test_speaker(client: Client) -> None:
    claims = {"one": make_published(), "other": make_published()}
    assert names(client, claims, speaker=claims["one"].speaker.public_id) == "one"


def test_party_is_the_one_of_the_role_held_then(client: Client) -> None:
    speaker = make_speaker(party="M")
    claims = {
        "M": make_published(speaker=speaker),
        "L": make_published(speaker=speaker, role=make_role(speaker, party="L")),
        "none": make_published(speaker=make_speaker(party="")),
    }
    assert names(client, claims, party="L") == "L"
    assert names(client, claims, party="M") == "M"


def test_party_with_swedish_letters(client: Client) -> None:
    claims = {"ÖP": make_published(speaker=make_speaker(party="ÖP"))}
    assert names(client, claims, party="ÖP") == "ÖP"


def test_document_by_id_and_by_file_name(client: Client) -> None:
    revision = make_revision(document=make_document(file_name="ärende 1+2 & 3.txt"))
    claims = {"one": make_published(revision=revision), "other": make_published()}
    assert names(client, claims, document=revision.document.public_id) == "one"
    assert names(client, claims, document="ärende 1+2 & 3.txt") == "one"


def test_kind(client: Client) -> None:
    claims = {kind: make_published(kind=kind) for kind in Claim.Kind.values}
    for kind in claims:
        assert names(client, claims, kind=kind) == kind


def test_topic(client: Client) -> None:
    school, care = make_topic("skola"), make_topic("familjehem")
    claims = {
        "both": make_published(topics=[school, care]),
        "care": make_published(topics=[care]),
        "none": make_published(),
    }
    assert names(client, claims, topic="skola") == "both"
    assert names(client, claims, topic="familjehem") == "both care"


def test_verification_status(client: Client) -> None:
    rating = make_scale_and_ratings()["true"]
    draft = make_assessment()
    claims = {
        "unverified": make_claim(),
        "in_progress": make_claim(status="in_progress"),
        "in_review": make_claim(status="in_review", assessment=draft),
        "checked": make_checked(rating),
        "not_checkable": make_claim(
            status="not_checkable", assessment=make_assessment(approved=True)
        ),
    }
    publish(*claims.values())
    for status in claims:
        assert names(client, claims, verification_status=status) == status


def test_rating(client: Client) -> None:
    ratings = make_scale_and_ratings()
    claims = {
        "true": make_checked(ratings["true"]),
        "mostly_false": make_checked(ratings["mostly_false"]),
        "none": make_claim(),
    }
    publish(*claims.values())
    assert names(client, claims, rating="mostly_false") == "mostly_false"


def test_a_proposed_rating_finds_nothing(client: Client) -> None:
    proposed = make_assessment(rating=make_scale_and_ratings()["false"])
    make_published(status="in_review", assessment=proposed)
    assert refusal(client, "claims/", rating="false") == {
        "rating": ["There is no rating “false” in public; they are listed at ratings/."]
    }


def test_date_after(client: Client) -> None:
    claims = dated("2020-09-22/2020-12-31", "2020-10", "2021-01-01")
    everything = "2020-09-22/2020-12-31 2020-10 2021-01-01"
    assert names(client, claims, date_after="2020-10-31") == everything
    assert names(client, claims, date_after="2020-11-01") == "2020-09-22/2020-12-31 2021-01-01"
    assert names(client, claims, date_after="2020-12-31") == "2020-09-22/2020-12-31 2021-01-01"
    assert names(client, claims, date_after="2021-01-01") == "2021-01-01"
    assert names(client, claims, date_after="2021-01-02") == ""


def test_date_before(client: Client) -> None:
    claims = dated("2020-09-22/2020-12-31", "2020-10", "2021-01-01")
    assert names(client, claims, date_before="2020-09-21") == ""
    assert names(client, claims, date_before="2020-09-22") == "2020-09-22/2020-12-31"
    assert names(client, claims, date_before="2020-10-01") == "2020-09-22/2020-12-31 2020-10"
    assert names(client, claims, date_before="2021-01-01") == " ".join(claims)


def test_dates_overlap_a_period(client: Client) -> None:
    claims = dated("2020-09-22/2020-12-31", "2020-10", "2023~")
    period = {"date_after": "2020-11-15", "date_before": "2020-11-15"}
    assert names(client, claims, **period) == "2020-09-22/2020-12-31"
    assert names(client, claims, date_after="2023-06-01", date_before="2023-06-30") == "2023~"


def test_published_since(client: Client) -> None:
    claims = {
        # In Stockholm the 2nd begins at 23:00 UTC.
        "before": make_published(at=datetime(2024, 3, 1, 22, 59, 59, 999_999, tzinfo=UTC)),
        "midnight": make_published(at=datetime(2024, 3, 1, 23, tzinfo=UTC)),
        "noon": make_published(at=datetime(2024, 3, 2, 12, tzinfo=UTC)),
    }
    for moment, expected in {
        "2024-03-01": "before midnight noon",
        "2024-03-02": "midnight noon",
        "2024-03-02 00:00": "midnight noon",
        "2024-03-02T00:00:00.000001": "noon",
        "2024-03-02T12:00:00Z": "noon",
        "2024-03-02T14:00:00+02:00": "noon",
        "2024-03-02T14:00:00 02:00": "noon",  # a plus sign that was not escaped
        "2024-03-02T12:00:00 00:00": "noon",
        "2024-03-02T05:00:01-07:00": "",
        "2024-03-01T15:24:00-20:36": "noon",
    }.items():
        assert names(client, claims, published_since=moment) == expected, moment


def test_times_at_the_ends_of_time(client: Client) -> None:
    make_published()
    for path in ("claims/", "claims.csv"):
        for value, found in {
            "0001-01-01T00:00:00+23:59": 1,
            "0237-05-13T03:36:59-20:36": 1,
            "9999-12-31T23:59:59-23:59": 0,
        }.items():
            response = client.get(f"/api/v1/{path}", {"published_since": value})
            assert response.status_code == 200
            assert response.getvalue().count(b"Placeringarna") == found


def numbers() -> dict[str, Claim]:
    """Claims with 612 and 640 million kronor, 10 to 15 percent, and none."""
    speaker, revision = make_speaker(), make_revision()
    common: dict[str, Any] = {"speaker": speaker, "revision": revision}
    claims = {name: make_claim(**common) for name in ("612", "640", "10–15%", "none")}
    make_quantity(claims["612"], value=612_000_000)
    make_quantity(claims["640"], value=640_000_000)
    make_quantity(claims["640"], position=2, text="640", value="1.5", unit="percent")
    make_quantity(claims["10–15%"], text="640", value=10, value_max=15, unit="percent")
    publish(*claims.values())
    return claims


def test_amount_min(client: Client) -> None:
    claims = numbers()
    assert names(client, claims, amount_min="612000000") == "612 640"
    assert names(client, claims, amount_min="612000000.000001") == "640"
    assert names(client, claims, amount_min="6.4e8") == "640"
    assert names(client, claims, amount_min="15") == "612 640 10–15%"
    assert names(client, claims, amount_min="-1") == "612 640 10–15%"


def test_amount_max(client: Client) -> None:
    claims = numbers()
    assert names(client, claims, amount_max="10") == "640 10–15%"
    assert names(client, claims, amount_max="9.999999") == "640"
    assert names(client, claims, amount_max="1.5") == "640"
    assert names(client, claims, amount_max="1.499999") == ""
    assert names(client, claims, amount_max="612000000") == "612 640 10–15%"


def test_unit(client: Client) -> None:
    claims = numbers()
    assert names(client, claims, unit="SEK") == "612 640"
    assert names(client, claims, unit="percent") == "640 10–15%"
    assert names(client, claims, unit="EUR") == ""


def test_amounts_and_unit_are_asked_of_one_and_the_same_number(client: Client) -> None:
    claims = numbers()
    assert names(client, claims, amount_min=12, amount_max=13) == "10–15%"
    assert names(client, claims, amount_min=2, unit="percent") == "10–15%"
    assert names(client, claims, amount_max=2, unit="SEK") == ""
    assert names(client, claims, amount_min=620_000_000, unit="SEK") == "640"
    assert names(client, claims, amount_min=13, amount_max=12) == "10–15%"
    assert names(client, claims, amount_min=16, amount_max=9) == ""


def test_filters_are_combined(client: Client) -> None:
    topic = make_topic("skola")
    claims = {
        "wanted": make_published(kind="rule", topics=[topic]),
        "kind": make_published(kind="rule"),
        "topic": make_published(topics=[topic]),
    }
    assert names(client, claims, kind="rule", topic="skola") == "wanted"


def test_an_empty_value_is_as_if_it_were_not_given(client: Client) -> None:
    make_published()
    assert len(ids(client, **dict.fromkeys(EVERY, ""))) == 1


# What is refused

NOWHERE = {
    "speaker": "bcdfghjk",
    "party": "XYZ",
    "document": "bcdfghjk",
    "topic": "okand",
    "rating": "pants_on_fire",
}


@pytest.mark.parametrize(("name", "value"), NOWHERE.items())
def test_what_is_nowhere_in_public_is_named(client: Client, name: str, value: str) -> None:
    make_published()
    listed = {"party": "there are: M."}.get(name, f"they are listed at {name}s/.")
    message = f"There is no {name} “{value}” in public; {listed}"
    assert refusal(client, "claims/", **{name: value}) == {name: [message]}
    assert refusal(client, "claims.csv", **{name: value}) == {name: [message]}
    assert refusal(client, "claims/", **{name: value, "q": "placeringarna"}) == {name: [message]}


def test_a_file_that_is_nowhere_in_public_is_named(client: Client) -> None:
    make_claim(revision=make_revision(document=make_document(file_name="utkast.txt")))
    expected = {
        "document": ["There is no document “utkast.txt” in public; they are listed at documents/."]
    }
    assert refusal(client, "claims/", document="utkast.txt") == expected


def test_all_that_is_nowhere_in_public_is_named_at_once(client: Client) -> None:
    assert refusal(client, "claims/", **NOWHERE).keys() == NOWHERE.keys()


def test_what_is_in_public_but_not_here_finds_nothing(client: Client) -> None:
    ratings = make_scale_and_ratings()
    claim = make_checked(ratings["true"], topics=[make_topic("skola")])
    publish(claim)
    known = {
        "speaker": claim.speaker.public_id,
        "party": "M",
        "document": claim.revision.document.file_name,
        "topic": "skola",
    }
    for name, value in known.items():
        assert get(client, "claims/", **{name: value, "kind": "rule"})["results"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("speaker", "Åsa Öberg"),
        ("speaker", "B" * 8),
        ("party", "moderaterna"),
        ("party", "M,S"),
        ("kind", "quantities"),
        ("kind", "Quantity"),
        ("topic", "Skola!"),
        ("verification_status", "verified"),
        ("rating", "Sant"),
        ("date_after", "i går"),
        ("date_after", "2023~"),
        ("date_after", "2023-02-29"),
        ("date_after", "0000-01-01"),
        ("date_after", "10000-01-01"),
        ("date_after", "-0044-03-15"),
        ("date_before", "01/02/2023"),
        ("date_before", "2/1/23"),
        ("date_before", "2023-01-01T00:00:00Z"),
        ("published_since", "nyss"),
        ("published_since", "2024-02-30"),
        ("published_since", "2024-03-02T25:00:00Z"),
        ("published_since", "2024-03-02T12:00:00+99:99"),
        ("published_since", "1700000000"),
        ("amount_min", "640 miljoner"),
        ("amount_min", "1,5"),
        ("amount_min", "NaN"),
        ("amount_min", "sNaN"),
        ("amount_max", "Infinity"),
        ("amount_max", "-inf"),
        ("amount_max", "0x10"),
        ("unit", "kronor"),
        ("unit", "sek"),
        ("page_size", "0"),
        ("page_size", "201"),
        ("page_size", "-1"),
        ("page_size", "1.5"),
        ("page_size", "٥"),
        ("page_size", "9" * 5000),
        ("ordering", "speaker"),
        ("ordering", "date,published_at"),
    ],
)
def test_a_bad_value_is_named(client: Client, name: str, value: str) -> None:
    assert refusal(client, "claims/", **{name: value}).keys() == {name}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date_after", "0001-01-01"),
        ("date_before", "9999-12-31"),
        ("published_since", "0001-01-01"),
        ("published_since", "0001-01-01T00:00:00+14:00"),
        ("amount_min", "-1e40"),
        ("amount_max", "1e40"),
        ("amount_min", "1e-999999"),
        ("amount_min", f"0.{'0' * 40_000}1"),
        ("amount_max", "999999999999999999.0000001"),
        ("q", "' OR 1=1 --"),
        ("q", "%"),
    ],
)
def test_an_extreme_value_is_answered(client: Client, name: str, value: str) -> None:
    claim = make_published()
    make_quantity(claim)
    for path in ("claims/", "claims.csv"):
        assert client.get(f"/api/v1/{path}", {name: value}).status_code == 200


@pytest.mark.parametrize("value", ["“", "& | ! <-> :* ( )"])
def test_a_query_without_a_word_is_named(client: Client, value: str) -> None:
    make_published()
    for path in ("claims/", "claims.csv"):
        assert refusal(client, path, q=value).keys() == {"q"}


def test_numbers_finer_than_what_is_kept_are_still_compared_right(client: Client) -> None:
    claim = make_claim()
    make_quantity(claim, text="640", value="0")
    publish(claim)
    assert ids(client, amount_min="-1e-9") == [claim.public_id]
    assert ids(client, amount_min="1e-9") == []
    assert ids(client, amount_max="1e-9") == [claim.public_id]
    assert ids(client, amount_max="-1e-9") == []


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("value", ["\x00", "a\x00b", "x" * 10_000, "9" * 10_000], ids=ascii)
def test_nul_and_ten_thousand_characters_are_named(client: Client, name: str, value: str) -> None:
    assert refusal(client, "claims/", **{name: value}).keys() == {name}


@pytest.mark.parametrize("name", sorted({*EVERY} - SEVERAL))
def test_a_parameter_given_twice_is_named(client: Client, name: str) -> None:
    expected = {name: ["It is given more than once."]}
    assert refusal(client, "claims/", **{name: ["1", "2"]}) == expected
    assert refusal(client, "claims/", **{name: ["1", "1"]}) == expected


@pytest.mark.parametrize("path", ["claims/", "claims.csv", "speakers/", "topics/"])
def test_an_unknown_parameter_is_named_with_those_that_there_are(client: Client, path: str) -> None:
    (message,) = refusal(client, path, speeker="x")["speeker"]
    assert message.startswith("There is no such parameter; there are: ")
    listed = set(message.removesuffix(".").split(": ")[1].split(", "))
    expected = {
        "claims/": {*EVERY, "as_of", "count", "fields", "highlight", "since", "words"},
        "claims.csv": {*FILTERS, "as_of", "columns", "dialect"},
        "speakers/": {*PAGING, "party", "q"},
    }
    assert listed == expected.get(path, set(PAGING))


def test_other_lists_of_references_have_no_filters(client: Client) -> None:
    assert refusal(client, "topics/", q="Åsa").keys() == {"q"}


def test_format_is_no_parameter(client: Client) -> None:
    make_published()
    for value in ("json", "csv", "xml"):
        assert refusal(client, "claims/", format=value).keys() == {"format"}


def test_every_mistake_is_named_at_once(client: Client) -> None:
    wrong = {"kind": "x", "date_after": "y", "amount_min": "z"}
    assert refusal(client, "claims/", **wrong).keys() == wrong.keys()


class NoParty(ClaimFilter):
    party = None  # type: ignore[assignment]  # as django-filter has it: takes the filter away


@pytest.mark.parametrize(
    ("path", "view"),
    [
        ("claims/", ClaimViewSet),
        ("claims.csv", TABLE_VIEWS["claims"]),
        ("claims.jsonl", ClaimsJsonLinesView),
    ],
)
def test_what_a_view_declares_is_what_filters(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str, view: Any
) -> None:
    url = f"/api/v1/{path}?party=M"
    assert client.get(url).status_code == 400  # nobody of that party
    make_published(speaker=make_speaker(party="M"))
    assert client.get(url).status_code == 200
    monkeypatch.setattr(view, "filterset_class", NoParty)
    assert "There is no such parameter" in client.get(url).content.decode()
