"""`exports/`: the packages that are there, and their files."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from claims.exports import shelf
from claims.exports.package import make_package, renew_packages
from claims.exports.registry import TABLES
from claims.publication import publishing
from tests.factories import AT, make_user
from tests.published import SITE, get, make_published, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.EXPORTS_DIR = tmp_path / "exports"
    return tmp_path / "exports"


@pytest.fixture
def export() -> shelf.Export:
    make_published()
    return make_package("public", at=AT, keep=7)


def path_of(client: Client) -> str:
    """Of the newest package."""
    url: str = get(client, "exports/")["results"][0]["url"]
    return url.removeprefix(SITE)


def test_nothing_was_made_yet(client: Client) -> None:
    assert get(client, "exports/") == {"next": None, "previous": None, "results": []}


def test_the_list(client: Client, export: shelf.Export) -> None:
    (said,) = get(client, "exports/")["results"]
    content = export.path(export.files[0]).read_bytes()
    parquet, described = said.pop("parquet"), said.pop("descriptions")
    assert said == {
        "url": f"{SITE}/api/v1/exports/{export.name}/{export.name}.zip",
        "date": "2024-03-01",
        "created": "2024-03-01T12:00:00Z",
        "publication": 1,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "claims": 1,
    }
    assert {file["name"] for file in parquet} == {f"{name}.parquet" for name in TABLES}
    assert [file["name"] for file in described] == ["croissant.jsonld", "dcat.jsonld"]
    for file in (*parquet, *described):
        content = client.get(file["url"].removeprefix(SITE)).getvalue()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert len(content) == file["bytes"]


def test_the_newest_comes_first(client: Client, export: shelf.Export) -> None:
    make_package("public", at=AT + timedelta(days=1), keep=7)
    dates = [said["date"] for said in get(client, "exports/")["results"]]
    assert dates == ["2024-03-02", "2024-03-01"]


def test_a_download(client: Client, export: shelf.Export) -> None:
    response = client.get(path_of(client), headers={"accept-encoding": "gzip"})
    content = export.path(export.files[0]).read_bytes()
    assert (response.status_code, response.getvalue()) == (200, content)
    assert dict(response.headers) == dict(response.headers) | {
        "Content-Type": "application/zip",
        "Content-Length": str(len(content)),
        "Content-Disposition": f'attachment; filename="{export.name}.zip"',
        "ETag": f'"{export.files[0].sha256}"',
        "Last-Modified": "Fri, 01 Mar 2024 12:00:00 GMT",
        "Accept-Ranges": "bytes",
        "Access-Control-Allow-Origin": "*",
    }
    assert not response.has_header("Content-Encoding")
    head = client.head(path_of(client))
    assert (head.status_code, head["Content-Length"], head.getvalue()) == (
        200,
        str(len(content)),
        b"",
    )


@pytest.mark.parametrize("header", ["if-none-match", "if-modified-since"])
def test_nothing_new(client: Client, export: shelf.Export, header: str) -> None:
    first = client.get(path_of(client))
    value = first["ETag"] if header == "if-none-match" else first["Last-Modified"]
    assert first.getvalue()
    again = client.get(path_of(client), headers={header: value, "accept-encoding": "gzip"})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


@pytest.mark.parametrize("if_range", [True, False])
def test_parts(client: Client, export: shelf.Export, if_range: bool) -> None:
    content = export.path(export.files[0]).read_bytes()
    headers = {"range": "bytes=100-"} | (
        {"if-range": f'"{export.files[0].sha256}"'} if if_range else {}
    )
    response = client.get(path_of(client), headers=headers)
    assert (response.status_code, response.getvalue()) == (206, content[100:])
    assert response["Content-Range"] == f"bytes 100-{len(content) - 1}/{len(content)}"
    assert response["Content-Length"] == str(len(content) - 100)
    part = client.get(path_of(client), headers={"range": "bytes=5-9"})
    assert part.getvalue() == content[5:10]


def test_of_another_file_the_whole_comes(client: Client, export: shelf.Export) -> None:
    content = export.path(export.files[0]).read_bytes()
    headers = {"range": "bytes=100-", "if-range": f'"{export.files[1].sha256}"'}
    response = client.get(path_of(client), headers=headers)
    assert (response.status_code, response.getvalue()) == (200, content)


def test_beyond_the_end(client: Client, export: shelf.Export) -> None:
    response = client.get(path_of(client), headers={"range": "bytes=99999999-"})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{export.files[0].size}"


@pytest.mark.parametrize(
    "path",
    [
        "factcheck-1-20240301T120000Z/export.json",
        "factcheck-1-20240301T120000Z/x.zip",
        "factcheck-1-20240301T120000Z/..%2f..%2fsecret",
        "../secret",
        "x/y",
        "factcheck-1-20240301T120000Z/claims.parquet%00",
    ],
)
def test_nothing_else_is_served(
    client: Client, folder: Path, export: shelf.Export, path: str
) -> None:
    (folder.parent / "secret").write_text("x")
    response = client.get(f"/api/v1/exports/{path}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_a_file_that_is_gone_since(client: Client, export: shelf.Export) -> None:
    path = path_of(client)
    export.path(export.files[0]).unlink()
    assert client.get(path).status_code == 404


def test_unknown_parameters_are_named(client: Client, export: shelf.Export) -> None:
    assert refusal(client, "exports/", x="1").keys() == {"x"}
    assert refusal(client, path_of(client).removeprefix("/api/v1/"), x="1").keys() == {"x"}


def test_the_root_names_it(client: Client) -> None:
    assert get(client, "")["exports"] == f"{SITE}/api/v1/exports/"


def test_what_is_withdrawn_goes_from_the_shelf_at_once(client: Client) -> None:
    claim = make_published()
    early = make_package("public", at=AT, keep=7)
    make_published()
    late = make_package("public", at=AT + timedelta(hours=1), keep=7)
    paths = [f"/api/v1/exports/{each.name}/{each.name}.zip" for each in (early, late)]
    assert all(client.get(path).getvalue() for path in paths)
    publishing.withdraw([claim], by=make_user(), at=AT + timedelta(hours=2), reason="Fel källa.")
    assert get(client, "exports/")["results"] == []
    assert [client.get(path).status_code for path in paths] == [404, 404]

    renew_packages(at=AT + timedelta(hours=3))
    (said,) = get(client, "exports/")["results"]
    assert said["claims"] == 1
    assert not early.path(early.files[0]).exists()
    renew_packages(at=AT + timedelta(hours=4))
    assert [again["created"] for again in get(client, "exports/")["results"]] == [said["created"]]


def test_a_package_without_the_withdrawn_words_stays(client: Client) -> None:
    make_published()
    make_package("public", at=AT, keep=7)
    later = make_published()
    publishing.withdraw([later], by=make_user(), at=AT + timedelta(hours=2), reason="Fel källa.")
    assert len(get(client, "exports/")["results"]) == 1
