-- Where the right to show a source's whole text is taken away, the public loses it at once, whoever
-- took it away and by what means: the text, and the longer surroundings of quotes, in older versions
-- too. The other way round a claim of the source is published anew. How much may stand around a
-- quote says `SHORT_CONTEXT_CHARACTERS` in `claims/publication/record.py`, which cuts in the same
-- way.

CREATE FUNCTION claims_short_before(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN length(words) <= 32 THEN words
                WHEN substr(words, length(words) - 32, 1) ~ '\s' THEN right(words, 32)
                ELSE regexp_replace(right(words, 32), '^\S+(?=\s)', '') END
$$;

CREATE FUNCTION claims_short_after(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN length(words) <= 32 THEN words
                WHEN substr(words, 33, 1) ~ '\s' THEN left(words, 32)
                ELSE regexp_replace(left(words, 32), '(\s)\S+$', '\1') END
$$;

-- As text, so that the keys stay in their documented order.
CREATE FUNCTION claims_short_context(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT replace(replace(body,
        '"prefix":' || (source->'prefix')::text,
        '"prefix":' || to_json(claims_short_before(source->>'prefix'))::text),
        '"suffix":' || (source->'suffix')::text,
        '"suffix":' || to_json(claims_short_after(source->>'suffix'))::text)
    FROM (SELECT body::json->'source') AS record (source)
$$;

CREATE FUNCTION claims_take_text_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_show_less(NEW.public_id);
    UPDATE claims_publicversion v SET body = claims_short_context(v.body)
    FROM claims_publicclaim c
    WHERE c.first_publication = v.claim_id AND c.document_id = NEW.public_id AND NOT c.withdrawn;
    UPDATE claims_publicclaim SET body = claims_short_context(body)
    WHERE document_id = NEW.public_id AND NOT withdrawn;
    RETURN NULL;
END $$;

CREATE TRIGGER document_text_taken_down AFTER UPDATE OF full_text_public ON corpus_document
    FOR EACH ROW WHEN (OLD.full_text_public AND NOT NEW.full_text_public)
    EXECUTE FUNCTION claims_take_text_down();
