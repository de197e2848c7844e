"""Each version has a page; a withdrawn claim's say why, and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client

from claims.models import Claim
from claims.publication import publishing
from tests.factcheck.site.pages import see
from tests.factories import (
    AT,
    approve_content,
    make_document,
    make_revision,
    make_speaker,
    make_user,
)
from tests.published import SITE, make_checked, publish

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def claim() -> Claim:
    """Published, corrected on the next day: two versions."""
    claim = make_checked(statement="Det var 64 miljoner.")
    publish(claim)
    claim.statement = "Det var 640 miljoner."
    claim.save()
    publish(claim, at=AT + DAY, kind="correction", note="En nolla saknades.")
    return claim


def withdraw(claim: Claim) -> None:
    by = make_user(is_superuser=True)
    publishing.withdraw([claim], by=by, at=AT + 2 * DAY, reason="Fel talare.\nSe brevet.")


def test_an_old_version_is_as_it_was_and_says_that_it_is_old(client: Client, claim: Claim) -> None:
    page = see(client, f"/claims/{claim.public_id}/versions/1/")
    assert page.texts("h1") == ["Det var 64 miljoner."]
    assert page.texts("div", role="note") == [
        (
            "Det här är en gammal version. Version 1 publicerades 1 mars 2024 och har sedan dess"
            " ersatts. Påståendet som det är nu"
        )
    ]
    assert page.texts("section", class_="changed") == []
    assert page.links("latest-version") == [f"{SITE}/claims/{claim.public_id}/"]
    assert page.links("canonical") == []
    assert page.meta("robots") == "noindex"
    assert page.scripts == []  # a verdict that has been replaced is told to no machine
    assert "Version 1, 1 mars 2024: Första publiceringen (visas här)" in page.text
    assert page.attributes("a", href=f"/claims/{claim.public_id}/")
    assert page.attributes("a", href=f"/claims/{claim.public_id}/versions/2/")
    assert page.attributes("a", href=f"/en/claims/{claim.public_id}/versions/1/")


def test_the_newest_version_has_an_address_of_its_own(client: Client, claim: Claim) -> None:
    page = see(client, f"/en/claims/{claim.public_id}/versions/2/")
    assert page.texts("h1") == ["Det var 640 miljoner."]
    assert page.texts("div", role="note") == [
        "Version 2, published on 2 March 2024, is the newest one. The claim as it is now"
    ]
    assert page.texts("section", class_="changed") == [
        (
            "Corrected on 2 March 2024: En nolla saknades."
            " Claim before Det var 64 miljoner. Compare with what it said before"
        )
    ]


@pytest.mark.parametrize("number", ["0", "3", "01", "-1", "1.0", "9999999999", "x"])
def test_there_is_no_such_version(client: Client, claim: Claim, number: str) -> None:
    see(client, f"/claims/{claim.public_id}/versions/{number}/", 404)


@pytest.mark.parametrize(
    ("prefix", "title", "sentence"),
    [
        ("", "Det här påståendet har återkallats", "återkallades 3 mars 2024, av detta skäl:"),
        ("/en", "This claim has been withdrawn", "was withdrawn on 3 March 2024, for this reason:"),
    ],
)
def test_withdrawn(client: Client, claim: Claim, prefix: str, title: str, sentence: str) -> None:
    withdraw(claim)
    page = see(client, f"{prefix}/claims/{claim.public_id}/", 410)
    assert page.texts("h1") == [title]
    assert f"{claim.public_id} {sentence} Fel talare. Se brevet." in page.text
    assert page.meta("robots") == "noindex"
    assert page.scripts == []
    assert page.attributes("a", href=f"{SITE}/api/v1/claims/{claim.public_id}/") == []
    assert page.texts("ol", class_="versions")[0].count("2024") == 3
    assert not [a for a in page.attributes("a") if "/versions/" in a["href"]]


def test_nothing_of_a_withdrawn_claim_is_left_on_any_page(client: Client) -> None:
    claim = make_checked(
        statement="Hemligt påstående.",
        speaker=make_speaker("Hemlig Talare"),
        revision=make_revision(document=make_document(title="Hemlig källa")),
    )
    publish(claim)
    withdraw(claim)
    claim.refresh_from_db()
    for path, status in (
        (f"/claims/{claim.public_id}/", 410),
        (f"/claims/{claim.public_id}/versions/1/", 410),
        (f"/claims/{claim.public_id}/versions/2/", 410),
        ("/", 200),
        ("/claims/?q=hemligt", 200),
        ("/corrections/", 200),
    ):
        html = see(client, path, status).html
        for words in ("Hemlig", claim.quote, "612 miljoner"):
            assert words not in html.replace('value="hemligt"', "").replace(": hemligt", "")
    for path in (
        f"/speakers/{claim.speaker.public_id}/",
        f"/documents/{claim.revision.document.public_id}/",
    ):
        assert "Hemlig" not in see(client, path, 404).html  # nothing else in public names them


def test_restored(client: Client, claim: Claim) -> None:
    """The page is back, and says that it was gone; so is every version."""
    withdraw(claim)
    by = make_user(is_superuser=True)
    approve_content(claim, at=AT + 3 * DAY)
    publishing.restore([claim], by=by, at=AT + 3 * DAY, note="Talaren stämde.")
    page = see(client, f"/claims/{claim.public_id}/")
    assert page.texts("h1") == ["Det var 640 miljoner."]
    assert "Version 3, 3 mars 2024: Återkallande Fel talare. Se brevet." in page.text
    assert see(client, f"/claims/{claim.public_id}/versions/1/").texts("h1") == [
        "Det var 64 miljoner."
    ]
    gone = see(client, f"/claims/{claim.public_id}/versions/3/")
    assert gone.texts("h1") == ["Det här påståendet har återkallats"]
    assert "Det här är en gammal version." in gone.text
