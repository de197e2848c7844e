"""Searching on the site: what was found is marked, and what was not is asked about."""

import unicodedata
from datetime import timedelta

import pytest
from django.test import Client

from claims.publication import publishing
from tests.factcheck.site.pages import see
from tests.factories import AT, make_claim, make_revision, make_speaker, make_user
from tests.published import SITE, make_published

pytestmark = pytest.mark.django_db


def test_words_are_marked_in_the_forms_in_which_they_stand(client: Client) -> None:
    revision = make_revision("Skolornas <elever> fick nya lokaler.")
    make_published(
        statement="Skolan får mer, och skolbyggen.", revision=revision, quote="Skolornas <elever>"
    )
    page = see(client, "/claims/", q="skola")
    assert page.texts("mark") == ["Skolan", "skolbyggen", "Skolornas"]
    assert page.texts("h3", lang="sv") == ["Skolan får mer, och skolbyggen."]
    assert page.texts("q") == ["Skolornas <elever>"]


def test_a_quote_without_words_that_were_found_is_not_shown(client: Client) -> None:
    make_published(statement="Skolan får mer.")
    page = see(client, "/claims/", q="skola")
    assert page.texts("mark") == ["Skolan"]
    assert page.texts("q") == []


@pytest.mark.parametrize(
    ("asked", "looked_for"),
    [("umea", "umeå"), ("skola Umea", "skola umeå"), ('"skolan i umea"', '"skolan i umeå"')],
)
def test_marks_may_be_left_out(client: Client, asked: str, looked_for: str) -> None:
    make_published(statement="Skolan i Umeå får mer.")
    make_published(statement="Skolan i Luleå får mer.")
    page = see(client, "/claims/", q=asked)
    assert page.texts("h3", lang="sv") == ["Skolan i Umeå får mer."]
    assert page.texts("p", class_="offered") == [f"Sökte efter: {looked_for}"]
    assert "Umeå" in " ".join(page.texts("mark"))


def test_a_word_as_it_was_typed_goes_first(client: Client) -> None:
    """Where something has it, no marks are put."""
    make_published(statement="En fin bal.")
    make_published(statement="Ett fint bål.")
    page = see(client, "/claims/", q="bal")
    assert page.texts("h3", lang="sv") == ["En fin bal."]


def test_a_mistyped_word_is_asked_about_and_not_looked_for(client: Client) -> None:
    make_published(statement="Kommunen betalar vården.")
    page = see(client, "/claims/", q="komunen vården")
    assert page.texts("h3", lang="sv") == []
    assert page.texts("p", class_="offered") == ["Menade du kommunen vården?"]
    (link,) = page.attributes("a", href="/claims/?q=kommunen+v%C3%A5rden")
    assert see(client, link["href"]).texts("h3", lang="sv") == ["Kommunen betalar vården."]
    english = see(client, "/en/claims/", q="komunen")
    assert english.texts("p", class_="offered") == ["Did you mean kommunen?"]


def test_no_word_of_what_was_withdrawn_is_offered(client: Client) -> None:
    claim = make_published(statement="Gnejsgruvan stängs.")
    assert see(client, "/claims/", q="gnejsgruvann").texts("p", class_="offered")
    by = make_user(is_superuser=True)
    publishing.withdraw([claim], by=by, at=AT + timedelta(days=1), reason="Ett prov.")
    assert see(client, "/claims/", q="gnejsgruvann").texts("p", class_="offered") == []


def test_words_that_are_there_are_not_corrected(client: Client) -> None:
    make_published(statement="Kommunen betalar.")
    make_published(statement="Vården kostar.")
    assert see(client, "/claims/", q="kommunen vården").texts("p", class_="offered") == []


@pytest.mark.parametrize("asked", ["-" * 40, "!!!", '""', "\u00ad", "<->"])
def test_a_search_without_words_says_so(client: Client, asked: str) -> None:
    make_published()
    page = see(client, "/claims/", q=asked)
    assert "Här finns inget ord att söka efter." in page.text
    assert page.texts("h3", lang="sv") == []


def test_a_search_for_too_common_words_says_which(client: Client) -> None:
    make_published()
    page = see(client, "/claims/", q="och det")
    assert "Det finns inget att söka efter: och, det – för vanligt" in page.text
    assert "There is nothing to look for: och, det" in see(client, "/en/claims/", q="och det").text


def test_letters_taken_apart_are_the_same_letters(client: Client) -> None:
    make_published(statement="I Södertälje bor fler.", speaker=make_speaker("Nn"))
    page = see(client, "/claims/", q=unicodedata.normalize("NFD", "Södertälje"))
    assert page.texts("mark") == ["Södertälje"]


def test_ids_and_pasted_addresses_lead_to_their_pages(client: Client) -> None:
    claim = make_published()
    document = claim.revision.document.public_id
    places = {
        claim.public_id: f"/claims/{claim.public_id}/",
        f" {SITE}/claims/{claim.public_id}/?x=1 ": f"/claims/{claim.public_id}/",
        f"{SITE}/api/v1/claims/{claim.public_id}/": f"/claims/{claim.public_id}/",
        f"{SITE}/documents/{document}/": f"/documents/{document}/",
        f"/speakers/{claim.speaker.public_id}/": f"/speakers/{claim.speaker.public_id}/",
    }
    for asked, place in places.items():
        assert client.get("/claims/", {"q": asked})["Location"] == place
    draft = make_claim()
    assert client.get("/", {"q": "skola"})["Location"] == "/claims/?q=skola"
    for asked in (draft.public_id, "24222222", "https://"):
        assert client.get("/claims/", {"q": asked}).status_code == 200


def test_names_and_years_mean_what_they_are_the_names_of(client: Client) -> None:
    """In the box itself, also beside what else is chosen, and in the counts beside the list."""
    speaker = make_speaker("Nn", party="S")
    make_published(statement="Skatten höjs mest.", speaker=speaker, date_edtf="2020-03")
    make_published(statement="Skatten höjs.", date_edtf="2020-04")
    make_published(statement="Skatten höjs.", speaker=speaker, date_edtf="2019")
    for more in ("", "&party=S", "&year=2020&kind=quantity"):
        page = see(client, f"/claims/?q=socialdemokraterna+skatt+2020{more}")
        assert page.texts("h3", lang="sv") == ["Skatten höjs mest."]
        assert page.texts("mark") == ["Skatten"]
