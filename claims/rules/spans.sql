-- A claim's quote is what its span holds in its source, and the span stays within the claim's
-- section.
--
-- Checked once per statement, walking along each text once, from claim to claim: called for each
-- row, `substr` would unpack the whole text each time. A revision that isn't there holds no quote,
-- and one that is there stays, so that no foreign key need say it again.
--
-- A section stays as it is until a claim put into it is committed; when it is moved, its claims are
-- looked at at the end of the transaction, so that they can be moved along with it.

CREATE FUNCTION claims_check_spans() RETURNS trigger LANGUAGE plpgsql AS $$
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
