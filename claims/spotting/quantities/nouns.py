"""What is counted: the noun behind a number."""

import re
from functools import lru_cache
from typing import Final

from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.people import is_people
from claims.spotting.quantities.tokens import Words
from claims.spotting.word_lists import listed

_ADJECTIVES: Final = listed(
    """
    nya gamla stora små olika hela extra svenska unga äldre yngre grova anmälda ytterligare
    senaste första största minsta bästa högsta lägsta större mindre fler flera färre många
    egna andra sådana kommunala statliga privata regionala lokala ensamstående nyfödda
    ideella kommande följande kvarvarande återstående planerade utländska nordiska
    europeiska globala långa korta svåra viktiga lediga tomma fria rika fattiga starka svaga
    tidigare aktiva ordinarie tillfälliga fasta registrerade fullbokade nybyggda bruna vita
    röda gröna blå svarta dyra billiga hårda mjuka höga låga breda smala aktuella unika
    separata ensamkommande utbildade legitimerade behöriga skilda hemliga allmänna
    offentliga enskilda levande totala norska danska finska tyska franska brittiska engelska
    sorters slags typers amerikanska ryska kinesiska ukrainska mänskliga dödliga bekräftade
    """
)
# “20 miljoner sämre än väntat” counts nothing by them, “fem större städer” does.
COMPARED: Final = listed(
    """
    fler mer högre större dyrare längre färre mindre lägre billigare kortare bättre snabbare
    starkare varmare tyngre sämre svagare långsammare kallare lättare
    """
)
# After these no noun is to come, or none that is counted.
STOP: Final = COMPARED | listed(
    """
    i på till för om under per och från som mer mindre årligen nästa förra ur av vid eller men att
    över är var varit blir blev bli ska skall så har hade kommer kom varje inom den det de dem han
    hon vi ni jag man dessa denna detta med mot hos genom efter före innan sedan när där här då än
    också även inte bara endast redan nu idag igår ännu kan kunde får fick gör gjorde går gick
    skulle vill ville måste bör borde låg ligger står stod finns fanns säger sa sade samt respektive
    mellan utan eftersom därför medan trots enligt totalt sammanlagt tillsammans vardera stycken st
    styck samtidigt årets senare tidigare alltså dock ju nog väl sin sitt sina min mitt din dess
    deras vår våra er ert alla allt något några någon ingen inget inga vilket vilka vem vad hur
    varför ett en både antingen upp ner ned ut in fram bort kvar tillbaka runt omkring cirka ca
    drygt knappt nästan minst högst plus minus procent fortfarande åt bland längs mest störst
    minskade ökade sjönk steg föll växte höjdes sänktes kostade kostar ingår ingick igen tog tar ger
    gav fler färre högre lägre större dyrare billigare lång bred hög djup tjock gammal tung stor
    svarade röstade deltog valde beslutade resp t dvs dessutom bl dog dör avled greps omkom flydde
    dömdes sökte söker vann förlorade bor bodde lever levde sitter satt reste flyttade föddes skrev
    skriver sålde säljer köpte uteblev återstår återstod saknas saknar krävs behövs anser ansåg
    tycker tyckte menar menade lämnade lämnar skadades gäller gällde stängdes stängs byggdes byggs
    lades läggs togs tas sades sägs gavs ges fälldes friades behöll jämfört motsvarande inklusive
    exklusive medelst ytterligare oavsett ifrån emellertid däremot annars ovan nedan hittills
    dittills därefter därmed numera ofta sällan alltid aldrig ganska väldigt kanske snart strax
    istället åtminstone hemma borta ute inne därifrån härifrån förr förut nyss gratis vidare framåt
    bakåt uppåt nedåt tvärtom åter likväl således därvid varpå varefter varmed vartill huruvida
    ifall såvida fastän tills såsom liksom ty tom ungefär faktiskt litern kilot timmen metern
    kvadratmetern milen hektot omgående ensamt gemensamt likaså samma back vilkas vars varav
    därav därtill härav
    """
)
_VERBS: Final = re.compile(r"\w{3,}(?:ades|ade|ats|at|tes|as)|\w+(?:te|dde)")
# A time told from another time is not what is counted.
_TIMES: Final = frozenset(["året", "kvartalet", "månaden", "veckan", "dagen", "säsongen", "valet"])
_FROM_NOW: Final = frozenset(["innan", "före", "dessförinnan", "tidigare", "därpå", "efter"])
# These are verbs whatever stands behind them: “tillförs välfärden”, “såldes”.
_SURELY_VERBS: Final = re.compile(
    r"""\w*(?:[öåyi]rs|ggs|tts|lls|nns|js|cks|pps|rks|mns|[öä]ks|står|\w+går|slås|eds|övs|ävs|ges|fås|nås|[oe]gs|[aåei]vs|öts|ölls|erar|erade|erats|eras|[öä]rts|gjorts
    |ommit|nnit|unkit|[aio]git|rivit|livit|lidit|[bklnfr]utit|skjutit|bjudit)|\w{3,}(?:des|its|lts|gts)""",
    re.VERBOSE,
)


