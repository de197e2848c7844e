"""Words by which a text says that somebody says something: “säger hon”, “enligt SKR”."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from claims.spotting.names import Mention, NamedPeople
from claims.spotting.word_lists import listed

_VERBS: Final = listed(
    """
    säger sa sade sagt menar menade anser ansåg tycker tyckte hävdar hävdade skriver skrev skrivit
    konstaterar konstaterade berättar berättade förklarar förklarade svarar svarade undrar undrade
    frågar frågade påpekar påpekade betonar betonade understryker underströk tillägger tillade
    fortsätter fortsatte uppger uppgav meddelar meddelade kommenterar kommenterade utropar avslutar
    avslutade inleder inledde tror trodde lovar lovade varnar varnade bekräftar bekräftade förnekar
    förnekade dementerar dementerade framhåller framhöll poängterar poängterade noterar noterade
    resonerar resonerade suckar skrattar ropar ropade intygar intygade medger medgav beskriver
    beskrev kräver krävde föreslår föreslog påstår påstod försäkrar försäkrade argumenterar
    motiverar invänder replikerar summerar slår minns upplyser twittrar sammanfattar
    dundrar kontrar kontrade fyller instämmer instämde utbrister utbrast tröstar varnade
    kritiserar erkänner erkände hoppas befarar välkomnar anklagar tillstår berömmer
    """
)
_RECKONS: Final = listed(
    """
    beräknar beräknade bedömer bedömde uppskattar uppskattade räknar rapporterar rapporterade
    redovisar redovisade prognostiserar visar visade konstaterar konstaterade
    """
)
_PRONOUNS: Final = frozenset(["hon", "han", "hen", "jag", "vi"])
_TITLES: Final = re.compile(
    r"(?:\w*(?:ministern|rådet|chefen|ledaren|ordföranden|sekreteraren|talespersonen|direktören"
    r"|rektorn|forskaren|professorn|talesmannen|läraren|läkaren|åklagaren|advokaten|ägaren"
    r"|polisen|representanten|ombudet|politikern|presidenten|statsministern|kommunalrådet))"
)
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENLIGT: Final = re.compile(r"(?<!\w)[Ee]nligt\s+")
_SKIPPED: Final = 7
_CLAUSE_MAX_CHARACTERS: Final = 200  # characters that a subject may stand before its verb
_VERB_ENDINGS: Final = ("ar", "er", "år", "de", "te", "or")
_PRONOUN_BEFORE: Final = re.compile(r"\b([Hh]on|[Hh]an|[Hh]en|[Jj]ag|[Vv]i)\s$")
_NO_SUBJECT: Final = frozenset(["att", "om", "hur", "som", "det", "inte"])
_PREPOSITIONS: Final = frozenset(["från", "av", "mot", "med", "på", "i", "för", "till"])
_AFTER_COMMA: Final = re.compile(r",\s+(?=[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying with its subject: `[start, end)` holds both."""

    start: int
    end: int
    subject: str
    mention: Mention | None
    inverted: bool  # “säger hon”
    parting: bool  # what is said stands before it, behind a comma or the like
    reckons: bool

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    @property
    def kind(self) -> str:
        return self.mention.kind if self.mention else "person"

    @property
    def first_person(self) -> bool:
        return self.subject in {"jag", "vi"}


def cues_in(people: NamedPeople, start: int, end: int, *, any_verb: bool = False) -> list[Cue]:
    """In order. With `any_verb` also “dundrar hon” behind a comma, as after a talstreck."""
    found = []
    for match in _TOKEN.finditer(people.text, start, end):
        verb = match[0].lower()
        if verb in _VERBS or verb in _RECKONS:
            cue = _own_pronoun(people, match, start) or _inverted(people, match, end)
            cue = cue or _straight(people, match, start)
            if cue:
                found.append(cue)
            continue
        maybe = any_verb and verb.endswith(_VERB_ENDINGS) and match[0].islower()
        if maybe and (cue := _named_at_once(people, match, end)):
            found.append(cue)
    return sorted(found, key=lambda cue: cue.start)


def between(cues: list[Cue], start: int, end: int) -> list[Cue]:
    """Those that begin in `[start, end)`."""
    first = bisect_left(cues, start, key=lambda cue: cue.start)
    return cues[first : bisect_left(cues, end, key=lambda cue: cue.start)]


def _own_pronoun(people: NamedPeople, verb: re.Match[str], start: int) -> Cue | None:
    """“Jag frågade Anna Stål”: who stands before the verb asks."""
    match = _PRONOUN_BEFORE.search(people.text, max(start, verb.start() - 6), verb.start())
    if match is None:
        return None
    subject = (match[1].lower(), None)
    return _cue(people, verb, match.start(1), verb.end(), subject, inverted=False)


def _named_at_once(people: NamedPeople, verb: re.Match[str], end: int) -> Cue | None:
    """“…, dundrar Gun Svärd”: behind a comma or the like, and right before the name."""
    cue = _inverted(people, verb, end)
    if cue is None or not cue.parting:
        return None
    at_once = cue.mention is None or cue.mention.start == verb.end() + 1
    return (
        cue if at_once and cue.subject in _PRONOUNS | {getattr(cue.mention, "name", "")} else None
    )


