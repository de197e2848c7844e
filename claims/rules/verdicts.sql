-- Checked: approved, with a rating. Not checkable: approved, without one.
--
-- Looked at from both sides, at the end of the transaction; an assessment stays as it is until a
-- claim that leans on it is committed. That nobody approves their own work is a constraint of its
-- own, `assessment_four_eyes` in `claims/models/checks.py`.

CREATE FUNCTION claims_check_verdict(claim_row bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    SELECT c.public_id INTO wrong
    FROM claims_claim c LEFT JOIN claims_assessment a ON a.id = c.assessment_id
    WHERE c.id = claim_row
      AND ((c.status = 'checked' AND (a.approved_at IS NULL OR a.rating_id IS NULL))
        OR (c.status = 'not_checkable' AND (a.approved_at IS NULL OR a.rating_id IS NOT NULL)));
    IF FOUND THEN
        RAISE EXCEPTION 'claim_verdict_approved: claim % has no approved assessment that fits', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_verdict_approved',
                  TABLE = 'claims_claim';
    END IF;
END $$;

CREATE FUNCTION claims_check_verdict_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM claims_assessment WHERE id = NEW.assessment_id FOR SHARE;
    PERFORM claims_check_verdict(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION claims_check_verdict_of_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_check_verdict(id) FROM claims_claim WHERE assessment_id = NEW.id;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER claim_verdict_approved AFTER INSERT ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.status IN ('checked', 'not_checkable'))
    EXECUTE FUNCTION claims_check_verdict_of_claim();
CREATE CONSTRAINT TRIGGER claim_verdict_stays_approved AFTER UPDATE ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (
        NEW.status IN ('checked', 'not_checkable')
        AND (OLD.status <> NEW.status OR OLD.assessment_id IS DISTINCT FROM NEW.assessment_id)
    )
    EXECUTE FUNCTION claims_check_verdict_of_claim();
CREATE CONSTRAINT TRIGGER assessment_keeps_verdicts AFTER UPDATE ON claims_assessment
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION claims_check_verdict_of_assessment();
