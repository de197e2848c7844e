"""A verb of saying whose subject stands before it: “Anna Berg (S) säger”."""

import re
from typing import Final

from claims.spotting.cues import Cue, make_cue
from claims.spotting.names import Mention, NamedPeople
from claims.spotting.saying_words import (
    AGENTS_DO,
    BEFORE_AN_INFINITIVE,
    COUNTRIES,
    HAS,
    INFINITIVES,
    NOBODY,
    OWNS,
    PREPOSITIONS,
    PRONOUN_BEFORE,
    PRONOUNS,
    THAT,
    TITLES,
    TOKEN,
    WHAT_IS_SAID,
)
from claims.spotting.subjects import (
    apposition,
    before_comma,
    clause_start,
    first_letter,
    is_object,
    singled_out,
    speaks_for_itself,
    together,
)
from claims.spotting.unnamed import owned_before

# “Forskarna bakom studien tror”
_OF_WHAT: Final = re.compile(r"\s(?:bakom|på|i|från|vid|hos|inom|för|av)\s(?:[a-zåäö]+\s)?[\w-]+\s")


def own_pronoun(people: NamedPeople, verb: re.Match[str], start: int) -> Cue | None:
    """“Jag frågade Anna Stål”: who stands before the verb asks."""
    match = PRONOUN_BEFORE.search(people.text, max(start, verb.start() - 6), verb.start())
    if match is None:
        return None
    subject = (match[1].lower(), None)
    return make_cue(people, verb, match.start(1), verb.end(), subject, inverted=False)


def owned(people: NamedPeople, verb: re.Match[str], start: int) -> Cue | None:
    """“Kommunens jurister menar”."""
    clause = clause_start(people.text, start, verb.start())
    whom = owned_before(people, verb.start(), clause)
    if whom is None:
        return None
    return make_cue(people, verb, whom.start, verb.end(), (whom.name, whom), inverted=False)


def straight(people: NamedPeople, verb: re.Match[str], start: int) -> Cue | None:
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
            return make_cue(people, verb, people_aside.start, verb.end(), subject, inverted=False)
    goes_on = text.startswith(":", verb.end()) or THAT.match(text, verb.end())
    if text.endswith((" men ", " och "), clause, limit) and goes_on:
        first = people.at(first_letter(text, clause))  # “Peab vill inte svara men skriver: ”…””
        if first and (people.stands(first) or not NOBODY.fullmatch(first.name)):
            return make_cue(
                people, verb, first.start, verb.end(), (first.name, first), inverted=False
            )
    tokens = list(TOKEN.finditer(text, clause, limit))
    aside = False
    for steps, match in enumerate(reversed(tokens)):
        low = match[0].lower()
        whom = before_comma(people, match.start()) if low == "som" else None
        whom = whom or (singled_out(people, clause, match.start()) if low == "som" else None)
        if whom:
            subject = (whom.name, whom)  # “kritik av Bo Ek, som menar”, “Det var Bo Ek som sa”
            return make_cue(people, verb, whom.start, verb.end(), subject, inverted=False)
        between = text[match.end() : verb.start()]
        aside = aside or "," in between
        if steps > (12 if aside else 4):
            break
        if low in PRONOUNS and not aside:
            return make_cue(people, verb, match.start(), verb.end(), (low, None), inverted=False)
        mention = people.holding(match.start())
        opens = mention is not None and mention.start == first_letter(text, clause)
        if mention and opens and not people.stands(mention):
            if TITLES.fullmatch(low) and _OF_WHAT.fullmatch(text, match.end(), limit):
                return make_cue(
                    people, verb, match.start(), verb.end(), (low, None), inverted=False
                )
            if not speaks_for_itself(text, mention, verb, limit):
                break  # “Undersökningen visar”
            mention = Mention(mention.start, mention.end, mention.name, "organisation")
        if mention and mention.name.endswith("s") and OWNS.match(text, mention.end, verb.start()):
            break  # “Bo Eks parti kräver”
        if mention and WHAT_IS_SAID.search(text, clause, mention.start):
            break  # “Det Bo Ek säger är fel”
        if mention and (both := together(people, mention, clause, verb.start())):
            return make_cue(people, verb, both.start, verb.end(), (both.name, both), inverted=False)
        if (
            mention
            and not is_object(text, mention, clause)
            and not (aside and between.count(",") == 1 and not between.rstrip().endswith(","))
        ):
            return make_cue(
                people, verb, mention.start, verb.end(), (mention.name, mention), inverted=False
            )
        opens = not text[clause : match.start()].strip()
        if steps == 0 and opens and match[0] in COUNTRIES and verb[0] in AGENTS_DO:
            land = Mention(match.start(), match.end(), match[0], "organisation")
            return make_cue(people, verb, land.start, verb.end(), (land.name, land), inverted=False)
        after = text[clause : match.start()].split()[-1:]  # “Vi på redaktionen anser”
        apart = "," in text[match.end() : limit]
        near = steps <= 1 or (opens and _OF_WHAT.fullmatch(text, match.end(), limit))
        if TITLES.fullmatch(low) and not apart and near and not PREPOSITIONS & set(after):
            return make_cue(people, verb, match.start(), verb.end(), (low, None), inverted=False)
        if low in {"att", "som"} and not aside:
            break
    return None
