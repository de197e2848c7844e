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

-- What a version quotes, and the words around it, stand in its source where it says; only the quote is
-- among what was approved. Each text is walked along once for all versions of a statement, as in
-- `spans.sql`. How much stands around a quote is not the database's to say: see `rights.sql`.
CREATE FUNCTION claims_check_version_surroundings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    version record;
    revision bigint;
    rest text;  -- of the revision's text, after so many characters
    passed integer;
BEGIN
    FOR version IN
        SELECT v.claim_id, v.revision_id, words, char_length(words) AS length,
               (source->>'start')::integer - char_length(source->>'prefix') AS first
        FROM new_rows v,
        LATERAL (SELECT v.record->'claim' AS claim) AS record,
        LATERAL (SELECT claim->'source' AS source) AS its,
        LATERAL (SELECT concat(source->>'prefix', claim->>'quote', source->>'suffix') AS words) AS own
        WHERE v.kind <> 'withdrawal' AND source ?| ARRAY['prefix', 'suffix']
        ORDER BY v.revision_id, first
    LOOP
        IF version.revision_id IS DISTINCT FROM revision THEN
            revision := version.revision_id;
            passed := 0;
            SELECT text INTO rest FROM corpus_revision WHERE id = revision;
        END IF;
        IF version.first > passed THEN
            rest := right(rest, passed - version.first);
            passed := version.first;
        END IF;
        IF version.first IS NULL OR version.first < 0
           OR left(rest, version.length) IS DISTINCT FROM version.words
        THEN
            RAISE EXCEPTION 'version_quotes_its_source: what a version of claim % quotes, and the words'
                ' around it, are not what its source says there', version.claim_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'version_quotes_its_source',
                      TABLE = TG_TABLE_NAME;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE TRIGGER version_quotes_its_source AFTER INSERT ON claims_claimversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_version_surroundings();

-- A check was made by the day, in Sweden, on which it is published.
CREATE FUNCTION claims_check_version_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT v.claim_id INTO wrong
    FROM new_rows v
    WHERE v.record #>> '{claim,assessment,checked_on}'
          > to_char(v.published_at AT TIME ZONE 'Europe/Stockholm', 'YYYY-MM-DD')
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'version_checked_by_then: a version of claim % is published before its check was'
            ' made', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_checked_by_then',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER version_checked_by_then AFTER INSERT ON claims_claimversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_version_days();

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
