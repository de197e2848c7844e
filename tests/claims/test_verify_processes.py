"""`manage.py verify` by several processes finds the same, and says so where one of them is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from claims.exports.snapshots import Snapshot
from claims.verifying import public_rows, selecting, statements
from claims.verifying.looking import broken_promises
from claims.verifying.processes import ProcessLost, done_by
from tests.claims.test_verify import make_a_desk
from tests.factories import make_claim, make_topic
from tests.promises import run
from tests.published import make_published

pytestmark = pytest.mark.django_db(transaction=True)

SECONDS = 60

# What several steps find, of each kind of step; committed, so that other processes see it.
BREAKAGES = (
    "UPDATE claims_claim SET quote = quote || '.'",
    "UPDATE claims_publicclaim SET party = 'X' WHERE NOT withdrawn",
    "UPDATE claims_publicversion SET body = '{}' WHERE number = 1",
    "UPDATE claims_publicsearch SET said_last = said_last + 1",
    "UPDATE claims_publicreference SET named = named + 1 WHERE kind IN ('speaker', 'topic')",
    "UPDATE claims_publiccount SET claims = claims + 1 WHERE dimensions IN ('kind', 'kind,party')",
    "DELETE FROM claims_publicpast",
    "DELETE FROM claims_publicmonthcount",
    "DELETE FROM corpus_issuedid WHERE kind IN ('speaker', 'claim')",
)


def break_much() -> None:
    make_a_desk()
    for topic in "xyz":
        make_published(topics=[make_topic(topic)])
    tables = ("corpus_issuedid", "claims_claim")
    for table in tables:
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    try:
        for statement in BREAKAGES:
            run(statement)
    finally:
        for table in tables:
            run(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def found_by(processes: int) -> list[str]:
    with Snapshot("default"):
        return [str(each) for each in broken_promises(processes=processes)]


def test_the_same_is_found_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    # In small pieces, of which several find the same: more than are named.
    pieces = selecting.key_ranges
    monkeypatch.setattr(selecting, "key_ranges", lambda table, key, _batch: pieces(table, key, 1))
    monkeypatch.setattr(public_rows, "BATCH_CLAIMS", 1)
    break_much()
    alone = found_by(1)
    promises = {sentence.partition(":")[0] for sentence in alone}
    assert promises >= {
        *("quotes_equal_sources", "ids_issued_once", "public_rows_equal_versions"),
        *("public_words_equal_versions", "public_counts_equal_recounts"),
    }
    assert any(sentence.endswith(", …)") for sentence in alone)
    for processes in (2, 5):
        assert found_by(processes) == alone


def test_all_processes_see_the_state_that_the_first_one_saw() -> None:
    make_a_desk()
    with Snapshot("default"):
        other = connection.copy()
        try:
            with other.cursor() as cursor:  # meanwhile
                cursor.execute("UPDATE claims_publicsearch SET said_last = said_last + 1")
            assert broken_promises(processes=2) == []
        finally:
            other.close()
    assert found_by(2)


def test_progress_is_told() -> None:
    make_a_desk()
    steps: list[tuple[int, int]] = []
    with Snapshot("default"):
        broken_promises(lambda done, total: steps.append((done, total)), processes=2)
    (total,) = {total for _done, total in steps}
    assert [done for done, _total in steps] == list(range(1, total + 1))


# What a process is told to do instead of a step; they are looked up by their names in it.


def kill_yourself_at_two(step: int) -> int:
    if step == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return step


def fail_at_two(step: int) -> int:
    return 1 // (step - 2)


def write(_step: int) -> None:
    run("UPDATE claims_publicsearch SET said_last = said_last + 1")


def children() -> set[str]:
    own = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    commands = {pid: Path(f"/proc/{pid}/cmdline").read_text() for pid in own}
    return {pid for pid, command in commands.items() if "spawn_main" in command}


def somebody_is_left(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (kill_yourself_at_two, "was ended by SIGKILL, perhaps for want of memory, and all were"),
        (fail_at_two, "One of the processes failed, and all were ended: ZeroDivisionError"),
        (write, "in a read-only transaction"),
    ],
)
def test_a_process_that_is_lost_ends_all(
    work: Callable[[int], object], sentence: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with Snapshot("default"), pytest.raises(ProcessLost, match=sentence):
        list(done_by(2, work, [(number, number) for number in range(6)]))
    assert children() == set()
    assert capfd.readouterr().err == ""


def test_the_command_says_that_a_process_was_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    make_a_desk()
    statement = statements.STATEMENTS[0]
    broken = selecting.PromiseStatement(
        "x", "x", "SELECT pg_terminate_backend(pg_backend_pid()), %(low)s, %(high)s"
    )
    monkeypatch.setattr(statements, "STATEMENTS", (statement, broken))
    with pytest.raises(CommandError, match="failed, and all were ended") as refusal:
        call_command("verify", quiet=True, processes=2)
    assert "Nothing is known of what was not looked at yet" in str(refusal.value)
    assert refusal.value.returncode == 1
    assert children() == set()


def test_a_number_of_processes_is_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    for text in ("0", "-1", "1.5", "two", "1000"):
        with pytest.raises(CommandError, match="is no whole number from 1 to 999"):
            call_command("verify", f"--processes={text}")


@pytest.mark.parametrize(
    ("number", "send", "outcome"),
    [
        # Sent to all of them, as a terminal does.
        (signal.SIGINT, os.killpg, 1),
        (signal.SIGTERM, os.kill, -signal.SIGTERM),
        (signal.SIGKILL, os.kill, -signal.SIGKILL),
    ],
)
def test_whoever_ends_it_leaves_nobody(
    number: int, send: Callable[[int, int], None], outcome: int
) -> None:
    make_claim()
    name = connection.settings_dict["NAME"]
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "verify", "--quiet", "--processes", "2"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": url, "PUBLIC_DATABASE_URL": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    begun = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + SECONDS
    while len(begun.read_text().split()) < 3:  # these two, and the one that looks after them
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.005)
    send(process.pid, number)
    said, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, said) == (outcome, "")
    if number == signal.SIGINT:  # of whom is killed, one that was just beginning complains
        assert errors == "Stopped.\n"
    while somebody_is_left(process.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)
