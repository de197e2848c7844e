"""`manage.py learn_spotting`: learn anew what is worth checking."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.suggesting.examples import BadExamples
from claims.suggesting.learning import WorseModel, keep, learn


class Command(BaseCommand):
    help = (
        "Fit the model that suggests sentences to check, to the curated texts and to what editors"
        " accepted and rejected. It is kept as a new version, unless it is worse than the one in"
        " use."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--fixtures", type=Path, default=settings.BASE_DIR / "fixtures", metavar="FOLDER"
        )
        parser.add_argument(
            "--write", type=Path, metavar="FILE", help="write the model to a file instead"
        )

    def handle(self, *args: Any, fixtures: Path, write: Path | None = None, **options: Any) -> None:
        try:
            learned = learn(fixtures)
            told = (
                f"learned from {learned.examples} sentences: average precision"
                f" {learned.figures.average_precision:.3f}, precision at 10"
                f" {learned.figures.precision_at_10:.3f}, macro F1 {learned.figures.macro_f1:.3f}"
            )
            if write:
                kept = json.dumps(learned.model.as_json(), indent=1, ensure_ascii=False)
                write.write_text(f"{kept}\n", encoding="utf-8")
                self.stdout.write(f"{write} written, {told}.")
                return
            model = keep(learned, at=timezone.now())
        except BadExamples as error:
            raise CommandError(str(error)) from error
        except WorseModel as error:
            raise CommandError(f"Not kept: {error}. The model in use stays.") from error
        self.stdout.write(f"Model {model.number} is in use, {told}.")
