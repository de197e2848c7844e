-- A section lies within its text, and sections of one text don't overlap.
--
-- Checked at the end of the transaction, so that sections can be moved past each other: what counts
-- is how the row stands then. Whoever else changes the revision's sections waits for us to finish.

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
