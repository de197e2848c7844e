CREATE OR REPLACE FUNCTION claims_forget_removed() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimantcontactevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE OR REPLACE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_leftbehindevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE OR REPLACE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_assignmentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE OR REPLACE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimcommentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE OR REPLACE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_suggestiondecisionevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('corpus_removes_part');
