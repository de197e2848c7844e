"""Similar claims: found by number and by word, quickly among very many."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.matching.similar import similar_claims, with_any_word
from claims.matching.word_index import catch_up_with_all
from claims.models import Claim, Quantity
from tests.factories import make_claim, make_quantity, make_revision, make_speaker
from tests.promises import ask, run

pytestmark = pytest.mark.django_db


def said(text: str, **overrides: Any) -> Claim:
    """A claim in a document of its own."""
    return make_claim(revision=make_revision(text), quote=text, statement=text, **overrides)


def found(claim: Claim) -> list[Claim]:
    return [similar.claim for similar in similar_claims(claim)]


def test_same_words_in_another_document_by_somebody_else() -> None:
    claim = said("Ordningsvakterna upphandlades för hundra miljoner kronor.")
    same = said(
        "Upphandlingen av ordningsvakter gällde hundra miljoner.", speaker=make_speaker("B")
    )
    said("Skolorna fick fler platser i höstas.", speaker=make_speaker("C"))
    assert found(claim) == [same]
    (similar,) = similar_claims(claim)
    assert not similar.speaker
    # As the claim itself has them, not as stems.
    assert {"Ordningsvakterna", "miljoner"} <= {*similar.words}


def test_same_number_and_unit_however_they_are_written() -> None:
    claim = said("Var fjärde elev flyttade.", speaker=make_speaker("A"))
    same = said("Hela 25 procent.", speaker=make_speaker("B"))
    other_unit = said("Ungefär tjugofem år.", speaker=make_speaker("C"))
    make_quantity(claim, text="Var fjärde", value=25, unit="percent")
    make_quantity(same, text="25 procent", value=25, unit="percent")
    make_quantity(other_unit, text="tjugofem år", value=25, unit="years")
    assert found(claim) == [same]
    (similar,) = similar_claims(claim)
    assert [quantity.text for quantity in similar.numbers] == ["25 procent"]


def test_the_same_speaker_comes_first() -> None:
    speaker = make_speaker()
    claim = said("Familjehemmen blev färre i fjol.", speaker=speaker)
    stranger = said("Familjehemmen blev färre i fjol!", speaker=make_speaker("B"))
    own = said("Familjehemmen blev färre i fjol?", speaker=speaker)
    assert found(claim) == [own, stranger]


def test_nothing_in_common_is_not_similar() -> None:
    claim = said("Familjehemmen blev färre.")
    said("Skatten höjs nästa år.", speaker=claim.speaker)
    assert found(claim) == []


def test_odd_words_are_no_query_language() -> None:
    claim = said("Det är O'Briens & \\ | !förslag <-> :* som ”gäller” (nu).")
    same = said("O'Briens & \\ | !förslag <-> :* är det som gäller (nu).")
    assert found(claim) == [same]


def test_queries_stay_the_same() -> None:
    claim = said("Familjehemmen blev färre i fjol.")
    make_quantity(claim, text="färre", value=3, unit="count")

    def queries() -> int:
        catch_up_with_all()
        with CaptureQueriesContext(connection) as captured:
            similar_claims(Claim.objects.get(pk=claim.pk))
        return len(captured)

    said("Familjehemmen blev färre i fjol!")
    few = queries()
    for number in range(4):
        other = said(f"Familjehemmen blev färre i fjol, {number}.", speaker=make_speaker("B"))
        make_quantity(other, text="färre", value=3, unit="count")
    assert queries() == few <= 9


def plan(query: object) -> str:
    # A small table would be read whole, one way or another, and rightly so.
    run("SET LOCAL enable_seqscan = off")
    run("SET LOCAL enable_indexscan = off")
    return "\n".join(line for (line,) in ask(f"EXPLAIN {query}"))


def test_words_and_numbers_are_found_by_their_indexes() -> None:
    said("Familjehemmen blev färre.")
    sql, parameters = with_any_word(["familjehem", "färr"]).order_by().query.sql_with_params()
    with connection.cursor() as cursor:
        words = cursor.mogrify(sql, parameters)
    assert "claim_words" in plan(words)
    sql, parameters = (
        Quantity.objects.filter(unit="SEK", value=3).order_by().query.sql_with_params()
    )
    with connection.cursor() as cursor:
        numbers = cursor.mogrify(sql, parameters)
    assert "quantity_number" in plan(numbers)
