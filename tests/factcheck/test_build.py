"""A new release makes new ETags, everywhere; within one they stay."""

import os
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from factcheck import build
from tests.published import make_checked, publish


def test_a_new_release_name_or_address_makes_another(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build.build_digest()
    assert build.build_digest() == before
    settings.DESK_NAME = "Granskarna"
    named = build.build_digest()
    settings.PUBLIC_BASE_URL = "https://fakta.example"
    addressed = build.build_digest()
    monkeypatch.setattr(build, "MAKERS", build.MAKERS[1:])
    build._digest_of_release.cache_clear()
    released = build.build_digest()
    build._digest_of_release.cache_clear()
    assert len({before, named, addressed, released}) == 4


def test_a_file_that_changes_is_noticed_while_developing(
    settings: Settings, tmp_path: Path
) -> None:
    settings.DEBUG = True
    settings.BASE_DIR = tmp_path
    page = tmp_path / "factcheck" / "templates" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text("Ett.")
    before = build.build_digest()
    assert build.build_digest() == before
    page.write_text("Två.")
    os.utime(page, ns=(1, 1))
    assert build.build_digest() != before


def test_what_makes_an_answer_is_all_there() -> None:
    """A pattern that matches nothing would let old answers pass for new ones."""
    for pattern in build.MAKERS:
        assert build.makers(pattern), pattern
    found = {path.name for pattern in build.MAKERS for path in build.makers(pattern)}
    assert {"record.py", "claimreview.py", "conditional.py", "claim.html"} <= found


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/api/v1/claims/", "/api/v1/claimreview/", "/api/v1/claims.csv"]
)
def test_every_sort_of_answer_has_it_in_its_tag(
    client: Client, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(make_checked())
    before = client.get(path)["ETag"]
    assert client.get(path)["ETag"] == before
    for module in ("site.responses", "api.conditional", "api.claimreview", "api.downloads"):
        monkeypatch.setattr(f"factcheck.{module}.build_digest", lambda: "another")
    again = client.get(path, headers={"if-none-match": before})
    assert (again.status_code, again["ETag"] == before) == (200, False)
