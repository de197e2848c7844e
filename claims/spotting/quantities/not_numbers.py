"""Digits that count nothing: dates, times, telephone numbers, references, versions, names."""

import re
from typing import Final

from claims.spotting.quantities.digit_shapes import NO_NUMBER, YEAR
from claims.spotting.quantities.nouns import STOP, is_people, is_verb
from claims.spotting.quantities.number_words import MAGNITUDES
from claims.spotting.quantities.tokens import DASHES, SPACES, Words
from claims.spotting.quantities.units import SHORT, SIGNS, UNITS
from claims.spotting.word_lists import listed

# After these a number is a name, a place in an order, a date, a time.
_NAMING: Final = listed(
    """
    årskurs årskurserna åk klass kapitel kap sida sidan sid s sidor sidorna artikel
    artiklarna paragraf paragraferna klockan kl klockslaget nr nummer nummret numret punkt
    punkten punkterna linje linjen spår spåret perrong version versionen v utgåva tel
    telefon tfn mobil fax växel dnr diarienummer diarienumret ärende ärendenummer mål ref
    referens referensnummer referensnr artikelnummer artikelnr art artnr art.nr ordernummer
    kundnummer fakturanummer ocr konto kontonummer bankgiro bg plusgiro pg swish orgnr
    organisationsnummer personnummer isbn issn sou ds prop propositionen proposition bet
    betänkande betänkandet rskr skr motion motionen sfs lag förordning rum rummet sal salen
    hall hus port lägenhetsnummer lgh riksväg länsväg väg europaväg e avsnitt avsnittet del
    bilaga bilagan tabell tabellen figur figuren diagram kategori nivå nivån fas fasen zon
    zonen block kvarter etapp etappen grupp modul moment uppgift fråga fotnot not rad kanal
    kanalen program agenda windows iphone ios android radio covid cop flight flyg tåg tåget
    buss bussen säsong säsongen omgång omgången psalm vers band volym årgång stycke stycket
    ruta box postbox postnumret postnummer kod koden pinkod portkod typ modell modellen boeing
    airbus
    saab volvo bmw audi mazda peugeot intel pentium samsung galaxy playstation xbox reaktor
    reaktorn ringhals forsmark oskarshamn barsebäck formel apollo rubrik fil mål målet
    delmål steg alternativ vers mom punkterna avdelning avd skede vecka veckorna v
    """
) - {"mål", "målet", "till"}
_ACCOUNTS: Final = listed(
    """
    bankgiro bg plusgiro pg swish konto kontonummer telefon tel tfn mobil isbn nummer nr
    """
)
_AFTER_YEARS: Final = frozenset(["års", "m", "h", "g", "l", "t"])
_YEAR_WORD: Final = re.compile(rf"{YEAR}|21[0-9]{{2}}")
_ROADS: Final = re.compile(r"\w*(?:gatan|vägen|torget|gränd|plan|stigen|allén|backen|kajen|leden)")
_SCORES: Final = re.compile(
    r"(?:vann|vinst|seger|förlorade|förlust|slog|besegrade|ledde|kvitterade"
    r"|oavgjort|matchen|slutade|slutresultatet|segern|målskillnad|ledning|ledningen|derbyt)"
)
_VERBS_OF_NAMES: Final = frozenset(
    ["fick", "är", "var", "har", "står", "stod", "flyger", "lyfte", "blev", "blir", "går", "gick"]
)
_BEFORE_YEARS: Final = listed(
    """
    år i under sedan från till hösten våren sommaren vintern valet före efter innan januari
    februari mars april maj juni juli augusti september oktober november december året kring
    omkring runt och mellan fram årsskiftet budgeten för budget helåret kvartalet senast
    """
)


