"""Numbers put together with what stands around them."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from claims.spotting.quantities import contexts, hedges, proportions, shares
from claims.spotting.quantities.ages import is_age, of_age, under_age
from claims.spotting.quantities.articles import counts_one, on_average
from claims.spotting.quantities.brackets import unit_beside
from claims.spotting.quantities.compounds import TOO_LARGE, NumberFound
from claims.spotting.quantities.idioms import Idioms, is_name
from claims.spotting.quantities.lists import as_the_last_of_list
from claims.spotting.quantities.measures import Measure, measure
from claims.spotting.quantities.not_numbers import skipped
from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.parsing import number_at
from claims.spotting.quantities.periods import Periods
from claims.spotting.quantities.ranges import Ends, ends_of
from claims.spotting.quantities.shapes import NumberReading, SpottedQuantity
from claims.spotting.quantities.signs import sign_of
from claims.spotting.quantities.tokens import Words
from claims.spotting.quantities.units import MONEY, TIME

_PROPORTIONS: Final = frozenset(["ordinal", "placing", "multiple", "double", "share", "every"])
_FRACTIONS: Final = frozenset("½¼¾⅓⅔⅛")
_COMPARING: Final = frozenset(
    ["lägre än", "högre än", "större än", "fler än", "färre än", "längre än"]
)
# Of these nobody has thousands: “3,875 procent” has three decimals.
_SMALL: Final = frozenset(["percent", "percentage_points", "per_mille", "celsius"])
_SMALLEST: Final = Decimal("0.001")
_VAGUE: Final = frozenset(["more_than", "less_than", "almost"])
_OF_COUNTED: Final = frozenset(["fler än", "färre än", "inte ens"])
_EARLIER: Final = frozenset(["tidigare", "innan", "före", "sedan", "dessförinnan", "senare"])
_SPANS: Final = frozenset(["kvartal", "terminer", "läsår", "säsonger", "mandatperioder", "helger"])
_TO_THERE: Final = re.compile(r",?\s+till\s+")
_OR_SO_MUCH: Final = re.compile(r"(?:,?\s+eller|,\s+motsvarande|,\s+alltså|,\s+det vill säga)\s+")
# “vinsten blev 1,2 miljarder dollar, mot 890 miljoner i fjol”
_AGAINST: Final = re.compile(
    r"[^.!?;:\n0-9]{0,24},?\s+(?:mot|jämfört\s+med|från|till|och|än)\s+(?:\w+\s+){0,2}"
)
_BARE_MAGNITUDE: Final = re.compile(r"\b(?:miljon|miljard)\w*\Z")
_DIGITS: Final = frozenset("0123456789")


def quantities_in(text: str) -> list[SpottedQuantity]:
    """Every number of the text that counts, measures, compares or orders something, in order."""
    words = Words.of(text)
    different = set(words.low) - {""}
    telling = {word for word in different if _tells(word)}
    idioms = Idioms(words, different)
    found: list[SpottedQuantity] = []
    past = 0
    for index in [at for at, word in enumerate(words.low) if word in telling]:
        if index >= past and not idioms.hold(index):
            quantity, past = _read(words, index)
            if quantity is not None:
                before = found[-1].end if found else 0
                quantity = _apart(quantity, before, words.starts[index])
                found.append(_goes_on(found[-1], quantity, text) if found else quantity)
    periods = Periods(words)
    return [_told_of(each, periods.of(each.start, each.end)) for each in found]


def _goes_on(before: SpottedQuantity, found: SpottedQuantity, text: str) -> SpottedQuantity:
    """“steg 3,2 procentenheter, till 66,1 procent”: what it moved by says which way it came to;
    “minskade med 2 miljoner eller 6 procent”: the same once more."""
    if found.unit == "SEK" and before.unit in MONEY - {"SEK"}:
        bare = _BARE_MAGNITUDE.search(found.text)
        if bare and _AGAINST.fullmatch(text, before.end, found.start):
            return replace(found, unit=before.unit)
    if not (before.direction and before.change == "by") or found.direction:
        return found
    if _TO_THERE.fullmatch(text, before.end, found.start):
        return replace(found, direction=before.direction, change="to")
    if found.unit != before.unit and _OR_SO_MUCH.fullmatch(text, before.end, found.start):
        return replace(found, direction=before.direction, change="by")
    return found


def _told_of(found: SpottedQuantity, period: str) -> SpottedQuantity:
    return found if not period else replace(found, period=period)


def _apart(quantity: SpottedQuantity, before: int, own: int) -> SpottedQuantity:
    """Without what is the words of the number before: the “$” of “1 $ 12”."""
    if quantity.start >= before:
        return quantity
    return replace(quantity, start=own, text=quantity.text[own - quantity.start :])


def _tells(word: str) -> bool:
    return word[0] in _DIGITS or word in _FRACTIONS or number_word(word) is not None


def _read(words: Words, index: int) -> tuple[SpottedQuantity | None, int]:
    """The quantity that begins at the token, and the index from which to go on."""
    if words.is_digits(index):
        ordinal, after = proportions.ordinal_digits(words, index)
        if after > index:
            return ordinal, after
        ordinal, after = proportions.place_in_digits(words, index)
        if after > index:
            return ordinal, after
        share, after = shares.fraction(words, index)
        if after > index:
            return share, after
        if after := skipped(words, index):
            return None, after
    else:
        word = number_word(words.low[index])
        if word is not None and word.kind in _PROPORTIONS:
            return proportions.proportion(words, index, word)
        compound = word is not None and word.kind == "compound" and words.capital(index)
        if compound and not words.begins_sentence(index):
            return None, index + 1  # “enligt Tolvmannaföreningen”
        if is_name(words, index):
            return None, index + 1
    low = number_at(words, index)
    if low is None:
        return None, index + 1
    for reader in (shares.parts, shares.times):
        quantity, after = reader(words, low)
        if quantity is not None:
            return quantity, after
    return _amount(words, low)


def _amount(words: Words, low: NumberFound) -> tuple[SpottedQuantity | None, int]:
    ends = ends_of(words, low)
    if max(low.value, ends.high.value if ends.high else low.value) >= TOO_LARGE:
        return None, low.after
    if ends.share is not None:
        return ends.share, max(low.after, ends.after)
    last = ends.high or low
    found = measure(words, last, low)
    if not found.unit and not found.noun and last is low:
        beside = unit_beside(words, low)
        if not as_the_last_of_list(words, low, found) and beside is not None:
            found.unit, found.factor = beside
    if is_age(words, low, found):
        found.unit = "years"
    if found.noun and words.follows(found.after) == "av" and ends.high is None:
        share, after = shares.counted_of(words, low, found.after + 1)
        if share is not None:
            return share, after
    if not _counts(words, low, ends, found):
        return None, low.after
    found = _with_small_money(words, found)
    per, after = contexts.per(words, found.after)
    if not per and (found.unit or found.noun):
        per, beyond = contexts.per_behind(words, found.after)
        after = max(after, beyond)
    qualifier, start = _hedged(words, low, found)
    if found.prefix_start is not None:
        start = min(start, found.prefix_start)
    if qualifier == "exact" and on_average(words, low.first):
        qualifier = "about"
    behind, end = hedges.behind(words, found.after)
    if behind and qualifier == "exact":
        qualifier, found.end = behind, end
        after = max(after, found.after + 1)
    sign, start = sign_of(words, low, start)
    around = (qualifier, start, sign, per)
    return _finished(words, low, ends, found, around), max(after, found.after)


def _counts(words: Words, low: NumberFound, ends: Ends, found: Measure) -> bool:
    """An article is no number, nor is a bare “en”; a year beside a dash neither."""
    article = words.low[low.first] in {"en", "ett"} and low.after == low.first + 1
    if not article or low.scaled or low.qualifier or ends.high is not None:
        return True
    hedge, _, phrase = hedges.before(words, low.first)
    plain = found.unit in {"", "count", "persons"} and not contexts.per(words, found.after)[0]
    vague = hedge in _VAGUE and phrase not in _OF_COUNTED
    if plain and (vague or phrase in {"inom", "inte mer än"}):
        return False  # “över en natt”, “under en längre tid”, “mer än en åsikt”
    if hedge not in {"exact", "about"} and (found.unit or found.noun):
        return True
    if words.at(low.after).startswith(("halv", "kvarts")) and found.unit not in {"", "count"}:
        return True  # “ett halvår”, “ett kvartssekel”
    return counts_one(words, low, found.unit, found.noun)


def _with_small_money(words: Words, found: Measure) -> Measure:
    """“22 kronor och 85 öre” is one."""
    if found.unit != "SEK":
        return found
    at = found.after + (words.follows(found.after) == "och")  # “4 kronor 25 öre”
    is_number = words.is_digits(at) or number_word(words.at(at)) is not None
    small = number_at(words, at) if words.follows(at) and is_number else None
    if small is None or words.follows(small.after) != "öre":
        return found
    found.extra = small.value / 100
    found.end, found.after = words.ends[small.after], small.after + 1
    return found


def _hedged(words: Words, low: NumberFound, found: Measure) -> tuple[str, int]:
    qualifier, start, hedge = hedges.before(words, low.first)
    if found.prefix_start is not None and qualifier == "exact":
        at = low.first - 1
        qualifier, start, hedge = hedges.before(words, at) if at >= 0 else (qualifier, start, hedge)
    own = low.start
    if hedge in _COMPARING and found.unit in TIME and words.follows(found.after) in _EARLIER:
        return "exact", own  # “2 procent lägre än fyra år tidigare”
    if hedge in {"under", "inom"}:
        if found.unit in TIME and hedge == "under":
            return ("less_than" if under_age(words, low) else "exact"), own
        if hedge == "under" and found.noun.lower() in _SPANS:
            return "exact", own  # “under tre kvartal”
        if found.unit not in TIME and hedge == "inom":
            return "exact", own
        return qualifier, own
    if hedge == "kring" and found.unit == "":
        return low.qualifier or qualifier, start
    if hedge in {"nära", "runt", "kring", "omkring", "över", "emot", "mot"}:
        return qualifier if qualifier != "exact" else low.qualifier or "exact", start
    if low.qualifier and qualifier in {"exact", "about"}:
        return low.qualifier, start if hedge else own
    return qualifier, start if hedge else own


def _finished(
    words: Words, low: NumberFound, ends: Ends, found: Measure, around: tuple[str, int, int, str]
) -> SpottedQuantity:
    qualifier, start, sign, per = around
    factor = found.factor * sign
    if low.other is not None and found.unit in _SMALL:
        low.value = low.other
    value = low.value * factor + found.extra
    upper = None if ends.high is None else ends.high.value * found.factor * ends.sign
    if ends.lower is not None:
        value = ends.lower * found.factor * sign
    way, change = contexts.direction(words, _first(words, low, start), found.after)
    told = words.at(low.first - 1) == "på" or words.low[found.after - 1].endswith("s")
    if found.unit in TIME and told:
        way, change = "", ""  # “halverats på trettio år”: in so long, not by so much
    if ends.change and upper is not None:
        falls = upper < value
        way, change = ("down" if falls else "up"), "from_to"
        if not falls and not contexts.moved(words, low.first):
            way, change = "", ""
    unit = found.unit or "count"
    other = _other(words, low, unit, (value, upper, qualifier), found.factor)
    start = min(start, ends.start) if ends.start is not None else start
    text = words.text[start : found.end]
    return SpottedQuantity(
        _six(value),
        None if upper is None else _six(upper),
        unit,
        qualifier,
        start,
        found.end,
        text,
        found.noun,
        per,
        "",
        way,
        change,
        other,
    )


def _first(words: Words, low: NumberFound, start: int) -> int:
    """The token where the words of the quantity begin, hedge and all."""
    first = low.first
    while first and words.starts[first - 1] >= start:
        first -= 1
    return first


def _other(
    words: Words,
    low: NumberFound,
    unit: str,
    read: tuple[Decimal, Decimal | None, str],
    factor: Decimal,
) -> NumberReading | None:
    """The second way to read it, if there is one."""
    value, upper, qualifier = read
    if low.other is not None and unit in _SMALL:
        return None
    if low.other is not None:
        return NumberReading(_six(low.other * factor), upper, unit, qualifier)
    if unit in TIME and hedges.before(words, low.first)[2] == "över" and not of_age(words, low):
        return NumberReading(_six(value), upper, unit, "exact")  # in the course of three years
    return None


def _six(value: Decimal) -> Decimal:
    """With as many decimals as the database keeps, and no trailing noughts; what is smaller keeps
    its own: “3,2 mikrogram” is no 3."""
    if value and abs(value) < _SMALLEST:
        return value.normalize()
    rounded = value.quantize(Decimal("0.000001")) if value.as_tuple().exponent else value
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded.normalize()
