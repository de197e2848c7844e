DROP TRIGGER revision_never_changes ON corpus_revision;
CREATE TRIGGER revision_never_changes BEFORE UPDATE OR DELETE ON corpus_revision
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

DROP TRIGGER page_never_changes ON corpus_page;
CREATE TRIGGER page_never_changes BEFORE UPDATE OR DELETE ON corpus_page
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

DROP TRIGGER event_never_changes ON corpus_sectionevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON corpus_sectionevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

DROP TRIGGER event_never_changes ON corpus_documentevent;
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON corpus_documentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE OR REPLACE FUNCTION corpus_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: rows of % never change and never go away (% refused)',
        TG_NAME, TG_TABLE_NAME, lower(TG_OP)
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;

DROP TRIGGER removed_document_never_truncated ON corpus_removeddocument;
DROP TRIGGER removed_document_never_changes ON corpus_removeddocument;
DROP TRIGGER removed_document_is_gone ON corpus_removeddocument;
DROP FUNCTION corpus_check_removed();
DROP FUNCTION corpus_removes_event(jsonb);
DROP FUNCTION corpus_removes_part(jsonb);
DROP FUNCTION corpus_removes_revision(jsonb);
DROP FUNCTION corpus_remove_document(bigint, bigint, text, timestamptz);
