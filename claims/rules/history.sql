-- History is append-only, for superusers of the interface too: events never change or go away. See
-- `corpus/rules/history.sql`.

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_speakerevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_speakerevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_roleevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_roleevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_topicevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_topicevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_ratingscaleevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_ratingscaleevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_ratingevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_ratingevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_assessmentevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_assessmentevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_evidenceevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_evidenceevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_claimevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimtopicevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_claimtopicevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_voiceevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_voiceevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_quantityevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_quantityevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimrelationevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_claimrelationevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_correctionrequestevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_correctionrequestevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimantcontactevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_claimantcontactevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_externalcheckevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_externalcheckevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_externalcheckmatchevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_externalcheckmatchevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_claimapprovalevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_claimapprovalevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_leftbehindevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('claims_removes_event');

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_leftbehindevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_sitetextevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_sitetextevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_partyevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_partyevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_speakermergeevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_speakermergeevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

-- TRUNCATE leaves no event, and takes nothing to review: what has a history is never emptied by it.

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_assessment
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_assignment
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_claim
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_claim_topics
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_claimantcontact
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_claimcomment
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_claimrelation
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_correctionrequest
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_evidence
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_externalcheck
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_externalcheckmatch
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_leftbehind
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_party
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_quantity
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_rating
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_ratingscale
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_role
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_sitetext
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_speaker
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_subscriber
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_suggestiondecision
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_topic
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER tracked_never_truncated BEFORE TRUNCATE ON claims_voice
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
