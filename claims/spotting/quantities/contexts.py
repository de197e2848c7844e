"""What stands around a number: for what it is counted, and which way it moved."""

import re
from functools import lru_cache
from typing import Final

from claims.spotting.quantities.hedges import GOES_UP_TO
from claims.spotting.quantities.nouns import COMPARED, STOP, is_verb
from claims.spotting.quantities.number_words import number_word
from claims.spotting.quantities.tokens import Words
from claims.spotting.quantities.units import TIME, UNITS
from claims.spotting.word_lists import listed

# By stems, so that every form of a verb and of its noun is known: “förbättrades”, “nedskärningen”.
_WEAK: Final = "(?:a|ar|as|ad|ade|ades|at|ats|ande|r|s|t|ts|de|des|te|tes|er)"
_UP: Final = re.compile(
    rf"""(?:ut|på)?ök{_WEAK}|(?:till|ut|upp)?väx{_WEAK}|vuxit|tillväxt(?:en)?
    |stig(?:a|er|it|ande)|steg|(?:upp|för)?höj(?:d|da|{_WEAK})?|(?:för)?(?:bättr|fördyr|stegr){_WEAK}
    |fördyr{_WEAK}|(?:för)?stärk{_WEAK}|förläng(?:d|da|{_WEAK})|klättr{_WEAK}|rus{_WEAK}|sken{_WEAK}
    |skjutit|lyft(?:e|er|s|es|a|as|s)?|tillt(?:a|ar|og|agit|agande)|\w*dubbl(?:er)?{_WEAK}|\w+faldiga(?:s|t|ts|de|des)
    |(?:expander|eskaler|accelerer|avancer){_WEAK}|utvidg{_WEAK}|uppgång(?:en|ar)?|påslag(?:et)?
    |uppräkning(?:en)?|fler|mer|högre|större|dyrare|längre|snabbare|bättre|starkare|varmare|tyngre
    |\w*(?<!f)(?:ökning|höjning|dubbling|stegring)(?:en|ar|arna|s)?
    |(?:förbättring|förstärkning|expansion)(?:en|ar)?""",
    re.VERBOSE,
)
_DOWN: Final = re.compile(
    rf"""(?:för)?minsk{_WEAK}|sjunk(?:a|er|it|ande)|sjönk|sänk{_WEAK}?|(?:för)?fall(?:a|er|it|ande)?|föll
    |krymp(?:a|er|t|te|tes|ts|s|ande)|krymp{_WEAK}|dal{_WEAK}|ras(?:et)?|ras{_WEAK}|tapp(?:et)?
    |tapp{_WEAK}|back{_WEAK}|halver{_WEAK}|reducer{_WEAK}|skär(?:s|a|as)?|skar(?:s)?|skurit|skurits
    |(?:för)?(?:sämr|svag){_WEAK}|försvag{_WEAK}|(?:för)?kort{_WEAK}|förbillig{_WEAK}|bant{_WEAK}
    |avt(?:a|ar|og|agit|agande)|rabatt(?:en|er)?|nedgång(?:en|ar)?|färre|mindre|lägre|billigare
    |kortare|sämre|svagare|långsammare|kallare|lättare
    |\w*(?:minskning|sänkning|halvering|nedskärning|försämring|försvagning)(?:en|ar|arna|s)?""",
    re.VERBOSE,
)
_STRENGTHENED: Final = re.compile(
    "^(?:chock|rekord|kraft|mass|smyg|över|under|rea|skatte|pris|löne)(?=[hösmrfvbt])"
)
_BREAKS: Final = re.compile(r"[.!?;:\n]")
_PER: Final = frozenset(["per", "om", "i", "varje", "pr"])
# “16,74 kronor litern”
_A_PIECE: Final = frozenset(
    ["litern", "kilot", "metern", "kvadratmetern", "milen", "hektot", "styck"]
)
_TIMES: Final = frozenset(["år", "månad", "vecka", "dag", "dygn", "timme", "termin", "kvartal"])
_ADDED: Final = COMPARED | {"till", "med", "i"}
_ROUND: Final = frozenset(["tusen", "hundra", "miljon"])
_ABOUT_TIME: Final = {
    "om": {"året", "dagen", "dygnet"},
    "i": {"timmen", "veckan", "månaden", "minuten", "sekunden", "kvartalet"},
}
_EVERY: Final = {
    "årligen": "år",
    "månatligen": "månad",
    "dagligen": "dag",
    "veckovis": "vecka",
    "varje": "",
}


