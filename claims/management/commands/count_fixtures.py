"""`manage.py count_fixtures`: make the tables in `fixtures/README.md` anew."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.imports.fixtures.counts import with_counts
from claims.imports.fixtures.files import read_fixtures


class Command(BaseCommand):
    help = "Count the claims under fixtures/ and write the tables of fixtures/README.md."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "fixtures"
        fixtures, mistakes = read_fixtures(folder)
        if mistakes:
            raise CommandError("\n".join(map(str, mistakes)))
        path = folder / "README.md"
        path.write_text(with_counts(path.read_text("utf-8"), fixtures), encoding="utf-8")
        self.stdout.write(f"{path} written.")
