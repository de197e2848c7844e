"""What is done with an import: received, analysed, confirmed, stored, discarded.

Analysing and storing may be interrupted at any moment, by a power cut too: each is one transaction,
and whoever takes it up again begins anew. An advisory lock keeps two from doing the same at once.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Count

from claims.imports.annotation_messages import NOTES
from claims.imports.files import check_size
from claims.imports.formats import WEB_ANNOTATIONS, read_table
from claims.imports.progress import Tell, nobody
from claims.imports.reasons import FileRefused, Reason, keepable, reason, with_more
from claims.imports.sheets import labels, storing
from claims.imports.sheets.analysis import Analysed, analyse_rows, refuse_repeat
from claims.imports.sheets.headers import KEYS, is_of_ours, read_header
from claims.imports.sheets.known import Known
from claims.imports.sheets.position_units import in_code_points
from claims.imports.sheets.rows import RowReader
from claims.imports.sheets.tables import SheetRow
from claims.models import ClaimImport, ImportRow
from claims.permissions import require
from claims.vocabulary import import_states
from claims.vocabulary.locks import Lock
from corpus.collecting import no_collecting
from corpus.history.tracking import acting

ADD, CHANGE = "claims.add_claim", "claims.change_claim"


class ImportNotStored(Exception):
    """The database refused what was confirmed; nothing was changed, and the import says why."""


def receive(
    file_name: str,
    content: bytes,
    *,
    by: User,
    at: datetime,
    encoding: str = "",
    pieces_apart: bool = False,
) -> ClaimImport:
    """Keep the file, to be analysed. Raises FileRefused for one that is empty or too large."""
    _require(by)
    check_size(content)
    return ClaimImport.objects.create(
        file_name=keepable(PurePath(file_name).name)[-200:] or "–",
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        encoding=encoding or ClaimImport.Encoding.UTF_8,
        pieces_apart=pieces_apart,
        created_at=at,
        created_by=by,
    )


@contextmanager
def _alone(key: int, verb: str) -> Iterator[ClaimImport]:
    """The import, within a transaction in which nobody else works on it. Raises NotNow."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [Lock.IMPORT, key])
        claim_import = ClaimImport.objects.defer("content").get(pk=key)
        import_states.after(verb, claim_import.state)
        yield claim_import


def analyse(key: int, *, tell: Tell = nobody) -> None:
    """Read the file, and keep of each row what it would do. Raises NotNow.

    An import that has rows already is looked at again: its rows may have been mended.
    """
    with _alone(key, "analyse") as claim_import, no_collecting():
        try:
            _analyse(claim_import, tell)
        except FileRefused as refused:
            claim_import.reason = refused.reason.as_json()
            claim_import.state = import_states.after("refuse", claim_import.state)
        else:
            claim_import.counts = _counts(claim_import)
            claim_import.state = import_states.after("analyse", claim_import.state)
        claim_import.save(
            update_fields=[
                *("reason", "state", "file_format", "delimiter", "columns", "counts"),
                "label_table",
            ]
        )


def _analyse(claim_import: ClaimImport, tell: Tell) -> None:
    known = Known()
    if claim_import.rows.exists():
        pairs = [(_row(row), row.cells) for row in claim_import.rows.order_by("number")]
    else:
        encoding = claim_import.encoding
        asked = "" if encoding == ClaimImport.Encoding.UTF_8 else encoding
        table = read_table(
            bytes(claim_import.content), asked, pieces_apart=claim_import.pieces_apart
        )
        keys = read_header(table.header)
        names = [keepable(name) for name in table.header]
        claim_import.file_format, claim_import.delimiter = table.file_format, table.delimiter
        claim_import.reason = table.note.as_json() if table.note else None
        claim_import.columns = list(zip(keys, names, strict=True))
        pairs = [(row, dict(zip(keys, row.cells, strict=False))) for row in table.rows]
        if table.file_format == WEB_ANNOTATIONS and (
            note := in_code_points(pairs, table.unit, known)
        ):
            claim_import.reason = with_more(note, table.note).as_json()
    claim_import.label_table = labels.table_of(
        (cells for _row, cells in pairs), claim_import.label_table, known
    )
    claim_import.rows.all().delete()
    ours = is_of_ours(name for _key, name in claim_import.columns)
    reader = RowReader(known, claim_import.label_table, ours=ours)
    _keep(claim_import, analyse_rows(reader, pairs, tell))


