"""Who says it, in news, blogs, interviews and the record."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.spotting.speakers import attributions_in
from tests.claims.spotting.case_files import speaker_cases

TUNED = [
    case
    for name in (
        "speakers.txt",
        "speakers_second.txt",
        "speakers_blind.txt",
        "speakers_blind_second.txt",
        "speakers_blind_third.txt",
        "speakers_blind_fourth.txt",
        "speakers_blind_fifth.txt",
        "speakers_blind_sixth.txt",
    )
    for case in speaker_cases(name)
]
KEPT_ASIDE = speaker_cases("speakers_kept_aside.txt")
STYLES = {"news", "blog", "interview", "parliament record"}


def share_right(*manners: str) -> float:
    rows = [case for case in KEPT_ASIDE if case.manner in manners]
    return sum(case.right for case in rows) / len(rows)


@pytest.mark.parametrize("style", sorted(STYLES))
def test_the_rows_that_were_used_for_tuning(style: str) -> None:
    rows = [case for case in TUNED if case.style == style]
    assert rows
    assert [(case.text, case.found) for case in rows if not case.right] == []


def test_rows_kept_aside() -> None:
    assert share_right("direct", "record") >= 0.95
    assert share_right("indirect") >= 0.84
    assert share_right("author", "question") >= 0.95


def test_there_are_enough_rows_of_each_style() -> None:
    rows = [*TUNED, *KEPT_ASIDE]
    assert len(rows) >= 300
    assert {case.style for case in rows} == STYLES


def test_the_words_that_decided_it() -> None:
    text = "Parken blir dyr.\n– Det är slöseri, säger Anders Viklund (M)."
    report, speech = attributions_in(text)
    assert (report.manner, report.speaker, report.words) == ("author", "", ())
    assert speech.manner == "direct"
    assert [text[start:end] for start, end in speech.words] == ["säger Anders Viklund"]


@pytest.mark.parametrize("mark", ["Text: Vera Plym", "Källa: Rapporten", "Fakta: Så gick det"])
def test_a_word_before_a_colon_is_not_always_who_speaks(mark: str) -> None:
    _, said = attributions_in(f"{mark}\nKommunen har ingen plan.", author="Vera Plym")
    assert (said.manner, said.speaker) == ("author", "Vera Plym")


def test_a_title_stands_for_the_person_beside_it_not_for_another() -> None:
    text = "Anf. 24 Oskar Tun (SD):\n”Det är dags att ta ansvar”, sa statsministern i går."
    assert attributions_in(text)[-1].speaker == "statsministern"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Saco och TCO hävdar att lönerna släpar.", "Saco och TCO"),
        ("Eva Lind (S) och Bo Rask (M) hävdar att lönerna släpar.", "Eva Lind och Bo Rask"),
        ("Oron växer, säger Eva Lind och Bo Rask.", "Eva Lind och Bo Rask"),
        ("Oron växer, säger Eva Lind och Bo Rask nickar.", "Eva Lind"),
        ("I Kalmar och Växjö säger Eva Lind att oron växer.", "Eva Lind"),
        ("V vill införa en ny skatt.", "V"),
        ("Regeringen vill inte höja skatten.", "Regeringen"),
        ("Eva Lind vill höja skatten.", ""),
        ("Vitamin C vill man ha.", ""),
        ("SD vill höja avgiften, enligt Eva Lind.", "Eva Lind"),
        ("Enligt skolchefen är det fullt.", "skolchefen"),
        ("Enligt polisen är det fullt.", ""),
        ("Enligt Eva Linds mejl är det fullt.", "Eva Lind"),
        ("Enligt Eva Ros är det fullt.", "Eva Ros"),
        ("Moderaternas krav är att skatten sänks.", "Moderaterna"),
        ("Eva Lind (S), Bo Rask (M) och Ida Ro (V) kräver svar.", "Eva Lind, Bo Rask och Ida Ro"),
        ("LO, TCO och Saco varnar för följderna.", "LO, TCO och Saco"),
        ("S, V och MP vill höja skatten.", "S, V och MP"),
        ("Oron växer, säger Eva Lind, Bo Rasks chef.", "Eva Lind"),
        ("Oron växer, menar bolagets advokater.", "bolagets advokater"),
        ("Bolagets vd hävdar att ordern är klar.", "Bolagets vd"),
        ("Region Skånes läkare kräver besked.", "Region Skånes läkare"),
        ("Bo Rasks kollegor säger att han slutar.", ""),
        ("Hans advokater uppger att han nekar.", ""),
        ("Rektorn uppmanar kommunen att tänka om.", "rektorn"),
        ("Barnmorskan Eva Lind uppmanar regionen att lyssna.", "Eva Lind"),
        ("Finland kräver att gränsen stängs.", "Finland"),
        ("I Finland kräver facken högre lön.", "facken"),
        ("Eva Lind går så långt som att kalla det ett svek.", "Eva Lind"),
        ("Det var Eva Lind som sa att pengarna var slut.", "Eva Lind"),
        ("Mannen nekar till brott.", ""),
        ("Bolaget nekar till att ha känt till felet.", "Bolaget"),
        ("Enligt Inspektionen för vård och omsorg brister kliniken.", ""),
    ],
)
def test_who_says_something_without_being_one_named_person(text: str, speaker: str) -> None:
    assert attributions_in(text)[0].speaker == speaker


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Vi träffar Eva Lind.\n– Är du trött?\n– Ja.", "question"),
        ("Eva Lind är nyvald.\n– Är du trött?\n– Ja.\n– Slutar du nu?\n– Nej.", "question"),
        ("Eva Lind är upprörd.\n– Vad tror du händer då?\n– Folk slutar.", "direct"),
        ("Aftonbladet: Är du trött?\nEva Lind: Nej.", "question"),
        ("Eva Lind: Är du trött?\nBo Rask: Nej.", "record"),
    ],
)
def test_who_asks(text: str, manner: str) -> None:
    first = next(each for each in attributions_in(text) if text[: each.end].endswith("?"))
    assert first.manner == manner


def test_a_title_is_no_part_of_who_signed() -> None:
    text = "Svar på fråga 2023/24:10\nStatsrådet Eva Lind (KD)\nBo Rask har frågat mig om tågen."
    assert attributions_in(text)[-1].speaker == "Eva Lind"


@pytest.mark.parametrize("author", ["Vera Plym", ""])
def test_what_an_opponent_wants_is_said_by_whose_speech_it_is(author: str) -> None:
    heading = "" if author else "Anf. 8 Vera Plym (V):\n"
    said = attributions_in(f"{heading}Regeringen vill sälja skogen.", author=author)
    assert said[-1].speaker == "Vera Plym"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("– Ja.\nDet svarar Pia Ask kort.", "Pia Ask"),
        ("– Det sker aldrig. Raderna tillhör Ola Rud.", "Ola Rud"),
        ("”Nej, aldrig i livet”, löd svaret från Kungliga biblioteket.", "Kungliga biblioteket"),
        ("– Vi reser nu, ska Ivar Moe ha sagt.", "Ivar Moe"),
        ("”Det duger inte”, är Ivar Moes slutsats.", "Ivar Moe"),
        ("– Jag fryser, säger hon.\nHon heter Eva Lind och är 80 år.", "Eva Lind"),
    ],
)
def test_speech_is_theirs_of_whom_its_surroundings_tell(text: str, speaker: str) -> None:
    first = attributions_in(text)[0]
    assert (first.manner, first.speaker) == ("direct", speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Förslaget får stöd av Ivar Moe (C), som hävdar att det räcker.", "Ivar Moe"),
        ("Ivar Moe anklagar regeringen för att ljuga.", "Ivar Moe"),
        ("Skolverket kritiserar Umeå kommun.", "Skolverket"),
        ("Ivar Moes parti kräver ett svar.", ""),
        ("Ivar Moe visar runt i trädgården.", ""),
    ],
)
def test_whose_claim_a_sentence_reports(text: str, speaker: str) -> None:
    (said,) = attributions_in(text)
    assert said.speaker == speaker


def test_a_cited_authority_is_not_the_speaker() -> None:
    (cited,) = attributions_in("Enligt SKR saknas pengar.", author="Kim Alm")
    assert (cited.speaker, cited.authority) == ("Kim Alm", "SKR")


def test_every_sentence_has_one_in_order() -> None:
    text = "Rubrik\n\n– Ja, säger hon.\n”Nej.\n" + "Anf. 1 A B (S):\n" * 3 + "😀 e\u0301"
    found = attributions_in(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        *("", "–", "”", "säger", "– säger hon", "Enligt", "Anf. 1", ":", "A B (S):"),
        "– Nej, säger Skolverkets talesperson",  # a name may follow, but the text ends
        "säger " * 3_000,
        "– Ja, säger Anna Berg.\n" * 1_000,
        "”" * 5_000,
        "Anna Berg " * 3_000,
    ],
)
def test_nothing_breaks_it(text: str) -> None:
    for each in attributions_in(text):
        assert 0 <= each.start < each.end <= len(text)


_PIECES = (
    *("Anna Berg", "Bo Eks", "(S)", "Skolverkets", "Umeå kommun", "rektorn", "talesperson", "hon"),
    *(
        "säger",
        "skriver",
        "enligt",
        "står det i",
        "från",
        "men",
        "att",
        "Det",
        "Att",
        "inte",
        "sig",
    ),
    *(",", ":", ".", "?", "–", "”", "\n", "\n– ", "Anf. 3 "),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_no_order_of_words_breaks_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for each in attributions_in(text):
        assert 0 <= each.start < each.end <= len(text)
        assert all(0 <= start < end <= len(text) for start, end in each.words)
