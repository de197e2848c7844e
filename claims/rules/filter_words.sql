-- What a claim is narrowed by, as words beside those of its text (`claims/words/filter_words.py`
-- has those that are asked for, and what the letters mean): one index answers words and filters.
--
-- A verdict stands there by its id and by what it is called, in Swedish and, as its id says it, in
-- English. Of a date that may lie in several years, the year of its first day, and the largest spans
-- of years that lie within them: so a date of centuries takes a few words too.

CREATE FUNCTION claims_slug(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN translate(lower(name), 'åäöéüÅÄÖÉÜ ', 'aaoeuaaoeu-');

-- Queries in which each name that was asked for (`~n:socialdemokraterna`) has the words of what is
-- called so in its place: of a topic and a party by what public references call them now, also
-- before (`called`), of a verdict on a scale that the public may look up. A name that nothing has
-- goes: most words are none, and to look for more takes longer. Of several queries each is looked up
-- once; one stands for itself.

CREATE FUNCTION claims_as_meant(asked tsquery[]) RETURNS tsquery[]
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    -- By the index on names, however few they were when the plan was made; the rest of it then looks
    -- so dear that it would be compiled, for a thousand times as long. No notice of names that go.
    SET enable_seqscan = off
    SET jit = off
    SET plan_cache_mode = force_generic_plan
    SET client_min_messages = warning
AS $$
DECLARE
    names text[] := ARRAY(
        SELECT DISTINCT asks[1]
        FROM unnest(asked) AS each, regexp_matches(each::text, '''~n:([^'']+)''', 'g') AS asks
    );
    name text;
    meant jsonb;
BEGIN
    IF names = '{}' THEN
        RETURN asked;
    END IF;
    SELECT jsonb_object_agg(known.name, known.words) INTO meant
    FROM (
        SELECT each.name, string_agg(DISTINCT quote_literal(each.word), ' | ') AS words
        FROM (
            SELECT unnest(called), CASE kind WHEN 'topic' THEN '~t:' ELSE '~p:' END || id
            FROM claims_publicreference
            WHERE called && names AND kind IN ('topic', 'party')
            UNION ALL
            SELECT slug, '~v:' || slug
            FROM claims_publicscale, jsonb_array_elements(body::jsonb -> 'ratings') AS rating,
                 LATERAL (VALUES (claims_slug(rating ->> 'label')),
                                 (replace(rating ->> 'id', '_', '-'))) AS its (slug)
        ) AS each (name, word)
        WHERE each.name = ANY (names)
        GROUP BY each.name
    ) AS known;
    FOREACH name IN ARRAY names LOOP
        asked := ARRAY(
            SELECT ts_rewrite(
                each, quote_literal('~n:' || name)::tsquery, coalesce(meant ->> name, '')::tsquery)
            FROM unnest(asked) WITH ORDINALITY AS its (each, place) ORDER BY place
        );
    END LOOP;
    RETURN asked;
END $$;

CREATE FUNCTION claims_as_meant(asked tsquery) RETURNS tsquery
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (claims_as_meant(ARRAY[asked]))[1];

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
