-- A claim's role is its speaker's own, and its section its revision's own; a voice's role is its
-- speaker's.
--
-- A claim with a role refers to the role and its speaker together, and the role to the speaker:
-- that there is such a speaker, and that nobody deletes them, is said already. A reference of its
-- own is left for claims without a role, so that a claim's speaker is looked up once, not twice.

ALTER TABLE claims_claim
    ADD CONSTRAINT claim_role_is_the_speakers FOREIGN KEY (role_id, speaker_id)
        REFERENCES claims_role (id, speaker_id) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT claim_section_is_the_revisions FOREIGN KEY (section_id, revision_id)
        REFERENCES corpus_section (id, revision_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE claims_voice
    ADD CONSTRAINT voice_role_is_the_speakers FOREIGN KEY (role_id, speaker_id)
        REFERENCES claims_role (id, speaker_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE claims_claim
    ADD COLUMN speaker_without_role bigint
        GENERATED ALWAYS AS (CASE WHEN role_id IS NULL THEN speaker_id END) STORED
        CONSTRAINT claim_speaker_exists REFERENCES claims_speaker (id)
            DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX claim_speaker_without_role ON claims_claim (speaker_without_role)
    WHERE speaker_without_role IS NOT NULL;
