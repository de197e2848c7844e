-- A life of the database (`claims/models/life.py`) never changes and never goes away: what it says
-- excuses the hole before its first publication number.

CREATE TRIGGER life_never_changes BEFORE UPDATE OR DELETE ON claims_publiclife
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER life_never_truncated BEFORE TRUNCATE ON claims_publiclife
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
