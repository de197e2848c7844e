-- Where less of a text is shown from now on, a life of the database begins: whoever compares what they
-- have by its publication number is told that it is another.
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

CREATE OR REPLACE FUNCTION claims_take_text_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_show_less(NEW.public_id);
    UPDATE claims_publicversion v SET body = claims_short_context(v.body)
    FROM claims_publicclaim c
    WHERE c.first_publication = v.claim_id AND c.document_id = NEW.public_id AND NOT c.withdrawn;
    UPDATE claims_publicclaim SET body = claims_short_context(body)
    WHERE document_id = NEW.public_id AND NOT withdrawn;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION claims_close_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_show_less(NEW.public_id);
    RETURN NULL;
END $$;
