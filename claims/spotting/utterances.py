"""Words by which a text says that somebody says something: “säger hon”, “enligt SKR”."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from claims.spotting.names import Mention, NamedPeople
from claims.spotting.organisations import is_political
from claims.spotting.saying_words import (
    AFTER_COMMA,
    AGENTS_DO,
    AT_ONCE,
    BEFORE_AN_INFINITIVE,
    BY,
    CLEAR,
    COUNTRIES,
    DENIED,
    DENIED_ANSWER,
    HAS,
    HELPING_MAX_CHARACTERS,
    INFINITIVES,
    MAKES,
    NO_SUBJECT,
    NOBODY,
    OF_AN_ORGANISATION,
    OWNS,
    PASSIVES,
    PREPOSITIONS,
    PRONOUN_BEFORE,
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
    WHAT_IS_SAID,
)
from claims.spotting.subjects import (
    apposition,
    before_comma,
    clause_start,
    first_letter,
    is_object,
    is_owner,
    said_before,
    singled_out,
    speaks_for_itself,
    stands_at_verb,
    together,
    with_another,
)
from claims.spotting.unnamed import owned_before, represented

_OTHERWISE: Final = INFINITIVES | MAKES | SAYS_WITH.keys() | {"framför"}
_TELLING: Final = PASSIVES | VERBS | RECKONS | _OTHERWISE
# “…, kommer vi aldrig att …” says nothing about who speaks.
_OTHERS: Final = PRONOUNS - {"jag", "vi"}


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
    wants: bool = False  # “vill”: what a party is after

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
    for match in TOKEN.finditer(people.text, start, end):
        verb = match[0].lower()
        if not (any_verb or verb in _TELLING):
            continue
        if verb in PASSIVES and (by := BY.match(people.text, match.end(), end)):
            if cue := _inverted(people, match, end, by.end()):
                found.append(cue)
            continue
        if verb in DENIED and DENIED_ANSWER.match(people.text, match.end(), end):
            continue
        otherwise = match[0] in _OTHERWISE and _says_otherwise(people.text, match, end)
        if verb in VERBS or verb in RECKONS or otherwise:
            cue = _own_pronoun(people, match, start) or _owned(people, match, start)
            if cue is None and not stands_at_verb(people, match, start):
                cue = _inverted(people, match, end)
            cue = cue or _straight(people, match, start)
            shows = verb in SHOWS and not THAT.match(people.text, match.end())
            wants = verb in WANTS and not (cue and cue.mention and is_political(cue.subject))
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
    return (others or cues or [None])[-1]


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


def between(cues: list[Cue], start: int, end: int) -> list[Cue]:
    """Those that begin in `[start, end)`."""
    first = bisect_left(cues, start, key=lambda cue: cue.start)
    return cues[first : bisect_left(cues, end, key=lambda cue: cue.start)]


def _own_pronoun(people: NamedPeople, verb: re.Match[str], start: int) -> Cue | None:
    """“Jag frågade Anna Stål”: who stands before the verb asks."""
    match = PRONOUN_BEFORE.search(people.text, max(start, verb.start() - 6), verb.start())
    if match is None:
        return None
    subject = (match[1].lower(), None)
    return _cue(people, verb, match.start(1), verb.end(), subject, inverted=False)


def _owned(people: NamedPeople, verb: re.Match[str], start: int) -> Cue | None:
    """“Kommunens jurister menar”."""
    clause = clause_start(people.text, start, verb.start())
    whom = owned_before(people, verb.start(), clause)
    if whom is None:
        return None
    return _cue(people, verb, whom.start, verb.end(), (whom.name, whom), inverted=False)


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
            return _cue(people, verb, verb.start(), match.end(), (low, None), inverted=True)
        if spokesperson and low in OF_AN_ORGANISATION:
            position = match.end()
            continue
        if low == "av" and one_of in {"en", "ett", "flera"}:
            one_of, position = low, match.end()
            continue  # “en av grannarna, Bo Ek”
        denied = low == "inte" and said_before(people.text, verb.start())
        if (low in NO_SUBJECT and not denied) or (low in PREPOSITIONS and not title):
            break
        if organisation := represented(people, match, end, spokesperson):
            return _cue(
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
            elif title and mention.kind == "organisation":
                named = AFTER_COMMA.match(text, mention.end)  # “för Centerpartiet, Ola Hjelm”
                person = people.at(named.end()) if named else None
                if person is None:
                    break
                mention = person
            if title == "familjen" and " " not in mention.name:
                start = text.rindex(word, 0, mention.end) - len("familjen ")
                mention = Mention(start, mention.end, f"{title} {mention.name}", "person")
            mention = with_another(people, mention, end)
            return _cue(
                people, verb, verb.start(), mention.end, (mention.name, mention), inverted=True
            )
        if (low.endswith(("n", "ombudet", "rådet")) or one_of == "av") and not title:
            named = AFTER_COMMA.match(text, match.end())  # “konstaterar direktören, Jens Malt”
            person = people.at(named.end()) if named else None
            if person and person.kind == "person" and people.known(person.name):
                return _cue(
                    people, verb, verb.start(), person.end, (person.name, person), inverted=True
                )
        if not title and one_of != "av" and TITLES.fullmatch(low):
            title, position_of_title = low, match.end()
        one_of = "av" if one_of == "av" else low
        position = match.end()
    if title:
        return _cue(people, verb, verb.start(), position_of_title, (title, None), inverted=True)
    return None


def is_title(word: str) -> bool:
    """Whether it is a title that stands for a person: “rektorn”."""
    return bool(TITLES.fullmatch(word.lower()))


def _straight(people: NamedPeople, verb: re.Match[str], start: int) -> Cue | None:
    """“Anna Berg (S) säger”, “Hon menar”, “Rektorn Bo Ek, ny i år, påpekar”."""
    text = people.text
    clause = clause_start(text, start, verb.start())
    limit = verb.start()
    if verb[0] in INFINITIVES and (auxiliary := BEFORE_AN_INFINITIVE.search(text, clause, limit)):
        limit = auxiliary.start()  # “Bo Ek väljer att kalla”
    if helped := HAS.search(text, max(clause, limit - 40), limit):
        limit = helped.start()  # “Hanna Qvist, ny i år, har tidigare sagt”
    if text[:limit].endswith(", ", max(0, limit - 2)):  # “Hanna Qvist, som leder nämnden, anser”
        limit = max(clause, text.rfind(",", clause, limit - 2))
        if people_aside := apposition(
            people, text, (clause, limit, verb.start() if helped is None else helped.start())
        ):
            subject = (people_aside.name, people_aside)
            return _cue(people, verb, people_aside.start, verb.end(), subject, inverted=False)
    goes_on = text.startswith(":", verb.end()) or THAT.match(text, verb.end())
    if text.endswith((" men ", " och "), clause, limit) and goes_on:
        first = people.at(first_letter(text, clause))  # “Peab vill inte svara men skriver: ”…””
        if first and (people.stands(first) or not NOBODY.fullmatch(first.name)):
            return _cue(people, verb, first.start, verb.end(), (first.name, first), inverted=False)
    tokens = list(TOKEN.finditer(text, clause, limit))
    aside = False
    for steps, match in enumerate(reversed(tokens)):
        low = match[0].lower()
        whom = before_comma(people, match.start()) if low == "som" else None
        whom = whom or (singled_out(people, clause, match.start()) if low == "som" else None)
        if whom:
            subject = (whom.name, whom)  # “kritik av Bo Ek, som menar”, “Det var Bo Ek som sa”
            return _cue(people, verb, whom.start, verb.end(), subject, inverted=False)
        between = text[match.end() : verb.start()]
        aside = aside or "," in between
        if steps > (12 if aside else 4):
            break
        if low in PRONOUNS and not aside:
            return _cue(people, verb, match.start(), verb.end(), (low, None), inverted=False)
        mention = people.holding(match.start())
        opens = mention is not None and mention.start == first_letter(text, clause)
        if mention and opens and not people.stands(mention):
            if not speaks_for_itself(text, mention, verb, limit):
                break  # “Undersökningen visar”
            mention = Mention(mention.start, mention.end, mention.name, "organisation")
        if mention and mention.name.endswith("s") and OWNS.match(text, mention.end, verb.start()):
            break  # “Bo Eks parti kräver”
        if mention and WHAT_IS_SAID.search(text, clause, mention.start):
            break  # “Det Bo Ek säger är fel”
        if mention and (both := together(people, mention, clause, verb.start())):
            return _cue(people, verb, both.start, verb.end(), (both.name, both), inverted=False)
        if (
            mention
            and not is_object(text, mention, clause)
            and not (aside and between.count(",") == 1 and not between.rstrip().endswith(","))
        ):
            return _cue(
                people, verb, mention.start, verb.end(), (mention.name, mention), inverted=False
            )
        opens = not text[clause : match.start()].strip()
        if steps == 0 and opens and match[0] in COUNTRIES and verb[0] in AGENTS_DO:
            land = Mention(match.start(), match.end(), match[0], "organisation")
            return _cue(people, verb, land.start, verb.end(), (land.name, land), inverted=False)
        after = text[clause : match.start()].split()[-1:]  # “Vi på redaktionen anser”
        apart = "," in text[match.end() : limit]
        if TITLES.fullmatch(low) and not apart and steps <= 1 and not PREPOSITIONS & set(after):
            return _cue(people, verb, match.start(), verb.end(), (low, None), inverted=False)
        if low in {"att", "som"} and not aside:
            break
    return None


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
    low = verb[0].lower()
    return Cue(start, end, *subject, inverted, parting, low in RECKONS, low in WANTS)
