"""What no constraint of Django's can say about claims: held here, tested by SQL in
`tests/claims/test_promises.py`.

Rules about spans are checked once per statement, over all its rows: called for each row, `substr`
would unpack the whole text each time.
"""

from django.db import migrations

PUBLIC_IDS = """
CREATE TRIGGER speaker_public_id_issued AFTER INSERT ON claims_speaker
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('speaker');
CREATE TRIGGER speaker_public_id_kept BEFORE UPDATE OF public_id ON claims_speaker
    FOR EACH ROW WHEN (OLD.public_id IS DISTINCT FROM NEW.public_id)
    EXECUTE FUNCTION corpus_keep_public_id();
CREATE TRIGGER claim_public_id_issued AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('claim');
CREATE TRIGGER claim_public_id_kept BEFORE UPDATE OF public_id ON claims_claim
    FOR EACH ROW WHEN (OLD.public_id IS DISTINCT FROM NEW.public_id)
    EXECUTE FUNCTION corpus_keep_public_id();
"""

PUBLIC_IDS_BACK = """
DROP TRIGGER claim_public_id_kept ON claims_claim;
DROP TRIGGER claim_public_id_issued ON claims_claim;
DROP TRIGGER speaker_public_id_kept ON claims_speaker;
DROP TRIGGER speaker_public_id_issued ON claims_speaker;
"""

# A role is its speaker's own, a section its revision's own.
BELONGING = """
ALTER TABLE claims_claim
    ADD CONSTRAINT claim_role_is_the_speakers FOREIGN KEY (role_id, speaker_id)
        REFERENCES claims_role (id, speaker_id) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT claim_section_is_the_revisions FOREIGN KEY (section_id, revision_id)
        REFERENCES corpus_section (id, revision_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE claims_voice
    ADD CONSTRAINT voice_role_is_the_speakers FOREIGN KEY (role_id, speaker_id)
        REFERENCES claims_role (id, speaker_id) DEFERRABLE INITIALLY DEFERRED;
"""

BELONGING_BACK = """
ALTER TABLE claims_voice DROP CONSTRAINT voice_role_is_the_speakers;
ALTER TABLE claims_claim
    DROP CONSTRAINT claim_section_is_the_revisions,
    DROP CONSTRAINT claim_role_is_the_speakers;
"""

# `text || ''` unpacks each text once, before the join, however many claims stand in it. A section
# stays as it is until a claim put into it is committed; when it is moved, its claims are looked at
# at the end of the transaction, so that they can be moved along with it.
SPANS = """
CREATE FUNCTION claims_check_spans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    WITH texts AS MATERIALIZED (
        SELECT id, text || '' AS text FROM corpus_revision
        WHERE id IN (SELECT revision_id FROM new_rows)
    )
    SELECT c.public_id INTO wrong
    FROM new_rows c JOIN texts t ON t.id = c.revision_id
    WHERE substr(t.text, c.start + 1, c."end" - c.start) IS DISTINCT FROM c.quote
       OR c."end" - c.start <> char_length(c.quote)  -- substr forgives an end past the text's
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'claim_quote_in_source: the quote of claim % is not what its span holds',
            wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_quote_in_source',
                  TABLE = TG_TABLE_NAME;
    END IF;

    PERFORM FROM corpus_section
    WHERE id IN (SELECT DISTINCT section_id FROM new_rows) FOR SHARE;
    SELECT c.public_id INTO wrong
    FROM new_rows c JOIN corpus_section s ON s.id = c.section_id
    WHERE c.start < s.start OR c."end" > s."end"
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'claim_span_in_section: the span of claim % leaves its section', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_span_in_section',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION claims_check_spans_of_section() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    SELECT c.public_id INTO wrong
    FROM claims_claim c JOIN corpus_section s ON s.id = c.section_id
    WHERE s.id = NEW.id AND (c.start < s.start OR c."end" > s."end")
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'claim_span_in_section: the span of claim % leaves its section', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_span_in_section',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER claim_spans_checked_on_insert AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_spans();
CREATE TRIGGER claim_spans_checked_on_update AFTER UPDATE ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_spans();
CREATE CONSTRAINT TRIGGER section_keeps_claims AFTER UPDATE ON corpus_section
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.start <> NEW.start OR OLD."end" <> NEW."end")
    EXECUTE FUNCTION claims_check_spans_of_section();
"""

