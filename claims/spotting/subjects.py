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
    PEOPLE_DO,
    RECKONS,
    RELATIVE,
    THAT,
    TITLES,
    VERBS,
    WHOLE_NAME_BEFORE,
)

_PARTY: Final = r"(?:\s\([A-ZÅÄÖa-zåäö]{1,3}\))?"
_JOINED: Final = re.compile(rf"{_PARTY}\s+och\s+(?=[A-ZÅÄÖ])")
_AS_WELL: Final = re.compile(r"(?<!\w)[Ss]åväl\s$")
_AS: Final = re.compile(rf"{_PARTY}\s+som\s+(?=[A-ZÅÄÖ])")
_JOINED_MAX_CHARACTERS: Final = 12  # “ (SD) och ”
_COMMA: Final = re.compile(rf"{_PARTY},\s+(?=[A-ZÅÄÖ])")
_COMMA_BEFORE: Final = re.compile(rf"{_PARTY},\s+$")
_LISTED_MAX_NAMES: Final = 6
_CLOSED: Final = re.compile(
    rf"{_PARTY}\s*(?:[.,!?:;\n]|$|(?:i|på|från|vid|hos|till|efter|under|om|med|när|då)\s)"
)
_NOTHING_BUT_PARTY: Final = re.compile(rf"{_PARTY}\s+")
_IT_WAS: Final = re.compile(r"\s*[Dd]et (?:var|är|blev) ")
_SENTENCE_BEFORE: Final = frozenset([". ", "! ", "? ", ".\n", "\n\n", ": "])


def clause_start(text: str, start: int, verb: int) -> int:
    """Where the clause of the verb begins, as far back as a subject may stand."""
    start = max(start, verb - CLAUSE_MAX_CHARACTERS)
    return max(start, *(text.rfind(mark, start, verb) + 1 for mark in ".!?;:–"))


def is_owner(people: NamedPeople, mention: Mention) -> bool:
    """“Moderaternas gruppledare”, “Bo Eks medarbetare Ida Ro”: the owner is not who speaks."""
    text = people.text
    beyond = text[mention.end : mention.end + 2]
    if beyond == ":s":
        return True  # “LO:s ordförande”
    if not (beyond[:1] == " " and beyond[1:].islower()):
        return False
    if " " not in mention.name and mention.name.endswith(("rnas", "ets", "ens")):
        return True
    owned = OWNED.match(text, mention.end) if text[mention.end - 1] == "s" else None
    return owned is not None and people.at(owned.end()) is not None


def titled_before(text: str, position: int, clause: int) -> bool:
    """Whether “Rektorn”, “Lärarna” begins the clause right before the verb, so that whoever stands
    behind it is only spoken to: “Lärarna uppmanar regeringen”."""
    word = text[clause:position].strip(" \n\u00a0–”")
    return len(word) > 1 and TITLES.fullmatch(word.lower()) is not None


def said_before(text: str, verb: int) -> bool:
    """What is said: “Det tror inte Bo Ek”, “Att skolan läggs ned tror inte Bo Ek”."""
    if text.endswith(("Det ", "det "), 0, verb):
        return True
    start = max(0, verb - CLAUSE_MAX_CHARACTERS)
    ends = [end + 1 for mark in ".!?\n" if (end := text.rfind(mark, start, verb)) >= 0]
    return text[max(start, *ends) if ends else start : verb].lstrip().startswith("Att ")


def speaks_for_itself(text: str, mention: Mention, verb: re.Match[str], limit: int) -> bool:
    """“Kustbevakningen meddelar att”, “Nordea uppger att”: somebody, for nothing else does so.
    Where the subject has to end, aside and all, is the limit."""
    at_verb = not text[mention.end : limit].strip()
    low = mention.name.lower()
    if at_verb and TITLES.fullmatch(low):
        return True  # “Sjuksköterskorna anklagar regionen”
    if at_verb and low.endswith("arna") and verb[0] in PEOPLE_DO:
        return True  # “Fiskarna vittnar”
    if not at_verb or verb[0].lower() not in VERBS | AGENTS_DO | RECKONS:
        return False
    one = " " not in mention.name and not NOBODY.fullmatch(mention.name)
    return one and (verb[0].lower() in AGENTS_DO or THAT.match(text, verb.end()) is not None)


