"""Who says each sentence of a text, with the words that decided it.

Nothing is created from this: a person confirms whom a suggestion names.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from claims.spotting.authorities import leans_on
from claims.spotting.cues import Cue, between
from claims.spotting.headings import (
    ANSWERING,
    ASKING,
    BYLINE,
    HEADING,
    LABEL,
    LABELS,
    MEDIUM,
    byline,
    in_small_letters,
    speaks_next,
)
from claims.spotting.names import Mention, NamedPeople
from claims.spotting.organisations import is_political, is_small_group
from claims.spotting.questions import Dialogue, is_asked
from claims.spotting.quotes import Quotes, apart
from claims.spotting.sentences import Sentence, sentences_in
from claims.spotting.told import (
    before_colon,
    by_somebody,
    says_so,
    summed_up,
    told_within,
    written_by,
)
from claims.spotting.utterances import cues_in, is_title, last_parting


@dataclass(frozen=True, slots=True)
class Attribution:
    """Of `text[start:end]`, a sentence.

    `manner`: `direct` (in quotation marks or behind a talstreck), `indirect` (“säger att”),
    `record` (under a speaker's heading), `question` (an interviewer's), `author` (the text's own
    words; `speaker` is its author, or empty). `words` are the spans that decided it; `authority` is
    whom the speaker leans on (“enligt SKR”), `party` what stands in brackets behind the name.
    """

    start: int
    end: int
    speaker: str
    manner: str
    words: tuple[tuple[int, int], ...] = ()
    authority: str = ""
    party: str = ""


# “Som Anna Berg brukar säga finns inga genvägar”: the author says so, too.
_AS_SAID: Final = re.compile(r"(?<!\w)[Ss]om\s+$")
# “Svaret från näringsministern blev kort:” above what is said.
_TITLE_BEFORE_COLON: Final = re.compile(r"(?:från|av|hos)\s(\w+)(?:\s\w+){0,4}:$")
_TOGETHER: Final = re.compile(r", | och ")
_OWN: Final = frozenset(["jag", "vi"])
# Behind a quote: where it must say whose it is, and how far that may be from the mark.
_BEHIND_MAX_CHARACTERS: Final = 80
_GAP_MAX_CHARACTERS: Final = 3


def attributions_in(text: str, author: str = "") -> list[Attribution]:
    """One for each sentence, in order. `author` is the text's, where it is known from elsewhere."""
    return _Reader(text, author or byline(text)).read()


def _ends_it(cue: Cue) -> bool:
    """“Centern kräver besked, säger Elin Brask”: she says what the party does."""
    person = cue.mention is not None and cue.kind == "person" and " " in cue.mention.name
    return cue.inverted and cue.parting and person


