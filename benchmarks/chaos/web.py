"""A web server of its own settings, and who asks it."""

import json
import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings

from factcheck.management.commands.demo import server_command
from tests.clusters import _free_port

SECONDS_TO_START = 60


@contextmanager
def serving(workers: int = 1, **environment: str) -> Iterator[int]:
    """The port that it answers on; stopped in the end with all that it has started."""
    port = _free_port()
    process = subprocess.Popen(  # noqa: S603  # of our own making
        server_command(port, workers, "factcheck.wsgi:application"),
        cwd=settings.BASE_DIR,
        env={**os.environ, **environment},
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + SECONDS_TO_START
        while get(port, "robots.txt")[0] != 200:
            if process.poll() is not None or time.monotonic() > deadline:
                raise TimeoutError("the web server does not start")
            time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait(SECONDS_TO_START)


def get(port: int, path: str, timeout: float = 30) -> tuple[int, bytes]:
    """The status, 0 where there was none, and the body."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=timeout) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except OSError:
        return 0, b""


def harvest(port: int, since: int) -> tuple[int, list[str], int]:
    """The status, the ids of the claims that came, and the number to go on with."""
    status, body = get(port, f"api/v1/claims/?since={since}&page_size=200")
    if status != 200:
        return status, [], since
    said: dict[str, Any] = json.loads(body)
    return status, [each["id"] for each in said["results"]], said["publication"]
