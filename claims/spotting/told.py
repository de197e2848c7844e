"""What a text tells beside speech and quotes: whose they are, without a verb of saying."""

import re
from typing import Final

from claims.spotting.names import Mention, NamedPeople
from claims.spotting.saying_words import VERBS

_SENTENCE_ENDS: Final = re.compile(r"[.!?]\s+|\n\s*\n")
_INTRODUCTION_MAX_CHARACTERS: Final = 150
# “– …, enligt rektor Bo Ek.”: the end of what stands behind the talstreck.
_ACCORDING: Final = re.compile(r"[,!?”]\s+enligt\s+(?P<who>[^,.!?\n]{3,60})(?=[.!?]?\s*(?:$|\n))")
# “… Bo Ek skrattar. – …”: who is told of between two talstreck of one line.
_RESUMED: Final = re.compile(r"[.!?]\s+(?P<who>[A-ZÅÄÖ][^.!?\n]{3,80})[.!?]\s+[–—]\s")
_STANDS_IN: Final = re.compile(
    r"[,.]?\s+(?P<verb>(?:står|stod|heter|hette|lyder|löd|låter)\s+det)\s+(?:att\s+läsa\s+)?(?:i|från|hos)"
    r"(?P<where>\s[^.!?\n]{2,80})"
)
# “”…”, löd beskedet från Region Syd”, “”…”, är hennes dom”.
_SUMMED_UP: Final = re.compile(
    r"[,.]?\s+(?P<verb>(?:är|var|löd|lyder|blev|blir)\s+(?:(?P<whose>hennes|hans)\s+\w+"
    r"|(?P<owner>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)*)s\s+[a-zåäö]+|\w+(?:en|et|an|n|t)"
    r"\s+(?:från|hos))(?!\w))(?P<where>[^.!?\n]{0,80})"
)
# “– …” and below it: “Det säger Bo Ek”, “Så beskriver Bo Ek läget”, “Orden är Bo Eks”.
_SAID_SO: Final = re.compile(r"\s*(?:Det|Detta|Så|Så här|Så där)\s+(?=[a-zåäö])")
# “– …. Bo Ek, 34, såg det hända.”: whose words stood before, told with the age.
_AGED: Final = re.compile(r"[.!?]\s+(?P<who>[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+), [0-9]{2}, ")
_OWNER: Final = re.compile(r"\s[a-zåäö]")
# “– …, ska Bo Ek ha sagt.”, “– …. Orden är Bo Eks.”
_SAID_TO_HAVE: Final = re.compile(
    r"[,!?]\s+(?:ska|skall|lär|uppges|påstås)\s+(?P<who>[^,.!?\n]{3,60}?)\s+ha\s+[a-zåäö]+t(?!\w)"
)
_WORDS_ARE: Final = re.compile(
    r"[.!?]\s+(?:Orden|Raderna|Citatet)\s+(?:är|tillhör|kommer\s+från|kom\s+från)\s+"
    r"(?P<who>[^.!?,\n]{3,60})"
)
# “– Förlåt. Mer än så fick Bo Ek inte fram.”
_NO_MORE: Final = re.compile(
    r"[.!?]\s+Mer än så (?:får|fick|vill|ville|hinner|hann|säger|sa) (?P<who>[^.!?,\n]{3,60})"
)
_SAID_BY: Final = re.compile(r",?\s+(?P<verb>[a-zåäö]+)\s")
_USED_TO: Final = frozenset(["brukade", "brukar"])
_BESKED: Final = re.compile(
    r"\s(?:besked|dom|svar|slutsats|budskap|kommentar|råd|analys|bedömning|krav)$"
)
# “Bo Eks besked är att skolan blir kvar.”
_BESKED_FIRST: Final = re.compile(
    r"(?P<owner>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?)s\s(?:\w+\s)?(?:besked|dom|svar|slutsats|budskap"
    r"|råd|analys|bedömning|krav|förslag|uppfattning|åsikt|linje)\s(?:är|var|blev|blir)\satt\b"
)
# “beskedet från Skanska: ”…””
_FROM: Final = re.compile(r"(?<!\w)(?:från|av|hos)\s+$")


