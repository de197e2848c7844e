"""What rows refer to: documents, speakers, roles, topics, and claims that are there already."""

import re
from collections import OrderedDict, defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from django.db.models import Prefetch, Q

from claims.imports.making import COLUMN_OF, SAID
from claims.imports.sheets.places import Source
from claims.matching.alike_names import may_be_the_same, name_words
from claims.models import Claim, Party, Role, Speaker, SpeakerMerge, Topic
from claims.vocabulary.quantities import plain
from corpus.as_kept import name_as_compared
from corpus.edtf_dates import Days, parse_days
from corpus.models import Document, Revision, Section

# Texts kept at hand, in characters; a file mostly keeps to one document for a while.
CACHE_MAX_CHARACTERS = 50_000_000
BATCH_CLAIMS = 2_000
BATCH_TEXTS = 100
# Of the names in a file that nobody has so many are looked for among those that are nearly the
# same, and so many of these are told.
LOOKED_FOR_NAMES = 200
NEARLY_TOLD_NAMES = 3
# “Åsa Öberg (S)”, of whom the register says something else.
_PARTY_BEHIND = re.compile(r"\s*\([^()]*\)$")

T = TypeVar("T")


class Ambiguous(LookupError):
    """A name that several have."""


@dataclass(frozen=True, slots=True)
class Existing:
    """A claim that is there: its fields as an import sets them."""

    pk: int
    public_id: str
    values: dict[str, Any]


class Newest(NamedTuple):
    """A document's newest text."""

    pk: int
    number: int


# A file names few people, sources and topics, each of them often.
@lru_cache(maxsize=65_536)
def names_of(value: str) -> str:
    return name_as_compared(value)


def address_of(text: str) -> str:
    """A web address without what does not tell pages apart: fragment, last slash, http or https;
    empty for what is none."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return ""
    host = parts.netloc.lower().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


class Known:
    """Everything that is looked up again and again, read once."""

    def __init__(self) -> None:
        self._documents: dict[str, set[int]] = defaultdict(set)
        self._documents_nearly: dict[str, set[int]] = defaultdict(set)
        for document in Document.objects.all():
            names = (document.public_id, document.key, document.file_name, document.url)
            for name in filter(None, names):
                self._documents[names_of(name)].add(document.pk)
            # Said less exactly: looked at only where nothing is called just so.
            for name in (document.title, address_of(document.url)):
                if name:
                    self._documents_nearly[names_of(name)].add(document.pk)
        self._newest: dict[int, Newest] = {}
        numbers = Revision.objects.order_by("number").values_list(
            "document_id", "pk", "number", "text_sha256"
        )
        # In what nobody reads no claim is marked: such a document has no text here.
        closed = set(Document.objects.exclude(closed_at=None).values_list("pk", flat=True))
        self._owners: dict[int, int] = {}
        digests: dict[int, str] = {}
        for key, pk, number, digest in numbers:
            if key not in closed:
                self._newest[key] = Newest(pk, number)
                digests[key] = digest
            self._owners[pk] = key
        for key, digest in digests.items():
            self._documents[digest].add(key)
        self._speakers: dict[str, set[int]] = defaultdict(set)
        self.speaker_names: dict[int, str] = {}
        parties = {party.code: party.names for party in Party.objects.all()}
        by_id: dict[str, int] = {}
        for speaker in Speaker.objects.all():
            self.speaker_names[speaker.pk] = speaker.name
            by_id[speaker.public_id] = speaker.pk
            called = parties.get(speaker.party, [])
            with_party = (f"{speaker.name} ({name})" for name in called)
            for name in (speaker.public_id, speaker.name, str(speaker), *with_party):
                self._speakers[names_of(name)].add(speaker.pk)
        for old, new in SpeakerMerge.objects.redirects().items():
            self._speakers[names_of(old)].add(by_id[new])
        self._roles: dict[int, list[Role]] = defaultdict(list)
        for role in Role.objects.all():
            self._roles[role.speaker_id].append(role)
        self.role_labels = {role.pk: role.label for own in self._roles.values() for role in own}
        self._role_names: dict[int, set[str]] = {}
        self._nearly: dict[str, list[str]] = {}
        self._topics: dict[str, set[str]] = defaultdict(set)
        for topic in Topic.objects.all():
            for name in (topic.pk, topic.name_sv, topic.name_en):
                self._topics[names_of(name)].add(topic.pk)
        self._sources: OrderedDict[int, Source] = OrderedDict()
        self._expected: deque[int] = deque()
        self._at_hand = 0
        self._sections: dict[int, list[Section]] = defaultdict(list)
        self._with_sections: set[int] = set()

    def document(self, name: str) -> int | None:
        found = _only(self._documents, name)
        if found is None:
            found = _only(self._documents_nearly, address_of(name) or name)
        return found

    def newest(self, document: int) -> Newest | None:
        return self._newest.get(document)

    def belongs(self, revision: int, document: int) -> bool:
        return self._owners.get(revision) == document

    def speaker(self, name: str) -> int | None:
        return _only(self._speakers, name)

    def nearly(self, name: str) -> list[str]:
        """Speakers whose name is nearly this one, to be asked about."""
        if name not in self._nearly:
            words = name_words(_PARTY_BEHIND.sub("", name))
            if not words or len(self._nearly) >= LOOKED_FOR_NAMES:
                return []
            alike = (
                each
                for each in self.speaker_names.values()
                if may_be_the_same(words, name_words(each))
            )
            self._nearly[name] = sorted(set(alike))[:NEARLY_TOLD_NAMES]
        return self._nearly[name]

    def topic(self, name: str) -> str | None:
        return _only(self._topics, name)

    def roles(self, speaker: int) -> list[Role]:
        return self._roles.get(speaker, [])

    def role(self, speaker: int, name: str, days: Days | None, present: int | None) -> int | None:
        """The speaker's role by its title and organisation; of several, that of the time."""
        called = names_of(name)
        own = [role for role in self.roles(speaker) if called in self._names_of_role(role)]
        if present in {role.pk for role in own}:
            return present
        if len(own) > 1 and days:
            own = [r for r in own if not r.period_edtf or parse_days(r.period_edtf).overlaps(days)]
        if len(own) > 1:
            raise Ambiguous(name)
        return own[0].pk if own else None

    def _names_of_role(self, role: Role) -> set[str]:
        if role.pk not in self._role_names:
            self._role_names[role.pk] = _role_names(role)
        return self._role_names[role.pk]

    def expect(self, names: Iterable[str]) -> None:
        """Documents that will be asked for, mostly in this order: their texts are read together."""
        documents = [self._documents.get(names_of(name), set()) for name in names if name]
        found = [
            self._newest[min(d)].pk for d in documents if len(d) == 1 and min(d) in self._newest
        ]
        self._expected = deque(dict.fromkeys(found))
        for section in Section.objects.filter(revision__in=set(found)):
            self._sections[section.revision_id].append(section)
        self._with_sections = set(found)

    def source(self, revision: int) -> Source:
        """The text of a revision; those that were longest unused make room."""
        source = self._sources.get(revision)
        if source is None:
            wanted = {revision}
            while self._expected and len(wanted) < BATCH_TEXTS:
                wanted.add(self._expected.popleft())
            texts = Revision.objects.filter(pk__in=wanted - self._sources.keys())
            for pk, text in texts.values_list("pk", "text"):
                self._sources[pk] = Source(text)
                self._at_hand += len(text)
            source = self._sources[revision]
            self._sources.move_to_end(revision)
            while self._at_hand > CACHE_MAX_CHARACTERS and len(self._sources) > 1:
                _pk, unused = self._sources.popitem(last=False)
                self._at_hand -= len(unused.text)
        self._sources.move_to_end(revision)
        return source

    def section(self, revision: int, start: int, end: int) -> int | None:
        """The section that holds the whole span."""
        if revision not in self._with_sections:
            self._sections[revision] = list(Section.objects.filter(revision=revision))
            self._with_sections.add(revision)
        for section in self._sections[revision]:
            if section.start <= start and end <= section.end:
                return section.pk
        return None


