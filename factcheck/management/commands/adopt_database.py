"""`manage.py adopt_database`: a database of a build before 0.1.0 is taken over, with its data."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from factcheck import adoption


class Command(BaseCommand):
    help = (
        "Take over a database of a build before 0.1.0: compare its schema with what the migrations"
        " make, and let it remember those instead of the old ones. Needs the right to create a"
        " database. Run migrate afterwards."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--database", default=DEFAULT_DB_ALIAS, help="by its name in the settings"
        )

    def handle(self, *args: Any, database: str, **options: Any) -> None:
        if not adoption.is_of_an_old_build(database):
            self.stdout.write("The database is of no build before 0.1.0: there is nothing to do.")
            return
        try:
            compared = adoption.adopt(database, at=timezone.now())
        except adoption.AdoptionError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"The database is taken over: {compared:,} tables, columns, constraints, indexes,"
            " triggers and functions are as they should be. Run migrate for what is newer."
        )
