"""An act in a process of its own, which is killed, or whose database is, at the n-th statement."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import psycopg
from django.db import Error, connections

from benchmarks.chaos.acts import Act


class Victim(StrEnum):
    PROCESS = "process"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class Ended:
    """How many steps were acknowledged, and whether that was all of them."""

    acknowledged: int
    through: bool
    statements: int


def run(act: Act, first: int, at: int, kill: Callable[[], None] | None) -> Ended:
    """Do its steps from `first` on; at the n-th exchange with the database `kill`, or ourselves.

    Every statement is an exchange, and so is every commit. Nobody may be connected: the process is
    a copy of this one.
    """
    connections.close_all()
    told, teller = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(told)
        os._exit(_child(act, first, at, kill, teller))
    os.close(teller)
    with os.fdopen(told, "rb") as reader:
        said = reader.read()
    _pid, status = os.waitpid(pid, 0)
    lines = said.decode().split("\n")
    acknowledged = lines.count("done")
    counts = [int(line) for line in lines if line.isdigit()]
    through = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 1:
        raise RuntimeError(f"{act.name} failed by itself: its message is above")
    return Ended(acknowledged, through, counts[-1] if counts else 0)


def _child(act: Act, first: int, at: int, kill: Callable[[], None] | None, teller: int) -> int:
    counted = 0
    plain = psycopg.Connection.wait

    def wait(self: Any, *arguments: Any, **more: Any) -> Any:
        nonlocal counted
        counted += 1
        if counted == at:
            if kill is None:
                os.kill(os.getpid(), signal.SIGKILL)
            else:
                kill()
        return plain(self, *arguments, **more)

    psycopg.Connection.wait = wait  # type: ignore[method-assign]
    try:
        for step in act.steps[first:]:
            step()
            os.write(teller, b"done\n")
        os.write(teller, f"{counted}\n".encode())
    except (Error, psycopg.Error):
        if kill is not None and counted >= at:
            return 2
        traceback.print_exc(file=sys.stderr)
        return 1
    except BaseException:  # whatever it is, nothing above may go on in the copy
        traceback.print_exc(file=sys.stderr)
        return 1
    return 0
