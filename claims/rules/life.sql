-- A life of the database (`claims/models/life.py`) never changes and never goes away: what it says
-- excuses the hole before its first publication number.

CREATE TRIGGER life_never_changes BEFORE UPDATE OR DELETE ON claims_publiclife
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER life_never_truncated BEFORE TRUNCATE ON claims_publiclife
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

-- Where less of a text is shown from now on, without a publication, one begins too: whoever compares
-- what they have by its publication number is told that it is another. No number is skipped.

CREATE FUNCTION claims_show_less(document text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE claims_publicreference
    SET text = NULL,
        body = replace(body, '"full_text_public":true', '"full_text_public":false')
    WHERE kind = 'document' AND id = document;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    INSERT INTO claims_publiclife (token, first_publication, last_before, restored_at)
    SELECT replace(gen_random_uuid()::text, '-', ''), last + 1, last, now()
    FROM (SELECT greatest(
        (SELECT max(publication) FROM claims_claimversion),
        (SELECT max(publication) FROM claims_publicversion),
        (SELECT first_publication - 1 FROM claims_publiclife ORDER BY id DESC LIMIT 1),
        0
    )) AS newest (last);
END $$;
