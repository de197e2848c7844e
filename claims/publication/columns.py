"""The columns of public claims: one row each, for everything that is made of a record's values.

From a row come the value of the field of `PublicClaim` that has its name (the field itself, and its
migration, are written by hand in `claims/models/public.py`), the SQL that makes it
again from an earlier version's JSON (`claims/exports/as_of.py`), and the column of `claims.csv`,
its place in the Table Schema and the data dictionary (`claims/exports/tables.py`).

Names and order are a published contract: a new column comes last, and none goes away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from claims.publication.shapes import Json

Type = Literal["string", "integer", "number", "boolean", "date", "datetime"]

# Between several values in a cell.
BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class PublicColumn:
    """`name` is the CSV's, `path` leads to the value in the record, such as `source.section.title`.

    `field` is the field of PublicClaim, where that is called otherwise. Where the path does not say
    all, `value` makes it of what is there, and `sql` does the same of the JSON in `record`; `cell`
    is the SQL from the field to the CSV. `free` and `optional`: see `claims/exports/columns.py`.
    """

    name: str
    path: str
    description: str
    type: Type = "string"
    field: str = ""
    value: Callable[[Any], Any] | None = None
    sql: str = ""
    cell: str = ""
    free: bool = False
    optional: bool = False

    @property
    def field_name(self) -> str:
        return self.field or self.name

    @property
    def from_json(self) -> str:
        """SQL for the same, as text, from a version's JSON in `record`."""
        text = f"record #>> '{{{self.path.replace('.', ',')}}}'"
        return self.sql or (f"coalesce({text}, '')" if self.type == "string" else text)


def quantity_words(quantity: Json) -> str:
    """`640 miljoner kronor = 640000000 SEK`, `10-15 år = 10–15 years`."""
    upper = "" if quantity["value_max"] is None else f"–{quantity['value_max']}"
    return f"{quantity['text']} = {quantity['value']}{upper} {quantity['unit']}"


def quantities_words(quantities: list[Json]) -> str:
    return BETWEEN.join(map(quantity_words, quantities))


_QUANTITIES_WORDS = f"""coalesce((
    SELECT string_agg(
        (q->>'text') || ' = ' || (q->>'value') || coalesce('–' || (q->>'value_max'), '')
        || ' ' || (q->>'unit'), '{BETWEEN}' ORDER BY place)
    FROM jsonb_array_elements(record->'quantities') WITH ORDINALITY AS numbers (q, place)), '')"""  # noqa: S608  # a constant

# The one place that says what the date of a check is.
CHECKED_ON = PublicColumn(
    "checked_on",
    "assessment",
    "Day on which the check was made; only a checked claim has one.",
    "date",
    value=lambda check: check.get("checked_on") if check else None,
    sql="record #>> '{assessment,checked_on}'",
    optional=True,
)

PUBLIC_COLUMNS: Final = (
    PublicColumn("id", "id", "The claim's public id; it never changes."),
    PublicColumn("version", "version", "Number of the published version, from 1.", "integer"),
    PublicColumn(
        "statement", "statement", "The claim as one sentence that stands on its own.", free=True
    ),
    PublicColumn("quote", "quote", "The words of the source, exactly.", free=True),
    PublicColumn("speaker", "speaker.name", "Who made the claim.", free=True),
    PublicColumn("speaker_id", "speaker.id", "Public id of the speaker."),
    PublicColumn("party", "speaker.party", "Code of the speaker's party then.", optional=True),
    PublicColumn(
        "role",
        "speaker.role",
        "Title and organisation of the speaker then.",
        free=True,
        optional=True,
    ),
    PublicColumn(
        "cited_authority",
        "cited_authority.name",
        "Whom the speaker leans on.",
        free=True,
        optional=True,
    ),
    PublicColumn("date", "date.edtf", "When it was said: EDTF (ISO 8601-2).", field="date_edtf"),
    PublicColumn("date_earliest", "date.earliest", "Earliest day that the date may mean.", "date"),
    PublicColumn("date_latest", "date.latest", "Latest day that the date may mean.", "date"),
    PublicColumn(
        "document",
        "source.document.file",
        "File name of the source document.",
        free=True,
        optional=True,
    ),
    PublicColumn("document_id", "source.document.id", "Public id of the source document."),
    PublicColumn(
        "document_title", "source.document.title", "Title of the source document.", free=True
    ),
    PublicColumn(
        "revision", "source.revision", "Number of the document's text, from 1.", "integer"
    ),
    PublicColumn("source_sha256", "source.sha256", "SHA-256 of that text in UTF-8, hexadecimal."),
    PublicColumn(
        "section",
        "source.section.title",
        "Title of the part of the source.",
        free=True,
        optional=True,
    ),
    PublicColumn(
        "span_start",
        "source.start",
        "First code point of the quote in that text, from 0.",
        "integer",
    ),
    PublicColumn("span_end", "source.end", "The code point after the quote's last.", "integer"),
    PublicColumn("kind", "kind", "What sort of claim it is."),
    PublicColumn(
        "topics",
        "topics",
        "Ids of its topics, joined by “ | ”.",
        sql="ARRAY(SELECT jsonb_array_elements_text(record->'topics'))",
        cell=f"array_to_string(topics, '{BETWEEN}')",
        optional=True,
    ),
    PublicColumn(
        "quantities",
        "quantities",
        "Its numbers as “words = value unit”, joined by “ | ”.",
        value=quantities_words,
        sql=_QUANTITIES_WORDS,
        free=True,
        optional=True,
    ),
    PublicColumn("verification_status", "verification_status", "How far the check has come."),
    PublicColumn(
        "rating", "rating.id", "Id of the verdict; only a checked claim has one.", optional=True
    ),
    PublicColumn(
        "published_at",
        "published_at",
        "When this version was published: UTC.",
        "datetime",
        value=datetime.fromisoformat,
    ),
    PublicColumn("url", "url", "Address of the claim in the API."),
    PublicColumn(
        "page",
        "source.page",
        "Page of the source on which the quote begins; only a source with pages has one.",
        "integer",
        optional=True,
    ),
    PublicColumn("page_url", "page_url", "Address of the claim's own page, for people."),
    PublicColumn(
        "rating_label", "rating.label", "The verdict in the desk's words.", free=True, optional=True
    ),
    PublicColumn(
        "summary",
        "assessment.summary",
        "What the check found; of a claim that is not checkable, what was tried.",
        free=True,
        optional=True,
    ),
    PublicColumn(
        "explanation",
        "assessment.explanation",
        "How the check got there.",
        free=True,
        optional=True,
    ),
    CHECKED_ON,
    PublicColumn(
        "source_publisher",
        "source.document.publisher",
        "Who published the source document.",
        free=True,
        optional=True,
    ),
    PublicColumn(
        "source_url",
        "source.document.url",
        "The source document's own address.",
        free=True,
        optional=True,
    ),
)


def values(record: Json) -> Json:
    """A finished record's values, by the fields of PublicClaim: of what is text, nothing is an
    empty one."""
    found: Json = {}
    for name, keys, make, nothing in _TAKING:
        value: Any = record
        for key in keys:
            # What is not checkable has an assessment of fewer keys.
            value = None if value is None else value.get(key)
        if make is not None:
            found[name] = make(value)
        else:
            found[name] = nothing if value is None else value
    return found


# Of each column its field, the way to it, and what is made of what is there, or stands for nothing.
_TAKING: Final = tuple(
    (
        column.field_name,
        tuple(column.path.split(".")),
        column.value,
        "" if column.type == "string" else None,
    )
    for column in PUBLIC_COLUMNS
)