# The present has the endings of plurals, so the verbs that often follow a number are listed.
_PRESENT: Final = listed(
    """
    börjar slutar handlar gäller innebär visar kräver rivs byggs öppnar öppnas stänger stängs saknar
    fungerar anger regleras avser omfattar beskriver betyder används avgår ankommer lyder
    föreskriver fastslår heter kallas ersätter ersätts trafikerar införs antas antogs hålls rör
    utgår ingår pågår består väntar väntas räcker hjälper dör överlever arbetar jobbar studerar
    deltar söker hoppar uppger tycker tror känner vill kan måste väljer röstar stöder stödjer skjuts
    ökar minskar stiger sjunker växer faller rasar flyttar skiljer landar drabbas berörs tvingas
    beräknas satsas sparas används förväntas uppges lider fyller tjänar vinner väger rymmer täcker
    bidrar protesterar stannar föds röker dricker äter äger klarar lyckas
    sägs varslas försvinner tillhör utgör motsvarar överstiger understiger behöver behövs läser
    höjer sänker bjuder bygger ställer lägger sätter startar inleder lovar hävdar stoppar hyllar
    firar byter spelar möter bryter spricker skickar tillåter förbjuder beviljar nekar förlorar
    behåller lämnar skriver dras tas pendlar köper säljer betalar betalas åker slipper erbjuds
    """
)
# Strong verbs in the past, with what may stand before them: “avstod”, “uteblev”, “överlät”.
_STRONG_PAST: Final = tuple(
    listed(
        """
        stod gick fick höll blev kom gav föll sjönk vann hann försvann sprang bröt sköt flög
        skrev drev klev slog drog lät låg
        """
    )
)
_NOUNS_IN_AT: Final = (
    *("mandat", "resultat", "apparat", "plakat", "referat", "internat", "certifikat", "format"),
    *("citat", "diktat", "kandidat", "advokat", "soldat", "demokrat", "granat", "automat", "fat"),
)
_BEFORE_STEPS: Final = frozenset(["i", "om", "med", "ta", "tar", "tog", "tagit", "av"])
_MEASURED_IN: Final = frozenset(["mbit", "gbit", "mbyte", "hz", "mton", "gton"])
_LIKE_ADJECTIVES: Final = ("iska", "liga", "bara", "samma")


@lru_cache(maxsize=1 << 14)
def surely_verb(word: str) -> bool:
    """By what no other word has; “anmälda” may be a verb or describe what is counted."""
    if word in _PRESENT or word.endswith(_STRONG_PAST):
        return True
    return _SURELY_VERBS.fullmatch(word) is not None


@lru_cache(maxsize=1 << 14)
def is_verb(word: str) -> bool:
    """By its ending, or as one of the common ones."""
    if surely_verb(word):
        return True
    if word.endswith(_NOUNS_IN_AT) or is_people(word):
        return False
    return _VERBS.fullmatch(word) is not None


@lru_cache(maxsize=1 << 14)
def _adjective(word: str) -> bool:
    known = word in _ADJECTIVES or word in COMPARED
    return known or (len(word) > 5 and word.endswith(_LIKE_ADJECTIVES))


@lru_cache(maxsize=1 << 14)
def _adverb(word: str) -> bool:
    """Nothing that is counted ends so: “troligen”, “kraftigt”, “delvis”."""
    return len(word) > 5 and word.endswith(("ligen", "vis", "städes", "igt", "iskt", "sakta"))


@lru_cache(maxsize=1 << 14)
def _maybe_adjective(word: str) -> bool:
    return len(word) > 5 and word.endswith(("ande", "ende", "ade", "iga", "essiva", "ella", "ala"))


