DROP TRIGGER version_checked_by_then ON claims_claimversion;
DROP FUNCTION claims_check_version_days();
DROP TRIGGER version_quotes_its_source ON claims_claimversion;
DROP FUNCTION claims_check_version_surroundings();
