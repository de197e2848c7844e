"""How we judge, and About us."""

from datetime import timedelta

import pytest
from django.test import Client

from claims.publication import publishing
from tests.factcheck.site.pages import see
from tests.factories import AT, make_scale_and_ratings, make_user
from tests.published import make_checked, publish
from tests.site_pages import make_site_text, make_site_text_version

pytestmark = pytest.mark.django_db


def test_without_a_text_of_the_newsroom_the_page_says_so(client: Client) -> None:
    page = see(client, "/about/")
    assert "Redaktionen har inte skrivit den ännu." in page.text
    assert "programmets egen text" in page.text
    assert "The newsroom has not written it yet." in see(client, "/en/about/").text


def test_the_newest_version_is_shown_and_earlier_ones_can_be_read(client: Client) -> None:
    text = make_site_text(body_sv="Vi är *tre*.", body_en="We are *three*.")
    make_site_text_version(text)
    text.body_sv = "Vi är *fyra*."
    text.save()
    assert "Vi är tre." in see(client, "/about/").text  # a draft is nobody's but the desk's
    make_site_text_version(text, at=AT + timedelta(days=1))
    page = see(client, "/about/")
    assert page.texts("em") == ["fyra"]
    assert "Version 2, 2 mars 2024 Version 1, 1 mars 2024" in page.text
    old = see(client, "/about/", version=1)
    assert old.texts("em") == ["tre"]
    assert "Det här är en gammal version." in old.text
    assert old.meta("robots") == "noindex, follow"
    assert see(client, "/en/about/").texts("em") == ["three"]


@pytest.mark.parametrize("version", ["0", "3", "x", "-1", "9" * 30, "٣"])
def test_a_version_that_is_none_is_not_found(client: Client, version: str) -> None:
    make_site_text_version()
    see(client, "/about/", 404, version=version)


def test_markup_in_a_text_stays_text(client: Client) -> None:
    make_site_text_version(make_site_text(body_sv="<script>alert(1)</script> [a](javascript:b)"))
    page = see(client, "/about/")
    assert page.scripts == []
    assert "<script>alert(1)</script>" in page.text


def test_the_scale_with_definitions_and_an_example(client: Client) -> None:
    ratings = make_scale_and_ratings()
    claim = make_checked(ratings["false"])
    publish(claim)
    page = see(client, "/method/")
    assert len(page.attributes("div", class_="value-none")) == 2
    assert page.texts("dt")[4].startswith("Falskt")
    assert "1 på en skala från 1 till 5" in page.texts("dt")[4]
    assert "Falskt: så här menar vi." in page.text
    example = page.attributes("a", href=f"/claims/{claim.public_id}/")
    assert len(example) == 1
    assert "Inget publicerat påstående har det här omdömet ännu." in page.text
    assert "Version 1, Omdömen: i bruk sedan 1 mars 2024." in page.text
    english = see(client, "/en/method/")
    assert english.texts("dt")[4].startswith("False")


def test_a_withdrawn_claim_is_no_example(client: Client) -> None:
    claim = make_checked(make_scale_and_ratings()["false"])
    publish(claim)
    publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel.")
    assert claim.public_id not in see(client, "/method/").html


def test_earlier_scales_can_be_looked_up(client: Client) -> None:
    publish(make_checked(make_scale_and_ratings(1)["true"]))
    publish(make_checked(make_scale_and_ratings(2)["true"]))
    page = see(client, "/method/")
    assert page.texts("summary") == ["Version 1, Omdömen: från 1 mars 2024"]


def test_a_page_before_anything_is_published(client: Client) -> None:
    page = see(client, "/method/")
    assert "Vad vi granskar" in page.text
    assert "Skalan" not in page.texts("h2")


def test_whoever_has_the_page_already_gets_no_other(client: Client) -> None:
    first = client.get("/method/")
    again = client.get("/method/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    make_site_text_version(make_site_text("method", body_sv="Nytt."))
    assert client.get("/method/")["ETag"] != first["ETag"]
