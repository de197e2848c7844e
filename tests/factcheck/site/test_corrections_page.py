"""The page of all corrections, and two versions beside each other."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from claims.models import Claim
from claims.publication import publishing
from factcheck.site import correction_pages
from tests.factcheck.site.pages import see
from tests.factories import AT, make_user
from tests.published import make_published, publish

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def correct(claim: Claim, statement: str, days: int, kind: str = "correction") -> None:
    claim.statement = statement
    claim.save()
    publish(claim, at=AT + days * DAY, kind=kind, note=f"Nu {days}.")


def test_newest_first_and_nothing_of_what_was_withdrawn(client: Client) -> None:
    one, two = make_published(statement="Ett."), make_published(statement="Två.")
    correct(one, "Ett, rättat.", 1)
    correct(two, "Två, nytt.", 2, kind="update")
    correct(two, "Två, nytt!", 3, kind="minor")
    publishing.withdraw([one], by=make_user(is_superuser=True), at=AT + 4 * DAY, reason="Fel.")
    page = see(client, "/corrections/")
    assert page.texts("ul", class_="changes") == [
        (
            "Återkallande, 5 mars 2024 Ett återkallat påstående Fel."
            " Uppdatering, 3 mars 2024 Två, nytt! Nu 2. Vad som ändrades (Två, nytt!)"
            " Rättelse, 2 mars 2024 Ett återkallat påstående Nu 1."
        )
    ]
    assert "Ett, rättat." not in page.text
    only = see(client, "/corrections/?kind=update")
    assert only.texts("h3", lang="sv") == ["Två, nytt!"]
    assert see(client, "/en/corrections/").texts("h1") == ["Corrections"]
    see(client, "/corrections/?kind=x", 400)
    see(client, "/corrections/?page=2", 404)


def test_pages_of_corrections(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(correction_pages, "PAGE_CHANGES", 1)
    claim = make_published(statement="Ett.")
    for number in range(1, 4):
        correct(claim, f"Rättat {number}.", number)
    page = see(client, "/corrections/?page=2")
    assert "Rättat 3. Nu 2." in page.text
    assert page.attributes("a", rel="next")[0]["href"] == "/corrections/?page=3"


def test_two_versions_beside_each_other(client: Client) -> None:
    claim = make_published(statement="Det kostade 640 miljoner kronor.")
    correct(claim, "Det kostade 612 miljoner kronor.", 1)
    correct(claim, "Det kostade 612 miljoner kronor i fjol.", 2, kind="update")
    path = f"/claims/{claim.public_id}/compare/"
    page = see(client, f"{path}?from=1&to=2")
    assert page.texts("h1") == ["Version 1 och 2 sida vid sida"]
    assert page.texts("del") == ["640"]
    assert page.texts("ins") == ["612"]
    assert "Rättelse, 2 mars 2024: Nu 1." in page.text
    assert see(client, path).texts("h1") == ["Version 2 och 3 sida vid sida"]
    assert "Inget skiljer" in see(client, f"{path}?from=2&to=2").text
    for bad in ("from=4", "to=0", "to=x", f"from={'1' * 30}", "from=0000000013"):
        assert "versionerna 1 till 3" in see(client, f"{path}?{bad}", 400).text
    see(client, "/claims/bcdfghjk/compare/", 404)
    single = see(client, f"/claims/{make_published().public_id}/compare/?from=2", 400)
    assert "bara en version, nummer 1" in single.text


def test_where_the_site_was_served_is_no_difference(client: Client, settings: Settings) -> None:
    claim = make_published(statement="Det kostade 640 miljoner kronor.")
    settings.PUBLIC_BASE_URL = "https://ny.example"
    correct(claim, "Det kostade 612 miljoner kronor.", 1)
    page = see(client, f"/claims/{claim.public_id}/compare/")
    assert page.texts("th", scope="row") == ["Påståendet i klartext"]
    assert page.text.index("Nu 1.") < page.text.index("640")


def test_a_note_is_told_whole(client: Client) -> None:
    claim = make_published(statement="Ett.")
    claim.statement = "Ett, rättat."
    claim.save()
    note = "Beloppet angavs i fel valuta. Bedömningen är densamma."
    publish(claim, at=AT + DAY, kind="correction", note=note)
    assert note in see(client, "/corrections/").text


def test_a_withdrawn_claim_has_nothing_to_compare(client: Client) -> None:
    claim = make_published(statement="Hemligt.")
    correct(claim, "Hemligt, rättat.", 1)
    publishing.withdraw([claim], by=make_user(is_superuser=True), at=AT + 2 * DAY, reason="Fel.")
    page = see(client, f"/claims/{claim.public_id}/compare/", 410)
    assert "Hemligt" not in page.html
