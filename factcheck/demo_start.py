"""What `manage.py demo` looks at before the database is started.

Whoever finds that it can't serve must not have joined the database of one that does, and stop it on
the way out. So the port comes first, and before that: whether a demo is running on the same data.
It, and the guardian of its children (`children.py`), hold a lock on a file, which the operating
system lets go of when both have ended, however they ended.
"""

import argparse
import fcntl
import os
import socket
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

from factcheck import environment
from factcheck.database import is_running, var_dir

DEFAULT_PORT = 8000

# The children of one that was killed are gone in much less.
SECONDS_TO_CLEAN_UP = 20


def look_first(arguments: list[str]) -> None:
    """Hold the lock, and see that the port is free. Exits with a sentence where it can't serve."""
    take_place(var_dir())
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("--port", type=int)
    with suppress(argparse.ArgumentError):  # the command itself says what is wrong
        given, _others = parser.parse_known_args(arguments)
        check_port(given.port or _port_of_address())


def take_place(folder: Path) -> int:
    """The descriptor of the lock, which whoever inherits it holds as well."""
    path = folder / "demo.lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        sys.exit(f"The demo cannot use {folder}: {error.strerror}. Set VAR_DIR to another folder.")
    end = time.monotonic() + SECONDS_TO_CLEAN_UP
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            # Of whoever was killed the number is still there, while its children are being ended.
            number = os.pread(descriptor, 20, 0).decode().strip()
            if (number and is_running(int(number))) or time.monotonic() > end:
                sys.exit(
                    f"A demo is running on {folder} already, as process {number}: stop it first, "
                    "or set VAR_DIR to another folder."
                )
            time.sleep(0.1)
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)
    _held.append(descriptor)
    return descriptor


_held: list[int] = []


def held_lock() -> tuple[int, ...]:
    """Its descriptor, for whoever is to hold it along with us; none where nothing was locked."""
    return tuple(_held)


def _port_of_address() -> int:
    """Of PUBLIC_BASE_URL, which the settings look at more closely later."""
    address = environment.said("PUBLIC_BASE_URL")
    with suppress(ValueError):
        return urlsplit(address).port or DEFAULT_PORT
    return DEFAULT_PORT


def check_port(port: int) -> None:
    if not 1 <= port <= 65535:
        sys.exit(f"{port} is no port: say one from 1 to 65535, PORT=8001 make demo.")
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        # As the server will do it: a port that only lingers in TIME_WAIT is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            sys.exit(
                f"Port {port} is not free ({error.strerror}): say another, PORT=8001 make demo."
            )