def _row(row: ImportRow) -> SheetRow:
    flaw = Reason(**row.flaw) if row.flaw else None
    return SheetRow(row.number, (), flaw)


_ROW = (
    *("claim_import_id", "number", "cells", "flaw", "outcome", "reasons", "target", "changes"),
    *("suggestion", "claim_id"),
)


def _keep(claim_import: ClaimImport, analysed: Iterable[Analysed]) -> None:
    columns = ", ".join(_ROW)
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,  # a full disk is then known for what it is: tried again
        cursor.copy(f"COPY claims_importrow ({columns}) FROM STDIN") as copy,
    ):
        for each in analysed:
            kept = as_kept(each)
            copy.write_row(
                (
                    *(claim_import.pk, each.row.number),
                    *(
                        json.dumps(kept[n]) if n in JSON and kept[n] is not None else kept[n]
                        for n in _ROW[2:]
                    ),
                )
            )


JSON = {"cells", "flaw", "reasons", "target", "changes", "suggestion"}


def as_kept(each: Analysed) -> dict[str, Any]:
    """The row's fields from its cells on."""
    verdict = each.verdict
    return {
        "cells": {key: keepable(cell) for key, cell in each.cells.items()},
        "flaw": each.row.flaw.as_json() if each.row.flaw else None,
        "outcome": verdict.outcome,
        "reasons": [reason.as_json() for reason in verdict.reasons],
        "target": verdict.target,
        "changes": verdict.changes,
        "suggestion": verdict.suggestion,
        "claim_id": verdict.claim,
    }


def _counts(claim_import: ClaimImport) -> dict[str, int]:
    counted = claim_import.rows.order_by().values_list("outcome").annotate(Count("pk"))
    return dict.fromkeys(import_states.OUTCOMES, 0) | dict(counted)


def amend(row: ImportRow, cells: dict[str, str], *, by: User) -> ImportRow:
    """Look at the row again with these cells instead of its own: mended, or completed.

    Raises NotNow once the import is confirmed.
    """
    _require(by)
    with _alone(row.claim_import_id, "amend") as claim_import:
        kept = {key: cell for key, cell in cells.items() if key in KEYS}
        # What somebody types is asked about, also beside what our own file says.
        asked = any(kept.get(key) != row.cells.get(key) for key in ("date", "quantities"))
        ours = not asked and is_of_ours(name for _key, name in claim_import.columns)
        reader = RowReader(Known(), claim_import.label_table, ours=ours)
        (found,) = analyse_rows(reader, [(SheetRow(row.number, ()), kept)], nobody)
        others = claim_import.rows.exclude(pk=row.pk)
        refuse_repeat(found, others)
        for name, value in as_kept(found).items():
            setattr(row, name, value)
        row.save()
        claim_import.counts = _counts(claim_import)
        claim_import.save(update_fields=["counts"])
    return row


def look_again(key: int, *, by: User) -> None:
    """To be analysed anew, as when a speaker that was missing is there now. Raises NotNow."""
    _require(by)
    with _alone(key, "look_again") as claim_import:
        claim_import.reason = _note(claim_import)
        _begin(claim_import, "look_again")


def decide_labels(key: int, chosen: Mapping[str, str], *, by: User) -> None:
    """What labels become, by their names; all rows are to be looked at again. Raises NotNow.

    A label that no row has is left alone.
    """
    _require(by)
    with _alone(key, "look_again") as claim_import:
        table = claim_import.label_table
        for name in table.keys() & chosen.keys():
            table[name]["becomes"] = chosen[name]
        claim_import.reason = _note(claim_import)
        _begin(claim_import, "look_again", "label_table")


