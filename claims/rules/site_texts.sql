-- A published text of the site stays as it was published, and is numbered from 1 without a gap.

CREATE FUNCTION claims_number_site_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    next integer;
BEGIN
    PERFORM FROM claims_sitetext WHERE id = NEW.text_id FOR UPDATE;
    SELECT coalesce(max(number), 0) + 1 INTO next
    FROM claims_sitetextversion WHERE text_id = NEW.text_id;
    IF NEW.number <> next THEN
        RAISE EXCEPTION 'site_text_version_follows: the next version of this text is number %', next
            USING ERRCODE = 'check_violation', CONSTRAINT = 'site_text_version_follows',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER site_text_version_follows BEFORE INSERT ON claims_sitetextversion
    FOR EACH ROW EXECUTE FUNCTION claims_number_site_text();

CREATE TRIGGER site_text_version_never_changes BEFORE UPDATE OR DELETE ON claims_sitetextversion
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER site_text_version_never_truncated BEFORE TRUNCATE ON claims_sitetextversion
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