def skipped(words: Words, index: int) -> int:
    """The index after digits that count nothing; 0 if they may be a number."""
    text, start, end = words.text, words.starts[index], words.ends[index]
    if _glued(text, start) or _in_address(text, start, end):
        return index + 1
    match = NO_NUMBER.match(text, start)
    if match and not _counted_anyway(words, index, match):
        return _after(words, index, match.end())
    if _list_marker(text, start, end) or _naming(words, index) or _year(words, index):
        return _past_run(words, index)
    if _score(words, index):
        return index + 2
    return index + 2 if _letters_behind(words, index) else 0


def _letters_behind(words: Words, index: int) -> bool:
    """“5G-nätet”, “3D”: letters glued to the digits that are no unit."""
    if words.gap(index + 1) or not words.capital(index + 1):
        return False
    glued = words.at(index + 1)
    if glued in {"g", "h", "t", "l", "m", "d"}:
        return True
    return glued not in UNITS and glued not in MAGNITUDES and not glued.startswith(("°", "½"))


def _past_run(words: Words, index: int) -> int:
    """Past all digits that are joined to these by a mark: “bankgiro 123-4567”."""
    account = words.at(index - 1) in _ACCOUNTS or _numbered(words, index)
    index += 1
    while words.is_digits(index) and (
        words.gap(index) in {"-", "/", ":", "–", "."} or (account and words.gap(index) == " ")
    ):
        index += 1
    return index


def _after(words: Words, index: int, end: int) -> int:
    while index < len(words.low) and words.starts[index] < end:
        index += 1
    return index


def _glued(text: str, start: int) -> bool:
    """“P1”, “covid-19”, “§ 21”, “#3”, “2:3”."""
    before = text[start - 1 : start]
    if not before or before in " \n(":
        return "§" in text[max(0, start - 2) : start]
    if before.isalnum() or before in "_/#§&@=\\":
        return True
    if before in ":.," and text[start - 2 : start - 1].isalnum():
        return True
    return before in DASHES and text[start - 2 : start - 1].isalpha()


def _in_address(text: str, start: int, end: int) -> bool:
    """Within a web or mail address."""
    run = text[max(0, start - 80) : start].replace("\n", " ").rsplit(" ", 1)[-1]
    run += text[start : end + 20].split(" ", 1)[0]
    return "://" in run or "www." in run or "@" in run


def _counted_anyway(words: Words, index: int, match: re.Match[str]) -> bool:
    """“1/3 av eleverna”; “2020–2500 personer”; “15.30 kronor” are numbers for all that."""
    shape = match[0]
    word = words.low[index]
    if re.fullmatch(r"[1-9]/[1-9][0-9]?", shape) and _part_of(words, index):
        return True
    if len(shape) <= len(word) and re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", word):
        return True
    if re.fullmatch(rf"{YEAR}[-–]{YEAR}", shape):
        beyond = words.follows(index + 2)
        return bool(beyond) and ((beyond in UNITS and beyond != "år") or is_people(beyond))
    return (
        "/" not in shape
        and re.fullmatch(r"[0-9]+[.,][0-9]+", word) is not None
        and (len(shape) == len(word) and words.follows(index + 1) in UNITS)
    )


def _part_of(words: Words, index: int) -> bool:
    beyond = words.follows(index + 2)
    return beyond in {"av", "del", "mil", "liter", "dl", "tsk", "msk"} or beyond in MAGNITUDES


def _list_marker(text: str, start: int, end: int) -> bool:
    """“1. Inledning”, “2) …”, “(3)” at the beginning of a line or alone in brackets."""
    at_line = start == 0 or text[start - 1] == "\n" or text[start - 2 : start] == "\n("
    behind = text[end : end + 2]
    if at_line and (behind[:1] == ")" or behind in (". ", ".\t", ".")):
        return True
    return (
        text[start - 1 : start] in ("(", "[")
        and behind[:1] in (")", "]")
        and end - start < 3
        and not (text[start - 2 : start - 1] == " " and end - start == 2)
    )


