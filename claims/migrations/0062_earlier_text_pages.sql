DROP FUNCTION claims_earlier_texts(text[]);

CREATE FUNCTION claims_earlier_texts(documents text[])
RETURNS TABLE (document_id text, revision integer, sha256 text, length integer, text text, pages text)
LANGUAGE sql STABLE AS $$
    SELECT d.public_id, r.number, r.text_sha256, r.length,
           CASE WHEN shown.text IS NOT NULL AND d.full_text_public AND d.closed_at IS NULL
                     AND last.allowed THEN r.text END,
           -- Where they begin and end says no word of the text. Of a text that came with a package of
           -- before only the pages of its claims are known, and they are not told as if they were all.
           (SELECT '[' || string_agg(format('{"number":%s,"start":%s,"end":%s}',
                                            p.number, p.start, p."end"), ',' ORDER BY p.start) || ']'
            FROM corpus_page p
            WHERE p.revision_id = r.id
              AND (r.extractor, r.extractor_version) <> ('package', '1'))
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
        -- The newest first along an index: what a publication costs must not grow with its text.
        ORDER BY v.publication DESC LIMIT 1
    ) AS last
    WHERE shown.kind = 'document' AND (documents IS NULL OR shown.id = ANY (documents))
$$;

UPDATE claims_publicearliertext AS there SET pages = wanted.pages
FROM claims_earlier_texts(NULL) AS wanted
WHERE (wanted.document_id, wanted.revision) = (there.document_id, there.revision)
  AND wanted.pages IS NOT NULL;
