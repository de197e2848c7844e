-- The words by which the desk finds similar claims follow the claims, whoever stored them and how:
-- claims that are new or say something else are noted for indexing (`claims/matching/word_index.py`), and
-- the words of deleted ones go with them.
--
-- Noted by the range, not one by one: a statement stores thousands. A range covers claims of one
-- thousand at most, so that whoever catches up can stop in between, however a statement chose its
-- ids.

ALTER TABLE claims_claimwords
    ADD CONSTRAINT claim_words_of_a_claim FOREIGN KEY (claim_id)
        REFERENCES claims_claim (id) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION claims_note_new_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimstoindex (first, last)
    SELECT min(id), max(id) FROM new_rows GROUP BY id / 1000 ORDER BY 1;
    RETURN NULL;
END $$;

CREATE TRIGGER claim_words_new AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_new_words();

CREATE FUNCTION claims_note_changed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_claimstoindex (first, last) VALUES (NEW.id, NEW.id);
    RETURN NULL;
END $$;

CREATE TRIGGER claim_words_changed AFTER UPDATE OF statement, quote ON claims_claim
    FOR EACH ROW
    WHEN (OLD.statement IS DISTINCT FROM NEW.statement OR OLD.quote IS DISTINCT FROM NEW.quote)
    EXECUTE FUNCTION claims_note_changed_words();

CREATE FUNCTION claims_forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM claims_claimwords WHERE claim_id IN (SELECT id FROM old_rows);
    RETURN NULL;
END $$;

CREATE TRIGGER claim_words_gone AFTER DELETE ON claims_claim
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_forget_words();
