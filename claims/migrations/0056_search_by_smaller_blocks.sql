CREATE OR REPLACE FUNCTION claims_newest_matches(
    query tsquery, newest bigint, wanted integer, ranked tsquery DEFAULT NULL,
    after date DEFAULT NULL, before date DEFAULT NULL, since timestamptz DEFAULT NULL,
    asked_unit text DEFAULT NULL, at_least numeric DEFAULT NULL, at_most numeric DEFAULT NULL
) RETURNS TABLE (claim_id bigint, rank real)
    LANGUAGE plpgsql STABLE ROWS 1000
    -- The index on words is the way here, whatever the planner expects of an unknown query; `+ 0`
    -- keeps it from looking for all claims below a number in the other index besides.
    SET enable_seqscan = off
    SET enable_indexscan = off
    SET jit = off
    SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    upto bigint := newest;
    width bigint := 2048;  -- how many claims to look among
    level integer;
    shift integer;  -- bits by which a claim's number is that of its block
    lowest bigint;  -- block
    found_now integer;
    found_all integer := 0;
    counted tsquery := coalesce(ranked, query);
    few bigint[];
    within boolean := num_nonnulls(after, before, since, at_least, at_most) > 0;
BEGIN
    IF newest IS NULL OR numnode(query) = 0 THEN
        RETURN;
    END IF;
    IF asked_unit IS NOT NULL AND num_nonnulls(at_least, at_most) > 0 THEN
        few := claims_few_with_amount(asked_unit, at_least, at_most, 2000);
        IF few IS NOT NULL THEN
            RETURN QUERY
                SELECT s.claim_id, ts_rank(s.words, counted) FROM claims_publicsearch s
                WHERE s.claim_id = ANY (few) AND s.claim_id <= newest AND s.words @@ query
                  AND claims_is_within(
                      s.claim_id, s.said_first, s.said_last, s.published_at,
                      after, before, since, NULL, NULL, NULL)
                ORDER BY s.claim_id DESC LIMIT wanted;
            RETURN;
        END IF;
    END IF;
    IF querytree(query) IN ('', 'T') THEN  -- nothing but words that must not be there
        PERFORM set_config('enable_indexscan', 'on', true);
        RETURN QUERY EXECUTE
            'SELECT s.claim_id, ts_rank(s.words, $4) FROM claims_publicsearch s'
            ' WHERE s.words @@ $1 AND s.claim_id <= $2'
            ' AND (NOT $5 OR claims_is_within(s.claim_id, s.said_first, s.said_last,'
            ' s.published_at, $6, $7, $8, $9, $10, $11))'
            ' ORDER BY s.claim_id DESC LIMIT $3'
            USING query, newest, wanted, counted, within,
                  after, before, since, asked_unit, at_least, at_most;
        RETURN;
    END IF;
    WHILE upto >= 0 AND found_all < wanted LOOP
        level := CASE WHEN width <= 65536 THEN 0 WHEN width <= 1048576 THEN 1 ELSE 2 END;
        shift := 10 + 4 * level;
        EXIT WHEN width >= upto OR width > 4194304;
        lowest := (upto - width) >> shift;
        RETURN QUERY
            SELECT s.claim_id, ts_rank(s.words, counted) FROM claims_publicsearch s
            WHERE s.words @@ query AND s.claim_id + 0 <= upto
              AND ARRAY[(s.claim_id >> 10)::integer * 4, (s.claim_id >> 14)::integer * 4 + 1,
                        (s.claim_id >> 18)::integer * 4 + 2]
                  && ARRAY(
                      SELECT block::integer * 4 + level
                      FROM generate_series(lowest, upto >> shift) AS block
                  )
              AND (NOT within OR claims_is_within(
                  s.claim_id, s.said_first, s.said_last, s.published_at,
                  after, before, since, asked_unit, at_least, at_most))
            ORDER BY s.claim_id DESC LIMIT wanted - found_all;
        GET DIAGNOSTICS found_now = ROW_COUNT;
        found_all := found_all + found_now;
        upto := (lowest << shift) - 1;
        width := CASE
            WHEN found_all = 0 THEN width * 8
            ELSE least(
                width * 8,
                greatest(2048, (wanted - found_all) * (newest - upto) * 9 / 8 / found_all)
            )
        END;
    END LOOP;
    IF upto >= 0 AND found_all < wanted THEN
        RETURN QUERY
            SELECT s.claim_id, ts_rank(s.words, counted) FROM claims_publicsearch s
            WHERE s.words @@ query AND s.claim_id + 0 <= upto
              AND (NOT within OR claims_is_within(
                  s.claim_id, s.said_first, s.said_last, s.published_at,
                  after, before, since, asked_unit, at_least, at_most))
            ORDER BY s.claim_id DESC LIMIT wanted - found_all;
    END IF;
END $$;
