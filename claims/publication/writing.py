"""Writing the tables that the public reads, from the versions."""

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import Final

from django.conf import settings
from django.db import connections, router

from claims.models import (
    ClaimVersion,
    CorrectionRequest,
    PublicAnswer,
    PublicClaim,
    PublicQuantity,
    PublicSearch,
)
from claims.models.public import PUBLIC_MODELS
from claims.publication.copying import (
    array_text,
    as_copied,
    copy_rows,
    copy_values,
    delete_those_of,
    replace_values,
)
from claims.publication.counting import ReferencesWriter, public_records
from claims.publication.earlier_texts import write_earlier_texts_of
from claims.publication.facets import FacetsWriter
from claims.publication.handing_over import execute_in_turn, handing_over
from claims.publication.past import replaced_by
from claims.publication.public_texts import LastSaid, last_said, write_texts_and_pages
from claims.publication.public_versions import (
    first_publications,
    simply_following,
    with_rights_of_today,
    write_public_versions,
)
from claims.publication.relations import RelationsWriter
from claims.publication.rows import (
    ShownVersion,
    public_quantities,
    row_values,
    show,
    withdrawn_row,
)
from claims.publication.search_rows import WordsOfRecords
from claims.publication.statistics import CountChanges
from corpus.any_of import AnyOf

BATCH_CLAIMS = 2_000
# Fewer are checked by PostgreSQL at the end of the transaction as quickly, and written before a
# thread of their own would have begun.
_MANY_VERSIONS = 100
# Of an act of many claims so many are counted together, and what they refer to is written once.
COUNTED_AT_ONCE: Final = 10_000
_FIELDS: Final = tuple(str(field.attname) for field in PublicClaim._meta.concrete_fields)


@contextmanager
def writing_public_rows(claims: int, *, rebuilding: bool = False) -> Iterator["PublicRowsWriter"]:
    """For an act of so many `claims`. Within it public rows are written while the next are being
    made; what else is asked of the database waits for them.

    Whoever is `rebuilding` has emptied the tables, and counts all claims anew afterwards.
    """
    connection = connections[router.db_for_write(PublicClaim)]
    are_many = claims >= _MANY_VERSIONS
    with handing_over(connection) if are_many else nullcontext():
        writer = PublicRowsWriter(are_many=are_many, rebuilding=rebuilding)
        yield writer
        writer.finish()


