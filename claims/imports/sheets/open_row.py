"""A row while it is read: its cells, what its claim has now, and what is found out so far."""

from dataclasses import dataclass, field
from typing import Any

from claims.imports.reasons import Reason, reason
from claims.imports.sheets.known import Existing, Known
from claims.imports.sheets.places import Effort
from claims.vocabulary import import_states


@dataclass(slots=True)
class RowJudgement:
    """What is to become of a row; see `ImportRow`."""

    outcome: str = import_states.REFUSE
    reasons: list[Reason] = field(default_factory=list)
    target: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)
    suggestion: dict[str, Any] | None = None
    claim: int | None = None


class OpenRow:
    """`cells` as they are read, by column; `claim` is the one that the row is about, if any."""

    def __init__(
        self, known: Known, effort: Effort, cells: dict[str, str], claim: Existing | None
    ) -> None:
        self.known = known
        self.effort = effort
        self.cells = cells
        self.stripped = {key: cell.strip() for key, cell in cells.items()}
        self.claim = claim
        self.present: dict[str, Any] = claim.values if claim else {}
        self.verdict = RowJudgement(claim=claim.pk if claim else None)
        self.asked: dict[str, Any] = {}

    def refuse(self, code: str, column: str, **details: str | int) -> None:
        self.verdict.reasons.append(reason(code, column, **details))

    def cell(self, key: str) -> str:
        return self.stripped.get(key, "")

    def has_position(self) -> bool:
        return bool(self.cell("span_start") and self.cell("span_end"))
