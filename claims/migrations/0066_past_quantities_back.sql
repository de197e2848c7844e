DROP FUNCTION claims_few_of_then(
    tsquery, bigint, bigint, bigint, text, numeric, numeric, integer);

UPDATE claims_publicpast AS past SET numbers = found.numbers
FROM (
    SELECT past_id, jsonb_agg(
        jsonb_build_object('unit', unit, 'value', trim_scale(value), 'value_max', trim_scale(value_max))
        ORDER BY position) AS numbers
    FROM claims_publicpastquantity GROUP BY past_id
) AS found
WHERE past.publication = found.past_id;
