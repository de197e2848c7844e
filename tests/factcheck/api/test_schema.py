"""The OpenAPI schema: valid, and true of what is really answered."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from claims.models import Voice
from tests.factories import (
    make_assessment,
    make_claim,
    make_document,
    make_publisher,
    make_quantity,
    make_revision,
    make_role,
    make_section,
    make_speaker,
    make_topic,
    make_voice,
)
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db

LISTS = ("claims", "documents", "speakers", "topics", "ratings")


def fetch(client: Client) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(client.get("/api/v1/schema/").content)
    return schema


def test_it_is_made_without_warnings_and_valid(tmp_path: Path) -> None:
    file = tmp_path / "schema.yml"
    call_command("spectacular", "--fail-on-warn", "--validate", "--file", str(file))
    assert yaml.safe_load(file.read_text())["openapi"] == "3.1.0"


def test_it_is_json_unless_yaml_is_asked_for(client: Client) -> None:
    response = client.get("/api/v1/schema/")
    assert response["Content-Type"] == "application/json"
    as_json = json.loads(response.content)
    assert as_json["openapi"] == "3.1.0"
    for accept in ("application/yaml", "application/vnd.oai.openapi"):
        response = client.get("/api/v1/schema/", headers={"accept": accept})
        assert response["Content-Type"] == f"{accept}; charset=utf-8"
        assert yaml.safe_load(response.content) == as_json


def test_everything_that_is_served_is_in_it(client: Client) -> None:
    paths = fetch(client)["paths"].keys()
    assert paths >= {f"/api/v1/{name}/" for name in LISTS}
    assert paths >= {f"/api/v1/{name}/{{id}}/" for name in LISTS}
    assert "/api/v1/claims.csv" in paths


def test_only_reading_is_in_it(client: Client) -> None:
    for path, methods in fetch(client)["paths"].items():
        assert methods.keys() == {"get"}, path


def publish_every_shape() -> dict[str, str]:
    """Claims that differ in what may be empty; ids to fill into addresses."""
    bare = make_claim(
        revision=make_revision(document=make_document(file_name="", date_edtf="")),
        date_evidence="",
        speaker=make_speaker("okänd", kind="unknown", party=""),
    )
    document = make_document(
        publisher=make_publisher(),
        byline="Mats Wingborg",
        reference="KS 2023/431",
        url="https://mitti.example/dyra",
        archived_url="https://archive.example/dyra",
        date_edtf="2023/..",
        retrieved_on="2024-02-29",
        rights_note="Fri.",
        full_text_public=True,
    )
    revision = make_revision(document=document)
    speaker = make_speaker(wikidata_id="Q42")
    rich = make_checked(
        revision=revision,
        section=make_section(revision),
        speaker=speaker,
        role=make_role(speaker),
        topics=[make_topic()],
    )
    make_quantity(rich, value_max=650_000_000)
    make_quantity(rich, position=2, period="")
    for capacity in Voice.Capacity.values:
        make_voice(rich, capacity=capacity)
    tried = make_claim(status="not_checkable", assessment=make_assessment(approved=True))
    publish(bare, rich, tried)
    return {
        "claims": rich.public_id,
        "documents": document.public_id,
        "speakers": speaker.public_id,
        "topics": "familjehem",
        "ratings": "half_true",
    }


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """The same, but that an object holds nothing that is not in its schema."""
    schema = deepcopy(schema)
    for component in schema["components"]["schemas"].values():
        if "properties" in component:
            component.setdefault("additionalProperties", False)
    return schema


def check(schema: dict[str, Any], path: str, response: Any) -> None:
    """Raise unless the answer is one that the schema describes for this path."""
    described = schema["paths"][path]["get"]["responses"]
    assert str(response.status_code) in described, (path, response.status_code)
    media = response["Content-Type"].split(";")[0]
    content = described[str(response.status_code)]["content"]
    assert media in content, (path, media)
    if media.endswith("json"):
        shape = content[media]["schema"] | {"components": schema["components"]}
        Draft202012Validator(shape).validate(json.loads(response.getvalue()))


def test_every_answer_is_as_described(client: Client) -> None:
    ids = publish_every_shape()
    schema = strict(fetch(client))
    for path in schema["paths"]:
        name = path.split("/")[3]
        check(schema, path, client.get(path.replace("{id}", ids.get(name, ""))))


def test_every_record_is_as_described(client: Client) -> None:
    publish_every_shape()
    schema = strict(fetch(client))
    for name in LISTS:
        for record in json.loads(client.get(f"/api/v1/{name}/").content)["results"]:
            path = f"/api/v1/{name}/{{id}}/"
            check(schema, path, client.get(path.replace("{id}", record["id"])))


def test_links_to_neighbours_are_as_described(client: Client) -> None:
    publish_every_shape()
    schema = strict(fetch(client))
    first = client.get("/api/v1/claims/", {"page_size": 1})
    check(schema, "/api/v1/claims/", first)
    cursor = json.loads(first.content)["next"].split("cursor=")[1]
    second = client.get("/api/v1/claims/", {"page_size": 1, "cursor": cursor})
    assert None not in json.loads(second.content).values()
    check(schema, "/api/v1/claims/", second)


@pytest.mark.parametrize("name", LISTS)
def test_every_refusal_is_as_described(client: Client, name: str) -> None:
    schema = strict(fetch(client))
    path = f"/api/v1/{name}/"
    check(schema, path, client.get(path, {"nonsense": "1"}))
    for parameters, status in (({}, 404), ({"nonsense": "1"}, 400)):
        response = client.get(f"{path}bcdfghjk/", parameters)
        assert response.status_code == status
        check(schema, f"{path}{{id}}/", response)
    if name == "claims":
        check(schema, "/api/v1/claims.csv", client.get("/api/v1/claims.csv", {"kind": "x"}))


@pytest.mark.parametrize("path", [*(f"/api/v1/{name}/" for name in LISTS), "/api/v1/claims.csv"])
def test_every_parameter_is_described(client: Client, path: str) -> None:
    described = fetch(client)["paths"][path]["get"]["parameters"]
    response = client.get(path, {"nonsense": "1"})
    known = json.loads(response.content)["errors"][0]["detail"].removesuffix(".").split(": ")[1]
    assert sorted(known.split(", ")) == sorted(parameter["name"] for parameter in described)
    for parameter in described:
        assert parameter["in"] == "query"
        assert not parameter.get("required")
        assert parameter.get("description") or parameter["schema"].keys() & {"enum", "maximum"}


def test_a_record_is_found_by_its_id(client: Client) -> None:
    for name in LISTS:
        operation = fetch(client)["paths"][f"/api/v1/{name}/{{id}}/"]["get"]
        (parameter,) = (found for found in operation["parameters"] if found["in"] == "path")
        assert (parameter["name"], parameter["required"]) == ("id", True)
        assert parameter["schema"]["type"] == "string"


# The page to read it on


def test_the_documentation_is_made_of_local_files_alone(client: Client) -> None:
    response = client.get("/api/v1/docs/")
    assert response["Content-Type"] == "text/html; charset=utf-8"
    page = response.content.decode()
    assert 'data-schema="/api/v1/schema/"' in page
    assert "://" not in page
    assert "<style" not in page
    assert "<script>" not in page
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_documentations_files_are_there(client: Client) -> None:
    from django.contrib.staticfiles import finders

    page = client.get("/api/v1/docs/").content.decode()
    files = [part.split('"')[0] for part in page.split('"/static/')[1:]]
    assert len(files) == 4
    for file in files:
        found = finders.find(file)
        assert found, file
        if file.endswith("docs.js"):
            assert "://" not in Path(found).read_text()
