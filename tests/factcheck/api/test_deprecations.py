"""What is to go says so in its answers, in the schema and in the documentation: by one table."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from django.test import Client

from factcheck.api import deprecations
from factcheck.api.deprecations import NOTHING, Deprecation, in_markdown
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db

SINCE, SUNSET = datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 7, 1, tzinfo=UTC)
LATER = SUNSET + timedelta(days=90)


def goes(path: str, **more: Any) -> Deprecation:
    values: dict[str, Any] = {"since": SINCE, "sunset": SUNSET, "instead": "Use `checked_on`."}
    return Deprecation(path=f"/api/v1/{path}", **values | more)


ENDPOINT = goes("claims/{id}/relations/")
PARAMETER = goes("claims/", parameter="published_since", sunset=LATER)
FIELD = goes("claims/{id}/", field="assessment.checked_at", since=SINCE - timedelta(days=1))
OF_LISTS = goes("speakers/", field="wikidata_id")


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = (ENDPOINT, PARAMETER, FIELD, OF_LISTS)
    monkeypatch.setattr(deprecations, "DEPRECATIONS", entries)


@pytest.fixture
def public_id() -> str:
    claim = make_checked()
    publish(claim)
    return str(claim.public_id)


@pytest.mark.parametrize(
    ("path", "deprecated", "sunset"),
    [
        ("claims/{id}/relations/", "@1798761600", "Sat, 01 Jul 2028 00:00:00 GMT"),
        (
            "claims/?published_since=2020-01-01",
            "@1798761600",
            "Fri, 29 Sep 2028 00:00:00 GMT",
        ),
        ("claims/{id}/", "@1798675200", "Sat, 01 Jul 2028 00:00:00 GMT"),
        ("claims/?since=0", None, None),
        ("claims/{id}/versions/", None, None),
        ("stats/?by=party", None, None),
    ],
)
def test_answers_say_it(
    path: str, deprecated: str | None, sunset: str | None, public_id: str, client: Client
) -> None:
    response = client.get(f"/api/v1/{path.format(id=public_id)}")
    assert response.status_code == 200
    assert response.get("Deprecation") == deprecated
    assert response.get("Sunset") == sunset
    said = 'docs/api.md>; rel="deprecation"' in response.get("Link", "")
    assert said is (deprecated is not None)


def test_it_says_so_beside_other_links_and_to_pages_of_other_sites(
    public_id: str, client: Client
) -> None:
    response = client.get("/api/v1/claims/?published_since=2020-01-01")
    links = response["Link"].split(", <")
    assert [link.partition("rel=")[2].split('"')[1] for link in links] == [
        "cite-as",
        "deprecation",
        "sunset",
    ]
    assert {"Deprecation", "Sunset"} <= set(response["Access-Control-Expose-Headers"].split(", "))
    unchanged = client.get(
        "/api/v1/claims/?published_since=2020-01-01", headers={"if-none-match": response["ETag"]}
    )
    assert (unchanged.status_code, unchanged["Deprecation"]) == (304, response["Deprecation"])


def test_of_lists_whose_other_fields_are_asked_for_nothing_is_said(client: Client) -> None:
    asked = client.get("/api/v1/speakers/")
    assert asked["Sunset"] == "Sat, 01 Jul 2028 00:00:00 GMT"
    field = goes("claims/", field="page_url")
    for chosen, concerned in (("id,page_url", True), ("id,url", False)):
        request = client.get(f"/api/v1/claims/?fields={chosen}").wsgi_request
        assert field.concerns(request) is concerned


def test_the_schema_says_it(client: Client) -> None:
    schema = json.loads(client.get("/api/v1/schema/").content)
    relations = schema["paths"]["/api/v1/claims/{id}/relations/"]["get"]
    assert relations["deprecated"] is True
    assert "Deprecated since 2027-01-01, gone after 2028-07-01" in relations["description"]
    listed = schema["paths"]["/api/v1/claims/"]["get"]
    assert "deprecated" not in listed
    assert [each["name"] for each in listed["parameters"] if each.get("deprecated")] == [
        "published_since"
    ]
    found = [
        f"{component}.{name}"
        for component, described in schema["components"]["schemas"].items()
        for name, each in described.get("properties", {}).items()
        if each.get("deprecated")
    ]
    assert len(found) == 2
    assert {each.partition(".")[2] for each in found} == {"checked_at", "wikidata_id"}


def test_the_documentation_says_it(client: Client) -> None:
    contract = client.get("/api/v1/docs/api.md").content.decode()
    assert "| `assessment.checked_at of /api/v1/claims/{id}/` |" in contract
    assert NOTHING not in contract
    for language, words in (("sv", "2027-01-01"), ("en", "deprecated since 2027-01-01")):
        page = client.get(f"/api/v1/docs/{language}/").content.decode()
        assert words in page
        assert "published_since of /api/v1/claims/" in page


def test_with_nothing_to_go_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, public_id: str, client: Client
) -> None:
    monkeypatch.setattr(deprecations, "DEPRECATIONS", ())
    response = client.get(f"/api/v1/claims/{public_id}/relations/")
    assert "Deprecation" not in response
    assert NOTHING in client.get("/api/v1/docs/api.md").content.decode()
    assert in_markdown(()) == NOTHING


@pytest.mark.parametrize(
    "wrong",
    [
        {"sunset": SINCE},
        {"since": datetime(2027, 1, 1)},  # noqa: DTZ001
        {"since": datetime(2027, 1, 1, tzinfo=timezone(timedelta(hours=1)))},
        {"parameter": "q", "field": "id"},
        {"path": "/claims/"},
    ],
)
def test_an_entry_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    values: dict[str, Any] = {
        "path": "/api/v1/claims/",
        "since": SINCE,
        "sunset": SUNSET,
        "instead": "–",
    }
    with pytest.raises(ValueError, match=r"sunset|endpoint"):
        Deprecation(**values | wrong)


def test_an_entry_for_what_is_not_there_is_seen(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    schema = json.loads(client.get("/api/v1/schema/").content)
    for entry in (
        goes("klaims/"),
        goes("claims/", parameter="nothing"),
        goes("claims/{id}/", field="assessment.nothing"),
    ):
        with pytest.raises(LookupError):
            deprecations.mark_in_schema(schema, [entry])
