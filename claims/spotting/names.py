"""Who is named in a text, and whom a pronoun, a surname or a title stands for."""

import re
import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from claims.spotting.first_names import MEN, WOMEN, gender_of
from claims.spotting.organisations import (
    GROUPS,
    KINDS,
    is_group,
    is_small_group,
    several_words,
)
from claims.spotting.word_lists import listed


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands; `kind` is `person` or `organisation`."""

    start: int
    end: int
    name: str
    kind: str


_REACH_MAX_NAMES: Final = 200  # names that a pronoun or a title may reach back over
_BESIDE_MAX_NAMES: Final = 4  # in which somebody whose gender is known goes before others
_NEXT_MAX_NAMES: Final = 3
_UPPER: Final = "A-ZÅÄÖÉÜ"
_WORD: Final = rf"[{_UPPER}][a-zåäöéüèáA-ZÅÄÖ’'-]*[a-zåäöéüèá]"
_SMALL: Final = "(?:von|af|de|van|der|la|al|bin|den)"
# “S vill höja skatten”: a party by one letter is known by what it does.
_LETTER: Final = (
    r"(?:^|(?<=\n)|(?<=[.!?:–;,] )|(?<=och )|(?<=att )|(?<=men )|(?<=när )|(?<=som ))"
    r"[SMCLV](?=(?:,\ [A-ZÅÄÖ]\w*)*\ (?:och\ [A-ZÅÄÖ]\w*\ )?"
    r"(?:vill|säger|menar|anser|kräver|hävdar|lovar|föreslår|varnar|tycker|skriver|yrkar)\ )"
)
# “Hammarby IF”, “Skanska AB”: what an organisation is, behind its name.
_KIND: Final = "(?:IF|FF|FC|BK|IK|SK|AIK|HC|IS|GIF|AIF|BoIS|AB|ASA|HK|IBK|FK)"
_OF_A_CLUB: Final = re.compile(_KIND)
_BEFORE_CLUBS: Final = frozenset(["Enligt", "I", "På", "Av", "Till", "Från", "Med", "Mot", "Hos"])
_NAME: Final = re.compile(
    rf"(?<![\w-])(?:{_WORD}(?:\ (?:{_SMALL}\ )?"
    rf"(?:{_WORD}|[{_UPPER}]\.|[{_UPPER}](?=\ [{_UPPER}][a-zåäöé]))){{0,3}}(?:\ {_KIND})?"
    rf"|(?:IFK|BK|IK|FC)\ {_WORD}|[{_UPPER}]{{2,6}}|{_LETTER})(?![\w-])"
)
# With a capital only because a sentence begins with them.
_NO_NAMES: Final = listed(
    """
    Enligt Men Det Den De Dem Detta Denna Dessa I På Och När Så Nu För Sedan Att Om Där Här Vi Han
    Hon Hen Jag Ni Du Man En Ett Inte Också Under Efter Före Vid Av Till Från Med Utan Över Genom
    Hos Mellan Trots Tack Ja Nej Jo Vad Hur Varför Vem Vilka Vilken Vilket Är Har Kan Ska Skulle
    Vill Måste Bör Blir Var Då Dock Därför Dessutom Samtidigt Däremot Istället Tidigare Senare Igår
    Idag Imorgon Alla Många Några Flera Få Både Varken Eller Utöver Även Bara Kanske Svar Fråga
    Text Foto Av Fru Herr Talman Ärade Anf Anförande Interpellation Replik Ordföranden Ministern
    Statsministern Rektorn Kommunen Regionen Polisen Regeringen Riksdagen Staten Skolan Vården
    Partiet Oppositionen Sverige Stockholm Göteborg Malmö Umeå Norge Danmark Finland Europa Tyskland
    USA EU FN Ukraina Ryssland Uppsala Luleå Gävle Lund Borås Örebro Västerås Linköping Sist Först
    Redan Ofta Ibland Aldrig Alltid Ingen Inget Inga Någon Något Båda Själv Sverige Norrland Skåne
    Januari Februari Mars April Maj Juni Juli Augusti September Oktober November December Ännu Vår
    Våra Vårt Min Mitt Mina Din Ditt Dina Deras Hans Hennes Dess Varje Varför Visst Absolut Precis
    Eftersom Medan Innan Fast Ändå Kommunalrådet Statsrådet Finansministern Läraren Fredag Lördag
    Söndag Måndag Tisdag Onsdag Torsdag Sådant Sådan Sådana Just Ungefär Totalt Annars Bland Kring
    Utredningen Rapporten Budgeten Förslaget Frågan Problemet Beslutet Bakgrunden Som Liksom Likt
    Såväl Såsom Inför Inom Utanför Bakom Framför Runt Omkring Nära Nyligen Hittills Snart Nästa
    Förra Förre Nuvarande Dåvarande Drygt Knappt Nästan Cirka Minst Högst Hela Halva Samma Samtliga
    Enbart Endast Särskilt Faktiskt Egentligen Självklart Tydligen Uppenbarligen Förmodligen
    Troligen Möjligen Naturligtvis Givetvis Dessvärre Tyvärr Slutligen Avslutningsvis
    Inledningsvis Vidare Därtill Därmed Därefter Därpå Emellertid Visserligen Sällan Åtminstone
    Likaså Ytterligare Framförallt Tillsammans Ingenting Någonting Ena Andra Första Ty Ifall
    Vd VD Gd GD Ordf Doktor Doktorn Kyrkoherde General Överste Kapten Mamma Pappa Prins Prinsessan
    Möt Träffa Läs Hör Följ Lyssna Intervju Porträtt
    Ledamoten Riksdagsledamoten Riksdagsmannen
    Huruvida Oavsett Förutom Bortsett Beträffande Angående Gällande Samt Plus Minus
    """
)
OFFICES: Final = (
    *("läkare", "chef", "ledare", "minister", "råd"),
    *(
        "ordförande",
        "sekreterare",
        "direktör",
        "talesperson",
        "forskare",
        "lärare",
        "professor",
        "hövding",
        "doktor",
        "docent",
        "rektor",
        "advokat",
        "åklagare",
        "biskop",
        "borgmästare",
        "ledamot",
        "jurist",
        "ekonom",
        "expert",
        "analytiker",
        "utredare",
        "kommissarie",
        "talman",
        "president",
        "författare",
        "debattör",
        "företrädare",
    ),
)
_ROLE_ENDINGS: Final = (*("en", "an", "rn", "rådet", "ombudet", "hustrun", "frun"), *OFFICES)
_SENTENCE_END: Final = re.compile(r"[.!?:](?:\s|$)|\n")
_PARTY: Final = re.compile(r"\s?\(([A-ZÅÄÖa-zåäö]{1,3})\)")
# What somebody does or says, behind the name in the genitive.
_OWN_ACT: Final = re.compile(
    r"\s(?:senaste\s|nya\s|första\s)?(?:beslut|förslag|besked|mejl|brev|inlägg|uttalande|utspel|avgång|kritik"
    r"|svar|tal|linje|budget|utredning|rapport|bok|liv|hem|parti|karriär|familj)(?![\w-])"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+(?![\w-])")


class NamedPeople:
    """All names of a text, in order, and what stands for them later."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.mentions = _all_mentions(text)
        self._starts = [mention.start for mention in self.mentions]
        persons = [mention.name for mention in self.mentions if mention.kind == "person"]
        self.persons = dict.fromkeys(persons)  # each once, in order
        self.organisations = {each.name for each in self.mentions if each.kind == "organisation"}
        self.parties: dict[str, str] = {}  # “Bo Ek (S)”: as the text says it first
        for mention in self.mentions:
            if party := _PARTY.match(text, mention.end):
                self.parties.setdefault(mention.name, party[1].upper())
        self._full: dict[str, str] = {}
        for mention in self.mentions:
            if mention.kind == "person" and " " in mention.name:
                for part in mention.name.split(" "):
                    self._full.setdefault(part, mention.name)

    def at(self, start: int) -> Mention | None:
        """The name that begins there; with the whole name where a surname stands."""
        index = bisect_left(self._starts, start)
        if index < len(self.mentions) and self._starts[index] == start:
            return self._whole(self.mentions[index])
        word = self._word(start)
        if word and is_small_group(word):
            return Mention(start, start + len(word), word, "organisation")
        return None

    def _word(self, start: int) -> str:
        """The whole word that begins there; empty inside of one."""
        match = _LETTERS.match(self.text, start)
        inside = (
            match and start and (self.text[start - 1].isalnum() or self.text[start - 1] in "-_")
        )
        return match[0] if match and not inside else ""

    def holding(self, position: int) -> Mention | None:
        """The name that the position lies in; with the whole name where a surname stands."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self.mentions[index].end:
            return self.at(self._starts[index])
        return self.at(position)

    def organisation(self, start: int) -> Mention | None:
        """The organisation whose name begins there; of a genitive the organisation that owns."""
        mention = self.at(start)
        if mention is None:
            word = self._word(start)
            if not (word.endswith("s") and is_small_group(word[:-1])):
                return None
            return Mention(start, start + len(word), word[:-1], "organisation")
        name = mention.name.removesuffix("s")
        if name != mention.name and is_group(name.split(" ")):
            return Mention(mention.start, mention.end, name, "organisation")
        return mention if mention.kind == "organisation" else None

    def _whole(self, mention: Mention) -> Mention | None:
        if mention.kind == "organisation" or " " in mention.name:
            return mention
        whole = self._full.get(mention.name) or self._full.get(mention.name.removesuffix("s"))
        return Mention(mention.start, mention.end, whole or mention.name, "person")

    def _without_genitive(self, mention: Mention | None) -> Mention | None:
        """The Bo Ek of “Bo Eks beslut”, where nothing else tells that his name is not Eks."""
        if mention is None or mention.kind != "person" or " " not in mention.name:
            return mention
        if not (mention.name.endswith("s") and _OWN_ACT.match(self.text, mention.end)):
            return mention
        return Mention(mention.start, mention.end, mention.name[:-1], "person")

    def before(
        self, position: int, gender: str = "", spared: list[tuple[int, int]] | None = None
    ) -> Mention | None:
        """The person who was named last; outside of the spared spans, if one is.

        The spans are in order, and none lies in another.
        """
        fallback = unsure = None
        last = bisect_left(self._starts, position)
        for index in range(last - 1, max(-1, last - _REACH_MAX_NAMES), -1):
            mention = self._without_genitive(self._whole(self.mentions[index]))
            if unsure and index < last - _BESIDE_MAX_NAMES:
                break
            if mention is None or mention.kind != "person" or not self.known(mention.name):
                continue
            fits = gender_of(mention.name) if gender else ""
            if fits != gender and fits:
                continue
            if spared and _holds(spared, mention.start):
                fallback = fallback or mention
            elif gender and not fits:
                unsure = unsure or mention  # one who fits for certain may stand beside
            else:
                return mention
        return unsure or fallback

    def after(self, position: int, gender: str) -> Mention | None:
        """The person of the kind who is named next: “säger han. Han heter Bo Ek”."""
        first = bisect_left(self._starts, position)
        for index in range(first, min(first + _NEXT_MAX_NAMES, len(self.mentions))):
            mention = self._whole(self.mentions[index])
            if mention and mention.kind == "person" and self.known(mention.name):
                return mention if gender_of(mention.name) in {gender, ""} else None
        return None

    def named_for(self, word: str, position: int) -> str:
        """“myndigheten”: the organisation of that kind that was named last; else the word."""
        fits = KINDS.get(word.lower())
        last = bisect_left(self._starts, position) if fits else 0
        for index in range(last - 1, max(-1, last - _REACH_MAX_NAMES), -1):
            name = self.mentions[index].name
            if self.mentions[index].kind == "organisation" and fits and fits.search(name):
                return name
        return word

    def within(self, start: int, end: int) -> list[Mention]:
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def known(self, name: str) -> bool:
        """Whether the name is a person's: a first name and another, or part of one."""
        first = name.split(" ", 1)[0].split("-", 1)[0]
        return " " in name or first in WOMEN or first in MEN

    def names(self, word: str) -> bool:
        """Whether one word names a person: a first name, or part of a name in this text."""
        return word in self._full or self.known(word)

    def stands(self, mention: Mention) -> bool:
        """Whether it is a name though it begins a sentence."""
        return mention.kind == "organisation" or self.known(mention.name)

    def titled(self, title: str, position: int) -> Mention | None:
        """“rektorn”: the person before whose name, or after it, that title stands."""
        stem = title.lower().removesuffix("n").removesuffix("e").removesuffix("t")
        last = bisect_left(self._starts, position)
        for index in range(last - 1, max(-1, last - _REACH_MAX_NAMES), -1):
            mention = self.mentions[index]
            whole_name = mention.kind == "person" and " " in mention.name
            if whole_name and stem in self._around(mention, position):
                return mention
        return None

    def _around(self, mention: Mention, position: int) -> str:
        """What stands beside a name in its sentence, before the position."""
        before = self.text[max(0, mention.start - 40) : mention.start]
        after = self.text[mention.end : min(mention.end + 60, position)]
        return f"{_SENTENCE_END.split(before)[-1]} {_SENTENCE_END.split(after)[0]}".lower()


