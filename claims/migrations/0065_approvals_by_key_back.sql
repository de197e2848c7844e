CREATE OR REPLACE FUNCTION claims_contents_now(claim_rows bigint[])
    RETURNS TABLE (claim_id bigint, content jsonb)
    LANGUAGE plpgsql STABLE SET enable_seqscan = off SET jit = off AS $$
BEGIN
    RETURN QUERY
        SELECT c.id, jsonb_build_array(
            c.statement, c.headline, c.quote, c.kind,
            claims_content_of_person(speaker, role),
            voices.cosigners, voices.cited_authority, voices.reported_by,
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
        LEFT JOIN claims_speaker speaker ON speaker.id = c.speaker_id
        LEFT JOIN claims_role role ON role.id = c.role_id
        LEFT JOIN claims_assessment a ON a.id = c.assessment_id
        LEFT JOIN claims_rating r ON r.id = a.rating_id
        LEFT JOIN claims_ratingscale s ON s.id = r.scale_id
        CROSS JOIN LATERAL (
            SELECT coalesce(jsonb_agg(said.voice ORDER BY said.position, said.id)
                            FILTER (WHERE said.capacity = 'cosigner'), '[]') AS cosigners,
                   jsonb_agg(said.voice) FILTER (WHERE said.capacity = 'cited_authority') -> 0
                       AS cited_authority,
                   jsonb_agg(said.voice) FILTER (WHERE said.capacity = 'reported_by') -> 0
                       AS reported_by
            FROM (
                SELECT v.id, v.position, v.capacity,
                       claims_content_of_person(other, of_other) AS voice
                FROM claims_voice v
                JOIN claims_speaker other ON other.id = v.speaker_id
                LEFT JOIN claims_role of_other ON of_other.id = v.role_id
                WHERE v.claim_id = c.id
            ) AS said
        ) AS voices
        WHERE c.id = ANY (claim_rows);
END $$;

CREATE OR REPLACE FUNCTION claims_unlike_approved(claim_rows bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SET enable_seqscan = off SET jit = off AS $$
BEGIN
    -- Those that say they were approved, but are not what the last approval was of. `+ 0` keeps it from
    -- reading all approvals, the newest first, until it comes to one of the claim.
    RETURN QUERY
        SELECT now.claim_id
        FROM claims_contents_now(ARRAY(
            SELECT c.id FROM claims_claim c
            WHERE c.id = ANY (claim_rows) AND c.status IN ('checked', 'not_checkable')
        )) AS now
        WHERE (
            SELECT approval.approved_at IS NOT NULL
                   AND approval.fingerprint = claims_fingerprint(now.content)
            FROM claims_claimapproval approval
            WHERE approval.claim_id = now.claim_id ORDER BY approval.id + 0 DESC LIMIT 1
        ) IS NOT TRUE;
END $$;