@lru_cache(maxsize=1 << 14)
def way_of(word: str) -> str:
    """`up` or `down`, where the word says so: “ökade”, “sänkningen”, “chockhöjs”."""
    word = _STRENGTHENED.sub("", word)
    if _UP.fullmatch(word):
        return "up"
    return "down" if _DOWN.fullmatch(word) else ""


_GOING: Final = frozenset(["gå", "går", "gick", "gått", "dra", "drar", "drog", "dragit", "dragits"])
# “räknades ned”, “har skrivits upp”, “trappas ned”
_WITH_PARTICLE: Final = re.compile(
    r"(?:räkna|skriv|skrev|skruva|press|juster|trapp|växla|dra|drog|krup|kryp|kröp|kliv|klev|värder)\w*"
)
_MUST: Final = frozenset(["ska", "skall", "måste", "bör", "behöver", "är", "var"])
_PARTICLES: Final = {"upp": "up", "ned": "down", "ner": "down"}


_WITH_GOING: Final = {
    **_PARTICLES,
    "fram": "up",
    "framåt": "up",
    "tillbaka": "down",
    "bakåt": "down",
}
_TO_OR_BY: Final = frozenset(["till", "med", "från"])


def _gone(words: Words, index: int) -> str:
    """“har gått upp”, “går ned”, “drog ner”, “gick fram”, “har halkat ned till”."""
    word = words.low[index]
    way = _WITH_GOING.get(word, "")
    if not way:
        return ""
    verb = words.at(index - 1)
    if verb in _GOING:
        return way
    particle = _PARTICLES.get(word, "")
    to_or_by = words.at(index + 1) in _TO_OR_BY
    leads = word != "upp" or words.at(index + 1) != "till" or verb in GOES_UP_TO
    return particle if (to_or_by and leads) or _WITH_PARTICLE.fullmatch(verb) else ""


def per_behind(words: Words, index: int) -> tuple[str, int]:
    """Behind what is measured: “2 ton koldioxid per år”, “300 kronor mer i månaden”; and the index
    after, where that holds a number of its own: “två platser färre per 100 elever”."""
    for beyond in range(1, 4):
        word = words.follows(index + beyond - 1)
        if not word or not word[0].isalpha() or word in _PER:
            return "", index
        if (word in STOP and word not in _ADDED) or is_verb(word):
            return "", index
        mark = words.follows(index + beyond)
        if mark == "per" or mark in _EVERY or (mark in _ABOUT_TIME and beyond == 1):
            found, after = per(words, index + beyond)
            held = words.is_digits(index + beyond + 1) or _is_round(words.at(index + beyond + 1))
            return found, after if held else index
    return "", index


def _is_round(word: str) -> bool:
    found = number_word(word)
    return word in _ROUND or (found is not None and found.kind == "cardinal")


def per(words: Words, index: int) -> tuple[str, int]:
    """“per år”, “/timme”, “i månaden”, “per 100 000 invånare”, “årligen”; and the index after."""
    first = words.follows(index)
    if not first:
        if words.gap(index) == "/" and words.at(index) and not words.is_digits(index):
            return words.low[index], index + 1
        return "", index
    if _EVERY.get(first):
        return _EVERY[first], index + 1
    if first in _A_PIECE:
        return first, index + 1
    if first not in _PER:
        return "", index
    second = words.follows(index + 1)
    if first in _ABOUT_TIME:
        return (second, index + 2) if second in _ABOUT_TIME[first] else ("", index)
    if not second:
        return "", index
    last = index + 2
    if words.follows(last) and (words.is_digits(index + 1) or _is_round(second)):
        last += 1
    if words.follows(last) == "och" and words.follows(last + 1) in _TIMES:
        last += 2  # “per person och år”
    return words.text[words.starts[index + 1] : words.ends[last - 1]], last


