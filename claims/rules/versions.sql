-- A version never changes and never goes away, and follows the version before it: one number up,
-- published later.

CREATE TRIGGER version_never_changes BEFORE UPDATE OR DELETE ON claims_claimversion
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER version_never_truncated BEFORE TRUNCATE ON claims_claimversion
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE FUNCTION claims_check_version_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT v.claim_id INTO wrong FROM new_rows v
    WHERE v.number > 1 AND NOT EXISTS (
        SELECT 1 FROM claims_claimversion e
        WHERE e.claim_id = v.claim_id AND e.number = v.number - 1
          AND e.publication < v.publication AND e.published_at <= v.published_at
    )
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'version_follows_version: a version of claim % has none before it', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_follows_version',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER version_follows_version AFTER INSERT ON claims_claimversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_version_numbers();
