"""`manage.py write_data_dictionary`: make `docs/data-dictionary.md` anew."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from claims.exports.data_dictionary import data_dictionary


class Command(BaseCommand):
    help = "Make docs/data-dictionary.md anew from the column registry."

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / "docs" / "data-dictionary.md"
        path.write_text(data_dictionary(), encoding="utf-8")
        self.stdout.write(f"{path} written.")
