"""The tables of what claims refer to, and all tables by their names."""

from typing import Final

from claims.exports.columns import Column, Table
from claims.exports.tables import CLAIMS, CORRECTIONS, EVIDENCE, QUANTITIES, VERSIONS


def _key(name: str, description: str, *, free: bool = False, optional: bool = False) -> Column:
    return Column(name, description, expression=f"record->>'{name}'", free=free, optional=optional)


def _date(key: str) -> str:
    return f"record->'date'->>'{key}'"


_ROLES = """(SELECT string_agg(
    concat_ws(', ', role->>'title', role->>'organisation')
    || coalesce(' (' || (role->>'party') || ')', '') || coalesce(': ' || (role->>'period'), ''),
    ' | ' ORDER BY place)
  FROM jsonb_array_elements(record->'roles') WITH ORDINALITY AS roles (role, place))"""

SPEAKERS: Final = Table(
    name="speakers",
    title="Speakers",
    description="Everybody whom a published claim names, in Swedish alphabetical order.",
    source="references",
    kind="speaker",
    primary_key=("id",),
    order="sort_key, id",
    columns=(
        Column("id", "The speaker's public id; it never changes."),
        _key("name", "The name.", free=True),
        _key("kind", "person, organisation or unknown."),
        _key("party", "Code of the party.", optional=True),
        _key("wikidata_id", "Id in Wikidata.", optional=True),
        Column(
            "roles",
            "What the speaker has been: “title, organisation (party): period”, joined by “ | ”.",
            expression=_ROLES,
            free=True,
            optional=True,
        ),
        _key("url", "Address of the speaker in the API."),
        _key("page_url", "Address of the speaker's own page, for people."),
    ),
)

DOCUMENTS: Final = Table(
    name="documents",
    title="Documents",
    description="The sources of published claims, by title.",
    source="references",
    kind="document",
    primary_key=("id",),
    order="sort_key, id",
    columns=(
        Column("id", "The document's public id; it never changes."),
        _key("file", "File name.", free=True, optional=True),
        _key("title", "Title.", free=True),
        _key("kind", "What sort of source it is."),
        _key("publisher", "Who published it.", free=True, optional=True),
        _key("byline", "Who wrote it.", free=True, optional=True),
        _key("reference", "Reference number.", free=True, optional=True),
        _key("language", "BCP 47."),
        _key("url", "Its own address.", free=True, optional=True),
        _key("archived_url", "Address of an archived copy.", free=True, optional=True),
        Column(
            "date",
            "When it was published: EDTF.",
            expression=_date("edtf"),
            free=True,
            optional=True,
        ),
        Column(
            "date_earliest",
            "Earliest day that the date may mean.",
            "date",
            expression=_date("earliest"),
            optional=True,
        ),
        Column(
            "date_latest",
            "Latest day that the date may mean.",
            "date",
            expression=_date("latest"),
            optional=True,
        ),
        Column(
            "date_evidence",
            "How the date is known.",
            expression=_date("evidence"),
            free=True,
            optional=True,
        ),
        Column(
            "retrieved_on",
            "When the desk fetched it.",
            "date",
            expression="record->>'retrieved_on'",
            optional=True,
        ),
        _key("rights_note", "Why its text may be shown, or not.", free=True, optional=True),
        Column(
            "full_text_public",
            "Whether the API shows its whole text: true or false.",
            "boolean",
            expression="record->>'full_text_public'",
        ),
        Column(
            "revision", "Number of the text, from 1.", "integer", expression="record->>'revision'"
        ),
        _key("sha256", "SHA-256 of that text in UTF-8, hexadecimal."),
        Column(
            "length",
            "Length of that text in code points.",
            "integer",
            expression="record->>'length'",
        ),
        _key("api_url", "Address of the document in the API."),
        _key("page_url", "Address of the document's page here, for people."),
    ),
)

TOPICS: Final = Table(
    name="topics",
    title="Topics",
    description="The topics of published claims.",
    source="references",
    kind="topic",
    primary_key=("id",),
    order="sort_key, id",
    columns=(
        Column("id", "The topic's id."),
        _key("name_sv", "Name in Swedish.", free=True),
        _key("name_en", "Name in English.", free=True),
        _key("url", "Address of the topic in the API."),
    ),
)

RATINGS: Final = Table(
    name="ratings",
    title="Ratings",
    description="The verdicts of the newest rating scale in use, in its own order.",
    source="references",
    kind="rating",
    primary_key=("id",),
    order="sort_key, id",
    columns=(
        Column("id", "The verdict's id."),
        _key("label", "Label in Swedish.", free=True),
        _key("label_en", "Label in English.", free=True),
        _key("definition", "Definition in Swedish.", free=True),
        _key("definition_en", "Definition in English.", free=True),
        Column(
            "value",
            "Its place between worst and best; empty off that line.",
            "integer",
            expression="record->>'value'",
            optional=True,
        ),
        Column("best", "The scale's best value.", "integer", expression="record->>'best'"),
        Column("worst", "The scale's worst value.", "integer", expression="record->>'worst'"),
        Column(
            "scale_version",
            "Version of the scale.",
            "integer",
            expression="record->>'scale_version'",
        ),
        _key("url", "Address of the verdict in the API."),
    ),
)

TABLES: Final = {
    table.name: table
    for table in (
        *(CLAIMS, EVIDENCE, QUANTITIES, VERSIONS, CORRECTIONS),
        *(SPEAKERS, DOCUMENTS, TOPICS, RATINGS),
    )
}
