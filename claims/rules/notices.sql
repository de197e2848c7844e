-- Whoever works on a source's claims is told when it gets a new text, whatever brought that in: the
-- desk, a command, a package. What is told is nobody's history and may be read, mailed and deleted.

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_assignmentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_assignmentevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimcommentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_claimcommentevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE FUNCTION claims_tell_of_new_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_notice (user_id, kind, document_id, actor_id, words, told_at)
    SELECT DISTINCT person, 'source_changed', NEW.document_id, NEW.created_by_id, '', now()
    FROM corpus_revision r
    JOIN claims_claim c ON c.revision_id = r.id
    LEFT JOIN claims_assignment a ON a.claim_id = c.id
    LEFT JOIN claims_assessment s ON s.id = c.assessment_id
    CROSS JOIN LATERAL unnest(ARRAY[c.created_by_id, a.assignee_id, s.author_id]) AS person
    JOIN auth_user u ON u.id = person AND u.is_active AND u.is_staff
    WHERE r.document_id = NEW.document_id AND r.number < NEW.number
      AND person IS DISTINCT FROM NEW.created_by_id;
    RETURN NULL;
END $$;

CREATE TRIGGER revision_is_told_of AFTER INSERT ON corpus_revision
    FOR EACH ROW WHEN (NEW.number > 1) EXECUTE FUNCTION claims_tell_of_new_text();
