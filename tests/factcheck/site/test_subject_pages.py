"""The pages of topics, speakers, parties, verdicts and years, and the pages that list them."""

from typing import Any

import pytest
from django.test import Client

from tests.factcheck.site.pages import see
from tests.factories import (
    make_claim,
    make_document,
    make_revision,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_voice,
)
from tests.published import SITE, make_checked, make_published, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def speaker() -> str:
    """Of one checked and one unchecked claim."""
    someone = make_speaker("Åsa Öberg", party="M")
    topic = make_topic("hem", name_sv="Hem")
    ratings = make_scale_and_ratings()
    values: dict[str, Any] = {"speaker": someone, "topics": [topic], "date_edtf": "2022"}
    publish(make_checked(ratings["false"], statement="Granskat.", **values))
    make_published(statement="Ogranskat.", **values)
    return someone.public_id


SENTENCE = (
    "2 publicerade påståenden, varav 1 granskat. Urvalet är redaktionens, så siffrorna säger inget"
    " om hur ofta någon har rätt. Så väljer och bedömer vi"
)


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/topics/hem/", "Hem"),
        ("/speakers/{speaker}/", "Åsa Öberg (M)"),
        ("/parties/M/", "Moderaterna (M)"),
        ("/years/2022/", "2022"),
    ],
)
def test_counts_stand_beside_what_they_are_of(
    client: Client, speaker: str, path: str, heading: str
) -> None:
    page = see(client, path.format(speaker=speaker))
    assert page.texts("h1") == [heading]
    assert page.texts("p", class_="of") == [SENTENCE]
    assert page.texts("ul", class_="tags verdict-counts") == ["Falskt 1"]
    assert page.texts("h3", lang="sv") == ["Granskat.", "Ogranskat."]
    assert "%" not in page.text
    assert page.links("canonical") == [f"{SITE}{path.format(speaker=speaker)}"]


def test_verdict(client: Client, speaker: str) -> None:
    page = see(client, "/verdicts/false/")
    assert page.texts("h1") == ["Falskt"]
    assert page.texts("p", class_="lead") == ["Falskt: så här menar vi."]
    assert page.attributes("li", aria_current="true") or page.texts("ol", class_="scale")
    assert page.texts("h3", lang="sv") == ["Granskat."]
    assert see(client, "/en/verdicts/true/").texts("h1") == ["True"]
    all_of_them = see(client, "/verdicts/")
    assert all_of_them.texts("dt")[0].startswith("Sant")


def test_who_is_only_named_by_others(client: Client) -> None:
    """Such a speaker has a page that says where, and the list says that it is so."""
    saco = make_speaker("Saco", kind="organisation", party="")
    claim = make_claim(statement="Saco säger så.")
    make_voice(claim, capacity="cited_authority", speaker=saco)
    publish(claim)
    page = see(client, f"/speakers/{saco.public_id}/")
    assert "Här finns inga egna påståenden publicerade." in page.text
    assert "Nämns i 1 påstående av någon annan" in page.texts("h2")
    assert page.texts("h3", lang="sv") == ["Saco säger så."]
    assert see(client, f"/claims/?cited={saco.public_id}").texts("h3", lang="sv") == [
        "Saco säger så."
    ]
    assert "Saco · Organisation nämns bara av andra" in see(client, "/speakers/").text


def test_lists_of_names(client: Client, speaker: str) -> None:
    for path, text in (
        ("/topics/", "Hem 2 påståenden, varav 1 granskat"),
        ("/speakers/", "Åsa Öberg · M 2 påståenden, varav 1 granskat"),
        ("/parties/", "Moderaterna (M) 2 påståenden, varav 1 granskat"),
        ("/years/", "2022 2 påståenden, varav 1 granskat"),
    ):
        assert text in see(client, path).texts("ul", class_=see_class(path))[0]
    see(client, "/speakers/?page=2", 404)
    see(client, "/speakers/?page=x", 400)


def see_class(path: str) -> str:
    return "index many" if path in {"/topics/", "/years/"} else "index"


@pytest.mark.parametrize(
    "path",
    ["/topics/x/", "/parties/XX/", "/parties/m/", "/verdicts/x/", "/years/1900/", "/years/20222/"],
)
def test_what_nobody_has_claimed_has_no_page(client: Client, speaker: str, path: str) -> None:
    see(client, path, 404)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("åsa öberg", ["Åsa Öberg Talare"]),
        ("öberg", ["Åsa Öberg Talare"]),
        ("hem", ["Hem Ämne"]),
        ("M", ["Moderaterna (M) Parti"]),
        ("moderaterna", ["Moderaterna (M) Parti"]),
        ("falskt", ["Falskt Omdöme"]),
        ("2022", ["2022 Sagt år"]),
        ("ornitologi", []),
    ],
)
def test_a_name_leads_to_its_page_first(
    client: Client, speaker: str, typed: str, named: list[str]
) -> None:
    page = see(client, "/claims/", q=typed)
    found = page.texts("section", class_="named")
    assert found == ([f"Sidor med det namnet {named[0]}"] if named else [])


def test_a_sources_own_address_leads_to_its_page(client: Client) -> None:
    document = make_document(url='https://mitti.example/a?b="1"', title="Dyrt")
    make_published(revision=make_revision(document=document))
    response = client.get("/claims/", {"q": 'https://mitti.example/a?b="1"'})
    assert response["Location"] == f"/documents/{document.public_id}/"
    assert client.get("/claims/", {"q": f"{SITE}/en/topics/"})["Location"] == "/topics/"
