-- What was made of the claims' facets goes with what keeps it.

DROP TRIGGER facet_bits_new ON claims_publicclaimfacets;
DROP TRIGGER facet_bits_changed ON claims_publicclaimfacets;
DROP TRIGGER facet_bits_gone ON claims_publicclaimfacets;
DROP FUNCTION claims_mark_facets();
