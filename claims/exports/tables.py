"""The tables of the exports. Names and order of their columns are a published contract: new columns
come last, and none goes away. See `docs/data-dictionary.md`, which is made from this.

The columns of `claims` are `claims/publication/columns.py`.
"""

from typing import Final

from claims.exports.columns import Column, ForeignKey, Table
from claims.publication.columns import PUBLIC_COLUMNS

_URL_OF_CLAIM = "Address of the claim in the API."
_CLAIM = Column("claim", "Public id of the claim.")
_PAGE_OF_VERSION = Column(
    "page_url",
    "Address of the version's own page, for people.",
    expression="page_url || 'versions/' || version || '/'",
)

CLAIMS: Final = Table(
    name="claims",
    title="Claims",
    description="One row per published claim, its newest version, in the order of first"
    " publication. Withdrawn claims are left out.",
    source="claims",
    primary_key=("id",),
    order="first_publication",
    foreign_keys=(
        ForeignKey(("speaker_id",), "speakers", ("id",)),
        ForeignKey(("document_id",), "documents", ("id",)),
        ForeignKey(("id", "version"), "versions", ("claim", "version")),
    ),
    columns=tuple(
        Column(
            column.name,
            column.description,
            column.type,
            expression=column.cell or column.field,
            free=column.free,
            optional=column.optional,
        )
        for column in PUBLIC_COLUMNS
    ),
)


def _item(key: str) -> str:
    return f"item->>'{key}'"


EVIDENCE: Final = Table(
    name="evidence",
    title="Evidence",
    description="What the checks of published claims rest on: one row per claim and source, in the"
    " order of the check. A source that serves several claims comes once for each.",
    source="evidence",
    primary_key=("claim", "position"),
    order="first_publication, position",
    foreign_keys=(ForeignKey(("claim",), "claims", ("id",)),),
    columns=(
        _CLAIM,
        Column("position", "Place among the claim's sources, from 1.", "integer"),
        Column("stance", "supports, contradicts or contextualises.", expression=_item("stance")),
        Column(
            "primary",
            "Whether it is a primary source: true or false.",
            "boolean",
            expression=_item("primary"),
        ),
        Column("title", "Title of the source.", expression=_item("title"), free=True),
        Column(
            "publisher",
            "Who published it.",
            expression=_item("publisher"),
            free=True,
            optional=True,
        ),
        Column(
            "published_on",
            "When it was published: EDTF.",
            expression=_item("published_on"),
            free=True,
            optional=True,
        ),
        Column("url", "Its address.", expression=_item("url"), free=True, optional=True),
        Column(
            "archive_url",
            "Address of an archived copy.",
            expression=_item("archive_url"),
            free=True,
            optional=True,
        ),
        Column(
            "summary", "What it says, in the desk's words.", expression=_item("summary"), free=True
        ),
        Column(
            "protected_reason",
            "Why a source without an address can't be named.",
            expression=_item("protected_reason"),
            free=True,
            optional=True,
        ),
    ),
)

QUANTITIES: Final = Table(
    name="quantities",
    title="Quantities",
    description="The numbers in published claims: one row per number, in the order of the claim.",
    source="quantities",
    primary_key=("claim", "position"),
    order="first_publication, position",
    foreign_keys=(ForeignKey(("claim",), "claims", ("id",)),),
    columns=(
        _CLAIM,
        Column("position", "Place among the claim's numbers, from 1.", "integer"),
        Column("text", "The words of the quote.", expression=_item("text"), free=True),
        Column("value", "The number, or the lower end.", "number", expression=_item("value")),
        Column(
            "value_max",
            "The upper end of a range.",
            "number",
            expression=_item("value_max"),
            optional=True,
        ),
        Column(
            "unit",
            "A currency (ISO 4217), or percent, persons, count, years and so on.",
            expression=_item("unit"),
        ),
        Column(
            "qualifier",
            "exact, about, almost, more_than, less_than, at_least or at_most.",
            expression=_item("qualifier"),
        ),
        Column(
            "period",
            "What time the number is about: EDTF.",
            expression=_item("period"),
            free=True,
            optional=True,
        ),
    ),
)

VERSIONS: Final = Table(
    name="versions",
    title="Versions",
    description="Every published version of every claim, in the order of publication. Of a claim"
    " that is withdrawn now, the numbers and notes remain, not the words. Narrowed by filters: the"
    " versions of the claims that match them now.",
    source="versions",
    primary_key=("claim", "version"),
    order="publication",
    columns=(
        Column(
            "publication",
            "Number of the publication, counted over all claims; later is higher.",
            "integer",
        ),
        _CLAIM,
        Column("version", "Number of the claim's version, from 1.", "integer"),
        Column("kind", "first, minor, update, correction, withdrawal or moved."),
        Column("note", "What the public was told about it.", free=True, optional=True),
        Column("published_at", "When it was published: UTC.", "datetime"),
        Column(
            "statement",
            "The claim as that version had it; empty while it is withdrawn.",
            expression="record->>'statement'",
            free=True,
            optional=True,
        ),
        Column(
            "verification_status",
            "How far the check had come.",
            expression="record->>'verification_status'",
            optional=True,
        ),
        Column(
            "rating",
            "Id of the verdict then.",
            expression="record->'rating'->>'id'",
            optional=True,
        ),
        Column(
            "url", "Address of the claim's versions in the API.", expression="url || 'versions/'"
        ),
        _PAGE_OF_VERSION,
    ),
)

CORRECTIONS: Final = Table(
    name="corrections",
    title="Corrections",
    description="The versions that tell the public that something is different now: corrections,"
    " updates and withdrawals, with their notes, in the order of publication.",
    source="corrections",
    primary_key=("claim", "version"),
    order="publication",
    foreign_keys=(ForeignKey(("claim", "version"), "versions", ("claim", "version")),),
    columns=(
        _CLAIM,
        Column("version", "Number of the version that it came with.", "integer"),
        Column("kind", "correction, update or withdrawal."),
        Column("note", "What was changed, and why.", free=True, optional=True),
        Column("published_at", "When it was published: UTC.", "datetime"),
        Column("url", _URL_OF_CLAIM),
        _PAGE_OF_VERSION,
    ),
)
