-- Two records of one person become one when one person has proposed it and another has approved
-- just what was proposed (that these are two is a constraint, `merge_four_eyes` in
-- `claims/models/merges.py`). What both records said then is kept; if either says something else
-- by now, it has to be proposed anew. Once it is approved the one record is gone at the end of the
-- transaction: the foreign keys hold that no claim, voice or role is left behind with it. Where its
-- public id leads is never forgotten, and changes only when the record that was kept is itself
-- merged into another.
--
-- That each claim is approved whose speaker is now the other record, `approvals.sql` holds: a merge
-- is no way round it.

CREATE FUNCTION claims_person_now(speaker bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(
        s.public_id, s.name, s.kind, s.party, s.wikidata_id,
        (SELECT coalesce(jsonb_agg(jsonb_build_array(
            r.id, r.title, r.organisation, r.party, r.period_edtf) ORDER BY r.id), '[]')
         FROM claims_role r WHERE r.speaker_id = s.id)
    )
    FROM claims_speaker s WHERE s.id = claims_person_now.speaker
$$;

CREATE FUNCTION claims_keep_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- What is done with it, once.
    outcome CONSTANT text[] := ARRAY['merged_id', 'approved_at', 'approved_by_id',
                                     'declined_at', 'declined_by_id'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.carried OR NEW.approved_at IS NULL AND NEW.content = jsonb_build_array(
            claims_person_now(NEW.merged_id), claims_person_now(NEW.kept_id)) THEN
            RETURN NEW;
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        IF OLD.approved_at IS NULL THEN
            RETURN OLD;
        END IF;
    ELSIF OLD.approved_at IS NOT NULL THEN
        -- The one that was kept is merged into another in turn.
        IF to_jsonb(NEW) - 'kept_id' = to_jsonb(OLD) - 'kept_id'
           AND EXISTS (SELECT FROM claims_speakermerge later
                       JOIN claims_speaker gone ON gone.public_id = later.merged_id_was
                       WHERE gone.id = OLD.kept_id AND later.approved_at IS NOT NULL
                         AND later.kept_id = NEW.kept_id) THEN
            RETURN NEW;
        END IF;
    ELSIF OLD.declined_at IS NULL
          AND to_jsonb(NEW) - outcome = to_jsonb(OLD) - outcome
          AND (NEW.approved_at IS NOT NULL OR NEW.merged_id = OLD.merged_id)
          AND (NEW.approved_at IS NULL
               OR OLD.content = jsonb_build_array(
                   claims_person_now(OLD.merged_id), claims_person_now(OLD.kept_id))) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'merge_of_what_was_proposed: merge % is approved once, as it was proposed',
        coalesce(NEW.id, OLD.id)
        USING ERRCODE = 'check_violation', CONSTRAINT = 'merge_of_what_was_proposed',
              TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER merge_of_what_was_proposed BEFORE INSERT OR UPDATE OR DELETE ON claims_speakermerge
    FOR EACH ROW EXECUTE FUNCTION claims_keep_merge();
CREATE TRIGGER merge_never_truncated BEFORE TRUNCATE ON claims_speakermerge
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE FUNCTION claims_check_merged_is_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_speaker WHERE public_id = NEW.merged_id_was) THEN
        RAISE EXCEPTION 'merge_leaves_one: speaker % is still there', NEW.merged_id_was
            USING ERRCODE = 'check_violation', CONSTRAINT = 'merge_leaves_one',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER merge_leaves_one AFTER INSERT OR UPDATE ON claims_speakermerge
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.approved_at IS NOT NULL)
    EXECUTE FUNCTION claims_check_merged_is_gone();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_speakermergeevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_speakermergeevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
