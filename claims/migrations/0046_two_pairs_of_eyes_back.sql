DROP TRIGGER tracked_never_truncated ON claims_assessment;
DROP TRIGGER tracked_never_truncated ON claims_assignment;
DROP TRIGGER tracked_never_truncated ON claims_claim;
DROP TRIGGER tracked_never_truncated ON claims_claim_topics;
DROP TRIGGER tracked_never_truncated ON claims_claimantcontact;
DROP TRIGGER tracked_never_truncated ON claims_claimcomment;
DROP TRIGGER tracked_never_truncated ON claims_claimrelation;
DROP TRIGGER tracked_never_truncated ON claims_correctionrequest;
DROP TRIGGER tracked_never_truncated ON claims_evidence;
DROP TRIGGER tracked_never_truncated ON claims_externalcheck;
DROP TRIGGER tracked_never_truncated ON claims_externalcheckmatch;
DROP TRIGGER tracked_never_truncated ON claims_leftbehind;
DROP TRIGGER tracked_never_truncated ON claims_party;
DROP TRIGGER tracked_never_truncated ON claims_quantity;
DROP TRIGGER tracked_never_truncated ON claims_rating;
DROP TRIGGER tracked_never_truncated ON claims_ratingscale;
DROP TRIGGER tracked_never_truncated ON claims_role;
DROP TRIGGER tracked_never_truncated ON claims_sitetext;
DROP TRIGGER tracked_never_truncated ON claims_speaker;
DROP TRIGGER tracked_never_truncated ON claims_subscriber;
DROP TRIGGER tracked_never_truncated ON claims_suggestiondecision;
DROP TRIGGER tracked_never_truncated ON claims_topic;
DROP TRIGGER tracked_never_truncated ON claims_voice;

DROP TRIGGER version_says_what_its_record_says ON claims_claimversion;
DROP FUNCTION claims_check_version_record();

CREATE OR REPLACE FUNCTION claims_review_changed_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[];
BEGIN
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
          AND (approval.carried OR NOT EXISTS (
            SELECT FROM claims_claimversion earlier
            WHERE earlier.claim_id = v.claim_id AND earlier.number = v.number - 1
              AND earlier.kind = 'withdrawal' AND earlier.published_at >= approval.approved_at))
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

DROP FUNCTION claims_had_a_hand_in(bigint, integer);
