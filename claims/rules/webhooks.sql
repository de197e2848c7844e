-- Whatever publishes, what there is to tell subscribers of is written down in the same transaction:
-- of each version once, in the order of the publications. A message never changes; it goes away when
-- nobody waits for it any more. Events of subscribers never change.

CREATE FUNCTION claims_note_messages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said record;
BEGIN
    -- Whoever publishes holds it already (`Lock.PUBLICATION`): keys are committed in their order.
    PERFORM pg_advisory_xact_lock(4711001);
    -- A source's newer text, once: with the first version in public that stands on it. One source
    -- at a time, so that its own versions alone are looked at, however many there are.
    FOR said IN
        SELECT r.document_id, max(r.number) AS number, min(v.publication) AS earliest,
               (array_agg(v.publication ORDER BY r.number DESC, v.publication))[1] AS first
        FROM new_rows v JOIN corpus_revision r ON r.id = v.revision_id
        WHERE v.kind <> 'withdrawal'
        GROUP BY r.document_id HAVING max(r.number) > 1 ORDER BY 4
    LOOP
        INSERT INTO claims_webhookmessage (message_id, type, publications, made_at)
        SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), 'source.revised',
               ARRAY[said.first], now()
        WHERE EXISTS (
            SELECT FROM claims_claimversion e JOIN corpus_revision o ON o.id = e.revision_id
            WHERE o.document_id = said.document_id AND e.publication < said.earliest
        ) AND NOT EXISTS (
            SELECT FROM claims_claimversion e JOIN corpus_revision o ON o.id = e.revision_id
            WHERE o.document_id = said.document_id AND o.number >= said.number
              AND e.publication < said.earliest AND e.kind <> 'withdrawal'
        );
    END LOOP;
    INSERT INTO claims_webhookmessage (message_id, type, publications, made_at)
    SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), type,
           array_agg(publication ORDER BY publication), now()
    FROM (
        SELECT publication, type, run,
               (row_number() OVER (PARTITION BY type, run ORDER BY publication) - 1) / 100 AS part
        FROM (
            SELECT publication, type,
                   row_number() OVER (ORDER BY publication)
                   - row_number() OVER (PARTITION BY type ORDER BY publication) AS run
            FROM (
                SELECT v.publication,
                       CASE WHEN v.kind = 'withdrawal' THEN 'claim.withdrawn'
                            WHEN e.kind = 'withdrawal' THEN 'claim.restored'
                            WHEN v.kind = 'first' THEN 'claim.published'
                            WHEN v.kind = 'correction' THEN 'claim.corrected'
                            WHEN v.kind = 'moved' THEN 'claim.moved'
                            ELSE 'claim.updated' END AS type
                FROM new_rows v
                LEFT JOIN claims_claimversion e
                    ON e.claim_id = v.claim_id AND e.number = v.number - 1
            ) AS versions
        ) AS runs
    ) AS parts
    GROUP BY type, run, part
    ORDER BY min(publication);
    RETURN NULL;
END $$;

CREATE TRIGGER version_is_told_of AFTER INSERT ON claims_claimversion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_note_messages();

CREATE FUNCTION claims_keep_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: a message never changes, nor goes away while somebody waits for it', TG_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER webhook_message_never_changes BEFORE UPDATE ON claims_webhookmessage
    FOR EACH ROW EXECUTE FUNCTION claims_keep_message();

CREATE FUNCTION claims_keep_waited_for() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM claims_subscriberstanding s
        WHERE s.stopped_at IS NULL AND s.nonce <> ''
          AND s.position < (SELECT max(id) FROM old_rows)
    ) THEN
        RAISE EXCEPTION 'webhook_message_waited_for: a subscriber has not had this message yet'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'webhook_message_waited_for',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER webhook_message_waited_for AFTER DELETE ON claims_webhookmessage
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_keep_waited_for();

CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON claims_subscriberevent
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON claims_subscriberevent
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
