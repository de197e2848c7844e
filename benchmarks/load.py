"""Generated claims into a database of their own, by COPY, with every constraint and trigger on."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from io import BytesIO, StringIO
from random import Random
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, DecimalField, JSONField, Model
from django.db.models.fields import AutoFieldMixin
from psycopg import Copy, sql
from psycopg.copy import FileWriter
from psycopg.types.json import Jsonb
from tqdm import tqdm

from benchmarks.generator import Generator
from benchmarks.tables import AROUND, CHECKS, CLAIMS, DOCUMENTS, VERSIONS, Batch, Row
from benchmarks.world import make_world
from claims.matching.word_index import catch_up
from claims.models import (
    Claim,
    ClaimVersion,
    ClaimWords,
    PublicClaim,
    PublicReference,
    PublicSearch,
    PublicVersion,
)
from claims.publication.counting import write_references
from claims.publication.facets import count_facets, write_facets
from claims.publication.rebuilding import note_build, publish_ratings
from claims.publication.rows import ShownVersion, public_quantities, public_row, show
from claims.publication.search_rows import index_words
from claims.publication.statistics import recount
from claims.vocabulary import workflow

SEED = 20_240_101
BATCH = 20_000
BLOCK = 64 * 1024

PUBLIC_COLUMNS = {
    "claims_publicclaim": tuple(f.attname for f in PublicClaim._meta.concrete_fields),
    "claims_publicversion": (
        *("publication", "claim_id", "number", "kind", "note", "published_at", "body"),
    ),
    "claims_publicquantity": ("claim_id", "position", "unit", "value", "value_max"),
}

Columns = Mapping[str, tuple[str, ...]]
Written = dict[str, bytes]


class Incomplete(Exception):
    """The database does not hold as many rows as it was to be loaded with."""


class Clock:
    """Seconds by what they were spent on."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._last = time.perf_counter()

    def spent(self, on: str) -> None:
        now = time.perf_counter()
        self.seconds[on] += now - self._last  # type: ignore[assignment]  # a Counter of fractions
        self._last = now


def load(claims: int, *, progress: bool = True) -> Clock:
    """Fill the migrated, empty database. Raises Incomplete unless it then holds what was asked for.

    Rows are generated, and claims written down as COPY reads them, outside the clock that counts:
    the seconds of a kind of row are those of its COPY and of the COMMIT that its deferred
    constraints run in.
    """
    random = Random(SEED)
    with transaction.atomic():
        world = make_world(random)
    generator = Generator(SEED, world)
    clock = Clock()
    with (
        two_sessions() as sessions,
        tqdm(total=claims, unit=" claims", disable=not progress) as bar,
    ):
        for batch in generator.batches(claims, BATCH):
            clock.spent("generating")
            store(batch, clock, sessions)
            bar.update(len(batch.versions))
    with transaction.atomic():
        count_facets()
        publish_ratings()
        note_build()
        recount()
    call_command(
        "sqlsequencereset", "corpus", "claims", no_color=True, stdout=(reset := StringIO())
    )
    with connection.cursor() as cursor:
        cursor.execute(reset.getvalue())
        clock.spent("the rest")
        # As autovacuum does sooner or later.
        cursor.execute("VACUUM (ANALYZE)")
    clock.spent("vacuum")
    for model in (Claim, ClaimWords, ClaimVersion, PublicClaim, PublicVersion, PublicSearch):
        held = model._default_manager.count()
        if held != claims:
            raise Incomplete(f"{model.__name__}: {held:,} rows, not {claims:,}")
    return clock


@contextmanager
def two_sessions() -> Iterator[tuple[BaseDatabaseWrapper, BaseDatabaseWrapper]]:
    """Two more connections to the same database, for a thread each."""
    sessions = (connection.copy(), connection.copy())
    try:
        for session in sessions:
            session.inc_thread_sharing()
            session.connect()
            session.set_autocommit(False)
        yield sessions
    finally:
        for session in sessions:
            session.close()


