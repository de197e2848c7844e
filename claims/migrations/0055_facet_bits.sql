-- The bits are kept from now on, and those of the claims that are here are made.

CREATE FUNCTION claims_mark_facets() RETURNS trigger LANGUAGE plpgsql
    -- A million claims on either side of it are no reason to compile this.
    SET jit = off
AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE claims_publicfacetbits AS known SET bits = known.bits & ~gone.bits
        FROM (
            SELECT facet.key, (claim_id >> 13)::integer AS block,
                   bit_or(set_bit(B'0'::bit(8192), (claim_id & 8191)::integer, 1)) AS bits
            FROM old_rows
            CROSS JOIN LATERAL unnest(keys) AS its (key)
            JOIN claims_publicfacet AS facet ON facet.key = its.key
            WHERE facet.name IN ('verdict', 'status', 'topic', 'party', 'year', 'kind')
            GROUP BY 1, 2
        ) AS gone
        WHERE known.facet_id = gone.key AND known.block = gone.block;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO claims_publicfacetbits AS known (facet_id, block, bits)
        SELECT facet.key, (claim_id >> 13)::integer,
               bit_or(set_bit(B'0'::bit(8192), (claim_id & 8191)::integer, 1))
        FROM new_rows
        CROSS JOIN LATERAL unnest(keys) AS its (key)
        JOIN claims_publicfacet AS facet ON facet.key = its.key
        WHERE facet.name IN ('verdict', 'status', 'topic', 'party', 'year', 'kind')
        GROUP BY 1, 2
        ON CONFLICT (facet_id, block) DO UPDATE SET bits = known.bits | EXCLUDED.bits;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM claims_publicfacetbits AS known
        USING (
            SELECT DISTINCT its.key, (claim_id >> 13)::integer AS block
            FROM old_rows CROSS JOIN LATERAL unnest(keys) AS its (key)
        ) AS gone
        WHERE known.facet_id = gone.key AND known.block = gone.block AND bit_count(bits) = 0;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER facet_bits_new AFTER INSERT ON claims_publicclaimfacets
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_mark_facets();
CREATE TRIGGER facet_bits_changed AFTER UPDATE ON claims_publicclaimfacets
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_mark_facets();
CREATE TRIGGER facet_bits_gone AFTER DELETE ON claims_publicclaimfacets
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION claims_mark_facets();

INSERT INTO claims_publicfacetbits (facet_id, block, bits)
SELECT facet.key, (claim_id >> 13)::integer,
       bit_or(set_bit(B'0'::bit(8192), (claim_id & 8191)::integer, 1))
FROM claims_publicclaimfacets
CROSS JOIN LATERAL unnest(keys) AS its (key)
JOIN claims_publicfacet AS facet ON facet.key = its.key
WHERE facet.name IN ('verdict', 'status', 'topic', 'party', 'year', 'kind')
GROUP BY 1, 2;
