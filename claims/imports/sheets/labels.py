"""What the labels of another tool become here: kinds, topics, or the status of new claims.

The table is proposed from the labels that a file has, and an editor changes it before the rows are
stored. Rows keep their labels; what these become is worked out each time the rows are looked at.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from claims.imports.reasons import FileRefused, Reason, reason
from claims.imports.sheets import values
from claims.imports.sheets.known import Ambiguous, Known
from claims.vocabulary.workflow import IN_PROGRESS, UNVERIFIED

COLUMN: Final = "label"
# How a choice is written: what the label becomes, a colon, which.
KIND: Final = "kind"
TOPIC: Final = "topic"
STATUS: Final = "status"
NOTHING: Final = "nothing"
UNDECIDED: Final = ""
# What one person may give a claim; the others take two.
STATUSES: Final = (UNVERIFIED, IN_PROGRESS)
LABELS_MAX_NUMBER: Final = 500

# label → {"becomes": one of the choices, "rows": how many have it}
LabelTable = dict[str, dict[str, Any]]


@dataclass(slots=True)
class Labelled:
    """A row's cells with what its labels become, its status if they say one, and what is wrong."""

    cells: dict[str, str]
    status: str = ""
    reasons: list[Reason] = field(default_factory=list)


def names_in(cell: str) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in cell.split("|") if name.strip()))


def table_of(cells: Iterable[Mapping[str, str]], before: LabelTable, known: Known) -> LabelTable:
    """Every label of the rows with what was decided of it, else with what is proposed. Raises
    FileRefused."""
    counted = Counter(name for row in cells for name in names_in(row.get(COLUMN, "")))
    if len(counted) > LABELS_MAX_NUMBER:
        raise FileRefused("labels_too_many", found=len(counted), most=LABELS_MAX_NUMBER)
    return {
        name: {
            "becomes": before[name]["becomes"] if name in before else _proposed(name, known),
            "rows": rows,
        }
        for name, rows in sorted(counted.items())
    }


def choice(what: str, which: str) -> str:
    return f"{what}:{which}"


def applied(cells: dict[str, str], table: LabelTable) -> Labelled:
    """What a person has written into the row itself stands."""
    found = Labelled(dict(cells))
    chosen: dict[str, list[str]] = {KIND: [], TOPIC: [], STATUS: []}
    for name in names_in(cells.get(COLUMN, "")):
        becomes = table.get(name, {}).get("becomes", UNDECIDED)
        what, _, which = becomes.partition(":")
        if becomes == UNDECIDED:
            found.reasons.append(reason("label_undecided", COLUMN, value=name))
        elif what in chosen and which not in chosen[what]:
            chosen[what].append(which)
    for what, column in ((KIND, "kind"), (STATUS, COLUMN)):
        if len(chosen[what]) > 1 and not (what == KIND and cells.get("kind", "").strip()):
            both = ", ".join(chosen[what])
            found.reasons.append(reason("labels_disagree", column, value=both))
    for what, column in ((KIND, "kind"), (TOPIC, "topics")):
        said = chosen[what][:1] if what == KIND else chosen[what]
        if said and not cells.get(column, "").strip():
            found.cells[column] = " | ".join(said)
    found.status = next(iter(chosen[STATUS]), "")
    return found


def _proposed(name: str, known: Known) -> str:
    """By the names that kinds and topics have here; what has none is asked about."""
    try:
        return choice(KIND, values.one_of(name, values.KINDS))
    except values.BadValue:
        pass
    try:
        topic = known.topic(name)
    except Ambiguous:
        topic = None
    return choice(TOPIC, topic) if topic else UNDECIDED
