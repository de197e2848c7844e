-- A public id is issued once and never changes. Each new row enters its id in the ledger of issued
-- ids, which refuses one that was ever there before, and loses none.
--
-- Per statement, and in the ids' order: a bulk load enters them in one INSERT, and random ids, one
-- by one, would each go to another page of the ledger.

CREATE FUNCTION corpus_issue_public_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO corpus_issuedid (id, kind)
    SELECT public_id, TG_ARGV[0] FROM new_rows ORDER BY public_id;
    RETURN NULL;
END $$;

CREATE FUNCTION corpus_keep_public_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: the public id % never changes', TG_NAME, OLD.public_id
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER document_public_id_issued AFTER INSERT ON corpus_document
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('document');

CREATE TRIGGER document_public_id_kept BEFORE UPDATE OF public_id ON corpus_document
    FOR EACH ROW WHEN (OLD.public_id IS DISTINCT FROM NEW.public_id)
    EXECUTE FUNCTION corpus_keep_public_id();
