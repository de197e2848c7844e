"""Published claims out of nothing: rows for COPY, the same for the same seed.

Row by row what the models and `claims.publishing.publish` would have stored; the test beside this
package holds the records to those that publishing makes.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from benchmarks.wording import Sentence, Wording
from benchmarks.world import AT, FIXTURES, SPEAKERS, Voice, World, public_id
from claims.models import ClaimVersion
from claims.public_rows import to_json
from claims.records import Json, timestamp
from corpus.anchoring import Span, context
from corpus.edtf_dates import parse_closed_days
from corpus.normalisation import NORMALISATION_VERSION

CLAIMS_A_DOCUMENT = 25
SENTENCES_A_DOCUMENT = 75
LEAST_CHARACTERS = 5_000

KINDS = {
    "quantity": 20,
    "comparison": 12,
    "history": 20,
    "causation": 10,
    "rule": 8,
    "decision": 10,
    "prediction": 6,
    "attribution": 8,
    "definition": 0.05,
    "other": 6,
}
STATUSES = {
    "unverified": 86,
    "in_progress": 4,
    "in_review": 1,
    "checked": 8,
    "not_checkable": 1,
}
DAYS = (1, 12, 24)
EDTF_FORMS = ("{0}-{1:02}-{2:02}", "{0}-{1:02}-{2:02}", "{0}-{1:02}", "{0}~", "{0}-{1:02}/{0}-12")

Row = tuple[Any, ...]


@dataclass(slots=True)
class Batch:
    """Rows by table, and the versions that they amount to."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    versions: list[ClaimVersion] = field(default_factory=list)
    # The texts of the documents whose rights notes allow it, by public id.
    public_texts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Document:
    id: int
    text: str
    # What is the same for each claim: `claim.source` without the span, and `document` of a version.
    source: Json
    record: Json
    date: Json
    voices: list[Voice]
    sections: list[tuple[int, int, int, Json]]


