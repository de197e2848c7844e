"""Where two sentences differ: whatever does keeps a verdict from going over."""

import pytest

from claims.matching.comparing import (
    MatchAgreement,
    MatchDifference,
    compare,
)
from claims.matching.said import names_in, said_in, together
from tests.claims.matching.pair_files import TWO_SENTENCES_BLIND, two_sentences

KNOWN = "Placeringarna kostade Stockholms stad 640 miljoner kronor förra året [2022]."


def differences(asked: str, known: str = KNOWN, year: int | None = None) -> set[MatchDifference]:
    return set(compare(said_in(asked, year), said_in(known, year), {}).differences)


@pytest.mark.parametrize(
    "asked",
    [
        "Placeringarna kostade Stockholms stad 640 miljoner kronor.",
        "Placeringarna kostade Stockholms stad 0,64 miljarder kronor 2022.",
        "2022 kostade placeringarna Stockholm 640 000 000 kronor.",
    ],
)
def test_what_says_the_same_has_no_difference(asked: str) -> None:
    found = compare(said_in(asked), said_in(KNOWN), {})
    assert found.same
    assert {MatchAgreement.SAME_FIGURE, MatchAgreement.SAME_WORDS} <= set(found.agreements)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("Placeringarna kostade Stockholms stad 460 miljoner kronor.", "other_figure"),
        ("Placeringarna kostade Stockholms stad 640 miljoner euro.", "other_unit"),
        ("Placeringarna kostade Stockholms stad 640 kronor per år.", "other_figure"),
        ("Placeringarna kostade inte Stockholms stad 640 miljoner kronor.", "negated"),
        ("Placeringarna kostade Stockholms stad 640 miljoner kronor 2021.", "other_period"),
        ("Placeringarna kostade Malmö stad 640 miljoner kronor.", "other_name"),
        ("Placeringarna kostade Stockholms stad mycket pengar.", "figure_missing"),
        ("Placeringarna kostade Stockholms stad 640 miljoner kronor för 12 barn.", "figure_added"),
        ("Moderaterna hävdar att placeringarna kostade 640 miljoner kronor.", "reported"),
    ],
)
def test_each_difference_is_named(asked: str, wanted: str) -> None:
    # A figure that is added is another figure, too, where there is one of its unit.
    expected = {MatchDifference(wanted)}
    if wanted == "figure_added":
        expected = {MatchDifference.OTHER_UNIT, MatchDifference.OTHER_FIGURE}
    assert expected & differences(asked)


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("Kostnaderna ökade 2022.", "Kostnaderna minskade 2022."),
        ("Kommunen har ett överskott.", "Kommunen har ett underskott."),
        ("Skatten är högre här.", "Skatten är lägre här."),
        ("Färre unga dras in.", "Fler unga dras in."),
        ("Lagen bevaras.", "Lagen avvecklas."),
        ("Det är olagligt att filma.", "Det är lagligt att filma."),
        ("Män tjänar mindre än kvinnor.", "Kvinnor tjänar mindre än män."),
        ("Norge exporterar mer el än Sverige.", "Sverige exporterar mer el än Norge."),
        ("Intäkterna ökar och utgifterna minskar.", "Intäkterna minskar och utgifterna ökar."),
        ("Moderaterna anklagar Liberalerna.", "Liberalerna anklagar Moderaterna."),
    ],
)
def test_opposite_directions(asked: str, known: str) -> None:
    assert MatchDifference.OPPOSITE_DIRECTION in differences(asked, known)


@pytest.mark.parametrize(
    ("asked", "known", "wanted"),
    [
        ("Bidraget är 500 kronor per år.", "Bidraget är 500 kronor i månaden.", "other_unit"),
        ("Bidraget är 500 kronor.", "Bidraget är 500 kronor i månaden.", "other_unit"),
        ("Skolan har 400 lärare.", "Skolan har 400 elever.", "other_unit"),
        ("Andelen ökade med 15 procent.", "Andelen ökade till 15 procent.", "other_figure"),
        ("Den gick från 15 till 10 procent.", "Den gick från 10 till 15 procent.", "other_figure"),
        ("Umeå kom på femte plats.", "Umeå kom på tredje plats.", "other_figure"),
        ("Det hände den 18 mars.", "Det hände den 25 mars.", "other_period"),
        ("Det hände våren 2023.", "Det hände hösten 2023.", "other_period"),
        ("Det var så på 80-talet.", "Det var så på 90-talet.", "other_period"),
        ("S vill höja skatten.", "M vill höja skatten.", "other_name"),
        (
            "Brott mot unga i Västmanland ökade.",
            "Brott mot äldre i Västmanland ökade.",
            "other_words",
        ),
        ("Kommunen ska lägga ned skolan.", "Kommunen har lagt ned skolan.", "opposite_direction"),
        ("M avstod från att rösta.", "M röstade.", "negated"),
        ("De går ut utan betyg.", "De går ut med betyg.", "negated"),
    ],
)
def test_what_else_makes_another_claim(asked: str, known: str, wanted: str) -> None:
    assert MatchDifference(wanted) in differences(asked, known)


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("Bidraget är 500 kr i månaden.", "Bidraget är 500 kronor per månad."),
        ("Det bor 200 000 människor här.", "Det bor 200 000 invånare här."),
        ("Det hände i mars 2023.", "Det hände den 25 mars 2023."),
        ("Liberalerna och Moderaterna säger nej.", "L och M säger nej."),
        ("Utsläppen föll med åtta procent.", "Utsläppen föll med 8 procent."),
    ],
)
def test_what_is_only_written_otherwise_is_the_same(asked: str, known: str) -> None:
    assert differences(asked, known) <= {MatchDifference.OTHER_WORDS}


