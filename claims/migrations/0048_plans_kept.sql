-- See `claims/rules/approvals.sql`.

CREATE OR REPLACE FUNCTION claims_content_of_voice_now(speaker bigint, role bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT jsonb_build_array(
            s.public_id, s.name, coalesce(nullif(r.party, ''), s.party),
            CASE WHEN r.organisation <> '' THEN r.title || ', ' || r.organisation
                 ELSE coalesce(r.title, '') END)
        FROM claims_speaker s LEFT JOIN claims_role r ON r.id = claims_content_of_voice_now.role
        WHERE s.id = claims_content_of_voice_now.speaker
    );
END $$;

CREATE OR REPLACE FUNCTION claims_content_now(claim_row bigint) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT jsonb_build_array(
            c.statement, c.headline, c.quote, c.kind,
            claims_content_of_voice_now(c.speaker_id, c.role_id),
            (SELECT coalesce(jsonb_agg(claims_content_of_voice_now(v.speaker_id, v.role_id)
                                       ORDER BY v.position, v.id), '[]')
             FROM claims_voice v WHERE v.claim_id = c.id AND v.capacity = 'cosigner'),
            (SELECT claims_content_of_voice_now(v.speaker_id, v.role_id)
             FROM claims_voice v WHERE v.claim_id = c.id AND v.capacity = 'cited_authority'),
            (SELECT claims_content_of_voice_now(v.speaker_id, v.role_id)
             FROM claims_voice v WHERE v.claim_id = c.id AND v.capacity = 'reported_by'),
            c.date_edtf, c.date_evidence,
            (SELECT coalesce(jsonb_agg(jsonb_build_array(
                q.text, trim_scale(q.value)::text, trim_scale(q.value_max)::text, q.unit, q.qualifier,
                q.period) ORDER BY q.position, q.id), '[]')
             FROM claims_quantity q WHERE q.claim_id = c.id),
            s.version::text, r.slug, a.summary,
            CASE WHEN r.id IS NOT NULL THEN a.explanation END,
            (SELECT coalesce(jsonb_agg(jsonb_build_array(
                e.url, e.protected_reason, e.archive_url, e.title, e.publisher, e.published_on,
                e.stance, e."primary"::text, e.summary) ORDER BY e.position, e.id), '[]')
             FROM claims_evidence e WHERE e.assessment_id = a.id AND r.id IS NOT NULL)
        )
        FROM claims_claim c
        LEFT JOIN claims_assessment a ON a.id = c.assessment_id
        LEFT JOIN claims_rating r ON r.id = a.rating_id
        LEFT JOIN claims_ratingscale s ON s.id = r.scale_id
        WHERE c.id = claim_row
    );
END $$;

CREATE OR REPLACE FUNCTION claims_unlike_approved(claim_rows bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT c.id FROM claims_claim c
        WHERE c.id = ANY (claim_rows) AND c.status IN ('checked', 'not_checkable')
          AND (
            SELECT approval.approved_at IS NOT NULL
                   AND approval.fingerprint = claims_fingerprint(claims_content_now(c.id))
            FROM claims_claimapproval approval
            WHERE approval.claim_id = c.id ORDER BY approval.id + 0 DESC LIMIT 1
          ) IS NOT TRUE;
END $$;
