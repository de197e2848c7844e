"""Numbers that only tell one thing from others: “punkt 2”, “linje 19”, “JAS 39”, “våning fyra”."""

import re
from typing import Final

from claims.spotting.quantities.counted_behind import (
    BARE_NOUN,
    DESIGNATED,
    NOT_BARE,
    does,
    measured,
    noun_like,
    verb_of_a_name,
)
from claims.spotting.quantities.hedges import HEDGES
from claims.spotting.quantities.nouns import STOP
from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.tokens import DASHES, SPACES, Words
from claims.spotting.quantities.units import UNITS
from claims.spotting.word_lists import listed

# After these a number is a name, a place in an order, a date, a time.
_NAMING: Final = listed(
    """
    akt scen id anf anförande yrkande reservation anslag anslagspost årskurs årskurserna åk klass
    kapitel kap sida sidan sid s sidor sidorna artikel artiklarna paragraf paragraferna klockan kl
    klockslaget nr nummer nummret numret punkt punkten punkterna linje linjen spår spåret perrong
    version versionen v utgåva tel telefon tfn mobil fax växel dnr diarienummer diarienumret ärende
    ärendenummer mål ref referens referensnummer referensnr artikelnummer artikelnr art artnr art.nr
    ordernummer kundnummer fakturanummer ocr konto kontot kontonummer bankgiro bg plusgiro pg swish
    orgnr postgiro organisationsnummer personnummer isbn issn sou ds prop propositionen proposition
    bet
    betänkande betänkandet rskr skr motion motionen sfs lag förordning rum rummet sal salen hall hus
    port lägenhetsnummer lgh riksväg länsväg väg europaväg e avsnitt avsnittet del bilaga bilagan
    tabell tabellen figur figuren diagram kategori nivå nivån fas fasen zon zonen block kvarter
    etapp etappen grupp modul moment uppgift fråga fotnot not rad kanal kanalen program agenda
    windows iphone ios android radio covid cop flight flyg tåg tåget buss bussen säsong säsongen
    omgång omgången psalm vers band volym årgång stycke stycket ruta box postbox postnumret
    postnummer kod koden pinkod portkod typ modell modellen boeing airbus saab volvo bmw audi mazda
    peugeot intel pentium samsung galaxy playstation xbox reaktor reaktorn ringhals forsmark
    oskarshamn barsebäck formel apollo rubrik fil målet delmål steg alternativ mom avdelning avd
    skede vecka veckorna bussarna linjerna spårvagnarna tågen kvarteren salarna rummen bilagorna
    tabellerna figurerna avsnitten kapitlen zonerna kanalerna jas
    """
) - {"mål", "målet", "till"}
_ALSO_COUNTED: Final = frozenset(["rad", "typ", "band", "spår", "e", "v", "s", "lag", "not"])
_NAMED_BY_WORD: Final = _NAMING - _ALSO_COUNTED
BEGIN: Final = listed(
    """
    började börjar öppnar öppnade stänger slutar slutade startar startade avgår avgick ankommer
    inleds inleddes samlas sänds
    """
)
_ABOUT_CLOCK: Final = frozenset(
    [
        "är",
        "var",
        "strax",
        "efter",
        "före",
        "runt",
        "vid",
        "cirka",
        "omkring",
        "mellan",
        "närmare",
        "ca",
    ]
)
_ENGLISH: Final = frozenset(["for", "of", "the"])
_TITLED: Final = frozenset(
    ["heter", "hette", "kallas", "filmen", "låten", "boken", "serien", "romanen"]
)
_PLAIN: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# Of these nobody counts one behind the other: “på våning två”, “enligt metod tre”.
_PLACED_BY_WORD: Final = ("våning", "trappa", "terminal", "metod", "alternativ", "brygga", "kaj")
_PARTIES: Final = ("demokraterna", "moderaterna", "liberalerna", "partiet", "partierna", "centern")
_ROADS: Final = re.compile(r"\w*(?:gatan|vägen|torget|gränd|plan|stigen|allén|backen|kajen|leden)")
_DAYS_NAMED: Final = frozenset(["Dag", "Dygn", "Timme", "Minut", "Månad"])  # “Dag 1 gick bra”
_NUMBERS: Final = ("numret", "nummer", "koden", "boxen", "girot")
_CODE_MAX_WORDS: Final = 5
_WORDS_OF_A_LETTER: Final = frozenset("IÅÖ")


