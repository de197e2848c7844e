-- What was approved is the claim and the verdict: no version with a verdict exists whose content
-- differs from what one person handed in and another approved.
--
-- Content and its fingerprint are made in `content.sql`.
--
-- That nobody approves what they handed in is a constraint, `approval_four_eyes` in
-- `claims/models/approvals.py`. Nor does anybody approve it after somebody else has handed in the same
-- with a change of their own: whoever handed it in since it was last approved or sent back has had a
-- hand in it.
--
-- Whatever changes the content of an approved claim, a form, an import or plain SQL, takes it to
-- review in the same statement; what is published stays. Only an approval takes it back: at the end
-- of the transaction a claim that says it was approved must be what was approved last.

CREATE FUNCTION claims_unlike_approved(claim_rows bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    -- Those that say they were approved, but are not what the last approval was of. `+ 0` keeps it from
    -- reading all approvals, the newest first, until it comes to one of the claim; and `|| ''` from
    -- reading all approved claims, which PostgreSQL takes for few where thousands were approved just
    -- now. The plan is made once: of each claim alone, at the end of a transaction, planning would
    -- take ten times as long as looking.
    RETURN QUERY
        SELECT now.claim_id
        FROM claims_contents_now(ARRAY(
            SELECT c.id FROM claims_claim c
            WHERE c.id = ANY (claim_rows) AND c.status || '' IN ('checked', 'not_checkable')
        )) AS now
        WHERE (
            SELECT approval.approved_at IS NOT NULL
                   AND approval.fingerprint = claims_fingerprint(now.content)
            FROM claims_claimapproval approval
            WHERE approval.claim_id = now.claim_id ORDER BY approval.id + 0 DESC LIMIT 1
        ) IS NOT TRUE;
END $$;

CREATE FUNCTION claims_check_approval_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT claims_unlike_approved(ARRAY[NEW.id])) THEN
        RAISE EXCEPTION 'claim_is_what_was_approved: claim % is not what was approved',
            NEW.public_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_is_what_was_approved',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER claim_what_was_approved AFTER INSERT ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.status IN ('checked', 'not_checkable'))
    EXECUTE FUNCTION claims_check_approval_of_claim();

CREATE CONSTRAINT TRIGGER claim_what_was_approved_still AFTER UPDATE ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.status IN ('checked', 'not_checkable') AND NEW.status <> OLD.status)
    EXECUTE FUNCTION claims_check_approval_of_claim();

-- A check that is taken back, changed and approved again within one transaction.
CREATE FUNCTION claims_check_approval_of_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT claims_unlike_approved(array_agg(id)) INTO wrong
    FROM claims_claim WHERE assessment_id = NEW.id;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'claim_is_what_was_approved: a claim is not what was approved with'
            ' assessment %', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_is_what_was_approved',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER assessment_what_was_approved AFTER UPDATE ON claims_assessment
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.approved_at IS NOT NULL)
    EXECUTE FUNCTION claims_check_approval_of_assessment();

-- What changes in the claim's own row.
CREATE FUNCTION claims_review_changed_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.status := 'in_review';
    RETURN NEW;
END $$;

CREATE TRIGGER claim_changed_goes_to_review BEFORE UPDATE ON claims_claim
    FOR EACH ROW WHEN (
        OLD.status IN ('checked', 'not_checkable') AND NEW.status IN ('checked', 'not_checkable')
        AND (NEW.statement, NEW.headline, NEW.quote, NEW.kind, NEW.speaker_id, NEW.role_id,
             NEW.date_edtf, NEW.date_evidence, NEW.assessment_id)
            IS DISTINCT FROM
            (OLD.statement, OLD.headline, OLD.quote, OLD.kind, OLD.speaker_id, OLD.role_id,
             OLD.date_edtf, OLD.date_evidence, OLD.assessment_id)
    )
    EXECUTE FUNCTION claims_review_changed_claim();

-- What changes in other voices and numbers, and in the names of people and roles. A claim that is
-- being loaded has no approval yet: it is held to it at the end of the transaction.
CREATE FUNCTION claims_review_changed_parts() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER voice_new_reviewed AFTER INSERT ON claims_voice
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_changed_parts();
CREATE TRIGGER voice_changed_reviewed AFTER UPDATE ON claims_voice
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_changed_parts();
CREATE TRIGGER voice_gone_reviewed AFTER DELETE ON claims_voice
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_changed_parts();

CREATE TRIGGER quantity_new_reviewed AFTER INSERT ON claims_quantity
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_changed_parts();
CREATE TRIGGER quantity_changed_reviewed AFTER UPDATE ON claims_quantity
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_changed_parts();
CREATE TRIGGER quantity_gone_reviewed AFTER DELETE ON claims_quantity
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_changed_parts();

