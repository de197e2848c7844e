"""What each row of a table would do: read, compared with what is there, and with the other rows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from claims.imports.progress import Tell
from claims.imports.reasons import reason
from claims.imports.sheets.known import Existing, existing, existing_by_ids
from claims.imports.sheets.open_row import RowJudgement
from claims.imports.sheets.rows import RowReader
from claims.imports.sheets.tables import SheetRow
from claims.models import ImportRow
from claims.vocabulary import import_states

# Claims of so many texts are read at once, to recognise rows without an id.
BATCH_TEXTS = 500
# Of each thousand rows it is told how far the analysis has come.
TOLD_EVERY_ROWS = 1_000

Key = tuple[int, int, int, int, str]


@dataclass(slots=True)
class Analysed:
    """A row with its cells by column, and what is to become of it."""

    row: SheetRow
    cells: dict[str, str]
    verdict: RowJudgement


def analyse_rows(
    reader: RowReader, pairs: list[tuple[SheetRow, dict[str, str]]], tell: Tell
) -> list[Analysed]:
    """Every row with its cells by column, in the file's order."""
    there = existing_by_ids(cells["id"].strip() for _row, cells in pairs if cells.get("id"))
    reader.known.expect(
        dict.fromkeys(
            cells.get("document_id") or cells.get("document", "") for _row, cells in pairs
        )
    )
    found = []
    for done, (row, cells) in enumerate(pairs, start=1):
        if row.flaw:
            verdict = RowJudgement(reasons=[row.flaw])
        else:
            verdict = reader.read(cells, there.get(cells.get("id", "").strip()))
        found.append(Analysed(row, cells, verdict))
        if done % TOLD_EVERY_ROWS == 0:
            tell(done, len(pairs))
    by_pk = {claim.pk: claim for claim in there.values()}
    _recognise([each for each in found if each.verdict.outcome == import_states.CREATE], by_pk)
    _compare(found, by_pk)
    _refuse_repeats(found)
    tell(len(pairs), len(pairs))
    return found


def _key(values: dict[str, object]) -> Key:
    """By what a claim without an id is recognised: place, speaker and statement."""
    names = ("revision", "start", "end", "speaker", "statement")
    return tuple(values[name] for name in names)  # type: ignore[return-value]


def _recognise(new: list[Analysed], by_pk: dict[int, Existing]) -> None:
    """Rows without an id whose claim is there already are about that claim."""
    wanted: dict[Key, list[Analysed]] = defaultdict(list)
    for each in new:
        wanted[_key(each.verdict.target)].append(each)
    for claim in _claims_on(sorted({key[0] for key in wanted})):
        for each in wanted.get(_key(claim.values), ()):
            if each.verdict.claim is None:
                each.verdict.claim = claim.pk
                each.verdict.outcome = import_states.CHANGE
                by_pk[claim.pk] = claim


def _claims_on(revisions: list[int]) -> Iterator[Existing]:
    for start in range(0, len(revisions), BATCH_TEXTS):
        yield from existing(Q(revision__in=revisions[start : start + BATCH_TEXTS]))


def _compare(found: list[Analysed], by_pk: dict[int, Existing]) -> None:
    """Leave of what is asked only what differs from the claim that is there."""
    for each in found:
        verdict = each.verdict
        if verdict.outcome != import_states.CHANGE or verdict.claim is None:
            continue
        present, asked = by_pk[verdict.claim].values, verdict.target
        if all(asked.get(name) in {None, present[name]} for name in ("start", "end")):
            asked.pop("section", None)  # an editor may have put it elsewhere
        asked.pop("status", None)  # of new claims alone
        verdict.changes = {
            name: [present[name], value] for name, value in asked.items() if present[name] != value
        }
        verdict.target = {name: new for name, (_old, new) in verdict.changes.items()}
        if not verdict.changes:
            verdict.outcome = import_states.SAME


def _refuse_repeats(found: list[Analysed]) -> None:
    """Of several rows about the same claim the first counts."""
    first: dict[object, int] = {}
    for each in found:
        verdict = each.verdict
        if verdict.outcome not in {import_states.CREATE, import_states.CHANGE, import_states.SAME}:
            continue
        key = verdict.claim if verdict.claim is not None else _key(verdict.target)
        if key in first:
            verdict.outcome = import_states.REFUSE
            verdict.reasons.append(reason("row_repeats", other=first[key]))
        else:
            first[key] = each.row.number


def refuse_repeat(found: Analysed, others: QuerySet[ImportRow]) -> None:
    """The same for one row among others that are kept already."""
    verdict = found.verdict
    live = others.filter(
        outcome__in=[import_states.CREATE, import_states.CHANGE, import_states.SAME]
    )
    if verdict.outcome == import_states.CREATE:
        names = ("revision", "start", "end", "speaker", "statement")
        same = live.filter(target__contains={name: verdict.target[name] for name in names})
    elif verdict.claim is not None:
        same = live.filter(claim=verdict.claim)
    else:
        return
    if first := same.values_list("number", flat=True).first():
        verdict.outcome = import_states.REFUSE
        verdict.reasons.append(reason("row_repeats", other=first))
