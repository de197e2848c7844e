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