SPANS_BACK = """
DROP TRIGGER section_keeps_claims ON corpus_section;
DROP TRIGGER claim_spans_checked_on_update ON claims_claim;
DROP TRIGGER claim_spans_checked_on_insert ON claims_claim;
DROP FUNCTION claims_check_spans_of_section();
DROP FUNCTION claims_check_spans();
"""

# A quantity stands inside its claim's quote. When a quote is changed this is checked at the end
# of the transaction: its quantities may be changed along with it. The two checks wait for each
# other's transactions by locking the claim, the first no harder than a foreign key does.
QUANTITIES = """
CREATE FUNCTION claims_check_quantities() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    PERFORM FROM claims_claim WHERE id IN (SELECT claim_id FROM new_rows) FOR KEY SHARE;
    SELECT q.text INTO wrong
    FROM new_rows q JOIN claims_claim c ON c.id = q.claim_id
    WHERE position(q.text IN c.quote) = 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'quantity_in_quote: “%” does not stand in its claim''s quote', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quantity_in_quote',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION claims_check_quantities_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    PERFORM FROM claims_claim WHERE id = NEW.id FOR UPDATE;
    SELECT q.text INTO wrong
    FROM claims_quantity q JOIN claims_claim c ON c.id = q.claim_id
    WHERE c.id = NEW.id AND position(q.text IN c.quote) = 0
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'quantity_in_quote: “%” does not stand in its claim''s quote', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quantity_in_quote',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER quantity_checked_on_insert AFTER INSERT ON claims_quantity
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_quantities();
CREATE TRIGGER quantity_checked_on_update AFTER UPDATE ON claims_quantity
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_quantities();
CREATE CONSTRAINT TRIGGER claim_quote_keeps_quantities AFTER UPDATE ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.quote IS DISTINCT FROM NEW.quote)
    EXECUTE FUNCTION claims_check_quantities_of_claim();
"""

QUANTITIES_BACK = """
DROP TRIGGER claim_quote_keeps_quantities ON claims_claim;
DROP TRIGGER quantity_checked_on_update ON claims_quantity;
DROP TRIGGER quantity_checked_on_insert ON claims_quantity;
DROP FUNCTION claims_check_quantities_of_claim();
DROP FUNCTION claims_check_quantities();
"""

# Checked: approved, with a rating. Not checkable: approved, without one. Looked at from both
# sides, at the end of the transaction; an assessment stays as it is until a claim that leans on it
# is committed.
VERDICTS = """
CREATE FUNCTION claims_check_verdict(claim_row bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    SELECT c.public_id INTO wrong
    FROM claims_claim c LEFT JOIN claims_assessment a ON a.id = c.assessment_id
    WHERE c.id = claim_row
      AND ((c.status = 'checked' AND (a.approved_at IS NULL OR a.rating_id IS NULL))
        OR (c.status = 'not_checkable' AND (a.approved_at IS NULL OR a.rating_id IS NOT NULL)));
    IF FOUND THEN
        RAISE EXCEPTION 'claim_verdict_approved: claim % has no approved assessment that fits', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_verdict_approved',
                  TABLE = 'claims_claim';
    END IF;
END $$;

CREATE FUNCTION claims_check_verdict_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM claims_assessment WHERE id = NEW.assessment_id FOR SHARE;
    PERFORM claims_check_verdict(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION claims_check_verdict_of_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM claims_check_verdict(id) FROM claims_claim WHERE assessment_id = NEW.id;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER claim_verdict_approved AFTER INSERT ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.status IN ('checked', 'not_checkable'))
    EXECUTE FUNCTION claims_check_verdict_of_claim();
CREATE CONSTRAINT TRIGGER claim_verdict_stays_approved AFTER UPDATE ON claims_claim
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (
        NEW.status IN ('checked', 'not_checkable')
        AND (OLD.status <> NEW.status OR OLD.assessment_id IS DISTINCT FROM NEW.assessment_id)
    )
    EXECUTE FUNCTION claims_check_verdict_of_claim();
CREATE CONSTRAINT TRIGGER assessment_keeps_verdicts AFTER UPDATE ON claims_assessment
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION claims_check_verdict_of_assessment();
"""

