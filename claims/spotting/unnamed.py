"""Who speaks for others without a name: “en talesperson för SKR”, “kommunens jurister”."""

import re
from functools import lru_cache
from typing import Final

from claims.spotting.names import OFFICES, Mention, NamedPeople
from claims.spotting.quantities.people import is_people
from claims.spotting.saying_words import AFTER_COMMA, SPOKESPERSON, TOKEN
from claims.spotting.word_lists import listed

_OWNED_BEFORE: Final = re.compile(
    r"(?P<all>(?P<owner>[A-ZÅÄÖ]?[a-zåäö-]{3,}s|[A-ZÅÄÖ]{2,6}:s)\s(?:[a-zåäö]+a\s)?(?P<who>[a-zåäö]+))\s$"
)
_OWNED_MAX_CHARACTERS: Final = 60
_GROUPS: Final = (
    *("organisationer", "förbund", "föreningar", "partier", "myndigheter", "företag", "grupp"),
    *("kommitté", "styrelse", "ledning", "jury", "kommission", "nämnd", "majoritet"),
)
# “Hans advokater” are somebody's who has a name elsewhere; “i dagens läkare” begins with no owner.
_NO_OWNERS: Final = listed("Hans Hennes Deras Dess Oss")


def represented(
    people: NamedPeople, word: re.Match[str], end: int, spokesperson: bool
) -> Mention | None:
    """The organisation whose unnamed spokesperson it is: “(en talesperson för) Migrationsverket”,
    “Migrationsverkets presstjänst”; of several unnamed their own words: “kommunens jurister”."""
    organisation = people.organisation(word.start())
    if organisation is None:
        return None
    after = TOKEN.match(people.text, organisation.end + 1, end)
    if after is None:
        named = AFTER_COMMA.match(people.text, organisation.end)
        return organisation if spokesperson and not named else None
    person = people.at(after.end() + 1)
    small = after[0].islower()
    if small and SPOKESPERSON.fullmatch(after[0]) and not person:
        return organisation
    owns = people.text[organisation.end - 1] == "s" or people.text.startswith(
        ":s", organisation.end
    )
    named = AFTER_COMMA.match(people.text, after.end())
    aside = people.at(named.end()) if named else None  # “styrelsens ordförande, Bo Ek”
    if aside is not None and aside.kind == "person" and people.known(aside.name):
        return None
    if small and owns and not person and _speaks_for(after[0]):
        words = people.text[word.start() : after.end()]
        return Mention(word.start(), after.end(), words, "person")
    beside = person or AFTER_COMMA.match(people.text, organisation.end)
    return organisation if spokesperson and not beside else None


@lru_cache(maxsize=1 << 12)
def _speaks_for(word: str) -> bool:
    """“jurister”, “organisationer”, and an office: “president”."""
    return is_people(word) or word.endswith(_GROUPS + OFFICES) or word == "vd"


def owned_before(people: NamedPeople, position: int, clause: int) -> Mention | None:
    """The “Kommunens jurister” that begins the clause and ends before the position."""
    start = max(clause, position - _OWNED_MAX_CHARACTERS)
    if not _speaks_for(people.text[start:position].rstrip().rpartition(" ")[2]):
        return None
    match = _OWNED_BEFORE.search(people.text, start, position)
    if match is None:
        return None
    owner = people.holding(match.start())
    begins = min(match.start(), owner.start) if owner else match.start()  # “Region Skånes läkare”
    if people.text[clause:begins].strip(" \n\u00a0–”"):
        return None
    if match["owner"] in _NO_OWNERS:
        return None
    if owner and owner.kind == "person" and people.known(owner.name.removesuffix("s")):
        return None  # “Bos kollegor”
    end = match.end("all")
    return Mention(begins, end, people.text[begins:end], "person")
