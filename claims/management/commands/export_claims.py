"""`manage.py export_claims`: `export claims` by the name that it had before."""

from typing import Any

from django.core.management.base import CommandParser

from claims.management.commands import export


class Command(export.Command):
    help = "Write the CSV of all published claims: the same as `export claims`."

    def add_table(self, parser: CommandParser) -> None:
        """The claims, always."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **{"table": "claims", **options})
