CREATE TRIGGER draft_export_never_changes BEFORE UPDATE OR DELETE ON claims_draftexport
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER draft_export_never_truncated BEFORE TRUNCATE ON claims_draftexport
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER imported_withdrawal_never_changes
    BEFORE UPDATE OR DELETE ON claims_importedwithdrawal
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER imported_withdrawal_never_truncated
    BEFORE TRUNCATE ON claims_importedwithdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE FUNCTION claims_keep_approved_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    notes CONSTANT text[] := ARRAY['missing', 'searched'];
    -- What sending back changes, all of it in one UPDATE.
    review CONSTANT text[] := ARRAY[
        'submitted_at', 'submitted_by_id', 'approved_at', 'approved_by_id',
        'sent_back_at', 'sent_back_by_id', 'sent_back_reason'
    ];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) - notes = to_jsonb(OLD) - notes THEN
            RETURN NEW;
        END IF;
        IF NEW.approved_at IS NULL AND NEW.submitted_at IS NULL
           AND NEW.sent_back_at >= OLD.approved_at
           AND to_jsonb(NEW) - notes - review = to_jsonb(OLD) - notes - review THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'assessment_kept_once_approved: assessment % is approved: send it back first',
        OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_kept_once_approved',
              TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER assessment_kept_once_approved BEFORE UPDATE OR DELETE ON claims_assessment
    FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL)
    EXECUTE FUNCTION claims_keep_approved_assessment();
CREATE FUNCTION claims_keep_approved_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
    approved bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT assessment_id) INTO touched FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT assessment_id) INTO touched FROM old_rows;
    ELSE
        SELECT array_agg(DISTINCT assessment_id) INTO touched FROM (
            (TABLE old_rows EXCEPT TABLE new_rows) UNION ALL (TABLE new_rows EXCEPT TABLE old_rows)
        ) AS changed;
    END IF;
    PERFORM FROM claims_assessment WHERE id = ANY (touched) ORDER BY id FOR SHARE;
    SELECT id INTO approved FROM claims_assessment
    WHERE id = ANY (touched) AND approved_at IS NOT NULL
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION
            'assessment_kept_once_approved: assessment % is approved, and keeps its evidence',
            approved
            USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_kept_once_approved',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER evidence_kept_on_insert AFTER INSERT ON claims_evidence
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_keep_approved_evidence();
CREATE TRIGGER evidence_kept_on_update AFTER UPDATE ON claims_evidence
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_keep_approved_evidence();
CREATE TRIGGER evidence_kept_on_delete AFTER DELETE ON claims_evidence
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_keep_approved_evidence();

