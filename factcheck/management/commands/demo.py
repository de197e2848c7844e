"""`manage.py demo` (`make demo`): everything set up on this machine, and served.

A second run keeps the data, and serves them at once; what is new in `fixtures/`, and a new data
package, are added meanwhile. Ctrl-C or SIGTERM stops the web server and the worker for background
jobs, then the embedded database. What ends by itself meanwhile is started again, the database too;
and when this process is killed, nothing stays behind but the database, which the next one joins.
"""

import os
import secrets
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from claims.models import PublicClaim
from factcheck import adoption, environment
from factcheck.children import SECONDS_TO_STOP, Children, EndedByItself
from factcheck.database import exit_on_signal, keep_running
from factcheck.demo_start import DEFAULT_PORT, held_lock
from factcheck.static_files import collect_if_changed

SECONDS_TO_ANSWER = 20

ROLES = ("researcher", "editor", "administrator")

# Of each worker. A thread holds a database connection or two and is taken by a download while it
# lasts; slow downloads and bodies (`factcheck/slow_clients.py`) leave two. Granian's own 256 would
# ask PostgreSQL for more connections than it has.
THREADS = 6


class Command(BaseCommand):
    help = "Set everything up with the five documents and their claims, and serve it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, help="default: that of PUBLIC_BASE_URL")
        parser.add_argument("--workers", type=int, default=2, help="web server processes")

    def handle(self, *args: Any, port: int | None, workers: int, **options: Any) -> None:
        if port and not environment.said("PUBLIC_BASE_URL"):
            # What is printed and published leads here; the web server's processes read it too.
            os.environ["PUBLIC_BASE_URL"] = settings.PUBLIC_BASE_URL = f"http://127.0.0.1:{port}"
        port = port or urlsplit(settings.PUBLIC_BASE_URL).port or DEFAULT_PORT
        exit_on_signal()
        aside(self._migrate)
        try:
            with Children(settings.BASE_DIR, held_lock()) as children:
                self._serve(children, port, workers)
        except EndedByItself as error:
            raise CommandError(str(error)) from error
        except (KeyboardInterrupt, SystemExit):
            sys.stderr.write("Stopped.\n")

    def _serve(self, children: Children, port: int, workers: int) -> None:
        """Until one of the children can't be kept running, or we are told to stop."""
        server = server_command(port, workers, "factcheck.wsgi:application")
        filled = PublicClaim.objects.exists()
        if filled:
            # Their form and address are right before anybody reads them.
            aside(self._rebuild)
            children.start("web server", server)
            _until_it_answers(port)  # to begin with more now would only make it slower
        aside(lambda: self._fill(anew=not filled))
        made = _make_accounts(accounts := settings.VAR_DIR / "demo-accounts.txt")
        if not filled:
            children.start("web server", server)
            _until_it_answers(port)  # before its address is told
        children.start("worker", worker_command())
        if made:
            self.stdout.write(f"\nAccounts (shown once; kept in {accounts}):")
            for name, password in made:
                self.stdout.write(f"  {name:<14} {password}")
        base = settings.PUBLIC_BASE_URL
        self.stdout.write(
            f"\nSite       {base}/"
            f"\nAdmin      {base}/admin/"
            f"\nAPI        {base}/api/v1/claims/"
            f"\nAPI docs   {base}/api/v1/docs/"
            f"\nCSV        {base}/api/v1/claims.csv"
            f"\nDataset    {base}/api/v1/exports/"
            "\n\nCtrl-C stops everything.\n"
        )
        self.stdout.flush()
        children.watch(keep_running)

    def _migrate(self) -> None:
        adopt_old_database(self.stdout)
        call_command("migrate", verbosity=0)
        collect_if_changed()

    def _rebuild(self) -> None:
        call_command("rebuild_public", if_needed=True, stdout=self.stdout)

    def _fill(self, *, anew: bool) -> None:
        call_command("load_fixtures", stdout=self.stdout, stderr=self.stderr)
        if anew:
            self._rebuild()
        call_command("make_package", stdout=self.stdout)


def aside(work: Callable[[], None]) -> None:
    """Do it in a process that is forked off for it, so that this one, which runs for as long as the
    demo does, doesn't keep what it takes in memory. Exits as that one did where it failed."""
    if sys.platform == "darwin":  # whose own libraries don't bear it
        work()
        return
    connections.close_all()  # a session can't be shared
    sys.stdout.flush()
    child = os.fork()
    if not child:
        os._exit(_code_of(work))
    try:
        _pid, status = os.waitpid(child, 0)
    except BaseException:  # we are told to stop
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(code)


def _code_of(work: Callable[[], None]) -> int:
    """Of a process that ends here, past everything that its parent does at its end."""
    try:
        work()
    except CommandError as error:
        sys.stderr.write(f"{error}\n")
    except (KeyboardInterrupt, SystemExit):
        pass
    except Exception:
        traceback.print_exc()
    else:
        return 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 1


def adopt_old_database(stdout: TextIO | OutputWrapper) -> None:
    if not adoption.is_of_an_old_build(DEFAULT_DB_ALIAS):
        return
    try:
        adoption.adopt(DEFAULT_DB_ALIAS, at=timezone.now())
    except adoption.AdoptionError as error:
        raise CommandError(str(error)) from error
    stdout.write("The database of a build before 0.1.0 is taken over, with its data.\n")


def _until_it_answers(port: int) -> None:
    """Whatever it answers; or until it has had time enough."""
    end = time.monotonic() + SECONDS_TO_ANSWER
    while (left := end - time.monotonic()) > 0:
        with closing(HTTPConnection("127.0.0.1", port, timeout=left)) as server:
            try:
                server.request("HEAD", "/robots.txt")
                server.getresponse()
            except (OSError, HTTPException):
                time.sleep(0.05)
            else:
                return


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
        *(sys.executable, "-m", "factcheck.serve", "--interface", "wsgi"),
        *("--host", "127.0.0.1", "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", str(THREADS)),
        *("--workers-kill-timeout", str(SECONDS_TO_STOP - 5), "--log-level", "error"),
        "--respawn-failed-workers",
        application,
    ]


def worker_command() -> list[str]:
    """How a worker for background jobs is started."""
    return [sys.executable, "manage.py", "procrastinate", "worker"]
