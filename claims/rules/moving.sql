-- A claim that moves to a new text of its source says what it said: a version of kind `moved` needs
-- no new approval, and is refused unless all but the place is what the version before it said, and
-- the quote is what stands in the new place. See `docs/adr/0023-moving.md`.
--
-- The name of the file goes with the text, and is part of the place.
--
-- Each text is unpacked once, not for each row: see `spans.sql`.

CREATE FUNCTION claims_without_place(claim jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_strip_nulls(jsonb_set(claim, '{source}', jsonb_build_object(
        'document', (claim#>'{source,document}') - 'file')))
$$;

CREATE FUNCTION claims_check_moved_versions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM new_rows WHERE kind = 'moved') THEN
        RETURN NULL;
    END IF;
    WITH texts AS MATERIALIZED (
        SELECT id, document_id, number, text_sha256, text || '' AS unpacked
        FROM corpus_revision
        WHERE id IN (SELECT revision_id FROM new_rows WHERE kind = 'moved')
    )
    SELECT v.claim_id INTO wrong
    FROM new_rows v
    LEFT JOIN claims_claimversion e ON e.claim_id = v.claim_id AND e.number = v.number - 1
    LEFT JOIN corpus_revision stood ON stood.id = e.revision_id
    LEFT JOIN texts t ON t.id = v.revision_id,
    LATERAL (SELECT v.record#>'{claim,source}' AS source) AS place
    WHERE v.kind = 'moved' AND (
        e.kind <> 'withdrawal'
        AND v.status = e.status AND v.rating_id IS NOT DISTINCT FROM e.rating_id
        AND claims_without_place(v.record->'claim') = claims_without_place(e.record->'claim')
        AND t.document_id = stood.document_id AND t.number > stood.number
        AND source->>'revision' = t.number::text AND source->>'sha256' = t.text_sha256
        AND substr(t.unpacked, (source->>'start')::integer + 1,
                   (source->>'end')::integer - (source->>'start')::integer)
            = v.record#>>'{claim,quote}'
    ) IS NOT TRUE
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'version_moved_says_the_same: claim % was not only moved', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_moved_says_the_same',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER version_moved_says_the_same AFTER INSERT ON claims_claimversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_moved_versions();

-- A claim is left behind by a newer text of its own source.
CREATE FUNCTION claims_check_left_behind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM claims_claim c
        JOIN corpus_revision stood ON stood.id = c.revision_id
        JOIN corpus_revision newer ON newer.document_id = stood.document_id
        WHERE c.id = NEW.claim_id AND newer.id = NEW.revision_id AND newer.number > stood.number
    ) THEN
        RAISE EXCEPTION 'left_behind_by_a_newer_text: claim % does not stand on an older text of'
            ' that source', NEW.claim_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'left_behind_by_a_newer_text',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER left_behind_by_a_newer_text
    BEFORE INSERT OR UPDATE OF claim_id, revision_id ON claims_leftbehind
    FOR EACH ROW EXECUTE FUNCTION claims_check_left_behind();
