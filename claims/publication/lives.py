"""A new life of the database (`claims/models/life.py`), once it has been restored from a backup."""

from datetime import datetime
from uuid import uuid4

from django.db import connections, router, transaction
from django.db.models import Max

from claims.models import ClaimVersion, PublicLife, PublicVersion
from claims.publication.locking import last_publication, lock_publications

# More than anybody publishes between a backup and the fault that it is needed for.
SKIPPED_PUBLICATIONS = 1_000

_NOTE_HOLES = """
INSERT INTO claims_publiclife (token, first_publication, last_before)
SELECT replace(gen_random_uuid()::text, '-', ''), publication, before
FROM (SELECT publication, lag(publication, 1, 0::bigint) OVER (ORDER BY publication) AS before
      FROM (SELECT publication::bigint FROM claims_claimversion
            UNION SELECT publication::bigint FROM claims_publicversion) AS each) AS numbers
WHERE publication <> before + 1
ORDER BY publication
"""


@transaction.atomic
def begin_life(*, at: datetime) -> PublicLife:
    """What is published from now on has numbers that nobody has seen, and a token of its own."""
    lock_publications()
    newest = [
        model._default_manager.aggregate(last=Max("publication"))["last"] or 0
        for model in (ClaimVersion, PublicVersion)
    ]
    return PublicLife.objects.create(
        token=uuid4().hex,
        first_publication=last_publication() + SKIPPED_PUBLICATIONS + 1,
        last_before=max(newest),
        restored_at=at,
    )


def note_holes() -> None:
    """The numbers that are missing in a data package were skipped where it was made."""
    with connections[router.db_for_write(PublicLife)].cursor() as cursor:
        cursor.execute(_NOTE_HOLES)
