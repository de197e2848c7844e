"""A row of the table."""

import sys
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tried:
    """Of one kind of fault: how often, and what it left behind."""

    what: str
    tries: int = 0
    lost: int = 0
    doubled: int = 0
    half_done: int = 0
    answers_5xx: int | None = None
    seconds: list[float] = field(default_factory=list)

    def note(self, sentence: str) -> None:
        sys.stderr.write(f"{self.what}: {sentence}\n")

    def row(self) -> str:
        """As Markdown."""
        seconds = f"{min(self.seconds):.1f}–{max(self.seconds):.1f}" if self.seconds else "–"
        fives = "–" if self.answers_5xx is None else str(self.answers_5xx)
        cells = (self.what, self.tries, self.lost, self.doubled, self.half_done, fives, seconds)
        return f"| {' | '.join(map(str, cells))} |"


HEAD = (
    "| what | tries | lost | doubled | half done | 5xx | seconds to recover |\n"
    "|---|---|---|---|---|---|---|"
)
