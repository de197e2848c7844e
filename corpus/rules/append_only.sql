-- Rows that never change and never go away, whoever asks: revisions and issued ids. An UPDATE, a
-- DELETE or a TRUNCATE is refused under the trigger's own name.
--
-- Everything else that is append-only calls the same function: events and their contexts
-- (`history.sql` here and in `claims/rules/`), versions (`claims/rules/versions.sql`), and what
-- left the desk or came withdrawn (`claims/rules/append_only.sql`).

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
