"""The processes that `manage.py demo` keeps running: a web server, and a worker.

Each is in a process group of its own, so that Ctrl-C reaches it through us, once, and so that
nothing which it has started outlives it.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

SECONDS_TO_STOP = 15

# A child that has run for so long and then ends is started again; one that ends sooner, so many
# times in a row, would never run.
STEADY_SECONDS = 20
QUICK_ENDS = 3
SECONDS_BETWEEN = 1


class EndedByItself(Exception):
    """A child can't be kept running; its own message is above."""


class Child:
    def __init__(self, name: str, command: list[str], folder: Path) -> None:
        self.name = name
        self.quick_ends = 0
        self._command = command
        self._folder = folder
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  # of our own making
            self._command, cwd=self._folder, start_new_session=True
        )
        self.begun = time.monotonic()

    def kill_group(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def start_again(self) -> None:
        """After it has ended by itself. Raises EndedByItself when that makes no sense."""
        self.kill_group()  # what it had started would keep the port
        code = self.process.returncode
        quick = time.monotonic() - self.begun < STEADY_SECONDS
        self.quick_ends = self.quick_ends + 1 if quick else 0
        if self.quick_ends == QUICK_ENDS:
            raise EndedByItself(
                f"The {self.name} ended by itself, with code {code}; its message is above."
            )
        sys.stderr.write(f"The {self.name} ended by itself, with code {code}; started again.\n")
        time.sleep(SECONDS_BETWEEN)
        self.start()


class Children:
    """Within, they run; afterwards none does, whatever has happened."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[Child] = []

    def start(self, name: str, command: list[str]) -> None:
        self._running.append(Child(name, command, self._folder))

    def watch(self) -> None:
        """Start again whichever ends by itself. Ends by an exception only."""
        while True:
            for child in self._running:
                with suppress(subprocess.TimeoutExpired):
                    child.process.wait(0.5)
                    child.start_again()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Ask all at once; what has not ended in time, a worker amid an import say, is killed: the
        database undoes what it had begun, and the next worker begins anew."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # once is enough
            signal.signal(number, signal.SIG_IGN)
        for child in self._running:
            child.process.terminate()
        end = time.monotonic() + SECONDS_TO_STOP
        for child in self._running:
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0, end - time.monotonic()))
            child.kill_group()
            child.process.wait()