def _all_mentions(text: str) -> list[Mention]:
    """In order, without the party in brackets behind a person's name."""
    found: list[Mention] = []
    past = 0
    for match in _NAME.finditer(text):
        if match.start() < past:
            continue
        if several := _of_several_words(text, match):
            found.append(several)
            past = several.end
            continue
        for mention in _mentions(match):
            party = _PARTY.match(text, found[-1].end) if found else None
            if party is None or mention.start != party.start(1) or found[-1].kind != "person":
                found.append(mention)
    return found


def _of_several_words(text: str, match: re.Match[str]) -> Mention | None:
    """“(Enligt) Brottsförebyggande rådet”: behind words that only begin the sentence."""
    start = match.start()
    for word in match[0].split(" "):
        if end := several_words(text, start, begins=word in _NO_NAMES):
            return Mention(start, end, text[start:end], "organisation")
        start += len(word) + 1
    return None


def _holds(spans: list[tuple[int, int]], position: int) -> bool:
    index = bisect_right(spans, (position, sys.maxsize)) - 1
    return index >= 0 and position < spans[index][1]


def _mentions(match: re.Match[str]) -> list[Mention]:
    """The name, without words that only begin a sentence, and without a genitive's owner."""
    start, words = match.start(), match[0].split(" ")
    while words and words[0] in _NO_NAMES and not (len(words) == 1 and words[0] in GROUPS):
        inside = match.string[max(0, start - 2) : start]
        named = len(words) > 1 and words[1] not in _NO_NAMES  # “Maj Skog”
        named |= inside[:1].islower() and inside[1:] == " "  # “fyller Inga i”: within a sentence
        if words[0] in WOMEN | MEN and named:
            break
        if len(words) == 2 and _OF_A_CLUB.fullmatch(words[1]) and words[0] not in _BEFORE_CLUBS:
            break  # “Malmö FF”
        start += len(words[0]) + 1
        words = words[1:]
    if not words:
        return []
    if len(words) > 2 and words[0].endswith("s") and is_group([words[0][:-1]]):
        start += len(words[0]) + 1  # “Moderaternas Peter Skoog”
        words = words[1:]
    whole = len(words) == 2 and words[1] in WOMEN | MEN  # “Sonen Adam”
    if (len(words) > 2 or whole) and is_role(words[0]):
        start += len(words[0]) + 1  # “Åklagaren Siv Trana”
        words = words[1:]
    name = " ".join(words)
    kind = "organisation" if is_group(words) else "person"
    return [Mention(start, start + len(name), name, kind)]


def is_role(word: str) -> bool:
    """“Läkaren”, “Pappan”, “Moderaten”: with a capital where a sentence begins with it."""
    first = word.split("-", 1)[0]
    if first in WOMEN or first in MEN or word in GROUPS:
        return False
    return word.lower().endswith(_ROLE_ENDINGS)
