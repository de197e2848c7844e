"""The tables of the exports. Names and order of their columns are a published contract: new columns
come last, and none goes away. See `docs/data-dictionary.md`, which is made from this.
"""

from typing import Final

from claims.exports.columns import Column, ForeignKey, Table

_URL_OF_CLAIM = "Address of the claim in the API."
_CLAIM = Column("claim", "Public id of the claim.")

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
    columns=(
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
        Column("published_at", "When this version was published: UTC.", "datetime"),
        Column("url", _URL_OF_CLAIM),
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
        Column("kind", "first, minor, update, correction or withdrawal."),
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
    ),
)
