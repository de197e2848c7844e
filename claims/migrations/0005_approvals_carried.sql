-- Versions of before: approved by whoever had approved their check when they were published, which
-- the history of the check tells.
INSERT INTO claims_claimapproval
    (claim_id, content, fingerprint, submitted_at, submitted_by_id, approved_at, approved_by_id, carried,
     sent_back_reason)
SELECT claim_id, content, fingerprint, submitted_at, submitted_by_id, approved_at, approved_by_id, true,
       ''
FROM (
    SELECT DISTINCT ON (v.claim_id, said.fingerprint)
           v.claim_id, said.content, said.fingerprint, v.publication,
           e.submitted_at, e.submitted_by_id, e.approved_at, e.approved_by_id
    FROM claims_claimversion v
    JOIN claims_claim c ON c.id = v.claim_id
    CROSS JOIN LATERAL (
        SELECT content, claims_fingerprint(content) AS fingerprint
        FROM claims_content(v.record->'claim') AS content) AS said
    JOIN LATERAL (
        SELECT submitted_at, submitted_by_id, approved_at, approved_by_id
        FROM claims_assessmentevent
        WHERE pgh_obj_id = c.assessment_id AND approved_at IS NOT NULL
        ORDER BY (approved_at <= v.published_at) DESC, pgh_id DESC LIMIT 1
    ) AS e ON true
    WHERE v.status IN ('checked', 'not_checkable') AND v.kind <> 'withdrawal'
    ORDER BY v.claim_id, said.fingerprint, v.publication
) AS versions
ORDER BY publication;

-- Claims as they are now, where they are as they were published, or were approved after that.
INSERT INTO claims_claimapproval
    (claim_id, content, fingerprint, submitted_at, submitted_by_id, approved_at, approved_by_id, carried,
     sent_back_reason)
SELECT c.id, claims_content_now(c.id), claims_fingerprint(claims_content_now(c.id)),
       a.submitted_at, a.submitted_by_id, a.approved_at, a.approved_by_id, true, ''
FROM claims_claim c
JOIN claims_assessment a ON a.id = c.assessment_id
LEFT JOIN LATERAL (
    SELECT record, kind, published_at FROM claims_claimversion v
    WHERE v.claim_id = c.id AND v.kind <> 'withdrawal' ORDER BY number DESC LIMIT 1
) AS v ON true
WHERE c.status IN ('checked', 'not_checkable')
  AND (v.record IS NULL OR a.approved_at > v.published_at
       OR claims_content(v.record->'claim') = claims_content_now(c.id))
ORDER BY c.id;

-- The others were changed after they had been approved: somebody else than whoever did that has to
-- look at them. What is published stays.
INSERT INTO claims_claimapproval (claim_id, content, fingerprint, submitted_at, submitted_by_id, carried, sent_back_reason)
SELECT c.id, claims_content_now(c.id), claims_fingerprint(claims_content_now(c.id)), now(),
       coalesce(changed.by, a.submitted_by_id), true, ''
FROM claims_claim c
JOIN claims_assessment a ON a.id = c.assessment_id
LEFT JOIN LATERAL (
    SELECT u.id AS by
    FROM claims_claimevent e
    JOIN pghistory_context x ON x.id = e.pgh_context_id
    JOIN auth_user u ON u.id::text = x.metadata->>'user'
    WHERE e.pgh_obj_id = c.id ORDER BY e.pgh_id DESC LIMIT 1
) AS changed ON true
WHERE c.status IN ('checked', 'not_checkable') AND EXISTS (SELECT claims_unlike_approved(ARRAY[c.id]))
ORDER BY c.id;

UPDATE claims_claim SET status = 'in_review'
WHERE status IN ('checked', 'not_checkable') AND EXISTS (SELECT claims_unlike_approved(ARRAY[id]));
