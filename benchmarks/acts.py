"""`python -m benchmarks.acts [--rows N] [--beside CHECKOUT]`: what the worker does for many claims.

A spreadsheet is imported, all its claims are published in one act, and the public records are made
anew; each with its seconds, and with the processor time of Python and of the database's own
process, which say more on a machine that others use. With `--beside`, another checkout does the
same in turns, each with its own Python and its own embedded server.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent.parent
# Databases are called by how many claims they hold; this one's number is no claim's.
OWN = 8

Took = dict[str, list[float]]  # by act: seconds, of Python's processor, of the database's


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.acts")
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beside", type=Path, help="another checkout, with a .venv of its own")
    parser.add_argument("--only", action="store_true", help="one round here, told as JSON")
    given = parser.parse_args()
    if given.only:
        print(json.dumps(measure(given.rows)))
        return
    sides = [HERE, *([given.beside.resolve()] if given.beside else [])]
    took: dict[Path, list[Took]] = {side: [] for side in sides}
    for _round in range(given.rounds):
        for side in sides:
            took[side].append(_one_round(side, given.rows))
    print(f"{given.rows} rows; medians of {given.rounds} rounds; processor time of both together")
    for act in took[HERE][0]:
        _tell(act, given.rows, [side for side in took.values() if act in side[0]])


def _one_round(side: Path, rows: int) -> Took:
    command: list[str | Path] = [
        side / ".venv" / "bin" / "python",
        __file__,
        "--only",
        "--rows",
        str(rows),
    ]
    done = subprocess.run(  # noqa: S603  # the checkout that was named
        command, cwd=side, env=os.environ | {"PYTHONPATH": str(side)}, check=True, stdout=-1
    )
    found: Took = json.loads(done.stdout.splitlines()[-1])
    return found


def _tell(act: str, rows: int, sides: list[list[Took]]) -> None:
    seconds = [median(took[act][0] for took in side) for side in sides]
    processor = [median(sum(took[act][1:]) for took in side) for side in sides]
    line = f"{act:<24}{rows / seconds[0]:9.0f} claims/s {processor[0]:8.2f} s of processor"
    if len(sides) > 1:
        line += (
            f"; beside it {rows / seconds[1]:7.0f} claims/s {processor[1]:8.2f} s:"
            f" {seconds[1] / seconds[0]:5.2f}, by processor {processor[1] / processor[0]:5.2f}"
        )
    print(line)


def measure(rows: int) -> Took:
    """In the checkout that is the current folder, which may be an older one."""
    sys.path.insert(0, os.getcwd())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    database = import_module("benchmarks.database")
    database.choose(OWN)
    database.remake(OWN)

    import django

    django.setup()

    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    from django.utils import timezone

    from claims.models import Claim

    call_command("migrate", verbosity=0)
    content = import_module("benchmarks.imports").make_file(rows)
    importer = User.objects.create_user("importer")
    importer.groups.add(Group.objects.get(name="researcher"))
    publisher = User.objects.create_superuser("publisher")
    verbs = _first("claims.imports.sheets.verbs", "claims.importing.verbs")
    progress = _first("claims.imports.progress", "claims.importing.progress").StoredProgress
    publishing = _first("claims.publication.publishing", "claims.publishing")
    writing = _first(
        "claims.publication.rebuilding", "claims.publication.writing", "claims.public_tables"
    )

    took: Took = {}
    key = verbs.receive("claims.csv", content, by=importer, at=timezone.now()).pk
    took["import: analysis"] = _timed(lambda: verbs.analyse(key, tell=progress(key)))
    verbs.confirm(key, by=importer, at=timezone.now())
    took["import: storing"] = _timed(
        lambda: verbs.store(key, at=timezone.now(), tell=progress(key))
    )
    took["import"] = [sum(pair) for pair in zip(*took.values(), strict=True)]
    # The worker indexes the words of drafts after each import.
    words = _first("claims.matching.word_index", "claims.claim_words")
    took["words of drafts"] = _timed(words.catch_up_with_all)
    claims = list(Claim.objects.order_by("pk"))
    if len(claims) != rows:
        raise RuntimeError(f"{len(claims)} claims were stored of {rows}")
    took["publishing"] = _timed(lambda: publishing.publish(claims, by=publisher, at=timezone.now()))
    took["rebuild_public"] = _timed(writing.rebuild_public_rows)
    try:
        respelling = import_module("benchmarks.respelling")
    except ModuleNotFoundError:  # an older checkout has no such act
        return took
    for name, act in respelling.acts(respelling.prepare()).items():
        took[name] = _timed(act)
    return took


def _first(*names: str) -> Any:
    for name in names[:-1]:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    return import_module(names[-1])


def _timed(act: Callable[[], Any]) -> list[float]:
    from django.db import connection

    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    begun = time.perf_counter(), time.process_time(), _processor(backend)
    act()
    ended = time.perf_counter(), time.process_time(), _processor(backend)
    return [round(end - begin, 3) for begin, end in zip(begun, ended, strict=True)]


def _processor(process: int) -> float:
    """Seconds; 0 where the server is not on this machine, or not Linux."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return 0.0
    user, system = stat.rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