def store(batch: Batch, clock: Clock, sessions: Sequence[BaseDatabaseWrapper]) -> None:
    """One batch, each kind of row in a transaction of its own."""
    groups: tuple[tuple[str, Columns], ...] = (
        ("documents", DOCUMENTS),
        ("checks", CHECKS),
        ("claims and quantities", CLAIMS),
        ("topics and voices", AROUND),
        ("versions", VERSIONS),
    )
    for name, tables in groups:
        if tables is CLAIMS:
            approved = _taken_to_review(batch.rows["claims_claim"])
            halves = _halves(batch.rows)
            clock.spent("generating")
            _copy_side_by_side(halves, sessions)
        else:
            with transaction.atomic():
                _copy(tables, batch.rows)
                if tables is AROUND:
                    approve(approved)
        clock.spent(name)
    public = public_rows(batch)
    clock.spent("generating")
    with transaction.atomic():
        _copy(PUBLIC_COLUMNS, public)
        shown = [
            show(version, version.publication, settings.PUBLIC_BASE_URL)
            for version in batch.versions
        ]
        records = {each.first: each.record for each in shown}
        _write_references(batch, shown)
        write_facets(records, counting=False)
    clock.spent("public records")
    with transaction.atomic():
        index_words(records)
    clock.spent("search index")
    catch_up(BATCH)
    clock.spent("words of claims")


def _taken_to_review(claims: list[Row]) -> list[int]:
    """Keys of those that are approved in the end: not before all that is approved is there."""
    place = CLAIMS["claims_claim"].index("status")
    approved = [row[0] for row in claims if row[place] in workflow.APPROVED]
    claims[:] = [
        (*row[:place], workflow.IN_REVIEW, *row[place + 1 :])
        if row[place] in workflow.APPROVED
        else row
        for row in claims
    ]
    return approved


def approve(claims: list[int]) -> None:
    """As `review.approve` does it with many."""
    with connection.cursor() as cursor:
        cursor.execute(_APPROVALS, [claims])
        cursor.execute(_APPROVED, [claims])


_APPROVALS = """
    INSERT INTO claims_claimapproval
        (claim_id, content, fingerprint, submitted_at, submitted_by_id, approved_at,
         approved_by_id, carried, sent_back_reason)
    SELECT c.id, content, claims_fingerprint(content), a.submitted_at, a.submitted_by_id,
           a.approved_at, a.approved_by_id, false, ''
    FROM claims_contents_now(%s) AS now (claim, content)
    JOIN claims_claim c ON c.id = claim
    JOIN claims_assessment a ON a.id = c.assessment_id
    ORDER BY c.id
"""
_APPROVED = """
    UPDATE claims_claim c
    SET status = CASE WHEN a.rating_id IS NULL THEN 'not_checkable' ELSE 'checked' END
    FROM claims_assessment a WHERE a.id = c.assessment_id AND c.id = ANY (%s)
"""