def read_as(key: int, encoding: str, *, by: User) -> None:
    """A file that was refused for its encoding is read in the one that it seems to have. Raises
    NotNow where it was refused for something else."""
    _require(by)
    with _alone(key, "read_as") as claim_import:
        if encoding_instead(claim_import) != encoding:
            raise import_states.NotNow("read_as", claim_import.state)
        claim_import.encoding, claim_import.reason = encoding, None
        _begin(claim_import, "read_as", "encoding")


def encoding_instead(claim_import: ClaimImport) -> str:
    """The encoding that it seems to have, where it was refused for that; else empty."""
    if claim_import.state != import_states.REFUSED or claim_import.reason is None:
        return ""
    return import_states.READ_AS.get(claim_import.reason["code"], "")


def confirm(key: int, *, by: User, at: datetime) -> None:
    """All rows that can be stored are to be. Raises NotNow."""
    _require(by)
    with _alone(key, "confirm") as claim_import:
        claim_import.confirmed_by, claim_import.confirmed_at = by, at
        claim_import.reason = _note(claim_import)
        _begin(claim_import, "confirm", "confirmed_by", "confirmed_at")


def _note(claim_import: ClaimImport) -> dict[str, Any] | None:
    """How the file was read, which stays true; why something failed, doesn't."""
    kept: dict[str, Any] | None = claim_import.reason
    return kept if kept and kept["code"] in NOTES else None


def discard(key: int, *, by: User) -> None:
    """Nothing of it is to be stored. Raises NotNow."""
    _require(by)
    with _alone(key, "discard") as claim_import:
        _begin(claim_import, "discard")


def _begin(claim_import: ClaimImport, verb: str, *fields: str) -> None:
    claim_import.state = import_states.after(verb, claim_import.state)
    claim_import.progress_done = claim_import.progress_total = 0
    claim_import.save(update_fields=["state", "reason", "progress_done", "progress_total", *fields])


def store(key: int, *, at: datetime, tell: Tell = nobody) -> None:
    """Store all good rows of what was confirmed, or nothing. Raises NotNow and ImportNotStored."""
    try:
        with _alone(key, "store") as claim_import, no_collecting():
            by = claim_import.confirmed_by
            if by is None:  # a constraint says that there is somebody
                raise import_states.NotNow("store", claim_import.state)
            with acting(user=by.pk, verb="import", at=at.isoformat(), claims_import=key):
                storing.store(claim_import, by=by, at=at, tell=tell)
                connection.check_constraints()  # what waits for the end of the transaction: now
            claim_import.state, claim_import.done_at = (
                import_states.after("store", claim_import.state),
                at,
            )
            claim_import.counts = _counts(claim_import)
            claim_import.save(update_fields=["state", "done_at", "counts"])
    except (IntegrityError, DataError) as error:
        give_back(key, "database_refused", what=str(error).splitlines()[0])
        raise ImportNotStored(str(error)) from error


def give_up(key: int) -> None:
    """After a mistake of ours: nothing was changed, the import says so and can be tried again."""
    claim_import = ClaimImport.objects.defer("content").get(pk=key)
    if claim_import.state == import_states.CONFIRMED:
        give_back(key, "mistake_of_ours")
    elif claim_import.state == import_states.RECEIVED:
        with _alone(key, "refuse") as claim_import:
            claim_import.reason = Reason("mistake_of_ours").as_json()
            _begin(claim_import, "refuse")


def give_back(key: int, code: str, **details: str | int) -> None:
    """To be confirmed again, and the import says why. Raises NotNow."""
    with _alone(key, "give_back") as claim_import:
        claim_import.reason = reason(code, "", **details).as_json()
        claim_import.confirmed_by = claim_import.confirmed_at = None
        _begin(claim_import, "give_back", "confirmed_by", "confirmed_at")


def _require(by: User) -> None:
    require(by, ADD)
    require(by, CHANGE)
