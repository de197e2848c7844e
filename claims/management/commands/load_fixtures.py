"""`manage.py load_fixtures`: the source texts, their claims and the checks, all or nothing."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import (
    BaseCommand,
    CommandError,
    CommandParser,
    no_translations,
)
from django.db import transaction
from django.utils import timezone

from claims.imports.fixtures.loading import FixturesRefused, load_fixtures
from corpus.models import Document

# They act for the files: whoever curated them submits, whoever reviewed them approves. Neither
# can log in.
SUBMITTER = "fixtures-researcher"
APPROVER = "fixtures-editor"


class Command(BaseCommand):
    help = "Load and publish the source texts, claims and checks under fixtures/."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=settings.BASE_DIR / "fixtures",
            help="holds corpus/, claims/ and fact_checks/ (default: fixtures/)",
        )

    @no_translations
    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        texts = sorted((folder / "corpus").glob("*.txt"))
        if not texts:
            raise CommandError(f"There are no source texts in {folder / 'corpus'}.")
        # Documents that are there already are the editors' now, like their claims.
        known = set(Document.objects.values_list("file_name", flat=True))
        new = [str(path) for path in texts if path.name not in known]
        with transaction.atomic():
            if new:
                call_command(
                    "ingest",
                    *new,
                    metadata=str(folder / "corpus" / "documents.json"),
                    stdout=self.stdout,
                    stderr=self.stderr,
                )
            try:
                loaded = load_fixtures(
                    folder,
                    submitter=_account(SUBMITTER, "researcher"),
                    approver=_account(APPROVER, "editor"),
                    at=timezone.now(),
                )
            except FixturesRefused as refused:
                for mistake in refused.mistakes:
                    self.stderr.write(str(mistake))
                count = len(refused.mistakes)
                raise CommandError(
                    f"{count} mistake{'s' * (count > 1)}; nothing was changed."
                ) from refused
        self.stdout.write(
            f"{loaded.claims} claims and {loaded.assessments} checks loaded and published, "
            f"{loaded.already_there} claims were there already."
        )


def _account(name: str, role: str) -> User:
    """An account with the role's rights and no password: nobody can log in with it."""
    user, made = User.objects.get_or_create(username=name)
    if made:
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name=role))
    return user
