-- The newest matches of any search, rare or common, at about the same price.
--
-- PostgreSQL has two ways to the newest thousand matches: to walk from the newest claim backwards
-- and look at each one's words, or to take all matches out of the index and sort them. Each is slow
-- for some words, and for two words together PostgreSQL can't tell which is: it takes their matches
-- to be independent, and walks through all claims for two common words that never meet.
--
-- So the index knows in which blocks of claims a word is (`ClaimBlocks` in
-- `claims/models/public.py`, which says the same as the arrays here), and a search looks into the
-- newest blocks first: into as many more as those before make it expect to need. To read a claim's
-- words costs more than to look for one more block, so the blocks are small up to 64 of them, and no
-- look is more than eight times as wide as the one before: what is alike stands together, and a few
-- claims tell little of the others.
--
-- Filters are words too (`filter_words.sql`), so they and what is searched for are one query; but
-- only what `ranked` has counts for the rank. What no word says exactly, days and amounts, is looked
-- at in the rows that the words find.

CREATE FUNCTION claims_newest_matches(
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

-- The claims with a number in these bounds, in any order, where they are few; NULL where they are
-- more. Numbers reach their `value_max`, which is more than their value in ranges alone.

CREATE FUNCTION claims_few_with_amount(
    asked_unit text, at_least numeric, at_most numeric, most integer
) RETURNS bigint[] LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET enable_seqscan = off
    SET plan_cache_mode = force_generic_plan
    SET jit = off
AS $$
DECLARE
    found bigint[];
BEGIN
    -- The second is only looked into where the first has not found too many.
    found := ARRAY(
        (SELECT q.claim_id FROM claims_publicquantity q
         WHERE q.unit = asked_unit AND q.value >= coalesce(at_least, '-Infinity')
           AND q.value <= coalesce(at_most, 'Infinity') LIMIT most + 1)
        UNION ALL
        (SELECT q.claim_id FROM claims_publicquantity q
         WHERE q.unit = asked_unit AND q.value_max > q.value AND q.value_max >= at_least
           AND q.value < at_least AND q.value <= coalesce(at_most, 'Infinity') LIMIT most + 1)
        LIMIT most + 1
    );
    RETURN CASE WHEN cardinality(found) <= most THEN found END;
END $$;

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

-- Whether a claim that the words find is within what no word says exactly.

CREATE FUNCTION claims_is_within(
    claim bigint, said_first date, said_last date, published_at timestamptz,
    after date, before date, since timestamptz,
    asked_unit text, at_least numeric, at_most numeric
) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    IF said_last < after OR said_first > before OR published_at < since THEN
        RETURN false;
    END IF;
    IF at_least IS NULL AND at_most IS NULL THEN
        RETURN true;
    END IF;
    RETURN EXISTS (
        SELECT FROM claims_publicquantity q
        WHERE q.claim_id = claim AND (asked_unit IS NULL OR q.unit = asked_unit)
          AND (at_least IS NULL OR q.value_max >= at_least)
          AND (at_most IS NULL OR q.value <= at_most)
    );
END $$;

-- The newest claims with a number in these bounds: where they are few, all of these; else along the
-- index of the unit's numbers, from the newest claim.

CREATE FUNCTION claims_newest_with_amount(
    asked_unit text, at_least numeric, at_most numeric, newest bigint, wanted integer
) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 50
    SET enable_seqscan = off
    SET enable_bitmapscan = off
    SET enable_sort = off
    SET jit = off
    SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    few bigint[] := claims_few_with_amount(asked_unit, at_least, at_most, 2000);
BEGIN
    IF few IS NOT NULL THEN
        RETURN QUERY
            SELECT DISTINCT claim FROM unnest(few) AS claim WHERE claim <= newest
            ORDER BY claim DESC LIMIT wanted;
        RETURN;
    END IF;
    RETURN QUERY
        SELECT DISTINCT q.claim_id FROM claims_publicquantity q
        WHERE q.unit = asked_unit AND q.claim_id <= newest
          AND (at_least IS NULL OR q.value_max >= at_least)
          AND (at_most IS NULL OR q.value <= at_most)
        ORDER BY q.claim_id DESC LIMIT wanted;
END $$;
