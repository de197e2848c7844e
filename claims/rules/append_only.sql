-- The log of what has left the desk as a file, and what is left of claims that were withdrawn
-- before a data package was loaded: neither changes or goes away.

CREATE TRIGGER draft_export_never_changes BEFORE UPDATE OR DELETE ON claims_draftexport
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();
CREATE TRIGGER draft_export_never_truncated BEFORE TRUNCATE ON claims_draftexport
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER imported_withdrawal_never_changes
    BEFORE UPDATE OR DELETE ON claims_importedwithdrawal
    FOR EACH ROW EXECUTE FUNCTION corpus_refuse_change();

CREATE TRIGGER imported_withdrawal_never_truncated
    BEFORE TRUNCATE ON claims_importedwithdrawal
    FOR EACH STATEMENT EXECUTE FUNCTION corpus_refuse_change();
