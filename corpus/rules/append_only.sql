-- Rows that never change and never go away, whoever asks: revisions and issued ids. An UPDATE, a
-- DELETE or a TRUNCATE is refused under the trigger's own name.
--
-- Everything else that is append-only calls the same function: events and their contexts
-- (`history.sql` here and in `claims/rules/`), versions (`claims/rules/versions.sql`), and what
-- left the desk or came withdrawn (`claims/rules/append_only.sql`).
--
-- There is one exception, and only for what belongs to a document that is being removed
-- (`removal.sql`): the trigger then names the function that says so of a row.

CREATE FUNCTION corpus_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    removed boolean;
BEGIN
    IF TG_OP = 'DELETE' AND TG_NARGS = 1 THEN
        EXECUTE format('SELECT %I($1)', TG_ARGV[0]) INTO removed USING to_jsonb(OLD);
        IF removed THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION '%: rows of % never change and never go away (% refused)',
        TG_NAME, TG_TABLE_NAME, lower(TG_OP)
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER revision_never_changes BEFORE UPDATE OR DELETE ON corpus_revision
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('corpus_removes_revision');

CREATE TRIGGER revision_never_truncated BEFORE TRUNCATE ON corpus_revision
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER issued_id_never_changes BEFORE UPDATE OR DELETE ON corpus_issuedid
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER issued_id_never_truncated BEFORE TRUNCATE ON corpus_issuedid
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
