-- Where a document is closed, the public loses its text at once, whoever closed it and by what
-- means. Quotes stay, with the surroundings that they were published with. No new claim is marked
-- in what nobody can read.

CREATE FUNCTION claims_close_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_show_less(NEW.public_id);
    RETURN NULL;
END $$;

CREATE TRIGGER document_text_closed AFTER UPDATE OF closed_at ON corpus_document
    FOR EACH ROW WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL)
    EXECUTE FUNCTION claims_close_text();

CREATE FUNCTION claims_check_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT revision_id FROM new_claims) AS places
        JOIN corpus_revision r ON r.id = places.revision_id
        JOIN corpus_document d ON d.id = r.document_id
        WHERE d.closed_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'claim_on_open_document: the document is closed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_on_open_document',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER claim_on_open_document AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_claims
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_open();
