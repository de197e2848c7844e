"""A text as words and digits, with the places where they stand."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

SPACES: Final = " \u00a0\u2007\u2009\u202f"
# A line break may stand between a number and its unit, never inside its digits.
GAPS: Final = frozenset([*SPACES, "\n", "  "])
# What has more is an id, and no sum can be done with it exactly.
NUMBER_MAX_DIGITS: Final = 21
DASHES: Final = frozenset("-–−‑‒—")

_BESIDE_MAX_TOKENS: Final = 48
_TOKEN: Final = re.compile(
    rf"""
      [^\W\d_]+
    | [0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+(?![0-9])(?:,[0-9]{{1,9}}(?![0-9]))?   # 1 250,5
    | [0-9]{{1,3}}(?:\.[0-9]{{3}})+(?![0-9])(?:,[0-9]{{1,9}}(?![0-9]))?           # 1.250,5
    | [0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]{{1,9}}(?![0-9]))?           # 1,250.5
    | [0-9]{{1,3}}(?:['’][0-9]{{3}})+(?![0-9])(?:[.,][0-9]{{1,9}}(?![0-9]))?      # 1'250
    | [0-9]+(?:[.,][0-9]+)?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The text's tokens, in order; `low` holds them in lower case, `gaps` what stands before each,
    `after_gap` those that only a gap stands before.

    Past both ends: nothing. The lists go on with as many empty words as anybody looks to either
    side (an index below nought counts from the end), so that nobody asks whether there is a token.
    """

    text: str
    starts: list[int]
    ends: list[int]
    low: list[str]
    gaps: list[str]
    after_gap: list[str]
    count: int

    @classmethod
    def of(cls, text: str) -> "Words":
        spans = [match.span() for match in _TOKEN.finditer(text)]
        starts = [start for start, _ in spans]
        ends = [end for _, end in spans]
        gaps = [text[end:start] for end, start in zip([0, *ends], starts, strict=False)]
        lower = text.lower()
        if len(lower) == len(text):
            low = [lower[start:end] for start, end in spans]
        else:  # “İ” becomes two characters, and all places behind it others
            low = [text[start:end].lower() for start, end in spans]
        after = [word if gap in GAPS else "" for word, gap in zip(low, gaps, strict=True)]
        beyond = text[ends[-1] : ends[-1] + 3] if ends else ""
        nothing = [""] * _BESIDE_MAX_TOKENS
        return cls(
            text,
            starts,
            ends,
            [*low, *nothing, *nothing],
            [*gaps, *([beyond] * _BESIDE_MAX_TOKENS), *nothing],
            ["", *after[1:], *nothing, *nothing],
            len(spans),
        )

    def at(self, index: int) -> str:
        return self.low[index]

    def after(self, index: int, end: int) -> int:
        """The first token from the index on that does not begin before this place in the text."""
        while index < self.count and self.starts[index] < end:
            index += 1
        return index

    def gap(self, index: int) -> str:
        """What stands before the token."""
        return self.gaps[index]

    def follows(self, index: int) -> str:
        """The word, if nothing but a gap stands before it; else empty."""
        return self.after_gap[index]

    def is_digits(self, index: int) -> bool:
        word = self.low[index]
        if word[:1] not in _DIGITS:
            return False
        return len(word) <= NUMBER_MAX_DIGITS or sum(map(str.isdecimal, word)) <= NUMBER_MAX_DIGITS

    def capital(self, index: int) -> bool:
        return 0 <= index < self.count and self.text[self.starts[index]].isupper()

    def begins_sentence(self, index: int) -> bool:
        if index <= 0:
            return True
        return any(mark in self.gap(index) for mark in '.!?:\n”"–•')


_DIGITS: Final = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class Digits:
    """The value of digits, and the other one where a mark is either a comma or for thousands."""

    value: Decimal
    other: Decimal | None
    grouped: bool


def read_digits(word: str) -> Digits:
    """`1 250,5`, `1.250,5`, `1'250`, `2,5`; `640.000` reads two ways."""
    plain = re.sub(rf"[{SPACES}'’]", "", word)
    grouped = plain != word
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return Digits(Decimal(plain), None, grouped)
    last = marks[-1]
    whole, _, decimals = plain.rpartition(last)
    if len(set(marks)) == 2:
        return Digits(Decimal(re.sub(r"[.,]", "", whole) + "." + decimals), None, grouped=True)
    if len(marks) > 1:
        return Digits(Decimal(plain.replace(last, "")), None, grouped=True)
    as_decimal = Decimal(f"{whole}.{decimals}")
    if grouped or len(decimals) != 3 or len(whole) > 3 or whole.startswith("0"):
        return Digits(as_decimal, None, grouped)
    in_thousands = Decimal(whole + decimals)
    # No Swede writes 200,000 with three decimals that are all nought.
    certain = last == "," and decimals == "000" and len(whole) > 1
    return Digits(in_thousands, None if certain else as_decimal, grouped=True)
