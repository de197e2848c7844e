-- A closed document takes no new text: nobody could read it.

CREATE FUNCTION corpus_check_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Who closes it meanwhile waits for us, or we for them.
    PERFORM FROM corpus_document WHERE id = NEW.document_id AND closed_at IS NOT NULL FOR SHARE;
    IF FOUND THEN
        RAISE EXCEPTION 'revision_of_open_document: document % is closed', NEW.document_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_of_open_document',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER revision_of_open_document BEFORE INSERT ON corpus_revision
    FOR EACH ROW EXECUTE FUNCTION corpus_check_open();
