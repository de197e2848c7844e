"""The bare limit: what the database and the server can do, with nothing in between.

A WSGI function that sends `json_agg` of the joined normalised tables straight from PostgreSQL. The
records are those of the API, but for `prefix` and `suffix`, which it is spared to cut out.
"""

import os
import threading
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

import psycopg

from benchmarks.bare_sql import FILTERS, RECORDS

# Planned once for each thread: to plan a dozen joins anew takes longer than to run them.
PLANNED_ONCE = "-c plan_cache_mode=force_generic_plan"

local = threading.local()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    claim = environ["PATH_INFO"].removeprefix("/api/v1/claims/").strip("/")
    given = {"id": claim} if claim else dict(parse_qsl(environ["QUERY_STRING"]))
    where = " AND ".join(FILTERS[name] for name in given) or "true"
    if not hasattr(local, "db"):
        local.db = psycopg.connect(
            os.environ["DATABASE_URL"], autocommit=True, prepare_threshold=0, options=PLANNED_ONCE
        )
    cursor = local.db.execute(RECORDS.format(where=where), given)
    body = cursor.pgresult.get_value(0, 0)  # the bytes as PostgreSQL sent them
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [body]
