DROP TRIGGER section_in_place ON corpus_section;
DROP FUNCTION corpus_check_section();
ALTER TABLE corpus_revision
    DROP CONSTRAINT revision_original_digest,
    DROP CONSTRAINT revision_text_digest,
    DROP CONSTRAINT revision_length_is_counted,
    DROP CONSTRAINT revision_text_has_no_cr,
    DROP CONSTRAINT revision_text_is_nfc,
    DROP CONSTRAINT revision_text_given,
    ALTER COLUMN text SET STORAGE EXTENDED;
DROP TRIGGER document_public_id_kept ON corpus_document;
DROP TRIGGER document_public_id_issued ON corpus_document;
DROP FUNCTION corpus_keep_public_id();
DROP FUNCTION corpus_issue_public_ids();
DROP TRIGGER context_only_grows ON pghistory_context;
DROP TRIGGER context_never_truncated ON pghistory_context;
DROP TRIGGER context_never_deleted ON pghistory_context;
DROP TRIGGER event_never_truncated ON corpus_sectionevent;
DROP TRIGGER event_never_changes ON corpus_sectionevent;
DROP TRIGGER event_never_truncated ON corpus_publisherevent;
DROP TRIGGER event_never_changes ON corpus_publisherevent;
DROP TRIGGER event_never_truncated ON corpus_documentevent;
DROP TRIGGER event_never_changes ON corpus_documentevent;
DROP TRIGGER issued_id_never_truncated ON corpus_issuedid;
DROP TRIGGER issued_id_never_changes ON corpus_issuedid;
DROP TRIGGER revision_never_truncated ON corpus_revision;
DROP TRIGGER revision_never_changes ON corpus_revision;
DROP FUNCTION corpus_refuse_change();
