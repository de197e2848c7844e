-- A quantity stands inside its claim's quote.
--
-- When a quote is changed this is checked at the end of the transaction: its quantities may be
-- changed along with it. The two checks wait for each other's transactions by locking the claim,
-- the first no harder than a foreign key does.
--
-- The first looks at all new rows and is planned for that: with LIMIT 1 PostgreSQL would take the
-- first wrong row to be near, and compare each with each.

CREATE FUNCTION claims_check_quantities() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong text;
BEGIN
    PERFORM FROM claims_claim WHERE id IN (SELECT claim_id FROM new_rows) FOR KEY SHARE;
    SELECT min(q.text) INTO wrong
    FROM new_rows q JOIN claims_claim c ON c.id = q.claim_id
    WHERE position(q.text IN c.quote) = 0;
    IF wrong IS NOT NULL THEN
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
