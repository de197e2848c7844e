"""Whatever of a demo is killed, it goes on; killed itself, it is not in the next one's way."""

import os
import signal
import subprocess
import time
import urllib.error
from collections.abc import Callable
from pathlib import Path

from tests.factcheck.demos import PATIENCE, Demo, command, environment
from tests.factcheck.test_database import is_running

SERVER, WORKER = "factcheck.serve", "procrastinate worker"


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def child(up: Demo, words: str) -> int:
    (found,) = (pid for pid, line in up.children.items() if words in line)
    return found


def answers(up: Demo) -> bool:
    try:
        return bool(up.get("/api/v1/claims/?page_size=1"))
    except (urllib.error.URLError, OSError):
        return False


def is_another(up: Demo, words: str, before: int) -> bool:
    found = [pid for pid, line in up.children.items() if words in line]
    return bool(found) and found != [before]


def database_of(up: Demo) -> int | None:
    """None while it is only just being started."""
    try:
        return up.database
    except (FileNotFoundError, IndexError, ValueError):
        return None


def below(pid: int) -> list[int]:
    """The processes that it has started."""
    found = subprocess.run(  # noqa: S603
        ["ps", "-o", "pid=", "--ppid", str(pid)],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    return [int(line) for line in found.stdout.split()]


def kill_one_after_the_other(up: Demo) -> None:
    """Web server's worker, web server, worker, database: each comes back."""
    server, worker, database = child(up, SERVER), child(up, WORKER), up.database
    for pid in below(server):
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: answers(up))

    server = child(up, SERVER)
    os.kill(server, signal.SIGKILL)
    os.kill(worker, signal.SIGKILL)
    wait_until(lambda: is_another(up, SERVER, server) and is_another(up, WORKER, worker))
    wait_until(lambda: answers(up))

    os.kill(database, signal.SIGKILL)
    wait_until(lambda: not is_running(database) and database_of(up) not in {None, database})
    wait_until(lambda: answers(up) and is_another(up, WORKER, worker))


def refused(folder: Path, port: int) -> str:
    done = subprocess.run(  # noqa: S603
        command(port),
        cwd=Path(__file__).parents[2],
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def kill_itself(up: Demo) -> tuple[list[int], int]:
    """The processes that it leaves behind, and the database's."""
    left = [child(up, SERVER), child(up, WORKER)]
    left += [pid for each in left for pid in below(each)]
    database = up.database
    up.process.kill()
    up.process.wait()
    return left, database
