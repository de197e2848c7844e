"""The check of spans walks along each text once, from claim to claim.

Each quote was looked for from the beginning of its text on, which took four times as long.
"""

from django.db import migrations

# What both have in common, and did not change.
SECTIONS = """
    PERFORM FROM corpus_section
    WHERE id IN (SELECT DISTINCT section_id FROM new_rows) FOR SHARE;
    SELECT min(c.public_id) INTO wrong
    FROM new_rows c JOIN corpus_section s ON s.id = c.section_id
    WHERE c.start < s.start OR c."end" > s."end";
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'claim_span_in_section: the span of claim % leaves its section', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_span_in_section',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
"""

CHECK_SPANS = """
CREATE OR REPLACE FUNCTION claims_check_spans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    claim record;
    revision bigint;
    rest text;  -- of the revision's text, after so many characters
    passed integer;
    wrong text;
BEGIN
    FOR claim IN
        SELECT public_id, revision_id, start, "end", quote
        FROM new_rows ORDER BY revision_id, start
    LOOP
        IF claim.revision_id IS DISTINCT FROM revision THEN
            revision := claim.revision_id;
            passed := 0;
            SELECT text INTO rest FROM corpus_revision WHERE id = revision;
        END IF;
        IF claim.start > passed THEN  -- right(text, 0) is no text, not the whole
            rest := right(rest, passed - claim.start);
            passed := claim.start;
        END IF;
        IF left(rest, claim."end" - passed) IS DISTINCT FROM claim.quote
           OR claim."end" - passed <> char_length(claim.quote)  -- left forgives an end past the text's
        THEN
            RAISE EXCEPTION 'claim_quote_in_source: the quote of claim % is not what its span holds',
                claim.public_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_quote_in_source',
                      TABLE = TG_TABLE_NAME;
        END IF;
    END LOOP;
"""

CHECK_SPANS_BEFORE = """
CREATE OR REPLACE FUNCTION claims_check_spans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    WITH texts AS MATERIALIZED (
        SELECT id, text || '' AS text FROM corpus_revision
        WHERE id IN (SELECT revision_id FROM new_rows)
    )
    SELECT min(c.public_id) INTO wrong
    FROM new_rows c LEFT JOIN texts t ON t.id = c.revision_id
    WHERE left(
              -- right(text, 0) is no text, not the whole
              CASE WHEN c.start > 0 THEN right(t.text, -c.start) ELSE t.text END,
              c."end" - c.start
          ) IS DISTINCT FROM c.quote
       OR c."end" - c.start <> char_length(c.quote);  -- left forgives an end past the text's
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'claim_quote_in_source: the quote of claim % is not what its span holds',
            wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_quote_in_source',
                  TABLE = TG_TABLE_NAME;
    END IF;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0021_checks_of_many")]

    operations = [migrations.RunSQL(CHECK_SPANS + SECTIONS, CHECK_SPANS_BEFORE + SECTIONS)]
