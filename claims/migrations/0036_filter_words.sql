-- Filters as words beside those of the text, and searches that are narrowed by them.

DROP FUNCTION claims_newest_matches(tsquery, bigint, integer);

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
        level := CASE WHEN width <= 16384 THEN 0 WHEN width <= 262144 THEN 1 ELSE 2 END;
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
                width * 16,
                greatest(2048, (wanted - found_all) * (newest - upto) * 5 / 4 / found_all)
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

CREATE FUNCTION claims_slug(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN translate(lower(name), 'åäöéüÅÄÖÉÜ ', 'aaoeuaaoeu-');

-- Whether any is the name of a topic of public claims, or of a verdict on a scale that the public may
-- look up. Most words are neither, and then need not be looked for as names.

CREATE FUNCTION claims_are_names(slugs text[]) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT FROM claims_publicfacet WHERE name = 'topic' AND value = ANY (slugs))
        OR EXISTS (
            SELECT FROM claims_publicscale, jsonb_array_elements(body::jsonb -> 'ratings') AS rating
            WHERE claims_slug(rating ->> 'label') = ANY (slugs)
               OR replace(rating ->> 'id', '_', '-') = ANY (slugs)
        );

CREATE FUNCTION claims_filter_words(
    kind text, status text, rating text, rating_label text, speaker text, party text,
    document text, topics text[], units text[], earliest date, latest date
) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    first integer := extract(year FROM earliest);
    last integer := extract(year FROM latest);
    words text[] := ARRAY[
        '~k:' || kind, '~s:' || status, '~r:' || nullif(rating, ''),
        '~v:' || replace(nullif(rating, ''), '_', '-'),
        '~v:' || claims_slug(nullif(rating_label, '')),
        '~w:' || speaker, '~p:' || nullif(party, ''), '~d:' || document, '~y:' || first
    ];
    name text;
    years integer;
BEGIN
    FOREACH name IN ARRAY topics LOOP
        words := words || ('~t:' || name);
    END LOOP;
    FOREACH name IN ARRAY units LOOP
        words := words || ('~u:' || name);
    END LOOP;
    IF first <> last THEN
        WHILE first <= last LOOP
            years := CASE
                WHEN first % 1000 = 0 AND first + 999 <= last THEN 1000
                WHEN first % 100 = 0 AND first + 99 <= last THEN 100
                WHEN first % 10 = 0 AND first + 9 <= last THEN 10
                ELSE 1
            END;
            words := words || ('~y' || years || ':' || first);
            first := first + years;
        END LOOP;
    END IF;
    RETURN array_to_tsvector(array_remove(words, NULL));
END $$;
