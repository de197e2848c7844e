-- A revision's text is what it says it is: NFC, without CR, as long as it says, with the digests of
-- the text and of the original bytes. It is kept uncompressed, so that a span is read without
-- unpacking the whole text.

ALTER TABLE corpus_revision
    ALTER COLUMN text SET STORAGE EXTERNAL,
    ADD CONSTRAINT revision_text_given CHECK (text <> ''),
    ADD CONSTRAINT revision_text_is_nfc CHECK (text IS NFC NORMALIZED),
    ADD CONSTRAINT revision_text_has_no_cr CHECK (position(E'\r' IN text) = 0),
    ADD CONSTRAINT revision_length_is_counted CHECK (length = char_length(text)),
    ADD CONSTRAINT revision_text_digest
        CHECK (text_sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
    ADD CONSTRAINT revision_original_digest
        CHECK (original_sha256 = encode(sha256(original), 'hex'));
