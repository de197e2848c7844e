"""Parts of a whole: “2/3 av”, “två tredjedelar”, “9 av 10”, “tre gånger så många”."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from claims.spotting.quantities.compounds import NumberFound
from claims.spotting.quantities.nouns import noun_after
from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.parsing import number_at
from claims.spotting.quantities.ratios import compared_by, made
from claims.spotting.quantities.shapes import SpottedQuantity
from claims.spotting.quantities.tokens import Words
from claims.spotting.quantities.units import UNITS

_SIX: Final = Decimal("0.000001")


def fraction(words: Words, index: int) -> tuple[SpottedQuantity | None, int]:
    """“2/3 av eleverna”."""
    if words.gap(index + 1) != "/" or not words.is_digits(index + 1) or words.gap(index) == "/":
        return None, index
    if words.follows(index + 2) not in {"av", "del"} or not words.low[index].isdigit():
        return None, index
    below = words.low[index + 1]
    if not below.isdigit() or not 1 < int(below) <= 100 or int(words.low[index]) >= int(below):
        return None, index
    value = (Decimal(words.low[index]) / Decimal(below)).quantize(_SIX)
    return made(words, index, index + 2, value, "ratio"), index + 2


def parts(words: Words, found: NumberFound) -> tuple[SpottedQuantity | None, int]:
    """“två tredjedelar”, “en femtedel”."""
    word = number_word(words.follows(found.after)) if words.follows(found.after) else None
    if word is None or word.kind != "part":
        return None, found.after
    value = (found.value / word.value).quantize(_SIX)
    share = made(words, found.first, found.after + 1, value, "ratio")
    if found.qualifier:
        share = replace(share, qualifier=found.qualifier)
    return _up_to_share(words, share, found)


def _up_to_share(
    words: Words, share: SpottedQuantity, found: NumberFound
) -> tuple[SpottedQuantity, int]:
    """“mellan en tredjedel och hälften”, “från en fjärdedel till en tredjedel”."""
    last = found.after + 1
    link, before = words.follows(last), words.at(found.first - 1)
    if (before, link) not in {("mellan", "och"), ("från", "till")}:
        return share, last
    high = number_word(words.follows(last + 1)) if words.follows(last + 1) else None
    upper, after = Decimal("0.5"), last + 2
    if high is None or high.kind != "share":
        part = number_word(words.follows(last + 2)) if words.follows(last + 2) else None
        if high is None or part is None or part.kind != "part":
            return share, last
        upper, after = (high.value / part.value).quantize(_SIX), last + 3
    end = words.ends[after - 1]
    way = ("down" if upper < share.value else "up") if before == "från" else ""
    change = "from_to" if way else ""
    text = words.text[share.start : end]
    return replace(share, upper=upper, end=end, text=text, direction=way, change=change), after


def times(words: Words, found: NumberFound) -> tuple[SpottedQuantity | None, int]:
    """“tre gånger så många”, “fem gånger högre”."""
    last = compared_by(words, found.after)
    if not last:
        return None, found.after
    return made(words, found.first, last, found.value, "ratio"), last


def out_of(words: Words, part: NumberFound, whole: NumberFound) -> SpottedQuantity | None:
    """“9 av 10”, “var femte”: a share where the whole is a round number of no one in particular."""
    small = whole.value in {2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 1000}
    if not small or part.value > whole.value or part.grouped or part.value != int(part.value):
        return None
    noun, _ = noun_after(words, whole.after)
    value = (part.value / whole.value).quantize(_SIX)
    return made(words, part.first, whole.after, value, "ratio", noun=noun)


def counted_of(words: Words, part: NumberFound, index: int) -> tuple[SpottedQuantity | None, int]:
    """“nio fall av tio”: nothing is counted behind the whole, which is round."""
    is_number = words.is_digits(index) or number_word(words.at(index)) is not None
    whole = number_at(words, index) if words.follows(index) and is_number else None
    if whole is None or noun_after(words, whole.after)[0] or words.follows(whole.after) in UNITS:
        return None, index
    return out_of(words, part, whole), whole.after


def one_in(words: Words, part: NumberFound, whole: NumberFound) -> SpottedQuantity | None:
    """“en på tusen”, “3 på 10 000”, “en på fyra”: a round whole, and nothing counted behind it."""
    round_whole = whole.value in {100, 1000, 10_000, 100_000, 1_000_000}
    round_whole |= part.words and part.value == 1 and whole.value in {3, 4, 5, 6, 7, 8, 9, 10}
    noun, _ = noun_after(words, whole.after)
    if not round_whole or part.value >= whole.value or noun or words.follows(whole.after) in UNITS:
        return None
    return made(words, part.first, whole.after, (part.value / whole.value).quantize(_SIX), "ratio")
