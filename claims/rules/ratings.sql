-- Once a version has used a verdict, its whole scale keeps its verdicts, their words and their
-- values: they explain each other. What is being published meanwhile is waited for. So it is as soon as
-- a verdict is approved: what the second person said yes to is a word, not a place on a list.

CREATE FUNCTION claims_keep_used_scale() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    scales bigint[];
BEGIN
    IF TG_TABLE_NAME = 'claims_ratingscale' THEN
        scales := ARRAY[OLD.id];
    ELSIF TG_OP = 'INSERT' THEN
        scales := ARRAY[NEW.scale_id];
    ELSIF TG_OP = 'UPDATE' THEN
        scales := ARRAY[OLD.scale_id, NEW.scale_id];
    ELSE
        scales := ARRAY[OLD.scale_id];
    END IF;
    LOCK TABLE claims_assessment, claims_claimversion IN SHARE MODE;
    IF EXISTS (
        SELECT FROM claims_claimversion v JOIN claims_rating r ON r.id = v.rating_id
        WHERE r.scale_id = ANY (scales)
    ) OR EXISTS (
        SELECT FROM claims_assessment a JOIN claims_rating r ON r.id = a.rating_id
        WHERE r.scale_id = ANY (scales) AND a.approved_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'rating_kept_once_used: make a new version of the scale instead'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rating_kept_once_used',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER rating_kept_once_scale_used BEFORE INSERT OR DELETE ON claims_rating
    FOR EACH ROW EXECUTE FUNCTION claims_keep_used_scale();
CREATE TRIGGER rating_unchanged_once_scale_used BEFORE UPDATE ON claims_rating
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION claims_keep_used_scale();
CREATE TRIGGER scale_unchanged_once_used BEFORE UPDATE ON claims_ratingscale
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION claims_keep_used_scale();
