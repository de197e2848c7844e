"""Claims as the desk has them, published or not: for those who may see them in the admin."""

from collections.abc import Iterator
from typing import Final

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from psycopg import sql

from claims.exports.columns import Column, Table
from claims.exports.selects import cell, literal
from claims.exports.snapshots import Snapshot
from claims.exports.streams import copied_csv, header
from claims.exports.workbooks import rows, with_address
from claims.exports.xlsx import xlsx_blocks
from claims.models import Claim
from claims.vocabulary.spreadsheet_cells import UNGUARDED, Dialect

_DESK = "For the desk only: "

_TOPICS = """(SELECT string_agg(topic_id, ' | ' ORDER BY topic_id)
    FROM claims_claim_topics WHERE claim_id = c.id)"""
# Without the zeros that the column's type adds.
_PLAIN = "trim_scale({})::text"
_QUANTITIES = f"""(SELECT string_agg(
        text || ' = ' || {_PLAIN.format("value")}
        || coalesce('–' || {_PLAIN.format("value_max")}, '') || ' ' || unit,
        ' | ' ORDER BY position, id)
    FROM claims_quantity WHERE claim_id = c.id)"""  # noqa: S608  # a constant
_VERSION = """(SELECT number FROM claims_claimversion v WHERE v.claim_id = c.id
    ORDER BY number DESC LIMIT 1)"""
_EVIDENCE = "(SELECT count(*) FROM claims_evidence e WHERE e.assessment_id = c.assessment_id)"


def _words(name: str, description: str, expression: str) -> Column:
    return Column(name, description, expression=expression, free=True, optional=True)


DRAFTS: Final = Table(
    name="drafts",
    title="Claims of the desk",
    description="Claims as the desk has them now, published or not, in the order in which they were"
    " made.",
    source="drafts",
    primary_key=("id",),
    order="key",
    columns=(
        Column("id", "The claim's public id; it never changes.", expression="c.public_id"),
        _words("statement", "The claim as one sentence that stands on its own.", "c.statement"),
        _words("quote", "The words of the source, exactly.", "c.quote"),
        _words("speaker", "Who made the claim.", "s.name"),
        Column("speaker_id", "Public id of the speaker.", expression="s.public_id"),
        Column(
            "party",
            "Code of the speaker's party then.",
            expression="coalesce(NULLIF(r.party, ''), s.party)",
            optional=True,
        ),
        _words(
            "role",
            "Title and organisation of the speaker then.",
            "concat_ws(', ', r.title, NULLIF(r.organisation, ''))",
        ),
        _words("attribution", _DESK + "why this speaker.", "c.attribution"),
        Column("date", "When it was said: EDTF (ISO 8601-2).", expression="c.date_edtf"),
        Column(
            "date_earliest",
            "Earliest day that the date may mean.",
            "date",
            expression="c.date_earliest",
        ),
        Column(
            "date_latest", "Latest day that the date may mean.", "date", expression="c.date_latest"
        ),
        _words("date_evidence", "How the date is known.", "c.date_evidence"),
        _words("document", "File name of the source document.", "d.file_name"),
        Column("document_id", "Public id of the source document.", expression="d.public_id"),
        _words("document_title", "Title of the source document.", "d.title"),
        Column(
            "revision", "Number of the document's text, from 1.", "integer", expression="t.number"
        ),
        Column(
            "source_sha256",
            "SHA-256 of that text in UTF-8, hexadecimal.",
            expression="t.text_sha256",
        ),
        _words("section", "Title of the part of the source.", "p.title"),
        Column(
            "span_start",
            "First code point of the quote in that text, from 0.",
            "integer",
            expression="c.start",
        ),
        Column(
            "span_end", "The code point after the quote's last.", "integer", expression='c."end"'
        ),
        Column("kind", "What sort of claim it is.", expression="c.kind"),
        Column("topics", "Ids of its topics, joined by “ | ”.", expression=_TOPICS, optional=True),
        _words("quantities", "Its numbers as “words = value unit”, joined by “ | ”.", _QUANTITIES),
        Column("worthiness", _DESK + "check-worthiness.", expression="c.worthiness"),
        _words("worthiness_reason", _DESK + "why worth checking.", "c.worthiness_reason"),
        Column("verification_status", "How far the check has come.", expression="c.status"),
        Column(
            "rating",
            _DESK + "id of the verdict, proposed or approved.",
            expression="g.slug",
            optional=True,
        ),
        _words("summary", _DESK + "summary of the assessment as it is now.", "a.summary"),
        _words("explanation", _DESK + "explanation as it is now.", "a.explanation"),
        _words("missing", _DESK + "what the check lacks.", "a.missing"),
        Column(
            "evidence",
            _DESK + "how many sources the assessment has.",
            "integer",
            expression=_EVIDENCE,
        ),
        _words("author", _DESK + "who writes the assessment.", "author.username"),
        _words("submitted_by", _DESK + "who submitted it.", "submitter.username"),
        _words("approved_by", _DESK + "who approved it.", "approver.username"),
        Column(
            "version",
            "Number of the newest published version; empty while there is none.",
            "integer",
            expression=_VERSION,
            optional=True,
        ),
        _words("created_by", _DESK + "who made the claim here.", "maker.username"),
        Column("created_at", _DESK + "when: UTC.", "datetime", expression="c.created_at"),
        _words("headline", "The claim in at most 75 characters, for search engines.", "c.headline"),
    ),
)

_FROM = """
    claims_claim c
    JOIN claims_speaker s ON s.id = c.speaker_id
    JOIN corpus_revision t ON t.id = c.revision_id
    JOIN corpus_document d ON d.id = t.document_id
    JOIN auth_user maker ON maker.id = c.created_by_id
    LEFT JOIN claims_role r ON r.id = c.role_id
    LEFT JOIN corpus_section p ON p.id = c.section_id
    LEFT JOIN claims_assessment a ON a.id = c.assessment_id
    LEFT JOIN claims_rating g ON g.id = a.rating_id
    LEFT JOIN auth_user author ON author.id = a.author_id
    LEFT JOIN auth_user submitter ON submitter.id = a.submitted_by_id
    LEFT JOIN auth_user approver ON approver.id = a.approved_by_id
"""


def drafts_csv(table: Table, claims: QuerySet[Claim], dialect: Dialect) -> Iterator[bytes]:
    """These claims with the columns of `table`, which is DRAFTS or a part of it."""
    with Snapshot(claims.db) as snapshot:
        try:
            select = _select(table, claims, dialect)
        except EmptyResultSet:
            yield header(table, dialect)
            return
        yield from copied_csv(select, table, dialect, snapshot)


def drafts_xlsx(table: Table, claims: QuerySet[Claim]) -> Iterator[bytes]:
    """The same as XLSX."""
    with Snapshot(claims.db) as snapshot:
        try:
            select = _select(with_address(table), claims, UNGUARDED)
        except EmptyResultSet:
            yield from xlsx_blocks(table, ())
            return
        yield from xlsx_blocks(table, rows(select, snapshot))


def _select(table: Table, claims: QuerySet[Claim], dialect: Dialect) -> sql.Composed:
    return sql.SQL("SELECT {} FROM {} WHERE c.id IN ({}) ORDER BY c.id").format(
        sql.SQL(", ").join(cell(column, dialect) for column in table.columns),
        sql.SQL(_FROM),
        literal(claims.values("pk"), claims.db),
    )
