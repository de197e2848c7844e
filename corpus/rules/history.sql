-- History is append-only, for superusers of the interface too: events never change or go away. The
-- events themselves are written by triggers of pghistory, which stand in the migrations that it
-- makes.
--
-- pghistory writes an event's context (who, and by what request) once per transaction and may add
-- to it while the transaction lasts; it can't be taken back or deleted. The context of a finished
-- transaction has an id that no later one has.

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON corpus_documentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('corpus_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON corpus_documentevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON corpus_publisherevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON corpus_publisherevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON corpus_sectionevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('corpus_removes_part');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON corpus_sectionevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER context_never_deleted BEFORE DELETE ON pghistory_context
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER context_never_truncated BEFORE TRUNCATE ON pghistory_context
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER context_only_grows BEFORE UPDATE ON pghistory_context
    FOR EACH ROW WHEN (
        NOT OLD.metadata <@ NEW.metadata OR OLD.id <> NEW.id OR OLD.created_at <> NEW.created_at
    )
    EXECUTE FUNCTION corpus_refuse_change();
