"""`manage.py export_claims`: the CSV of all published claims, to a file or to standard output."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.exports import claims_csv
from claims.models import PublicClaim


class Command(BaseCommand):
    help = "Write the CSV of all published claims."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", help="where to write; - is standard output (default)"
        )

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        blocks = claims_csv(PublicClaim.objects.filter(withdrawn=False))
        if file == "-":
            # Standard output may be text that a caller captures, or the terminal itself.
            out = getattr(self.stdout, "buffer", None)
            for block in blocks:
                if out is None:
                    self.stdout.write(block.decode(), ending="")
                else:
                    out.write(block)
            return
        path = Path(file)
        partial = path.with_name(f"{path.name}.part")
        try:
            with partial.open("wb") as target:
                target.writelines(blocks)
            partial.replace(path)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}") from error
        print(f"{path} written.", file=sys.stderr)  # noqa: T201  # standard output may be data
