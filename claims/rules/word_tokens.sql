-- The words of a text, as search knows them. The database cuts the text by the same expression as
-- Python does (`claims/words/cutting.py`, which a test holds this to); what a token is found by it
-- reads from the table that Python filled before (`claims/publication/word_tables.py`). One that
-- isn't there is found as it is written, so that nothing is lost.
--
-- From the tokens of what is public, or from the desk's: whoever reads for the public may see no
-- others.

CREATE FUNCTION claims_text_words(body text, weight text, public boolean) RETURNS tsvector
    LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $$
DECLARE
    words text;
    tokens text[] := ARRAY(SELECT left(piece[1], 100) FROM regexp_matches(
        body,
        '((?:[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f][0-9]{3})+(?![0-9])|[^\u0001-/:-@\[-`{-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u200a\u2010-\u2029\u202f-\u205f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3007-\u3020\u3030-\u303f\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff0-\uffff\U0001f000-\U0001faff]+)(?:(?:[-\u2010-\u2015\u2212/:''\u2019&]|(?<=[0-9])[.,](?=[0-9]))(?:[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f][0-9]{3})+(?![0-9])|[^\u0001-/:-@\[-`{-\u00a9\u00ab\u00ac\u00ae-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u200a\u2010-\u2029\u202f-\u205f\u207a-\u207e\u208a-\u208e\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3007-\u3020\u3030-\u303f\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff0-\uffff\U0001f000-\U0001faff]+))*|[%\u00a7])',
        'g'
    ) AS piece);
BEGIN
    IF public THEN
        SELECT string_agg(replace(replace(
                   coalesce(entry, quote_literal('=' || token) || ':#'),
                   '#', least(place, 16383) || weight), '@', least(place, 16383)::text), ' ')
        INTO words
        FROM unnest(tokens) WITH ORDINALITY AS cut (token, place)
        LEFT JOIN claims_publictoken USING (token);
    ELSE
        SELECT string_agg(replace(replace(
                   coalesce(entry, quote_literal('=' || token) || ':#'),
                   '#', least(place, 16383) || weight), '@', least(place, 16383)::text), ' ')
        INTO words
        FROM unnest(tokens) WITH ORDINALITY AS cut (token, place)
        LEFT JOIN claims_desktoken USING (token);
    END IF;
    RETURN coalesce(words, '')::tsvector;
END $$;
