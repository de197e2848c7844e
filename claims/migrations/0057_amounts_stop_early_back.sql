CREATE OR REPLACE FUNCTION claims_few_with_amount(
    asked_unit text, at_least numeric, at_most numeric, most integer
) RETURNS bigint[] LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET enable_seqscan = off
    SET plan_cache_mode = force_generic_plan
    SET jit = off
AS $$
DECLARE
    found bigint[];
BEGIN
    found := ARRAY(
        (SELECT q.claim_id FROM claims_publicquantity q
         WHERE q.unit = asked_unit AND q.value >= coalesce(at_least, '-Infinity')
           AND q.value <= coalesce(at_most, 'Infinity') LIMIT most + 1)
        UNION ALL
        (SELECT q.claim_id FROM claims_publicquantity q
         WHERE q.unit = asked_unit AND q.value_max > q.value AND q.value_max >= at_least
           AND q.value < at_least AND q.value <= coalesce(at_most, 'Infinity') LIMIT most + 1)
    );
    RETURN CASE WHEN cardinality(found) <= most THEN found END;
END $$;
