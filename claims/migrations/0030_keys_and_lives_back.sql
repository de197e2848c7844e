DROP TRIGGER life_never_truncated ON claims_publiclife;
DROP TRIGGER life_never_changes ON claims_publiclife;
DROP FUNCTION claims_keep_key() CASCADE;
