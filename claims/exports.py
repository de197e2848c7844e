"""CSV of the published claims. The columns are a published contract: see `docs/data-dictionary.md`.

PostgreSQL writes the CSV itself (`COPY … TO STDOUT`), so an export of any size takes little memory
here. Cells that a spreadsheet would run as formulas are made harmless by one apostrophe in front;
cells that begin with an apostrophe get one more, so that taking one away gives back every cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import psycopg
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from psycopg import sql

from claims.copy_blocks import csv_blocks
from claims.models import PublicClaim

Type = Literal["string", "integer", "date", "datetime"]

# What begins a formula in Excel, LibreOffice Calc or Google Sheets; and the apostrophe itself.
FORMULA_STARTS = "=+-@\t\r'"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it means, its type, and the SQL over `PublicClaim` that fills it.

    `free` text may begin with anything, so it is guarded against being run as a formula; an
    `optional` one is left empty, without quotation marks, where there is nothing.
    """

    name: str
    description: str
    type: Type = "string"
    expression: str = ""
    free: bool = False
    optional: bool = False


PUBLISHED_AT = """to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""

CLAIM_COLUMNS: tuple[Column, ...] = (
    Column("id", "The claim's public id; it never changes."),
    Column("version", "Number of the published version, from 1.", "integer"),
    Column("statement", "The claim as one sentence that stands on its own.", free=True),
    Column("quote", "The words of the source, exactly.", free=True),
    Column("speaker", "Who made the claim.", free=True),
    Column("speaker_id", "Public id of the speaker."),
    Column("party", "Code of the speaker's party then.", optional=True),
    Column("role", "Title and organisation of the speaker then.", free=True, optional=True),
    Column("cited_authority", "Whom the speaker leans on.", free=True, optional=True),
    Column("date", "When it was said: EDTF (ISO 8601-2).", expression="date_edtf"),
    Column("date_earliest", "Earliest day that the date may mean.", "date"),
    Column("date_latest", "Latest day that the date may mean.", "date"),
    Column("document", "File name of the source document.", free=True, optional=True),
    Column("document_id", "Public id of the source document."),
    Column("document_title", "Title of the source document.", free=True),
    Column("revision", "Number of the document's text, from 1.", "integer"),
    Column("source_sha256", "SHA-256 of that text in UTF-8, hexadecimal."),
    Column("section", "Title of the part of the source.", free=True, optional=True),
    Column("span_start", "First code point of the quote in that text, from 0.", "integer"),
    Column("span_end", "The code point after the quote's last.", "integer"),
    Column("kind", "What sort of claim it is."),
    Column(
        "topics",
        "Ids of its topics, joined by “ | ”.",
        expression="array_to_string(topics, ' | ')",
        optional=True,
    ),
    Column(
        "quantities",
        "Its numbers as “words = value unit”, joined by “ | ”.",
        free=True,
        optional=True,
    ),
    Column("verification_status", "How far the check has come."),
    Column("rating", "Id of the verdict; only a checked claim has one.", optional=True),
    Column(
        "published_at",
        "When this version was published: RFC 3339, UTC.",
        "datetime",
        expression=PUBLISHED_AT,
    ),
    Column("url", "Address of the claim in the API."),
)


def _cell(column: Column) -> sql.Composable:
    value: sql.Composable = sql.SQL(column.expression or column.name)  # from the registry above
    if column.optional:
        value = sql.SQL("NULLIF({}, '')").format(value)
    if column.free:
        value = sql.SQL(
            "CASE WHEN left({value}, 1) = ANY (string_to_array({starts}, NULL))"
            " THEN '''' || {value} ELSE {value} END"
        ).format(value=value, starts=sql.Literal(FORMULA_STARTS))
    return sql.SQL("{} AS {}").format(value, sql.Identifier(column.name))


def claims_select(claims: QuerySet[PublicClaim]) -> sql.Composed:
    """The SELECT behind the CSV: the registry's columns of the given claims, oldest first."""
    fields = [f.attname for f in PublicClaim._meta.concrete_fields if f.attname != "body"]
    connection = connections[claims.db]
    chosen, parameters = claims.order_by().values(*fields).query.get_compiler(claims.db).as_sql()
    connection.ensure_connection()
    literal = psycopg.ClientCursor(connection.connection).mogrify(chosen, parameters)
    return sql.SQL("SELECT {} FROM ({}) AS claims ORDER BY first_publication").format(
        sql.SQL(", ").join(_cell(column) for column in CLAIM_COLUMNS),
        sql.SQL(literal),  # Django's SQL, its values quoted
    )


def claims_csv(claims: QuerySet[PublicClaim]) -> Iterator[bytes]:
    """The claims as CSV (RFC 4180: UTF-8, CRLF, a header), in blocks of about 64 KiB.

    One statement, so one consistent snapshot, whatever is published meanwhile.
    """
    yield ",".join(column.name for column in CLAIM_COLUMNS).encode() + b"\r\n"
    try:
        select = claims_select(claims)
    except EmptyResultSet:  # Django sees for itself that no claim can match
        return
    copy = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv)").format(select)
    yield from csv_blocks(connections[claims.db].connection, copy)
