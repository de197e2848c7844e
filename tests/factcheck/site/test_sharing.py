"""How a claim is linked to and cited."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation

from factcheck.site.sharing.citations import Cited, bibtex_text
from tests.factcheck.site.pages import see
from tests.published import SITE, make_checked, publish

CITED = Cited(
    id="k3n8v2qp",
    title="Placeringarna kostade 640 miljoner & 50 % mer.",
    label="Till stor del sant",
    desk="Faktabasen",
    version=2,
    published_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC),
    url="https://fakta.example/claims/k3n8v2qp/versions/2/",
)


def test_three_styles_with_version_and_date() -> None:
    """In Sweden it was the 23rd already."""
    with translation.override("sv"):
        plain, apa, bibtex = CITED.citations()
    assert plain.style == "I löpande text"
    assert plain.text == (
        "”Placeringarna kostade 640 miljoner & 50 % mer” – Till stor del sant. Faktabasen,"
        " version 2, 23 november 2026: https://fakta.example/claims/k3n8v2qp/versions/2/"
    )
    assert apa.text == (
        "Faktabasen. (2026, 23 november). Placeringarna kostade 640 miljoner & 50 % mer"
        " (version 2) [Faktagranskning]. https://fakta.example/claims/k3n8v2qp/versions/2/"
    )
    assert bibtex.text == (
        "@online{k3n8v2qp-v2,\n"
        "  author = {{Faktabasen}},\n"
        "  title = {{Placeringarna kostade 640 miljoner \\& 50 \\% mer.}},\n"
        "  year = {2026},\n"
        "  month = {11},\n"
        "  day = {23},\n"
        "  version = {2},\n"
        "  note = {Till stor del sant},\n"
        "  url = {https://fakta.example/claims/k3n8v2qp/versions/2/},\n"
        "}"
    )


def test_in_english() -> None:
    with translation.override("en"):
        plain, apa, _bibtex = CITED.citations()
    assert "version 2, 23 November 2026: https" in plain.text
    assert "(2026, November 23)" in apa.text


def test_nothing_in_a_title_is_a_command_of_bibtex() -> None:
    assert bibtex_text("a{b}\\c_d\n e") == r"a\{b\}\textbackslash{}c\_d e"


@pytest.mark.django_db
def test_the_page_of_a_claim_has_its_link_and_its_citations(client: Client) -> None:
    claim = make_checked()
    publish(claim)
    page = see(client, f"/claims/{claim.public_id}/")
    link, text, apa, bibtex, frame = page.exact("textarea")
    assert link == f"{SITE}/claims/{claim.public_id}/"
    for citation in (text, apa, bibtex):
        assert f"{SITE}/claims/{claim.public_id}/versions/1/" in citation
    assert frame.startswith("<iframe ")
    fields = page.attributes("textarea")
    assert all("readonly" in each for each in fields)
    labels = {each["for"] for each in page.attributes("label")}
    assert {each["id"] for each in fields} <= labels
