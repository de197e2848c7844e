"""Versions become public: under the lock they get their numbers and times, and are written."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from claims.models import ClaimVersion, PublicBuild
from claims.publication.locking import (
    last_publication,
    lock_publications,
    newest_time,
    not_waiting_long,
)
from claims.publication.rebuilding import note_build, publish_ratings
from claims.publication.record import timestamp
from claims.publication.writing import writing_public_rows


def append(batches: Iterable[Sequence[ClaimVersion]], claims: int) -> list[ClaimVersion]:
    """Number the versions of so many `claims` in the order given, and write them and the public's
    rows of them; each batch while the next is being made."""
    with not_waiting_long():
        lock_publications()
    newest, last = newest_time(), last_publication()
    if not PublicBuild.objects.exists():
        note_build()
    appended: list[ClaimVersion] = []
    with writing_public_rows(claims) as writer:
        for versions in batches:
            _put_in_time(versions, newest)
            for publication, version in enumerate(versions, start=last + len(appended) + 1):
                version.publication = publication
            writer.add(versions, kept=False)
            appended += versions
    if any(version.rating_id for version in appended):
        publish_ratings()
    return appended


def _put_in_time(versions: Iterable[ClaimVersion], newest: datetime | None) -> None:
    """Whoever asks by time what is new must miss nothing: the later number is never the earlier
    time, though its own clock was looked at before others had published, or runs behind."""
    for version in versions:
        if newest is None or version.published_at >= newest:
            continue
        version.published_at = newest
        if version.kind == ClaimVersion.Kind.WITHDRAWAL:
            version.record["claim"]["withdrawn"]["at"] = timestamp(newest)
