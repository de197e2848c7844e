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

-- A version is of the claim, status and verdict that its record tells the public of: the columns are
-- what other rules look at, the record is what is read. A withdrawal tells nothing of the claim.
CREATE FUNCTION claims_check_version_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told CONSTANT text[] := ARRAY['statement', 'headline', 'quote', 'speaker', 'rating', 'assessment',
                                  'quantities', 'verification_status'];
    wrong bigint;
BEGIN
    SELECT v.claim_id INTO wrong
    FROM new_rows v
    JOIN claims_claim c ON c.id = v.claim_id
    LEFT JOIN claims_rating r ON r.id = v.rating_id
    LEFT JOIN claims_ratingscale s ON s.id = r.scale_id,
    LATERAL (SELECT v.record->'claim' AS claim) AS record,
    LATERAL (SELECT CASE WHEN jsonb_typeof(claim->'rating') = 'object'
                         THEN claim->'rating' END AS verdict) AS its
    WHERE (claim->>'id') <> c.public_id
       OR CASE WHEN v.kind = 'withdrawal' THEN claim ?| told
               ELSE (claim->>'verification_status') <> v.status
                 OR claim IS NOT NULL AND (verdict IS NULL) <> (v.rating_id IS NULL)
                 OR verdict IS NOT NULL AND (
                     verdict->>'id', verdict->>'scale_version', verdict->>'label', verdict->>'value'
                 ) IS DISTINCT FROM (r.slug, s.version::text, r.label_sv, r.value::text)
                 OR v.status NOT IN ('checked', 'not_checkable')
                    AND jsonb_typeof(claim->'assessment') = 'object' END
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'version_says_what_its_record_says: a version of claim % is not what its'
            ' record tells the public', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_says_what_its_record_says',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER version_says_what_its_record_says AFTER INSERT ON claims_claimversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_version_record();

-- A minor change touches no fact: the public needs no note of it. Plain facts are compared here; the
-- wording, word by word, in `claims/publication/minor_changes.py`.

CREATE FUNCTION claims_facts(claim jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_array(
        claim->'quote', claim#>'{speaker,id}', claim#>'{cited_authority,id}',
        claim#>'{reported_by,id}', claim#>'{date,edtf}', claim->'quantities',
        claim->'verification_status', claim#>'{rating,scale_version}', claim#>'{rating,id}',
        regexp_replace(concat_ws(' | ', claim->>'statement', claim->>'headline'), '[^0-9|]+', ' ', 'g'),
        regexp_count(lower(claim->>'statement'), '\m(inte|icke|ej|aldrig|ingen|inga|inget)\M'),
        regexp_count(lower(claim->>'headline'), '\m(inte|icke|ej|aldrig|ingen|inga|inget)\M')
    )
$$;

CREATE FUNCTION claims_check_minor_versions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT v.claim_id INTO wrong
    FROM new_rows v
    JOIN claims_claimversion e ON e.claim_id = v.claim_id AND e.number = v.number - 1
    WHERE v.kind = 'minor'
      AND claims_facts(v.record->'claim') IS DISTINCT FROM claims_facts(e.record->'claim')
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'version_minor_changes_no_fact: a minor change of claim % says something'
            ' else', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_minor_changes_no_fact',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER version_minor_changes_no_fact AFTER INSERT ON claims_claimversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_minor_versions();
