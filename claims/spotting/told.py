"""What a text tells beside speech and quotes: whose they are, without a verb of saying."""

import re
from typing import Final

from claims.spotting.names import Mention, NamedPeople

_SENTENCE_ENDS: Final = re.compile(r"[.!?]\s+|\n\s*\n")
_INTRODUCTION_MAX_CHARACTERS: Final = 150
# “– …, enligt rektor Bo Ek.”: the end of what stands behind the talstreck.
_ACCORDING: Final = re.compile(r"[,!?”]\s+enligt\s+(?P<who>[^,.!?\n]{3,60})(?=[.!?]?\s*(?:$|\n))")
# “… Bo Ek skrattar. – …”: who is told of between two talstreck of one line.
_RESUMED: Final = re.compile(r"[.!?]\s+(?P<who>[A-ZÅÄÖ][^.!?\n]{3,80})[.!?]\s+[–—]\s")
_STANDS_IN: Final = re.compile(
    r"[,.]?\s+(?P<verb>(?:står|stod|heter|hette|lyder|löd)\s+det)\s+(?:att\s+läsa\s+)?i"
    r"(?P<where>\s[^.!?\n]{3,80})"
)
# “beskedet från Skanska: ”…””
_FROM: Final = re.compile(r"(?<!\w)(?:från|av|hos)\s+$")


def told_within(people: NamedPeople, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """“– Nu räcker det, enligt rektor Bo Ek.”, “– Nej. Bo Ek tar en klunk. – Aldrig.”"""
    for match in (
        *_ACCORDING.finditer(people.text, start, end),
        *_RESUMED.finditer(people.text, start, end),
    ):
        for mention in people.within(match.start("who"), match.end("who")):
            if mention.kind == "person" and " " in mention.name:
                return mention.name, (match.start("who"), mention.end)
    return None


def written_by(people: NamedPeople, position: int) -> tuple[str, tuple[int, int]] | None:
    """“”…”, står det i svaret från Region Syd”."""
    match = _STANDS_IN.match(people.text, position)
    named = people.within(match.start("where"), match.end()) if match else []
    if match is None or not named:
        return None
    whole = people.organisation(named[-1].start) or named[-1]
    return whole.name, (match.start("verb"), whole.end)


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
