-- A document is removed (`corpus/rules/removal.sql`) only where no version ever stood on it, and no
-- claim stands on it now. Of claims that stood on it and were deleted, the history has the quotes:
-- it goes along.

CREATE FUNCTION claims_check_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM claims_claimversion v JOIN corpus_revision r ON r.id = v.revision_id
        WHERE r.document_id = NEW.document_key
    ) THEN
        RAISE EXCEPTION 'removed_document_was_never_published: a published version stood on it'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'removed_document_was_never_published', TABLE = TG_TABLE_NAME;
    END IF;
    IF EXISTS (
        SELECT FROM claims_claim c JOIN corpus_revision r ON r.id = c.revision_id
        WHERE r.document_id = NEW.document_key
    ) THEN
        RAISE EXCEPTION 'removed_document_has_no_claims: claims stand on it'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'removed_document_has_no_claims', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER removed_document_without_claims BEFORE INSERT ON corpus_removeddocument
    FOR EACH ROW EXECUTE FUNCTION claims_check_removal();

CREATE FUNCTION claims_removes_event(gone jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM corpus_removeddocument t
        JOIN corpus_document d ON d.id = t.document_key AND d.public_id = t.public_id
        JOIN corpus_revision r ON r.document_id = d.id
        JOIN claims_claimevent e ON e.revision_id = r.id
        WHERE e.pgh_obj_id = coalesce(gone->>'claim_id', gone->>'pgh_obj_id')::bigint
          AND NOT EXISTS (SELECT FROM claims_claim WHERE id = e.pgh_obj_id)
    )
$$;

CREATE FUNCTION claims_forget_removed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    forgotten bigint[] := ARRAY(
        SELECT DISTINCT e.pgh_obj_id
        FROM claims_claimevent e JOIN corpus_revision r ON r.id = e.revision_id
        WHERE r.document_id = NEW.document_key
          AND NOT EXISTS (SELECT FROM claims_claim WHERE id = e.pgh_obj_id)
    );
BEGIN
    DELETE FROM claims_quantityevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_voiceevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_claimtopicevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_claimrelationevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_claimapprovalevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_claimevent WHERE pgh_obj_id = ANY (forgotten);
    RETURN NULL;
END $$;

CREATE TRIGGER removed_document_claims_forgotten AFTER INSERT ON corpus_removeddocument
    FOR EACH ROW EXECUTE FUNCTION claims_forget_removed();

-- Where a document is closed, the public loses its text at once, whoever closed it and by what
-- means. Quotes stay, with the surroundings that they were published with. No new claim is marked
-- in what nobody can read.

CREATE FUNCTION claims_close_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE claims_publicreference
    SET text = NULL,
        body = replace(body, '"full_text_public":true', '"full_text_public":false')
    WHERE kind = 'document' AND id = NEW.public_id;
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

DROP TRIGGER event_never_changes ON claims_quantityevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_quantityevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

DROP TRIGGER event_never_changes ON claims_voiceevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_voiceevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

DROP TRIGGER event_never_changes ON claims_claimtopicevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimtopicevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

DROP TRIGGER event_never_changes ON claims_claimrelationevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimrelationevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

DROP TRIGGER event_never_changes ON claims_claimapprovalevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimapprovalevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

DROP TRIGGER event_never_changes ON claims_claimevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');
