"""`manage.py after_restore`: the database has been restored from a backup."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from claims.publication.lives import begin_life


class Command(BaseCommand):
    help = (
        "After a restore from a backup, before anybody publishes: skip publication numbers that "
        "may have been given since, and let readers know that what they have may be of before."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        life = begin_life(at=timezone.now())
        self.stdout.write(f"The next publication has number {life.first_publication}.")
