"""Who speaks, as the record writes it: `Finansminister Anna Ek (S)`, `Bo Berg (m)`, `TALMANNEN`."""

import re
from dataclasses import dataclass

# “Anf. 12 KARIN ALM (s)”: so the record has it in older protocols.
_NUMBER = re.compile(r"^Anf(?:örande|\.)?\s*(?:nr\s*)?\d+[.:]?\s+", re.IGNORECASE)
_PARTY = re.compile(r"\s*\(([A-Za-zÅÄÖåäö-]{1,12})\)\s*$")
_TITLE = re.compile(
    r"((?:(?:(?:biträdande|vice|tillförordnade)\s+)?(?:(?:\w+-,\s)*[\wåäö-]+-\s?och\s)?"
    r"[\wåäöÅÄÖ-]*minister|statsråd(?:et)?|riksbankschef(?:en)?|justitieombudsman(?:nen)?"
    r"|(?:(?:förste|andre|tredje)\s+vice\s+)?talman(?:nen)?|riksrevisor(?:n)?|kung(?:en)?)"
    r"(?:n|en)?)\s+",
    re.IGNORECASE,
)


_SMALL = {"af", "av", "von", "de", "den", "der", "van", "la"}
_PART_OF_NAME = re.compile(r"[^\W\d_]+")


def _in_small_letters(name: str) -> str:
    """A name that is written in capitals, as in protocols of the nineties, as people write it. An
    office that speaks, such as `TALMANNEN`, stays.
    """
    if not name.isupper() or " " not in name:
        return name

    def small(part: re.Match[str]) -> str:
        word = part[0].lower()
        return word if word in _SMALL else word.capitalize()

    return _PART_OF_NAME.sub(small, name)


@dataclass(frozen=True, slots=True)
class Talker:
    """`party` is the code in capitals; `title` is empty for a member."""

    name: str
    title: str = ""
    party: str = ""


def read_talker(text: str, party: str = "") -> Talker:
    """The party in brackets counts, else the record's own field; both come in either case."""
    text = _NUMBER.sub("", " ".join(text.split()), count=1).rstrip(" :")
    found = _PARTY.search(text)
    if found:
        party, text = found[1], text[: found.start()]
    title = _TITLE.match(text)
    name = text[title.end() :] if title else text
    party = party.strip().upper()
    return Talker(
        _in_small_letters(name.strip()),
        title[1].strip() if title else "",
        "" if party == "-" else party,
    )
