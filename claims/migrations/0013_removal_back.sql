DROP TRIGGER event_never_changes ON claims_quantityevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_quantityevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

DROP TRIGGER event_never_changes ON claims_voiceevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_voiceevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

DROP TRIGGER event_never_changes ON claims_claimtopicevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimtopicevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

DROP TRIGGER event_never_changes ON claims_claimrelationevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimrelationevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

DROP TRIGGER event_never_changes ON claims_claimapprovalevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimapprovalevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

DROP TRIGGER event_never_changes ON claims_claimevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

DROP TRIGGER claim_on_open_document ON claims_claim;
DROP FUNCTION claims_check_open();
DROP TRIGGER document_text_closed ON corpus_document;
DROP FUNCTION claims_close_text();
DROP TRIGGER removed_document_claims_forgotten ON corpus_removeddocument;
DROP FUNCTION claims_forget_removed();
DROP FUNCTION claims_removes_event(jsonb);
DROP TRIGGER removed_document_without_claims ON corpus_removeddocument;
DROP FUNCTION claims_check_removal();