def _inverted(people: NamedPeople, verb: re.Match[str], end: int) -> Cue | None:
    """“säger hon”, “säger kommunalrådet Anna Berg”, “säger rektorn”."""
    text = people.text
    position, title = verb.end(), ""
    for _ in range(_SKIPPED):
        match = _TOKEN.search(text, position, end)
        gap = text[position : match.start()] if match else "."
        if (
            match is None
            or gap.strip(" \n\u00a0:-–")
            or (gap.strip() == ":" and position != verb.end())
        ):
            break
        word = match[0]
        low = word.lower()
        if position == verb.end() and ":" in gap:
            return None
        if low in _PRONOUNS and word.islower():
            return _cue(people, verb, verb.start(), match.end(), (low, None), inverted=True)
        if low in _NO_SUBJECT or (low in _PREPOSITIONS and not title):
            break
        mention = people.at(match.start())
        if (
            mention
            and not _owner(mention, text)
            and (word[0].isupper() or mention.kind == "organisation")
        ):
            if title and mention.kind == "organisation":
                named = _AFTER_COMMA.match(text, mention.end)  # “för Centerpartiet, Ola Hjelm”
                person = people.at(named.end()) if named else None
                if person is None:
                    break
                mention = person
            return _cue(
                people, verb, verb.start(), mention.end, (mention.name, mention), inverted=True
            )
        if not title and _TITLES.fullmatch(low):
            title, position_of_title = low, match.end()
        position = match.end()
    if title:
        return _cue(people, verb, verb.start(), position_of_title, (title, None), inverted=True)
    return None


def _owner(mention: Mention, text: str) -> bool:
    """“Moderaternas gruppledare”: the owner is not the one who speaks."""
    beyond = text[mention.end : mention.end + 2]
    return (
        mention.name.endswith(("rnas", "ets", "ens")) and beyond[:1] == " " and beyond[1:].islower()
    )


def _straight(people: NamedPeople, verb: re.Match[str], start: int) -> Cue | None:
    """“Anna Berg (S) säger”, “Hon menar”, “Rektorn Bo Ek, ny i år, påpekar”."""
    text = people.text
    start = max(start, verb.start() - _CLAUSE_MAX_CHARACTERS)
    clause = max(start, *(text.rfind(mark, start, verb.start()) + 1 for mark in ".!?;:–"))
    limit = verb.start()
    if text[:limit].endswith(", ", max(0, limit - 2)):  # “Hanna Qvist, som leder nämnden, anser”
        limit = max(clause, text.rfind(",", clause, limit - 2))
    tokens = list(_TOKEN.finditer(text, clause, limit))
    aside = False
    for steps, match in enumerate(reversed(tokens)):
        low = match[0].lower()
        between = text[match.end() : verb.start()]
        aside = aside or "," in between
        if steps > (12 if aside else 4):
            break
        if low in _PRONOUNS and not aside:
            return _cue(people, verb, match.start(), verb.end(), (low, None), inverted=False)
        mention = _mention_holding(people, match.start())
        opens = mention is not None and mention.start == _first_letter(text, clause)
        if mention and opens and not people.stands(mention):
            break  # “Undersökningen visar”
        if (
            mention
            and not _object(text, mention, clause)
            and not (aside and between.count(",") == 1 and not between.rstrip().endswith(","))
        ):
            return _cue(
                people, verb, mention.start, verb.end(), (mention.name, mention), inverted=False
            )
        if _TITLES.fullmatch(low) and not aside and steps <= 1:
            return _cue(people, verb, match.start(), verb.end(), (low, None), inverted=False)
        if low in {"att", "som"} and not aside:
            break
    return None


def _first_letter(text: str, clause: int) -> int:
    while clause < len(text) and not text[clause].isalnum():
        clause += 1
    return clause


def _mention_holding(people: NamedPeople, position: int) -> Mention | None:
    index = bisect_right([mention.start for mention in people.mentions], position) - 1
    if index >= 0 and people.mentions[index].start <= position < people.mentions[index].end:
        return people.at(people.mentions[index].start)
    return people.at(position)


def _object(text: str, mention: Mention, clause: int) -> bool:
    """After a preposition a name is no subject: “i Umeå säger …”."""
    before = text[clause : mention.start].split()
    return bool(before) and before[-1].lower() in {
        *(
            "i",
            "på",
            "från",
            "av",
            "till",
            "med",
            "hos",
            "för",
            "om",
            "mot",
            "enligt",
            "vid",
            "och",
        ),
    }


def _cue(
    people: NamedPeople,
    verb: re.Match[str],
    start: int,
    end: int,
    subject: tuple[str, Mention | None],
    *,
    inverted: bool,
) -> Cue:
    before = people.text[max(0, verb.start() - 3) : verb.start()].rstrip(" \u00a0\n")
    parting = before.endswith((",", "?", "!", "”", '"', "“", "»", "–", "…", "’", "."))
    return Cue(start, end, *subject, inverted, parting, verb[0].lower() in _RECKONS)


def leans_on(people: NamedPeople, start: int, end: int) -> tuple[str, tuple[int, int] | None]:
    """“enligt SKR”, “enligt henne”: who, and the words."""
    for match in _ENLIGT.finditer(people.text, start, end):
        pronoun = re.compile(r"(henne|honom)\b").match(people.text, match.end())
        if pronoun:
            gender = "hon" if pronoun[1] == "henne" else "han"
            person = people.before(match.start(), gender)
            if person:
                return person.name, (match.start(), pronoun.end())
        position = match.end()
        for token in list(_TOKEN.finditer(people.text, position, end))[:4]:
            if people.text[position : token.start()].strip():
                break
            mention = people.at(token.start())
            if mention:
                return mention.name, (match.start(), mention.end)
            position = token.end()
    return "", None
