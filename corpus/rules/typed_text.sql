-- What people write is kept as NFC, with LF for line ends, whoever stores it: else a form that is
-- saved untouched would change it, and the same name would be two. See `corpus/typed_text.py`.

ALTER TABLE corpus_publisher ADD CONSTRAINT publisher_name_typed CHECK (
    name IS NFC NORMALIZED AND strpos(name, chr(13)) = 0);
ALTER TABLE corpus_document ADD CONSTRAINT document_texts_typed CHECK (
    title IS NFC NORMALIZED AND byline IS NFC NORMALIZED AND reference IS NFC NORMALIZED
    AND file_name IS NFC NORMALIZED AND date_evidence IS NFC NORMALIZED
    AND notes IS NFC NORMALIZED AND rights_note IS NFC NORMALIZED
    AND strpos(title || byline || reference || file_name, chr(13)) = 0
    AND strpos(date_evidence || notes || rights_note, chr(13)) = 0);
ALTER TABLE corpus_section ADD CONSTRAINT section_texts_typed CHECK (
    date_evidence IS NFC NORMALIZED AND strpos(date_evidence, chr(13)) = 0);
-- A tombstone from before this rule stays as it was written.
ALTER TABLE corpus_removeddocument ADD CONSTRAINT removed_document_reason_typed CHECK (
    reason IS NFC NORMALIZED AND strpos(reason, chr(13)) = 0) NOT VALID;
