"""A release's database is upgraded, backed up, lost and restored by the commands that stand in
`docs/hosting.md`, on a PostgreSQL server of its own.

`releases/v0.1.0.dump.gz` was made by that release's own code: `releases/make.sh`.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.clusters import cluster
from tests.factcheck.demos import free_port
from tests.factcheck.documented_machine import Machine, blocks

DUMP = Path(__file__).parent / "releases" / "v0.1.0.dump.gz"

# A claim is published once more, by whoever published it first.
WITHDRAW = """factcheck shell -c '
from django.utils import timezone
from claims.models import Claim, ClaimVersion
from claims.publication.publishing import withdraw
claim = Claim.objects.published().order_by("pk").first()
by = ClaimVersion.objects.first().published_by
withdraw([claim], by=by, at=timezone.now(), reason="Fel person.")
'"""


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """With the database of the release 0.1.0, and that role for the public."""
    with cluster(15) as server:
        made = Machine(tmp_path, server, free_port())
        try:
            made.run(blocks("## The database")[0])
            with psycopg.connect(server.superuser_url, autocommit=True) as session:
                session.execute(f"ALTER ROLE factcheck PASSWORD '{server.password}'".encode())
            dump = tmp_path / "release.dump"
            dump.write_bytes(gzip.decompress(DUMP.read_bytes()))
            made.run(
                "runuser -u factcheck -- pg_restore --exit-on-error --single-transaction"
                f" --no-owner --dbname=factcheck {dump}\n"
                "runuser -u factcheck -- psql -c 'CREATE ROLE factcheck_public LOGIN' factcheck"
            )
            yield made
        finally:
            made.run("systemctl stop '*'")


def publications(machine: Machine) -> list[int]:
    with psycopg.connect(machine.url) as session:
        rows = session.execute("SELECT publication FROM claims_claimversion ORDER BY 1")
        return [number for (number,) in rows]


def test_upgrading_a_backup_and_a_restore(machine: Machine) -> None:
    (upgrade,) = blocks("## Upgrading")
    said = machine.run(upgrade)
    assert "Every promise holds." in said
    assert said.count("ok\n") == 2  # both addresses for those who watch
    assert publications(machine) == list(range(1, 29))

    machine.run("/etc/cron.daily/factcheck")
    machine.run(WITHDRAW)
    assert publications(machine) == list(range(1, 30))

    _backup, restore = blocks("## Backup, and a restore")
    said = machine.run(restore)
    assert "Every promise holds." in said
    assert publications(machine) == list(range(1, 29))
    # Readers may have seen a 29th: nothing else ever gets that number.
    machine.run(WITHDRAW)
    assert publications(machine) == [*range(1, 29), 28 + 1_001]
    said = machine.run("factcheck verify --quiet; curl http://127.0.0.1:8000/health/")
    assert "Every promise holds.\nok\n" in said
