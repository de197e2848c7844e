"""Generated documents: their text, revision and sections."""

import hashlib
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from benchmarks.tables import Batch
from benchmarks.wording import Sentence, Wording
from benchmarks.world import AT, SPEAKERS, Voice, World, public_id
from claims.publication.shapes import Json
from corpus.edtf_dates import parse_closed_days
from corpus.normalisation import NORMALISATION_VERSION

LEAST_CHARACTERS = 5_000

DAYS = (1, 12, 24)
EDTF_FORMS = ("{0}-{1:02}-{2:02}", "{0}-{1:02}-{2:02}", "{0}-{1:02}", "{0}~", "{0}-{1:02}/{0}-12")


@dataclass(slots=True)
class Source:
    """A document with its text, in which claims are marked."""

    id: int
    text: str
    sentences: list[Sentence]
    places: list[int]  # where each sentence begins
    # What is the same for each claim: `claim.source` without the span, and `document` of a version.
    source: Json
    record: Json
    date: Json
    voices: list[Voice]
    sections: list[tuple[int, int, int, Json]]


class Sources:
    def __init__(self, random: Random, world: World, wording: Wording) -> None:
        self._random = random
        self._world = world
        self._wording = wording
        # A few are heard all the time, most now and then.
        self._weights = list(accumulate(1 / (5 + rank) for rank in range(SPEAKERS)))
        self._documents = self._sections = 0

    def make(self, batch: Batch, count: int) -> Source:
        """The next document, of so many sentences at least; its rows are put into the batch."""
        title = self._wording.title()
        sentences = self._wording.sentences(count)
        text, places = _compose(title, sentences)
        while len(text) < LEAST_CHARACTERS:
            sentences += self._wording.sentences(10)
            text, places = _compose(title, sentences)
        return self._rows(batch, title, text, sentences, places)

    def voice(self) -> Voice:
        """Somebody, in one of their roles."""
        speakers = self._world.speakers
        (voices,) = self._random.choices(speakers, cum_weights=self._weights)
        return self._random.choice(voices)

    def _rows(
        self, batch: Batch, title: str, text: str, sentences: list[Sentence], places: list[int]
    ) -> Source:
        pick = self._random
        self._documents += 1
        number = self._documents
        content = text.encode()
        sha256 = hashlib.sha256(content).hexdigest()
        publisher, publisher_name = pick.choice(self._world.publishers)
        open_to_all = pick.random() < 0.1
        date = self._date()
        own: Json = {
            "id": public_id(100_000_000 + number),
            "file": f"{number:06}_{sha256[:16]}.txt",
            "title": title,
            "kind": pick.choice(("article", "interview", "debate_article", "report", "blog")),
            "publisher": publisher_name,
            "url": f"https://tidning.example/{number}",
        }
        rights = "Licensed under CC BY 4.0." if open_to_all else ""
        batch.rows["corpus_document"].append(
            (
                *(number, own["id"], own["file"], own["file"], title, own["kind"], publisher),
                *("", "", "sv", own["url"], "", date["edtf"], date["earliest"], date["latest"]),
                *(date["evidence"], "", rights, open_to_all),
            )
        )
        batch.rows["corpus_revision"].append(
            (
                *(number, number, 1, text, len(text), sha256, content, sha256),
                *(NORMALISATION_VERSION, AT, self._world.author),
            )
        )
        record = own | {
            "byline": None,
            "reference": None,
            "language": "sv",
            "archived_url": None,
            "date": date,
            "retrieved_on": None,
            "rights_note": rights or None,
            "full_text_public": open_to_all,
            "revision": 1,
            "sha256": sha256,
            "length": len(text),
        }
        if open_to_all:
            batch.public_texts[own["id"]] = text
        return Source(
            id=number,
            text=text,
            sentences=sentences,
            places=places,
            source={"document": own, "revision": 1, "sha256": sha256},
            record=record,
            date=date,
            voices=[self.voice() for _ in range(pick.choice((1, 1, 2, 3)))],
            sections=self._section_rows(batch, number, len(text), places),
        )

    def _section_rows(
        self, batch: Batch, document: int, length: int, places: list[int]
    ) -> list[tuple[int, int, int, Json]]:
        """One document in five has sections: its first half, and its second."""
        if self._random.random() >= 0.2:
            return []
        sections = []
        middle = places[len(places) // 2]
        for number, (start, end) in enumerate(((0, middle), (middle, length)), start=1):
            self._sections += 1
            title = self._wording.title()
            batch.rows["corpus_section"].append(
                (self._sections, document, number, title, start, end, start, "", "")
            )
            sections.append((self._sections, start, end, {"number": number, "title": title}))
        return sections

    def _date(self) -> Json:
        pick = self._random
        form = pick.choice(EDTF_FORMS)
        # Few enough days to be parsed once each.
        edtf = form.format(pick.randrange(2010, 2025), pick.randrange(1, 12), pick.choice(DAYS))
        earliest, latest = parse_closed_days(edtf)
        days = {"earliest": earliest.isoformat(), "latest": latest.isoformat()}
        return {"edtf": edtf, **days, "evidence": "Dagen står i texten."}


def _compose(title: str, sentences: list[Sentence]) -> tuple[str, list[int]]:
    """A title, and paragraphs of four sentences; where each sentence begins."""
    parts, places, length = [title, "\n\n"], [], len(title) + 2
    for number, sentence in enumerate(sentences, start=1):
        places.append(length)
        end = ".\n\n" if number % 4 == 0 else ". "
        parts += (sentence.text, end)
        length += len(sentence.text) + len(end)
    return "".join(parts), places