def told_within(people: NamedPeople, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """“– Nu räcker det, enligt rektor Bo Ek.”, “– Nej. Bo Ek tar en klunk. – Aldrig.”"""
    for match in (
        *_ACCORDING.finditer(people.text, start, end),
        *_RESUMED.finditer(people.text, start, end),
        *_AGED.finditer(people.text, start, end),
        *_SAID_TO_HAVE.finditer(people.text, start, end),
        *_NO_MORE.finditer(people.text, start, end),
        *_WORDS_ARE.finditer(people.text, start, end),
    ):
        for mention in people.within(match.start("who"), match.end("who")):
            if mention.kind == "person" and " " in mention.name:
                return mention.name, (match.start("who"), mention.end)
    return None


def written_by(people: NamedPeople, position: int) -> tuple[str, tuple[int, int]] | None:
    """“”…”, står det i svaret från Region Syd”."""
    if (summed := _SUMMED_UP.match(people.text, position)) and summed["whose"]:
        gender = "hon" if summed["whose"] == "hennes" else "han"
        person = people.before(position, gender)
        return (person.name, summed.span("verb")) if person else None
    if summed and summed["owner"]:
        owner = people.at(summed.start("owner"))
        name = owner.name.removesuffix("s") if owner else summed["owner"]
        return name, summed.span("verb")
    match = _STANDS_IN.match(people.text, position) or summed
    named = people.within(match.start("where"), match.end()) if match else []
    small = people.organisation(match.start("where") + 1) if match and not named else None
    if match and small:  # “löd kommentaren från studentkåren”
        return small.name, (match.start("verb"), small.end)
    if match is None or not named:
        return None
    whole = people.organisation(named[-1].start) or named[-1]
    name = whole.name
    if len(name) == whole.end - whole.start and _OWNER.match(people.text, whole.end):
        name = name.removesuffix("s")  # “i Ericssons pressmeddelande”
    return name, (match.start("verb"), whole.end)


def by_somebody(people: NamedPeople, position: int) -> bool:
    """“”…”, brukade min mormor säga”: somebody says so right behind a quote, whoever it is."""
    match = _SAID_BY.match(people.text, position)
    return match is not None and match["verb"] in VERBS | _USED_TO


def summed_up(people: NamedPeople, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """“Pengarna är slut, var Bo Eks besked.”"""
    if first := _BESKED_FIRST.match(people.text, start, end):
        owner = people.organisation(start)
        if owner or (" " in first["owner"] and people.known(first["owner"])):
            return owner.name if owner else first["owner"], first.span("owner")
    comma = people.text.rfind(",", start, end)
    match = _SUMMED_UP.match(people.text, comma) if comma >= 0 else None
    if match is None or not (match["owner"] or match["whose"]):
        return None
    return written_by(people, comma) if _BESKED.search(match["verb"]) else None


def says_so(people: NamedPeople, position: int, end: int) -> int:
    """Where the sentence ends that says below speech or a quote whose it was; else 0."""
    match = _SAID_SO.match(people.text, position, end)
    if match is None:
        return 0
    stop = _SENTENCE_ENDS.search(people.text, match.end(), end)
    return stop.start() if stop else end


def before_colon(people: NamedPeople, position: int) -> Mention | None:
    """“Björn Hök är övertygad: ”…””: who is named first in the sentence before a quote."""
    before = people.text[max(0, position - _INTRODUCTION_MAX_CHARACTERS) : position]
    if not before.rstrip().endswith(":"):
        return None
    start = (
        position
        - len(_SENTENCE_ENDS.split(before.rstrip()[:-1])[-1].lstrip())
        - (len(before) - len(before.rstrip()[:-1]))
    )
    for mention in people.within(start, position):
        whole = people.at(mention.start)
        if whole and whole.kind == "person" and people.known(whole.name):
            return whole
    last = people.within(start, position)[-1:]
    from_it = last and _FROM.search(people.text, start, last[0].start)
    return last[0] if from_it and people.text.startswith(":", last[0].end) else None
