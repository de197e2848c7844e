"""Whether what somebody writes has been checked: each of its sentences against the public claims.

Bounded: so many characters, so much time. What time did not suffice for is said to be missing.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import OperationalError, connections, transaction

from claims.matching.before import Like, like_in_public
from claims.spotting.sentences import sentences_in

ASKED_MAX_CHARACTERS = 5_000
# Of a sentence so many claims are told.
TOLD_MATCHES = 5
# How long all of it may take, and of that a single question to the database.
ANSWER_SECONDS = 4.0
QUESTION_MILLISECONDS = 800


@dataclass(frozen=True, slots=True)
class PublicMatch:
    """A checked claim and how it compares; `record` is its newest version's. `rating` is the
    verdict, and None where anything differs: no verdict goes over to what is only similar."""

    id: str
    version: int
    record: dict[str, Any]
    same: bool
    agreements: tuple[str, ...]
    differences: tuple[str, ...]

    @property
    def rating(self) -> dict[str, Any] | None:
        return self.record["rating"] if self.same else None


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """`text[start:end]` in code points, with what is like it, the most alike first."""

    start: int
    end: int
    text: str
    matches: tuple[PublicMatch, ...]


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """`complete` is false where the time ran out before the last sentence."""

    sentences: tuple[AskedSentence, ...]
    complete: bool


def has_been_checked(text: str, using: str, *, on: date) -> CheckedAnswer:
    """`on` is the day on which it is asked: “förra året” is the year before that one."""
    until = time.monotonic() + ANSWER_SECONDS
    found: list[AskedSentence] = []
    spans = [(each.start, each.end) for each in sentences_in(text)]
    with transaction.atomic(using=using):
        try:
            for sentence in _each(text, spans, using, on.year, until):
                found.append(sentence)  # noqa: PERF402  # what was found before a timeout stays
        except OperationalError as error:
            if not _took_too_long(error):
                raise
            transaction.set_rollback(True, using=using)
    return CheckedAnswer(tuple(found), complete=len(found) == len(spans))


def _each(
    text: str, spans: list[tuple[int, int]], using: str, year: int, until: float
) -> Iterator[AskedSentence]:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [_QUESTION])
    for start, end in spans:
        if time.monotonic() > until:
            return
        likes = like_in_public(text[start:end], using, year=year)[:TOLD_MATCHES]
        yield AskedSentence(start, end, text[start:end], tuple(map(_match, likes)))


_QUESTION = f"{QUESTION_MILLISECONDS}ms"


def _match(like: Like) -> PublicMatch:
    comparison = like.comparison
    return PublicMatch(
        id=like.known.id,
        version=like.known.version,
        record=json.loads(like.known.body),
        same=comparison.same,
        agreements=tuple(comparison.agreements),
        differences=tuple(comparison.differences),
    )


def _took_too_long(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", "") == "57014"  # query_canceled
