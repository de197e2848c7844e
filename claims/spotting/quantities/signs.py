"""The sign of a number: “minus 3”, “−3”, “+3”."""

from claims.spotting.quantities.compounds import NumberFound
from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.tokens import DASHES, SPACES, Words


def sign_of(words: Words, low: NumberFound, start: int) -> tuple[int, int]:
    """−1 for “minus 3” and “-3”, and the new start of the words."""
    if (
        words.at(low.first - 1) == "minus"
        and words.at(low.first - 2) != "plus"
        and words.gap(low.first) in {" ", "\u00a0"}
    ):
        return -1, min(start, words.starts[low.first - 1])
    if words.at(low.first - 1) == "plus" and words.gap(low.first) in {" ", "\u00a0"}:
        if number_word(words.at(low.first - 2)) or words.is_digits(low.first - 2):
            return 1, start  # “fem plus fem år”: it adds
        return 1, min(start, words.starts[low.first - 1])
    text, own = words.text, words.starts[low.first]
    if (apart := _minus_apart(words, low.first)) is not None:
        return -1, min(start, apart)
    mark, before = text[own - 1 : own], text[max(0, own - 2) : own - 1]
    if not mark or (before and before not in f'{SPACES}\n(”"'):
        return 1, start
    if mark == "+":
        return 1, min(start, own - 1)
    return (-1, min(start, own - 1)) if mark in DASHES else (1, start)


def _minus_apart(words: Words, index: int) -> int | None:
    """Where the sign of “− 3” stands: that character is nothing but a minus. Behind another number
    it takes away."""
    gap = words.gap(index)
    if gap[-2:-1] != "−" or gap[-1] not in SPACES:
        return None
    takes_away = words.is_digits(index - 1) and not gap[:-2].strip(SPACES)
    return None if takes_away else words.starts[index] - 2