def naming(words: Words, index: int) -> bool:
    before = words.at(index - 1)
    gap = words.gap(index)
    if before == "s" and words.gap(index - 1) == ":":
        return False  # “EU:s 27 länder”
    if (
        numbered(words, index)
        or _at_clock(words, index)
        or _title(words, index)
        or _designates(words, index)
    ):
        return True
    if before in _ENGLISH and gap == " ":
        return True  # “Fit for 55”
    if before == "euro" and words.gap(index + 1) in DASHES:
        return True  # “Euro 6-bilar”
    if before in {"till", "från"} and words.at(index - 2) in {"sms", "smsa", "swisha"}:
        return True
    if before == "steg" and words.at(index - 2) not in {"i", "till", "från", "nästa", ""}:
        return False  # “fonden steg 12 punkter”
    if (
        before in _NAMING
        and gap in (" ", ". ", ": ", "\u00a0", ".", " nr ")
        and not measured(words, index, before)
        and not (gap == ": " and noun_like(words, index + 1))
    ):
        return True
    if before == "den" and gap == " " and words.low[index].isdecimal():
        hyphened = words.gap(index + 1) in DASHES  # “den 35-åriga”
        beyond = words.follows(index + 1)
        day = len(words.low[index]) < 3 and beyond in STOP  # “senast den 15 ska”
        return not hyphened and not measured(words, index, before) and (day or not beyond)
    if before == "mål" and words.capital(index - 1) and not noun_like(words, index + 1):
        return True
    if (
        before in {"född", "födda"}
        and gap.strip(SPACES) in DASHES | {""}
        and len(low := words.low[index]) == 2
    ):
        return low.isdecimal()  # “född -62”
    if before in {"och", "till", "eller", "av"} and words.is_digits(index - 2):
        third = words.at(index - 3)
        if before != "av" and BARE_NOUN.fullmatch(third) and not noun_like(words, index + 1):
            return not measured(words, index, third)
        if third in _NAMING and third not in {"mål"} and not measured(words, index, third):
            return True
    if gap == " " and _ROADS.fullmatch(before) and words.capital(index - 1):
        return True
    return _name_number(words, index)


def named_by_word(words: Words, index: int) -> bool:
    """“punkt två”, “årskurs fyra”: with nothing counted behind it."""
    at = index - 1
    if words.at(at) in {"och", "till"} and number_word(words.at(at - 1)):
        at -= 2  # “kapitel ett och två”
    if words.at(at) in BEGIN and not words.follows(index + 1):
        return True  # “programmet började sju.”
    before = words.at(at)
    if before in _TITLED and words.capital(index):
        return True  # “filmen Åtta och en halv”
    named = before in _NAMED_BY_WORD or (before.endswith(_PLACED_BY_WORD) and before not in UNITS)
    named |= before == "år" and not number_word(words.at(at - 1))  # “2,1 procent år två”
    named &= words.gap(index) == " "
    return named and not measured(words, index, "") and not noun_like(words, index + 1)


def _at_clock(words: Words, index: int) -> bool:
    """“klockan är strax efter 23”."""
    for back in range(1, 5):
        word = words.at(index - back)
        if word in {"klockan", "kl"}:
            return not measured(words, index, "") and len(words.low[index]) < 3
        if word not in _ABOUT_CLOCK:
            return False
    return False


