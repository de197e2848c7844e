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

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_partyevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_partyevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
