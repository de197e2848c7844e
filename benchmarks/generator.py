"""Published claims out of nothing: rows for COPY, the same for the same seed.

Row by row what the models and `claims.publication.publishing.publish` would have stored; the test
beside this package holds the records to those that publishing makes.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from benchmarks.sources import Source, Sources
from benchmarks.tables import Batch
from benchmarks.wording import Sentence, Wording
from benchmarks.world import AT, FIXTURES, Voice, World, public_id
from claims.models import ClaimVersion
from claims.publication.record import SHORT_CONTEXT_CHARACTERS, timestamp
from claims.publication.shapes import Json, to_json
from corpus.anchoring import CONTEXT_CHARACTERS, Span, context

CLAIMS_A_DOCUMENT = 25
# One document in fifty is a long report.
LONG = 100
SENTENCES_A_CLAIM = 3

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


class Generator:
    def __init__(self, seed: int, world: World) -> None:
        self._random = Random(seed)
        self._world = world
        self._wording = Wording(self._random, FIXTURES / "corpus")
        self._sources = Sources(self._random, world, self._wording)
        self._topic_weights = list(accumulate(1 / rank for rank in range(1, len(world.topics) + 1)))
        self._claims = self._assessments = 0

    def batches(self, claims: int, size: int) -> Iterator[Batch]:
        """Batches of about `size` claims until there are `claims`."""
        while self._claims < claims:
            batch = Batch()
            until = min(claims, self._claims + size)
            while self._claims < until:
                in_it = LONG if self._random.random() < 0.02 else CLAIMS_A_DOCUMENT
                self._add_document(batch, min(in_it, until - self._claims))
            yield batch

    def _add_document(self, batch: Batch, claims: int) -> None:
        source = self._sources.make(batch, SENTENCES_A_CLAIM * max(claims, CLAIMS_A_DOCUMENT))
        for place in sorted(self._random.sample(range(len(source.sentences)), claims)):
            self._add_claim(batch, source, source.sentences[place], source.places[place])

    def _add_claim(self, batch: Batch, document: Source, said: Sentence, start: int) -> None:
        pick = self._random
        self._claims += 1
        number, end = self._claims, start + len(said.text)
        at = AT + timedelta(minutes=number)
        status, kind = _weighted(pick, STATUSES), _weighted(pick, KINDS)
        voice = pick.choice(document.voices)
        section = next((s for s in document.sections if s[1] <= start and end <= s[2]), None)
        whole = document.record["full_text_public"]
        length = CONTEXT_CHARACTERS if whole else SHORT_CONTEXT_CHARACTERS
        around = context(document.text, Span(start, end), length)
        rating, assessment = self._check(batch, status, at)
        assessment_id = None if status == "unverified" else self._assessments
        date, year = document.date, document.date["edtf"][:4]
        # A word that stands in nearly all claims.
        statement = f"{said.text} [{'år ' if number % 20 else ''}{year}]."
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
            "headline": None,
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
                "page": None,
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
        other = self._sources.voice()
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
        assessment |= {"checked_at": timestamp(at), "checked_on": None}
        assessment |= {"evidence": self._evidence(batch)}
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
                "protected_reason": None,
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


def _weighted(random: Random, weights: Mapping[str, float]) -> str:
    return random.choices(tuple(weights), weights=tuple(weights.values()))[0]


def _record_of(others: list[tuple[str, Voice]], capacity: str) -> Json | None:
    return next((other.record for c, other in others if c == capacity), None)
