"""The index of claims' words follows them, whoever changes them and how."""

import pytest

from claims import tasks
from claims.matching.similar import similar_claims, with_any_word
from claims.matching.word_index import catch_up, catch_up_with_all
from claims.models import Claim, ClaimsToIndex, ClaimWords
from tests.factories import make_claim, make_revision
from tests.promises import Load, another, ask, both_loads, change, insert, refused_by, run, settle

pytestmark = pytest.mark.django_db

TEXT = "Familjehemmen blev färre. Ungdomarna flyttade hem."
QUOTE = "Familjehemmen blev färre."


@pytest.fixture
def claim() -> Claim:
    claim = make_claim(revision=make_revision(TEXT), quote=QUOTE, statement=QUOTE)
    catch_up_with_all()
    return claim


def having(*words: str) -> set[Claim]:
    return set(with_any_word(words))


def test_words_are_those_of_statement_and_quote(claim: Claim) -> None:
    change(claim, statement="Kommunens familjehem minskade i antal.")
    assert catch_up() == 1
    assert having("kommun") == having("få") == {claim}


@both_loads
def test_new_claims_wait_however_they_come(load: Load, claim: Claim) -> None:
    new = another(claim, statement="Skolan byggs om.")
    load(new)
    new = Claim.objects.get(public_id=new.public_id)
    assert having("bygga") == set()
    assert catch_up() == 1
    assert having("bygga") == {new}
    assert not ClaimsToIndex.objects.exists()


def test_what_is_not_indexed_yet_is_found_all_the_same(claim: Claim) -> None:
    new = another(claim)
    insert(new)
    assert [similar.claim for similar in similar_claims(claim)] == [new]


def test_a_changed_claim_loses_its_former_words(claim: Claim) -> None:
    run("UPDATE claims_claim SET statement = 'Skolan byggs om.' WHERE id = %s", claim.pk)
    start = TEXT.index("Ungdomarna")
    change(claim, quote=TEXT[start:], start=start, end=len(TEXT))
    assert ClaimsToIndex.objects.count() == 2  # noted at each change, indexed once
    assert catch_up() == 1
    assert having("bygga") == having("ungdom") == {claim}
    assert having("familjehem", "få") == set()


def test_other_changes_are_not_noted(claim: Claim) -> None:
    change(claim, worthiness="high")
    claim.refresh_from_db()
    claim.save()
    assert catch_up() == 0


def test_words_go_with_their_claim(claim: Claim) -> None:
    insert(other := another(claim))
    catch_up_with_all()
    claim.delete()
    run("DELETE FROM claims_claim WHERE id = %s", other.pk)
    settle()
    assert not ClaimWords.objects.exists()


def test_a_claim_that_is_gone_again_holds_nothing_up(claim: Claim) -> None:
    insert(new := another(claim))
    new.delete()
    assert catch_up() == 1
    assert ask("SELECT claim_id FROM claims_claimwords") == [(claim.pk,)]
    assert not ClaimsToIndex.objects.exists()


def test_words_of_no_claim(claim: Claim) -> None:
    with refused_by("claim_words_of_a_claim"):
        run("INSERT INTO claims_claimwords VALUES (%s, 'bygga')", claim.pk + 1)
    with refused_by("claim_words_of_a_claim"):
        run("UPDATE claims_claimwords SET claim_id = claim_id + 1")


def test_the_newest_come_first_and_no_more_than_asked_for(claim: Claim) -> None:
    for number in range(3):
        insert(another(claim, statement=f"Skolan byggs om {number} gånger."))
    first, *later = Claim.objects.exclude(pk=claim.pk).order_by("pk")
    assert catch_up(most=2) == 2
    assert having("bygga") == set(later)
    assert catch_up(most=2) == 1
    assert having("bygga") == {first, *later}
    assert catch_up(most=2) == 0


@both_loads
def test_many_new_claims_are_noted_by_the_thousand(load: Load, claim: Claim) -> None:
    load(*[another(claim, statement=f"Skolan byggs om {number} gånger.") for number in range(1500)])
    new = set(Claim.objects.exclude(pk=claim.pk))
    assert ClaimsToIndex.objects.count() <= 3
    assert catch_up(most=1) < 1500
    newest = having("bygga")
    assert newest < new
    assert min(found.pk for found in newest) > max(left.pk for left in new - newest)
    catch_up_with_all()
    assert having("bygga") == new


def test_ids_far_apart_are_no_long_way(claim: Claim) -> None:
    far = another(claim, id=10**15, statement="Skolan byggs om.")
    insert(another(claim, id=claim.pk + 1, statement="Taket byggs om."), far)
    assert catch_up() == 2
    assert {found.pk for found in having("bygga")} == {claim.pk + 1, 10**15}


def test_a_worker_catches_up(claim: Claim) -> None:
    insert(new := another(claim, statement="Skolan byggs om."))
    tasks.index_words(timestamp=0)
    assert having("bygga") == {new}
