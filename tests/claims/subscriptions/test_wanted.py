"""Which claims a subscriber wants: the same as the API's list with the same query finds."""

import pytest
from django.test import Client
from django.utils.translation import override

from claims.models import ClaimVersion, PublicClaim
from claims.subscriptions.wanted import WantedRefused, read_wanted, wanted_of
from tests.factories import (
    make_document,
    make_revision,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
)
from tests.published import ids, make_checked, make_published, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def some_claims() -> dict[str, str]:
    """Ids to ask for, of claims that differ in everything there is to choose by."""
    school, care = make_topic("skola"), make_topic("omsorg")
    asa, orjan = make_speaker("Åsa Öberg", party="S"), make_speaker("Örjan Älv", party="M")
    budget = make_revision(document=make_document(file_name="budget.txt"))
    ratings = make_scale_and_ratings()
    make_published(speaker=asa, topics=[school], date_edtf="2021", kind="rule")
    make_published(speaker=orjan, topics=[school, care], date_edtf="2020/2022", revision=budget)
    make_published(
        speaker=make_speaker(party=""), kind="history", date_edtf="2022-05-01", status="in_progress"
    )
    for slug, speaker in (("true", asa), ("false", orjan)):
        publish(make_checked(ratings[slug], speaker=speaker, date_edtf="2019~"))
    return {
        "asa": asa.public_id,
        "orjan": orjan.public_id,
        "budget": budget.document.public_id,
    }


@pytest.mark.parametrize(
    "query",
    [
        *("kind=rule", "kind=rule&kind=history", "topic=skola", "topic=skola&topic=omsorg"),
        *("party=S", "party=Moderaterna", "party=s&topic=skola", "rating=true", "rating=false"),
        *("verification_status=checked", "verification_status=in_progress"),
        *("speaker={asa}", "speaker={orjan}&topic=omsorg", "document={budget}"),
        *("document=budget.txt", "year=2021", "year=2019&year=2022", "year=1999"),
        *("rating=true&rating=false&party=S", "party=S&party=M&year=2020"),
    ],
)
def test_it_is_what_the_list_finds(query: str, some_claims: dict[str, str], client: Client) -> None:
    asked = query.format(**some_claims)
    wanted = wanted_of(read_wanted(asked), {})
    listed = set(ids(client, **_parameters(asked)))
    newest = [version.record["claim"] for version in ClaimVersion.objects.all()]
    assert {claim["id"] for claim in newest if wanted.matches(claim)} == listed
    assert set(PublicClaim.objects.filter(wanted.among_public()).values_list("id", flat=True)) == (
        listed
    )
    assert bool(listed) is (query != "year=1999")
    assert len(listed) < len(newest)


def _parameters(query: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pair in query.split("&"):
        name, value = pair.split("=")
        found.setdefault(name, []).append(value)
    return found


def test_nothing_asked_for_is_everything(some_claims: dict[str, str]) -> None:
    wanted = wanted_of(read_wanted("  "), {})
    assert all(wanted.matches(version.record["claim"]) for version in ClaimVersion.objects.all())
    assert wanted.matches({"id": "a", "withdrawn": {}})


def test_the_address_of_a_list_will_do(some_claims: dict[str, str]) -> None:
    typed = "https://fakta.example/api/v1/claims/?party=Socialdemokraterna&topic=skola&party=S"
    assert read_wanted(typed) == "party=S&topic=skola"
    assert read_wanted("?kind=rule") == "kind=rule"


def test_a_merged_speaker_is_known_by_both_ids() -> None:
    claim = make_published()
    now = claim.speaker.public_id
    wanted = wanted_of("speaker=b2345678", {"b2345678": now})
    assert wanted.matches(ClaimVersion.objects.get().record["claim"])
    assert not wanted_of("speaker=b2345678", {}).matches(ClaimVersion.objects.get().record["claim"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("partei=S", "“partei”"),
        ("q=skola", "there are: kind, topic, party, rating, verification_status, speaker"),
        ("topic=skolan", "topic: there is no “skolan”; there are: omsorg, skola."),
        ("kind=regel", "there are: quantity, comparison"),
        ("rating=sant", "there are: false, half_true"),
        ("speaker=xxxxxxxx", "speaker: there is no “xxxxxxxx”."),
        ("document=annan.txt", "document: there is no “annan.txt”."),
        ("party=Ingentingpartiet", "party: there is no “Ingentingpartiet”"),
        ("year=21", "year: “21” is none"),
        ("year=0000", "year: “0000” is none"),
        ("year=٢٠٢١", "write four digits"),
        ("party", "Write it as in an address"),
        ("https://fakta.example/api/v1/claims/", "no ? in the address"),
        ("kind=%ff", "Write it as in an address"),
        ("&".join(f"year={year}" for year in range(2000, 2021)), "more than 20 values"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_there_is(
    typed: str, said: str, some_claims: dict[str, str]
) -> None:
    with override("en"), pytest.raises(WantedRefused) as refused:
        read_wanted(typed)
    assert said in str(refused.value)
