"""`manage.py export TABLE`: a table of what is published as CSV or XLSX, to a file or standard
output."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.exports.columns import Table, UnknownColumns
from claims.exports.registry import TABLES
from claims.exports.streams import whole_csv
from claims.exports.workbooks import whole_xlsx
from claims.vocabulary.spreadsheet_cells import DIALECTS, RFC_4180, UNGUARDED


class Command(BaseCommand):
    help = "Write a table of what is published as CSV, or as XLSX."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", choices=list(TABLES), help="what to export")
        parser.add_argument(
            "file",
            nargs="?",
            default="-",
            help="where to write; - is standard output (default); a name in .xlsx gets XLSX",
        )
        parser.add_argument(
            "--dialect",
            choices=[*DIALECTS, UNGUARDED.name],
            default="",
            help="of CSV: rfc4180 (default), or excel-sv: semicolon, BOM and decimal comma, as a"
            " Swedish Excel reads it; or xlsx",
        )
        parser.add_argument(
            "--columns", default="", help="only these, in this order, joined by commas"
        )

    def handle(
        self, *args: Any, table: str, file: str, dialect: str, columns: str, **options: Any
    ) -> None:
        chosen = _chosen(TABLES[table], columns)
        of_file = UNGUARDED.name if Path(file).suffix.lower() == ".xlsx" else ""
        if dialect and of_file and dialect != of_file:
            raise CommandError(f"{file} is called as a file of XLSX, and --dialect says {dialect}.")
        if UNGUARDED.name in {dialect, of_file}:
            blocks = whole_xlsx(chosen, "default")
        else:
            blocks = whole_csv(chosen, "default", dialect=DIALECTS[dialect or RFC_4180.name])
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


def _chosen(table: Table, columns: str) -> Table:
    names = [name.strip() for name in columns.split(",") if name.strip()]
    try:
        return table.with_columns(names) if names else table
    except UnknownColumns as error:
        if error.twice:
            raise CommandError(f"--columns: {error} is asked for more than once.") from error
        known = ", ".join(column.name for column in table.columns)
        raise CommandError(f"--columns: {table.name} has no {error}; it has {known}.") from error


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
