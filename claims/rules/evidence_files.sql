-- A file of evidence is what was attached: it can be taken away, and never becomes another one.

CREATE FUNCTION claims_keep_evidence_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'evidence_file_never_changes: file % stays as it was attached', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_file_never_changes',
              TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER evidence_file_never_changes BEFORE UPDATE ON claims_evidencefile
    FOR EACH ROW EXECUTE FUNCTION claims_keep_evidence_file();
