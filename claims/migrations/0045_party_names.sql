-- A party has other names besides its own, by which it is looked for; public references have what
-- queries ask for them by, and searches look names up there.

ALTER TABLE claims_party
    DROP CONSTRAINT party_texts_typed,
    ADD CONSTRAINT party_texts_typed CHECK (
        name IS NFC NORMALIZED AND other_names IS NFC NORMALIZED
        AND strpos(name || other_names, chr(13)) = 0);

-- What the software knew parties by until now, and what the list called them before.

UPDATE claims_party AS party
SET other_names = (
    SELECT string_agg(name, chr(10) ORDER BY place)
    FROM (
        SELECT name, min(place) AS place
        FROM (
            SELECT name, place FROM unnest(known.names) WITH ORDINALITY AS of_software (name, place)
            UNION ALL
            SELECT name, 100 + pgh_id FROM claims_partyevent WHERE pgh_obj_id = party.code
        ) AS called
        WHERE name NOT IN (party.name, party.code)
        GROUP BY name
    ) AS others
)
FROM (
    SELECT code, names
    FROM claims_party LEFT JOIN (VALUES
        ('C', ARRAY['Centerpartiet', 'Centern', 'Centre Party']),
        ('KD', ARRAY['Kristdemokraterna', 'Christian Democrats']),
        ('L', ARRAY['Liberalerna', 'Liberals', 'The Liberals']),
        ('FP', ARRAY['Folkpartiet', 'Folkpartiet liberalerna', 'Liberal People''s Party']),
        ('M', ARRAY['Moderaterna', 'Moderata samlingspartiet', 'Moderate Party', 'Moderates']),
        ('MP', ARRAY['Miljöpartiet', 'Miljöpartiet de gröna', 'Green Party', 'Greens']),
        ('NYD', ARRAY['Ny demokrati', 'New Democracy']),
        ('S', ARRAY['Socialdemokraterna', 'Sveriges socialdemokratiska arbetareparti',
                    'Social Democrats']),
        ('SD', ARRAY['Sverigedemokraterna', 'Sweden Democrats']),
        ('V', ARRAY['Vänsterpartiet', 'Vänstern', 'Left Party'])
    ) AS of_software (code, names) USING (code)
) AS known
WHERE known.code = party.code AND EXISTS (
    SELECT FROM (
        SELECT unnest(known.names)
        UNION ALL
        SELECT event.name FROM claims_partyevent AS event WHERE event.pgh_obj_id = party.code
    ) AS called (name)
    WHERE called.name NOT IN (party.name, party.code)
);

CREATE FUNCTION claims_keep_party_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.other_names := coalesce((
        SELECT string_agg(name, chr(10) ORDER BY place)
        FROM (
            SELECT name, min(place) AS place
            FROM unnest(OLD.name || string_to_array(NEW.other_names, chr(10)))
                WITH ORDINALITY AS names (name, place)
            WHERE name NOT IN ('', NEW.name, NEW.code)
            GROUP BY name
        ) AS kept
    ), '');
    RETURN NEW;
END $$;

CREATE TRIGGER party_name_kept BEFORE UPDATE OF name ON claims_party
    FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)
    EXECUTE FUNCTION claims_keep_party_name();

DROP FUNCTION claims_are_names(text[]);

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

ALTER FUNCTION claims_few_with_amount(text, numeric, numeric, integer) SET jit = off;
