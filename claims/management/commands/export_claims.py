"""`manage.py export_claims`: the CSV of all published claims, to a file or to standard output."""

import os
import sys
from collections.abc import Iterable
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
            self._print(blocks)
            return
        path = Path(file)
        try:
            _write(path, blocks)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}") from error
        print(f"{path} written.", file=sys.stderr)  # noqa: T201  # standard output may be data

    def _print(self, blocks: Iterable[bytes]) -> None:
        # Standard output may be text that a caller captures, or the terminal itself.
        out = getattr(self.stdout, "buffer", None)
        try:
            for block in blocks:
                if out is None:
                    self.stdout.write(block.decode(), ending="")
                else:
                    out.write(block)
            self.stdout.flush()
        except BrokenPipeError:  # whoever reads has seen enough, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(path: Path, blocks: Iterable[bytes]) -> None:
    """Put a whole file in the place of the old one; a device or a pipe is written to as it is."""
    if path.exists() and not path.is_file():
        with path.open("wb") as target:
            target.writelines(blocks)
        return
    partial = path.with_name(f"{path.name}.part")
    with partial.open("wb") as target:
        try:
            target.writelines(blocks)
        except BaseException:
            partial.unlink()
            raise
    partial.replace(path)
