-- Speakers and claims keep their public ids, which are issued once: see
-- `corpus/rules/public_ids.sql`. The id of a claim that came withdrawn in a data package is one
-- that a claim has had.

CREATE TRIGGER speaker_public_id_issued AFTER INSERT ON claims_speaker
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('speaker');
CREATE TRIGGER speaker_public_id_kept BEFORE UPDATE OF public_id ON claims_speaker
    FOR EACH ROW WHEN (OLD.public_id IS DISTINCT FROM NEW.public_id)
    EXECUTE FUNCTION corpus_keep_public_id();
CREATE TRIGGER claim_public_id_issued AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('claim');
CREATE TRIGGER claim_public_id_kept BEFORE UPDATE OF public_id ON claims_claim
    FOR EACH ROW WHEN (OLD.public_id IS DISTINCT FROM NEW.public_id)
    EXECUTE FUNCTION corpus_keep_public_id();

CREATE TRIGGER imported_withdrawal_public_id_issued AFTER INSERT ON claims_importedwithdrawal
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('claim');
