-- A document that was brought in by mistake can be removed: by this one function, and only where no
-- published version ever stood on it (`claims/rules/removal.sql`). Its texts, bytes, pages, sections
-- and drafts go, and with them all that its history tells of it. What is left is a tombstone.
--
-- The tombstone is what opens the way: rows that never go away may be deleted if, and only if, they
-- belong to a document that has one. And whoever writes a tombstone has to remove the document in
-- the same transaction.

CREATE FUNCTION corpus_remove_document(doomed bigint, by_user bigint, why text, at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Who stores a text of it meanwhile waits, and then finds it gone.
    PERFORM FROM corpus_document WHERE id = doomed FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'removed_document_is_known: there is no document %', doomed
            USING ERRCODE = 'check_violation', CONSTRAINT = 'removed_document_is_known',
                  TABLE = 'corpus_removeddocument';
    END IF;
    INSERT INTO corpus_removeddocument
        (document_key, public_id, texts, removed_at, removed_by_id, reason)
    SELECT id, public_id,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'number', number, 'text_sha256', text_sha256, 'original_sha256', original_sha256
            ) ORDER BY number), '[]') FROM corpus_revision WHERE document_id = doomed),
           at, by_user, btrim(why, E' \t\n\r')
    FROM corpus_document WHERE id = doomed;

    DELETE FROM corpus_sourcedraft WHERE document_id = doomed;
    DELETE FROM corpus_page
    WHERE revision_id IN (SELECT id FROM corpus_revision WHERE document_id = doomed);
    DELETE FROM corpus_section
    WHERE revision_id IN (SELECT id FROM corpus_revision WHERE document_id = doomed);
    DELETE FROM corpus_sectionevent
    WHERE revision_id IN (SELECT id FROM corpus_revision WHERE document_id = doomed);
    DELETE FROM corpus_revision WHERE document_id = doomed;
    DELETE FROM corpus_document WHERE id = doomed;
    -- That it was deleted is an event too, which says all that the document said.
    DELETE FROM corpus_documentevent WHERE pgh_obj_id = doomed;
END $$;

CREATE FUNCTION corpus_removes_revision(gone jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM corpus_removeddocument t
        JOIN corpus_document d ON d.id = t.document_key AND d.public_id = t.public_id
        WHERE d.id = (gone->>'document_id')::bigint
    )
$$;

CREATE FUNCTION corpus_removes_part(gone jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM corpus_removeddocument t
        JOIN corpus_document d ON d.id = t.document_key AND d.public_id = t.public_id
        JOIN corpus_revision r ON r.document_id = d.id
        WHERE r.id = (gone->>'revision_id')::bigint
    )
$$;

CREATE FUNCTION corpus_removes_event(gone jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM corpus_removeddocument
        WHERE document_key = (gone->>'pgh_obj_id')::bigint AND public_id = gone->>'public_id'
    )
$$;

CREATE FUNCTION corpus_check_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM corpus_document WHERE id = NEW.document_key) THEN
        RAISE EXCEPTION 'removed_document_is_gone: document % has a tombstone, and is there',
            NEW.document_key
            USING ERRCODE = 'check_violation', CONSTRAINT = 'removed_document_is_gone',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER removed_document_is_gone AFTER INSERT ON corpus_removeddocument
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION corpus_check_removed();

CREATE TRIGGER removed_document_never_changes BEFORE UPDATE OR DELETE ON corpus_removeddocument
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER removed_document_never_truncated BEFORE TRUNCATE ON corpus_removeddocument
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
