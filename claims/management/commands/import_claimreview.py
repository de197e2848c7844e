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

    def handle(self, *args: Any, file: list[Path], user: str, **options: Any) -> None:
        try:
            who = User.objects.get(username=user, is_active=True)
        except User.DoesNotExist:
            raise CommandError(f"There is no active user “{user}”.") from None
        with translation.override("en"):
            for path in file:
                try:
                    self._import(path, who)
                except OSError as error:
                    raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
                except FileRefused as refused:
                    raise CommandError(f"{path}: {sentence(refused.reason)}") from refused
                except PermissionDenied as denied:
                    raise CommandError(str(denied)) from denied

    def _import(self, path: Path, who: User) -> None:
        found = read_reviews(path.read_bytes())
        kept = keep(found, by=who, at=timezone.now())
        suggestions = suggest(kept.new)
        for number, reason in found.refused:
            self.stderr.write(f"{path}, review {number}: {sentence(reason)}")
        self.stdout.write(
            f"{path}: {len(kept.new)} reviews kept, {kept.already_there} were there already, "
            f"{len(found.refused)} refused; {suggestions} suggestions."
        )
