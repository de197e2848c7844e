"""`manage.py evaluate_spotting`: how well sentences worth checking are told from others."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.suggesting.examples import (
    BadExamples,
    Example,
    curated_examples,
    labelled_examples,
    taught_examples,
)
from claims.suggesting.figures import Figures, figures
from claims.suggesting.fitting import APPROACHES, Scorer, leave_one_out
from claims.suggesting.in_use import model_in_use
from claims.suggesting.learning import known_decisions


class Command(BaseCommand):
    help = (
        "Print how well sentences worth checking are found: on the curated texts and the desk's own"
        " decisions, each document judged by what the others taught; and with --set on labelled"
        " sentences elsewhere, by what all of them taught."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--fixtures", type=Path, default=settings.BASE_DIR / "fixtures", metavar="FOLDER"
        )
        parser.add_argument(
            "--set", type=Path, dest="folder", metavar="FOLDER", help="with sentences.json in it"
        )

    def handle(
        self, *args: Any, fixtures: Path, folder: Path | None = None, **options: Any
    ) -> None:
        try:
            known = [*curated_examples(fixtures), *known_decisions()]
            asked = labelled_examples(folder) if folder else []
        except BadExamples as error:
            raise CommandError(str(error)) from error
        taught = taught_examples()
        self._table(
            "One document left out",
            known,
            lambda score: leave_one_out(known, lambda some, one: score([*some, *taught], one)),
        )
        if asked:
            self._table(str(folder), asked, lambda score: score([*known, *taught], asked))
        self._in_use(known, asked)

    def _table(self, title: str, examples: Sequence[Example], scores: Any) -> None:
        self._head(title, examples)
        for approach in APPROACHES:
            scorer: Scorer = approach.score
            self._row(approach.name, _figures(examples, scores(scorer)))

    def _in_use(self, known: Sequence[Example], asked: Sequence[Example]) -> None:
        number, model = model_in_use()
        self._head(f"Model {number}, in use, on what it may have learned from", known)
        for title, examples in (("known", known), ("the set", asked)):
            if examples:
                scores = [model.score(e.text, heading=e.heading).score for e in examples]
                self._row(title, _figures(examples, scores))

    def _head(self, title: str, examples: Sequence[Example]) -> None:
        worth = sum(example.worth for example in examples)
        self.stdout.write(
            f"\n{title}: {len(examples)} sentences, {worth} of them worth checking\n\n"
        )
        self.stdout.write("| way | average precision | precision at 10 | macro F1 |")

    def _row(self, name: str, found: Figures) -> None:
        self.stdout.write(
            f"| {name} | {found.average_precision:.3f} | {found.precision_at_10:.3f}"
            f" | {found.macro_f1:.3f} |"
        )


def _figures(examples: Sequence[Example], scores: Sequence[float]) -> Figures:
    return figures([e.document for e in examples], [e.worth for e in examples], scores)
