"""The complete public records of the data package, as JSON Lines."""

from collections.abc import Iterator

from django.conf import settings
from psycopg import sql

from claims.exports.copy_blocks import RowCount
from claims.exports.selects import select_records
from claims.exports.snapshots import Snapshot
from claims.exports.streams import json_lines
from claims.models import PublicClaim
from claims.publication.shapes import API_ROOT

_TIME = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""

# Of the newest version of a claim that is not withdrawn the record stands in claims.jsonl; to have
# it here too would double the package.
_VERSIONS = f"""
    SELECT json_build_object(
        'publication', v.publication, 'claim', c.id, 'url', {{base}} || c.id || '/',
        'page_url', {{pages}} || c.id || '/versions/' || v.number || '/',
        'version', v.number, 'kind', v.kind, 'note', NULLIF(v.note, ''),
        'published_at', {_TIME.format("v.published_at")},
        'record', CASE WHEN v.publication = c.publication AND NOT c.withdrawn THEN NULL
                       ELSE v.body::json END,
        'fingerprint', CASE WHEN v.body::jsonb->>'verification_status'
                                 IN ('checked', 'not_checkable')
                            THEN claims_fingerprint(claims_content(v.body::jsonb)) END
    )::text
    FROM claims_publicversion v JOIN claims_publicclaim c ON c.first_publication = v.claim_id
    ORDER BY v.publication
"""  # noqa: S608  # a constant

_ANSWERS = f"""
    SELECT json_build_object(
        'request', a.request, 'claim', c.id, 'received_at', {_TIME.format("a.received_at")},
        'answered_at', {_TIME.format("a.answered_at")}, 'outcome', a.outcome, 'answer', a.answer
    )::text
    FROM claims_publicanswer a JOIN claims_publicclaim c ON c.first_publication = a.claim_id
    ORDER BY a.request
"""  # noqa: S608  # a constant

# As the API answers a single document.
_DOCUMENTS = """
    SELECT left(body, -1) || ',"text":' || coalesce(to_json(text)::text, 'null')
           || ',"pages":' || coalesce(pages, 'null') || '}'
    FROM claims_publicreference WHERE kind = 'document' ORDER BY sort_key, id
"""

# As the API answers a single earlier text.
_REVISIONS = """
    SELECT json_build_object(
        'document', t.document_id, 'revision', t.revision,
        'api_url', (r.body::json->>'api_url') || 'revisions/' || t.revision || '/',
        'page_url', (r.body::json->>'page_url') || 'revisions/' || t.revision || '/',
        'newest_revision', (r.body::json->>'revision')::integer,
        'sha256', t.sha256, 'length', t.length, 'text', t.text, 'pages', t.pages::json
    )::text
    FROM claims_publicearliertext t
    JOIN claims_publicreference r ON r.kind = 'document' AND r.id = t.document_id
    ORDER BY t.document_id, t.revision
"""

_REFERENCES = "SELECT body FROM claims_publicreference WHERE kind = {} ORDER BY sort_key, id"

# As the API redirects: a speaker's record that was merged into another's.
_REDIRECTS = """
    SELECT json_build_object('kind', 'speaker', 'id', old_id, 'merged_into', new_id)::text
    FROM claims_publicredirect ORDER BY old_id
"""

# The files of records that the package has besides its tables.
RECORDS = {
    "claims": "Claims, complete, as the API answers them",
    "versions": "Versions, with the record of each; the newest one's is in claims.jsonl",
    "speakers": "Speakers, complete",
    "documents": "Documents, with their pages, and the whole text where its rights note allows it",
    "revisions": "Earlier texts of documents that versions stand on, whole where rights allow it",
    "topics": "Topics, complete",
    "ratings": "Ratings, complete",
    "answers": "What came of requests for corrections",
    "redirects": "Ids of records that were merged into others, and where they lead",
}

# Those that packages of before have not.
LATER_RECORDS = frozenset({"redirects", "revisions"})


def records(name: str, snapshot: Snapshot, count: RowCount) -> Iterator[bytes]:
    """The lines of one of RECORDS."""
    return json_lines(_select(name, snapshot), snapshot, count)


def _select(name: str, snapshot: Snapshot) -> sql.Composed:
    if name == "claims":
        public = PublicClaim.objects.using(snapshot.using).filter(withdrawn=False)
        return select_records(snapshot.using, claims=public, as_of=None)
    if name == "versions":
        base = f"{settings.PUBLIC_BASE_URL}{API_ROOT}claims/"
        pages = f"{settings.PUBLIC_BASE_URL}/claims/"
        return sql.SQL(_VERSIONS).format(base=sql.Literal(base), pages=sql.Literal(pages))
    whole = {
        "documents": _DOCUMENTS,
        "revisions": _REVISIONS,
        "answers": _ANSWERS,
        "redirects": _REDIRECTS,
    }
    if name in whole:
        return sql.Composed([sql.SQL(whole[name])])
    return sql.SQL(_REFERENCES).format(sql.Literal(name.removesuffix("s")))
