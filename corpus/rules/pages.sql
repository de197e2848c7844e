-- A page lies within its text, pages of one text don't overlap, and there are no more of them than
-- the text was stored with: a page is never added to a text that stands already.
--
-- Once per statement, since a long report has thousands of them. They never change and never go
-- away, whoever asks.

CREATE FUNCTION corpus_check_pages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong integer;
BEGIN
    PERFORM FROM corpus_revision
    WHERE id IN (SELECT revision_id FROM new_pages) FOR NO KEY UPDATE;

    SELECT p.number INTO wrong
    FROM new_pages p JOIN corpus_revision r ON r.id = p.revision_id
    WHERE p."end" > r.length LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'page_inside_text: page % ends after the text does', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'page_inside_text',
                  TABLE = TG_TABLE_NAME;
    END IF;

    SELECT number INTO wrong
    FROM (SELECT number, "end" > lead(start) OVER (PARTITION BY revision_id ORDER BY start) AS too_far
          FROM corpus_page WHERE revision_id IN (SELECT revision_id FROM new_pages)) AS neighbours
    WHERE too_far LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'page_apart: page % overlaps the one after it', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'page_apart', TABLE = TG_TABLE_NAME;
    END IF;

    SELECT r.page_stretches INTO wrong
    FROM corpus_revision r
    WHERE r.id IN (SELECT revision_id FROM new_pages)
      AND r.page_stretches < (SELECT count(*) FROM corpus_page WHERE revision_id = r.id) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'page_stored_with_text: the text was stored with % pages', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'page_stored_with_text',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER page_in_place AFTER INSERT ON corpus_page
    REFERENCING NEW TABLE AS new_pages
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_check_pages();

CREATE TRIGGER page_never_changes BEFORE UPDATE OR DELETE ON corpus_page
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change('corpus_removes_part');

CREATE TRIGGER page_never_truncated BEFORE TRUNCATE ON corpus_page
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
