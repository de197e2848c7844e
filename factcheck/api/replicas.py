"""Reading on a replica that has yet to get what another server has shown already.

With several hosts in PUBLIC_DATABASE_URL a reader may have a publication number from one, and ask
the next of them with it. One that is behind says so, with a 503, and the connection is given up:
the next request makes a new one, which may lead to another host.
"""

import time
from http import HTTPStatus

from django.db import connections
from rest_framework import exceptions

from factcheck.api.reading import read

# A replica that streams is behind by less than this; one that is held back on purpose is not.
RETRY_SECONDS = 5

# Whether this server is a replica, and the number later than the newest that it has.
BEHIND = """
(pg_is_in_recovery() AND %s > coalesce(
    (SELECT publication FROM claims_publicclaim ORDER BY publication DESC LIMIT 1), 0))
"""


class ReplicaBehind(exceptions.APIException):
    """A 503 that says when to come again."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_code = "replica_behind"
    wait = RETRY_SECONDS - 1


def behind(using: str, parameter: str, number: int) -> ReplicaBehind:
    """What to raise; the connection is not used for another request."""
    connections[using].close_at = time.monotonic()
    return ReplicaBehind(
        f"{parameter}: publication {number} has not reached this server yet; please try again."
    )


def is_behind(using: str, number: int) -> bool:
    ((late,),) = read(using, f"SELECT {BEHIND}", [number])
    return bool(late == b"t")
