"""The processes that `manage.py demo` keeps running: a web server, and a worker.

Each is in a process group of its own, so that Ctrl-C reaches it through us, once, and so that
nothing which it has started outlives it. Nor does it outlive us: a guardian, a shell that waits for
its input to end, kills the groups when we have been killed ourselves.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

SECONDS_TO_STOP = 15

# A child that has run for so long and then ends is started again. One that ends sooner, so many
# times in a row, would never run; but once it has, what it needs may only be away for a while: a
# PostgreSQL that is restarted, say. The pauses double, to half a minute in all.
STEADY_SECONDS = 20
QUICK_ENDS = 3
QUICK_ENDS_LATER = 6
SECONDS_BETWEEN = 1.0

# Told the groups that run, a line each time they change; it ends, and they, when its input does.
# For a moment it waits until they have: only then is the lock that it holds let go of.
GUARDIAN = """
trap '' INT TERM HUP QUIT
while read -r line; do groups=$line; done
for group in $groups; do kill -9 "-$group"; done
for turn in 1 2 3 4 5 6 7 8 9 10; do
    left=
    for group in $groups; do kill -0 "-$group" && left=yes; done
    [ "$left" ] || exit 0
    sleep 0.2
done
"""


class EndedByItself(Exception):
    """A child can't be kept running; its own message is above."""


class Guardian:
    def __init__(self, folder: Path, held: tuple[int, ...]) -> None:
        given, self._input = os.pipe()
        self._process = subprocess.Popen(  # noqa: S603  # of our own making
            ["/bin/sh", "-c", GUARDIAN],
            cwd=folder,
            stdin=given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what ends us must not end it first
            pass_fds=held,
        )
        os.close(given)

    def tell(self, groups: list[int]) -> None:
        with suppress(BrokenPipeError):  # somebody has killed it: the children are no worse off
            os.write(self._input, (" ".join(map(str, groups)) + "\n").encode())

    def end(self) -> None:
        os.close(self._input)
        self._process.wait()


class Child:
    def __init__(self, name: str, command: list[str], folder: Path) -> None:
        self.name = name
        self.quick_ends = 0
        self.was_steady = False
        self.due: float | None = None  # when to start again what has ended
        self._command = command
        self._folder = folder
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  # of our own making
            self._command, cwd=self._folder, start_new_session=True
        )
        self.begun = time.monotonic()
        self.due = None

    def kill_group(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def look(self) -> bool:
        """Start it again when it has ended by itself and the pause is over; whether that was done.

        Raises EndedByItself when that makes no sense.
        """
        if self.due is None and self.process.poll() is not None:
            self._note_end()
        if self.due is None or time.monotonic() < self.due:
            return False
        self.start()
        return True

    def _note_end(self) -> None:
        self.kill_group()  # what it had started would keep the port
        code = self.process.returncode
        quick = time.monotonic() - self.begun < STEADY_SECONDS
        self.quick_ends = self.quick_ends + 1 if quick else 0
        self.was_steady |= not quick
        if self.quick_ends == (QUICK_ENDS_LATER if self.was_steady else QUICK_ENDS):
            raise EndedByItself(
                f"The {self.name} ended by itself, with code {code}; its message is above."
            )
        sys.stderr.write(f"The {self.name} ended by itself, with code {code}; started again.\n")
        self.due = time.monotonic() + SECONDS_BETWEEN * 2 ** max(0, self.quick_ends - 1)


class Children:
    """Within, they run; afterwards none does, whatever has happened."""

    def __init__(self, folder: Path, held: tuple[int, ...] = ()) -> None:
        """The descriptors are held open until none of them runs, even when we are killed."""
        self._folder = folder
        self._running: list[Child] = []
        self._guardian = Guardian(folder, held)

    def start(self, name: str, command: list[str]) -> None:
        self._running.append(Child(name, command, self._folder))
        self._tell()

    def _tell(self) -> None:
        self._guardian.tell([child.process.pid for child in self._running])

    def watch(self, keep_up: Callable[[], None] = lambda: None) -> None:
        """Start again whichever ends by itself, and first `keep_up` what they need. Ends by an
        exception only."""
        while True:
            keep_up()
            for child in self._running:
                if child.look():
                    self._tell()
            time.sleep(0.5)

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
        self._guardian.tell([])
        self._guardian.end()