def _halves(rows: dict[str, list[Row]]) -> list[Written]:
    """Half of the documents each, with the claims and the quantities that stand in them; as COPY
    reads them in binary, for two connections at once."""
    claims, quantities = (rows[table] for table in CLAIMS)
    document = claims[len(claims) // 2][2]
    first = [row for row in claims if row[2] < document]
    last = first[-1][0] if first else 0
    halves: list[dict[str, list[Row]]] = [
        {"claims_claim": first, "claims_quantity": [row for row in quantities if row[0] <= last]},
        {
            "claims_claim": claims[len(first) :],
            "claims_quantity": [row for row in quantities if row[0] > last],
        },
    ]
    return [{t: _written(t, CLAIMS[t], own) for t, own in half.items()} for half in halves]


def _written(table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    """Binary, so that the server need not read numbers and times out of text."""
    defaults = _defaults(table, columns)
    fields = {field.attname: field for field in _model(table)._meta.concrete_fields}
    ordered = [fields[name] for name in (*columns, *defaults)]
    # PostgreSQL casts nothing here, and the generator keeps some values as the records have them.
    kept_as_text = {
        at: field.to_python
        for at, field in enumerate(ordered)
        if type(field) in {DateField, DecimalField}  # not DateTimeField, which is a DateField
    }
    rest = tuple(defaults.values())
    written = BytesIO()
    with (
        connection.cursor() as cursor,
        Copy(cursor.cursor, binary=True, writer=FileWriter(written)) as copy,
    ):
        copy.set_types([(field.db_type(connection) or "").split("(")[0] for field in ordered])
        for row in rows:
            values = [*row, *rest]
            for at, read in kept_as_text.items():
                values[at] = read(values[at])
            copy.write_row(values)
    return written.getvalue()


def _copy_side_by_side(halves: list[Written], sessions: Sequence[BaseDatabaseWrapper]) -> None:
    with ThreadPoolExecutor(len(halves)) as pool:
        for done in [
            pool.submit(_copy_alone, *each) for each in zip(halves, sessions, strict=True)
        ]:
            done.result()


def _copy_alone(written: Written, session: BaseDatabaseWrapper) -> None:
    with session.cursor() as cursor:
        for table, rows in written.items():
            statement = _statement(table, CLAIMS[table]) + sql.SQL(" (FORMAT BINARY)")
            with cursor.copy(statement) as copy:
                for start in range(0, len(rows), BLOCK):
                    copy.write(rows[start : start + BLOCK])
    session.commit()


def public_rows(batch: Batch) -> dict[str, list[Row]]:
    """What the public reads, made by the code that publishes."""
    base_url = settings.PUBLIC_BASE_URL
    columns = PUBLIC_COLUMNS["claims_publicclaim"]
    rows: dict[str, list[Row]] = {table: [] for table in PUBLIC_COLUMNS}
    for version in batch.versions:
        number = version.publication
        claim = public_row(version, number, base_url)
        rows["claims_publicclaim"].append(tuple(getattr(claim, name) for name in columns))
        rows["claims_publicversion"].append(
            (number, number, 1, version.kind, version.note, version.published_at, claim.body)
        )
        rows["claims_publicquantity"] += [
            (number, q.position, q.unit, q.value, q.value_max)
            for q in public_quantities(version, number)
        ]
    return rows


def _write_references(batch: Batch, shown: Sequence[ShownVersion]) -> None:
    write_references((), shown)
    documents = PublicReference.objects.filter(kind=PublicReference.Kind.DOCUMENT)
    allowed = list(documents.filter(id__in=batch.public_texts).defer("text"))
    for document in allowed:
        document.text = batch.public_texts[document.id]
    PublicReference.objects.bulk_update(allowed, ["text"], batch_size=200)


def _copy(tables: Columns, rows: dict[str, list[Row]]) -> None:
    with connection.cursor() as cursor:
        for table, columns in tables.items():
            rest = tuple(_defaults(table, columns).values())
            with cursor.copy(_statement(table, columns)) as copy:
                for row in rows.get(table, ()):
                    copy.write_row(row + rest)


def _statement(table: str, columns: tuple[str, ...]) -> sql.Composed:
    names = [sql.Identifier(name) for name in (*columns, *_defaults(table, columns))]
    return sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(names)
    )


@cache
def _defaults(table: str, columns: Sequence[str]) -> dict[str, Any]:
    """What the models, not the database, give to the columns that the generator doesn't fill."""
    return {
        field.attname: Jsonb(field.get_default())
        if isinstance(field, JSONField)
        else field.get_default()
        for field in _model(table)._meta.concrete_fields
        if field.attname not in columns and not field.null and not isinstance(field, AutoFieldMixin)
    }


def _model(table: str) -> type[Model]:
    models = apps.get_models(include_auto_created=True)
    (model,) = (m for m in models if m._meta.db_table == table and not m._meta.proxy)
    return model
