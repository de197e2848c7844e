"""Parameters given more than once: any of their values is enough; all parameters must match."""

import csv
import io
import json
from itertools import combinations
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from factcheck.api.filters import MOST_VALUES
from factcheck.api.narrowing import MOST_BRANCHES, branches
from tests.factories import (
    make_claim,
    make_document,
    make_revision,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
)
from tests.published import SITE, get, ids, make_checked, make_published, publish, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims() -> dict[str, Claim]:
    """Claims by names that say what is different in each."""
    ratings = make_scale_and_ratings()
    school, care, law = make_topic("skola"), make_topic("vard"), make_topic("lag")
    anna, bo, eva = (
        make_speaker(name, party=party) for name, party in (("A", "S"), ("B", "M"), ("E", "V"))
    )
    revision = make_revision(document=make_document(file_name="en.txt"))
    claims = {
        "rule S school 2020": make_claim(
            kind="rule", speaker=anna, topics=[school], date_edtf="2020-05-01"
        ),
        "quantity M school care 2021": make_claim(
            speaker=bo, topics=[school, care], date_edtf="2021", revision=revision
        ),
        "history V law 2019": make_claim(
            kind="history", speaker=eva, topics=[law], date_edtf="2019-12-31"
        ),
        "true M 2020": make_checked(ratings["true"], speaker=bo, date_edtf="2020-12-31/2021-01-01"),
        "false S 2016": make_checked(ratings["false"], speaker=anna, date_edtf="2016-04-14"),
    }
    publish(*claims.values())
    return claims


def found(client: Client, claims: dict[str, Claim], **parameters: Any) -> list[str]:
    """The names of what is found, by the list and, the same, by every other that has filters."""
    names = {claim.public_id: name for name, claim in claims.items()}
    listed = ids(client, **parameters)
    assert len(listed) == len(set(listed))
    walked, path = [], "claims/"
    page = get(client, path, **parameters, page_size=1)
    walked += [record["id"] for record in page["results"]]
    while page["next"]:
        page = json.loads(client.get(page["next"].removeprefix(SITE)).content)
        walked += [record["id"] for record in page["results"]]
    assert walked == listed
    text = client.get("/api/v1/claims.csv", parameters).getvalue().decode()
    rows = [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert sorted(rows) == sorted(listed)
    count = get(client, "claims/", **parameters, count="true")["count"]
    assert count == {"value": len(listed), "exact": True}
    harvested = get(client, "claims/", **parameters, since=0)["results"]
    assert sorted(record["id"] for record in harvested) == sorted(listed)
    by_date = get(client, "claims/", **parameters, ordering="date")["results"]
    assert sorted(record["id"] for record in by_date) == sorted(listed)
    return sorted(names[each] for each in listed)


def test_any_of_each_and_all_of_them(client: Client, claims: dict[str, Claim]) -> None:
    bo = claims["true M 2020"].speaker.public_id
    eva = claims["history V law 2019"].speaker.public_id
    document = claims["quantity M school care 2021"].revision.document.public_id
    rule, quantity = "rule S school 2020", "quantity M school care 2021"
    history, true, false = "history V law 2019", "true M 2020", "false S 2016"
    queries: list[tuple[dict[str, Any], list[str]]] = [
        ({"kind": ["rule", "history"]}, [history, rule]),
        ({"kind": ["rule", "rule"]}, [rule]),
        ({"topic": ["skola", "vard"]}, [quantity, rule]),
        ({"topic": ["skola", "lag"], "party": ["S", "V"]}, [history, rule]),
        ({"party": ["Socialdemokraterna", "v"]}, [false, history, rule]),
        ({"rating": ["true", "false"]}, [false, true]),
        ({"rating": ["true", "false"], "party": "M"}, [true]),
        (
            {"speaker": [bo, eva], "verification_status": ["unverified", "in_progress"]},
            [history, quantity],
        ),
        ({"document": [document, "en.txt"]}, [quantity]),
        ({"year": ["2016", "2021"]}, [false, quantity, true]),
        ({"q": "placeringar", "kind": ["rule", "history"]}, [history, rule]),
    ]
    for query, expected in queries:
        assert found(client, claims, **query) == expected, query


def test_all_that_can_be_said_at_once(client: Client, claims: dict[str, Claim]) -> None:
    """More combinations than lists are put together from."""
    everything = {
        "kind": ["rule", "quantity", "history"],
        "party": ["S", "M", "V"],
        "topic": ["skola", "lag", "vard"],
    }
    assert MOST_BRANCHES < 27
    assert len(found(client, claims, **everything)) == 3
    form = tuple((name, len(values)) for name, values in everything.items())
    assert len(branches(form)) == 1
    assert len(branches(form[:2])) == 9


def test_a_typo_among_right_values_is_named(client: Client, claims: dict[str, Claim]) -> None:
    for name, right in (("topic", "skola"), ("rating", "true"), ("party", "S")):
        wrong = "ZZ" if name == "party" else "zz"
        (message,) = refusal(client, "claims/", **{name: [right, wrong]})[name]
        assert f"“{wrong}”" in message
        assert "there are" in message
    (message,) = refusal(client, "claims/", speaker=["bcdfghjk", "zzzzzzzz"])["speaker"]
    assert message.endswith("they are listed at speakers/.")


def test_refusals_say_what_there_is(client: Client) -> None:
    make_published()
    assert refusal(client, "claims/", kind="åsikt") == {
        "kind": [
            (
                "There is no “åsikt”; there are: quantity, comparison, history, causation, rule, "
                "decision, prediction, attribution, definition, other."
            )
        ]
    }
    (message,) = refusal(client, "claims/", party="Centerpatiet")["party"]
    assert message == (
        "No party that claims name is called “Centerpatiet”: say a code or a name, such as "
        "M (Moderaterna). All that claims name are listed at parties/."
    )
    for name in ("date_after", "date_before"):
        for value in ("2016-13", "2016-02-30", "16", "2016-4", "14/4 2016", "0000"):
            assert refusal(client, "claims/", **{name: value}) == {
                name: ["Say a day, a month or a year: 2016-04-14, 2016-04 or 2016."]
            }
    for value in ("16", "20160", "x", "0000", "2016-04"):
        assert refusal(client, "claims/", year=value).keys() == {"year"}
    many = [str(2000 + n) for n in range(MOST_VALUES + 1)]
    assert refusal(client, "claims/", year=many) == {
        "year": [f"It is given more than {MOST_VALUES} times."]
    }


def test_dates_as_months_and_years(client: Client) -> None:
    dates = ("2016-03-31", "2016-04-01", "2016-04-30", "2016-12-31", "2017-01-01")
    claims = {date: make_published(date_edtf=date) for date in dates}

    def within(**parameters: str) -> list[str]:
        names = {claim.public_id: name for name, claim in claims.items()}
        return sorted(names[each] for each in ids(client, **parameters))

    assert within(date_after="2016-04", date_before="2016-04") == list(dates[1:3])
    assert within(date_after="2016", date_before="2016") == list(dates[:4])
    assert within(date_after="2017") == [dates[4]]
    assert within(date_before="2016-03") == [dates[0]]


def test_pages_keep_all_values(client: Client, claims: dict[str, Claim]) -> None:
    for one, other in combinations(("rule", "history", "quantity"), 2):
        page = get(client, "claims/", kind=[one, other], page_size=1)
        assert f"kind={one}&kind={other}" in page["next"]