def numbered(words: Words, index: int) -> bool:
    """“Postnumret är 981 31”, “koden är 4711”."""
    named = words.at(index - 2) if words.at(index - 1) in {"är", "var"} else words.at(index - 1)
    told = words.at(index - 1) in {"är", "var"}
    if named.endswith("nr") and len(named) > 2:
        return True  # “kontonr”, “serienr”
    if named.endswith(_NUMBERS) and (told or named != "nummer"):
        return True
    return told and _number_of_something(words, index)


def _number_of_something(words: Words, index: int) -> bool:
    """“Koden till porten är 4512”: what the clause begins with is such a number."""
    for back in range(index - 3, max(-1, index - 3 - _CODE_MAX_WORDS), -1):
        if words.low[back].endswith(_NUMBERS) and words.low[back] != "nummer":
            counts = measured(words, index, "") or noun_like(words, index + 1)
            return words.begins_sentence(back) and not counts
        if words.begins_sentence(back):
            return False
    return False


def _designates(words: Words, index: int) -> bool:
    """“enligt metod 2”, “på våning 4”, “elområde 3”: behind a noun in its bare form, and nothing
    counted behind it."""
    before, low = words.at(index - 1), words.low[index]
    if words.gap(index) != " " or not low.isdecimal() or len(low) > 4 or len(before) < 3:
        return False
    if not (BARE_NOUN.fullmatch(before) or before.endswith(DESIGNATED)) or before in NOT_BARE:
        return False
    if before in UNITS or before in HEDGES or number_word(before) or before.endswith(_PARTIES):
        return False
    if words.follows(index + 1) == "till" and words.is_digits(index + 2):
        return not measured(words, index + 2, before)  # “i åldrarna 6 till 16 år”
    return not measured(words, index, before) and not noun_like(words, index + 1)


def _title(words: Words, index: int) -> bool:
    """“filmen heter 12 Years a Slave”."""
    titled = words.at(index - 1) in _TITLED
    bare = not words.follows(index + 1) and not measured(words, index, "")
    return titled and (words.capital(index + 1) or bare)


def _name_number(words: Words, index: int) -> bool:
    """“Volvo 240”, “JAS 39”, “Dag 3”: a capital before, and nothing that is counted behind."""
    if not words.capital(index - 1) or words.gap(index) != " ":
        return False
    if len(words.low[index]) > 5 or not _PLAIN.fullmatch(words.low[index]):
        return False
    before = words.text[words.starts[index - 1] : words.ends[index - 1]]
    if before in _DAYS_NAMED and words.begins_sentence(index - 1):
        return not measured(words, index, "") and not noun_like(words, index + 1)
    if before.lower() in UNITS or before.lower().endswith(_PARTIES):
        return False  # “Moderaterna 17 (mandat)”
    acronym = before.isupper() and (len(before) > 1 or before not in _WORDS_OF_A_LETTER)
    if (
        words.begins_sentence(index - 1)
        and not acronym
        and words.at(index - 1)
        in STOP
        | {
            "drygt",
            "minst",
            "högst",
            "cirka",
            "nästan",
            "ungefär",
            "knappt",
            "närmare",
            "omkring",
            "runt",
            "hela",
            "totalt",
            "ytterligare",
            "bara",
            "endast",
            "alla",
            "av",
            "mellan",
            "från",
            "sammanlagt",
            "max",
            "åtminstone",
            "dessa",
            "ca",
            "uppemot",
            "inte",
            "minus",
        }
    ):
        return False
    does_so = does(words, index + 1) or verb_of_a_name(words, index + 1)
    if not acronym and words.begins_sentence(index - 1) and not does_so:
        return False
    if _one_of_several(words, index):
        return False
    return not measured(words, index, before.lower()) and not noun_like(words, index + 1)


def _one_of_several(words: Words, index: int) -> bool:
    """“Sverige har 349 ledamöter, Danmark 179.”: as many of the same."""
    apart = words.gap(index - 1) == ", " or words.at(index - 2) == "och"
    last = index - 2 if words.gap(index - 1) == ", " else index - 3
    counted = words.at(last)[:1].isalpha() and not words.capital(last)
    return apart and counted and words.is_digits(last - 1) and not words.follows(index + 1)
