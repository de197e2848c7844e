"""`python -m benchmarks.imports [--rows 50000]`: a spreadsheet of claims, from bytes to claims.

The documents are loaded first; every quote is then found in its text, every row kept for the
preview, and all of them stored in one transaction, with every constraint and trigger on.
"""

import argparse
import csv
import io
import os
import time
from collections import defaultdict
from decimal import Decimal
from random import Random
from typing import Any

from benchmarks import database

ROWS = 50_000
# Databases are called by how many claims they hold; this one's number is no claim's.
OWN = 7


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.imports")
    parser.add_argument("--rows", type=int, default=ROWS)
    rows = parser.parse_args().rows
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    database.choose(OWN)
    database.remake(OWN)

    import django

    django.setup()
    run(rows)


def run(rows: int) -> None:
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    from django.utils import timezone

    from claims.imports.progress import StoredProgress
    from claims.imports.sheets import verbs
    from claims.models import Claim, ClaimImport

    call_command("migrate", verbosity=0)
    content = make_file(rows)
    user = User.objects.create_user("importer")
    user.groups.add(Group.objects.get(name="researcher"))
    print(f"{rows} rows, {len(content) / 1e6:.1f} MB")

    begun = time.perf_counter()
    key = verbs.receive("claims.csv", content, by=user, at=timezone.now()).pk
    verbs.analyse(key, tell=StoredProgress(key))
    analysed = time.perf_counter()
    verbs.confirm(key, by=user, at=timezone.now())
    verbs.store(key, at=timezone.now(), tell=StoredProgress(key))
    stored = time.perf_counter()

    counts = ClaimImport.objects.get(pk=key).counts
    print(counts, f"{Claim.objects.count()} claims")
    for name, seconds in (
        ("anchoring and preview", analysed - begun),
        ("storing", stored - analysed),
        ("both", stored - begun),
    ):
        print(f"{name:<24}{seconds:7.2f} s {rows / seconds:9.0f} rows/s")


def make_file(rows: int) -> bytes:
    """The generator's claims as a sheet; their documents are put into the database."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from benchmarks.generator import Generator
    from benchmarks.load import SEED, _copy
    from benchmarks.tables import DOCUMENTS
    from benchmarks.world import make_world
    from claims.models import Role, Speaker

    with transaction.atomic():
        world = make_world(Random(SEED))
    (batch,) = Generator(SEED, world).batches(rows, rows)
    with transaction.atomic():
        _copy(DOCUMENTS, batch.rows)
    call_command("sqlsequencereset", "corpus", no_color=True, stdout=(reset := io.StringIO()))
    with connection.cursor() as cursor:
        cursor.execute(reset.getvalue())
        cursor.execute("ANALYZE")
    files = {row[0]: row[3] for row in batch.rows["corpus_document"]}
    speakers = dict(Speaker.objects.values_list("pk", "public_id"))
    roles = {role.pk: role.label for role in Role.objects.all()}
    topics: dict[int, list[str]] = defaultdict(list)
    for claim, topic in batch.rows["claims_claim_topics"]:
        topics[claim].append(topic)
    numbers: dict[int, list[str]] = defaultdict(list)
    for claim, _position, text, value, value_max, unit, *_rest in batch.rows["claims_quantity"]:
        numbers[claim].append(f"{text} = {figures(value, value_max)} {unit}")

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for row in batch.rows["claims_claim"]:
        pk, revision = row[0], row[2]
        writer.writerow(
            [
                *(files[revision], row[6], row[4], row[7], row[8], speakers[row[9]]),
                *(roles.get(row[10], ""), row[12], row[15], row[16]),
                *(" | ".join(topics[pk]), " | ".join(numbers[pk])),
            ]
        )
    return out.getvalue().encode()


HEADER = (
    *("document", "quote", "span_start", "statement", "kind", "speaker_id", "role", "date"),
    *("date_evidence", "worthiness", "topics", "quantities"),
)


def figures(value: Any, value_max: Any) -> str:
    from claims.vocabulary.quantities import plain

    low = plain(Decimal(value))
    return low if value_max is None else f"{low}–{plain(Decimal(value_max))}"


if __name__ == "__main__":
    main()