VERDICTS_BACK = """
DROP TRIGGER assessment_keeps_verdicts ON claims_assessment;
DROP TRIGGER claim_verdict_stays_approved ON claims_claim;
DROP TRIGGER claim_verdict_approved ON claims_claim;
DROP FUNCTION claims_check_verdict_of_assessment();
DROP FUNCTION claims_check_verdict_of_claim();
DROP FUNCTION claims_check_verdict(bigint);
"""

# Once a version has used a verdict, its whole scale keeps its verdicts, their words and their
# values: they explain each other. What is being published meanwhile is waited for.
RATINGS = """
CREATE FUNCTION claims_keep_used_scale() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    scales bigint[];
BEGIN
    IF TG_TABLE_NAME = 'claims_ratingscale' THEN
        scales := ARRAY[OLD.id];
    ELSIF TG_OP = 'INSERT' THEN
        scales := ARRAY[NEW.scale_id];
    ELSIF TG_OP = 'UPDATE' THEN
        scales := ARRAY[OLD.scale_id, NEW.scale_id];
    ELSE
        scales := ARRAY[OLD.scale_id];
    END IF;
    LOCK TABLE claims_claimversion IN SHARE MODE;
    IF EXISTS (
        SELECT FROM claims_claimversion v JOIN claims_rating r ON r.id = v.rating_id
        WHERE r.scale_id = ANY (scales)
    ) THEN
        RAISE EXCEPTION 'rating_kept_once_used: make a new version of the scale instead'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_kept_once_used',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER rating_kept_once_scale_used BEFORE INSERT OR DELETE ON claims_rating
    FOR EACH ROW EXECUTE FUNCTION claims_keep_used_scale();
CREATE TRIGGER rating_unchanged_once_scale_used BEFORE UPDATE ON claims_rating
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION claims_keep_used_scale();
CREATE TRIGGER scale_unchanged_once_used BEFORE UPDATE ON claims_ratingscale
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION claims_keep_used_scale();
"""

RATINGS_BACK = """
DROP TRIGGER scale_unchanged_once_used ON claims_ratingscale;
DROP TRIGGER rating_unchanged_once_scale_used ON claims_rating;
DROP TRIGGER rating_kept_once_scale_used ON claims_rating;
DROP FUNCTION claims_keep_used_scale();
"""

VERSIONS = """
CREATE TRIGGER version_never_changes BEFORE UPDATE OR DELETE ON claims_claimversion
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER version_never_truncated BEFORE TRUNCATE ON claims_claimversion
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE FUNCTION claims_check_version_numbers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT v.claim_id INTO wrong FROM new_rows v
    WHERE v.number > 1 AND NOT EXISTS (
        SELECT 1 FROM claims_claimversion e
        WHERE e.claim_id = v.claim_id AND e.number = v.number - 1
          AND e.publication < v.publication AND e.published_at <= v.published_at
    )
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'version_follows_version: a version of claim % has none before it', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_follows_version',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER version_follows_version AFTER INSERT ON claims_claimversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_check_version_numbers();
"""

VERSIONS_BACK = """
DROP TRIGGER version_follows_version ON claims_claimversion;
DROP FUNCTION claims_check_version_numbers();
DROP TRIGGER version_never_truncated ON claims_claimversion;
DROP TRIGGER version_never_changes ON claims_claimversion;
"""

# The finished JSON stays in its row, uncompressed: a page of the API reads it by the thousand.
RECORDS = """
ALTER TABLE claims_publicclaim SET (toast_tuple_target = 8160);
ALTER TABLE claims_publicclaim ALTER COLUMN body SET STORAGE EXTERNAL;
"""

RECORDS_BACK = """
ALTER TABLE claims_publicclaim ALTER COLUMN body SET STORAGE EXTENDED;
ALTER TABLE claims_publicclaim RESET (toast_tuple_target);
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial"), ("corpus", "0002_promises")]

    operations = [
        migrations.RunSQL(PUBLIC_IDS, PUBLIC_IDS_BACK),
        migrations.RunSQL(BELONGING, BELONGING_BACK),
        migrations.RunSQL(SPANS, SPANS_BACK),
        migrations.RunSQL(QUANTITIES, QUANTITIES_BACK),
        migrations.RunSQL(VERDICTS, VERDICTS_BACK),
        migrations.RunSQL(RATINGS, RATINGS_BACK),
        migrations.RunSQL(VERSIONS, VERSIONS_BACK),
        migrations.RunSQL(RECORDS, RECORDS_BACK),
    ]
