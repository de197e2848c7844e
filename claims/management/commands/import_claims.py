"""`manage.py import_claims`: claims from a spreadsheet, or from a tool that annotates.

Without `--confirm` the file is looked at and kept, ready to be confirmed in the admin; with
`--dry-run` nothing is kept.
"""

import sys
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone, translation
from tqdm import tqdm

from claims.imports.messages import sentence, sentences
from claims.imports.reasons import FileRefused
from claims.imports.sheets import verbs, written
from claims.models import ClaimImport
from claims.vocabulary import import_states

# The number of refused rows that are told; `--refused` has them all.
TOLD_MAX_ROWS = 20


class Command(BaseCommand):
    help = "Import claims from CSV, XLSX, Web Annotations or an annotation tool's file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="user", required=True, help="who imports: a user name")
        parser.add_argument(
            "--encoding",
            choices=import_states.ENCODINGS,
            default=import_states.ENCODINGS[0],
            help="of CSV (default: utf-8)",
        )
        parser.add_argument(
            "--pieces-apart",
            action="store_true",
            help="of brat: each piece of a span in pieces is a claim of its own (default: refused)",
        )
        parser.add_argument("--confirm", action="store_true", help="store all rows that can be")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument(
            "--refused", type=Path, metavar="FILE", help="where to write the rows that are refused"
        )
        parser.add_argument(
            "--language", choices=("sv", "en"), default="en", help="of the reasons (default: en)"
        )

    def handle(self, *args: Any, file: Path, user: str, language: str, **options: Any) -> None:
        if options["confirm"] and options["dry_run"]:
            raise CommandError("Say either --confirm or --dry-run.")
        try:
            who = User.objects.get(username=user, is_active=True)
        except User.DoesNotExist:
            raise CommandError(f"There is no active user “{user}”.") from None
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        with translation.override(language), transaction.atomic():
            refusal = self._import(file, content, who, **options)
            if options["dry_run"]:
                transaction.set_rollback(True)
        if refusal:
            raise CommandError(refusal)

    def _import(
        self,
        file: Path,
        content: bytes,
        who: User,
        *,
        encoding: str,
        pieces_apart: bool,
        confirm: bool,
        dry_run: bool,
        refused: Path | None,
        **options: Any,
    ) -> str:
        """Why the file as a whole is refused, or nothing."""
        try:
            key = verbs.receive(
                file.name,
                content,
                by=who,
                at=timezone.now(),
                encoding=encoding,
                pieces_apart=pieces_apart,
            ).pk
        except FileRefused as refusal:
            return sentence(refusal.reason)
        except PermissionDenied as denied:
            return str(denied)
        with _Bar("reading") as tell:
            verbs.analyse(key, tell=tell)
        found = ClaimImport.objects.get(pk=key)
        if found.state == import_states.REFUSED:
            return sentence(found.reason)
        if confirm:
            verbs.confirm(key, by=who, at=timezone.now())
            with _Bar("storing") as tell:
                try:
                    verbs.store(key, at=timezone.now(), tell=tell)
                except verbs.ImportNotStored:
                    found.refresh_from_db()
                    return sentence(found.reason)
            found.refresh_from_db()
        self._tell(found, confirm=confirm, dry_run=dry_run)
        if refused:
            refused.write_bytes(written.refused(found).content)
            self.stdout.write(f"The rows that are refused: {refused}")
        return ""

    def _tell(self, found: ClaimImport, *, confirm: bool, dry_run: bool) -> None:
        if found.reason:
            self.stdout.write(sentence(found.reason))
        count = found.counts
        did = "" if confirm else "would be "
        self.stdout.write(
            f"{count[import_states.CREATE]} claims {did}made, "
            f"{count[import_states.CHANGE]} {did}changed, "
            f"{count[import_states.SAME]} as they are, "
            f"{count[import_states.REFUSE] + count[import_states.SUGGESTED]} rows refused."
        )
        rows = found.rows.filter(
            outcome__in=[import_states.REFUSE, import_states.SUGGESTED]
        ).order_by("number")
        for row in rows[:TOLD_MAX_ROWS]:
            self.stdout.write(f"  row {row.number}: {sentences(row.reasons, found.labels)}")
        if rows.count() > TOLD_MAX_ROWS:
            self.stdout.write("  … (--refused FILE writes them all)")
        if not confirm and not dry_run:
            self.stdout.write(f"Kept as import {found.pk}, to be confirmed in the admin.")


class _Bar:
    """A progress bar that is told of totals as they become known."""

    def __init__(self, what: str) -> None:
        self._bar = tqdm(desc=what, unit=" rows", file=sys.stderr)

    def __enter__(self) -> "_Bar":
        return self

    def __call__(self, done: int, total: int) -> None:
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def __exit__(self, *_: object) -> None:
        self._bar.close()
