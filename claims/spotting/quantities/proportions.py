"""Numbers that are no amounts: places in an order, multiples, shares."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from claims.spotting.quantities import hedges
from claims.spotting.quantities.digit_shapes import MONTHS
from claims.spotting.quantities.nouns import STOP, named_kind, noun_after, surely_verb
from claims.spotting.quantities.number_words import NumberWord, number_word
from claims.spotting.quantities.ratios import how, made
from claims.spotting.quantities.shapes import SpottedQuantity
from claims.spotting.quantities.tokens import Words, read_digits
from claims.spotting.quantities.units import TIME, UNITS
from claims.spotting.word_lists import listed

_SIX: Final = Decimal("0.000001")
# “andra” mostly means others, “första” is often no place in an order.
_ORDERED: Final = listed(
    """
    gången gång året år månaden veckan dagen dygnet kvartalet halvåret tertialet plats
    platsen barn barnet sidan perioden mandatperioden sträckan etappen omgången säsongen
    boken delen steget halvlek halvleken perioden setet våningen raden generationen klassen
    veckan budgeten platsen raka platsen vågen dosen mötet rundan tredjedelen fjärdedelen
    skedet avsnittet instansen kapitlet punkten artikeln paragrafen försöket äktenskapet
    upplagan frågan mandatet decenniet segern förlusten målet kvinnan mannen personen landet
    största äldsta högsta bästa vanligaste spadtaget reaktorn fartyget bron matchen kvällen
    natten timmen minuten läsåret vintern sommaren hösten våren stadsdelen kommunen ansökan
    omröstningen valet varningen dödsoffret
    """
)
_NAMED_BY_ORDER: Final = (
    "utskottet",
    "kammaren",
    "riket",
    "brigaden",
    "internationalen",
    "republiken",
)
_PARTS_OF_YEARS: Final = frozenset(["kvartalet", "halvåret", "tertialet"])
_NO_ORDER: Final = listed(
    """
    hand hjälpen linjen klass parkett stund början anblicken bästa maj advent söndagen
    världskriget världen könet riket part person man kammaren kammare hands öppning taget
    ögonkastet graden ap utgåva statsmakten republiken fru damen handen sorteringen rangens
    rummet ålder åldern kejsardömet vägen världens januari februari
    mars april juni juli augusti september
    stycket meningen ledet oktober november december vice sekreterare kriget sidan
    """
)
_SUPERLATIVES: Final = frozenset(["störst", "minst", "högst", "lägst", "mest", "dyrast", "längst"])
_OTHER_PERSONS: Final = frozenset(["mannen", "kvinnan", "personen", "sidan"])
_AMOUNTS: Final = frozenset(["antalet", "priset", "summan", "beloppet", "mängden"])
_OWNERS: Final = listed("sitt ett hennes hans deras vårt mitt ert sin min vår din er")
_GENITIVE_MIN_LETTERS: Final = 3
# So nouns end of which there is one: “kommunens andra nedskärning”, but “andra nedskärningar”.
_SINGULAR: Final = ("ning", "ling", "sion", "tion", "else", "gång", "dag", "månad", "seger", "bok")
_SUBJECTS: Final = frozenset(["det", "detta", "han", "hon", "jag", "vi", "den", "de", "hen", "som"])
# “Sverige var tredje bäst”, “besöket var tredje gången”: there “var” is the verb.
_TIMES_OF_ORDER: Final = frozenset(
    [
        "gången",
        "plats",
        "platsen",
        "raka",
        "största",
        "högsta",
        "bäst",
        "bästa",
        "störst",
        "lägsta",
        "äldsta",
        "sämst",
        "året",
        "högst",
    ]
)
_PLACED_BY: Final = frozenset(
    [
        "blev",
        "blir",
        "slutade",
        "slutar",
        "slutat",
        "kom",
        "kommer",
        "är",
        "var",
        "ligger",
        "låg",
        "legat",
        "kommit",
        "blivit",
        "rankas",
        "hamnade",
    ]
)
_PLACES: Final = frozenset(["plats", "placering"])
_TO_PLACES: Final = frozenset(["på", "till", "från"])
_SEATS: Final = frozenset(["vagn", "rad", "bänk", "sitter", "satt", "rum", "parkering", "bord"])
_PLACE_MAX: Final = 1000
_CALLED: Final = frozenset(["an", "ans", "or", "orna", "ornas"])  # “röda 3:an”: a name
_NO_SUBJECT: Final = listed("i på av för med till från om försvinner saknar saknas har hade")
_EVERY: Final = {"varannan": 2, "vartannat": 2}


def proportion(words: Words, index: int, word: NumberWord) -> tuple[SpottedQuantity | None, int]:
    """The quantity that begins at a word such as “tredje”, “fördubblats”, “hälften”, “var”."""
    if word.kind == "ordinal":
        return _ordinal(words, index, word.value)
    if word.kind == "placing":
        at = index - 2 if words.at(index - 1) == "som" else index - 1  # “rankas som femma”
        if words.at(at) not in _PLACED_BY or words.at(at - 1) == "det":
            return None, index + 1  # “en trea på söder”, “det är tvåa på bollen”
        return made(words, index, index + 1, word.value, "ordinal"), index + 1
    if word.kind == "multiple":
        return made(words, index, index + 1, word.value, "ratio"), index + 1
    if word.kind == "double":
        return _double(words, index)
    if word.kind == "share":
        return _half(words, index)
    return _every(words, index)


def _ordinal(words: Words, index: int, value: Decimal) -> tuple[SpottedQuantity | None, int]:
    beyond = words.follows(index + 1)
    named = words.capital(index) and not words.begins_sentence(index)
    before = words.at(index - 1)
    named |= beyond.endswith(_NAMED_BY_ORDER)
    named |= words.capital(index + 1) and not named_kind(words, index + 1)
    bare = beyond.removesuffix("s")
    if named or beyond in _NO_ORDER or bare in _NO_ORDER or beyond in MONTHS:
        return None, index + 1
    if beyond == "i" and (day := number_word(words.at(index + 2))) and day.kind == "ordinal":
        return None, index + 3  # “den tredje i sjätte”
    if any(
        words.at(back) == "ena" and words.at(back + 1) == beyond for back in range(index - 9, index)
    ):
        return None, index + 1  # “ena dagen …, andra dagen …”
    if words.text[words.ends[index] : words.ends[index] + 1] in ("-", "–") or (
        (before == "för" and words.at(index + 1) == "det") or before in {"å", "näst"}
    ):
        return None, index + 1
    if beyond in _PARTS_OF_YEARS and words.is_digits(index + 2) and words.follows(index + 2):
        return None, index + 3  # “första kvartalet 2023” is a time
    if value == 1 and not (beyond in _ORDERED and before != "från"):
        return None, index + 1
    if value == 2 and not _second(words, index, beyond):
        return None, index + 1
    if before == "det" and words.at(index - 2) == "för" and beyond not in _ORDERED:
        return None, index + 1
    return _placed(words, index, index + 1, value)


def _second(words: Words, index: int, beyond: str) -> bool:
    """“andra” mostly means others: “brott mot andra barn”."""
    before = words.at(index - 1)
    if beyond == "barn":
        return before in _OWNERS
    if before == "den" and beyond in _OTHER_PERSONS:
        return False
    if beyond in _ORDERED and before not in {"de", "dom", "alla", "många", "från"}:
        return True
    if words.low[index] not in {"andra", "andre"}:
        return True
    owned = before in _OWNERS or (before.endswith("s") and len(before) > _GENITIVE_MIN_LETTERS)
    return owned and beyond.endswith(_SINGULAR)


def _placed(
    words: Words, index: int, after: int, value: Decimal
) -> tuple[SpottedQuantity | None, int]:
    noun, last = noun_after(words, after)
    if words.follows(after) in _SUPERLATIVES and not words.is_digits(after + 1):
        noun, last = words.low[after], after + 1  # “tredje störst”
    return made(words, index, last, value, "ordinal", noun=noun), last


def ordinal_digits(words: Words, index: int) -> tuple[SpottedQuantity | None, int]:
    """“3:e plats”, “21:a”."""
    ending = words.at(index + 1)
    if words.gap(index + 1) == ":" and ending in _CALLED:
        return None, index + 2
    if words.gap(index + 1) != ":" or ending not in {"e", "a", "dje", "de", "te", "nde"}:
        return None, index
    if words.follows(index + 2) in MONTHS or not words.low[index].isdigit():
        return None, index + 2
    if words.capital(index + 2) and words.follows(index + 2):
        return None, index + 2
    if words.at(index - 1) == "den" and not noun_after(words, index + 2)[0]:
        return None, index + 2  # “den 12:e varje månad”
    return _placed(words, index, index + 2, Decimal(words.low[index]))


def place_in_digits(words: Words, index: int) -> tuple[SpottedQuantity | None, int]:
    """“hamnar på plats 14”, “från plats 18 till plats 12”; not “vagn 3, plats 14”."""
    before = words.at(index - 2)
    placed = words.at(index - 1) in _PLACES and words.gap(index) == " " and before in _TO_PLACES
    if not placed or words.capital(index - 1) or not words.low[index].isdecimal():
        return None, index
    if any(words.at(near) in _SEATS for near in range(index - 6, index + 4)):
        return None, index
    if noun_after(words, index + 1)[0] or int(words.low[index]) > _PLACE_MAX:
        return None, index
    return made(words, index - 1, index + 1, Decimal(words.low[index]), "ordinal"), index + 1


def _double(words: Words, index: int) -> tuple[SpottedQuantity | None, int]:
    """“dubbelt så många”, “det dubbla”, “dubbla antalet”; not “dubbelt fel”."""
    beyond = words.follows(index + 1)
    if words.low[index] == "dubbelt" and beyond == "så" and how(words.follows(index + 2)):
        return made(words, index, index + 3, Decimal(2), "ratio"), index + 3
    named = beyond.endswith(("et", "en")) and beyond not in _AMOUNTS  # “det dubbla budskapet”
    if named:
        return None, index + 1
    if words.low[index] == "dubbla" and (words.at(index - 1) == "det" or beyond in _AMOUNTS):
        double = made(words, index, index + 1, Decimal(2), "ratio")
        qualifier, start, _ = hedges.before(words, index - 1)
        if words.at(index - 1) == "det" and qualifier != "exact":  # “mer än det dubbla”
            text = words.text[start : double.end]
            double = replace(double, qualifier=qualifier, start=start, text=text)
        return double, index + 1
    if words.low[index] == "dubbelt" and beyond in {"upp", "mot", "jämfört"}:
        return made(words, index, index + 1, Decimal(2), "ratio"), index + 1
    return None, index + 1


def _half(words: Words, index: int) -> tuple[SpottedQuantity | None, int]:
    after = index + 1
    if words.low[index] == "halva":
        noun, after = noun_after(words, index + 1)
        if not noun:
            return None, index + 1
        return made(words, index, index + 1, Decimal("0.5"), "ratio", noun=noun), index + 1
    if words.follows(after) == "så" and how(words.follows(after + 1)):
        after += 2
    return made(words, index, after, Decimal("0.5"), "ratio"), after


def _is_was(words: Words, index: int) -> bool:
    """“Sverige var tredje bäst”; not “försvinner var tionde plats”, “på var tredje plats”."""
    before = words.at(index - 1)
    if words.begins_sentence(index):
        return False
    return not (before in _NO_SUBJECT or surely_verb(before) or hedges.before(words, index)[2])


def _every(words: Words, index: int) -> tuple[SpottedQuantity | None, int]:
    """“var tredje elev” is a share, “var tredje timme” a rhythm."""
    low = words.low[index]
    if low in _EVERY:
        value, after = Decimal(_EVERY[low]), index + 1
    else:
        order = number_word(words.follows(index + 1)) if words.follows(index + 1) else None
        if words.is_digits(index + 1) and words.gap(index + 2) == ":" and words.at(index + 2):
            value, after = read_digits(words.low[index + 1]).value, index + 3
            if value < 2:
                return None, index + 3
        elif order and order.kind == "ordinal" and order.value > 1:
            value, after = order.value, index + 2
            if order.value == 2:
                return None, index + 2
        else:
            return None, index + 1
    noun = words.follows(after)
    if noun in UNITS and UNITS[noun].name in TIME:
        return made(words, index, after + 1, value, UNITS[noun].name), after + 1
    if words.at(index - 1) in _SUBJECTS or (noun in _TIMES_OF_ORDER and _is_was(words, index)):
        if low in _EVERY or words.is_digits(index + 1):
            return None, index + 1
        return _placed(words, index + 1, after, value)  # “det var tredje gången”
    noun = "" if noun in STOP or surely_verb(noun) else noun
    return made(words, index, after, (1 / value).quantize(_SIX), "ratio", noun=noun), after
