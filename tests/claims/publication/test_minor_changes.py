"""What is minor is spelling and punctuation; the database holds the plain half of it."""

import copy
from typing import Any

import pytest

from claims.publication.minor_changes import more_than_minor
from claims.publication.record import snapshot
from tests.claims.review.test_approvals import next_version
from tests.factories import QUOTE, make_claim, make_quantity
from tests.promises import insert, refused_by
from tests.published import publish

STATEMENT = (
    "Kommunens placeringar kostade nästan 640 miljoner kronor under 2022, alltså inte mindre."
)


def record(statement: str = STATEMENT, **claim: Any) -> dict[str, Any]:
    voice = {"id": "a", "name": "Åsa Öberg", "party": "M", "role": None}
    return {
        "claim": {
            "statement": statement,
            "headline": None,
            "quote": "640 miljoner",
            "kind": "quantity",
            "speaker": voice,
            "cosigners": [],
            "cited_authority": None,
            "reported_by": None,
            "date": {"edtf": "2023", "evidence": None},
            "quantities": [],
            "verification_status": "unverified",
            "rating": None,
            "assessment": None,
        }
        | claim
    }


@pytest.mark.parametrize(
    "statement",
    [
        STATEMENT,
        STATEMENT.replace("Kommunens", "Komunens"),
        STATEMENT.replace("kostade", "kåstade"),
        STATEMENT.replace(", alltså", " – alltså"),
        STATEMENT.replace("kronor", "Kronor"),
        STATEMENT.removesuffix("."),
    ],
)
def test_spelling_and_punctuation_are_minor(statement: str) -> None:
    assert more_than_minor(record(), record(statement)) == []
    assert more_than_minor(record(statement), record()) == []


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("640", "900", "number"),
        ("640", "6400", "number"),
        ("640", "64,0", "number"),
        ("640 ", "", "number"),
        ("2022", "2023", "number"),
        ("miljoner", "miljarder", "number"),
        ("kronor", "euro", "words"),
        ("inte ", "", "words"),
        ("kostade", "kostade aldrig", "words"),
        ("nästan", "minst", "words"),
        ("nästan ", "", "words"),
        ("mindre", "större", "words"),
        ("under", "före", "words"),
        ("Kommunens", "Regionens", "words"),
        ("kostade", "sparade", "words"),
        ("placeringar", "egna placeringar", "words"),
    ],
)
def test_what_a_claim_says_is_never_minor(one: str, other: str, what: str) -> None:
    changed = STATEMENT.replace(one, other)
    assert changed != STATEMENT
    for before, now in ((STATEMENT, changed), (changed, STATEMENT)):
        assert what in {fact.what for fact in more_than_minor(record(before), record(now))}


@pytest.mark.parametrize(
    ("before", "now", "what"),
    [
        ("tiotusen", "niotusen", "number"),
        ("niohundra", "tiohundra", "number"),
        ("trettiotre", "trettiotvå", "number"),
        ("femtiotal", "femtontal", "number"),
        ("sextiotalet", "sjuttiotalet", "number"),
        ("femtedelar", "sjättedelar", "number"),
        ("nittio", "nitton", "number"),
        ("laglig", "olaglig", "words"),
        ("möjligt", "omöjligt", "words"),
        ("anställda", "oanställda", "words"),
        ("invandring", "utvandring", "words"),
        ("uppfört", "utfört", "words"),
        ("avskaffa", "anskaffa", "words"),
    ],
)
def test_numbers_in_letters_and_what_turns_a_word_round(before: str, now: str, what: str) -> None:
    """Words of almost the same letters."""
    for one, other in ((before, now), (now, before)):
        found = more_than_minor(record(f"Det var {one}."), record(f"Det var {other}."))
        assert {fact.what for fact in found} == {what}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("förtio", "fyrtio"),
        ("tjugi", "tjugo"),
        ("utredning", "utredningg"),
        ("överens", "överrens"),
    ],
)
def test_a_number_or_a_front_spelled_otherwise_is_minor(before: str, now: str) -> None:
    assert more_than_minor(record(f"Det var {before}."), record(f"Det var {now}.")) == []


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"quote": "640 miljoner kronor"}, "quote"),
        ({"date": {"edtf": "2024", "evidence": None}}, "date"),
        ({"kind": "history"}, "kind"),
        ({"verification_status": "checked"}, "verdict"),
        ({"speaker": {"id": "b", "name": "Åsa Öberg", "party": "M", "role": None}}, "speaker"),
        ({"speaker": {"id": "a", "name": "Åsa Öberg", "party": "S", "role": None}}, "speaker"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_facts(values: dict[str, Any], what: str) -> None:
    assert [fact.what for fact in more_than_minor(record(), record(**values))] == [what]


@pytest.mark.django_db
def test_topics_are_minor_and_quantities_are_not() -> None:
    claim = make_claim()
    quantity = make_quantity(claim)
    before = snapshot(claim)
    after = copy.deepcopy(before)
    after["claim"]["topics"] = ["nytt"]
    assert more_than_minor(before, after) == []
    quantity.unit = "EUR"
    quantity.save()
    changed = snapshot(type(claim).objects.get(pk=claim.pk))
    assert [fact.what for fact in more_than_minor(before, changed)] == ["number"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [
        {"statement": "Placeringarna kostade Stockholms stad 900 miljoner kronor [2022]."},
        {"statement": "Placeringarna kostade inte Stockholms stad 640 miljoner kronor [2022]."},
        {"headline": "900 miljoner"},
        {"quote": QUOTE[:-1]},
        {"quantities": [{"text": "640", "value": "640"}]},
        {"verification_status": "in_progress"},
        {"date": {"edtf": "2021"}},
        {"speaker": {"id": "zzzzzzzz"}},
    ],
    ids=lambda values: next(iter(values)),
)
def test_the_database_refuses_a_minor_version_that_changes_a_fact(values: dict[str, Any]) -> None:
    claim = make_claim()
    publish(claim)
    kept = claim.versions.get().record
    changed = kept | {"claim": kept["claim"] | values}
    if "quote" in values:  # which stands in the source there, as what is around it does
        changed["claim"]["source"] = kept["claim"]["source"] | {"suffix": ""}
    status = changed["claim"]["verification_status"]
    with refused_by("version_minor_changes_no_fact"):
        insert(next_version(claim, record=changed, status=status))
    insert(next_version(claim, record=changed, status=status, kind="update", note="Nytt."))
