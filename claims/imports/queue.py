"""Handing work to the workers: a job is put in with the caller's own transaction, or not at all.

The tasks themselves are in `claims/tasks.py`; here they are only named, as whoever hands out work
need not be able to do it.
"""

from procrastinate.contrib.django import app


def analyse_later(key: int) -> None:
    app.configure_task("analyse_import").defer(key=key)


def store_later(key: int) -> None:
    app.configure_task("store_import").defer(key=key)


def match_later(keys: list[int]) -> None:
    app.configure_task("match_external_checks").defer(keys=[*keys])
