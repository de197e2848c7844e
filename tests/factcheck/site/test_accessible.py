"""What assistive technology relies on, on every kind of page."""

from copy import deepcopy
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from claims.publication import publishing
from tests.factcheck.site.pages import Seen, see
from tests.factories import (
    AT,
    make_document,
    make_quantity,
    make_revision,
    make_scale_and_ratings,
    make_topic,
    make_user,
)
from tests.module_wide import ModuleWide
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db

PATHS = [
    *("/", "/claims/?q=placeringar", "/claims/?q=ornitologi", "/claims/?page=x", "/nothing/"),
    *("/claims/", "/checks/", "/checks/?verdict=true&kind=quantity", "/claims/?page=1000000000"),
    *("/topics/", "/speakers/", "/parties/", "/documents/", "/verdicts/", "/years/", "/data/"),
    *("/parties/M/", "/verdicts/true/", "/years/2022/", "/topics/hem/", "/corrections/"),
    "/claims/{claim}/compare/",
    *("/claims/{claim}/", "/claims/{claim}/versions/1/", "/claims/{gone}/"),
    *("/speakers/{speaker}/", "/documents/{document}/"),
]


def make_names() -> dict[str, str]:
    document = make_document(full_text_public=True, rights_note="Fri.")
    revision = make_revision(document=document)
    rating = make_scale_and_ratings()["true"]
    values: dict[str, Any] = {"date_edtf": "2022", "topics": [make_topic("hem")]}
    claim, gone = (make_checked(rating, revision=revision, **values) for _ in range(2))
    make_quantity(claim)
    publish(claim, gone)
    claim.statement += " Rättat."
    claim.save()
    publish(claim, at=AT + timedelta(days=1), kind="correction", note="Fel.")
    by = make_user(is_superuser=True)
    publishing.withdraw([gone], by=by, at=AT + timedelta(days=1), reason="Ett prov.")
    assert Claim.objects.count() == 2
    return {
        "claim": claim.public_id,
        "gone": gone.public_id,
        "speaker": claim.speaker.public_id,
        "document": document.public_id,
    }


@pytest.fixture(scope="module")
def _names(module_wide: ModuleWide) -> dict[str, str]:
    return module_wide(make_names)


@pytest.fixture
def names(db: None, _names: dict[str, str]) -> dict[str, str]:
    return deepcopy(_names)


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PATHS)
def test_structure(client: Client, names: dict[str, str], path: str, prefix: str) -> None:
    page = Seen(client.get(prefix + path.format(**names)).content.decode())
    assert len(page.texts("title")) == len(page.texts("h1")) == len(page.texts("main")) == 1
    levels = [int(tag[1]) for tag, _ in page.elements if tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _tag, attributes in page.elements:
        if attributes.get("href", "").startswith("#"):
            assert attributes["href"][1:] in ids
        for label in attributes.get("aria-labelledby", "").split():
            assert label in ids
        if "for" in attributes:
            assert attributes["for"] in ids
    navigations = [a.get("aria-label", "") for a in page.attributes("nav")]
    assert all(navigations)
    assert len(navigations) == len(set(navigations))
    assert "" not in page.texts("a")
    assert page.elements[[tag for tag, _ in page.elements].index("a")][1]["href"] == "#content"


def test_each_page_leads_to_itself_in_the_other_language(
    client: Client, names: dict[str, str]
) -> None:
    for path in (
        path.format(**names)
        for path in PATHS
        if not any(word in path for word in ("page=", "nothing", "compare"))
    ):
        english = see_any(client, path).attributes("a", hreflang="en")[0]["href"]
        assert english == f"/en{path}"
        assert see_any(client, english).attributes("a", hreflang="sv")[0]["href"] == path


def see_any(client: Client, path: str) -> Seen:
    return see(client, path, client.get(path).status_code)
