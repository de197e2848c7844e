"""What was looked at, and what was found broken."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

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
class Look:
    """A piece of work: after each of its `steps` it gives what it has found."""

    steps: int
    run: Callable[[], Iterator[Iterable[BrokenRow]]]


class Ledger:
    """What is broken, by promise and sentence, in the order in which it was found."""

    def __init__(self) -> None:
        self._broken: dict[tuple[str, str], BrokenPromise] = {}

    def note(self, finding: BrokenRow) -> None:
        key = (finding.promise, finding.sentence)
        broken = self._broken.setdefault(key, BrokenPromise(*key))
        broken.count += 1
        if len(broken.examples) < NAMED_EXAMPLES:
            broken.examples.append(finding.where)

    @property
    def broken(self) -> list[BrokenPromise]:
        return list(self._broken.values())
