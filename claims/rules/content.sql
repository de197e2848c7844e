-- Content is all that the verdict speaks of: what was said, by whom, when, in which numbers, and the
-- check itself with its evidence. Not in it: the place in the source, topics, worthiness, and the
-- desk's notes. Its fingerprint is made here and nowhere else, from the tables as they are now
-- (claims_content_now) and from a public record as it was published (claims_content); both must say
-- the same of the same claim. Lists are arrays in an order of their own, so that no key or null more
-- or less in a record makes a difference.

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
CREATE FUNCTION claims_content_of_person(person claims_speaker, role claims_role) RETURNS jsonb
    LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(
        person.public_id, person.name, coalesce(nullif(role.party, ''), person.party),
        CASE WHEN role.organisation <> '' THEN role.title || ', ' || role.organisation
             ELSE coalesce(role.title, '') END)
$$;

-- Of any number of claims at once, which takes a third of the time that one by one takes. Without a
-- rating the check says in public only why the claim can't be checked. Every table is looked into by
-- its keys, by a plan that is made once: one that was made while the tables were small would read them
-- whole.
CREATE FUNCTION claims_contents_now(claim_rows bigint[])
    RETURNS TABLE (claim_id bigint, content jsonb)
    LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
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

CREATE FUNCTION claims_content_now(claim_row bigint) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT now.content FROM claims_contents_now(ARRAY[claim_row]) AS now);
END $$;