class _Reader:
    def __init__(self, text: str, author: str) -> None:
        self.text, self.author = text, author
        self.people = NamedPeople(text)
        self.sentences = sentences_in(text)
        self.quotes = Quotes(text)
        self.spared = apart([*self.quotes.spans, *self._speech()])
        self.labels = Counter(match["name"] for match in LABELS.finditer(text))
        self.holder = ""  # whose heading stood last
        self.asked = False
        self.last_direct = ""
        self.found: list[Attribution] = []

    def _speech(self) -> list[tuple[int, int]]:
        return [(each.start, each.end) for each in self.sentences if each.kind == "speech"]

    def read(self) -> list[Attribution]:
        paragraphs: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence)
        blocks = list(paragraphs.values())
        for index, block in enumerate(blocks):
            self._paragraph(
                block, blocks[index - 1] if index else [], blocks[index + 1 : index + 4]
            )
        return self.found

    def _paragraph(
        self, block: list[Sentence], before: list[Sentence], after: list[list[Sentence]]
    ) -> None:
        start, end = block[0].start, block[-1].end
        line = self.text[start:end]
        if (
            block[0].kind != "speech"
            and (heading := HEADING.fullmatch(line))
            and speaks_next(line, after)
        ):
            self.holder = in_small_letters(heading["name"])
            self._add(block, "", "author")
        elif (label := self._label(line)) and block[0].kind != "speech":
            self._labelled(block, label)
        elif block[0].kind == "speech":
            self._speech_block(block, before, after)
        else:
            self._prose(block, before, after)

    def _label(self, line: str) -> re.Match[str] | None:
        """“Anna Berg:”, “AB:”, “Fråga:”; one word only where it is somebody's: not “Text:”."""
        label = LABEL.match(line)
        if label is None or BYLINE.match(line):
            return None
        name = label["name"]
        somebody = " " in name or name.isupper() or name in ASKING | ANSWERING
        somebody = somebody or self.people.names(name) or is_title(name)
        somebody = somebody or MEDIUM.fullmatch(name) is not None
        return label if somebody or self.labels[name] > 1 else None

    def _labelled(self, block: list[Sentence], label: re.Match[str]) -> None:
        """“Anna Berg (S): …”, “AB: …”, “Fråga: …”."""
        name, words = label["name"], (block[0].start, block[0].start + label.end())
        end = block[-1].end
        medium = (name.isupper() and self._initials(name) == name) or MEDIUM.fullmatch(name)
        asks = medium and self.text.endswith("?", 0, end)
        if name in ASKING or asks:  # “DN: Ångrar du dig?”
            self._add(block, self.author, "question", words)
        elif name in ANSWERING:
            cue = last_parting(self.people, words[1], end)
            person = self.people.before(block[0].start)
            speaker = self._who(cue) if cue else person.name if person else self.last_direct
            self.last_direct = speaker
            self._add(block, speaker, "direct", words)
        else:
            whole = self.people.at(block[0].start)
            speaker = whole.name if whole and whole.kind == "person" else self._initials(name)
            self.holder = self.last_direct = speaker
            self._add(block, speaker, "record", words)

    def _initials(self, letters: str) -> str:
        for name in self.people.persons:
            if "".join(part[0] for part in re.split(r"[ -]", name)) == letters:
                return name
        return letters

    def _speech_block(
        self, block: list[Sentence], before: list[Sentence], after: list[list[Sentence]]
    ) -> None:
        start, end = block[0].start, block[-1].end
        words: tuple[int, int] | None
        if cue := last_parting(self.people, start, end):
            speaker, words = self._who(cue), cue.span
        elif told := told_within(self.people, start, end):
            speaker, words = told
        elif cue := self._said_last(block) or self._said_below(end, after):
            speaker, words = self._who(cue), cue.span
        elif is_asked(self.people, block, before, after, self._dialogue()):
            self.asked = True
            self._add(block, self.author, "question")
            return
        else:
            speaker, words = self._from_around(block, before, after)
        self.last_direct = speaker or self.last_direct
        self._add(block, speaker, "direct", words)

    def _said_below(self, end: int, after: list[list[Sentence]]) -> Cue | None:
        """“Det säger Bo Ek.” below what is said."""
        if not after or after[0][0].kind == "speech":
            return None
        return self._says_so(end, after[0][-1].end)

    def _said_last(self, block: list[Sentence]) -> Cue | None:
        """“– Vi vann! Det ropade Bo Ek efter matchen.”"""
        if len(block) < 2:
            return None
        return self._says_so(block[-2].end, block[-1].end, any_verb=True)

    def _says_so(self, start: int, end: int, *, any_verb: bool = False) -> Cue | None:
        last = says_so(self.people, start, end)
        cues = cues_in(self.people, start, last, any_verb=any_verb) if last else []
        return next((cue for cue in cues if cue.inverted and cue.subject not in _OWN), None)

    def _dialogue(self) -> Dialogue:
        answered = bool(self.found) and self.found[-1].manner == "direct"
        return Dialogue(self.asked, answered, bool(self.last_direct))

    def _from_around(
        self, block: list[Sentence], before: list[Sentence], after: list[list[Sentence]]
    ) -> tuple[str, tuple[int, int] | None]:
        """Speech without “säger hon”: who was introduced, who spoke, who is named next."""
        start = block[0].start
        if before and before[0].kind == "prose":
            first, last = before[0].start, before[-1].end
            asks = self.text.endswith("?", 0, last)
            cues = [cue for cue in cues_in(self.people, first, last) if self._who(cue)]
            if cues and not asks:
                return self._who(cues[-1]), cues[-1].span
            named = self._introduced(before) if not asks else None
            if named:
                return named.name, (named.start, named.end)
            if (title := _TITLE_BEFORE_COLON.search(self.text, first, last)) and is_title(title[1]):
                return title[1].lower(), title.span(1)
            if asks and self.last_direct:
                return self.last_direct, None
        elif before and before[0].kind == "speech" and self.last_direct:
            return self.last_direct, None
        for block_after in after[:2]:
            if block_after[0].kind != "speech":
                break
            if cue := last_parting(self.people, block_after[0].start, block_after[-1].end):
                return self._who(cue), cue.span
        if self.last_direct:
            return self.last_direct, None
        person = self.people.before(start, spared=self.spared)
        return (person.name, (person.start, person.end)) if person else ("", None)

    def _introduced(self, before: list[Sentence]) -> Mention | None:
        """The first person of the last sentence before that names one."""
        for sentence in reversed(before):
            for mention in self.people.within(sentence.start, sentence.end):
                if mention.kind == "person":
                    whole = self.people.at(mention.start)
                    if whole and self.people.known(whole.name):
                        return whole
            pronoun = re.match(r"(Hon|Han)\b", self.text[sentence.start : sentence.end])
            if pronoun:
                return self.people.before(sentence.start, pronoun[1].lower(), self.spared)
        return None

    def _end_of_line(self, position: int, least: int) -> int:
        """Where the line of a quote's end ends, if that is behind `least`."""
        end = self.text.find("\n", position)
        return max(least, len(self.text) if end < 0 else end) if position >= least else least

    def _prose(
        self, block: list[Sentence], before: list[Sentence], after: list[list[Sentence]]
    ) -> None:
        start, end = block[0].start, block[-1].end
        cues = cues_in(self.people, start, self._end_of_line(self.quotes.end_of(end - 1), end))
        if before and self.text[before[-1].start : before[-1].end].endswith(":"):
            cues = cues_in(self.people, before[0].start, before[-1].end) + cues
        outside = [cue for cue in cues if not self.quotes.holds(cue.start)]
        at_quotes = sorted([*outside, *self._beside_quotes(start, end)], key=lambda cue: cue.start)
        if self.text[start:end].endswith("?") and after and after[0][0].kind == "speech":
            self._add(block, self.author, "question")
            return
        for sentence in block:
            quote = self.quotes.of(sentence.start, sentence.end)
            near = self.quotes.nearest(quote, at_quotes) if quote else None
            if near:
                speaker = self._who(near)
                self.last_direct = speaker or self.last_direct
                self._add([sentence], speaker, "direct", near.span)
            elif quote and (named := written_by(self.people, quote[1])):
                self.last_direct = named[0]
                self._add([sentence], named[0], "direct", named[1])
            elif quote and quote[1] >= end and (cue := self._said_below(quote[1], after)):
                self.last_direct = self._who(cue) or self.last_direct
                self._add([sentence], self._who(cue), "direct", cue.span)
            elif quote and (person := before_colon(self.people, quote[0])):
                self.last_direct = person.name
                self._add([sentence], person.name, "direct", (person.start, person.end))
            elif quote and by_somebody(self.people, quote[1]):
                self._add([sentence], "", "direct")
            elif quote and self.last_direct and not self.holder and quote[0] <= sentence.start:
                self._add([sentence], self.last_direct, "direct")
            else:
                self._plain(sentence, outside)

    def _beside_quotes(self, start: int, end: int) -> list[Cue]:
        """“”…”, dömer Anna Berg ut det”: any verb says so right behind a quote."""
        return [
            cue
            for last in self.quotes.ends_within(start, end)
            for cue in cues_in(
                self.people, last, min(end, last + _BEHIND_MAX_CHARACTERS), any_verb=True
            )[:1]
            if cue.inverted and cue.parting and cue.start - last <= _GAP_MAX_CHARACTERS
        ]

    def _plain(self, sentence: Sentence, cues: list[Cue]) -> None:
        """The text's own words, or what it reports that somebody says."""
        own = self.holder or self.author
        manner = "record" if self.holder else "author"
        authority, words = leans_on(self.people, sentence.start, sentence.end)
        inside = between(cues, sentence.start, sentence.end)
        for cue in sorted(inside, key=lambda each: (each.wants, not _ends_it(each))):
            if cue.first_person or _AS_SAID.search(self.text[max(0, cue.start - 5) : cue.start]):
                continue
            if cue.wants and (own or authority):
                continue  # in a debate the author says what a party wants
            name = self._who(cue)
            leans = cue.reckons and cue.kind == "organisation" and not is_political(name)
            if name and leans:
                authority, words = name, cue.span
            elif name:
                self._add([sentence], name, "indirect", cue.span, authority)
                return
        if told := summed_up(self.people, sentence.start, sentence.end):
            self._add([sentence], told[0], "indirect", told[1])
            return
        if words and authority and words[0] >= 0 and self._is_person(authority):
            self._add([sentence], authority, "indirect", words)
            return
        self._add([sentence], own, manner, words, authority)

    def _is_person(self, name: str) -> bool:
        if not self.people.organisations.isdisjoint([name, *_TOGETHER.split(name)]):
            return False
        office = name == "åklagaren" or not (name.endswith("na") or is_small_group(name))
        if is_title(name) and office:
            return True  # “enligt rektorn”
        return self.people.known(name) and (" " in name or name in self.people.persons)

    def _who(self, cue: Cue) -> str:
        """The name that a cue's subject stands for."""
        if cue.mention and cue.kind == "organisation":
            return self.people.named_for(cue.mention.name, cue.start)
        if cue.mention:
            return cue.mention.name
        if cue.subject in {"hon", "han", "hen"}:
            gender = "" if cue.subject == "hen" else cue.subject
            person = self.people.before(cue.start, gender, self.spared)
            person = person or self.people.after(cue.end, gender)
            return person.name if person else ""
        if cue.subject in {"jag", "vi"}:
            return self.holder or self.author
        titled = self.people.titled(cue.subject, cue.start)
        return titled.name if titled else cue.subject

    def _add(
        self,
        block: list[Sentence],
        speaker: str,
        manner: str,
        words: tuple[int, int] | None = None,
        authority: str = "",
    ) -> None:
        spans = (words,) if words else ()
        party = self.people.parties.get(speaker, "")
        self.found += [
            Attribution(each.start, each.end, speaker, manner, spans, authority, party)
            for each in block
        ]
