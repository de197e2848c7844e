-- The key of a row whose history is kept never changes: the history joins what a row was to what it
-- is by its key, so that a change under another key would leave no event.
--
-- A trigger of each row, but only where a statement names the key among what it sets: nothing that
-- the desk does, however many rows it touches, pays for it.

CREATE FUNCTION claims_keep_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: the key of a row of % never changes', TG_NAME, TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_assessment
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_assignment
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_claim
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_claim_topics
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_claimantcontact
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_claimapproval
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_claimcomment
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_claimrelation
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_correctionrequest
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_evidence
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_externalcheck
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_externalcheckmatch
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_leftbehind
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF code ON claims_party
    FOR EACH ROW WHEN (OLD.code IS DISTINCT FROM NEW.code) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_quantity
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_rating
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_ratingscale
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_role
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_sitetext
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_speaker
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_speakermerge
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_subscriber
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_suggestiondecision
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_topic
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON claims_voice
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON corpus_document
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON corpus_publisher
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
CREATE TRIGGER key_never_changes BEFORE UPDATE OF id ON corpus_section
    FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION claims_keep_key();