ALTER TABLE claims_claim
    ADD CONSTRAINT claim_role_is_the_speakers FOREIGN KEY (role_id, speaker_id)
        REFERENCES claims_role (id, speaker_id) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT claim_section_is_the_revisions FOREIGN KEY (section_id, revision_id)
        REFERENCES corpus_section (id, revision_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE claims_voice
    ADD CONSTRAINT voice_role_is_the_speakers FOREIGN KEY (role_id, speaker_id)
        REFERENCES claims_role (id, speaker_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE claims_claim
    ADD COLUMN speaker_without_role bigint
        GENERATED ALWAYS AS (CASE WHEN role_id IS NULL THEN speaker_id END) STORED
        CONSTRAINT claim_speaker_exists REFERENCES claims_speaker (id)
            DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX claim_speaker_without_role ON claims_claim (speaker_without_role)
    WHERE speaker_without_role IS NOT NULL;

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_speakerevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_speakerevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_roleevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_roleevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_topicevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_topicevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_ratingscaleevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_ratingscaleevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_ratingevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_ratingevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_assessmentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_assessmentevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_evidenceevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_evidenceevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_claimevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimtopicevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_claimtopicevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_voiceevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_voiceevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_quantityevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_quantityevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimrelationevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_claimrelationevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_correctionrequestevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_correctionrequestevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimantcontactevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_claimantcontactevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_externalcheckevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_externalcheckevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_externalcheckmatchevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_externalcheckmatchevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER speaker_public_id_issued AFTER INSERT ON claims_speaker
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('speaker');
CREATE TRIGGER speaker_public_id_kept BEFORE UPDATE OF public_id ON claims_speaker
    FOR EACH ROW WHEN (OLD.public_id IS DISTINCT FROM NEW.public_id)
    EXECUTE FUNCTION corpus_keep_public_id();
CREATE TRIGGER claim_public_id_issued AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('claim');
CREATE TRIGGER claim_public_id_kept BEFORE UPDATE OF public_id ON claims_claim
    FOR EACH ROW WHEN (OLD.public_id IS DISTINCT FROM NEW.public_id)
    EXECUTE FUNCTION corpus_keep_public_id();
CREATE TRIGGER imported_withdrawal_public_id_issued AFTER INSERT ON claims_importedwithdrawal
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('claim');

ALTER TABLE claims_publicclaim SET (toast_tuple_target = 8160);
ALTER TABLE claims_publicclaim ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE FUNCTION claims_check_quantities() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    PERFORM FROM claims_claim WHERE id IN (SELECT claim_id FROM new_rows) FOR KEY SHARE;
    SELECT min(q.text) INTO wrong
    FROM new_rows q JOIN claims_claim c ON c.id = q.claim_id
    WHERE position(q.text IN c.quote) = 0;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'quantity_in_quote: “%” does not stand in its claim''s quote', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quantity_in_quote',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION claims_check_quantities_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    PERFORM FROM claims_claim WHERE id = NEW.id FOR UPDATE;
    SELECT q.text INTO wrong
    FROM claims_quantity q JOIN claims_claim c ON c.id = q.claim_id
    WHERE c.id = NEW.id AND position(q.text IN c.quote) = 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'quantity_in_quote: “%” does not stand in its claim''s quote', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quantity_in_quote',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER quantity_checked_on_insert AFTER INSERT ON claims_quantity
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_quantities();
CREATE TRIGGER quantity_checked_on_update AFTER UPDATE ON claims_quantity
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_quantities();
CREATE CONSTRAINT TRIGGER claim_quote_keeps_quantities AFTER UPDATE ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.quote IS DISTINCT FROM NEW.quote)
    EXECUTE FUNCTION claims_check_quantities_of_claim();

CREATE FUNCTION claims_keep_used_scale() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    scales bigint[];
BEGIN
    IF TG_TABLE_NAME = 'claims_ratingscale' THEN
        scales := ARRAY[OLD.id];
    ELSIF TG_OP = 'INSERT' THEN
        scales := ARRAY[NEW.scale_id];
    ELSIF TG_OP = 'UPDATE' THEN
        scales := ARRAY[OLD.scale_id, NEW.scale_id];
    ELSE
        scales := ARRAY[OLD.scale_id];
    END IF;
    LOCK TABLE claims_claimversion IN SHARE MODE;
    IF EXISTS (
        SELECT FROM claims_claimversion v JOIN claims_rating r ON r.id = v.rating_id
        WHERE r.scale_id = ANY (scales)
    ) THEN
        RAISE EXCEPTION 'rating_kept_once_used: make a new version of the scale instead'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_kept_once_used',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER rating_kept_once_scale_used BEFORE INSERT OR DELETE ON claims_rating
    FOR EACH ROW EXECUTE FUNCTION claims_keep_used_scale();
CREATE TRIGGER rating_unchanged_once_scale_used BEFORE UPDATE ON claims_rating
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION claims_keep_used_scale();
CREATE TRIGGER scale_unchanged_once_used BEFORE UPDATE ON claims_ratingscale
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION claims_keep_used_scale();

CREATE FUNCTION claims_newest_matches(query tsquery, newest bigint, wanted integer)
    RETURNS TABLE (claim_id bigint, rank real)
    LANGUAGE plpgsql STABLE ROWS 1000
    -- The index on words is the way here, whatever the planner expects of an unknown query; `+ 0`
    -- keeps it from looking for all claims below a number in the other index besides.
    SET enable_seqscan = off
    SET enable_indexscan = off
    SET jit = off
    SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    upto bigint := newest;
    width bigint := 2048;  -- how many claims to look among
    level integer;
    shift integer;  -- bits by which a claim's number is that of its block
    lowest bigint;  -- block
    found_now integer;
    found_all integer := 0;
BEGIN
    IF newest IS NULL OR numnode(query) = 0 THEN
        RETURN;
    END IF;
    IF querytree(query) IN ('', 'T') THEN  -- nothing but words that must not be there
        PERFORM set_config('enable_indexscan', 'on', true);
        RETURN QUERY EXECUTE
            'SELECT s.claim_id, ts_rank(s.words, $1) FROM claims_publicsearch s'
            ' WHERE s.words @@ $1 AND s.claim_id <= $2 ORDER BY s.claim_id DESC LIMIT $3'
            USING query, newest, wanted;
        RETURN;
    END IF;
    WHILE upto >= 0 AND found_all < wanted LOOP
        level := CASE WHEN width <= 16384 THEN 0 WHEN width <= 262144 THEN 1 ELSE 2 END;
        shift := 10 + 4 * level;
        EXIT WHEN width >= upto OR width > 4194304;
        lowest := (upto - width) >> shift;
        RETURN QUERY
            SELECT s.claim_id, ts_rank(s.words, query) FROM claims_publicsearch s
            WHERE s.words @@ query AND s.claim_id + 0 <= upto
              AND ARRAY[(s.claim_id >> 10)::integer * 4, (s.claim_id >> 14)::integer * 4 + 1,
                        (s.claim_id >> 18)::integer * 4 + 2]
                  && ARRAY(
                      SELECT block::integer * 4 + level
                      FROM generate_series(lowest, upto >> shift) AS block
                  )
            ORDER BY s.claim_id DESC LIMIT wanted - found_all;
        GET DIAGNOSTICS found_now = ROW_COUNT;
        found_all := found_all + found_now;
        upto := (lowest << shift) - 1;
        width := CASE
            WHEN found_all = 0 THEN width * 8
            ELSE least(
                width * 16,
                greatest(2048, (wanted - found_all) * (newest - upto) * 5 / 4 / found_all)
            )
        END;
    END LOOP;
    IF upto >= 0 AND found_all < wanted THEN
        RETURN QUERY
            SELECT s.claim_id, ts_rank(s.words, query) FROM claims_publicsearch s
            WHERE s.words @@ query AND s.claim_id + 0 <= upto
            ORDER BY s.claim_id DESC LIMIT wanted - found_all;
    END IF;
END $$;

CREATE FUNCTION claims_check_spans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    claim record;
    revision bigint;
    rest text;  -- of the revision's text, after so many characters
    passed integer;
    wrong text;
BEGIN
    FOR claim IN
        SELECT public_id, revision_id, start, "end", quote
        FROM new_rows ORDER BY revision_id, start
    LOOP
        IF claim.revision_id IS DISTINCT FROM revision THEN
            revision := claim.revision_id;
            passed := 0;
            SELECT text INTO rest FROM corpus_revision WHERE id = revision;
        END IF;
        IF claim.start > passed THEN  -- right(text, 0) is no text, not the whole
            rest := right(rest, passed - claim.start);
            passed := claim.start;
        END IF;
        IF left(rest, claim."end" - passed) IS DISTINCT FROM claim.quote
           OR claim."end" - passed <> char_length(claim.quote)  -- left forgives an end past the text's
        THEN
            RAISE EXCEPTION 'claim_quote_in_source: the quote of claim % is not what its span holds',
                claim.public_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_quote_in_source',
                      TABLE = TG_TABLE_NAME;
        END IF;
    END LOOP;

    PERFORM FROM corpus_section
    WHERE id IN (SELECT DISTINCT section_id FROM new_rows) FOR SHARE;
    SELECT min(c.public_id) INTO wrong
    FROM new_rows c JOIN corpus_section s ON s.id = c.section_id
    WHERE c.start < s.start OR c."end" > s."end";
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'claim_span_in_section: the span of claim % leaves its section', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_span_in_section',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION claims_check_spans_of_section() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    SELECT c.public_id INTO wrong
    FROM claims_claim c JOIN corpus_section s ON s.id = c.section_id
    WHERE s.id = NEW.id AND (c.start < s.start OR c."end" > s."end")
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'claim_span_in_section: the span of claim % leaves its section', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_span_in_section',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER claim_spans_checked_on_insert AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_spans();
CREATE TRIGGER claim_spans_checked_on_update AFTER UPDATE ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_spans();
CREATE CONSTRAINT TRIGGER section_keeps_claims AFTER UPDATE ON corpus_section
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.start <> NEW.start OR OLD."end" <> NEW."end")
    EXECUTE FUNCTION claims_check_spans_of_section();

