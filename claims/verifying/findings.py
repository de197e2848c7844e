"""What was looked at, and what was found broken."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

# So many broken rows of one promise are named; the others are counted.
NAMED_EXAMPLES = 3


@dataclass(slots=True)
class BrokenPromise:
    """`promise` is its name, `sentence` says what is wrong, `examples` where: ids or numbers."""

    promise: str
    sentence: str
    count: int = 0
    examples: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        more = ", …" if self.count > len(self.examples) else ""
        return f"{self.promise}: {self.sentence} ({self.count}: {', '.join(self.examples)}{more})"


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """One row that breaks a promise."""

    promise: str
    sentence: str
    where: str


@dataclass(frozen=True, slots=True)
class StepFinding:
    """What one step has found; `tally` is what its look adds up besides, if anything."""

    broken: Iterable[BrokenRow]
    tally: Any = None


# A step may be done in another process: it is a function of a module with plain values.
Step = Callable[[], StepFinding]


@dataclass(frozen=True, slots=True)
class Look:
    """A piece of work: steps that need nothing of each other, so that they may be done in any
    order and at once. `add` is given each one's tally, and `end` finds what only all of them
    together tell."""

    steps: Sequence[Step]
    add: Callable[[Any], None] | None = None
    end: Step | None = None

    @property
    def length(self) -> int:
        """Steps to be told of."""
        return len(self.steps) + (self.end is not None)


class Ledger:
    """What is broken, by promise and sentence, in the order in which it was found."""

    def __init__(self, found: Iterable[BrokenRow] = ()) -> None:
        self._broken: dict[tuple[str, str], BrokenPromise] = {}
        for each in found:
            self._add(BrokenPromise(each.promise, each.sentence, 1, [each.where]))

    def take(self, found: Iterable[BrokenPromise]) -> None:
        """What another ledger has, behind what this one has."""
        for each in found:
            self._add(each)

    def _add(self, found: BrokenPromise) -> None:
        key = (found.promise, found.sentence)
        broken = self._broken.setdefault(key, BrokenPromise(*key))
        broken.count += found.count
        broken.examples += found.examples[: NAMED_EXAMPLES - len(broken.examples)]

    @property
    def broken(self) -> list[BrokenPromise]:
        return list(self._broken.values())
