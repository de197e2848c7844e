-- A decision on a suggestion tells of a sentence of its text: what the span holds there, to the
-- letter. A learned model stays as it was learned.

CREATE FUNCTION claims_check_suggestions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM new_rows d LEFT JOIN corpus_revision r ON r.id = d.revision_id
    WHERE substr(r.text, d.start + 1, d."end" - d.start) IS DISTINCT FROM d.sentence
       OR char_length(d.sentence) <> d."end" - d.start;
    IF FOUND THEN
        RAISE EXCEPTION 'suggestion_sentence_in_source: the text does not have this sentence there'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'suggestion_sentence_in_source',
                  TABLE = TG_TABLE_NAME;
    END IF;
    PERFORM FROM new_rows d JOIN claims_claim c ON c.id = d.claim_id
    WHERE c.revision_id <> d.revision_id;
    IF FOUND THEN
        RAISE EXCEPTION 'suggestion_claim_of_its_text: the claim stands in another text'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'suggestion_claim_of_its_text',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER suggestions_checked_on_insert AFTER INSERT ON claims_suggestiondecision
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_suggestions();

CREATE TRIGGER suggestions_checked_on_update AFTER UPDATE ON claims_suggestiondecision
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_suggestions();

CREATE TRIGGER spotting_model_never_changes BEFORE UPDATE OR DELETE ON claims_spottingmodel
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER spotting_model_never_truncated BEFORE TRUNCATE ON claims_spottingmodel
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_suggestiondecisionevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('corpus_removes_part');
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_suggestiondecisionevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