def _maybe_adjective_or_plural(word: str) -> bool:
    return _maybe_adjective(word) or (len(word) > 4 and word.endswith("da"))


def noun_after(words: Words, index: int) -> tuple[str, int]:
    """The counted noun that begins at the index and the index after it; empty where there is none.

    “nya bostäder” is counted as “nya bostäder”; “unga” by itself is a noun too.
    """
    if not words.follows(index):
        return "", index
    if words.follows(index) == "man" and not is_verb(words.follows(index + 1)):
        return words.text[words.starts[index] : words.ends[index]], index + 1
    if told_from_now(words, index):
        return "", index
    if _is_step(words, index):
        return words.low[index], index + 1
    if _adverb(words.follows(index)) and _maybe_adjective_or_plural(words.follows(index + 1)):
        noun, last = noun_after(words, index + 1)  # “slumpvis utvalda personer”
        if not noun:
            return "", index
        return words.text[words.starts[index] : words.ends[last - 1]], last
    last = index + _designated(words, index)
    for _ in range(4 if last == index else 0):
        word = words.follows(last)
        if not _nominal(words, last, word):
            break
        last += 1
        beyond = words.follows(last)
        in_plural = word.endswith("a") and len(word) > 3  # hardly any noun has such a plural
        described = in_plural or _maybe_adjective(word)
        goes_on = _adjective(word) or (described and (not is_people(word) or is_people(beyond)))
        if not goes_on or not _nominal(words, last, beyond):
            break
    while last > index and words.gap(last) == "-" and words.at(last)[:1].isalpha():
        last += 1  # “27 EU-länder”
    while last > index and _compares(words.low[last - 1]):
        last -= 1  # “400 miljoner större”
    if last == index:
        return "", index
    return words.text[words.starts[index] : words.ends[last - 1]], last


def told_from_now(words: Words, index: int) -> bool:
    """“mot 6,1 året innan”."""
    return words.follows(index) in _TIMES and words.follows(index + 1) in _FROM_NOW


def _is_step(words: Words, index: int) -> bool:
    """“i två steg”; “räntan steg” is a verb."""
    return words.follows(index) == "steg" and words.at(index - 2) in _BEFORE_STEPS


def _designated(words: Words, index: int) -> int:
    """How many tokens “A26-ubåtar”, “F-35-plan”, “737-plan” takes: what is counted, by its name."""
    lettered = words.capital(index) and len(words.follows(index)) < 4
    digits = index + 1 if lettered and words.gap(index + 1) in {"", "-"} else index
    if not words.at(digits).isdecimal() or not words.follows(index):
        return 0
    named = words.gap(digits + 1) == "-" and len(words.at(digits + 1)) > 2
    if not named or not words.at(digits + 1).isalpha() or words.capital(digits + 1):
        return 0
    if digits == index and not words.at(index - 1).isalpha():
        return 0  # “2 15-åringar”
    return digits + 2 - index


def _compares(word: str) -> bool:
    described = word in _ADJECTIVES or word in COMPARED
    return described and not is_people(word) and number_word(word) is None


def _nominal(words: Words, index: int, word: str) -> bool:
    if (
        not word
        or len(word) < 2
        or not word[0].isalpha()
        or (word in STOP and not _adjective(word))
    ):
        return False
    if _adverb(word):
        return False
    if number_word(word) and not is_people(word) and word not in _ADJECTIVES:
        return False
    start = words.starts[index]
    if words.text[start].isupper() and not words.text[start : start + 2].isupper():
        # A name, unless it says of what kind: “tio Archer-pjäser”.
        return word in _MEASURED_IN or named_kind(words, index)
    if surely_verb(word):
        return False
    if not is_verb(word) or _before_noun(words, index):
        return True
    return word.endswith("ade") and words.gap(index + 1)[:1] in {".", ","}  # “7 300 listade.”


def named_kind(words: Words, index: int) -> bool:
    """“OS-guld”, “Archer-pjäser”: a name, and of what kind it is."""
    return (
        words.gap(index + 1) == "-"
        and words.at(index + 1)[:1].isalpha()
        and not words.capital(index + 1)
    )


def _before_noun(words: Words, index: int) -> bool:
    beyond = words.follows(index + 1)
    return (
        bool(beyond) and beyond not in STOP and beyond[0].isalpha() and beyond.endswith(("r", "n"))
    )
