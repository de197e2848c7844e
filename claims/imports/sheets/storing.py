"""Storing what rows ask for: new claims by COPY, changes in bulk, all within one transaction.

Every constraint and trigger is on; history is written by triggers, as for any other change.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from claims.imports.progress import Tell
from claims.imports.reasons import reason
from claims.imports.sheets.known import values_of
from claims.models import Claim, ClaimImport, ClaimTopic, ImportRow, Quantity
from claims.review import after_change
from claims.vocabulary import import_states
from claims.vocabulary.workflow import UNVERIFIED
from corpus.edtf_dates import parse_closed_days
from corpus.identifiers import new_public_id

BATCH = 5_000
# Claims that change are read, compared and written one by one.
CHANGED_AT_ONCE = 500

_CLAIM = (
    *("id", "public_id", "revision_id", "section_id", "start", "end", "quote", "statement"),
    *("kind", "speaker_id", "role_id", "attribution", "date_edtf", "date_earliest"),
    *("date_latest", "date_evidence", "worthiness", "worthiness_reason", "status"),
    *("created_at", "created_by_id", "headline"),
)
_QUANTITY = ("claim_id", "position", "text", "value", "value_max", "unit", "qualifier", "period")
_TOPIC = ("claim_id", "topic_id")

# The row learns its claim's key before there is one: the foreign key is looked at at the end.
_KEYS = """
    UPDATE claims_importrow
    SET claim_id = nextval(pg_get_serial_sequence('claims_claim', 'id'))
    WHERE id IN (
        SELECT id FROM claims_importrow
        WHERE claim_import_id = %s AND outcome = 'create' AND number > %s
        ORDER BY number LIMIT %s
    )
    RETURNING number, claim_id, target
"""


def store(claim_import: ClaimImport, *, by: User, at: datetime, tell: Tell) -> None:
    """Make and change what the rows say. A change of what somebody has changed since is refused."""
    rows = claim_import.rows.filter(outcome__in=[import_states.CREATE, import_states.CHANGE])
    total, done = rows.count(), 0
    for made in _make_all(claim_import.pk, by, at):
        done += made
        tell(done, total)
    for changed in _change_all(claim_import, by=by, at=at):
        done += changed
        tell(done, total)


def _make_all(claim_import: int, by: User, at: datetime) -> Iterator[int]:
    last = -1
    with connection.cursor() as cursor:
        while True:
            cursor.execute(_KEYS, [claim_import, last, BATCH])
            rows = sorted(cursor.fetchall())
            if not rows:
                return
            targets = [(pk, _json(target)) for _number, pk, target in rows]
            _copy(cursor, "claims_claim", _CLAIM, [_claim(*each, by, at) for each in targets])
            _copy(cursor, "claims_quantity", _QUANTITY, _quantities(targets))
            _copy(cursor, "claims_claim_topics", _TOPIC, _topics(targets))
            last = rows[-1][0]
            yield len(rows)


def _json(value: Any) -> dict[str, Any]:
    """Django's cursors hand JSON over as text."""
    found: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return found


def _claim(pk: int, values: dict[str, Any], by: User, at: datetime) -> tuple[Any, ...]:
    earliest, latest = parse_closed_days(values["date_edtf"])
    return (
        *(pk, new_public_id(), values["revision"], values["section"], values["start"]),
        *(values["end"], values["quote"], values["statement"], values["kind"]),
        *(values["speaker"], values.get("role"), values.get("attribution", "")),
        *(values["date_edtf"], earliest, latest, values.get("date_evidence", "")),
        *(values.get("worthiness", Claim.Worthiness.MEDIUM.value),),
        *(values.get("worthiness_reason", ""), UNVERIFIED, at, by.pk, ""),
    )


def _quantities(targets: Sequence[tuple[int, dict[str, Any]]]) -> list[tuple[Any, ...]]:
    return [
        (pk, position, *(each[name] for name in _QUANTITY[2:]))
        for pk, values in targets
        for position, each in enumerate(values.get("quantities", ()), start=1)
    ]


def _topics(targets: Sequence[tuple[int, dict[str, Any]]]) -> list[tuple[Any, ...]]:
    return [(pk, topic) for pk, values in targets for topic in values.get("topics", ())]


def _copy(
    cursor: CursorWrapper, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    if rows:
        with connection.wrap_database_errors, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)


# What an import sets, by the field it is kept in.
_FIELDS = {"revision": "revision_id", "section": "section_id", "speaker": "speaker_id"} | {
    "role": "role_id"
}


def _change_all(claim_import: ClaimImport, *, by: User, at: datetime) -> Iterator[int]:
    rows = list(claim_import.rows.filter(outcome=import_states.CHANGE).order_by("claim_id"))
    for start in range(0, len(rows), CHANGED_AT_ONCE):
        batch = rows[start : start + CHANGED_AT_ONCE]
        _change(batch)
        # What was approved says something else now: somebody else has to look at it.
        after_change([row.claim_id for row in batch if row.claim_id], by=by, at=at)
        yield len(batch)


def _change(rows: list[ImportRow]) -> None:
    keys = [row.claim_id for row in rows if row.claim_id]
    claims = {
        claim.pk: claim
        for claim in Claim.objects.select_for_update(of=("self",))
        .filter(pk__in=keys)
        .order_by("pk")
        .prefetch_related("topics", "quantities")
    }
    changed: list[Claim] = []
    overtaken: list[ImportRow] = []
    for row in rows:
        claim = claims.get(row.claim_id) if row.claim_id else None
        present = values_of(claim) if claim else {}
        # What somebody has changed since the preview was made is not overwritten.
        if claim is None or any(present[n] != old for n, (old, _new) in row.changes.items()):
            row.outcome = import_states.REFUSE
            row.reasons = [reason("claim_changed_meanwhile").as_json()]
            overtaken.append(row)
            continue
        _set(claim, row.target)
        changed.append(claim)
    names = {name for row in rows for name in row.target} - {"topics", "quantities"}
    fields = sorted(names | ({"date_earliest", "date_latest"} if "date_edtf" in names else set()))
    if changed and fields:
        Claim.objects.bulk_update(changed, fields, batch_size=CHANGED_AT_ONCE)
    _replace_parts([row for row in rows if row.outcome == import_states.CHANGE])
    ImportRow.objects.bulk_update(overtaken, ["outcome", "reasons"])


def _set(claim: Claim, target: dict[str, Any]) -> None:
    for name, value in target.items():
        if name not in {"topics", "quantities"}:
            setattr(claim, _FIELDS.get(name, name), value)
    claim.date_earliest, claim.date_latest = parse_closed_days(claim.date_edtf)


def _replace_parts(rows: list[ImportRow]) -> None:
    """Topics and quantities of those rows that change them."""
    for name, model, make in (("topics", ClaimTopic, _topics), ("quantities", Quantity, None)):
        theirs = [(row.claim_id or 0, row.target) for row in rows if name in row.target]
        model.objects.filter(claim_id__in=[pk for pk, _target in theirs]).delete()
        with connection.cursor() as cursor:
            if make:
                _copy(cursor, "claims_claim_topics", _TOPIC, make(theirs))
            else:
                _copy(cursor, "claims_quantity", _QUANTITY, _quantities(theirs))
