"""The workflow as one table: which verification status may follow which, and by what verb."""

from types import MappingProxyType
from typing import Final

UNVERIFIED: Final = "unverified"
IN_PROGRESS: Final = "in_progress"
IN_REVIEW: Final = "in_review"
CHECKED: Final = "checked"
NOT_CHECKABLE: Final = "not_checkable"

STATUSES: Final = (UNVERIFIED, IN_PROGRESS, IN_REVIEW, CHECKED, NOT_CHECKABLE)
UNFINISHED: Final = (UNVERIFIED, IN_PROGRESS, IN_REVIEW)
# The rest: what two persons have looked at.
APPROVED: Final = (CHECKED, NOT_CHECKABLE)

# verb → {status before: status after}
TRANSITIONS: Final = MappingProxyType(
    {
        "start": {UNVERIFIED: IN_PROGRESS},
        "submit": {UNVERIFIED: IN_REVIEW, IN_PROGRESS: IN_REVIEW},
        "take_back": {IN_REVIEW: IN_PROGRESS},
        "approve": {IN_REVIEW: CHECKED},
        "approve_as_not_checkable": {IN_REVIEW: NOT_CHECKABLE},
        "send_back": {
            IN_REVIEW: IN_PROGRESS,
            CHECKED: IN_PROGRESS,
            NOT_CHECKABLE: IN_PROGRESS,
            IN_PROGRESS: UNVERIFIED,
        },
    }
)


class TransitionRefused(ValueError):
    """The verb does not apply to a claim in this status."""

    def __init__(self, verb: str, status: str) -> None:
        self.verb = verb
        self.status = status
        super().__init__(f"a claim that is {status} has no “{verb}”")


def after(verb: str, status: str) -> str:
    """The status that follows. Raises TransitionRefused, and KeyError for a verb that is none."""
    try:
        return TRANSITIONS[verb][status]
    except KeyError:
        if verb not in TRANSITIONS:
            raise
        raise TransitionRefused(verb, status) from None
