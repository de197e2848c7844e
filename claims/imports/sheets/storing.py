"""Storing what rows ask for: new claims by COPY, changes in bulk, all within one transaction.

Every constraint and trigger is on; history is written by triggers, as for any other change.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection

from claims.imports.making import (
    COLUMN_OF,
    SAID,
    NewClaim,
    NewQuantity,
    copy_claims,
    replace_quantities,
    replace_topics,
)
from claims.imports.progress import Tell
from claims.imports.reasons import reason
from claims.imports.sheets.known import values_of
from claims.models import Claim, ClaimImport, ImportRow
from claims.review import after_change
from claims.vocabulary import import_states
from corpus.edtf_dates import parse_closed_days

BATCH_ROWS = 5_000
# Claims that change are read, compared and written one by one.
BATCH_CHANGES = 500

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
            cursor.execute(_KEYS, [claim_import, last, BATCH_ROWS])
            rows = sorted(cursor.fetchall())
            if not rows:
                return
            new = [(pk, NewClaim.from_json(_json(target))) for _number, pk, target in rows]
            copy_claims(new, by=by, at=at)
            last = rows[-1][0]
            yield len(rows)


def _json(value: Any) -> dict[str, Any]:
    """Django's cursors hand JSON over as text."""
    found: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return found


def _change_all(claim_import: ClaimImport, *, by: User, at: datetime) -> Iterator[int]:
    rows = list(claim_import.rows.filter(outcome=import_states.CHANGE).order_by("claim_id"))
    for start in range(0, len(rows), BATCH_CHANGES):
        batch = rows[start : start + BATCH_CHANGES]
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
    names = {name for row in rows for name in row.target} & set(SAID)
    fields = sorted(names | ({"date_earliest", "date_latest"} if "date_edtf" in names else set()))
    if changed and fields:
        Claim.objects.bulk_update(changed, fields, batch_size=BATCH_CHANGES)
    targets = {
        row.claim_id: row.target
        for row in rows
        if row.claim_id and row.outcome == import_states.CHANGE
    }
    replace_topics({pk: said["topics"] for pk, said in targets.items() if "topics" in said})
    replace_quantities(
        {
            pk: [NewQuantity(**each) for each in said["quantities"]]
            for pk, said in targets.items()
            if "quantities" in said
        }
    )
    ImportRow.objects.bulk_update(overtaken, ["outcome", "reasons"])


def _set(claim: Claim, target: dict[str, Any]) -> None:
    for name in SAID:
        if name in target:
            setattr(claim, COLUMN_OF[name], target[name])
    claim.date_earliest, claim.date_latest = parse_closed_days(claim.date_edtf)
