-- A document is removed (`corpus/rules/removal.sql`) only where no version ever stood on it, and no
-- claim stands on it now. Of claims that stood on it and were deleted, the history has the quotes:
-- it goes along, as does what a worker and the desk made of the text.

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
    texts CONSTANT bigint[] := ARRAY(SELECT id FROM corpus_revision WHERE document_id = NEW.document_key);
    forgotten bigint[] := ARRAY(
        SELECT DISTINCT e.pgh_obj_id
        FROM claims_claimevent e
        WHERE e.revision_id = ANY (texts)
          AND NOT EXISTS (SELECT FROM claims_claim WHERE id = e.pgh_obj_id)
    );
BEGIN
    -- What a worker read in it, what was decided on its sentences, and who was told of it.
    DELETE FROM claims_revisionreading WHERE revision_id = ANY (texts);
    DELETE FROM claims_suggestiondecision WHERE revision_id = ANY (texts);
    DELETE FROM claims_suggestiondecisionevent WHERE revision_id = ANY (texts);
    DELETE FROM claims_notice WHERE document_id = NEW.document_key;
    DELETE FROM claims_quantityevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_voiceevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_claimtopicevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_claimrelationevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_claimapprovalevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_claimcommentevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_assignmentevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_claimantcontactevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_leftbehindevent WHERE claim_id = ANY (forgotten);
    DELETE FROM claims_claimevent WHERE pgh_obj_id = ANY (forgotten);
    RETURN NULL;
END $$;

CREATE TRIGGER removed_document_claims_forgotten AFTER INSERT ON corpus_removeddocument
    FOR EACH ROW EXECUTE FUNCTION claims_forget_removed();
