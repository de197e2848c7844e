-- What was approved stays as it was approved, until it is sent back: its words, its verdict, whose
-- it is, and the evidence that it rests on.
--
-- The desk's own notes (`missing`, `searched`) may still be written: they are never public, and
-- they are not what was approved. A column that is added later is kept too, unless it is named
-- here.
--
-- At once, not at the end of the transaction: evidence may be gathered and approved in one
-- transaction, but not the other way round. An assessment is locked while evidence is written to
-- it, so that it can't be approved meanwhile with evidence that nobody has seen. Evidence that an
-- UPDATE leaves as it was is in neither difference.

CREATE FUNCTION claims_keep_approved_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    notes CONSTANT text[] := ARRAY['missing', 'searched'];
    -- What sending back changes, all of it in one UPDATE.
    review CONSTANT text[] := ARRAY[
        'submitted_at', 'submitted_by_id', 'approved_at', 'approved_by_id',
        'sent_back_at', 'sent_back_by_id', 'sent_back_reason'
    ];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - notes = to_jsonb(OLD) - notes THEN
            RETURN NEW;
        END IF;
        IF NEW.approved_at IS NULL AND NEW.submitted_at IS NULL
           AND NEW.sent_back_at >= OLD.approved_at
           AND to_jsonb(NEW) - notes - review = to_jsonb(OLD) - notes - review THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'assessment_kept_once_approved: assessment % is approved: send it back first',
        OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_kept_once_approved',
              TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER assessment_kept_once_approved BEFORE UPDATE OR DELETE ON claims_assessment
    FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL)
    EXECUTE FUNCTION claims_keep_approved_assessment();

CREATE FUNCTION claims_keep_approved_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
    approved bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT assessment_id) INTO touched FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT assessment_id) INTO touched FROM old_rows;
    ELSE
        SELECT array_agg(DISTINCT assessment_id) INTO touched FROM (
            (TABLE old_rows EXCEPT TABLE new_rows) UNION ALL (TABLE new_rows EXCEPT TABLE old_rows)
        ) AS changed;
    END IF;
    PERFORM FROM claims_assessment WHERE id = ANY (touched) ORDER BY id FOR SHARE;
    SELECT id INTO approved FROM claims_assessment
    WHERE id = ANY (touched) AND approved_at IS NOT NULL
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION
            'assessment_kept_once_approved: assessment % is approved, and keeps its evidence',
            approved
            USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_kept_once_approved',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER evidence_kept_on_insert AFTER INSERT ON claims_evidence
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_keep_approved_evidence();
CREATE TRIGGER evidence_kept_on_update AFTER UPDATE ON claims_evidence
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_keep_approved_evidence();
CREATE TRIGGER evidence_kept_on_delete AFTER DELETE ON claims_evidence
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_keep_approved_evidence();
