-- Searches know words alone, again.

DROP FUNCTION claims_newest_with_amount(text, numeric, numeric, bigint, integer);
DROP FUNCTION claims_newest_matches(
    tsquery, bigint, integer, tsquery, date, date, timestamptz, text, numeric, numeric);
DROP FUNCTION claims_is_within(
    bigint, date, date, timestamptz, date, date, timestamptz, text, numeric, numeric);
DROP FUNCTION claims_few_with_amount(text, numeric, numeric, integer);
DROP FUNCTION claims_filter_words(
    text, text, text, text, text, text, text, text[], text[], date, date);
DROP FUNCTION claims_are_names(text[]);
DROP FUNCTION claims_slug(text);

CREATE FUNCTION claims_newest_matches(query tsquery, newest bigint, wanted integer)
    RETURNS TABLE (claim_id bigint, rank real)
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
BEGIN
    IF newest IS NULL OR numnode(query) = 0 THEN
        RETURN;
    END IF;
    IF querytree(query) IN ('', 'T') THEN  -- nothing but words that must not be there
        PERFORM set_config('enable_indexscan', 'on', true);
        RETURN QUERY EXECUTE
            'SELECT s.claim_id, ts_rank(s.words, $1) FROM claims_publicsearch s'
            ' WHERE s.words @@ $1 AND s.claim_id <= $2 ORDER BY s.claim_id DESC LIMIT $3'
            USING query, newest, wanted;
        RETURN;
    END IF;
    WHILE upto >= 0 AND found_all < wanted LOOP
        level := CASE WHEN width <= 16384 THEN 0 WHEN width <= 262144 THEN 1 ELSE 2 END;
        shift := 10 + 4 * level;
        EXIT WHEN width >= upto OR width > 4194304;
        lowest := (upto - width) >> shift;
        RETURN QUERY
            SELECT s.claim_id, ts_rank(s.words, query) FROM claims_publicsearch s
            WHERE s.words @@ query AND s.claim_id + 0 <= upto
              AND ARRAY[(s.claim_id >> 10)::integer * 4, (s.claim_id >> 14)::integer * 4 + 1,
                        (s.claim_id >> 18)::integer * 4 + 2]
                  && ARRAY(
                      SELECT block::integer * 4 + level
                      FROM generate_series(lowest, upto >> shift) AS block
                  )
            ORDER BY s.claim_id DESC LIMIT wanted - found_all;
        GET DIAGNOSTICS found_now = ROW_COUNT;
        found_all := found_all + found_now;
        upto := (lowest << shift) - 1;
        width := CASE
            WHEN found_all = 0 THEN width * 8
            ELSE least(
                width * 16,
                greatest(2048, (wanted - found_all) * (newest - upto) * 5 / 4 / found_all)
            )
        END;
    END LOOP;
    IF upto >= 0 AND found_all < wanted THEN
        RETURN QUERY
            SELECT s.claim_id, ts_rank(s.words, query) FROM claims_publicsearch s
            WHERE s.words @@ query AND s.claim_id + 0 <= upto
            ORDER BY s.claim_id DESC LIMIT wanted - found_all;
    END IF;
END $$;