class PublicRowsWriter:
    """Puts versions, each the newest of its claim, where the public reads and looks back."""

    def __init__(self, *, are_many: bool, rebuilding: bool) -> None:
        self._rebuilding = rebuilding
        self._check = _CheckByIndex() if are_many else None
        self._facets = FacetsWriter()
        self._begin()

    def _begin(self) -> None:
        self._references = ReferencesWriter()
        self._relations = RelationsWriter()
        self._counts = CountChanges()
        self._last_said: dict[str, LastSaid] = {}
        self._claims: list[int] = []

    def add(self, versions: Sequence[ClaimVersion], *, kept: bool = True) -> None:
        """These are `kept` already, or are now; a claim is in one batch only.

        All that has to be asked comes first: then nothing has to wait for what is being written.
        """
        to_keep = None if kept or not versions else as_copied(versions)
        with_rights_of_today(versions)
        first = first_publications(versions)
        # Those of which there may be rows already.
        again = [first[version.claim_id] for version in versions if version.number > 1]
        before = public_records(again) if again else []
        newest = [version for version in versions if version.kind != ClaimVersion.Kind.WITHDRAWAL]
        follow = {} if self._rebuilding else simply_following(newest, first)
        rows = PublicClaim.objects.filter(AnyOf("pk", again))
        there = set(rows.values_list("pk", flat=True)) if again else set()
        said = {first[version.claim_id]: version.record["claim"] for version in newest}
        words = WordsOfRecords(said)
        self._facets.know(said.values(), again)

        if to_keep:
            copy_values(ClaimVersion, *to_keep)
        replaced_by({first[claim]: publication for claim, publication in follow.items()})
        base_url: str = settings.PUBLIC_BASE_URL
        shown = [show(version, first[version.claim_id], base_url) for version in newest]
        for model in (PublicQuantity, PublicSearch):
            delete_those_of(model, "claim_id", again)
        _withdraw([v for v in versions if v.kind == ClaimVersion.Kind.WITHDRAWAL], first)
        _show(shown, there)
        words.index()
        records = {each.first: each.record for each in shown}
        self._facets.put(records, again, counting=not self._rebuilding)
        bodies = {each.version.publication: each.body for each in shown}
        write_public_versions(versions, first, bodies, follow)
        if self._check:
            self._check.look()

        self._references.name(before, shown)
        self._relations.note(newest, again)
        if not self._rebuilding:
            self._counts.count(before, list(records.values()))
        self._last_said |= last_said(newest)
        self._claims += [version.claim_id for version in versions]
        if len(self._claims) >= COUNTED_AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Write what the claims refer to, and the counts."""
        if not self._rebuilding:
            self._facets.count()
            self._counts.write()
        self._references.write()
        self._relations.write()
        write_texts_and_pages(self._last_said)
        if not self._rebuilding:
            write_earlier_texts_of(self._claims)
        if self._check:
            self._check.look()
        self._begin()


class _CheckByIndex:
    """Looks, in turn, whether the public rows that were just written belong to what is there, and
    not at the end of the transaction: PostgreSQL keeps the plan by which it looks for a key, and
    one that was made when the table was nearly empty reads it whole, for each of ten thousand
    rows."""

    def __init__(self) -> None:
        self._connection = connections[router.db_for_write(PublicClaim)]
        with self._connection.cursor() as cursor:
            cursor.execute(
                "SELECT string_agg(quote_ident(conname), ', '), current_setting('enable_seqscan')"
                " FROM pg_constraint"
                " WHERE contype = 'f' AND condeferrable AND conrelid = ANY(%s::regclass[])",
                [[ClaimVersion._meta.db_table, *(model._meta.db_table for model in PUBLIC_MODELS)]],
            )
            self._names, self._before = cursor.fetchone()

    def look(self) -> None:
        for statement, parameters in (
            ("SET LOCAL enable_seqscan = off", None),
            (f"SET CONSTRAINTS {self._names} IMMEDIATE", None),
            (f"SET CONSTRAINTS {self._names} DEFERRED", None),
            ("SELECT set_config('enable_seqscan', %s, true)", [self._before]),
        ):
            execute_in_turn(self._connection, statement, parameters)


def _show(shown: Sequence[ShownVersion], there: Container[int]) -> None:
    rows = [row_values(each) for each in shown]
    replace_values(PublicClaim, _FIELDS, [row for row in rows if row["first_publication"] in there])
    new = [row for row in rows if row["first_publication"] not in there]
    for values in new:
        values["topics"] = array_text(values["topics"])
    copy_values(PublicClaim, _FIELDS, [[values[name] for name in _FIELDS] for values in new])
    copy_rows([number for each in shown for number in public_quantities(each.version, each.first)])


def _withdraw(versions: Sequence[ClaimVersion], first: Mapping[int, int]) -> None:
    """Leave of withdrawn claims what is left of them; they are found by id, and no other way."""
    for version in versions:
        row = withdrawn_row(version, settings.PUBLIC_BASE_URL)
        PublicClaim.objects.filter(first_publication=first[version.claim_id]).update(**row)


def write_answer(request: CorrectionRequest) -> None:
    """Show what came of a correction request; not who sent it, nor what they wrote."""
    if request.answered_at is None:
        raise ValueError("an open request has no answer to show")
    first = ClaimVersion.objects.get(claim=request.claim_id, number=1).publication
    PublicAnswer.objects.update_or_create(
        request=request.pk,
        defaults={
            "claim_id": first,
            "received_at": request.received_at,
            "answered_at": request.answered_at,
            "outcome": request.outcome,
            "answer": request.answer,
        },
    )
