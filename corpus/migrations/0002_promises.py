"""What no constraint of Django's can say about sources: held here, tested by SQL in
`tests/corpus/test_promises.py`.

Messages name the rule; a form that could break one checks first and says it in the user's words.
"""

from django.db import migrations

REVISION_CHECKS = """
ALTER TABLE corpus_revision
    -- Uncompressed, so that a span is read without unpacking the whole text.
    ALTER COLUMN text SET STORAGE EXTERNAL,
    ADD CONSTRAINT revision_text_given CHECK (text <> ''),
    ADD CONSTRAINT revision_text_is_nfc CHECK (text IS NFC NORMALIZED),
    ADD CONSTRAINT revision_text_has_no_cr CHECK (position(E'\\r' IN text) = 0),
    ADD CONSTRAINT revision_length_is_counted CHECK (length = char_length(text)),
    ADD CONSTRAINT revision_text_digest
        CHECK (text_sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
    ADD CONSTRAINT revision_original_digest
        CHECK (original_sha256 = encode(sha256(original), 'hex'));
"""

REVISION_CHECKS_BACK = """
ALTER TABLE corpus_revision
    ALTER COLUMN text SET STORAGE EXTENDED,
    DROP CONSTRAINT revision_text_given,
    DROP CONSTRAINT revision_text_is_nfc,
    DROP CONSTRAINT revision_text_has_no_cr,
    DROP CONSTRAINT revision_length_is_counted,
    DROP CONSTRAINT revision_text_digest,
    DROP CONSTRAINT revision_original_digest;
"""

NEVER_CHANGES = """
CREATE FUNCTION corpus_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: rows of % never change and never go away (% refused)',
        TG_NAME, TG_TABLE_NAME, lower(TG_OP)
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER revision_never_changes BEFORE UPDATE OR DELETE ON corpus_revision
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER revision_never_truncated BEFORE TRUNCATE ON corpus_revision
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER issued_id_never_changes BEFORE UPDATE OR DELETE ON corpus_issuedid
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER issued_id_never_truncated BEFORE TRUNCATE ON corpus_issuedid
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
"""

NEVER_CHANGES_BACK = """
DROP TRIGGER issued_id_never_truncated ON corpus_issuedid;
DROP TRIGGER issued_id_never_changes ON corpus_issuedid;
DROP TRIGGER revision_never_truncated ON corpus_revision;
DROP TRIGGER revision_never_changes ON corpus_revision;
DROP FUNCTION corpus_refuse_change();
"""

# Per statement: a bulk load issues its ids in one INSERT.
PUBLIC_IDS = """
CREATE FUNCTION corpus_issue_public_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO corpus_issuedid (id, kind) SELECT public_id, TG_ARGV[0] FROM new_rows;
    RETURN NULL;
END $$;

CREATE FUNCTION corpus_keep_public_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: the public id % never changes', TG_NAME, OLD.public_id
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER document_public_id_issued AFTER INSERT ON corpus_document
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_issue_public_ids('document');
CREATE TRIGGER document_public_id_kept BEFORE UPDATE OF public_id ON corpus_document
    FOR EACH ROW WHEN (OLD.public_id IS DISTINCT FROM NEW.public_id)
    EXECUTE FUNCTION corpus_keep_public_id();
"""

PUBLIC_IDS_BACK = """
DROP TRIGGER document_public_id_kept ON corpus_document;
DROP TRIGGER document_public_id_issued ON corpus_document;
DROP FUNCTION corpus_keep_public_id();
DROP FUNCTION corpus_issue_public_ids();
"""

# Checked at the end of the transaction, so that sections can be moved past each other: what counts
# is how the row stands then. Whoever else changes the revision's sections waits for us to finish.
SECTIONS = """
CREATE FUNCTION corpus_check_section() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong integer;
BEGIN
    PERFORM FROM corpus_revision WHERE id = NEW.revision_id FOR NO KEY UPDATE;

    SELECT s.number INTO wrong
    FROM corpus_section s JOIN corpus_revision r ON r.id = s.revision_id
    WHERE s.id = NEW.id AND s."end" > r.length;
    IF FOUND THEN
        RAISE EXCEPTION 'section_inside_text: section % ends after the text does', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'section_inside_text',
                  TABLE = TG_TABLE_NAME;
    END IF;

    SELECT s.number INTO wrong
    FROM corpus_section s JOIN corpus_section o ON o.revision_id = s.revision_id
    WHERE s.id = NEW.id AND o.id <> s.id AND o.start < s."end" AND s.start < o."end"
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'section_apart: section % overlaps another one', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'section_apart',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER section_in_place AFTER INSERT OR UPDATE ON corpus_section
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION corpus_check_section();
"""

SECTIONS_BACK = """
DROP TRIGGER section_in_place ON corpus_section;
DROP FUNCTION corpus_check_section();
"""


class Migration(migrations.Migration):
    dependencies = [("corpus", "0001_initial")]

    operations = [
        migrations.RunSQL(REVISION_CHECKS, REVISION_CHECKS_BACK),
        migrations.RunSQL(NEVER_CHANGES, NEVER_CHANGES_BACK),
        migrations.RunSQL(PUBLIC_IDS, PUBLIC_IDS_BACK),
        migrations.RunSQL(SECTIONS, SECTIONS_BACK),
    ]
