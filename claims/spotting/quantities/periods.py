"""The time that a number is about, where its sentence names one plainly."""

import re
from bisect import bisect_left
from typing import Final

from claims.spotting.quantities.digit_shapes import MONTHS
from claims.spotting.quantities.tokens import Words

_YEAR: Final = "(?:1[5-9]|20|21)[0-9]{2}"
_WINDOW_CHARACTERS: Final = 200  # characters that a sentence may reach to either side of a number
_NEAR_CHARACTERS: Final = 16
_ORDER: Final = ("första", "andra", "tredje", "fjärde")
_PARTS: Final = {
    **{f"{word} kvartalet": (3 * n + 1, 3 * n + 3) for n, word in enumerate(_ORDER)},
    **{f"q{n + 1}": (3 * n + 1, 3 * n + 3) for n in range(4)},
    **{f"{word} halvåret": (6 * n + 1, 6 * n + 6) for n, word in enumerate(_ORDER[:2])},
    **{f"{word} tertialet": (4 * n + 1, 4 * n + 4) for n, word in enumerate(_ORDER[:3])},
}
_PERIOD: Final = re.compile(
    rf"""(?<![\w/:.,-])(?:
      (?P<decade>{_YEAR})-talets?
    | (?P<part>{"|".join(_PARTS)})\ (?P<of>{_YEAR})
    | (?P<from>{_YEAR})(?:[-–]|\ (?:till|och)\ )(?P<to>{_YEAR})
    | (?:(?P<word>sedan|från|till|fram\ till|före|efter|innan|senast)\ (?:år\ )?)?
      (?:(?P<month>{"|".join(MONTHS)})\ )?(?P<year>{_YEAR})
    )(?![\w/:%]|[.,-][0-9]|\ (?:kr|kronor|personer|procent|euro|elever|miljoner))""",
    re.VERBOSE | re.IGNORECASE,
)

_YEAR_WORD: Final = re.compile(_YEAR)
_LEADS: Final = frozenset(
    [
        "år",
        "sedan",
        "från",
        "till",
        "fram",
        "före",
        "efter",
        "innan",
        "senast",
        *MONTHS,
        *_ORDER,
        "kvartalet",
        "halvåret",
        "tertialet",
        "q1",
        "q2",
        "q3",
        "q4",
    ]
)
_LINK: Final = re.compile(r"\s(?:under|i|för|år|under år|sedan|till|år|fram till)\s")
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s|$)|\n")


class Periods:
    """All periods that a text names, found once."""

    def __init__(self, words: Words) -> None:
        self._text = words.text
        self._found: list[re.Match[str]] = []
        past = 0
        for index, word in enumerate(words.low):
            if len(word) == 4 and words.starts[index] >= past and _YEAR_WORD.fullmatch(word):
                first = index
                while first > index - 3 and words.at(first - 1) in _LEADS:
                    first -= 1
                if words.at(index - 2) == "q" and not words.gap(index - 1):
                    first = index - 2  # “Q3 2022”
                match = self._match(words, first, index)
                if match:
                    self._found.append(match)
                    past = match.end()
        self._starts = [match.start() for match in self._found]
        self._edtf = [_edtf(match) for match in self._found]

    @staticmethod
    def _match(words: Words, first: int, index: int) -> re.Match[str] | None:
        """With as many of the words that lead to the year as belong to it."""
        for at in range(first, index + 1):
            match = _PERIOD.match(words.text, words.starts[at])
            if match and match.end() >= words.ends[index]:
                return match
        return None

    def of(self, start: int, end: int) -> str:
        """EDTF of the only period of the sentence, or of the one right behind the number."""
        if not self._found:
            return ""
        text, starts = self._text, self._starts
        earliest, latest = max(0, start - _WINDOW_CHARACTERS), end + _WINDOW_CHARACTERS
        low, high = bisect_left(starts, earliest), bisect_left(starts, latest)
        if low == high:
            return ""
        first = max(earliest - 1, *(text.rfind(mark, earliest, start) for mark in ".!?\n"))
        stop = _SENTENCE_END.search(text, end, latest)
        last = stop.start() if stop else latest
        inside = [
            at
            for at in range(bisect_left(starts, first + 1), bisect_left(starts, last))
            if not start <= starts[at] < end
        ]
        for at in inside:
            distance = starts[at] - end
            if distance == 1 or (0 <= distance < _NEAR_CHARACTERS and _LINK.match(text, end)):
                return self._edtf[at]
        periods = {self._edtf[at] for at in inside}
        return periods.pop() if len(periods) == 1 else ""


def _edtf(match: re.Match[str]) -> str:
    if match["decade"]:
        return f"{match['decade'][:3]}X"
    if match["part"]:
        first, last = _PARTS[match["part"].lower()]
        return f"{match['of']}-{first:02d}/{match['of']}-{last:02d}"
    if match["from"]:
        return f"{match['from']}/{match['to']}" if match["from"] < match["to"] else ""
    day = match["year"]
    if match["month"]:
        day += f"-{MONTHS[match['month'].lower()]:02d}"
    word = (match["word"] or "").lower()
    if word == "sedan":
        return f"{day}/.."
    if word in {"fram till", "till"}:
        return f"../{day}"
    return day
