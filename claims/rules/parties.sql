-- A speaker's party, and a role's, is one of those that there are (`claims/models/parties.py`):
-- whatever is typed, imported or loaded. None is an empty text there, which no reference knows.

ALTER TABLE claims_speaker
    ADD COLUMN party_given character varying(8) COLLATE "C"
        GENERATED ALWAYS AS (NULLIF(party, '')) STORED
        CONSTRAINT speaker_party_known REFERENCES claims_party (code)
            DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE claims_role
    ADD COLUMN party_given character varying(8) COLLATE "C"
        GENERATED ALWAYS AS (NULLIF(party, '')) STORED
        CONSTRAINT role_party_known REFERENCES claims_party (code)
            DEFERRABLE INITIALLY DEFERRED;

-- What a party was called it is asked for by afterwards: a name that is changed is kept among the
-- others, whoever changes it. A code is no name to keep: it is known anyway.

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
