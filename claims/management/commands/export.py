"""`manage.py export TABLE`: a table of what is published as CSV or XLSX, to a file or standard
output; `manage.py export annotations`: a document's claims for an annotation tool."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.exports.annotation_files.marked_texts import CannotBeWritten
from claims.exports.annotation_files.tools import TOOLS
from claims.exports.columns import Table, UnknownColumns
from claims.exports.marked_documents import NoSuchText, marked_document
from claims.exports.registry import TABLES
from claims.exports.streams import whole_csv
from claims.exports.workbooks import whole_xlsx
from claims.vocabulary.spreadsheet_cells import DIALECTS, RFC_4180, UNGUARDED

ANNOTATIONS = "annotations"


class Command(BaseCommand):
    help = "Write a table of what is published as CSV, or as XLSX."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "table",
            choices=[*TABLES, ANNOTATIONS],
            help="what to export; annotations: a document's text with the desk's claims in it",
        )
        parser.add_argument("--document", default="", help="of annotations: the document's id")
        parser.add_argument(
            "--tool", choices=list(TOOLS), default="", help="of annotations: for which tool"
        )
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

    def handle(self, *args: Any, table: str, file: str, **options: Any) -> None:
        if table == ANNOTATIONS:
            blocks = self._annotations(**options)
        else:
            blocks = _of_table(table, file, **options)
        if file == "-":
            self._print(blocks)
            return
        path = Path(file)
        try:
            _write(path, blocks)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}") from error
        print(f"{path} written.", file=sys.stderr)  # noqa: T201  # standard output may be data

    def _annotations(
        self, *, document: str, tool: str, dialect: str, columns: str, **options: Any
    ) -> Iterable[bytes]:
        if not document or not tool:
            raise CommandError("annotations need --document ID and --tool.")
        if dialect or columns:
            raise CommandError("--dialect and --columns are for tables, not for annotations.")
        try:
            text, elsewhere = marked_document(document)
        except NoSuchText as error:
            raise CommandError(f"No document “{document}” has a text that can be read.") from error
        if elsewhere:
            self.stderr.write(f"{elsewhere} claims stand on older texts, and are left out.")
        try:
            return [TOOLS[tool].write(text)]
        except CannotBeWritten as error:
            words = f"XML cannot hold {error}, which is in the text; take inception-json."
            raise CommandError(words) from error

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


def _of_table(
    table: str,
    file: str,
    *,
    dialect: str,
    columns: str,
    document: str,
    tool: str,
    **options: Any,
) -> Iterable[bytes]:
    if document or tool:
        raise CommandError("--document and --tool are for annotations, not for tables.")
    chosen = _chosen(TABLES[table], columns)
    of_file = UNGUARDED.name if Path(file).suffix.lower() == ".xlsx" else ""
    if dialect and of_file and dialect != of_file:
        raise CommandError(f"{file} is called as a file of XLSX, and --dialect says {dialect}.")
    if UNGUARDED.name in {dialect, of_file}:
        return whole_xlsx(chosen, "default")
    return whole_csv(chosen, "default", dialect=DIALECTS[dialect or RFC_4180.name])


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