CREATE TRIGGER speaker_changed_reviewed AFTER UPDATE ON claims_speaker
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_changed_parts();
CREATE TRIGGER role_changed_reviewed AFTER UPDATE ON claims_role
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_review_changed_parts();

-- Whether the account that gave this approval had handed in the claim since it was last approved or sent
-- back, be it that others handed it in after that. `open` in `claims/models/approvals.py` asks the same.
CREATE FUNCTION claims_had_a_hand_in(claim_row bigint, account integer, approval bigint)
    RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM claims_claimapproval own
        JOIN claims_claim c ON c.id = own.claim_id
        LEFT JOIN claims_assessment a ON a.id = c.assessment_id
        WHERE own.claim_id = claim_row AND own.submitted_by_id = account AND own.id < approval
          AND own.approved_at IS NULL AND own.sent_back_at IS NULL
          AND own.submitted_at > coalesce(a.sent_back_at, '-infinity')
          AND NOT EXISTS (
            SELECT FROM claims_claimapproval settled
            WHERE settled.claim_id = own.claim_id AND settled.id > own.id AND settled.id < approval
              AND (settled.approved_at IS NOT NULL OR settled.sent_back_at IS NOT NULL))
    )
$$;

-- An approval is given once, to what was handed in last and is still there; or it is sent back. After
-- that it never changes.
CREATE FUNCTION claims_keep_approvals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- What is done with it, once.
    outcome CONSTANT text[] := ARRAY['approved_at', 'approved_by_id',
                                     'sent_back_at', 'sent_back_by_id', 'sent_back_reason'];
    wrong bigint;
    approver integer;
BEGIN
    SELECT o.claim_id INTO wrong FROM old_rows o JOIN new_rows n ON n.id = o.id
    WHERE o.approved_at IS NOT NULL OR o.sent_back_at IS NOT NULL
       OR to_jsonb(n) - outcome <> to_jsonb(o) - outcome
       OR EXISTS (SELECT FROM claims_claimapproval newer
                  WHERE newer.claim_id = n.claim_id AND newer.id > n.id)
    LIMIT 1;
    IF NOT FOUND THEN
        SELECT n.claim_id INTO wrong
        FROM new_rows n
        LEFT JOIN claims_contents_now(ARRAY(
            SELECT claim_id FROM new_rows WHERE approved_at IS NOT NULL
        )) AS now ON now.claim_id = n.claim_id
        WHERE n.approved_at IS NOT NULL
          AND n.fingerprint IS DISTINCT FROM claims_fingerprint(now.content)
        LIMIT 1;
    END IF;
    IF FOUND THEN
        RAISE EXCEPTION 'approval_of_what_was_submitted: an approval of claim % is given once, to what'
            ' was handed in last and is still the same', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_of_what_was_submitted',
                  TABLE = TG_TABLE_NAME;
    END IF;
    SELECT n.claim_id, n.approved_by_id INTO wrong, approver FROM new_rows n
    WHERE n.approved_at IS NOT NULL AND claims_had_a_hand_in(n.claim_id, n.approved_by_id, n.id)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'approval_four_eyes: account % changed claim % since it was last approved or'
            ' sent back', approver, wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_four_eyes',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER approval_of_what_was_submitted AFTER UPDATE ON claims_claimapproval
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_keep_approvals();

-- It goes away with its claim alone, which can't be once there is a version.
CREATE FUNCTION claims_keep_approvals_of_versions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT o.claim_id INTO wrong FROM old_rows o
    WHERE EXISTS (SELECT FROM claims_claimversion version WHERE version.claim_id = o.claim_id)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'approval_of_what_was_submitted: claim % has versions, and keeps its approvals',
            wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_of_what_was_submitted',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER approval_goes_with_its_claim AFTER DELETE ON claims_claimapproval
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_keep_approvals_of_versions();
CREATE TRIGGER approval_never_truncated BEFORE TRUNCATE ON claims_claimapproval
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

-- A version with a verdict, or that says why there can be none, is what was approved; after a
-- withdrawal, what was approved anew: taking back is done by one person, putting back by two.
CREATE FUNCTION claims_check_version_approved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    WITH said AS MATERIALIZED (
        SELECT n.claim_id, n.number,
               claims_fingerprint(claims_content(n.record->'claim')) AS fingerprint
        FROM new_rows n
        WHERE n.status IN ('checked', 'not_checkable') AND n.kind <> 'withdrawal'
    )
    SELECT v.claim_id INTO wrong FROM said v
    WHERE NOT EXISTS (
        SELECT FROM claims_claimapproval approval
        WHERE approval.claim_id = v.claim_id AND approval.approved_at IS NOT NULL
          AND approval.fingerprint = v.fingerprint
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

CREATE TRIGGER version_is_what_was_approved AFTER INSERT ON claims_claimversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_version_approved();
