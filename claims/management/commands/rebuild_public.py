"""`manage.py rebuild_public`: make the public records anew from the versions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from claims.publication.rebuilding import public_rows_are_current, rebuild_public_rows


class Command(BaseCommand):
    help = "Make the public records anew, after their schema or PUBLIC_BASE_URL has changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-needed", action="store_true", help="only where their schema or address changed"
        )

    def handle(self, *args: Any, if_needed: bool, **options: Any) -> None:
        if if_needed and public_rows_are_current():
            self.stdout.write("The public records are current.")
            return
        self.stdout.write(f"{rebuild_public_rows()} public records made anew.")
