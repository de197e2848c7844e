CREATE OR REPLACE FUNCTION claims_take_text_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE claims_publicreference
    SET text = NULL,
        body = replace(body, '"full_text_public":true', '"full_text_public":false')
    WHERE kind = 'document' AND id = NEW.public_id;
    UPDATE claims_publicversion v SET body = claims_short_context(v.body)
    FROM claims_publicclaim c
    WHERE c.first_publication = v.claim_id AND c.document_id = NEW.public_id AND NOT c.withdrawn;
    UPDATE claims_publicclaim SET body = claims_short_context(body)
    WHERE document_id = NEW.public_id AND NOT withdrawn;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION claims_close_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE claims_publicreference
    SET text = NULL,
        body = replace(body, '"full_text_public":true', '"full_text_public":false')
    WHERE kind = 'document' AND id = NEW.public_id;
    RETURN NULL;
END $$;

DROP FUNCTION claims_show_less(text);
