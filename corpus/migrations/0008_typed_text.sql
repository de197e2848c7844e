-- What stands there is brought to it first.
UPDATE corpus_publisher SET
    name = normalize(replace(replace(name, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE name <> normalize(replace(replace(name, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE corpus_document SET
    title = normalize(replace(replace(title, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    byline = normalize(replace(replace(byline, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    reference = normalize(replace(replace(reference, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    file_name = normalize(replace(replace(file_name, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    date_evidence = normalize(replace(replace(date_evidence, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    notes = normalize(replace(replace(notes, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    rights_note = normalize(replace(replace(rights_note, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE title <> normalize(replace(replace(title, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR byline <> normalize(replace(replace(byline, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR reference <> normalize(replace(replace(reference, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR file_name <> normalize(replace(replace(file_name, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR date_evidence <> normalize(replace(replace(date_evidence, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR notes <> normalize(replace(replace(notes, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR rights_note <> normalize(replace(replace(rights_note, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE corpus_section SET
    date_evidence = normalize(replace(replace(date_evidence, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE date_evidence <> normalize(replace(replace(date_evidence, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

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
