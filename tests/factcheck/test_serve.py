"""What the demo and the web server have in memory is shared, or given back."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError

from factcheck import serve
from factcheck.management.commands.demo import aside


def test_the_application_is_loaded_before_the_processes_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded: list[bool] = []
    monkeypatch.setattr(serve, "entrypoint", lambda: loaded.append("factcheck.wsgi" in sys.modules))
    monkeypatch.delitem(sys.modules, "factcheck.wsgi", raising=False)
    monkeypatch.setattr(sys, "argv", ["serve", "factcheck.wsgi:application", "--host", "::1"])
    serve.main()
    assert loaded == [True]


def test_what_names_no_application_is_left_to_granian(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(serve, "entrypoint", lambda: asked.append(True))
    monkeypatch.setattr(sys, "argv", ["serve", "--help"])
    serve.main()
    assert asked == [True]


def test_what_is_done_aside_is_done_by_another_process(tmp_path: Path) -> None:
    told = tmp_path / "told"

    def tell() -> None:
        told.write_text(str(os.getpid()))

    aside(tell)
    assert int(told.read_text()) != os.getpid()


def refuse() -> None:
    raise CommandError("There is no room.")


def stumble() -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("work", "said"), [(refuse, "There is no room."), (stumble, "ZeroDivisionError")]
)
def test_what_fails_aside_ends_both_and_says_so(
    work: Callable[[], None], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        aside(work)
    assert ended.value.code == 1
    assert said in capfd.readouterr().err


def test_who_is_told_to_stop_leaves_nobody_at_work(tmp_path: Path) -> None:
    told = tmp_path / "told"

    def stop_whoever_waits() -> None:
        told.write_text(str(os.getpid()))
        time.sleep(0.2)
        os.kill(os.getppid(), signal.SIGINT)
        signal.pause()

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            aside(stop_whoever_waits)
    finally:
        signal.signal(signal.SIGINT, before)
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)
