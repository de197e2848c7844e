"""`manage.py verify`: whether every promise holds in what the database has."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from claims.exports.snapshots import Snapshot
from claims.verifying.looking import broken_promises


class Command(BaseCommand):
    help = (
        "Read the whole database and say whether every promise holds. Changes nothing. Ends with "
        "exit code 1, and a sentence for each broken promise, where one does not."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="no progress bar")

    def handle(self, *args: Any, quiet: bool, **options: Any) -> None:
        with (
            Snapshot("default"),
            tqdm(desc="Promises", unit=" steps", disable=quiet, file=sys.stderr) as bar,
        ):

            def tell(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            broken = broken_promises(tell)
        for each in broken:
            self.stdout.write(str(each))
        if broken:
            raise CommandError(f"{len(broken)} promises are broken.")
        self.stdout.write("Every promise holds.")
