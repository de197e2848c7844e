"""`manage.py demo` (`make demo`): everything set up on this machine, and served.

A second run keeps the data. Ctrl-C or SIGTERM stops the web server and the worker for background
jobs, then the embedded database.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from factcheck import adoption
from factcheck.database import exit_on_signal

ROLES = ("researcher", "editor", "administrator")
SECONDS_TO_STOP = 15

# Of each worker. A thread holds a database connection or two and is taken by a download while it
# lasts. Granian's own 256 would ask PostgreSQL for more connections than it has.
THREADS = 4


class Command(BaseCommand):
    help = "Set everything up with the five documents and their claims, and serve it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, help="default: that of PUBLIC_BASE_URL")
        parser.add_argument("--workers", type=int, default=2, help="web server processes")

    def handle(self, *args: Any, port: int | None, workers: int, **options: Any) -> None:
        if port and not os.environ.get("PUBLIC_BASE_URL", "").strip():
            # What is printed and published leads here; the web server's processes read it too.
            os.environ["PUBLIC_BASE_URL"] = settings.PUBLIC_BASE_URL = f"http://127.0.0.1:{port}"
        port = port or urlsplit(settings.PUBLIC_BASE_URL).port or 8000
        _check_port(port)
        exit_on_signal()
        adopt_old_database(self.stdout)
        call_command("migrate", verbosity=0)
        call_command("load_fixtures", stdout=self.stdout, stderr=self.stderr)
        call_command("rebuild_public", if_needed=True, stdout=self.stdout)
        call_command("make_package", stdout=self.stdout)
        call_command("collectstatic", interactive=False, verbosity=0)
        accounts = settings.VAR_DIR / "demo-accounts.txt"
        if made := _make_accounts(accounts):
            self.stdout.write("\nAccounts (shown once; kept in " + str(accounts) + "):")
            for name, password in made:
                self.stdout.write(f"  {name:<14} {password}")
        base = settings.PUBLIC_BASE_URL
        self.stdout.write(
            f"\nAdmin      {base}/admin/"
            f"\nAPI        {base}/api/v1/claims/"
            f"\nAPI docs   {base}/api/v1/docs/"
            f"\nCSV        {base}/api/v1/claims.csv"
            f"\nDataset    {base}/api/v1/exports/"
            "\n\nCtrl-C stops everything.\n"
        )
        self.stdout.flush()
        _serve(port, workers)


def adopt_old_database(stdout: TextIO | OutputWrapper) -> None:
    if not adoption.is_of_an_old_build(DEFAULT_DB_ALIAS):
        return
    try:
        adoption.adopt(DEFAULT_DB_ALIAS, at=timezone.now())
    except adoption.AdoptionError as error:
        raise CommandError(str(error)) from error
    stdout.write("The database of a build before 0.1.0 is taken over, with its data.\n")


def _check_port(port: int) -> None:
    if not 1 <= port <= 65535:
        raise CommandError(f"{port} is no port: say one from 1 to 65535, PORT=8001 make demo.")
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        # As the server will do it: a port that only lingers in TIME_WAIT is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Port {port} is not free ({error.strerror}): say another, PORT=8001 make demo."
            ) from error


def _make_accounts(path: Path) -> list[tuple[str, str]]:
    """One account per role, unless they are there; their names and new passwords."""
    made = []
    for role in ROLES:
        if User.objects.filter(username=role).exists():
            continue
        password = secrets.token_urlsafe(12)
        user = User.objects.create_user(role, password=password, is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        made.append((role, password))
    if made:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a") as file:
            file.writelines(f"{name} {password}\n" for name, password in made)
    return made


def server_command(port: int, workers: int, application: str) -> list[str]:
    """How granian is started; the benchmarks do it in the same way."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", "127.0.0.1", "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", str(THREADS)),
        *("--workers-kill-timeout", str(SECONDS_TO_STOP - 5), "--log-level", "error"),
        application,
    ]


def worker_command() -> list[str]:
    """How a worker for background jobs is started."""
    return [sys.executable, "manage.py", "procrastinate", "worker"]


def _serve(port: int, workers: int) -> None:
    """Run granian and a worker until one of them ends or we are told to stop; then stop both."""
    commands = {
        "web server": server_command(port, workers, "factcheck.wsgi:application"),
        "worker": worker_command(),
    }
    # In process groups of their own, so that Ctrl-C reaches them through us, once.
    running = {
        name: subprocess.Popen(command, cwd=settings.BASE_DIR, start_new_session=True)  # noqa: S603
        for name, command in commands.items()
    }
    try:
        name, code = _first_to_end(running)
    except (KeyboardInterrupt, SystemExit):
        _stop(running)
        sys.stderr.write("Stopped.\n")
        return
    _stop(running)
    raise CommandError(f"The {name} ended by itself, with code {code}; its message is above.")


def _first_to_end(running: dict[str, "subprocess.Popen[bytes]"]) -> tuple[str, int]:
    while True:
        for name, process in running.items():
            try:
                return name, process.wait(0.5)
            except subprocess.TimeoutExpired:
                continue


def _stop(running: dict[str, "subprocess.Popen[bytes]"]) -> None:
    """Ask all at once; what has not ended in time, a worker amid an import say, is killed: the
    database undoes what it had begun, and the next worker begins anew."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # once is enough
        signal.signal(number, signal.SIG_IGN)
    for process in running.values():
        process.terminate()
    end = time.monotonic() + SECONDS_TO_STOP
    for process in running.values():
        try:
            process.wait(max(0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
