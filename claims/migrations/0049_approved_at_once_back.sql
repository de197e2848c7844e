DROP TRIGGER approval_goes_with_its_claim ON claims_claimapproval;
DROP FUNCTION claims_keep_approvals_of_versions();
DROP TRIGGER approval_of_what_was_submitted ON claims_claimapproval;
DROP FUNCTION claims_keep_approvals();
DROP FUNCTION claims_had_a_hand_in(bigint, integer, bigint);

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

CREATE FUNCTION claims_keep_approval() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER approval_of_what_was_submitted BEFORE UPDATE OR DELETE ON claims_claimapproval
    FOR EACH ROW EXECUTE FUNCTION claims_keep_approval();

CREATE FUNCTION claims_content_of_voice_now(speaker bigint, role bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT jsonb_build_array(
            s.public_id, s.name, coalesce(nullif(r.party, ''), s.party),
            CASE WHEN r.organisation <> '' THEN r.title || ', ' || r.organisation
                 ELSE coalesce(r.title, '') END)
        FROM claims_speaker s LEFT JOIN claims_role r ON r.id = claims_content_of_voice_now.role
        WHERE s.id = claims_content_of_voice_now.speaker
    );
END $$;

CREATE OR REPLACE FUNCTION claims_content_now(claim_row bigint) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT jsonb_build_array(
            c.statement, c.headline, c.quote, c.kind,
            claims_content_of_voice_now(c.speaker_id, c.role_id),
            (SELECT coalesce(jsonb_agg(claims_content_of_voice_now(v.speaker_id, v.role_id)
                                       ORDER BY v.position, v.id), '[]')
             FROM claims_voice v WHERE v.claim_id = c.id AND v.capacity = 'cosigner'),
            (SELECT claims_content_of_voice_now(v.speaker_id, v.role_id)
             FROM claims_voice v WHERE v.claim_id = c.id AND v.capacity = 'cited_authority'),
            (SELECT claims_content_of_voice_now(v.speaker_id, v.role_id)
             FROM claims_voice v WHERE v.claim_id = c.id AND v.capacity = 'reported_by'),
            c.date_edtf, c.date_evidence,
            (SELECT coalesce(jsonb_agg(jsonb_build_array(
                q.text, trim_scale(q.value)::text, trim_scale(q.value_max)::text, q.unit, q.qualifier,
                q.period) ORDER BY q.position, q.id), '[]')
             FROM claims_quantity q WHERE q.claim_id = c.id),
            s.version::text, r.slug, a.summary,
            CASE WHEN r.id IS NOT NULL THEN a.explanation END,
            (SELECT coalesce(jsonb_agg(jsonb_build_array(
                e.url, e.protected_reason, e.archive_url, e.title, e.publisher, e.published_on,
                e.stance, e."primary"::text, e.summary) ORDER BY e.position, e.id), '[]')
             FROM claims_evidence e WHERE e.assessment_id = a.id AND r.id IS NOT NULL)
        )
        FROM claims_claim c
        LEFT JOIN claims_assessment a ON a.id = c.assessment_id
        LEFT JOIN claims_rating r ON r.id = a.rating_id
        LEFT JOIN claims_ratingscale s ON s.id = r.scale_id
        WHERE c.id = claim_row
    );
END $$;

CREATE OR REPLACE FUNCTION claims_unlike_approved(claim_rows bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT c.id FROM claims_claim c
        WHERE c.id = ANY (claim_rows) AND c.status IN ('checked', 'not_checkable')
          AND (
            SELECT approval.approved_at IS NOT NULL
                   AND approval.fingerprint = claims_fingerprint(claims_content_now(c.id))
            FROM claims_claimapproval approval
            WHERE approval.claim_id = c.id ORDER BY approval.id + 0 DESC LIMIT 1
          ) IS NOT TRUE;
END $$;

DROP FUNCTION claims_contents_now(bigint[]);
DROP FUNCTION claims_content_of_person(claims_speaker, claims_role);

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
