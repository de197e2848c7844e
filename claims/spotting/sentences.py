"""A text's sentences, with the places where they stand.

Lines are looked at first (headings, lists, talstreck); inside them `syntok` finds the ends, and
what it cuts at Swedish abbreviations is joined again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from syntok.segmenter import split
from syntok.tokenizer import Tokenizer


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]`, half-open, in code points.

    `kind`: `heading`, `item` (of a list), `speech` (after a talstreck) or `prose`. `paragraph`
    counts the text's paragraphs.
    """

    start: int
    end: int
    kind: str
    paragraph: int


TALSTRECK: Final = re.compile(r"[ \t]*[–—―-][ \t\u00a0]*(?=\S)")
_ITEM: Final = re.compile(r"[ \t]*(?:[•●·*▪◦]|[-–][ \t]|[0-9]{1,2}[.)]|[a-z]\))[ \t\u00a0]+(?=\S)")
_BULLET: Final = re.compile(r"[ \t]*(?:[•●·*▪◦]|[0-9]{1,2}[.)]|[a-z]\))")
_ENDS: Final = re.compile(r"[.!?…:;][”\"’'»)\]]*$")
_HEADING_MAX_CHARACTERS: Final = 110
_LINE_MIN_CHARACTERS: Final = 55
# After these a sentence goes on, whatever follows.
_NEVER_LAST: Final = re.compile(
    r"(?:^|[\s(”\"])(?:t\.\s?ex|bl\.\s?a|s\.\s?k|fr\.\s?o\.\s?m|t\.\s?o\.\s?m|o\.\s?d"
    r"|d\.\s?v\.\s?s|dvs|ca|cirka"
    r"|(?:fil|med|tekn|jur|teol|ekon|pol)\.\s?(?:dr|lic|mag|kand|stud)"
    r"|dnr|kap|prop|bet|rskr|skr|st|nr|jfr|resp|inkl|exkl|ev|eg|f\.\s?d|dr|prof|hr|fr|kl|tel|tfn|sid|s"
    r"|art|mom|max|min|mm|dir|red|jan|feb|apr|jun|jul|aug|sept?|okt|nov|dec|(?:[A-ZÅÄÖ]\.-?)*[A-ZÅÄÖ]|p\.\s?g\.\s?a|f\.\s?n"
    r"|[a-zåäö]\.[a-zåäö]|ung|milj|mdr|anm|utg|uppl|övers|kungl|sgt|gen|mag|doc|ass|vd|tf|(?:v\.\s?)?ordf|sekr|suppl|bitr|dåv|nuv|föreg|förf|enl|ang|betr|forts|fig|tab"
    r"|avd|avs|pkt|prel|ngn|ngt|omkr|mån|tis|ons|tors|fre|lör|sön)\.$",
    re.IGNORECASE,
)
# After these it goes on where a small letter or a digit follows.
_MAYBE_LAST: Final = re.compile(
    r"(?:^|[\s(])(?:m\.\s?m|m\.\s?fl|osv|o\.\s?s\.\s?v|etc|e\.\s?d|o\.\s?dyl|e\.\s?kr|f\.\s?kr|m\.\s?ö\.\s?h|mkr|kr"
    r"|[0-9]+|f|ff|bil|bild)\.$",
    re.IGNORECASE,
)
_END_INSIDE: Final = re.compile(
    r"(?:(?<=[\wåäö)%][.!?])|(?<=…))\s+(?=[A-ZÅÄÖ][a-zåäö]*\b(?!\.))"
    r"|(?<=[a-zåäö]{3}[.!?]|[0-9]\s%[.!?])\s+(?=(?:1[89]|20)[0-9]{2}\s[a-zåäö])"
)
_GOES_ON: Final = re.compile(r"[\s”\"’'»)\]–-]*[a-zåäöéü,;]")


def sentences_in(text: str) -> list[Sentence]:
    """In order, without the white space, talstreck and list marks between them."""
    found: list[Sentence] = []
    for number, (start, end, kind) in enumerate(_paragraphs(text)):
        if kind == "heading":
            found.append(Sentence(start, end, kind, number))
        else:
            found += [Sentence(*span, kind, number) for span in _split(text, start, end)]
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int, str]]:
    """Lines, joined where a sentence runs over their end; with the kind of each."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    index = 0
    while index < len(lines):
        start, end = lines[index]
        while index + 1 < len(lines) and _runs_on(text, (start, end), lines[index + 1]):
            index += 1
            end = lines[index][1]
        index += 1
        kind, body = _kind(text, start, end)
        while end > body and text[end - 1].isspace():
            end -= 1
        if body < end:
            yield body, end, kind


def _runs_on(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    """A hard-wrapped line: a long one that ends nowhere, before a small letter."""
    last = text.rfind("\n", line[0], line[1]) + 1
    length = line[1] - max(last, line[0])
    following = text[after[0] : after[1]].lstrip()
    if not following[:1].islower() or _BULLET.match(following):
        return False
    return length > _LINE_MIN_CHARACTERS and not _ENDS.search(
        text[max(line[0], line[1] - 20) : line[1]].rstrip()
    )


def _kind(text: str, start: int, end: int) -> tuple[str, int]:
    """What a line is, and where its own words begin."""
    if (match := _BULLET.match(text, start, end)) and (item := _ITEM.match(text, start, end)):
        return "item", item.end()
    if match := TALSTRECK.match(text, start, end):
        return "speech", match.end()
    body = start
    while body < end and text[body].isspace():
        body += 1
    line = text[body:end].rstrip()
    if len(line) <= _HEADING_MAX_CHARACTERS and not _ENDS.search(line[-8:]):
        return "heading", body
    return "prose", body


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for first, last in _cut(text[start:end]):
        span = (start + first, start + last)
        if pieces and _belongs_before(text, pieces[-1], span, end):
            pieces[-1] = (pieces[-1][0], span[1])
        else:
            pieces.append(span)
    return pieces


def _cut(line: str) -> Iterator[tuple[int, int]]:
    for tokens in split(_tokenizer().tokenize(line, 0)):
        seen = [token for token in tokens if token.value]
        if seen:
            yield from _cut_again(line, seen[0].offset, seen[-1].offset + len(seen[-1].value))


def _cut_again(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """At ends that the segmenter took for an ordinal's or a foreign abbreviation's full stop."""
    for match in _END_INSIDE.finditer(line, start, end):
        tail = line[max(start, match.start() - 14) : match.start()]
        if _MAYBE_LAST.search(tail) or not _NEVER_LAST.search(tail):
            yield start, match.start()
            start = match.end()
    yield start, end


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    return Tokenizer(replace_not_contraction=False)


def _belongs_before(text: str, piece: tuple[int, int], span: tuple[int, int], end: int) -> bool:
    """Whether what was cut off goes on with the sentence before."""
    tail = text[max(piece[0], piece[1] - 14) : piece[1]]
    head = text[span[0] : min(end, span[0] + 12)]
    if _GOES_ON.match(head):
        return True
    if _MAYBE_LAST.search(tail):
        return head[:1].isdigit()
    if _NEVER_LAST.search(tail):
        return True
    # A closing mark by itself.
    return not any(character.isalnum() for character in text[span[0] : span[1]])
