"""Public claims as they were when a publication number was the newest: rows to look them up by.

What has not changed since stands in `PublicClaim`; of the rest, `PublicPast` has the version of
then. Together they are what was public, without what has been withdrawn since: of that nothing is
left but its number and the reason, and it is named so (`withdrawn_since`).
"""

from collections.abc import Collection, Mapping

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable

from claims.models import (
    ClaimVersion,
    PublicClaim,
    PublicPast,
    PublicPastQuantity,
    PublicSearch,
    PublicVersion,
)
from claims.publication.columns import PUBLIC_COLUMNS
from claims.publication.copying import entered_together
from claims.publication.filtering import filter_words

# A publication number, or the place where one will stand.
Number = int | Combinable

# What fills a row, from a version's JSON in `record`.
_FROM_JSON = {column.field_name: column.from_json for column in PUBLIC_COLUMNS}
_AMOUNT = "'+' || trim_scale((q->>'value')::numeric)"


def _each(expression: str) -> str:
    """SQL for an array of it, of each of the version's numbers."""
    numbers = "jsonb_array_elements(record->'quantities') AS numbers (q)"
    return f"ARRAY(SELECT {expression} FROM {numbers})"  # noqa: S608  # constants


# What a version is found by, as a vector.
WORDS_FROM_JSON = " || ".join(
    (
        "claims_text_words(record->>'statement', 'A', true)",
        "claims_text_words(record->>'quote', 'B', true)",
        "claims_text_words(record #>> '{speaker,name}', 'C', true)",
        f"array_to_tsvector({_each('DISTINCT ' + _AMOUNT)})",
        filter_words(_FROM_JSON, _each("DISTINCT q->>'unit'")),
    )
)
# Of a version's own row: its number, its claim's first one, and that of the version that took its
# place.
_FILLED_WITH = {
    "publication": "version.publication",
    "until": "version.until",
    "first_publication": "version.claim_id",
    "words": WORDS_FROM_JSON,
}
# Of each of the numbers of a version, which stands in `record`.
_OF_NUMBERS = {
    "position": "place::smallint",
    "unit": "q->>'unit'",
    "value": "(q->>'value')::numeric(24, 6)",
    "value_max": "coalesce(q->>'value_max', q->>'value')::numeric(24, 6)",
}
NUMBERS_FROM_JSON = f"""
    SELECT {", ".join(f"{sql} AS {name}" for name, sql in _OF_NUMBERS.items())}
    FROM jsonb_array_elements(record->'quantities') WITH ORDINALITY AS each (q, place)
"""  # noqa: S608  # constants


def write_past(claims: Collection[int]) -> None:
    """Of these claims, given by first publication, none of which is withdrawn: put the versions
    that another took the place of where they can be looked for. Their public versions, and the
    tokens of their words, are written already."""
    _write(
        f"""
        SELECT publication, claim_id, kind, body::jsonb AS record,
               lead(publication) OVER (PARTITION BY claim_id ORDER BY number) AS until
        FROM {PublicVersion._meta.db_table} WHERE claim_id = ANY(%s)
        """,  # noqa: S608  # names of the models
        [list(claims)],
    )


def replaced_by(next_publications: Mapping[int, int]) -> None:
    """The same of the one version that is public now of each of these claims, before the next one,
    whose number is given by the first publication, takes its place: the words by which it is found
    now are those by which it will be."""
    _write(
        f"""
        SELECT version.publication, version.claim_id, version.kind,
               version.body::jsonb AS record, until,
               search.words
        FROM unnest(%s::bigint[], %s::bigint[]) AS next (first, until)
        JOIN {PublicClaim._meta.db_table} AS shown ON shown.first_publication = first
        JOIN {PublicVersion._meta.db_table} AS version ON version.publication = shown.publication
        JOIN {PublicSearch._meta.db_table} AS search ON search.claim_id = first
        OFFSET 0  -- so that each JSON is read once
        """,  # noqa: S608  # names of the models
        [list(next_publications), list(next_publications.values())],
        {"words": "version.words"},
    )


def filled_with(
    connection: BaseDatabaseWrapper, instead: Mapping[str, str] | None = None
) -> dict[str, str]:
    """By column, the SQL that fills it, of a `version`: its `publication`, `claim_id`, `until` and
    its JSON as `record`."""
    fields = {str(field.column): field for field in PublicPast._meta.concrete_fields}
    made = _FROM_JSON | _FILLED_WITH | dict(instead or {})
    return {
        name: f"({made[name]})::{field.cast_db_type(connection)}" for name, field in fields.items()
    }


def _write(
    versions: str, parameters: list[list[int]], instead: Mapping[str, str] | None = None
) -> None:
    if not parameters[0]:
        return
    connection = connections[router.db_for_write(PublicPast)]
    filled = filled_with(connection, instead)
    with entered_together(PublicPast, "public_past_words"), connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH version AS MATERIALIZED (
                SELECT * FROM ({versions}) AS version WHERE until IS NOT NULL AND kind <> %s
            ), written AS (
                INSERT INTO {PublicPast._meta.db_table} ({", ".join(filled)})
                SELECT {", ".join(filled.values())} FROM version
            )
            INSERT INTO {PublicPastQuantity._meta.db_table}
                (past_id, first_publication, {", ".join(_OF_NUMBERS)})
            SELECT publication, claim_id, numbers.*
            FROM version, LATERAL ({NUMBERS_FROM_JSON}) AS numbers
            """,  # noqa: S608  # ours
            [*parameters, ClaimVersion.Kind.WITHDRAWAL.value],
        )


def unchanged_since(publication: Number, using: str) -> QuerySet[PublicClaim]:
    """Claims whose newest version was public at this number already."""
    return PublicClaim.objects.using(using).filter(
        withdrawn=False, publication__lte=publication, first_publication__lte=publication
    )


def changed_since(publication: Number, using: str) -> QuerySet[PublicPast]:
    """Of those that have another version by now, the one that was public at this number."""
    return PublicPast.objects.using(using).filter(
        version__lte=publication, until__gt=publication, first_publication__lte=publication
    )


def withdrawn_since(publication: Number, using: str) -> QuerySet[PublicClaim]:
    """Claims that were public at this number, and are withdrawn now: what is left of them."""
    then = PublicVersion.objects.filter(claim=OuterRef("pk"), publication__lte=publication)
    newest = Subquery(then.order_by("-publication").values("kind")[:1])
    claims = perhaps_withdrawn_since(publication, using)
    return claims.annotate(kind_then=newest).exclude(kind_then=ClaimVersion.Kind.WITHDRAWAL)


def perhaps_withdrawn_since(publication: Number, using: str) -> QuerySet[PublicClaim]:
    """These, and what was withdrawn at that number already, public again, and withdrawn once more:
    mostly there is neither, and it is told along one index."""
    return PublicClaim.objects.using(using).filter(
        withdrawn=True, publication__gt=publication, first_publication__lte=publication
    )
