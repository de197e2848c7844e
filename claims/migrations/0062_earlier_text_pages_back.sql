DROP FUNCTION claims_earlier_texts(text[]);

CREATE FUNCTION claims_earlier_texts(documents text[])
RETURNS TABLE (document_id text, revision integer, sha256 text, length integer, text text)
LANGUAGE sql STABLE AS $$
    SELECT d.public_id, r.number, r.text_sha256, r.length,
           CASE WHEN shown.text IS NOT NULL AND d.full_text_public AND d.closed_at IS NULL
                     AND last.allowed THEN r.text END
    FROM claims_publicreference shown
    JOIN corpus_document d ON d.public_id = shown.id
    JOIN corpus_revision r
        ON r.document_id = d.id AND r.number <> (shown.body::json->>'revision')::integer
    CROSS JOIN LATERAL (
        SELECT coalesce(v.record #>> '{document,full_text_public}' = 'true', false) AS allowed
        FROM claims_claimversion v
        JOIN claims_claim c ON c.id = v.claim_id
        JOIN claims_publicclaim p ON p.id = c.public_id AND NOT p.withdrawn
        WHERE v.revision_id = r.id AND v.kind <> 'withdrawal'
        -- A sum, or else all publications are walked through for a text that has few, or none.
        ORDER BY v.publication + 0 DESC LIMIT 1
    ) AS last
    WHERE shown.kind = 'document' AND (documents IS NULL OR shown.id = ANY (documents))
$$;
