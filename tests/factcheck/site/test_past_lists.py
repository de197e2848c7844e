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
    publish(*claims, make_claim(statement="Om annat.", topics=[school]))
    path = "/claims/?topic=skola&party=S&year=2023&kind=rule&kind=history"
    page = see(client, path)
    found = page.texts("h3")[:3]  # and the facets' names
    assert found == [f"Om skolan {n}." for n in (2, 1, 0)]
    (link,) = page.attributes("a", href=f"{path}&as_of=now")
    address = client.get(link["href"])["Location"]
    before = see(client, address)
    assert before.texts("h3") == found
    for claim in claims:
        claim.kind, claim.date_edtf = "other", "1999"
        claim.save()
    publish(*claims, kind="update", note="Nytt.")
    assert see(client, address).texts("h3") == found


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
    assert "5 påståenden hittades." in see(client, address).texts("p")
    monkeypatch.setattr(past_lists, "MOST_COUNTED", 2)
    assert "Över 2 påståenden hittades." in see(client, address).texts("p")


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


def test_a_narrowed_list_stays_as_it_was_narrowed(client: Client) -> None:
    """By each facet, whichever of its values changed since."""
    topic = make_topic("skola")
    claim = make_published(
        statement="Om skolan.", speaker=make_speaker("Åsa Öberg", party="S"), date_edtf="2016-04"
    )
    claim.topics.add(topic)
    publish(claim, kind="update", note="Ämne.")
    make_published(statement="Något annat.", speaker=make_speaker("Bo Ek", party="M"))
    narrowed = {
        "party": ("S", "Parti: S"),
        "speaker": (claim.speaker.public_id, "Talare: Åsa Öberg"),
        "topic": ("skola", "Ämne: "),
        "year": ("2016", "Sagt år: 2016"),
        "source": (claim.revision.document.public_id, "Källa: "),
        "status": ("unverified", "Status: Inte granskat"),
    }
    addresses = {}
    for name, (value, told) in narrowed.items():
        page = see(client, f"/claims/?{name}={value}")
        (cite,) = page.attributes("a", href=f"/claims/?{name}={value}&as_of=now")
        addresses[name] = client.get(cite["href"])["Location"]
        assert addresses[name] == f"/claims/?{name}={value}&as_of=3"
        then = see(client, addresses[name])
        assert "Om skolan." in then.texts("h3")
        (selection,) = (text for text in then.texts("p") if "Urval" in text)
        assert selection.startswith(f"Urval: {told}")
    claim.speaker, claim.date_edtf = make_speaker("Ann Ask", party="V"), "2019"
    claim.statement = "Ändrat."
    claim.topics.clear()
    claim.save()
    publish(claim, kind="correction", note="Rätt.")
    for name, address in addresses.items():
        assert "Om skolan." in see(client, address).texts("h3"), name
    assert see(client, "/claims/?party=V&as_of=4").texts("h3") == ["Ändrat."]
    # Nobody has it now, and somebody had it.
    assert see(client, "/claims/?party=S&party=M&q=skolan&as_of=3").texts("h3") == ["Om skolan."]
    then = see(client, "/claims/?party=V&as_of=3")
    assert then.texts("h3") == []
    assert "Inget påstående hade allt detta på en gång." in then.texts("p")


def test_a_list_of_checks_is_one_of_checks(client: Client) -> None:
    checked = make_checked(statement="Granskat.")
    publish(checked)
    make_published(statement="Inte granskat.")
    page = see(client, "/checks/")
    assert page.attributes("a", href="/checks/?as_of=now")
    address = client.get("/checks/", {"as_of": "now"})["Location"]
    assert address == "/checks/?as_of=2"
    then = see(client, address)
    assert then.texts("h1") == ["Granskningarna vid publicering 2"]
    assert then.texts("h3") == ["Granskat."]
    assert see(client, "/en/checks/?as_of=2").texts("h1") == ["Checks as of publication 2"]


def test_what_would_be_left_out_without_a_word_is_refused(client: Client) -> None:
    claim = make_published()
    for name, value in (("sort", "said"), ("page", "2"), ("cited", claim.speaker.public_id)):
        response = client.get("/claims/", {"as_of": "1", name: value})
        assert response.status_code == 400
        assert f"{name}: en lista som den var då" in response.content.decode()
    page = see(client, f"/claims/?cited={claim.speaker.public_id}")
    assert not [a for a in page.attributes("a") if "as_of" in a.get("href", "")]
    for name, value in (("party", "XYZ"), ("verdict", "fasle"), ("topic", "x"), ("nosuch", "1")):
        assert client.get("/claims/", {"as_of": "1", name: value}).status_code == 400