def test_bounds_and_rounding() -> None:
    known = "Det kostade mer än 640 miljoner kronor."
    assert MatchDifference.OTHER_BOUND in differences(
        "Det kostade mindre än 640 miljoner kronor.", known
    )
    exact, rounded = (
        said_in("Det kom 1 043 anmälningar."),
        said_in("Det kom drygt 1 000 anmälningar."),
    )
    found = compare(rounded, exact, {})
    assert MatchAgreement.ROUNDED in found.agreements
    assert found.same
    assert MatchDifference.OTHER_FIGURE in differences(
        "Det kom 1 100 anmälningar.", "Det kom 1 043 anmälningar."
    )


def test_last_year_is_a_year_where_it_is_known_when_it_was_said() -> None:
    asked = said_in("Det kostade 640 miljoner kronor förra året.", 2026)
    known = said_in("Det kostade 640 miljoner kronor förra året.", 2023)
    assert MatchDifference.OTHER_PERIOD in compare(asked, known, {}).differences
    assert compare(known, known, {}).same


def test_a_claims_own_date_counts_where_it_names_no_year() -> None:
    asked, known = said_in("Skatten höjdes 2020."), said_in("Skatten höjdes.")
    assert compare(asked, known, {}, years={"2020"}).same
    assert not compare(asked, known, {}, years={"2021"}).same


def test_a_quote_that_denies_what_the_statement_says_keeps_the_verdict() -> None:
    known = together([said_in("Kommunen betalade räntan."), said_in("vi betalade inte räntan")])
    assert (
        MatchDifference.NEGATED
        in compare(said_in("Kommunen betalade räntan."), known, {}).differences
    )


def test_the_speaker_and_the_source_are_known_names() -> None:
    asked, known = said_in("Moderaterna höjde skatten."), said_in("Vi höjde skatten.")
    assert MatchDifference.OTHER_NAME in compare(asked, known, {}).differences
    context = names_in("Anna Berg Moderaterna")
    assert MatchDifference.OTHER_NAME not in compare(asked, known, {}, context=context).differences


def test_no_changed_sentence_of_the_later_rounds_takes_over_a_verdict() -> None:
    changed = [each for each in two_sentences(TWO_SENTENCES_BLIND) if each.kind == "changed"]
    assert changed
    pairs = [(said_in(each.one), said_in(each.other), each) for each in changed]
    taken_over = [
        each
        for one, other, each in pairs
        if compare(one, other, {}).same or compare(other, one, {}).same
    ]
    assert taken_over == []


@pytest.mark.parametrize(
    ("asked", "known", "wanted"),
    [
        ("Staden ska sälja hamnen.", "Staden har sålt hamnen.", "other_period"),
        ("Hamnen hade nio kranar.", "Hamnen har nio kranar.", "other_period"),
        ("Hamnen är öppen till maj.", "Hamnen är öppen från maj.", "other_period"),
        ("Så gott som alla kranar rostar.", "Alla kranar rostar.", "other_bound"),
        ("Hamnen behöver nio kranar.", "Hamnen har nio kranar.", "other_words"),
        ("Staden hyr ut hamnen.", "Staden hyr hamnen.", "other_words"),
        ("Kranen flyttade båten.", "Båten flyttade kranen.", "opposite_direction"),
        ("Staden uppges ha sålt hamnen.", "Staden har sålt hamnen.", "reported"),
        ("Bo Tun äger hamnen.", "Ann Tun äger hamnen.", "other_name"),
    ],
)
def test_what_turns_a_sentence_is_a_difference(asked: str, known: str, wanted: str) -> None:
    assert wanted in differences(asked, known)


def test_another_order_of_the_same_is_none() -> None:
    assert differences("År 2020 såldes hamnen av staden.", "Hamnen såldes av staden 2020.") == set()


def test_one_of_a_claims_texts_that_is_the_same_is_enough() -> None:
    known = together([said_in("Så gott som alla kranar rostar."), said_in("Alla kranar rostar.")])
    assert compare(said_in("Alla kranar rostar."), known, {}).same
