-- See `claims/rules/`: approvals.sql, ratings.sql, versions.sql, history.sql.

CREATE FUNCTION claims_had_a_hand_in(claim_row bigint, account integer) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM claims_claimapproval own
        JOIN claims_claim c ON c.id = own.claim_id
        LEFT JOIN claims_assessment a ON a.id = c.assessment_id
        WHERE own.claim_id = claim_row AND own.submitted_by_id = account
          AND own.approved_at IS NULL AND own.sent_back_at IS NULL
          AND own.submitted_at > coalesce(a.sent_back_at, '-infinity')
          AND NOT EXISTS (
            SELECT FROM claims_claimapproval settled
            WHERE settled.claim_id = own.claim_id AND settled.id > own.id
              AND (settled.approved_at IS NOT NULL OR settled.sent_back_at IS NOT NULL))
    )
$$;

CREATE OR REPLACE FUNCTION claims_review_changed_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
    -- A claim that is being approved at this moment is not approved yet to whoever looks: it is waited
    -- for, and whoever approves waits for this.
    IF TG_TABLE_NAME = 'claims_speaker' THEN
        SELECT array_agg(id) INTO touched FROM (
            SELECT id FROM claims_claim WHERE speaker_id IN (SELECT id FROM new_rows)
            UNION
            SELECT claim_id FROM claims_voice WHERE speaker_id IN (SELECT id FROM new_rows)
        ) AS named;
    ELSIF TG_TABLE_NAME = 'claims_role' THEN
        SELECT array_agg(id) INTO touched FROM (
            SELECT id FROM claims_claim WHERE role_id IN (SELECT id FROM new_rows)
            UNION
            SELECT claim_id FROM claims_voice WHERE role_id IN (SELECT id FROM new_rows)
        ) AS named;
    ELSIF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT claim_id) INTO touched FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT claim_id) INTO touched FROM old_rows;
    ELSE
        SELECT array_agg(DISTINCT claim_id) INTO touched FROM (
            SELECT claim_id FROM old_rows UNION ALL SELECT claim_id FROM new_rows
        ) AS changed;
    END IF;
    PERFORM FROM claims_claim WHERE id = ANY (touched) AND status = 'in_review'
    ORDER BY id FOR NO KEY UPDATE;
    UPDATE claims_claim SET status = 'in_review'
    WHERE id IN (SELECT claims_unlike_approved(touched))
      AND EXISTS (SELECT FROM claims_claimapproval WHERE claim_id = claims_claim.id);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION claims_keep_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- What is done with it, once.
    outcome CONSTANT text[] := ARRAY['approved_at', 'approved_by_id',
                                     'sent_back_at', 'sent_back_by_id', 'sent_back_reason'];
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM claims_claimversion WHERE claim_id = OLD.claim_id) THEN
            RETURN OLD;
        END IF;
    ELSIF OLD.approved_at IS NULL AND OLD.sent_back_at IS NULL
          AND to_jsonb(NEW) - outcome = to_jsonb(OLD) - outcome
          AND (NEW.approved_at IS NULL
               OR NEW.fingerprint = claims_fingerprint(claims_content_now(NEW.claim_id)))
          AND NOT EXISTS (SELECT FROM claims_claimapproval newer
                          WHERE newer.claim_id = NEW.claim_id AND newer.id > NEW.id) THEN
        IF claims_had_a_hand_in(NEW.claim_id, NEW.approved_by_id) THEN
            RAISE EXCEPTION 'approval_four_eyes: account % changed claim % since it was last'
                ' approved or sent back', NEW.approved_by_id, NEW.claim_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_four_eyes',
                      TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'approval_of_what_was_submitted: an approval of claim % is given once, to what'
        ' was handed in last and is still the same', OLD.claim_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_of_what_was_submitted',
              TABLE = TG_TABLE_NAME;
END $$;

CREATE OR REPLACE FUNCTION claims_check_version_approved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT v.claim_id INTO wrong FROM new_rows v
    WHERE v.status IN ('checked', 'not_checkable') AND v.kind <> 'withdrawal'
      AND NOT EXISTS (
        SELECT FROM claims_claimapproval approval
        WHERE approval.claim_id = v.claim_id AND approval.approved_at IS NOT NULL
          AND approval.fingerprint = claims_fingerprint(claims_content(v.record->'claim'))
          -- What came with a package was approved at the latest when it was published.
          AND NOT EXISTS (
            SELECT FROM claims_claimversion earlier
            WHERE earlier.claim_id = v.claim_id AND earlier.number = v.number - 1
              AND earlier.kind = 'withdrawal'
              AND CASE WHEN approval.carried THEN earlier.published_at > approval.approved_at
                       ELSE earlier.published_at >= approval.approved_at END)
      )
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'version_is_what_was_approved: nobody has approved what this version of'
            ' claim % says', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_is_what_was_approved',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION claims_keep_used_scale() RETURNS trigger LANGUAGE plpgsql AS $$
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
    LOCK TABLE claims_assessment, claims_claimversion IN SHARE MODE;
    IF EXISTS (
        SELECT FROM claims_claimversion v JOIN claims_rating r ON r.id = v.rating_id
        WHERE r.scale_id = ANY (scales)
    ) OR EXISTS (
        SELECT FROM claims_assessment a JOIN claims_rating r ON r.id = a.rating_id
        WHERE r.scale_id = ANY (scales) AND a.approved_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'rating_kept_once_used: make a new version of the scale instead'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_kept_once_used',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

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

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_assessment
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_assignment
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_claim
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_claim_topics
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_claimantcontact
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_claimcomment
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_claimrelation
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_correctionrequest
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_evidence
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_externalcheck
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_externalcheckmatch
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_leftbehind
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_party
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_quantity
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_rating
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_ratingscale
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_role
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_sitetext
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_speaker
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_subscriber
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_suggestiondecision
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_topic
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_voice
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
