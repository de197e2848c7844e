"""Whom a text leans on: “enligt SKR”."""

import re
from itertools import islice
from typing import Final

from claims.spotting.names import Mention, NamedPeople
from claims.spotting.saying_words import ENLIGT, TOKEN
from claims.spotting.subjects import with_another
from claims.spotting.utterances import is_title

_NEAR_MAX_TOKENS: Final = 4
# “enligt Bo Eks mejl”: what somebody wrote or reckoned.
_TEXT_OF: Final = re.compile(
    r"s\s(?:\w+\s)?(?:mejl|brev|inlägg|uttalande|utsago|version|förklaring|beräkning|bedömning|analys"
    r"|rapport|svar|utredning|berättelse|uppgift|kalkyl|förslag)\w*"
)


def leans_on(people: NamedPeople, start: int, end: int) -> tuple[str, tuple[int, int] | None]:
    """“enligt SKR”, “enligt henne”: who, and the words."""
    for match in ENLIGT.finditer(people.text, start, end):
        pronoun = re.compile(r"(henne|honom)\b").match(people.text, match.end())
        if pronoun:
            gender = "hon" if pronoun[1] == "henne" else "han"
            person = people.before(match.start(), gender)
            if person:
                return person.name, (match.start(), pronoun.end())
        position, owner = match.end(), None
        for token in _tokens(people.text, position, end):
            if people.text[position : token.start()].strip():
                break
            mention = people.at(token.start())
            if mention is None and is_title(token[0]):
                beyond = people.text[token.end() : token.end() + 2].strip()
                if not beyond[:1].isupper():
                    mention = people.titled(token[0].lower(), match.start())
                if mention:
                    return mention.name, (match.start(), token.end())
                if not beyond[:1].isupper() and not people.organisation(token.start()):
                    return token[0], (match.start(), token.end())
            organisation = people.organisation(token.start())
            owns = organisation is not None and _owns(organisation, people.text)
            if (
                mention
                and mention.kind == "person"
                and _TEXT_OF.match(people.text, mention.end - 1)
            ):
                return mention.name.removesuffix("s"), (match.start(), mention.end)
            if mention and not owns:
                all_of_them = with_another(people, mention, end, anywhere=True)
                return all_of_them.name, (match.start(), all_of_them.end)
            owner = owner or organisation  # “enligt polisens Ida Bark”
            position = token.end()
        if owner:
            return owner.name, (match.start(), owner.end)
    return "", None


def _tokens(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Those among which the name may stand: “enligt en ny rapport (från) SKR”."""
    found = list(islice(TOKEN.finditer(text, start, end), _NEAR_MAX_TOKENS + 3))
    reach = _NEAR_MAX_TOKENS
    if any(token[0] in {"från", "av"} for token in found[: reach + 1]):
        reach += 3
    return found[:reach]


def _owns(organisation: Mention, text: str) -> bool:
    """“Polisens”, “SKR:s”."""
    written = organisation.end - organisation.start
    return written > len(organisation.name) or text.startswith(":s", organisation.end)
