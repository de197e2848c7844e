"""“Citera detta urval”: a link to a list that shows the same for good."""

import pytest
from django.test import Client

from claims.publication import publishing
from factcheck.site import past_lists
from tests.factcheck.site.pages import see
from tests.factories import AT, make_claim, make_speaker, make_topic, make_user
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db


def test_it_leads_from_a_list_to_the_same_list_for_good(client: Client) -> None:
    claim = make_published(statement="Om skatten i går.")
    other = make_published(statement="Om skatten och annat.")
    make_published(statement="Om något helt annat.")
    page = see(client, "/claims/?q=skatten")
    assert page.attributes("a", href="/claims/?q=skatten&as_of=now")
    response = client.get("/claims/", {"q": "skatten", "as_of": "now"})
    assert response.status_code == 302
    address = response["Location"]
    assert address.startswith("/claims/?q=skatten&as_of=3&words=rules")
    before = see(client, address)
    assert before.texts("h1") == ["Påståendena vid publicering 3"]
    assert before.texts("h3") == ["Om skatten och annat.", "Om skatten i går."]
    claim.statement = "Om något annat."
    claim.save()
    publish(claim, kind="correction", note="Rätt.")
    make_published(statement="Mer om skatten.")
    assert see(client, address).texts("h3") == before.texts("h3")
    publishing.withdraw([other], by=make_user(), at=AT, reason="Fel talare.")
    after = see(client, address)
    assert after.texts("h3") == ["Om skatten i går."]
    assert after.texts("h2") == ["Indraget sedan dess"]
    (named,) = (text for text in after.texts("li") if "Fel" in text)
    assert named == f"{other.public_id}: Fel talare."


def test_a_list_that_is_narrowed_is_cited_with_all_that_is_chosen(client: Client) -> None:
    school = make_topic("skola", name_sv="Skola")
    speaker = make_speaker("Anna Ek", party="S")
    claims = [
        make_claim(statement=f"Om skolan {n}.", topics=[school], speaker=speaker, kind=kind)
        for n, kind in enumerate(("rule", "history", "rule", "decision"))
    ]
    checked = make_checked(statement="Om skolan, kontrollerat.")
    publish(*claims, checked, make_claim(statement="Om annat.", topics=[school]))
    path = "/claims/?topic=skola&party=S&year=2023&kind=rule&kind=history"
    page = see(client, path)
    found = page.texts("h3")[:3]  # and the facets' names
    assert found == [f"Om skolan {n}." for n in (2, 1, 0)]
    (link,) = page.attributes("a", href=f"{path}&as_of=now")
    address = client.get(link["href"])["Location"]
    before = see(client, address)
    assert before.texts("h3") == found
    assert "Parti: Socialdemokraterna (S)" in before.texts("li")
    for claim in claims:
        claim.kind, claim.date_edtf = "other", "1999"
        claim.save()
    publish(*claims, kind="update", note="Nytt.")
    assert see(client, address).texts("h3") == found
    (link,) = see(client, "/checks/").attributes("a", href="/claims/?status=checked&as_of=now")
    assert see(client, client.get(link["href"])["Location"]).texts("h3") == [checked.statement]
    assert client.get("/claims/", {"as_of": "6", "party": "finnsinte"}).status_code == 200


def test_everything_of_then_in_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past_lists, "PAGE_CLAIMS", 2)
    claims = [make_claim(statement=f"Nummer {n}.") for n in range(5)]
    publish(*claims)
    address = client.get("/claims/", {"as_of": "now"})["Location"]
    assert address == "/claims/?as_of=5"
    for claim in claims[1:4]:
        claim.statement = "Ändrat."
        claim.save()
    publish(*claims[1:4], kind="update", note="Nytt.")
    make_published()
    found, at = [], address
    while at:
        page = see(client, at)
        found += page.texts("h3")
        at = next((a["href"] for a in page.attributes("a", rel="next")), "")
    assert found == [f"Nummer {n}." for n in (4, 3, 2, 1, 0)]


def test_other_rules_for_words_are_told(client: Client) -> None:
    make_published(statement="Om skatten.")
    page = see(client, "/claims/?q=skatten&as_of=1&words=rules+0")
    (said,) = (text for text in page.texts("p") if "rules 0" in text)
    assert "andra regler" in said
    english = see(client, "/en/claims/?q=skatten&as_of=1")
    assert english.texts("h1") == ["Claims as of publication 1"]


def test_bad_numbers_are_told(client: Client) -> None:
    make_published()
    for value in ("x", "2", "-1", "9" * 30):
        assert client.get("/claims/", {"as_of": value}).status_code == 400
    assert client.get("/claims/", {"as_of": "1", "words": "x" * 501}).status_code == 400
    assert client.get("/claims/", {"as_of": "1", "before": "x"}).status_code == 400
    assert client.get("/claims/", {"as_of": "1", "q": "\x00"}).status_code == 400
