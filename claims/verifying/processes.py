"""Steps shared out among processes, each with a connection of its own, which all see one snapshot.

They are begun afresh and not forked: whoever asks may have threads. Where one of them ends or
fails, all are ended.
"""

import multiprocessing
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

import django
from django.db import connection

# What says where the database is; a test's is not the one that the settings name.
_WHERE = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
# So often PostgreSQL looks, amid a statement, whether anybody waits for it still.
_LOOK_SECONDS = 2
_PATIENCE_SECONDS = 30


class ProcessLost(Exception):
    """A process ended or failed before all steps were done; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """Sent instead of what a step has found."""

    error: str
    trace: str


@dataclass(frozen=True, slots=True)
class _Begin:
    """The first that is sent: where the database is, which snapshot is seen, what is done."""

    database: dict[str, Any]
    snapshot: str
    work: Callable[[Any], Any]


def done_by(
    processes: int, work: Callable[[Any], Any], steps: Sequence[tuple[int, Any]]
) -> Iterator[tuple[int, Any]]:
    """What `work` makes of each numbered step, with its number, as they are done; begun with in
    the order given.

    The caller's transaction, which has written nothing, says which state of the database is seen,
    and stays open meanwhile. `work` is a function of a module; it and the steps are pickled. Raises
    ProcessLost.
    """
    begin = _Begin({name: connection.settings_dict[name] for name in _WHERE}, _snapshot(), work)
    with _crew(min(processes, len(steps))) as crew:
        waiting = iter(steps)
        busy: dict[Connection, int] = {}
        for pipe in crew:
            _tell(pipe, crew[pipe], begin)
            _give_next(pipe, crew[pipe], waiting, busy)
        while busy:
            for pipe in _ready(busy):
                found = _heard(pipe, crew[pipe])
                number = busy.pop(pipe)
                _give_next(pipe, crew[pipe], waiting, busy)
                yield number, found


def _ready(pipes: Iterable[Connection]) -> list[Connection]:
    """Those on which something was said, or whose process has ended."""
    ready = set(wait(list(pipes)))
    return [pipe for pipe in pipes if pipe in ready]


def _snapshot() -> str:
    with connection.cursor() as cursor:
        # It does nothing itself while the others work.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        return str(cursor.fetchone()[0])


@contextmanager
def _crew(processes: int) -> Iterator[dict[Connection, BaseProcess]]:
    """That many, by the pipe to each; none is left in the end."""
    context = multiprocessing.get_context("spawn")
    crew: dict[Connection, BaseProcess] = {}
    # They are ended from here: Ctrl-C, which a terminal sends to all, is not for them. What is
    # held off here they are born with.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        try:
            for _each in range(processes):
                ours, theirs = context.Pipe()
                crew[ours] = context.Process(target=_serve, args=(theirs,), daemon=True)
                crew[ours].start()
                theirs.close()  # so that the end of the process is the end of the pipe
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        yield crew
        for pipe, process in crew.items():
            pipe.close()
            process.join(_PATIENCE_SECONDS)
    finally:
        for process in crew.values():
            if process.pid is not None:  # it was started
                process.kill()
                process.join()


def _give_next(
    pipe: Connection,
    process: BaseProcess,
    waiting: Iterator[tuple[int, Any]],
    busy: dict[Connection, int],
) -> None:
    for number, step in waiting:
        _tell(pipe, process, step)
        busy[pipe] = number
        return


def _tell(pipe: Connection, process: BaseProcess, what: Any) -> None:
    try:
        pipe.send(what)
    except OSError:
        raise _lost(process) from None


def _heard(pipe: Connection, process: BaseProcess) -> Any:
    try:
        said = pipe.recv()
    except (EOFError, OSError):
        raise _lost(process) from None
    if isinstance(said, _Failed):
        lost = ProcessLost(f"One of the processes failed, and all were ended: {said.error}")
        lost.add_note(said.trace)
        raise lost
    return said


def _lost(process: BaseProcess) -> ProcessLost:
    process.join(_PATIENCE_SECONDS)
    code = process.exitcode
    if code is None:
        how = "says nothing any more"
    elif code < 0:
        how = f"was ended by {signal.Signals(-code).name}"
        how += ", perhaps for want of memory" if code == -signal.SIGKILL else ""
    else:
        how = f"ended with exit code {code}"
    return ProcessLost(f"One of the processes (number {process.pid}) {how}, and all were ended.")


def _serve(pipe: Connection) -> None:
    """In a process of its own: does steps until nobody is there to send any."""
    django.setup()
    try:
        with closing(connection):
            begin: _Begin = pipe.recv()
            try:
                _join(begin)
                while True:
                    pipe.send(begin.work(pipe.recv()))
            except Exception as error:
                if isinstance(error, EOFError | BrokenPipeError | ConnectionResetError):
                    raise
                pipe.send(_Failed(f"{type(error).__name__}: {error}", traceback.format_exc()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _join(begin: _Begin) -> None:
    connection.settings_dict.update(begin.database)
    with connection.cursor() as cursor:
        cursor.execute(f"SET client_connection_check_interval = '{_LOOK_SECONDS}s'")
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SET TRANSACTION SNAPSHOT %s", [begin.snapshot])
