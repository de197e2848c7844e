-- See `claims/rules/content.sql` and `claims/rules/approvals.sql`.

CREATE FUNCTION claims_content_of_person(person claims_speaker, role claims_role) RETURNS jsonb
    LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(
        person.public_id, person.name, coalesce(nullif(role.party, ''), person.party),
        CASE WHEN role.organisation <> '' THEN role.title || ', ' || role.organisation
             ELSE coalesce(role.title, '') END)
$$;

CREATE FUNCTION claims_contents_now(claim_rows bigint[])
    RETURNS TABLE (claim_id bigint, content jsonb)
    LANGUAGE plpgsql STABLE SET enable_seqscan = off SET jit = off AS $$
BEGIN
    RETURN QUERY
        SELECT c.id, jsonb_build_array(
            c.statement, c.headline, c.quote, c.kind,
            claims_content_of_person(speaker, role),
            voices.cosigners, voices.cited_authority, voices.reported_by,
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
        LEFT JOIN claims_speaker speaker ON speaker.id = c.speaker_id
        LEFT JOIN claims_role role ON role.id = c.role_id
        LEFT JOIN claims_assessment a ON a.id = c.assessment_id
        LEFT JOIN claims_rating r ON r.id = a.rating_id
        LEFT JOIN claims_ratingscale s ON s.id = r.scale_id
        CROSS JOIN LATERAL (
            SELECT coalesce(jsonb_agg(said.voice ORDER BY said.position, said.id)
                            FILTER (WHERE said.capacity = 'cosigner'), '[]') AS cosigners,
                   jsonb_agg(said.voice) FILTER (WHERE said.capacity = 'cited_authority') -> 0
                       AS cited_authority,
                   jsonb_agg(said.voice) FILTER (WHERE said.capacity = 'reported_by') -> 0
                       AS reported_by
            FROM (
                SELECT v.id, v.position, v.capacity,
                       claims_content_of_person(other, of_other) AS voice
                FROM claims_voice v
                JOIN claims_speaker other ON other.id = v.speaker_id
                LEFT JOIN claims_role of_other ON of_other.id = v.role_id
                WHERE v.claim_id = c.id
            ) AS said
        ) AS voices
        WHERE c.id = ANY (claim_rows);
END $$;

CREATE OR REPLACE FUNCTION claims_content_now(claim_row bigint) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT now.content FROM claims_contents_now(ARRAY[claim_row]) AS now);
END $$;

DROP FUNCTION claims_content_of_voice_now(bigint, bigint);

CREATE OR REPLACE FUNCTION claims_unlike_approved(claim_rows bigint[]) RETURNS SETOF bigint
    LANGUAGE plpgsql STABLE SET enable_seqscan = off SET jit = off AS $$
BEGIN
    -- Those that say they were approved, but are not what the last approval was of. `+ 0` keeps it from
    -- reading all approvals, the newest first, until it comes to one of the claim.
    RETURN QUERY
        SELECT now.claim_id
        FROM claims_contents_now(ARRAY(
            SELECT c.id FROM claims_claim c
            WHERE c.id = ANY (claim_rows) AND c.status IN ('checked', 'not_checkable')
        )) AS now
        WHERE (
            SELECT approval.approved_at IS NOT NULL
                   AND approval.fingerprint = claims_fingerprint(now.content)
            FROM claims_claimapproval approval
            WHERE approval.claim_id = now.claim_id ORDER BY approval.id + 0 DESC LIMIT 1
        ) IS NOT TRUE;
END $$;

DROP TRIGGER approval_of_what_was_submitted ON claims_claimapproval;
DROP FUNCTION claims_keep_approval();
DROP FUNCTION claims_had_a_hand_in(bigint, integer);

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

CREATE OR REPLACE FUNCTION claims_check_version_approved() RETURNS trigger LANGUAGE plpgsql AS $$
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
