-- The texts of a source that it had before the one on its public page, where public versions stand on
-- them. Of what was allowed and what is allowed now the stricter counts: such a text is shown only
-- while the newest one is, and only if the last version that was published on it allowed it. Where the
-- public loses the newest text, by whatever means, it loses the earlier ones at once.

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

CREATE FUNCTION claims_take_earlier_texts_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE claims_publicearliertext SET text = NULL
    WHERE document_id = OLD.id AND text IS NOT NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER reference_text_taken_down AFTER UPDATE OF text ON claims_publicreference
    FOR EACH ROW WHEN (OLD.kind = 'document' AND OLD.text IS NOT NULL AND NEW.text IS NULL)
    EXECUTE FUNCTION claims_take_earlier_texts_down();

CREATE FUNCTION claims_forget_earlier_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM claims_publicearliertext WHERE document_id = OLD.id;
    RETURN NULL;
END $$;

CREATE TRIGGER reference_forgotten AFTER DELETE ON claims_publicreference
    FOR EACH ROW WHEN (OLD.kind = 'document') EXECUTE FUNCTION claims_forget_earlier_texts();
