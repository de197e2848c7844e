"""What stands behind digits that may be a name: something counted, or what the named one does."""

import re
from typing import Final

from claims.spotting.quantities.nouns import STOP, is_verb
from claims.spotting.quantities.numerals import MAGNITUDES
from claims.spotting.quantities.people import is_people
from claims.spotting.quantities.tokens import DASHES, SPACES, Words
from claims.spotting.quantities.units import SHORT, SIGNS, UNITS
from claims.spotting.word_lists import listed

# A word that ends so is a noun in its bare form, unless it is one of the few others.
BARE_NOUN: Final = re.compile(
    r"\w*(?:[^aeiouyåäö]ng|nk|od|ld|rd|ion|um|up|pp|rm|em|ag|äg|kt|ass|ock|lv|gn|het|[oae]rna)"
)
DESIGNATED: Final = (
    *("punkt", "kaj", "brygga", "avfart", "påfart", "infart", "rondell", "hållplats"),
    *(
        "svar",
        "appendix",
        "lista",
        "karta",
        "bild",
        "figur",
        "gate",
        "terminal",
        "dörr",
        "plats",
        "tåg",
        "buss",
        "system",
    ),
    *("område", "ärende", "distrikt", "kvarter", "klass", "nivå", "grupp", "linje", "spår", "pass"),
    *("kurs", "lokal", "byggnad", "entré", "hiss", "uppgång", "skåp", "bord", "läktare", "salong"),
    *("tabell", "bilaga", "artikel", "kapitel", "paragraf", "avsnitt", "kanal", "volym", "modell"),
    *("matematik", "engelska", "svenska", "fysik", "kemi", "historia", "samhällskunskap"),
    *("våning", "trappa", "länk", "bana", "plan", "fält", "division", "resolution", "direktiv"),
)
NOT_BARE: Final = STOP | listed(
    """
    sedan redan nästan bara endast totalt exakt enbart sprang sjöng stod blev sjönk steg föll
    kom fick gick såg tog gav drog slog vann fann hann bröt låg dog sköt innan enligt direkt sålunda
    faktiskt jag idag mitt hundra drack band strax dag ens igen fram sen man han hon den utan
    """
)
# “Kvartersgruppen 3 bjuder in”: nothing is counted behind one certain thing.
_DEFINITE: Final = ("ppen", "gen", "jen", "den", "ten", "nen", "ket", "det", "let", "ret", "tet")
_VERBS_OF_NAMES: Final = frozenset(
    ["fick", "är", "var", "har", "står", "stod", "flyger", "lyfte", "blev", "blir", "går", "gick"]
)


def does(words: Words, index: int) -> bool:
    beyond = words.follows(index)
    return beyond in _VERBS_OF_NAMES or is_verb(beyond)


def noun_like(words: Words, index: int) -> bool:
    beyond = words.follows(index)
    if verb_of_a_name(words, index):
        return False
    return (
        bool(beyond)
        and beyond not in STOP
        and not is_verb(beyond)
        and beyond[0].isalpha()
        and len(beyond) > 2
        and words.text[words.starts[index]].islower()
    )


def verb_of_a_name(words: Words, index: int) -> bool:
    """“Pendeltåg 43 vänder i Bålsta”, “SVT 2 sänder debatten”: the sentence begins with a name and
    its number, so its verb comes next, and what it does behind that."""
    name, beyond = words.at(index - 2), words.follows(index)
    if not beyond.endswith(("er", "ar", "år")) or is_people(beyond):
        return False
    if not words.begins_sentence(index - 2) or not words.capital(index - 2):
        return False
    written = words.text[words.starts[index - 2] : words.ends[index - 2]]
    named = name.endswith((*DESIGNATED, *_DEFINITE, "ing")) and name not in NOT_BARE
    named |= BARE_NOUN.fullmatch(name) is not None and name not in NOT_BARE
    if not named and not (written.isupper() and len(written) > 1):
        return False
    behind = words.follows(index + 1)
    ends = name.endswith(DESIGNATED) and words.begins_sentence(index + 1)
    return ends or behind in STOP or behind.endswith(("en", "et", "na", "arna"))


def measured(words: Words, index: int, before: str) -> bool:
    """Whether a unit, a magnitude or people follow, so that it counts after all: “6–12 år”."""
    if words.gap(index + 1) in DASHES and words.is_digits(index + 1) and words.is_digits(index):
        index += 1
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
