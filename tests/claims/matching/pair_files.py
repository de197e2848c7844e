"""Pairs written by hand: what somebody writes, and the claims of the corpus that it is like."""

from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
PAIRS = CASES / "pairs.txt"
KEPT_ASIDE = CASES / "pairs_kept_aside.txt"
BLIND = CASES / "pairs_blind.txt"
TWO_SENTENCES = CASES / "two_sentences.txt"
TWO_SENTENCES_BLIND = CASES / "two_sentences_blind.txt"
SAME = frozenset(["same", "other_unit", "rounded"])


@dataclass(frozen=True)
class Pair:
    kind: str
    claims: tuple[str, ...]
    text: str

    @property
    def is_trap(self) -> bool:
        """Whether the text says something else than the claim, so that no verdict goes over."""
        return self.kind not in SAME


def pairs(path: Path = PAIRS) -> list[Pair]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, claims, text = (part.strip() for part in line.split("|"))
            found.append(Pair(kind, tuple(claims.split(",")), text))
    return found


@dataclass(frozen=True)
class TwoSentences:
    kind: str
    one: str
    other: str


def two_sentences(path: Path = TWO_SENTENCES) -> list[TwoSentences]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, one, other = (part.strip() for part in line.split("|"))
            found.append(TwoSentences(kind, one, other))
    return found
