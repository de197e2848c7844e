CREATE FUNCTION corpus_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: rows of % never change and never go away (% refused)',
        TG_NAME, TG_TABLE_NAME, lower(TG_OP)
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER revision_never_changes BEFORE UPDATE OR DELETE ON corpus_revision
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER revision_never_truncated BEFORE TRUNCATE ON corpus_revision
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER issued_id_never_changes BEFORE UPDATE OR DELETE ON corpus_issuedid
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER issued_id_never_truncated BEFORE TRUNCATE ON corpus_issuedid
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON corpus_documentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON corpus_documentevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON corpus_publisherevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON corpus_publisherevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON corpus_sectionevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON corpus_sectionevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER context_never_deleted BEFORE DELETE ON pghistory_context
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER context_never_truncated BEFORE TRUNCATE ON pghistory_context
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER context_only_grows BEFORE UPDATE ON pghistory_context
    FOR EACH ROW WHEN (
        NOT OLD.metadata <@ NEW.metadata OR OLD.id <> NEW.id OR OLD.created_at <> NEW.created_at
    )
    EXECUTE FUNCTION corpus_refuse_change();

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

ALTER TABLE corpus_revision
    ALTER COLUMN text SET STORAGE EXTERNAL,
    ADD CONSTRAINT revision_text_given CHECK (text <> ''),
    ADD CONSTRAINT revision_text_is_nfc CHECK (text IS NFC NORMALIZED),
    ADD CONSTRAINT revision_text_has_no_cr CHECK (position(E'\r' IN text) = 0),
    ADD CONSTRAINT revision_length_is_counted CHECK (length = char_length(text)),
    ADD CONSTRAINT revision_text_digest
        CHECK (text_sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
    ADD CONSTRAINT revision_original_digest
        CHECK (original_sha256 = encode(sha256(original), 'hex'));

CREATE FUNCTION corpus_check_section() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong integer;
BEGIN
    PERFORM FROM corpus_revision WHERE id = NEW.revision_id FOR NO KEY UPDATE;

    SELECT s.number INTO wrong
    FROM corpus_section s JOIN corpus_revision r ON r.id = s.revision_id
    WHERE s.id = NEW.id AND s."end" > r.length;
    IF FOUND THEN
        RAISE EXCEPTION 'section_inside_text: section % ends after the text does', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'section_inside_text',
                  TABLE = TG_TABLE_NAME;
    END IF;

    SELECT s.number INTO wrong
    FROM corpus_section s JOIN corpus_section o ON o.revision_id = s.revision_id
    WHERE s.id = NEW.id AND o.id <> s.id AND o.start < s."end" AND s.start < o."end"
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'section_apart: section % overlaps another one', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'section_apart',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER section_in_place AFTER INSERT OR UPDATE ON corpus_section
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION corpus_check_section();
