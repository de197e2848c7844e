"""`manage.py make_package`: the whole public dataset as files, for a timer to call every night."""

from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.exports.package import KEPT_PACKAGES, PUBLIC, AlreadyUnderWay, make_package


class Command(BaseCommand):
    help = "Make the data package of everything that is public, in EXPORTS_DIR."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--keep",
            type=_positive,
            default=KEPT_PACKAGES,
            help=f"how many packages stay (default: {KEPT_PACKAGES})",
        )

    def handle(self, *args: Any, keep: int, **options: Any) -> None:
        try:
            export = make_package(PUBLIC, at=timezone.now(), keep=keep)
        except AlreadyUnderWay:
            raise CommandError("Another make_package is under way; this one did nothing.") from None
        except OSError as error:
            reason = error.strerror or error
            raise CommandError(
                f"Nothing was made: {settings.EXPORTS_DIR} cannot be written to: {reason}."
            ) from error
        claims = export.counts["claims"]
        self.stdout.write(
            f"{export.path(export.files[0])}: {claims} claims, up to publication"
            f" {export.publication}."
        )


def _positive(value: str) -> int:
    if value.isascii() and value.isdigit() and int(value) > 0:
        return int(value)
    raise ArgumentTypeError(f"{value!r}: say a whole number above zero")
