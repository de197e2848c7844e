"""Everything that is broken on purpose, as one table."""

import os
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.chaos.base import Base, base
from factcheck.database import exit_on_signal

if TYPE_CHECKING:
    from benchmarks.chaos.tried import Tried


MODULES = {
    "replicas": "replicas",
    "reading": "reading",
    "slow": "slow_clients",
    "disk": "full_disk",
    "random": "random_moments",
}
PARTS = ("acts", *MODULES)


def run(parts: list[str], every: int, only: str = "") -> None:
    """Print the table, a row as soon as it is known."""
    exit_on_signal()  # so that the servers are stopped, whatever happens
    with tempfile.TemporaryDirectory(prefix="factcheck-chaos-") as folder, base(Path(folder)) as db:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
        import django

        django.setup()

        from django.core.management import call_command
        from django.db import connections

        from benchmarks.chaos import acts
        from benchmarks.chaos.tried import HEAD

        call_command("migrate", verbosity=0)
        acts.make_world()
        connections.close_all()
        db.keep()
        fixtures = _fixtures(Path(folder))
        print(HEAD)
        for part in parts:
            for row in _part(db, part, fixtures, every, only):
                print(row.row(), flush=True)


def _part(db: Base, part: str, fixtures: Path, every: int, only: str) -> Iterator["Tried"]:
    if part == "acts":
        from benchmarks.chaos import acts, by_statement

        chosen = [act for act in acts.acts(fixtures) if only in act.name]
        return by_statement.all_acts(db, chosen, every)
    module = import_module(f"benchmarks.chaos.{MODULES[part]}")
    rows: Iterator[Tried] = module.tried(db)
    return rows


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
    checks = "fact_checks/assessments.toml"
    comment, *_checks = (source / checks).read_text().split("\n[[assessment]]")
    (made / checks).write_text(comment)
    return made
