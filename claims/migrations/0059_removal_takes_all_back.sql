CREATE OR REPLACE FUNCTION claims_forget_removed() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimantcontactevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE OR REPLACE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_leftbehindevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE OR REPLACE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_assignmentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE OR REPLACE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimcommentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE OR REPLACE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_suggestiondecisionevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
