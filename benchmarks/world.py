"""Whom and what the generated claims are about: speakers, roles, topics, publishers, verdicts."""

import tomllib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from django.contrib.auth.models import User

from claims.models import Rating, RatingScale, Role, Speaker, Topic
from claims.publication.shapes import Json
from corpus.identifiers import ALPHABET, LENGTH
from corpus.models import Publisher
from corpus.swedish import sort_key

AT = datetime(2024, 1, 1, tzinfo=UTC)
SPEAKERS = 2_000
FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"

FIRST_NAMES = (
    *("Åsa", "Anna", "Birgitta", "Cecilia", "David", "Elin", "Erik", "Fatima", "Gunilla", "Gustav"),
    *("Hanna", "Håkan", "Ingrid", "Jan", "Johanna", "Karin", "Lars", "Lena", "Magnus", "Maria"),
    *("Mehmet", "Mikael", "Nils", "Nina", "Olof", "Oskar", "Per", "Petra", "Rickard", "Robert"),
    *("Sara", "Sofia", "Stefan", "Susanne", "Tomas", "Ulla", "Viktor", "Yasmin", "Örjan", "Ärla"),
)
LAST_NAMES = (
    *("Åberg", "Åkesson", "Ahmed", "Alm", "Andersson", "Bergström", "Björk", "Blom", "Borg"),
    *("Dahl", "Ek", "Engström", "Eriksson", "Falk", "Forsberg", "Gustafsson", "Hansson", "Hedin"),
    *("Holm", "Ibrahim", "Jansson", "Johansson", "Jonsson", "Karlsson", "Kaya", "Larsson"),
    *("Lind", "Lindgren", "Lundqvist", "Lööf", "Månsson", "Nilsson", "Norén", "Nyström"),
    *("Olsson", "Persson", "Pettersson", "Qvist", "Rosén", "Sandberg", "Sjöberg", "Strand"),
    *("Ström", "Sundin", "Svensson", "Söder", "Wallin", "Wikström", "Öberg", "Östlund"),
)
# The smallest is a needle in the haystack.
PARTIES = {"S": 30, "M": 19, "SD": 20, "V": 7, "C": 7, "MP": 5, "KD": 5, "L": 5, "AP": 0.1, "": 12}
TITLES = ("kommunalråd", "oppositionsråd", "riksdagsledamot", "statsråd", "talesperson", "skribent")
PLACES = ("Stockholms stad", "Umeå kommun", "Göteborgs stad", "Malmö stad", "Region Skåne", "")


def public_id(number: int) -> str:
    """As random as they look in life, and different for each number."""
    base = len(ALPHABET)
    number = (number * 211_106_232_531 + 98_765_432_101) % base**LENGTH
    letters = []
    for _place in range(LENGTH):
        number, letter = divmod(number, base)
        letters.append(ALPHABET[letter])
    return "".join(letters)


@dataclass(slots=True)
class Voice:
    """A speaker in one role, as the public record has it."""

    speaker: int
    role: int
    record: Json
    whole: Json


@dataclass(slots=True)
class World:
    author: int
    approver: int
    publishers: list[tuple[int, str]]
    topics: dict[str, Json]
    ratings: list[tuple[int, Json]]
    # By speaker, their voices.
    speakers: list[list[Voice]] = field(default_factory=list)


def make_world(random: Random) -> World:
    """Made through the models, as people are in the admin."""
    names = ("benchmark-author", "benchmark-approver")
    author, approver = (User.objects.create_user(name) for name in names)
    publishers = [Publisher.objects.create(name=f"Tidningen {number}") for number in range(1, 31)]
    world = World(
        author=author.pk,
        approver=approver.pk,
        publishers=[(publisher.pk, publisher.name) for publisher in publishers],
        topics=_topics(),
        ratings=_ratings(),
    )
    speakers = _speakers(random)
    roles = [_roles(random, speaker) for speaker in speakers]
    Role.objects.bulk_create(role for own in roles for role in own)
    world.speakers += [_voices(s, own) for s, own in zip(speakers, roles, strict=True)]
    return world


def _topics() -> dict[str, Json]:
    read = tomllib.loads((FIXTURES / "claims" / "topics.toml").read_text(encoding="utf-8"))
    topics = Topic.objects.bulk_create(Topic(**entry) for entry in read["topic"])
    return {
        topic.pk: {"id": topic.pk, "name_sv": topic.name_sv, "name_en": topic.name_en}
        for topic in topics
    }


def _ratings() -> list[tuple[int, Json]]:
    scale = RatingScale.objects.create(version=1, name="Omdömen", best=5, worst=1)
    verdicts = {"true": 5, "mostly_true": 4, "half_true": 3, "mostly_false": 2, "false": 1}
    found = []
    for position, (slug, value) in enumerate(verdicts.items(), start=1):
        label = slug.replace("_", " ").capitalize()
        rating = Rating.objects.create(
            scale=scale,
            slug=slug,
            label_sv=label,
            label_en=label,
            definition_sv=f"{label}: vad vi menar.",
            definition_en=f"{label}: what we mean.",
            value=value,
            position=position,
        )
        record = {"id": slug, "label": label, "value": value}
        found.append((rating.pk, record | {"best": 5, "worst": 1, "scale_version": 1}))
    return found


def _speakers(random: Random) -> list[Speaker]:
    names = [f"{first} {last}" for last in LAST_NAMES for first in FIRST_NAMES][:SPEAKERS]
    random.shuffle(names)
    parties = random.choices(list(PARTIES), weights=list(PARTIES.values()), k=len(names))
    return Speaker.objects.bulk_create(
        Speaker(
            public_id=public_id(200_000_000 + number),
            name=name,
            sort_name=sort_key(name),
            kind="person",
            party=p,
        )
        for number, (name, p) in enumerate(zip(names, parties, strict=True))
    )


def _roles(random: Random, speaker: Speaker) -> list[Role]:
    titles = sorted(random.sample(TITLES, random.randrange(1, 4)))
    return [
        Role(speaker=speaker, title=title, organisation=random.choice(PLACES), party=speaker.party)
        for title in titles
    ]


def _voices(speaker: Speaker, roles: list[Role]) -> list[Voice]:
    party = speaker.party or None
    own: Json = {"id": speaker.public_id, "name": speaker.name, "kind": "person", "party": party}
    periods = [
        {"title": r.title, "organisation": r.organisation or None, "party": party, "period": None}
        for r in roles
    ]
    whole = own | {"wikidata_id": None, "roles": periods}
    return [Voice(speaker.pk, role.pk, own | {"role": role.label}, whole) for role in roles]
