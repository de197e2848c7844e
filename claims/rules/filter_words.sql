-- What a claim is narrowed by, as words beside those of its text (`claims/words/filter_words.py`
-- has those that are asked for): one index answers words and filters together.
--
-- Its name, what it is called where that is a topic or a verdict, the year in which its date begins,
-- and, of a date that may lie in several years, the largest spans of years that lie within them: so
-- a date of centuries takes a few words too.

CREATE FUNCTION claims_filter_words(
    kind text, status text, rating text, rating_label text, speaker text, party text,
    document text, document_file text, topics text[], units text[], earliest date, latest date
) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    words text[] := ARRAY[
        '~kind:' || kind, '~status:' || status, '~rating:' || nullif(rating, ''),
        '~called:' || replace(nullif(rating, ''), '_', '-'),
        '~called:' || translate(
            lower(nullif(rating_label, '')), 'åäöéüÅÄÖÉÜ ', 'aaoeuaaoeu-'),
        '~speaker:' || speaker, '~party:' || nullif(party, ''), '~document:' || document,
        '~document:' || nullif(document_file, '')
    ];
    name text;
    first integer := extract(year FROM earliest);
    last integer := extract(year FROM latest);
    years integer;
BEGIN
    words := words || ('~said:' || first);
    FOREACH name IN ARRAY topics LOOP
        words := words || ARRAY['~topic:' || name, '~called:' || name];
    END LOOP;
    FOREACH name IN ARRAY units LOOP
        words := words || ('~unit:' || name);
    END LOOP;
    WHILE first <= last AND (years IS NOT NULL OR first <> last) LOOP
        years := CASE
            WHEN first % 1000 = 0 AND first + 999 <= last THEN 1000
            WHEN first % 100 = 0 AND first + 99 <= last THEN 100
            WHEN first % 10 = 0 AND first + 9 <= last THEN 10
            ELSE 1
        END;
        words := words || (
            CASE years WHEN 1 THEN '~year:' WHEN 10 THEN '~decade:' WHEN 100 THEN '~century:'
            ELSE '~millennium:' END || first);
        first := first + years;
    END LOOP;
    RETURN array_to_tsvector(array_remove(words, NULL));
END $$;
