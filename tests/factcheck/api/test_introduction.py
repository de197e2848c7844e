"""The documentation page: in two languages, with an example for each parameter that runs."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from factcheck.api.introduction import groups
from factcheck.api.schema import accepting_null
from tests.factories import make_quantity, make_topic
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def publish_everything() -> None:
    make_published()
    claim = make_checked(topics=[make_topic("skola")])
    make_quantity(claim)
    publish(claim)


def test_every_parameter_has_an_example_that_finds_something(client: Client) -> None:
    publish_everything()
    of_claims, others = groups()
    schema = json.loads(client.get("/api/v1/schema/").content)
    described = schema["paths"]["/api/v1/claims/"]["get"]["parameters"]
    # A cursor is followed as it is, never made up.
    names = {parameter["name"] for parameter in described} - {"cursor"}
    assert {example.parameter for example in of_claims.examples} == names
    for example in (*of_claims.examples, *others.examples):
        response = client.get(example.path)
        assert response.status_code == 200, (example.path, response.content)
        if response["Content-Type"] == "application/json":
            assert json.loads(response.content)["results"], example.path
        else:
            least = 1 if "jsonl" in example.path else 2  # lines, the header's too
            content = response.getvalue()
            assert content.startswith(b"PK") or content.count(b"\n") >= least, example.path


def test_it_is_in_swedish_and_english(client: Client) -> None:
    for language in ("sv", "en"):
        assert client.get(f"/api/v1/docs/{language}/").status_code == 200  # nothing is published
    publish_everything()
    for language, heading in (("sv", "API:et: en introduktion"), ("en", "The API: an intro")):
        response = client.get(f"/api/v1/docs/{language}/")
        page = response.content.decode()
        assert response["Content-Language"] == language
        assert f'<html lang="{language}">' in page
        assert heading in page
        assert "/api/v1/claims/?kind=quantity&amp;kind=rule" in page
        assert "<style" not in page
    assert "Citera detta urval" not in page
    assert client.get("/api/v1/docs/de/").status_code == 404


def test_the_contract_is_served_as_it_stands(client: Client) -> None:
    response = client.get("/api/v1/docs/api.md")
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    text = (settings.BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8")
    assert response.content.decode() == text


def test_what_may_be_anything_may_be_null() -> None:
    """As the generator describes a nullable JSON field."""
    field: dict[str, Any] = {"oneOf": [{}, {"type": "null"}], "description": "Anything."}
    text = {"oneOf": [{"type": "string"}, {"type": "null"}]}
    made = {"properties": {"anything": field, "text": text, "list": {"items": [field]}}}
    assert accepting_null(made) == {
        "properties": {
            "anything": {"description": "Anything."},
            "text": text,
            "list": {"items": [{"description": "Anything."}]},
        }
    }


def test_the_schema_says_what_linters_ask_for(client: Client) -> None:
    schema = json.loads(client.get("/api/v1/schema/").content)
    assert schema["security"] == []
    assert schema["servers"]
    assert schema["info"]["license"]["name"] == "CC BY 4.0"
    for path, methods in schema["paths"].items():
        assert methods["get"]["summary"], path
        assert not methods["get"]["summary"].endswith(".")
    parameters = {p["name"]: p for p in schema["paths"]["/api/v1/claims/"]["get"]["parameters"]}
    assert parameters["kind"]["schema"]["type"] == "array"
    assert parameters["kind"]["schema"]["items"]["enum"]
    assert parameters["q"]["schema"]["type"] == "string"
