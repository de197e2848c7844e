"""The SELECT behind an export: a table's columns over the rows that they are about."""

from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connections
from django.db.models import QuerySet
from psycopg import sql

from claims.exports.as_of import tables_as_of
from claims.exports.columns import Column, Table
from claims.models import ClaimVersion, PublicClaim
from claims.vocabulary.spreadsheet_cells import FORMULA_STARTS, Dialect

Kind = ClaimVersion.Kind

# What tells the public that something it may have read is different now.
CORRECTION_KINDS = (Kind.CORRECTION, Kind.UPDATE, Kind.WITHDRAWAL)

# No limit, but the planner cannot know: it then takes a plan that has the first rows soon,
# walking along an index that is sorted already, instead of collecting all rows to sort them.
FIRST_ROWS_SOON = sql.SQL("LIMIT (SELECT NULL::bigint)")

Claims = QuerySet[PublicClaim]


def select(
    table: Table, using: str, *, claims: Claims | None, dialect: Dialect, as_of: int | None
) -> sql.Composed:
    """The rows of a table, each cell as the dialect has it; narrowed to these claims, if any.

    `as_of` gives them as they were when this publication number was the newest; without, as they
    are. Raises EmptyResultSet where Django sees for itself that no claim can match.
    """
    return sql.SQL("{} SELECT {} FROM ({}) AS rows ORDER BY {} {}").format(
        sql.SQL("") if as_of is None else tables_as_of(as_of, using),
        sql.SQL(", ").join(cell(column, dialect) for column in table.columns),
        _rows(table, using, claims),
        sql.SQL(table.order),
        FIRST_ROWS_SOON,
    )


def select_records(using: str, *, claims: Claims, as_of: int | None) -> sql.Composed:
    """The finished JSON of the claims, in the order of first publication."""
    return sql.SQL("{} SELECT body FROM ({}) AS rows ORDER BY first_publication {}").format(
        sql.SQL("") if as_of is None else tables_as_of(as_of, using),
        literal(claims.values("first_publication", "body"), using),
        FIRST_ROWS_SOON,
    )


def cell(column: Column, dialect: Dialect) -> sql.Composable:
    """The column's SQL, which comes from the registry, as a cell of the dialect."""
    value: sql.Composable = sql.SQL(f"({column.sql})")
    if column.type == "datetime":
        value = sql.SQL("to_char({} AT TIME ZONE 'UTC', {})").format(
            value, sql.Literal(dialect.time_for_sql)
        )
    if column.type == "number" and dialect.decimal_mark != ".":
        value = sql.SQL("replace({}, '.', {})").format(value, sql.Literal(dialect.decimal_mark))
    if column.optional and column.type == "string":
        value = sql.SQL("NULLIF({}, '')").format(value)
    if column.free:
        value = sql.SQL(
            "CASE WHEN left({value}, 1) = ANY (string_to_array({starts}, NULL))"
            " THEN '''' || {value} ELSE {value} END"
        ).format(value=value, starts=sql.Literal(FORMULA_STARTS))
    return sql.SQL("{} AS {}").format(value, sql.Identifier(column.name))


def literal(query: QuerySet[Any, Any], using: str) -> sql.SQL:
    """Django's SQL, its values quoted, for what cannot take parameters."""
    made, parameters = query.order_by().query.get_compiler(using).as_sql()
    connection = connections[using]
    connection.ensure_connection()
    return sql.SQL(psycopg.ClientCursor(connection.connection).mogrify(made, parameters))


def _rows(table: Table, using: str, claims: Claims | None) -> sql.Composable:
    if table.source == "references":
        return sql.SQL(
            "SELECT id, sort_key, record FROM claims_publicreference CROSS JOIN LATERAL"
            " (SELECT body::jsonb AS record OFFSET 0) AS read WHERE kind = {}"
        ).format(sql.Literal(table.kind))
    return _SOURCES[table.source](using, claims)


def _of_claims(using: str, claims: Claims | None) -> sql.Composable:
    fields = [f.attname for f in PublicClaim._meta.concrete_fields if f.attname != "body"]
    return literal(_public(claims).values(*fields), using)


def _of_evidence(using: str, claims: Claims | None) -> sql.Composable:
    # Only what is checked has any; the others' JSON need not be read.
    checked = _public(claims).filter(verification_status="checked")
    return _items(using, checked, "record->'assessment'->'evidence'")


def _of_quantities(using: str, claims: Claims | None) -> sql.Composable:
    return _items(using, _public(claims).exclude(quantities=""), "record->'quantities'")


def _items(using: str, claims: Claims, path: str) -> sql.Composable:
    """A row for each item of a list in the claims' JSON."""
    return sql.SQL(
        "SELECT c.id AS claim, first_publication, position, item FROM ({}) AS c"
        " CROSS JOIN LATERAL (SELECT body::jsonb AS record OFFSET 0) AS read"
        " CROSS JOIN LATERAL jsonb_array_elements({}) WITH ORDINALITY AS items (item, position)"
    ).format(literal(claims.values("id", "first_publication", "body"), using), sql.SQL(path))


def _of_versions(using: str, claims: Claims | None) -> sql.Composable:
    """All versions, of withdrawn claims too; or those of the claims that are asked for."""
    among = PublicClaim.objects.using(using) if claims is None else claims
    return sql.SQL(
        "SELECT v.publication, c.id AS claim, v.number AS version, v.kind, v.note, v.published_at,"
        " c.url, record FROM ({}) AS c"
        " JOIN claims_publicversion v ON v.claim_id = c.first_publication"
        " CROSS JOIN LATERAL (SELECT v.body::jsonb AS record OFFSET 0) AS read"
    ).format(literal(among.values("id", "first_publication", "url"), using))


def _of_corrections(using: str, claims: Claims | None) -> sql.Composable:
    return sql.SQL("SELECT * FROM ({}) AS versions WHERE kind IN ({})").format(
        _of_versions(using, claims),
        sql.SQL(", ").join(sql.Literal(kind.value) for kind in CORRECTION_KINDS),
    )


def _public(claims: Claims | None) -> Claims:
    return PublicClaim.objects.filter(withdrawn=False) if claims is None else claims


_SOURCES: dict[str, Callable[[str, Claims | None], sql.Composable]] = {
    "claims": _of_claims,
    "evidence": _of_evidence,
    "quantities": _of_quantities,
    "versions": _of_versions,
    "corrections": _of_corrections,
}
