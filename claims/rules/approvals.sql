-- What was approved is the claim and the verdict: no version with a verdict exists whose content
-- differs from what one person handed in and another approved.
--
-- Content is all that the verdict speaks of: what was said, by whom, when, in which numbers, and the
-- check itself with its evidence. Not in it: the place in the source, topics, worthiness, and the
-- desk's notes. Its fingerprint is made here and nowhere else, from the tables as they are now
-- (claims_content_now) and from a public record as it was published (claims_content); both must say
-- the same of the same claim. Lists are arrays in an order of their own, so that no key or null more
-- or less in a record makes a difference.
--
-- That nobody approves what they handed in is a constraint, `approval_four_eyes` in
-- `claims/models/approvals.py`. Nor does anybody approve it after somebody else has handed in the same
-- with a change of their own: whoever handed it in since it was last approved or sent back has had a
-- hand in it.
--
-- Whatever changes the content of an approved claim, a form, an import or plain SQL, takes it to
-- review in the same statement; what is published stays. Only an approval takes it back: at the end
-- of the transaction a claim that says it was approved must be what was approved last.

CREATE FUNCTION claims_fingerprint(content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT encode(sha256(convert_to(content::text, 'UTF8')), 'hex') $$;

ALTER TABLE claims_claimapproval ADD CONSTRAINT approval_fingerprint_of_content
    CHECK (fingerprint = claims_fingerprint(content));

-- Somebody in a public record: id, name, party and role as they were then.
CREATE FUNCTION claims_content_of_voice(voice jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN jsonb_typeof(voice) = 'object' THEN jsonb_build_array(
        voice->>'id', voice->>'name', coalesce(voice->>'party', ''), coalesce(voice->>'role', '')
    ) END
$$;

CREATE FUNCTION claims_content(claim jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_array(
        claim->>'statement',
        coalesce(claim->>'headline', ''),
        claim->>'quote',
        claim->>'kind',
        claims_content_of_voice(claim->'speaker'),
        (SELECT coalesce(jsonb_agg(claims_content_of_voice(voice) ORDER BY place), '[]')
         FROM jsonb_array_elements(claim->'cosigners') WITH ORDINALITY AS voices (voice, place)),
        claims_content_of_voice(claim->'cited_authority'),
        claims_content_of_voice(claim->'reported_by'),
        claim#>>'{date,edtf}',
        coalesce(claim#>>'{date,evidence}', ''),
        (SELECT coalesce(jsonb_agg(jsonb_build_array(
            item->>'text', item->>'value', item->>'value_max', item->>'unit', item->>'qualifier',
            coalesce(item->>'period', '')) ORDER BY place), '[]')
         FROM jsonb_array_elements(claim->'quantities') WITH ORDINALITY AS items (item, place)),
        claim#>>'{rating,scale_version}',
        claim#>>'{rating,id}',
        claim#>>'{assessment,summary}',
        claim#>>'{assessment,explanation}',
        (SELECT coalesce(jsonb_agg(jsonb_build_array(
            coalesce(item->>'url', ''), coalesce(item->>'protected_reason', ''),
            coalesce(item->>'archive_url', ''), item->>'title', coalesce(item->>'publisher', ''),
            coalesce(item->>'published_on', ''), item->>'stance', item->>'primary',
            item->>'summary') ORDER BY place), '[]')
         FROM jsonb_array_elements(CASE WHEN jsonb_typeof(claim#>'{assessment,evidence}') = 'array'
                                   THEN claim#>'{assessment,evidence}' ELSE '[]' END)
              WITH ORDINALITY AS items (item, place))
    )
$$;

-- Somebody in a claim now. The party is the role's, else the person's own.
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

-- Without a rating the check says in public only why the claim can't be checked. In PL/pgSQL, which keeps
-- its plans: a function in SQL is planned anew at each call, for each claim of an act of thousands.
CREATE FUNCTION claims_content_now(claim_row bigint) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
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

-- Those of these claims that say they were approved, but are not what the last approval was of. `+ 0`
-- keeps it from reading all approvals, the newest first, until it comes to one of the claim.
CREATE FUNCTION claims_unlike_approved(claim_rows bigint[]) RETURNS SETOF bigint
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

-- Whether this account handed in the claim since it was last approved or sent back, be it that others
-- handed it in after that. `open` in `claims/models/approvals.py` asks the same.
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

-- An approval is given once, to what was handed in last and is still there; or it is sent back. After
-- that it never changes. It goes away with its claim alone, which can't be once there is a version.
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
CREATE TRIGGER approval_never_truncated BEFORE TRUNCATE ON claims_claimapproval
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

-- A version with a verdict, or that says why there can be none, is what was approved; after a
-- withdrawal, what was approved anew: taking back is done by one person, putting back by two.
CREATE FUNCTION claims_check_version_approved() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER version_is_what_was_approved AFTER INSERT ON claims_claimversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_version_approved();
