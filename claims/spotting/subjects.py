"""Whether a name near a verb of saying is its subject."""

import re
from typing import Final

from claims.spotting.names import Mention, NamedPeople
from claims.spotting.saying_words import (
    AFTER_COMMA,
    AGENTS_DO,
    ASIDE_MAX_CHARACTERS,
    CLAUSE_MAX_CHARACTERS,
    NOBODY,
    OWNED,
    RELATIVE,
    THAT,
    VERBS,
    WHOLE_NAME_BEFORE,
)

_PARTY: Final = r"(?:\s\([A-ZÅÄÖa-zåäö]{1,3}\))?"
_JOINED: Final = re.compile(rf"{_PARTY}\s+och\s+(?=[A-ZÅÄÖ])")
_JOINED_MAX_CHARACTERS: Final = 12  # “ (SD) och ”
_CLOSED: Final = re.compile(rf"{_PARTY}\s*(?:[.,!?:;\n]|$)")
_NOTHING_BUT_PARTY: Final = re.compile(rf"{_PARTY}\s+")
_SENTENCE_BEFORE: Final = frozenset([". ", "! ", "? ", ".\n", "\n\n", ": "])


def is_owner(people: NamedPeople, mention: Mention) -> bool:
    """“Moderaternas gruppledare”, “Bo Eks medarbetare Ida Ro”: the owner is not who speaks."""
    text = people.text
    beyond = text[mention.end : mention.end + 2]
    if beyond == ":s":
        return True  # “LO:s ordförande”
    if not (beyond[:1] == " " and beyond[1:].islower()):
        return False
    if mention.name.endswith(("rnas", "ets", "ens")):
        return True
    owned = OWNED.match(text, mention.end) if text[mention.end - 1] == "s" else None
    return owned is not None and people.at(owned.end()) is not None


def said_before(text: str, verb: int) -> bool:
    """What is said: “Det tror inte Bo Ek”, “Att skolan läggs ned tror inte Bo Ek”."""
    if text.endswith(("Det ", "det "), 0, verb):
        return True
    start = max(0, verb - CLAUSE_MAX_CHARACTERS)
    ends = [end + 1 for mark in ".!?\n" if (end := text.rfind(mark, start, verb)) >= 0]
    return text[max(start, *ends) if ends else start : verb].lstrip().startswith("Att ")


def speaks_for_itself(text: str, mention: Mention, verb: re.Match[str]) -> bool:
    """“Kustbevakningen meddelar att”, “Nordea uppger att”: somebody, for nothing else does so."""
    if verb[0].lower() not in VERBS | AGENTS_DO or text[mention.end : verb.start()] != " ":
        return False
    one = " " not in mention.name and not NOBODY.fullmatch(mention.name)
    return one and (verb[0].lower() in AGENTS_DO or THAT.match(text, verb.end()) is not None)


def stands_at_verb(people: NamedPeople, verb: re.Match[str], start: int) -> bool:
    """“Bo Ek uppmanar regeringen”: a whole name begins the clause and its verb follows, so what
    stands behind is whom it is said to."""
    text = people.text
    name = WHOLE_NAME_BEFORE.search(text, max(start, verb.start() - 80), verb.start())
    mention = people.at(name.start("name")) if name else None
    if mention is not None:
        return mention.kind == "person" and " " in mention.name
    mention = people.holding(verb.start() - 2)
    if mention is None or mention.kind != "organisation" or mention.end != verb.start() - 1:
        return False
    begins = mention.start <= start or text[mention.start - 2 : mention.start] in _SENTENCE_BEFORE
    return begins and people.stands(mention)


def together(people: NamedPeople, second: Mention, clause: int, verb: int) -> Mention | None:
    """“Moderaterna och Centern hävdar”: both, where the second's name ends before the verb."""
    start = max(clause, second.start - _JOINED_MAX_CHARACTERS)
    joined = _JOINED.search(people.text, start, second.start + 1)
    first = people.holding(joined.start() - 1) if joined and joined.start() > clause else None
    if joined is None or joined.end() != second.start:
        return None
    if first is None or first.kind != second.kind or not people.stands(first):
        return None
    alone = not is_object(people.text, first, clause)
    if not alone or not _NOTHING_BUT_PARTY.fullmatch(people.text, second.end, verb):
        return None
    return Mention(first.start, second.end, f"{first.name} och {second.name}", first.kind)


def with_another(people: NamedPeople, first: Mention, end: int) -> Mention:
    """“säger Bo Ek och Ida Ro.”: both, where nothing follows that only the second does."""
    joined = _JOINED.match(people.text, first.end, end)
    second = people.at(joined.end()) if joined else None
    if second is None or second.kind != first.kind or not people.stands(second):
        return first
    if not _CLOSED.match(people.text, second.end):
        return first
    return Mention(first.start, second.end, f"{first.name} och {second.name}", first.kind)


def before_comma(people: NamedPeople, position: int) -> Mention | None:
    """The person whose name ends, party and all, at the comma before the position."""
    stop = RELATIVE.search(people.text, max(0, position - 8), position)
    mention = people.holding(stop.start() - 1) if stop else None
    return mention if mention and mention.kind == "person" and people.known(mention.name) else None


def apposition(people: NamedPeople, text: str, places: tuple[int, int, int]) -> Mention | None:
    """The Bengt Ruud of “Motionären, Bengt Ruud (SD), anser”; of “Hanna Qvist, som leder nämnden”
    nobody. `places`: where the clause, the comma and the verb stand."""
    clause, comma, verb = places
    if any(people.known(each.name) for each in people.within(clause, comma) if " " in each.name):
        return None
    name = AFTER_COMMA.match(text, comma)
    person = people.at(name.end()) if name else None
    if person is None or person.kind != "person" or " " not in person.name:
        return None
    return person if len(text[person.end : verb]) <= ASIDE_MAX_CHARACTERS else None


def first_letter(text: str, clause: int) -> int:
    while clause < len(text) and not text[clause].isalnum():
        clause += 1
    return clause


def is_object(text: str, mention: Mention, clause: int) -> bool:
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