def stands_at_verb(people: NamedPeople, verb: re.Match[str], start: int) -> bool:
    """“Bo Ek uppmanar regeringen”: a whole name begins the clause and its verb follows, so what
    stands behind is whom it is said to."""
    text = people.text
    if titled_before(text, verb.start(), clause_start(text, start, verb.start())):
        return True
    name = WHOLE_NAME_BEFORE.search(text, max(start, verb.start() - 80), verb.start())
    mention = people.holding(name.end("name") - 1) if name else None
    if mention is not None and mention.kind == "person":
        return " " in mention.name
    mention = people.holding(verb.start() - 2)
    if mention is None or mention.kind != "organisation" or mention.end != verb.start() - 1:
        return False
    beside = people.holding(mention.start - 2)  # “Pensionärsorganisationen PRO”
    if beside is not None and beside.kind == "organisation" and beside.end == mention.start - 1:
        mention = beside
    begins = mention.start <= start or text[mention.start - 2 : mention.start] in _SENTENCE_BEFORE
    return begins and people.stands(mention)


def together(people: NamedPeople, second: Mention, clause: int, verb: int) -> Mention | None:
    """“Moderaterna, Liberalerna och Centern hävdar”: all of them, where the last one's name ends
    before the verb."""
    start = max(clause, second.start - _JOINED_MAX_CHARACTERS)
    joined = _JOINED.search(people.text, start, second.start + 1)
    if joined is None and (joined := _AS.search(people.text, start, second.start + 1)):
        before = people.holding(joined.start() - 1)
        if before is None or not _AS_WELL.search(people.text, clause, before.start):
            return None
    first = people.holding(joined.start() - 1) if joined and joined.start() > clause else None
    if joined is None or joined.end() != second.start:
        return None
    if first is None or first.kind != second.kind or not people.stands(first):
        return None
    named = [*_listed_before(people, first, clause), first]
    alone = not is_object(people.text, named[0], clause)
    if not alone or not _NOTHING_BUT_PARTY.fullmatch(people.text, second.end, verb):
        return None
    return _all_of(named, second)


def _listed_before(people: NamedPeople, first: Mention, clause: int) -> list[Mention]:
    """The names before “, Centern och …”, in order."""
    found: list[Mention] = []
    at = first.start
    while len(found) < _LISTED_MAX_NAMES:
        comma = _COMMA_BEFORE.search(people.text, max(clause, at - _JOINED_MAX_CHARACTERS), at)
        mention = people.holding(comma.start() - 1) if comma and comma.start() > clause else None
        if mention is None or mention.kind != first.kind or not people.stands(mention):
            break
        found.insert(0, mention)
        at = mention.start
    return found


def _all_of(named: list[Mention], last: Mention) -> Mention:
    names = ", ".join(each.name for each in named)
    return Mention(named[0].start, last.end, f"{names} och {last.name}", last.kind)


def with_another(
    people: NamedPeople, first: Mention, end: int, *, anywhere: bool = False
) -> Mention:
    """“säger Bo Ek, Ola Al och Ida Ro.”: all, where nothing follows that only the last does, or
    with `anywhere` whatever follows (“Enligt Bo Ek och Ida Ro är …”)."""
    named = [first]
    while len(named) <= _LISTED_MAX_NAMES:
        comma = _COMMA.match(people.text, named[-1].end, end)
        beside = people.at(comma.end()) if comma else None
        if beside is None or beside.kind != first.kind or not people.stands(beside):
            break
        named.append(beside)
    joined = _JOINED.match(people.text, named[-1].end, end)
    if joined is None and _AS_WELL.search(people.text, max(0, first.start - 8), first.start):
        joined = _AS.match(people.text, first.end, end)  # “såväl Centern som Liberalerna”
    last = people.at(joined.end()) if joined else None
    if last is None or last.kind != first.kind or not people.stands(last):
        return first
    return _all_of(named, last) if anywhere or _CLOSED.match(people.text, last.end) else first


def before_comma(people: NamedPeople, position: int) -> Mention | None:
    """The person whose name ends, party and all, at the comma before the position."""
    stop = RELATIVE.search(people.text, max(0, position - 8), position)
    mention = people.holding(stop.start() - 1) if stop else None
    return mention if mention and mention.kind == "person" and people.known(mention.name) else None


def singled_out(people: NamedPeople, clause: int, position: int) -> Mention | None:
    """The Bo Ek of “Det var Bo Ek som först påstod”; the position is that of “som”."""
    it_was = _IT_WAS.match(people.text, clause, position)
    mention = people.holding(position - 2) if it_was else None
    return mention if mention and people.stands(mention) else None


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
