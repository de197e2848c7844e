"""Words by which a text says that somebody says something: “säger hon”, “enligt SKR”."""

import re
from typing import Final

from claims.spotting.cues import Cue, make_cue
from claims.spotting.names import OFFICES, Mention, NamedPeople
from claims.spotting.organisations import is_political
from claims.spotting.saying_words import (
    AFTER_COMMA,
    AT_ONCE,
    BEFORE_AN_INFINITIVE,
    BY,
    CLEAR,
    DENIED,
    DENIED_ANSWER,
    DENIED_BEFORE,
    HELPING_MAX_CHARACTERS,
    INFINITIVES,
    MAKES,
    NO_SUBJECT,
    OF_AN_ORGANISATION,
    PASSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RECKONS,
    SAYS_WITH,
    SHOWS,
    SKIPPED,
    SPOKESPERSON,
    THAT,
    TITLES,
    TOKEN,
    VERB_ENDINGS,
    VERBS,
    WANTS,
)
from claims.spotting.straight import own_pronoun, owned, straight
from claims.spotting.subjects import (
    is_owner,
    said_before,
    stands_at_verb,
    with_another,
)
from claims.spotting.unnamed import represented

_OTHERWISE: Final = INFINITIVES | MAKES | SAYS_WITH.keys() | {"framför"}
_TELLING: Final = PASSIVES | VERBS | RECKONS | _OTHERWISE
# “…, kommer vi aldrig att …” says nothing about who speaks.
_OTHERS: Final = PRONOUNS - {"jag", "vi"}


def cues_in(people: NamedPeople, start: int, end: int, *, any_verb: bool = False) -> list[Cue]:
    """In order. With `any_verb` also “dundrar hon” behind a comma, as after a talstreck."""
    found = []
    for match in TOKEN.finditer(people.text, start, end):
        verb = match[0].lower()
        if not (any_verb or verb in _TELLING):
            continue
        if verb in PASSIVES and (by := BY.match(people.text, match.end(), end)):
            if cue := _inverted(people, match, end, by.end()):
                found.append(cue)
            continue
        if verb in DENIED and (
            DENIED_ANSWER.match(people.text, match.end(), end)
            or DENIED_BEFORE.search(people.text, max(start, match.start() - 8), match.start())
        ):
            continue
        otherwise = match[0] in _OTHERWISE and _says_otherwise(people.text, match, end)
        if verb in VERBS or verb in RECKONS or otherwise:
            cue = own_pronoun(people, match, start) or owned(people, match, start)
            if cue is None and not stands_at_verb(people, match, start):
                cue = _inverted(people, match, end)
            cue = cue or straight(people, match, start)
            shows = verb in SHOWS and not THAT.match(people.text, match.end())
            political = cue and (is_political(cue.subject) or cue.subject in people.parties)
            wants = verb in WANTS and not (cue and cue.mention and political)
            if cue and not wants and not (shows and cue.kind == "person"):
                found.append(cue)
            continue
        maybe = any_verb and verb.endswith(VERB_ENDINGS) and match[0].islower() and verb != "var"
        if maybe and (cue := _named_at_once(people, match, end)):
            found.append(cue)
    return sorted(found, key=lambda cue: cue.start)


def last_parting(people: NamedPeople, start: int, end: int) -> Cue | None:
    """The last verb of saying with its subject behind it, and what is said before it."""
    found = cues_in(people, start, end, any_verb=True)
    cues = [cue for cue in found if cue.inverted and cue.parting]
    others = [cue for cue in cues if not cue.first_person]  # “…, säger Bo Ek, lovar vi att …”
    said = others or cues
    return said[-1] if said else None


def _says_otherwise(text: str, verb: re.Match[str], end: int) -> bool:
    """“(Brukar) hävda”, “gör gällande”."""
    if verb[0] in INFINITIVES:
        before = max(0, verb.start() - HELPING_MAX_CHARACTERS)
        return bool(BEFORE_AN_INFINITIVE.search(text, before, verb.start()))
    if verb[0] == "framför":  # else it is a place
        return text.startswith(" att ", verb.end())
    with_words = SAYS_WITH.get(verb[0])
    if with_words is not None:
        return bool(with_words.match(text, verb.end(), end))
    return verb[0] in MAKES and bool(CLEAR.match(text, verb.end(), end))


