"""What the public calls parties is what the desk's list says: changed there, changed at once."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Party, PublicReference
from claims.publication import parties
from claims.publication.locking import PublishingNow
from claims.publication.parties import show_party
from claims.publication.rebuilding import rebuild_public_rows
from claims.verifying.looking import broken_promises
from tests.claims.admin.admin_forms import editor, in_english, seen
from tests.factcheck.site.pages import see
from tests.factories import make_claim, make_speaker
from tests.promises import refused_by, run
from tests.published import get, ids, make_published, refusal

pytestmark = pytest.mark.django_db

NEW = "Arbetarepartiet"


def make_quiet(party: str = "S", **overrides: Any) -> Claim:
    """Of a party, whose name stands in none of its words."""
    return make_published(speaker=make_speaker("Nn", party=party), statement="Xyz.", **overrides)


def save(client: Client, code: str, **changes: str) -> Any:
    """The form of the party at the desk, sent with these changes."""
    party = Party.objects.get(pk=code)
    fields = ("name", "other_names", "colour", "period_edtf")
    form = {name: getattr(party, name) for name in fields} | changes | seen(party)
    return client.post(reverse("admin:claims_party_change", args=[code]), form, follow=True)


def renamed(client: Client, code: str = "S", name: str = NEW) -> None:
    answer = save(in_english(editor(client)), code, name=name).content.decode()
    assert "Readers see it called so now." in answer
    client.logout()


def test_the_api_says_the_new_name_at_once(client: Client) -> None:
    make_quiet()
    (before,) = get(client, "parties/")["results"]
    renamed(client)
    (party,) = get(client, "parties/")["results"]
    assert party == before | {"name": NEW}
    assert list(party) == list(before)
    assert get(client, "parties/S/") == party


def test_parties_are_in_the_order_of_their_new_names(client: Client) -> None:
    make_quiet()
    make_quiet("C")
    renamed(client, name="Ärlighetspartiet")
    assert [party["id"] for party in get(client, "parties/")["results"]] == ["C", "S"]
    renamed(client, name="Aktivitetspartiet")
    assert [party["id"] for party in get(client, "parties/")["results"]] == ["S", "C"]


def test_a_list_that_somebody_has_is_not_said_to_be_the_same(client: Client) -> None:
    make_quiet()
    tags = {path: client.get(path)["ETag"] for path in ("/api/v1/parties/", "/parties/")}
    renamed(client)
    for path, tag in tags.items():
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_no_version_is_made_and_no_claim_is_another(client: Client) -> None:
    claim = make_quiet()
    before = get(client, f"claims/{claim.public_id}/")
    renamed(client)
    assert get(client, f"claims/{claim.public_id}/") == before
    assert claim.versions.count() == 1
    assert broken_promises() == []


def test_pages_say_the_new_name(client: Client) -> None:
    claim = make_quiet()
    renamed(client)
    shown = f"{NEW} (S)"
    assert see(client, "/parties/S/").texts("h1") == [shown]
    assert shown in see(client, "/parties/").text
    assert shown in see(client, "/claims/").text
    assert shown in see(client, f"/speakers/{claim.speaker.public_id}/").text
    assert NEW in see(client, "/embed/parties/S/").text
    answer = client.get("/oembed.json", {"url": "http://127.0.0.1:8000/parties/S/"})
    assert NEW in answer.json()["title"]
    english = see(client, "/en/parties/S/")
    assert english.texts("h1", lang="sv") == [shown]


def test_a_party_of_no_claim_has_no_page_to_lead_to(client: Client) -> None:
    """Of a speaker whose claims were made for another party."""
    speaker = make_speaker("Nn", party="S")
    make_published(speaker=speaker)
    speaker.party = "V"
    speaker.save()
    make_published(speaker=speaker)
    PublicReference.objects.filter(kind="party", id="V").delete()
    page = see(client, f"/speakers/{speaker.public_id}/")
    assert page.texts("p", class_="kicker") == ["Talare · V"]
    assert not page.attributes("a", href="/parties/V/")


NAMES = ("Socialdemokraterna", "Social Democrats", "socialdemokraterna", NEW, NEW.upper(), "S")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_found_by_its_new_name_and_by_earlier_ones(client: Client, name: str) -> None:
    claim = make_quiet()
    make_quiet("M")
    renamed(client)
    assert ids(client, q=name) == [claim.public_id]
    assert ids(client, q=f"{name} xyz", party="S") == [claim.public_id]
    assert ids(client, q=f"{name} 2023") == [claim.public_id]
    assert ids(client, q=name, as_of="2") == [claim.public_id]
    assert ids(client, party=name) == [claim.public_id]
    page = see(client, "/claims/", q=name)
    assert len(page.texts("h3", lang="sv")) == 1
    assert page.texts("section", class_="named") == [f"Sidor med det namnet {NEW} (S) Parti"]
    desk = editor(client)
    found = desk.get(reverse("admin:claims_claim_changelist"), {"q": name}).context["cl"]
    assert list(found.result_list) == [claim]


def test_counts_beside_a_search_are_those_of_the_new_name(client: Client) -> None:
    """Which are remembered until something is published."""
    make_quiet()
    page = see(client, "/claims/", q=NEW)
    assert page.texts("h3", lang="sv") == []
    renamed(client)
    page = see(client, "/claims/", q=NEW)
    assert "1 påstående" in page.text
    assert f"{NEW} (S)" in page.text


def test_a_party_that_is_new_is_there_with_its_first_claim(client: Client) -> None:
    desk = editor(client)
    form = {"code": "FRP", "name": "Framtidens parti", "other_names": "Framtid\r\n Future \r\n\r\n"}
    form |= {"colour": "", "period_edtf": ""}
    desk.post(reverse("admin:claims_party_add"), form)
    assert Party.objects.get(pk="FRP").other_names == "Framtid\nFuture"
    assert refusal(client, "claims/", party="Framtidens parti").keys() == {"party"}
    assert get(client, "parties/")["results"] == []
    claim = make_quiet("FRP")
    (party,) = get(client, "parties/")["results"]
    assert party["name"] == "Framtidens parti"
    for name in ("Framtidens parti", "framtid", "FUTURE", "frp"):
        assert ids(client, q=name) == ids(client, party=name) == [claim.public_id]
    assert see(client, "/parties/FRP/").texts("h1") == ["Framtidens parti (FRP)"]


def test_one_that_only_has_a_code_is_called_by_it(client: Client) -> None:
    make_quiet("ÖP")
    assert get(client, "parties/")["results"][0]["name"] is None
    assert see(client, "/parties/ÖP/").texts("h1") == ["ÖP"]
    renamed(client, "ÖP", "Örebropartiet")
    assert get(client, "parties/")["results"][0]["name"] == "Örebropartiet"
    assert Party.objects.get(pk="ÖP").other_names == "", "a code is no earlier name"


def test_a_rebuild_says_the_same(client: Client) -> None:
    make_quiet()
    renamed(client)
    shown = PublicReference.objects.filter(kind="party").values("id", "name", "called", "body")
    before = list(shown)
    rebuild_public_rows()
    assert list(shown.all()) == before


def test_what_was_changed_by_sql_is_public_with_the_next_claim(client: Client) -> None:
    make_quiet()
    run("UPDATE claims_party SET name = %s WHERE code = 'S'", NEW)
    assert "public_names_equal_lists" in {each.promise for each in broken_promises()}
    make_quiet()
    assert get(client, "parties/S/")["name"] == NEW
    assert broken_promises() == []


def test_a_name_that_two_have_is_told_with_their_codes(client: Client) -> None:
    make_quiet()
    make_quiet("M")
    run("UPDATE claims_party SET other_names = 'Blocket' WHERE code IN ('S', 'M')")
    for code in ("S", "M"):
        show_party(Party.objects.get(pk=code))
    assert refusal(client, "claims/", party="Blocket") == {
        "party": ["Several parties are called “Blocket”: say which by its code: M, S."]
    }
    assert len(ids(client, q="blocket")) == 2
    assert Party.objects.code_of("Blocket") is None


def test_two_parties_share_no_name_at_the_desk(client: Client) -> None:
    in_english(editor(client))
    for changes in ({"name": "Centern"}, {"other_names": "Foo\r\ncenterpartiet"}):
        answer = save(client, "S", **changes).content.decode()
        assert "is a name of Centerpartiet (C) already." in answer
    assert Party.objects.get(pk="S").name == "Socialdemokraterna"


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"name": "Ny"}, ["Gammal", "Ett", "Två"]),
        ({"name": "Två"}, ["Gammal", "Ett"]),
        ({"name": "Ny", "other_names": "Gammal\nAnnan"}, ["Gammal", "Annan"]),
        ({"name": "Gammal", "other_names": ""}, []),
        ({"name": "TT"}, ["Gammal", "Ett", "Två"]),
    ],
)
def test_the_database_keeps_a_name_that_is_changed(
    changes: dict[str, str], kept: list[str]
) -> None:
    Party.objects.create(code="TT", name="Gammal", other_names="Ett\nTvå")
    Party.objects.filter(pk="TT").update(**changes)
    assert Party.objects.get(pk="TT").names[1:] == kept
    Party.objects.filter(pk="TT").update(other_names="")
    assert Party.objects.get(pk="TT").other_names == "", "it may be taken away"


def test_other_names_are_kept_as_typed_texts_are() -> None:
    with refused_by("party_texts_typed"):
        run("UPDATE claims_party SET other_names = E'A\\rB' WHERE code = 'S'")


def test_what_public_claims_name_is_not_deleted(client: Client) -> None:
    claim = make_quiet("ÖP")
    make_claim(speaker=make_speaker("Mm", party="V"))
    claim.speaker.party = ""
    claim.speaker.save()
    editor(client)
    for code, status in (("ÖP", 403), ("AP", 200)):
        assert client.get(reverse("admin:claims_party_delete", args=[code])).status_code == status


def test_who_saves_while_somebody_publishes_is_told_and_nothing_is_changed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy() -> None:
        raise PublishingNow

    make_quiet()
    monkeypatch.setattr(parties, "lock_publications", busy)
    answer = save(in_english(editor(client)), "S", name=NEW).content.decode()
    assert "Somebody is publishing just now" in answer
    assert f'value="{NEW}"' in answer
    assert Party.objects.get(pk="S").name == "Socialdemokraterna"
    assert json.loads(PublicReference.objects.get(kind="party").body)["name"] != NEW
