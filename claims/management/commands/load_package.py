"""`manage.py load_package FILE.zip`: the public data package, into an empty database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.imports.package.loading import load_package
from claims.imports.package.reading import NotLoaded


class Command(BaseCommand):
    help = (
        "Load a public data package (made by make_package) into an empty database: ids, versions "
        "and publication numbers are kept, approvals are recorded as imported."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the zip of the package")
        parser.add_argument(
            "--texts",
            type=Path,
            metavar="DIR",
            help="a folder with the source texts that are not public, recognised by their SHA-256",
        )

    def handle(self, *args: Any, file: Path, texts: Path | None, **options: Any) -> None:
        if texts and not texts.is_dir():
            raise CommandError(f"--texts: {texts} is no folder.")
        try:
            loaded = load_package(file, texts=texts, at=timezone.now())
        except NotLoaded as error:
            raise CommandError("Nothing was loaded.\n" + "\n".join(error.reasons)) from error
        self.stdout.write(
            f"{loaded.claims} claims with {loaded.versions} versions loaded, and what is left of"
            f" {loaded.withdrawn} withdrawn ones. Their addresses begin with"
            f" {settings.PUBLIC_BASE_URL}."
        )