def _named_at_once(people: NamedPeople, verb: re.Match[str], end: int) -> Cue | None:
    """“…, dundrar Gun Svärd”: behind a comma or the like, and right before the name."""
    cue = _inverted(people, verb, end)
    if cue is None or not cue.parting:
        return None
    at_once = cue.mention is None or bool(
        AT_ONCE.fullmatch(people.text, verb.end(), cue.mention.start)
    )
    return cue if at_once and cue.subject in _OTHERS | {getattr(cue.mention, "name", "")} else None


def _inverted(
    people: NamedPeople, verb: re.Match[str], end: int, position: int | None = None
) -> Cue | None:
    """“säger hon”, “säger kommunalrådet Anna Berg”, “säger rektorn”; the subject
    stands behind the verb, or from `position` on."""
    text = people.text
    position, title, one_of, spokesperson = position or verb.end(), "", "", False
    for _ in range(SKIPPED):
        match = TOKEN.search(text, position, end)
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
        if low in PRONOUNS and word.islower():
            return make_cue(people, verb, verb.start(), match.end(), (low, None), inverted=True)
        if spokesperson and low in OF_AN_ORGANISATION:
            one_of, position = low, match.end()
            continue
        if low == "av" and one_of in {"en", "ett", "flera"}:
            one_of, position = low, match.end()
            continue  # “en av grannarna, Bo Ek”
        denied = low == "inte" and said_before(people.text, verb.start())
        told_to = title and low == "till"  # “säger dottern till Bo Ek”
        if (low in NO_SUBJECT and not denied) or (low in PREPOSITIONS and not title) or told_to:
            break
        if organisation := represented(people, match, end, spokesperson):
            return make_cue(
                people,
                verb,
                verb.start(),
                organisation.end,
                (organisation.name, organisation),
                inverted=True,
            )
        spokesperson = spokesperson or bool(SPOKESPERSON.fullmatch(low))
        mention = people.at(match.start())
        if (
            mention
            and not is_owner(people, mention)
            and (word[0].isupper() or mention.kind == "organisation")
        ):
            beside = AFTER_COMMA.match(text, mention.end) if word.islower() else None
            named_beside = people.at(beside.end() if beside else mention.end + 1)
            named_beside = named_beside if word.islower() else None  # “säger åklagaren Bo Ek”
            if named_beside and named_beside.kind == "person" and " " in named_beside.name:
                mention = named_beside  # “säger åklagaren, Bo Ek”
            elif title and (mention.kind == "organisation" or one_of in OF_AN_ORGANISATION):
                named = AFTER_COMMA.match(text, mention.end)  # “för Centerpartiet, Ola Hjelm”
                person = people.at(named.end()) if named else None
                if person is None:
                    break
                mention = person
            if title == "familjen" and " " not in mention.name:
                start = text.rindex(word, 0, mention.end) - len("familjen ")
                mention = Mention(start, mention.end, f"{title} {mention.name}", "person")
            mention = with_another(people, mention, end)
            return make_cue(
                people, verb, verb.start(), mention.end, (mention.name, mention), inverted=True
            )
        if (low.endswith(("n", "ombudet", "rådet", *OFFICES)) or one_of == "av") and not title:
            named = AFTER_COMMA.match(text, match.end())  # “konstaterar direktören, Jens Malt”
            person = people.at(named.end()) if named else None
            if person and person.kind == "person" and people.known(person.name):
                return make_cue(
                    people, verb, verb.start(), person.end, (person.name, person), inverted=True
                )
        if not title and one_of != "av" and TITLES.fullmatch(low):
            title, position_of_title = low, match.end()
        one_of = "av" if one_of == "av" else low
        position = match.end()
    if title:
        return make_cue(people, verb, verb.start(), position_of_title, (title, None), inverted=True)
    return None


def is_title(word: str) -> bool:
    """Whether it is a title that stands for a person: “rektorn”."""
    return bool(TITLES.fullmatch(word.lower()))
