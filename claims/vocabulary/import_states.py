"""How far an import has come, as one table; and what becomes of its rows."""

from types import MappingProxyType
from typing import Final

RECEIVED: Final = "received"
READY: Final = "ready"
CONFIRMED: Final = "confirmed"
DONE: Final = "done"
REFUSED: Final = "refused"
DISCARDED: Final = "discarded"

# The encodings that can be asked for. Without one a file is UTF-8, or refused with what it seems
# to be.
ENCODINGS: Final = ("utf-8", "windows-1252", "utf-16")

# What a file is refused with that would be read in another encoding → that encoding.
READ_AS: Final = MappingProxyType(
    {
        "file_is_windows_1252": "windows-1252",
        "file_is_utf_16": "utf-16",
        # Chosen by mistake; what it is instead is said by the next look at it.
        "file_is_not_utf_16": "utf-8",
    }
)

STATES: Final = (RECEIVED, READY, CONFIRMED, DONE, REFUSED, DISCARDED)

# verb → {state before: state after}
TRANSITIONS: Final = MappingProxyType(
    {
        "analyse": {RECEIVED: READY},
        "refuse": {RECEIVED: REFUSED},
        "amend": {READY: READY},
        "look_again": {READY: RECEIVED},
        "read_as": {REFUSED: RECEIVED},
        "confirm": {READY: CONFIRMED},
        "store": {CONFIRMED: DONE},
        "give_back": {CONFIRMED: READY},
        "discard": {RECEIVED: DISCARDED, READY: DISCARDED},
    }
)

CREATE: Final = "create"
CHANGE: Final = "change"
SAME: Final = "same"
SUGGESTED: Final = "suggested"
REFUSE: Final = "refuse"

OUTCOMES: Final = (CREATE, CHANGE, SAME, SUGGESTED, REFUSE)


class NotNow(ValueError):
    """The verb does not apply to an import in this state."""

    def __init__(self, verb: str, state: str) -> None:
        self.verb = verb
        self.state = state
        super().__init__(f"an import that is {state} has no “{verb}”")


def after(verb: str, state: str) -> str:
    """Raises NotNow."""
    try:
        return TRANSITIONS[verb][state]
    except KeyError:
        raise NotNow(verb, state) from None
