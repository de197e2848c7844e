"""Everything that is broken on purpose, as one table."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.chaos.base import base


def run(every: int, only: str = "") -> None:
    """Print the table, a row as soon as it is known."""
    with tempfile.TemporaryDirectory(prefix="factcheck-chaos-") as folder, base(Path(folder)) as db:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
        import django

        django.setup()

        from django.core.management import call_command
        from django.db import connections

        from benchmarks.chaos import acts, by_statement

        call_command("migrate", verbosity=0)
        acts.make_world()
        connections.close_all()
        db.keep()
        chosen = [act for act in acts.acts(_fixtures(Path(folder))) if only in act.name]
        _print(by_statement.all_acts(db, chosen, every))


def _fixtures(folder: Path) -> Path:
    """One document of the first corpus, with its claims, and none of the checks."""
    import shutil

    from django.conf import settings

    source, name = settings.BASE_DIR / "fixtures", "001_41484ad99dbc1724"
    made = folder / "fixtures"
    for part in ("corpus", "claims", "fact_checks"):
        (made / part).mkdir(parents=True)
    for part in (
        f"corpus/{name}.txt",
        "corpus/documents.json",
        f"claims/{name}.toml",
        "claims/speakers.toml",
        "claims/topics.toml",
        "fact_checks/ratings.toml",
    ):
        shutil.copy(source / part, made / part)
    return made


def _print(rows: Iterable["by_statement.Tried"]) -> None:  # type: ignore[name-defined]  # noqa: F821
    print("| what | tries | lost | doubled | half done | 5xx | seconds to recover |")
    print("|---|---|---|---|---|---|---|")
    for row in rows:
        worst = f"{min(row.seconds):.1f}–{max(row.seconds):.1f}" if row.seconds else "–"
        fives = "–" if row.answers_5xx is None else str(row.answers_5xx)
        print(
            f"| {row.what} | {row.tries} | {row.lost} | {row.doubled} | {row.half_done}"
            f" | {fives} | {worst} |",
            flush=True,
        )
