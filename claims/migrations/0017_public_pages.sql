-- How many public claims there are by month and verdict, kept for the charts, whoever writes the
-- public claims and how. Whoever does holds the publications' lock.
--
-- A claim is counted in the month that its date is written with, else in its year, else in none:
-- “2020-09-22/2020-10-20” is of 2020, “2023~” of 2023. A verdict counts by its id, a claim without
-- one by its status.

CREATE FUNCTION claims_period_of(edtf text, earliest date, latest date) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN edtf ~ '^\d{4}-(0[1-9]|1[0-2])'
             AND (position('/' IN edtf) = 0
                  OR left(edtf, 7) = left(split_part(edtf, '/', 2), 7)) THEN left(edtf, 7)
        WHEN edtf ~ '^\d{4}'
             AND (position('/' IN edtf) = 0
                  OR left(edtf, 4) = left(split_part(edtf, '/', 2), 4)) THEN left(edtf, 4)
        WHEN extract(year FROM earliest) = extract(year FROM latest)
            THEN lpad(extract(year FROM earliest)::text, 4, '0')
        ELSE '' END
$$;

CREATE FUNCTION claims_count_months() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changes jsonb;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT jsonb_agg(c) INTO changes FROM (
            SELECT claims_period_of(date_edtf, date_earliest, date_latest) AS period,
                   coalesce(nullif(rating, ''), verification_status) AS verdict, count(*) AS step
            FROM new_rows WHERE NOT withdrawn GROUP BY 1, 2) AS c;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT jsonb_agg(c) INTO changes FROM (
            SELECT claims_period_of(date_edtf, date_earliest, date_latest) AS period,
                   coalesce(nullif(rating, ''), verification_status) AS verdict, -count(*) AS step
            FROM old_rows WHERE NOT withdrawn GROUP BY 1, 2) AS c;
    ELSE
        SELECT jsonb_agg(c) INTO changes FROM (
            SELECT claims_period_of(date_edtf, date_earliest, date_latest) AS period,
                   coalesce(nullif(rating, ''), verification_status) AS verdict, sum(step) AS step
            FROM (SELECT date_edtf, date_earliest, date_latest, rating, verification_status,
                         1 AS step FROM new_rows WHERE NOT withdrawn
                  UNION ALL
                  SELECT date_edtf, date_earliest, date_latest, rating, verification_status,
                         -1 FROM old_rows WHERE NOT withdrawn) AS both_rows
            GROUP BY 1, 2 HAVING sum(step) <> 0) AS c;
    END IF;
    IF changes IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO claims_publicmonthcount AS known (period, verdict, claims)
    SELECT period, verdict, step
    FROM jsonb_to_recordset(changes) AS c (period text, verdict text, step integer)
    ORDER BY period, verdict
    ON CONFLICT (period, verdict) DO UPDATE SET claims = known.claims + EXCLUDED.claims;
    DELETE FROM claims_publicmonthcount WHERE claims = 0;
    RETURN NULL;
END $$;

CREATE TRIGGER month_counts_new AFTER INSERT ON claims_publicclaim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_count_months();
CREATE TRIGGER month_counts_changed AFTER UPDATE ON claims_publicclaim
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_count_months();
CREATE TRIGGER month_counts_gone AFTER DELETE ON claims_publicclaim
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_count_months();

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

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_sitetextevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_sitetextevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

-- What is public already.
INSERT INTO claims_publicmonthcount (period, verdict, claims)
SELECT claims_period_of(date_edtf, date_earliest, date_latest),
       coalesce(nullif(rating, ''), verification_status), count(*)
FROM claims_publicclaim WHERE NOT withdrawn GROUP BY 1, 2;
