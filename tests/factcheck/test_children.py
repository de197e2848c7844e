"""What the demo keeps running is begun again when it ends, and gone with all that it started."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

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


def test_one_that_was_killed_is_started_again_without_its_remains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "STEADY_SECONDS", 0)
    child = Child("server", python(STAYS), tmp_path)
    try:
        first = pids(tmp_path)
        os.kill(child.process.pid, signal.SIGKILL)
        child.process.wait()
        child.start_again()
        second = pids(tmp_path, 2)[2:]
        assert none_runs(first)
        assert all(map(is_running, second))
    finally:
        child.kill_group()
        child.process.wait()
    assert none_runs(second)