CREATE FUNCTION claims_check_verdict(claim_row bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    SELECT c.public_id INTO wrong
    FROM claims_claim c LEFT JOIN claims_assessment a ON a.id = c.assessment_id
    WHERE c.id = claim_row
      AND ((c.status = 'checked' AND (a.approved_at IS NULL OR a.rating_id IS NULL))
        OR (c.status = 'not_checkable' AND (a.approved_at IS NULL OR a.rating_id IS NOT NULL)));
    IF FOUND THEN
        RAISE EXCEPTION 'claim_verdict_approved: claim % has no approved assessment that fits', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_verdict_approved',
                  TABLE = 'claims_claim';
    END IF;
END $$;
CREATE FUNCTION claims_check_verdict_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM claims_assessment WHERE id = NEW.assessment_id FOR SHARE;
    PERFORM claims_check_verdict(NEW.id);
    RETURN NULL;
END $$;
CREATE FUNCTION claims_check_verdict_of_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_check_verdict(id) FROM claims_claim WHERE assessment_id = NEW.id;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER claim_verdict_approved AFTER INSERT ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.status IN ('checked', 'not_checkable'))
    EXECUTE FUNCTION claims_check_verdict_of_claim();
CREATE CONSTRAINT TRIGGER claim_verdict_stays_approved AFTER UPDATE ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (
        NEW.status IN ('checked', 'not_checkable')
        AND (OLD.status <> NEW.status OR OLD.assessment_id IS DISTINCT FROM NEW.assessment_id)
    )
    EXECUTE FUNCTION claims_check_verdict_of_claim();
