"""History is append-only, for superusers of the interface too: events never change or go away.

pghistory writes an event's context (who, and by what request) once per transaction and may add to
it while the transaction lasts; it can't be taken back or deleted. The context of a finished
transaction has an id that no later one has.
"""

from django.db import migrations

EVENT_TABLES = (
    *("corpus_documentevent", "corpus_publisherevent", "corpus_sectionevent"),
    *("claims_speakerevent", "claims_roleevent", "claims_topicevent", "claims_ratingscaleevent"),
    *("claims_ratingevent", "claims_assessmentevent", "claims_evidenceevent"),
    *("claims_claimevent", "claims_claimtopicevent", "claims_voiceevent", "claims_quantityevent"),
    *("claims_claimrelationevent", "claims_correctionrequestevent"),
    *("claims_claimantcontactevent",),
)

APPEND_ONLY = "".join(
    f"""
CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
"""
    for table in EVENT_TABLES
)

APPEND_ONLY_BACK = "".join(
    f"""
DROP TRIGGER event_never_truncated ON {table};
DROP TRIGGER event_never_changes ON {table};
"""
    for table in EVENT_TABLES
)

CONTEXT = """
CREATE TRIGGER context_never_deleted BEFORE DELETE ON pghistory_context
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER context_never_truncated BEFORE TRUNCATE ON pghistory_context
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER context_only_grows BEFORE UPDATE ON pghistory_context
    FOR EACH ROW WHEN (
        NOT OLD.metadata <@ NEW.metadata OR OLD.id <> NEW.id OR OLD.created_at <> NEW.created_at
    )
    EXECUTE FUNCTION corpus_refuse_change();
"""

CONTEXT_BACK = """
DROP TRIGGER context_only_grows ON pghistory_context;
DROP TRIGGER context_never_truncated ON pghistory_context;
DROP TRIGGER context_never_deleted ON pghistory_context;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0004_publishing"), ("corpus", "0003_history")]

    operations = [
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BACK),
        migrations.RunSQL(CONTEXT, CONTEXT_BACK),
    ]
