"""The embedded server: where it may live, who shares it, and that nothing of it stays behind."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

PATIENCE = 120  # seconds, for a busy machine

# Starts or joins the server, tells its process id, and stays until its input ends.
HOLD = """
import os, sys
from factcheck import database
database.provide()
import psycopg
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    known = connection.execute(
        "SELECT current_database(), lower('ÅÄÖ'), current_setting('max_wal_size')"
    ).fetchone()
folder = os.environ["VAR_DIR"] + "/postgres"
print(open(folder + "/postmaster.pid").readline().strip(), *known, flush=True)
sys.stdin.read()
"""


def environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return kept | {"VAR_DIR": str(folder)}


class Holder:
    """A process that needs the server for as long as it runs."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", HOLD],
            cwd=settings.BASE_DIR,
            env=environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        pid, *self.known = self.process.stdout.readline().split()
        self.server = int(pid)

    def end(self, number: int | None = None) -> int:
        """By the signal, or else by itself; the exit code."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        if number is None:
            self.process.stdin.close()
        else:
            self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self.process.stdin.close()
        self.process.stdout.close()
        return code


Hold = Callable[[Path], Holder]


@pytest.fixture
def hold() -> Iterator[Hold]:
    holders: list[Holder] = []

    def make(folder: Path) -> Holder:
        holders.append(Holder(folder))
        return holders[-1]

    yield make
    for holder in holders:
        if holder.process.poll() is None:
            holder.end()


def is_running(pid: int) -> bool:
    """Whether it does anything; one that has ended may wait for whoever started it to notice."""
    if Path("/proc/self/stat").exists():
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2]
        except FileNotFoundError:
            return False
    else:
        ps = ["ps", "-o", "stat=", "-p", str(pid)]
        state = subprocess.run(ps, capture_output=True, text=True, check=False).stdout  # noqa: S603
    return bool(state.strip()) and not state.startswith("Z")


def migrate(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "showmigrations", "corpus"],
        cwd=settings.BASE_DIR,
        env=environment(folder) | more,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_it_starts_knows_swedish_letters_and_stops(tmp_path: Path, hold: Hold) -> None:
    holder = hold(tmp_path)
    assert holder.known == ["factcheck", "åäö", "4GB"]
    assert is_running(holder.server)
    assert holder.end() == 0
    assert not is_running(holder.server)
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


def test_it_starts_in_a_folder_with_a_long_name(
    tmp_path: Path, hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("å" * 60) / "with a space" / ("y" * 60)
    with tempfile.TemporaryDirectory(prefix="fc") as short:
        monkeypatch.setenv("TMPDIR", short)
        holder = hold(folder)
        (sockets,) = (p for p in Path(short).glob("factcheck-*") if "runtime" not in p.name)
        assert (sockets / ".s.PGSQL.5432").is_socket()
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
        holder.end()
        assert not is_running(holder.server)
        again = hold(folder)  # what is left of the first time is in nobody's way
        assert again.end() == 0
        assert not is_running(again.server)


def test_a_folder_of_somebody_elses_is_not_used(tmp_path: Path) -> None:
    """They could put a server of their own there, or listen in."""
    (tmp_path / f"factcheck-{os.geteuid()}-runtime").symlink_to(tmp_path)
    done = migrate(tmp_path / "var", TMPDIR=str(tmp_path))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.endswith("-runtime is somebody else's: remove it, or set TMPDIR.")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_it(tmp_path: Path, hold: Hold, number: signal.Signals) -> None:
    holder = hold(tmp_path)
    assert holder.end(number) == 128 + number
    assert not is_running(holder.server)


def test_the_last_one_stops_it(tmp_path: Path, hold: Hold) -> None:
    first = hold(tmp_path)
    second = hold(tmp_path)
    assert second.server == first.server
    first.end(signal.SIGTERM)
    assert is_running(second.server)
    third = hold(tmp_path)
    assert third.server == second.server
    second.end()
    third.end()
    assert not is_running(first.server)


def test_whoever_was_killed_does_not_keep_it_running(tmp_path: Path, hold: Hold) -> None:
    killed = hold(tmp_path)
    killed.end(signal.SIGKILL)
    assert is_running(killed.server)  # nobody could stop it
    second = hold(tmp_path)
    assert second.server == killed.server
    second.end()
    assert not is_running(killed.server)


def test_folders_above_the_data_are_not_opened_to_readers(tmp_path: Path, hold: Hold) -> None:
    closed = tmp_path / "closed"
    folder = closed / "var"
    folder.mkdir(parents=True)
    for path in (folder, closed):
        path.chmod(0o700)
    above = {path: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.parents}
    hold(folder).end()
    passable = 0o711 if os.geteuid() == 0 else 0o700
    assert stat.S_IMODE(closed.stat().st_mode) == passable
    assert stat.S_IMODE(folder.stat().st_mode) == passable
    assert stat.S_IMODE((folder / "postgres").stat().st_mode) == 0o700
    for path, mode in above.items():
        assert stat.S_IMODE(path.stat().st_mode) & 0o066 == mode & 0o066, path


def test_data_that_can_not_be_started(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    (folder / "postgres").mkdir(parents=True)
    (folder / "postgres" / "PG_VERSION").write_text("18\n")
    folder.chmod(0o700)
    done = migrate(folder)
    assert done.returncode == 1
    assert done.stderr == (
        f"The embedded database did not start; its log is {folder / 'postgres' / 'log'}."
        " Or set DATABASE_URL to a PostgreSQL 15 or newer.\n"
    )
    assert stat.S_IMODE(folder.stat().st_mode) & 0o066 == 0


def test_a_folder_that_can_not_be_written_to(tmp_path: Path) -> None:
    if os.geteuid() == 0:  # who may write everywhere, but for what the system makes up
        folder = Path("/sys/factcheck")
    else:
        folder = tmp_path / "closed"
        folder.mkdir(mode=0o500)
    done = migrate(folder)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"The embedded database cannot use {folder / 'postgres'}")
    assert done.stdout == ""


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("x")
    done = migrate(tmp_path / "var")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("The embedded database cannot use ")


def test_with_a_server_of_ones_own_none_is_started(tmp_path: Path) -> None:
    done = migrate(tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert not (tmp_path / "postgres").exists()


@pytest.mark.parametrize("command", ["check", "help", "count_fixtures"])
def test_commands_that_ask_nothing_start_no_server(tmp_path: Path, command: str) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", command, *(["--help"] if command != "help" else [])],
        cwd=settings.BASE_DIR,
        env=environment(tmp_path),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "postgres").exists()
