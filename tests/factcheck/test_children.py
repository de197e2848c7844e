"""What the demo keeps running is begun again when it ends, and gone with all that it started."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from factcheck import children
from factcheck.children import Child, Children, EndedByItself
from tests.factcheck.test_database import PATIENCE, is_running

# Starts a process that would stay, writes down both ids, and does what it is told.
PARENT = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open("pids", "a") as file:
    file.write(f"{os.getpid()} {child.pid}\\n")
"""
STAYS, ENDS = PARENT + "time.sleep(600)", PARENT + "sys.exit(3)"


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def pids(folder: Path, lines: int = 1) -> list[int]:
    """Of all that have been started, when there are so many pairs."""
    deadline = time.monotonic() + PATIENCE
    while True:
        written = (folder / "pids").read_text() if (folder / "pids").exists() else ""
        if written.count("\n") >= lines:
            return [int(pid) for pid in written.split()]
        assert time.monotonic() < deadline
        time.sleep(0.05)


def none_runs(found: list[int]) -> bool:
    """Soon: who was killed needs a moment."""
    deadline = time.monotonic() + PATIENCE
    while any(map(is_running, found)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_nothing_outlives_them(tmp_path: Path) -> None:
    with Children(tmp_path) as running:
        running.start("server", python(STAYS))
        found = pids(tmp_path)
        assert all(map(is_running, found))
    assert none_runs(found)


def test_one_that_ends_too_soon_too_often_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(children, "SECONDS_BETWEEN", 0)
    ended = "The worker ended by itself, with code 3"
    with Children(tmp_path) as running:
        running.start("worker", python(ENDS))
        with pytest.raises(EndedByItself, match=f"{ended}; its message is above"):
            running.watch()
    found = pids(tmp_path, children.QUICK_ENDS)
    assert len(found) == 2 * children.QUICK_ENDS
    assert none_runs(found)
    assert capfd.readouterr().err == f"{ended}; started again.\n" * (children.QUICK_ENDS - 1)


# Keeps two children, and is killed.
KEEPER = """
import sys
from pathlib import Path
from factcheck.children import Children
from factcheck.demo_start import held_lock, take_place
take_place(Path(sys.argv[1]))
with Children(Path(sys.argv[1]), held_lock()) as running:
    running.start("server", [sys.executable, "-c", sys.argv[2]])
    running.start("worker", [sys.executable, "-c", sys.argv[2]])
    running.watch()
"""


def keeper(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", KEEPER, str(folder), STAYS],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_nothing_outlives_a_keeper_that_is_killed(tmp_path: Path) -> None:
    first = keeper(tmp_path)
    found = pids(tmp_path, 2)
    assert len(found) == 4
    with keeper(tmp_path) as meanwhile:  # its children are not touched by another
        said, refusal = meanwhile.communicate(timeout=PATIENCE)
        running = f"A demo is running on {tmp_path} already, as process {first.pid}: "
        assert not said
        assert refusal == f"{running}stop it first, or set VAR_DIR to another folder.\n"
    assert all(map(is_running, found))
    with first:
        first.kill()
        first.communicate(timeout=PATIENCE)

    with keeper(tmp_path) as second:  # waits for what the first has left to be gone
        later = pids(tmp_path, 4)[4:]
        assert not [pid for pid in found if is_running(pid)]
        second.terminate()
        second.communicate(timeout=PATIENCE)
    assert none_runs(later)


def test_what_has_run_well_is_waited_for_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PostgreSQL of one's own that is restarted takes the worker with it, again and again."""
    monkeypatch.setattr(children, "SECONDS_BETWEEN", 0)
    child = Child("worker", python(ENDS), tmp_path)
    child.process.wait()
    monkeypatch.setattr(children, "STEADY_SECONDS", 0)
    assert child.look()
    monkeypatch.undo()
    monkeypatch.setattr(children, "SECONDS_BETWEEN", 0)
    for _turn in range(children.QUICK_ENDS_LATER - 1):
        child.process.wait()
        assert child.look()
    child.process.wait()
    with pytest.raises(EndedByItself):
        child.look()


def test_one_that_was_killed_is_started_again_without_its_remains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "STEADY_SECONDS", 0)
    monkeypatch.setattr(children, "SECONDS_BETWEEN", 0)
    child = Child("server", python(STAYS), tmp_path)
    try:
        first = pids(tmp_path)
        os.kill(child.process.pid, signal.SIGKILL)
        child.process.wait()
        assert child.look()
        assert not child.look()
        second = pids(tmp_path, 2)[2:]
        assert none_runs(first)
        assert all(map(is_running, second))
    finally:
        child.kill_group()
        child.process.wait()
    assert none_runs(second)