def _naming(words: Words, index: int) -> bool:
    before = words.at(index - 1)
    gap = words.gap(index)
    if before == "s" and words.gap(index - 1) == ":":
        return False  # “EU:s 27 länder”
    if _numbered(words, index):
        return True
    if (
        before in _NAMING
        and gap in (" ", ". ", ": ", "\u00a0", ".", " nr ")
        and not _measured(words, index, before)
    ):
        return True
    if before == "den" and gap == " ":
        hyphened = words.gap(index + 1) in DASHES  # “den 35-åriga”
        return not hyphened and not _measured(words, index, before) and not words.follows(index + 1)
    if before in {"och", "till", "eller"} and words.is_digits(index - 2):
        third = words.at(index - 3)
        if third in _NAMING and third not in {"mål"} and not _measured(words, index, third):
            return True
    if gap == " " and _ROADS.fullmatch(before) and words.capital(index - 1):
        return True
    return _name_number(words, index)


def _numbered(words: Words, index: int) -> bool:
    """“Postnumret är 981 31”, “koden är 4711”."""
    named = words.at(index - 2) if words.at(index - 1) in {"är", "var"} else words.at(index - 1)
    return named.endswith(("numret", "nummer", "koden")) and named != "nummer"


def _name_number(words: Words, index: int) -> bool:
    """“Volvo 240”, “JAS 39”, “Dag 3”: a capital before, and nothing that is counted behind."""
    if not words.capital(index - 1) or words.gap(index) != " " or len(words.low[index]) > 5:
        return False
    before = words.text[words.starts[index - 1] : words.ends[index - 1]]
    if before.lower() in UNITS:
        return False
    acronym = before.isupper() and len(before) > 1
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
    if not acronym and words.begins_sentence(index - 1) and not _verb(words, index + 1):
        return False
    return not _measured(words, index, before.lower()) and not _noun_like(words, index + 1)


def _verb(words: Words, index: int) -> bool:
    beyond = words.follows(index)
    return beyond in _VERBS_OF_NAMES or is_verb(beyond)


def _noun_like(words: Words, index: int) -> bool:
    beyond = words.follows(index)
    return (
        bool(beyond)
        and beyond not in STOP
        and not is_verb(beyond)
        and beyond[0].isalpha()
        and len(beyond) > 2
        and words.text[words.starts[index]].islower()
    )


def _measured(words: Words, index: int, before: str) -> bool:
    """Whether a unit, a magnitude or people follow, so that it counts after all."""
    end = words.ends[index]
    rest = words.text[end : end + 2].lstrip(SPACES)
    if rest[:1] in SIGNS:
        return True
    beyond = words.follows(index + 1)
    if not beyond and words.gap(index + 1) == "":
        beyond = words.at(index + 1)
    if beyond in SHORT and before in {"s", "v", "e"}:
        return False
    return beyond in UNITS or beyond in MAGNITUDES or is_people(beyond)


def _year(words: Words, index: int) -> bool:
    """A year, unless something is counted behind it."""
    if not _YEAR_WORD.fullmatch(words.low[index]):
        return False
    beyond = words.follows(index + 1)
    before = words.at(index - 1)
    if words.text[words.ends[index] : words.ends[index] + 2].strip(SPACES)[:1] in SIGNS:
        return False
    if beyond in MAGNITUDES or (beyond in UNITS and beyond not in _AFTER_YEARS):
        return before == "år" and beyond in {"år", "vecka", "veckor", "hektar"}
    if is_people(beyond):
        return before in _BEFORE_YEARS and words.gap(index) == " " and before not in {"för", "till"}
    if before in {"drygt", "cirka", "ca", "minst", "ungefär", "nästan", "knappt", "närmare"}:
        return not _noun_like(words, index + 1)
    return True


def _score(words: Words, index: int) -> bool:
    """“vann med 3–1”."""
    if words.gap(index + 1) not in DASHES or not words.is_digits(index + 1):
        return False
    low, high = words.low[index], words.at(index + 1)
    if len(low) > 2 or len(high) > 2 or _measured(words, index + 1, ""):
        return False
    return any(_SCORES.fullmatch(words.at(back)) for back in range(index - 8, index)) or (
        not _noun_like(words, index + 2) and words.at(index - 1) == "med"
    )
