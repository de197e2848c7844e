INSERT INTO claims_publicpastquantity
    (past_id, first_publication, position, unit, value, value_max)
SELECT publication, first_publication, place::smallint, q ->> 'unit',
       (q ->> 'value')::numeric(24, 6), (q ->> 'value_max')::numeric(24, 6)
FROM claims_publicpast, jsonb_array_elements(numbers) WITH ORDINALITY AS each (q, place);

-- Of versions that another took the place of since, those of then that match words and filters'
-- words, or have a number in these bounds, of claims from the `lowest` number to the highest; NULL
-- where they are many, and better walked to. They may match too much, never too little.
--
-- Where there are bounds, by these alone: the rest is looked at in the rows.

CREATE FUNCTION claims_few_of_then(
    query tsquery, as_of bigint, lowest bigint, highest bigint,
    asked_unit text, at_least numeric, at_most numeric, most integer
) RETURNS bigint[] LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET enable_seqscan = off
    SET enable_indexscan = off
    SET plan_cache_mode = force_generic_plan
    SET jit = off
AS $$
DECLARE
    versions bigint[];
    claims bigint[];
BEGIN
    IF asked_unit IS NOT NULL AND num_nonnulls(at_least, at_most) > 0 THEN
        SELECT array_agg(past_id), array_agg(first_publication) INTO versions, claims
        FROM (
            (SELECT q.past_id, q.first_publication FROM claims_publicpastquantity q
             WHERE q.unit = asked_unit AND q.value >= coalesce(at_least, '-Infinity')
               AND q.value <= coalesce(at_most, 'Infinity') LIMIT most + 1)
            UNION ALL
            (SELECT q.past_id, q.first_publication FROM claims_publicpastquantity q
             WHERE q.unit = asked_unit AND q.value_max > q.value AND q.value_max >= at_least
               AND q.value < at_least AND q.value <= coalesce(at_most, 'Infinity')
             LIMIT most + 1)
            LIMIT most + 1
        ) AS found;
    ELSIF lowest = 0 AND querytree(query) NOT IN ('', 'T') THEN
        SELECT array_agg(publication), array_agg(first_publication) INTO versions, claims
        FROM (
            SELECT p.publication, p.first_publication FROM claims_publicpast p
            WHERE p.words @@ query AND p.publication <= as_of AND p.until > as_of
            LIMIT most + 1
        ) AS found;
    ELSE
        RETURN NULL;
    END IF;
    RETURN CASE WHEN coalesce(cardinality(versions), 0) <= most THEN ARRAY(
        SELECT DISTINCT version FROM unnest(versions, claims) AS each (version, claim)
        WHERE version <= as_of AND claim BETWEEN lowest AND highest
    ) END;
END $$;
