-- What a claim is narrowed by, as words beside those of its text (`claims/words/filter_words.py`
-- has those that are asked for, and what the letters mean): one index answers words and filters.
--
-- A verdict stands there by its id and by what it is called, in Swedish and, as its id says it, in
-- English. Of a date that may lie in several years, the year of its first day, and the largest spans
-- of years that lie within them: so a date of centuries takes a few words too.

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
