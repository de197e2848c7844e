"""For whoever watches the server: an address that says whether it can do its work.

It needs no log-in, tells nothing but yes or no, and when the background work was last done, and
changes nothing. `docs/hosting.md` says who should ask which.
"""

import logging
from functools import cache
from http import HTTPStatus

from django.db import Error, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims.exports import shelf
from claims.models import PublicBuild, PublicClaim
from claims.publication.record import timestamp
from claims.publication.word_tables import words_version
from factcheck import housekeeping
from factcheck.adoption import COMMAND, GONE

REBUILD = "manage.py rebuild_public --if-needed"

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Whether the main database answers, has been migrated as far as this code needs, and has words
    of search that were made as this code and this server make them."""
    try:
        recorder = MigrationRecorder(connections["default"])
        applied = set(recorder.migration_qs.values_list("app", "name"))
        missing = last_migrations() - applied
        words = None if missing else PublicBuild.objects.values_list("words", flat=True).first()
        done = "" if missing else _last_done()
    except Error as error:
        return _answer(f"the main database: {error}")
    if applied & GONE:
        return _answer(f"made by a build before 0.1.0: run {COMMAND}")
    if missing:
        return _answer(f"not migrated: {sorted(missing)}")
    if words not in (None, words_version()):
        return _answer(f"words made by “{words}”, not “{words_version()}”: run {REBUILD}")
    return _answer("", done)


@never_cache
@require_safe
def public_health(_request: HttpRequest) -> HttpResponse:
    """Whether the database that the public reads from answers; it may be another one."""
    connection = connections["public"]
    if connection.connection is not None and not connection.is_usable():
        connection.close()  # the server has been restarted, or a new one can't be reached
    try:
        PublicClaim.objects.using("public").exists()
    except Error as error:
        return _answer(f"the public database: {error}")
    return _answer("")


@cache
def last_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of each app, of which all others follow; read from the files once."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


# A worker that has been stopped leaves no row of its own, but what it put in its calendar.
_LAST_DONE = """
SELECT greatest((SELECT max(last_heartbeat) FROM procrastinate_workers),
                (SELECT to_timestamp(max(defer_timestamp)) FROM procrastinate_periodic_defers)),
       (SELECT ran_at FROM claims_chorerun WHERE name = %s)
"""


def _last_done() -> str:
    """A line each of when a worker was last alive, and the package and the housekeeping done."""
    with connections["default"].cursor() as cursor:
        cursor.execute(_LAST_DONE, [housekeeping.NAME])
        worker, house = cursor.fetchone()
    lines = {
        "worker": timestamp(worker) if worker else "",
        "package": shelf.newest_made(),
        "housekeeping": timestamp(house) if house else "",
    }
    return "".join(f"{what}: {when or 'never'}\n" for what, when in lines.items())


def _answer(trouble: str, done: str = "") -> HttpResponse:
    """The trouble is for the log; who asks is told only that there is some."""
    if trouble:
        logger.error("Unhealthy: %s", trouble.partition("\n")[0])
    status = HTTPStatus.SERVICE_UNAVAILABLE if trouble else HTTPStatus.OK
    text = "unavailable\n" if trouble else f"ok\n{done}"
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
