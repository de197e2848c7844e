"""The table of transitions: complete, and nothing beside it."""

import pytest

from claims.models import Claim
from claims.vocabulary.workflow import (
    CHECKED,
    IN_PROGRESS,
    IN_REVIEW,
    NOT_CHECKABLE,
    STATUSES,
    TRANSITIONS,
    UNVERIFIED,
    TransitionRefused,
    after,
)

ALLOWED = {
    ("start", UNVERIFIED): IN_PROGRESS,
    ("submit", UNVERIFIED): IN_REVIEW,
    ("submit", IN_PROGRESS): IN_REVIEW,
    ("take_back", IN_REVIEW): IN_PROGRESS,
    ("approve", IN_REVIEW): CHECKED,
    ("approve_as_not_checkable", IN_REVIEW): NOT_CHECKABLE,
    ("send_back", IN_REVIEW): IN_PROGRESS,
    ("send_back", CHECKED): IN_PROGRESS,
    ("send_back", NOT_CHECKABLE): IN_PROGRESS,
    ("send_back", IN_PROGRESS): UNVERIFIED,
}


@pytest.mark.parametrize("verb", TRANSITIONS)
@pytest.mark.parametrize("status", STATUSES)
def test_every_verb_in_every_status(verb: str, status: str) -> None:
    if (verb, status) in ALLOWED:
        assert after(verb, status) == ALLOWED[verb, status]
    else:
        with pytest.raises(TransitionRefused, match=f"{status} has no “{verb}”") as caught:
            after(verb, status)
        assert (caught.value.verb, caught.value.status) == (verb, status)


def test_every_status_is_in_the_table_and_in_the_model() -> None:
    steps = [step for table in TRANSITIONS.values() for step in table.items()]
    assert {before for before, _ in steps} == {next_ for _, next_ in steps} == set(STATUSES)
    assert list(STATUSES) == Claim.Status.values


def test_every_status_is_reached_from_the_first_and_leads_back_to_it() -> None:
    def reached(start: str) -> set[str]:
        found = {start}
        for _ in STATUSES:
            found |= {t[status] for t in TRANSITIONS.values() for status in found if status in t}
        return found

    assert all(reached(status) == set(STATUSES) for status in STATUSES)


def test_only_approval_makes_a_verdict() -> None:
    """What counts as checked has been in review: no other way leads there."""
    ways = {
        (verb, before)
        for verb, table in TRANSITIONS.items()
        for before, next_ in table.items()
        if next_ in {CHECKED, NOT_CHECKABLE}
    }
    assert ways == {("approve", IN_REVIEW), ("approve_as_not_checkable", IN_REVIEW)}


def test_an_unknown_verb_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError, match="aprove"):
        after("aprove", IN_REVIEW)


def test_an_unknown_status_has_no_verb() -> None:
    with pytest.raises(TransitionRefused):
        after("start", "published")


def test_the_table_cannot_be_changed_in_passing() -> None:
    with pytest.raises(TypeError):
        TRANSITIONS["start"] = {}  # type: ignore[index]