def _role_names(role: Role) -> set[str]:
    return {names_of(role.label), names_of(str(role)), names_of(role.title)}


def _only(found: Mapping[str, set[T]], name: str) -> T | None:
    """What has the name, None where nothing has. Raises Ambiguous."""
    keys: set[T] = found.get(names_of(name), set())
    if len(keys) > 1:
        raise Ambiguous(name)
    return next(iter(keys), None)


def existing(claims: Q) -> list[Existing]:
    """The claims with the values that an import can set."""
    found = (
        Claim.objects.filter(claims)
        .order_by("pk")
        .prefetch_related("quantities", Prefetch("topics", Topic.objects.order_by("pk")))
    )
    return [Existing(claim.pk, claim.public_id, values_of(claim)) for claim in found]


def existing_by_ids(ids: Iterable[str]) -> dict[str, Existing]:
    wanted = sorted(set(ids))
    return {
        claim.public_id: claim
        for start in range(0, len(wanted), BATCH_CLAIMS)
        for claim in existing(Q(public_id__in=wanted[start : start + BATCH_CLAIMS]))
    }


def values_of(claim: Claim) -> dict[str, Any]:
    """In the form that JSON keeps, so that old and new can be compared."""
    return {
        **{name: getattr(claim, COLUMN_OF[name]) for name in SAID},
        "topics": sorted(topic.pk for topic in claim.topics.all()),
        "quantities": [
            {
                "text": q.text,
                "value": plain(q.value),
                "value_max": None if q.value_max is None else plain(q.value_max),
                "unit": q.unit,
                "qualifier": q.qualifier,
                "period": q.period,
            }
            for q in claim.quantities.all()
        ],
    }
