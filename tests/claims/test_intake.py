"""Loading the hand-edited fixtures: what is stored, and what a second load leaves alone."""

from pathlib import Path

import pytest
from django.test import Client

from claims.intake import Loaded
from claims.models import (
    Assessment,
    Claim,
    ClaimRelation,
    ClaimVersion,
    Speaker,
)
from corpus.models import Document
from tests.claims.fixture_folder import ASSESSMENTS, CLAIMS, TEXT, change, load, make_folder, stored
from tests.factories import make_revision
from tests.published import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path)


def test_all_that_the_files_say_is_stored(folder: Path) -> None:
    assert load(folder) == Loaded(claims=2, assessments=1, already_there=0)
    first, second = Claim.objects.order_by("public_id")
    assert first.public_id == "ccccccc2"
    assert TEXT[first.start : first.end] == first.quote
    assert first.quote == "kostade placeringarna 640 miljoner kronor"
    assert first.speaker.name == "Åsa Öberg"
    assert first.role is not None
    assert first.role.label == "oppositionsborgarråd, Stockholms stad"
    assert first.section is not None
    assert first.section.number == 1
    assert (first.date_edtf, str(first.date_latest)) == ("2023~", "2023-12-31")
    assert (first.worthiness, first.worthiness_reason) == ("high", "Mycket pengar.")
    assert [topic.pk for topic in first.topics.all()] == ["familjehem"]
    assert sorted((voice.capacity, voice.speaker.name) for voice in first.voices.all()) == [
        ("cited_authority", "SKR"),
        ("cosigner", "SKR"),
    ]
    (quantity,) = first.quantities.all()
    assert quantity.value == 640_000_000
    assert (quantity.unit, quantity.qualifier, quantity.period) == ("SEK", "about", "2022")
    (relation,) = first.relations.all()
    assert (relation.kind, relation.other) == ("contradicts", second)
    assert first.created_by.username == "forskare"
    assert (second.start, second.quote, second.worthiness) == (
        TEXT.rindex("fler"),
        "fler",
        "medium",
    )


def test_checks_pass_through_two_people(folder: Path) -> None:
    load(folder)
    assessment = Assessment.objects.get()
    assert assessment.author.username == "forskare"
    assert assessment.submitted_by is not None
    assert assessment.approved_by is not None
    assert assessment.submitted_by.username == "forskare"
    assert assessment.approved_by.username == "redaktör"
    assert assessment.searched == "bokslut 2022\nplaceringar 640"
    assert [evidence.title for evidence in assessment.evidence.all()] == [
        "Bokslut 2022",
        "Dyra placeringar",
    ]
    assert [claim.status for claim in Claim.objects.order_by("public_id")] == [
        "checked",
        "unverified",
    ]


def test_everything_is_published(folder: Path, client: Client) -> None:
    load(folder)
    records = {record["id"]: record for record in get(client, "claims/")["results"]}
    assert records.keys() == {"ccccccc2", "ccccccc3"}
    assert records["ccccccc2"]["rating"]["id"] == "half_true"
    assert records["ccccccc2"]["assessment"]["summary"] == "Bokslutet visar 612 miljoner."
    assert [rating["id"] for rating in get(client, "ratings/")["results"]] == ["half_true"]
    assert {v.published_by.username for v in ClaimVersion.objects.all()} == {"redaktör"}


@pytest.mark.parametrize(
    ("status", "rated"), [("in_progress", True), ("in_progress", False), ("not_checkable", False)]
)
def test_other_states_of_a_check(folder: Path, client: Client, status: str, rated: bool) -> None:
    change(folder, "fact_checks/assessments.toml", '"checked"', f'"{status}"')
    if not rated:
        change(folder, "fact_checks/assessments.toml", 'rating = "half_true"\n', "")
    load(folder)
    record = get(client, "claims/ccccccc2/")
    assert record["verification_status"] == status
    assert record["rating"] is None
    shown = {"summary": "Bokslutet visar 612 miljoner."} if status == "not_checkable" else None
    assert record["assessment"] == shown


def test_loading_twice_changes_nothing(folder: Path) -> None:
    load(folder)
    before = stored()
    assert load(folder) == Loaded(claims=0, assessments=0, already_there=2)
    assert stored() == before


def test_what_editors_have_changed_since_is_left_alone(folder: Path) -> None:
    load(folder)
    claim = Claim.objects.get(public_id="ccccccc3")
    claim.statement = "Omskriven."
    claim.save()
    Speaker.objects.filter(name="SKR").update(name="Sveriges Kommuner och Regioner")
    before = stored()
    change(folder, "claims/002.toml", "vill ha fler familjehem", "vill ha många")
    assert load(folder).already_there == 2
    assert stored() == before


def test_a_claim_that_is_added_later_is_loaded_alone(folder: Path) -> None:
    heading, first, second = CLAIMS.split("[[claim]]")
    (folder / "claims/002.toml").write_text(f"{heading}[[claim]]{second}")
    (folder / "fact_checks/assessments.toml").write_text("")
    assert load(folder) == Loaded(claims=1, assessments=0, already_there=0)
    (folder / "claims/002.toml").write_text(f"{heading}[[claim]]{second}[[claim]]{first}")
    (folder / "fact_checks/assessments.toml").write_text(ASSESSMENTS)
    assert load(folder) == Loaded(claims=1, assessments=1, already_there=1)
    assert Claim.objects.get(public_id="ccccccc2").status == "checked"


def test_a_new_claim_may_relate_to_one_that_is_there(folder: Path) -> None:
    load(folder)
    more = CLAIMS.split("[[claim]]")[2].replace("ccccccc3", "ccccccc4").replace("= 2", "= 1")
    with (folder / "claims/002.toml").open("a") as file:
        file.write(f'\n[[claim]]{more}\n[[claim.relation]]\nkind = "repeats"\nclaim = "ccccccc3"\n')
    assert load(folder) == Loaded(claims=1, assessments=0, already_there=2)
    relation = ClaimRelation.objects.get(claim__public_id="ccccccc4")
    assert relation.other.public_id == "ccccccc3"


def test_the_newest_text_is_the_one_searched(folder: Path) -> None:
    document = Document.objects.get()
    new = make_revision(f"Rättelse: inget. {TEXT}", document=document)
    load(folder)
    assert {claim.revision for claim in Claim.objects.all()} == {new}