# Between the verb and the number these change nothing: “steg med hela 9,7 procent”.
_STRESS: Final = listed(
    """
    hela otroliga endast bara ytterligare totalt sammanlagt kraftigt rejält snabbt drastiskt
    dramatiskt något fjol år går dag snitt genomsnitt minst tillsammans sammantaget rekordstora
    mellan
    """
)
_BY: Final = frozenset(["med", "på", "om", "drygt", "nästan"])
_CHANGE_NOUN: Final = re.compile(
    r"\w*(?:ökning|höjning|minskning|sänkning|uppgång|nedgång|tillväxt|nedskärning|dubbling)"
    r"(?:en|ar|arna)?"
)
_A_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")


def direction(words: Words, first: int, after: int) -> tuple[str, str]:
    """Which way, and how the number says it: `by`, `to` or nothing."""
    behind = words.follows(after)
    if behind in COMPARED or _CHANGE_NOUN.fullmatch(behind):
        return way_of(behind), "by"
    alone = not words.follows(after + 1)  # “52 miljarder, sju procent upp.”
    if behind in _PARTICLES and (words.at(first - 1) in _GOING or alone):
        return _PARTICLES[behind], "by"
    if words.at(first - 1) in _PARTICLES and words.gap(first - 1)[:1] in {",", "(", "–"}:
        return _PARTICLES[words.at(first - 1)], "by"  # “14,2 mdkr, upp 8 %”
    if words.at(first - 1) in _PARTICLES and words.at(first - 2) in _MUST:
        return _PARTICLES[words.at(first - 1)], "by"  # “ska ned 63 procent”
    own = first
    while words.at(first - 1) in _STRESS or (
        words.at(first - 1) == "i" and words.at(first) in _STRESS and first < own
    ):
        first -= 1
    link = words.at(first - 1)
    for back in range(1, 10):
        at = first - back
        if at < 0 or _BREAKS.search(words.gap(at + 1)):
            break
        word = words.low[at]
        if words.is_digits(at):
            if _A_YEAR.fullmatch(word) or _of_time(words, at):
                continue
            break
        if _another_number(word) and not _of_time(words, at):
            break  # “tappade två mandat och Centern fick 1,1 procentenheter”
        way = way_of(word) or _gone(words, at)
        if word == "fall" and not _is_a_fall(words, at):
            continue  # “i bästa fall”, “i många fall”
        if back == 2 and link == "med" and not way:
            way = _PARTICLES.get(word, "")  # “ska ner med 55 procent”
        if not way:
            continue
        if back == 2 and link == "tillbaka":
            return way, "by"  # “föll tillbaka 0,9 procent”
        if back == 1 and word not in COMPARED:
            return way, "by"
        if back == 2 and _is_verb(word) and link.endswith(("na", "en", "et", "an")):
            return way, "by"  # “ökade priserna 3 procent”
        if link in _BY and word not in COMPARED:
            return way, "by"
        if link == "till" and word not in COMPARED:
            return way, "to"
        return "", ""
    return "", ""


def _is_a_fall(words: Words, index: int) -> bool:
    """“ett kraftigt fall med 3 procent”."""
    before = words.at(index - 1)
    return before == "ett" or before.endswith("igt") or before in {"stort", "snabbt", "största"}


def _another_number(word: str) -> bool:
    found = number_word(word)
    return found is not None and found.kind in {"cardinal", "decimal", "magnitude"}


def _of_time(words: Words, index: int) -> bool:
    """“på tio år”, “de två senaste åren”: says nothing about what moved."""
    return any(
        (unit := UNITS.get(words.at(at))) is not None and unit.name in TIME
        for at in (index + 1, index + 2)
    )


def _is_verb(word: str) -> bool:
    return word.endswith(("ade", "ades", "er", "ar", "at", "ats", "sjönk", "steg", "föll", "växte"))


def moved(words: Words, first: int) -> str:
    """Which way the nearest verb before says that something went; empty if none does."""
    for back in range(1, 9):
        at = first - back
        if at < 0 or _BREAKS.search(words.gap(at + 1)):
            break
        if way := way_of(words.low[at]):
            return way
        if words.low[at] in _GOING and back < 4:
            return "up"  # “gick från 31 till 44 procent”: it moved, the ends say which way
    return ""