class Generator:
    def __init__(self, seed: int, world: World) -> None:
        self._random = Random(seed)
        self._world = world
        self._wording = Wording(self._random, FIXTURES / "corpus")
        # A few are heard all the time, most now and then.
        self._weights = list(accumulate(1 / (5 + rank) for rank in range(SPEAKERS)))
        self._topic_weights = list(accumulate(1 / rank for rank in range(1, len(world.topics) + 1)))
        self._documents = self._claims = self._sections = self._assessments = 0

    def batches(self, claims: int, size: int) -> Iterator[Batch]:
        """Batches of about `size` claims until there are `claims`."""
        while self._claims < claims:
            batch = Batch()
            until = min(claims, self._claims + size)
            while self._claims < until:
                self._add_document(batch, min(CLAIMS_A_DOCUMENT, until - self._claims))
            yield batch

    def _add_document(self, batch: Batch, claims: int) -> None:
        pick = self._random
        title = self._wording.title()
        sentences = self._wording.sentences(SENTENCES_A_DOCUMENT)
        text, places = _compose(title, sentences)
        while len(text) < LEAST_CHARACTERS:
            sentences += self._wording.sentences(10)
            text, places = _compose(title, sentences)
        document = self._document_rows(batch, title, text, places)
        for place in sorted(pick.sample(range(len(sentences)), claims)):
            self._add_claim(batch, document, sentences[place], places[place])

    def _document_rows(self, batch: Batch, title: str, text: str, places: list[int]) -> _Document:
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
        return _Document(
            id=number,
            text=text,
            source={"document": own, "revision": 1, "sha256": sha256},
            record=record,
            date=date,
            voices=[self._voice() for _ in range(pick.choice((1, 1, 2, 3)))],
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

    def _voice(self) -> Voice:
        speakers = self._world.speakers
        (voices,) = self._random.choices(speakers, cum_weights=self._weights)
        return self._random.choice(voices)

    def _date(self) -> Json:
        pick = self._random
        form = pick.choice(EDTF_FORMS)
        # Few enough days to be parsed once each.
        edtf = form.format(pick.randrange(2010, 2025), pick.randrange(1, 12), pick.choice(DAYS))
        earliest, latest = parse_closed_days(edtf)
        days = {"earliest": earliest.isoformat(), "latest": latest.isoformat()}
        return {"edtf": edtf, **days, "evidence": "Dagen står i texten."}

    def _add_claim(self, batch: Batch, document: _Document, said: Sentence, start: int) -> None:
        pick = self._random
        self._claims += 1
        number, end = self._claims, start + len(said.text)
        at = AT + timedelta(minutes=number)
        status, kind = _weighted(pick, STATUSES), _weighted(pick, KINDS)
        voice = pick.choice(document.voices)
        section = next((s for s in document.sections if s[1] <= start and end <= s[2]), None)
        around = context(document.text, Span(start, end))
        rating, assessment = self._check(batch, status, at)
        assessment_id = None if status == "unverified" else self._assessments
        date, year = document.date, document.date["edtf"][:4]
        statement = f"{said.text} [{year}]."
        batch.rows["claims_claim"].append(
            (
                *(number, public_id(number), document.id, section[0] if section else None),
                *(start, end, said.text, statement, kind, voice.speaker, voice.role, ""),
                *(date["edtf"], date["earliest"], date["latest"], date["evidence"]),
                *("medium", "", status, assessment_id, at, self._world.author),
            )
        )
        others = self._other_voices(batch, number, voice)
        topics = self._topics(batch, number)
        claim: Json = {
            "id": public_id(number),
            "language": "sv",
            "statement": statement,
            "quote": said.text,
            "kind": kind,
            "topics": topics,
            "speaker": voice.record,
            "cosigners": [o.record for capacity, o in others if capacity == "cosigner"],
            "cited_authority": _record_of(others, "cited_authority"),
            "reported_by": _record_of(others, "reported_by"),
            "date": date,
            "source": {
                **document.source,
                "section": section[3] if section else None,
                "start": start,
                "end": end,
                "prefix": around.prefix,
                "suffix": around.suffix,
            },
            "quantities": self._quantities(batch, number, said, year),
            "verification_status": status,
            "rating": rating[1] if rating else None,
            "assessment": assessment,
        }
        people = {v.speaker: v.whole for v in (voice, *(other for _capacity, other in others))}
        record: Json = {
            "claim": claim,
            "attribution": "",
            "relations": [],
            "document": document.record,
            "speakers": list(people.values()),
            "topics": [self._world.topics[topic] for topic in topics],
        }
        batch.versions.append(
            ClaimVersion(
                claim_id=number,
                number=1,
                publication=number,
                kind="first",
                revision_id=document.id,
                status=status,
                rating_id=rating[0] if rating else None,
                record=record,
                published_at=at,
                published_by_id=self._world.approver,
            )
        )
        batch.rows["claims_claimversion"].append(
            (
                *(number, 1, number, "first", "", document.id, status),
                *(rating[0] if rating else None, to_json(record), at, self._world.approver),
            )
        )

    def _quantities(self, batch: Batch, claim: int, said: Sentence, year: str) -> list[Json]:
        if not (number := said.number):
            return []
        batch.rows["claims_quantity"].append(
            (
                *(claim, 1, number.text, number.value, number.value_max, number.unit),
                *(number.qualifier, year),
            )
        )
        return [number._asdict() | {"period": year}]

    def _topics(self, batch: Batch, claim: int) -> list[str]:
        chosen = self._random.choices(
            list(self._world.topics),
            cum_weights=self._topic_weights,
            k=self._random.choice((1, 1, 2)),
        )
        topics = sorted(set(chosen))
        batch.rows["claims_claim_topics"] += [(claim, topic) for topic in topics]
        return topics

    def _other_voices(self, batch: Batch, claim: int, first: Voice) -> list[tuple[str, Voice]]:
        """One claim in ten has another voice in it."""
        if self._random.random() >= 0.1:
            return []
        capacity = self._random.choice(("cosigner", "cited_authority", "reported_by"))
        other = self._voice()
        if other.speaker == first.speaker:
            return []
        batch.rows["claims_voice"].append((claim, capacity, other.speaker, other.role, 1))
        return [(capacity, other)]

    def _check(
        self, batch: Batch, status: str, at: datetime
    ) -> tuple[tuple[int, Json] | None, Json | None]:
        """The verdict and the assessment, as far as the public sees them."""
        if status == "unverified":
            return None, None
        self._assessments += 1
        pick, world = self._random, self._world
        summary, explanation = (sentence.text for sentence in self._wording.sentences(2))
        rating = pick.choice(world.ratings) if status == "checked" else None
        handed_in = status != "in_progress"
        approved = status in {"checked", "not_checkable"}
        batch.rows["claims_assessment"].append(
            (
                *(self._assessments, rating[0] if rating else None, summary, explanation, "", ""),
                *(world.author, at if handed_in else None, world.author if handed_in else None),
                *(at if approved else None, world.approver if approved else None),
            )
        )
        if status == "not_checkable":
            return None, {"summary": summary}
        if rating is None:
            return None, None
        assessment: Json = {"summary": summary, "explanation": explanation}
        assessment |= {"checked_at": timestamp(at), "evidence": self._evidence(batch)}
        return rating, assessment

    def _evidence(self, batch: Batch) -> list[Json]:
        found = []
        for position in range(1, self._random.randrange(2, 4)):
            evidence: Json = {
                "url": f"https://kalla.example/{self._assessments}/{position}",
                "archive_url": None,
                "title": self._wording.title(),
                "publisher": "Statistikmyndigheten",
                "published_on": "2023-03",
                "stance": self._random.choice(("supports", "contradicts", "contextualises")),
                "primary": position == 1,
                "summary": self._wording.title(),
            }
            batch.rows["claims_evidence"].append(
                (
                    *(self._assessments, position, evidence["url"], "", evidence["title"]),
                    *(evidence["publisher"], evidence["published_on"], "På sidan."),
                    *(evidence["stance"], evidence["primary"], evidence["summary"]),
                )
            )
            found.append(evidence)
        return found


def _compose(title: str, sentences: list[Sentence]) -> tuple[str, list[int]]:
    """A title, and paragraphs of four sentences; where each sentence begins."""
    parts, places, length = [title, "\n\n"], [], len(title) + 2
    for number, sentence in enumerate(sentences, start=1):
        places.append(length)
        end = ".\n\n" if number % 4 == 0 else ". "
        parts += (sentence.text, end)
        length += len(sentence.text) + len(end)
    return "".join(parts), places


def _weighted(random: Random, weights: Mapping[str, float]) -> str:
    return random.choices(tuple(weights), weights=tuple(weights.values()))[0]


def _record_of(others: list[tuple[str, Voice]], capacity: str) -> Json | None:
    return next((other.record for c, other in others if c == capacity), None)
