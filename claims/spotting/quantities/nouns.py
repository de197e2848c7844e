"""What is counted: the noun behind a number, and whether it is people."""

import re
from functools import lru_cache
from typing import Final

from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.tokens import Words
from claims.spotting.word_lists import listed

_PEOPLE: Final = re.compile(
    r"(?:personer|person|människor|människa|barn|unga|ungdomar|ungdom|män|kvinnor|flickor|pojkar"
    r"|tjejer|killar|\w*(?:invånare|elever|poliser|anställda|medarbetare|väljare|patienter"
    r"|pensionärer|asylsökande|arbetslösa|boende|medborgare|studenter|deltagare|flyktingar"
    r"|föräldrar|medlemmar|kunder|lärare|arbetare|sekreterare|vakter|pedagoger|ledamöter"
    r"|sköterskor|sköterska|administratörer|ledare|läkare|företagare|besökare|resenärer"
    r"|tittare|läsare|lyssnare|svenskar|skribenter|svarande|sökande|användare|chefer|soldater"
    r"|värnpliktiga|brukare|bönder|lantbrukare|hyresgäster|konsulter|politiker|ministrar"
    r"|politiker|brottslingar|interner|fångar|offer|demonstranter|tjänstemän|män|kvinnor"
    r"|åringar|bilister|cyklister|biträden|tekniker|forskare|ingenjörer|rektorer|präster"
    r"|advokater|domare|åklagare|jurister|journalister|köpare|ägare|innehavare|tagare|givare"
    r"|gäster|grannar|syskon|söner|döttrar|skådespelare|musiker|spelare|supportrar|löpare"
    r"|stockholmare|göteborgare|malmöbor|umebor|bor|havare|mottagare|migranter|invandrare"
    r"|hemlösa|sjukskrivna|skadade|döda|dödade|drabbade|gripna|häktade|dömda|misstänkta"
    r"|smittade|inskrivna|intagna|anhöriga|sjuka|äldre|vuxna|troende|arbetssökande|studerande"
    r"|besättningsmän|brandmän|ordningsvakter|undersköterskor|delegater|ombud|kandidater"
    r"|volontärer|man|poliskadetter|tillfrågade|kvinnliga|manliga|bosatta|utrikesfödda|nyanlända|varslade|omkomna|åskådare|förskollärare|kollegor|kolleger|passagerare|experter|personers|bostadslösa))"
)
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
    amerikanska ryska kinesiska ukrainska mänskliga dödliga bekräftade
    """
)
# After these no noun is to come, or none that is counted.
STOP: Final = listed(
    """
    i på till för om under per och från som mer mindre årligen nästa förra ur av vid eller
    men att över är var varit blir blev bli ska skall så har hade kommer kom varje inom den
    det de dem han hon vi ni jag man dessa denna detta med mot hos genom efter före innan
    sedan när där här då än också även inte bara endast redan nu idag igår ännu kan kunde
    får fick gör gjorde går gick skulle vill ville måste bör borde låg ligger står stod
    finns fanns säger sa sade samt respektive mellan utan eftersom därför medan trots enligt
    totalt sammanlagt tillsammans vardera stycken st styck samtidigt årets senare tidigare
    alltså dock ju nog väl sin sitt sina min mitt din dess deras vår våra er ert alla allt
    något några någon ingen inget inga vilket vilka vem vad hur varför ett en både antingen
    upp ner ned ut in fram bort kvar tillbaka runt omkring cirka ca drygt knappt nästan
    minst högst plus minus procent fortfarande åt bland längs mest störst minskade ökade
    sjönk steg föll växte höjdes sänktes kostade kostar ingår ingick igen tog tar ger gav
    fler färre högre lägre större dyrare billigare svarade röstade deltog valde beslutade
    resp t dvs dessutom bl trots dog dör avled greps omkom flydde dömdes sökte söker vann
    förlorade bor bodde lever levde sitter satt reste flyttade föddes skrev skriver sålde
    säljer köpte uteblev återstår återstod saknas saknar krävs behövs anser ansåg tycker
    tyckte menar menade lämnade lämnar skadades gäller gällde stängdes stängs byggdes byggs
    lades läggs togs tas sades sägs gavs ges fälldes friades behöll jämfört motsvarande
    inklusive exklusive mot medelst totalt ytterligare oavsett ifrån emellertid däremot
    likaså vilkas vars varav därav därtill härav
    """
)
_VERBS: Final = re.compile(r"\w{3,}(?:ades|ade|ats|at|tes|as)|\w+(?:te|dde)")


_NOUNS_IN_AT: Final = (
    *("mandat", "resultat", "apparat", "plakat", "referat", "internat", "certifikat", "format"),
    *("citat", "diktat", "kandidat", "advokat", "soldat", "demokrat", "granat", "automat", "fat"),
)
_LIKE_ADJECTIVES: Final = ("iska", "liga", "bara", "samma")


@lru_cache(maxsize=1 << 14)
def is_people(word: str) -> bool:
    return _PEOPLE.fullmatch(word) is not None


@lru_cache(maxsize=1 << 14)
def is_verb(word: str) -> bool:
    """By its ending, or as one of the common ones."""
    if word.endswith(_NOUNS_IN_AT) or is_people(word):
        return False
    return _VERBS.fullmatch(word) is not None


@lru_cache(maxsize=1 << 14)
def _adjective(word: str) -> bool:
    return word in _ADJECTIVES or (len(word) > 5 and word.endswith(_LIKE_ADJECTIVES))


@lru_cache(maxsize=1 << 14)
def _maybe_adjective(word: str) -> bool:
    return len(word) > 5 and word.endswith(("ande", "ende", "ade", "iga", "essiva", "ella", "ala"))


def noun_after(words: Words, index: int) -> tuple[str, int]:
    """The counted noun that begins at the index and the index after it; empty where there is none.

    “nya bostäder” is counted as “nya bostäder”; “unga” by itself is a noun too.
    """
    if words.follows(index) == "man" and words.at(index - 1).endswith("tal"):
        return "man", index + 1
    last = index
    for _ in range(4):
        word = words.follows(last)
        if not _nominal(words, last, word):
            break
        last += 1
        beyond = words.follows(last)
        goes_on = _adjective(word) or (_maybe_adjective(word) and not is_people(word))
        if not goes_on or not _nominal(words, last, beyond):
            break
    while last > index and words.gap(last) == "-" and words.at(last)[:1].isalpha():
        last += 1  # “27 EU-länder”
    while last > index and _compares(words.low[last - 1]):
        last -= 1  # “400 miljoner större”
    if last == index:
        return "", index
    return words.text[words.starts[index] : words.ends[last - 1]], last


def _compares(word: str) -> bool:
    return word in _ADJECTIVES and not is_people(word) and number_word(word) is None


def _nominal(words: Words, index: int, word: str) -> bool:
    if (
        not word
        or len(word) < 2
        or not word[0].isalpha()
        or (word in STOP and not _adjective(word))
    ):
        return False
    if number_word(word) and not is_people(word) and word not in _ADJECTIVES:
        return False
    start = words.starts[index]
    if words.text[start].isupper() and not words.text[start : start + 2].isupper():
        return False  # a name
    if not is_verb(word) or _before_noun(words, index):
        return True
    return word.endswith("ade") and words.gap(index + 1)[:1] in {".", ","}  # “7 300 listade.”


def _before_noun(words: Words, index: int) -> bool:
    beyond = words.follows(index + 1)
    return (
        bool(beyond) and beyond not in STOP and beyond[0].isalpha() and beyond.endswith(("r", "n"))
    )