CREATE CONSTRAINT TRIGGER assessment_keeps_verdicts AFTER UPDATE ON claims_assessment
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION claims_check_verdict_of_assessment();

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

ALTER TABLE claims_claimwords
    ADD CONSTRAINT claim_words_of_a_claim FOREIGN KEY (claim_id)
        REFERENCES claims_claim (id) DEFERRABLE INITIALLY DEFERRED;
CREATE FUNCTION claims_note_new_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimstoindex (first, last)
    SELECT min(id), max(id) FROM new_rows GROUP BY id / 1000 ORDER BY 1;
    RETURN NULL;
END $$;
CREATE TRIGGER claim_words_new AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_new_words();
CREATE FUNCTION claims_note_changed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimstoindex (first, last) VALUES (NEW.id, NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER claim_words_changed AFTER UPDATE OF statement, quote ON claims_claim
    FOR EACH ROW
    WHEN (OLD.statement IS DISTINCT FROM NEW.statement OR OLD.quote IS DISTINCT FROM NEW.quote)
    EXECUTE FUNCTION claims_note_changed_words();
CREATE FUNCTION claims_forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM claims_claimwords WHERE claim_id IN (SELECT id FROM old_rows);
    RETURN NULL;
END $$;
CREATE TRIGGER claim_words_gone AFTER DELETE ON claims_claim
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_forget_words();
