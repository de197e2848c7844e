"""The disk is full: that of the files, or that of the database. As root, on a tmpfs of its own."""

import itertools
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import Error, connections
from django.test import override_settings
from django.utils import timezone

from benchmarks.chaos.acts import acts, state
from benchmarks.chaos.base import Base
from benchmarks.chaos.checking import broken
from benchmarks.chaos.tried import Tried
from claims.exports.package import make_package

MEGABYTES = 64
SPACE = "chaos_small"


@contextmanager
def _small_disk() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="factcheck-chaos-disk-"))
    subprocess.run(  # noqa: S603
        ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "none", str(folder)],  # noqa: S607
        check=True,
    )
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S603, S607
        folder.rmdir()


@contextmanager
def _filled(folder: Path, left: int) -> Iterator[None]:
    """With so many bytes free."""
    ballast = folder / "ballast"
    free = shutil.disk_usage(folder).free - left
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free)
    try:
        yield
    finally:
        ballast.unlink()


def tried(base: Base) -> Iterator[Tried]:
    """A row of each disk."""
    if os.geteuid() != 0:
        raise SystemExit("The full disk needs root, to make a small one: --parts without disk.")
    yield _packages(base)
    yield _database(base)


def _packages(base: Base) -> Tried:
    row = Tried("disk of the packages full")
    base.begin_anew()
    with _small_disk() as folder, override_settings(EXPORTS_DIR=folder / "exports"):
        _make()
        for left in (0, 4_096, 32_768, 131_072):
            row.tries += 1
            with _filled(folder, left):
                with suppress(OSError):
                    _make()
                row.half_done += len(_told(row))
            begun = time.monotonic()
            _make()
            row.seconds.append(time.monotonic() - begun)
            row.half_done += len(_told(row))
            row.half_done += len(list(Path(settings.EXPORTS_DIR).glob(".part-*")))
    return row


_made = itertools.count()


def _make() -> None:
    """Of a second of its own, which is part of its name."""
    make_package("default", at=timezone.now() + timedelta(minutes=next(_made)), keep=3)


def _told(row: Tried) -> list[str]:
    found = broken()
    for sentence in found:
        row.note(sentence)
    return found


def _database(base: Base) -> Tried:
    """The database's tables lie on the small disk; acts end as if they had never begun."""
    row = Tried("disk of the database full, each act")
    with _small_disk() as folder:
        shutil.chown(folder, *_owner(base))
        base._superuser(f"CREATE TABLESPACE {SPACE} LOCATION '{folder}'")
        try:
            for act in acts(Path(settings.VAR_DIR) / "fixtures"):
                if act.name in {"package", "withdraw"}:
                    continue
                _act_on_a_full_disk(base, folder, act.name, row)
        finally:
            base.begin_anew()
            base._superuser(f"DROP TABLESPACE {SPACE}")
    return row


def _owner(base: Base) -> tuple[int, int]:
    known = base.server.folder.stat()
    return known.st_uid, known.st_gid


def _act_on_a_full_disk(base: Base, folder: Path, name: str, row: Tried) -> None:
    connections.close_all()
    base.begin_anew()
    base._superuser(f"ALTER DATABASE chaos SET TABLESPACE {SPACE}")
    (act,) = (act for act in acts(Path(settings.VAR_DIR) / "fixtures") if act.name == name)
    done = 0
    with _filled(folder, 0):
        before = state()
        for step in act.steps:
            row.tries += 1
            try:
                step()
            except Error:
                break
            done += 1
            before = state()
        if state() != before:
            row.half_done += 1
            row.note(f"{name}: neither before nor after {done} steps: {state()}")
        connections.close_all()
    begun = time.monotonic()
    for step in act.steps[done:]:
        step()
    row.seconds.append(time.monotonic() - begun)
    for sentence in broken():
        row.doubled += 1
        row.note(f"{name}: {sentence}")
