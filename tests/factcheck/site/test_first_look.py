"""What a reader meets first: nothing twice, nothing that runs together, the way back, and words
that agree with their numbers."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, Rating
from tests.factcheck.site.pages import see
from tests.factories import (
    make_assessment,
    make_claim,
    make_document,
    make_evidence,
    make_revision,
    make_scale_and_ratings,
    make_topic,
)
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def _checked_together(rating: Rating, *statements: str) -> list[Claim]:
    check = make_assessment(approved=True, rating=rating)
    for number in range(2):
        make_evidence(check, url=f"https://stockholm.example/{number}")
    claims = [make_claim(status="checked", assessment=check, statement=s) for s in statements]
    for claim in claims:
        publish(claim)
    return claims


def test_a_check_of_several_claims_is_one_card(client: Client) -> None:
    rating = make_scale_and_ratings()["true"]
    publish(make_checked(rating, statement="För sig."))
    first, newest = _checked_together(rating, "Först sagt.", "Sagt igen.")
    page = see(client, "/")
    assert page.texts("h3") == ["Sagt igen.", "För sig."]
    assert page.html.count(f"/claims/{newest.public_id}/#related") == 1
    assert "Gäller 1 påstående till som säger samma sak: Sagt igen." in page.text
    assert first.public_id not in page.html
    related = see(client, f"/claims/{newest.public_id}/")
    assert related.attributes("h2", id="related")
    assert "Först sagt." in related.text
    # A list is of claims: each of them is there.
    assert len(see(client, "/checks/").texts("h3", lang="sv")) == 3


@pytest.mark.parametrize(
    ("checks", "unchecked", "buttons", "headings"),
    [
        (7, 0, ["Alla 7 granskningar"], ["Senaste granskningarna"]),
        (2, 0, ["Sök och begränsa alla 2 påståenden"], ["Senaste granskningarna"]),
        (
            6,
            1,
            ["Alla 6 granskningar", "Sök och begränsa alla 7 påståenden"],
            ["Senaste granskningarna", "Fler påståenden"],
        ),
    ],
)
def test_checks_are_not_listed_again_as_more_claims(
    client: Client, checks: int, unchecked: int, buttons: list[str], headings: list[str]
) -> None:
    rating = make_scale_and_ratings()["true"]
    topic = make_topic("hem", name_sv="Hem")
    for number in range(checks):
        publish(make_checked(rating, statement=f"Granskat {number}.", topics=[topic]))
    for number in range(unchecked):
        make_published(statement=f"Ogranskat {number}.", topics=[topic])
    page = see(client, "/topics/hem/")
    assert page.texts("a", class_="button") == buttons
    assert [each for each in page.texts("h2") if each in headings] == headings
    assert ("Fler påståenden" in page.texts("h2")) == ("Fler påståenden" in headings)


@pytest.mark.parametrize(
    ("checked", "others", "sv", "en"),
    [
        (1, 1, "2 publicerade påståenden, varav 1 granskat.", "2 published claims, 1 of them"),
        (2, 0, "2 publicerade påståenden, varav 2 granskade.", "2 published claims, 2 of them"),
        (0, 1, "1 publicerat påstående, varav 0 granskade.", "1 published claim, 0 of them"),
    ],
)
def test_words_agree_with_their_numbers(
    client: Client, checked: int, others: int, sv: str, en: str
) -> None:
    rating = make_scale_and_ratings()["true"]
    values: dict[str, Any] = {"topics": [make_topic("hem")]}
    for _number in range(checked):
        publish(make_checked(rating, **values))
    for _number in range(others):
        make_published(**values)
    assert see(client, "/topics/hem/").texts("p", class_="of")[0].startswith(sv)
    assert see(client, "/en/topics/hem/").texts("p", class_="of")[0].startswith(en)
    chart = "är granskat." if checked == 1 else "är granskade."
    assert f"{checked} av {checked + others} publicerade påståenden {chart}" in see(
        client, "/charts/months/"
    ).text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("/method/", "Startsidan Så bedömer vi"),
        ("/about/", "Startsidan Om oss"),
        ("/charts/", "Startsidan Diagram"),
        ("/charts/months/", "Startsidan Diagram Påståenden efter år och omdöme"),
        ("/checked/", "Startsidan Har det granskats?"),
        ("/data/", "Startsidan Data"),
    ],
)
def test_every_page_says_where_it_lies(client: Client, path: str, way: str) -> None:
    make_published()
    page = see(client, path)
    assert way in page.text
    assert page.attributes("nav", class_="crumbs")


def test_a_title_with_quotation_marks_gets_no_others(client: Client) -> None:
    document = make_document(title="”Största satsningen”")
    claim = make_claim(revision=make_revision(document=document))
    publish(claim)
    page = see(client, f"/charts/documents/{document.public_id}/")
    assert page.texts("h1") == ["Var påståendena står: ”Största satsningen”"]
    assert "””" not in page.html


def test_brackets_are_explained_where_they_are(client: Client) -> None:
    words = "Det som står inom [hakparentes] har redaktionen lagt till"
    with_them = make_published(statement="Det kostade [2022] mer.")
    assert words in see(client, f"/claims/{with_them.public_id}/").text
    without = make_published(statement="Det kostade mer 2022.")
    assert words not in see(client, f"/claims/{without.public_id}/").text


def test_where_nothing_was_corrected_the_page_says_so(client: Client) -> None:
    make_published()
    page = see(client, "/corrections/")
    assert "Inget har rättats, uppdaterats eller återkallats ännu." in page.text
    only = see(client, "/corrections/", kind="update")
    assert "Inget av det slaget har publicerats." in only.text


def test_what_is_wrong_with_a_search_is_said_without_codes(client: Client) -> None:
    long = "ord " * 200
    page = see(client, "/claims/", 400, q=long)
    assert "En sökning får vara högst 500 tecken lång." in page.text
    assert "q:" not in page.text
    assert long.strip() in page.html


def test_a_verdict_on_the_scale_is_drawn_once(client: Client) -> None:
    ratings = make_scale_and_ratings()
    on_it, off_it = make_checked(ratings["true"]), make_checked(ratings["unproven"])
    for claim in (on_it, off_it):
        publish(claim)
    heading = 'id="verdict"'
    scaled = see(client, f"/claims/{on_it.public_id}/")
    assert "<svg" not in scaled.html.partition(heading)[2].partition("</h2>")[0]
    assert scaled.texts("ol", class_="scale")
    marked = see(client, f"/claims/{off_it.public_id}/")
    assert "<svg" in marked.html.partition(heading)[2].partition("</h2>")[0]
