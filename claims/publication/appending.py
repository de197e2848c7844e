"""Versions become public: under the lock they get their numbers and times, and are written."""

from claims.models import ClaimVersion, PublicBuild
from claims.publication.copying import copy_rows
from claims.publication.locking import (
    last_publication,
    lock_publications,
    newest_time,
    not_waiting_long,
)
from claims.publication.rebuilding import note_build, publish_ratings
from claims.publication.record import timestamp
from claims.publication.writing import WRITTEN_AT_ONCE, write_public_rows


def append(versions: list[ClaimVersion]) -> list[ClaimVersion]:
    """Number the versions in the order given, and write them and the public's rows of them."""
    with not_waiting_long():
        lock_publications()
    _put_in_time(versions)
    for publication, version in enumerate(versions, start=last_publication() + 1):
        version.publication = publication
    if not PublicBuild.objects.exists():
        note_build()
    for start in range(0, len(versions), WRITTEN_AT_ONCE):
        batch = versions[start : start + WRITTEN_AT_ONCE]
        copy_rows(batch)
        write_public_rows(batch)
    if any(version.rating_id for version in versions):
        publish_ratings()
    return versions


def _put_in_time(versions: list[ClaimVersion]) -> None:
    """Whoever asks by time what is new must miss nothing: the later number is never the earlier
    time, though its own clock was looked at before others had published, or runs behind."""
    newest = newest_time()
    for version in versions:
        if newest is None or version.published_at >= newest:
            continue
        version.published_at = newest
        if version.kind == ClaimVersion.Kind.WITHDRAWAL:
            version.record["claim"]["withdrawn"]["at"] = timestamp(newest)
