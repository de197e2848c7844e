"""What a database holds of ours, as its own catalogue writes it down; how two of them differ.

Columns stand by name: their order says nothing. Left out are owners and grants, which each
installation chooses for itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError, connections, transaction
from psycopg import sql

# Of triggers, those on our tables, pghistory's too, and ours on the tables of others.
LISTING = r"""
WITH tables AS (
    SELECT oid, relname, relkind, relpersistence, relrowsecurity, reloptions FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
      AND relname ~ '^(corpus|claims)_'
), triggers AS (
    SELECT t.oid, tgname, tgrelid, tgenabled, tgfoid FROM pg_trigger t
    JOIN pg_proc p ON p.oid = tgfoid
    WHERE NOT tgisinternal
      AND (tgrelid IN (SELECT oid FROM tables) OR proname ~ '^(corpus|claims)_')
)
SELECT 'table', relname, '', relkind::text,
       concat_ws(' ', relpersistence, relrowsecurity, reloptions)
FROM tables
UNION ALL
SELECT 'column', attname, relname,
       concat_ws(' ', format_type(atttypid, atttypmod),
                 CASE WHEN attcollation <> typcollation THEN attcollation::regcollation::text END,
                 CASE WHEN attnotnull THEN 'NOT NULL' END, pg_get_expr(adbin, adrelid)),
       concat_ws(' ', 'storage', attstorage, attcompression, attgenerated, attidentity)
FROM tables t JOIN pg_attribute ON attrelid = t.oid AND attnum > 0 AND NOT attisdropped
JOIN pg_type y ON y.oid = atttypid
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
UNION ALL
SELECT 'constraint', conname, relname, pg_get_constraintdef(c.oid), ''
FROM tables t JOIN pg_constraint c ON conrelid = t.oid
WHERE contype IN ('c', 'f', 'p', 'u', 'x')  -- NOT NULL stands with the column
UNION ALL
SELECT 'index', i.relname, t.relname, pg_get_indexdef(indexrelid),
       CASE WHEN NOT indisvalid THEN 'invalid' END
FROM tables t JOIN pg_index ON indrelid = t.oid JOIN pg_class i ON i.oid = indexrelid
UNION ALL
SELECT 'trigger', tgname, tgrelid::regclass::text, pg_get_triggerdef(oid),
       concat_ws(' ', CASE tgenabled WHEN 'O' THEN 'in force' WHEN 'D' THEN 'switched off'
                                     ELSE tgenabled::text END,
                 obj_description(oid, 'pg_trigger'))
FROM triggers
UNION ALL
SELECT 'function', oid::regprocedure::text, '', pg_get_functiondef(oid), ''
FROM pg_proc
WHERE oid IN (SELECT tgfoid FROM triggers)
   OR (pronamespace = current_schema()::regnamespace AND proname ~ '^(corpus|claims)_')
ORDER BY 1, 3, 2
"""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """What something is called: its kind, its name, and the table that it is on, if any."""

    kind: str
    name: str
    table: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}" + (f" on {self.table}" if self.table else "")


@dataclass(frozen=True, slots=True)
class Definition:
    """`text` makes it, or says what it is; `state` is the rest: storage, whether it is in force."""

    text: str
    state: str

    def __str__(self) -> str:
        return f"“{' '.join(self.text.split())}”" + (
            f" ({' '.join(self.state.split())})" if self.state else ""
        )


Catalogue = dict[Named, Definition]


def read(using: str) -> Catalogue:
    with connections[using].cursor() as cursor:
        cursor.execute(LISTING)
        return {
            Named(kind, name, table): Definition(text, state or "")
            for kind, name, table, text, state in cursor.fetchall()
        }


def differences(
    found: Catalogue, wanted: Catalogue, reread: Callable[[Named, str], str | None]
) -> list[str]:
    """What `found` lacks, has besides, and has otherwise: a sentence each, none if all is the same.

    PostgreSQL writes an expression down otherwise once a dump of it has been loaded: `x IN (…)` in
    two ways that mean the same. So what reads differently is compared as `reread` returns it.
    """
    said = [f"Missing: {name}" for name in sorted(wanted.keys() - found.keys())]
    said += [f"Not expected: {name}" for name in sorted(found.keys() - wanted.keys())]
    for name in sorted(found.keys() & wanted.keys()):
        ours, theirs = wanted[name], found[name]
        if ours == theirs:
            continue
        if ours.state == theirs.state:
            once = reread(name, ours.text)
            if once is not None and once == reread(name, theirs.text):
                continue
        if name.kind == "function":  # too long to be read in a line
            said.append(f"Different: {name} does something else")
        else:
            said.append(f"Different: {name} is {theirs}, and should be {ours}")
    return said


def reread_in(using: str) -> Callable[[Named, str], str | None]:
    """How the database `using` writes a definition down that it is given; None if it refuses it.

    In that database everything is as before afterwards.
    """

    def reread(name: Named, text: str) -> str | None:
        statements = _made_anew(name, text)
        if not statements:
            return None
        try:
            with transaction.atomic(using=using):
                with connections[using].cursor() as cursor:
                    for statement in statements:
                        cursor.execute(statement)
                again = read(using)[name].text
                transaction.set_rollback(True, using=using)
        except DatabaseError:  # it speaks of what there isn't, so it can't be the same
            return None
        return again

    return reread


def _made_anew(named: Named, text: str) -> list[sql.Composable]:
    """Statements that put another definition in something's place; none for what has no expressions
    of its own, and is written down in one way only."""
    name, table = sql.Identifier(named.name), sql.SQL(named.table)
    make = sql.SQL(text)  # PostgreSQL's own words
    if named.kind == "constraint" and text.startswith("CHECK"):
        alter = sql.SQL("ALTER TABLE {} ").format(table)
        return [
            alter + sql.SQL("DROP CONSTRAINT {}").format(name),
            alter + sql.SQL("ADD CONSTRAINT {} ").format(name) + make,
        ]
    if named.kind == "index":
        return [sql.SQL("DROP INDEX {}").format(name), make]
    if named.kind == "trigger":
        return [sql.SQL("DROP TRIGGER {} ON {}").format(name, table), make]
    return []
