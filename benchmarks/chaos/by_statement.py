"""Each act is cut off at its first statement, its second, and so on until it is through."""

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connections
from tqdm import tqdm

from benchmarks.chaos.acts import Act, state
from benchmarks.chaos.base import Base
from benchmarks.chaos.checking import broken
from benchmarks.chaos.killing import Victim, run
from benchmarks.chaos.tried import Tried

NEVER = 1_000_000

# After so many faults an act is not only begun again by the next try, but done to its end.
ENDED_EVERY = 4


def cut_off(base: Base, act: Act, victim: Victim, every: int) -> Tried:
    """`every` n-th statement, from the first."""
    tried = Tried(f"{act.name}, {victim}")
    after, statements = _whole_states(base, act)
    _begin_anew(base)
    for at in tqdm(range(1, statements + 1, every), desc=tried.what, file=sys.stderr):
        _one(base, act, victim, at, after, tried)
        if _state() != after[0]:
            _begin_anew(base)
    return tried


def _whole_states(base: Base, act: Act) -> tuple[list[tuple[object, ...]], int]:
    """Before, after each step; and how many statements the act takes."""
    _begin_anew(base)
    found, statements = [_state()], 0
    for number in range(len(act.steps)):
        ended = run(Act(act.name, act.steps[: number + 1]), number, NEVER, None)
        statements += ended.statements
        found.append(_state())
    return found, statements


def _begin_anew(base: Base) -> None:
    connections.close_all()
    base.begin_anew()
    shutil.rmtree(Path(settings.EXPORTS_DIR), ignore_errors=True)


def _state() -> tuple[object, ...]:
    found = state()
    connections.close_all()
    return found


def _one(
    base: Base,
    act: Act,
    victim: Victim,
    at: int,
    whole: list[tuple[object, ...]],
    tried: Tried,
) -> None:
    kill = base.kill if victim is Victim.DATABASE else None
    ended = run(act, 0, at, kill)
    begun = time.monotonic()
    if kill is not None:
        base.recover()
    tried.tries += 1
    found = _state()
    tried.seconds.append(time.monotonic() - begun)
    _judge(found, whole, ended.acknowledged, at, tried)
    if found in whole and tried.tries % ENDED_EVERY == 0:
        # What is left to do can be done: the act begins again where it was.
        rest = run(act, whole.index(found), NEVER, None)
        if not rest.through or _state() != whole[-1]:
            tried.half_done += 1
            tried.note(f"at {at}: begun again it does not end as it should: {_state()}")
    for sentence in broken():
        tried.doubled += 1
        tried.note(f"at {at}: {sentence}")


def _judge(
    found: tuple[object, ...],
    whole: list[tuple[object, ...]],
    acknowledged: int,
    at: int,
    tried: Tried,
) -> None:
    if found not in whole:
        tried.half_done += 1
        tried.note(f"at {at}: neither before nor after: {found}")
    elif whole.index(found) < acknowledged:
        tried.lost += 1
        tried.note(f"at {at}: acknowledged, and gone: {found}")


def all_acts(base: Base, acts: list[Act], every: int) -> Iterator[Tried]:
    for victim in Victim:
        for act in acts:
            yield cut_off(base, act, victim, every if victim is Victim.PROCESS else 4 * every)
