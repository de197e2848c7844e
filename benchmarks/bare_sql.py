"""The statement of the bare limit: 50 records, newest first, out of the editors' tables."""

from typing import Final, LiteralString

_VOICE: Final = """
    json_build_object(
        'id', {s}.public_id, 'name', {s}.name, 'kind', {s}.kind,
        'party', coalesce(nullif({r}.party, ''), nullif({s}.party, '')),
        'role', {r}.title || coalesce(', ' || nullif({r}.organisation, ''), '')
    )
"""
_OTHER_VOICE: Final = f"""
    SELECT json_agg({_VOICE.format(s="s", r="r")} ORDER BY o.position)
    FROM claims_voice o JOIN claims_speaker s ON s.id = o.speaker_id
    LEFT JOIN claims_role r ON r.id = o.role_id
    WHERE o.claim_id = c.id AND o.capacity = '{{}}'
"""

RECORDS: Final = f"""
SELECT json_agg(record) FROM (
    SELECT json_build_object(
        'id', c.public_id,
        'url', 'http://127.0.0.1:8000/api/v1/claims/' || c.public_id || '/',
        'version', v.number, 'published_at', v.published_at, 'language', d.language,
        'statement', c.statement, 'quote', c.quote, 'kind', c.kind,
        'topics', (SELECT json_agg(topic_id) FROM claims_claim_topics WHERE claim_id = c.id),
        'speaker', {_VOICE.format(s="p", r="e")},
        'cosigners', coalesce(({_OTHER_VOICE.format("cosigner")}), '[]'),
        'cited_authority', ({_OTHER_VOICE.format("cited_authority")}) -> 0,
        'reported_by', ({_OTHER_VOICE.format("reported_by")}) -> 0,
        'date', json_build_object(
            'edtf', c.date_edtf, 'earliest', c.date_earliest, 'latest', c.date_latest,
            'evidence', nullif(c.date_evidence, '')
        ),
        'source', json_build_object(
            'document', json_build_object(
                'id', d.public_id, 'file', nullif(d.file_name, ''), 'title', d.title,
                'kind', d.kind, 'publisher', b.name, 'url', nullif(d.url, '')
            ),
            'revision', t.number, 'sha256', t.text_sha256,
            'section', CASE WHEN n.id IS NOT NULL
                THEN json_build_object('number', n.number, 'title', n.title) END,
            'start', c.start, 'end', c."end"
        ),
        'quantities', coalesce((
            SELECT json_agg(json_build_object(
                'text', text, 'value', trim_scale(value)::text,
                'value_max', trim_scale(value_max)::text, 'unit', unit,
                'qualifier', qualifier, 'period', nullif(period, '')
            ) ORDER BY position)
            FROM claims_quantity WHERE claim_id = c.id
        ), '[]'),
        'verification_status', c.status,
        'rating', CASE WHEN c.status = 'checked' THEN json_build_object(
            'id', g.slug, 'label', g.label_sv, 'value', g.value, 'best', l.best,
            'worst', l.worst, 'scale_version', l.version
        ) END,
        'assessment', CASE c.status
            WHEN 'checked' THEN json_build_object(
                'summary', a.summary, 'explanation', a.explanation, 'checked_at', a.approved_at,
                'evidence', (
                    SELECT json_agg(json_build_object(
                        'url', url, 'archive_url', nullif(archive_url, ''), 'title', title,
                        'publisher', nullif(publisher, ''),
                        'published_on', nullif(published_on, ''), 'stance', stance,
                        'primary', "primary", 'summary', summary
                    ) ORDER BY position)
                    FROM claims_evidence WHERE assessment_id = a.id
                )
            )
            WHEN 'not_checkable' THEN json_build_object('summary', a.summary)
        END
    ) AS record
    FROM claims_claim c
    JOIN claims_claimversion v ON v.claim_id = c.id
    JOIN corpus_revision t ON t.id = c.revision_id
    JOIN corpus_document d ON d.id = t.document_id
    LEFT JOIN corpus_publisher b ON b.id = d.publisher_id
    LEFT JOIN corpus_section n ON n.id = c.section_id
    JOIN claims_speaker p ON p.id = c.speaker_id
    LEFT JOIN claims_role e ON e.id = c.role_id
    LEFT JOIN claims_assessment a ON a.id = c.assessment_id
    LEFT JOIN claims_rating g ON g.id = a.rating_id
    LEFT JOIN claims_ratingscale l ON l.id = g.scale_id
    WHERE {{where}}
    ORDER BY c.id DESC LIMIT 50
) AS page
"""

# The API's filters over these tables.
FILTERS: Final[dict[str, LiteralString]] = {
    "id": "c.public_id = %(id)s",
    "party": "coalesce(nullif(e.party, ''), p.party) = %(party)s",
    "kind": "c.kind = %(kind)s",
    "speaker": "p.public_id = %(speaker)s",
    "document": "d.public_id = %(document)s",
    "topic": (
        "EXISTS (SELECT FROM claims_claim_topics WHERE claim_id = c.id AND topic_id = %(topic)s)"
    ),
    "verification_status": "c.status = %(verification_status)s",
    "rating": "c.status = 'checked' AND g.slug = %(rating)s",
    "date_after": "c.date_latest >= %(date_after)s::date",
    "date_before": "c.date_earliest <= %(date_before)s::date",
    "amount_min": (
        "EXISTS (SELECT FROM claims_quantity WHERE claim_id = c.id"
        " AND coalesce(value_max, value) >= %(amount_min)s::numeric AND unit = %(unit)s)"
    ),
    "unit": "EXISTS (SELECT FROM claims_quantity WHERE claim_id = c.id AND unit = %(unit)s)",
}
