"""A parameter that a page doesn't know is refused, not passed over, which shows something else."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from factcheck.site.urls import pages
from tests.factories import AT, make_speaker
from tests.published import make_published, publish

pytestmark = pytest.mark.django_db

LIST = ("verdict", "status", "topic", "speaker", "party", "source", "year", "kind", "cited")
# What each page takes; None where its path alone names it.
TAKEN: dict[str, tuple[str, ...] | None] = {
    "claims": (*LIST, "q", "sort", "page"),
    "checks": (*(name for name in LIST if name != "status"), "q", "sort", "page"),
    **dict.fromkeys(("embed-claims", "embed-checks"), (*LIST, "q", "sort", "page")),
    "compare": ("from", "to"),
    "corrections": ("kind", "page"),
    "checked": ("text",),
    **dict.fromkeys(("topics", "speakers", "documents", "document"), ("page",)),
    **dict.fromkeys(("method", "about"), ("version",)),
    **dict.fromkeys(("chart-months", "chart-months-file", "embed-chart-months"), ("year",)),
    **dict.fromkeys(("chart-amounts", "chart-amounts-file", "embed-chart-amounts"), ("speaker",)),
    **dict.fromkeys(("home", "claim", "version", "topic", "speaker", "party", "verdict", "year")),
    "earlier_text": (),
    **dict.fromkeys(("parties", "verdicts", "years", "data", "charts")),
    **dict.fromkeys(("chart-document", "chart-document-file", "embed-chart-document")),
    **dict.fromkeys(("site-picture", "claim-picture", "embed-claim", "embed-newest")),
    **dict.fromkeys(("embed-speaker", "embed-topic", "embed-party")),
}
# For a page that takes parameters, where it is of one claim or source.
PATHS = {
    "compare": "/claims/{claim}/compare/",
    "document": "/documents/{document}/",
    "method": "/method/",
    "about": "/about/",
    "embed-claims": "/embed/claims/",
    "embed-checks": "/embed/checks/",
    "chart-months": "/charts/months/",
    "chart-months-file": "/charts/months.csv",
    "embed-chart-months": "/embed/charts/months/",
    "chart-amounts": "/charts/amounts/",
    "chart-amounts-file": "/charts/amounts.csv",
    "embed-chart-amounts": "/embed/charts/amounts/",
}
TAKING = [name for name, taken in TAKEN.items() if taken]


def address(name: str, claim: Claim) -> str:
    ids = {"claim": claim.public_id, "document": claim.revision.document.public_id}
    return PATHS.get(name, f"/{name}/").format(**ids)


def corrected() -> Claim:
    claim = make_published(speaker=make_speaker())
    claim.headline = "Rubrik"
    claim.save()
    publish(claim, at=AT, kind="correction", note="Rubriken saknades.")
    return claim


def test_of_every_page_it_is_known_what_it_takes() -> None:
    """A new one is to be put here, and to refuse what it doesn't take."""
    named = {each.name for each in pages}
    assert named == TAKEN.keys()


@pytest.mark.parametrize("name", TAKING)
def test_what_a_page_does_not_know_is_refused(client: Client, name: str) -> None:
    path = address(name, corrected())
    assert client.get(path).status_code == 200
    for asked in ({"a": "1", "b": "2"}, {"sidan": "2"}):
        answer = client.get(path, asked)
        if name.startswith("embed-"):  # in another's page, where what can't be is not there
            assert answer.status_code == 404
            continue
        assert answer.status_code == 400
        said = answer.content.decode()
        assert f"”{next(iter(asked))}”" in said
        assert all(each in said for each in TAKEN[name] or ())


@pytest.mark.parametrize("name", TAKING)
def test_what_others_hang_on_addresses_is_passed_over(client: Client, name: str) -> None:
    path = address(name, corrected())
    assert client.get(path, {"utm_source": "brev", "fbclid": "x"}).status_code == 200


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("compare", "from=1&from=2"),
        ("corrections", "kind=update&kind=correction"),
        ("speakers", "page=1&page=2"),
    ],
)
def test_a_parameter_of_two_values_is_refused(client: Client, name: str, query: str) -> None:
    answer = client.get(f"{address(name, corrected())}?{query}")
    assert answer.status_code == 400
    assert "skriv det en gång" in answer.content.decode()


def test_a_page_that_takes_none_is_named_by_its_path(client: Client) -> None:
    claim = corrected()
    paths: list[Any] = ["/", f"/claims/{claim.public_id}/", f"/speakers/{claim.speaker.public_id}/"]
    for path in paths:
        assert client.get(path, {"pk_campaign": "x"}).status_code == 200
