"""`manage.py import_claimreview`: other desks' reviews, from JSON-LD or a saved web page."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from claims.imports.formats import read_reviews
from claims.imports.messages import sentence
from claims.imports.reasons import FileRefused
from claims.imports.reviews.keeping import keep, suggest


class Command(BaseCommand):
    help = "Import ClaimReview by other desks: JSON-LD, a DataFeed, or a saved web page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="+")
        parser.add_argument("--as", dest="user", required=True, help="who imports: a user name")
        parser.add_argument(
            "--encoding",
            choices=("windows-1252", "utf-16"),
            default="",
            help="of files that are not UTF-8, and don't say what they are",
        )

    def handle(
        self, *args: Any, file: list[Path], user: str, encoding: str, **options: Any
    ) -> None:
        try:
            who = User.objects.get(username=user, is_active=True)
        except User.DoesNotExist:
            raise CommandError(f"There is no active user “{user}”.") from None
        failed = []
        with translation.override("en"):
            for path in file:
                try:
                    self._import(path, who, encoding)
                except OSError as error:
                    failed.append(f"{path} cannot be read: {error.strerror}.")
                except FileRefused as refused:
                    failed.append(f"{path}: {sentence(refused.reason)}")
                except PermissionDenied as denied:
                    raise CommandError(str(denied)) from denied
        for what in failed[:-1]:
            self.stderr.write(what)
        if failed:
            others = f" (and {len(failed) - 1} more, above)" if len(failed) > 1 else ""
            raise CommandError(failed[-1] + others)

    def _import(self, path: Path, who: User, encoding: str) -> None:
        found = read_reviews(path.read_bytes(), encoding)
        kept = keep(found, by=who, at=timezone.now())
        suggestions = suggest(kept.new)
        for number, reason in found.refused:
            self.stderr.write(f"{path}, review {number}: {sentence(reason)}")
        for reason in (*found.left_out, *kept.repeated):
            self.stderr.write(f"{path}: {sentence(reason)}")
        differing = f" ({kept.differing} have another day now)" if kept.differing else ""
        beside = f" ({kept.beside} beside another of the same claim there)" if kept.beside else ""
        self.stdout.write(
            f"{path}: {len(kept.new)} reviews kept{beside}, {kept.already_there} were there already"
            f"{differing}, {len(found.refused)} refused; {suggestions} suggestions."
        )
