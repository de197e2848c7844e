"""`manage.py verify`: whether every promise holds in what the database has."""

import os
import sys
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from tqdm import tqdm

from claims.exports.snapshots import Snapshot
from claims.models import PublicClaim
from claims.verifying.looking import broken_promises
from claims.verifying.processes import ProcessLost

# Fewer claims are looked through before another process has begun.
_CLAIMS_WORTH_SHARING = 5_000


class Command(BaseCommand):
    help = (
        "Read the whole database and say whether every promise holds. Changes nothing. Ends with "
        "exit code 1, and a sentence for each broken promise, where one does not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="no progress bar")
        parser.add_argument(
            "--processes",
            type=_processes,
            metavar="N",
            help=(
                "how many read at once, each over a connection of its own; as many as there are "
                f"processors for this one, or 1 where fewer than {_CLAIMS_WORTH_SHARING:,} claims "
                "are public. What is found is the same."
            ),
        )

    def handle(self, *args: Any, quiet: bool, processes: int | None, **options: Any) -> None:
        # What is not committed yet no other process sees.
        alone = connection.in_atomic_block
        with (
            Snapshot("default"),
            tqdm(desc="Promises", unit=" steps", disable=quiet, file=sys.stderr) as bar,
        ):

            def tell(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                broken = broken_promises(tell, processes=1 if alone else processes or _as_fits())
            except ProcessLost as lost:
                raise CommandError(
                    f"{lost} Nothing is known of what was not looked at yet."
                ) from lost
        for each in broken:
            self.stdout.write(str(each))
        if broken:
            raise CommandError(f"{len(broken)} promises are broken.")
        self.stdout.write("Every promise holds.")


def _processes(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 4 and int(text) > 0:
        return int(text)
    raise ArgumentTypeError(f"“{text}” is no whole number from 1 to 999")


def _as_fits() -> int:
    enough = PublicClaim.objects.all()[_CLAIMS_WORTH_SHARING - 1 :].exists()
    return _processors() if enough else 1


def _processors() -> int:
    """That this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
