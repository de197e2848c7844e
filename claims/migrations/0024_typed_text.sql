-- What stands there is brought to it first. The rules that take an approved claim to review, or keep
-- an approved check as it is, are lifted meanwhile: not a word is another one.
ALTER TABLE claims_claim DISABLE TRIGGER claim_changed_goes_to_review;
ALTER TABLE claims_speaker DISABLE TRIGGER speaker_changed_reviewed;
ALTER TABLE claims_role DISABLE TRIGGER role_changed_reviewed;
ALTER TABLE claims_assessment DISABLE TRIGGER assessment_kept_once_approved;
ALTER TABLE claims_evidence DISABLE TRIGGER evidence_kept_on_update;
ALTER TABLE claims_speakermerge DISABLE TRIGGER merge_of_what_was_proposed;
UPDATE claims_claim SET
    statement = normalize(replace(replace(statement, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    headline = normalize(replace(replace(headline, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    attribution = normalize(replace(replace(attribution, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    date_evidence = normalize(replace(replace(date_evidence, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    worthiness_reason = normalize(replace(replace(worthiness_reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE statement <> normalize(replace(replace(statement, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR headline <> normalize(replace(replace(headline, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR attribution <> normalize(replace(replace(attribution, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR date_evidence <> normalize(replace(replace(date_evidence, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR worthiness_reason <> normalize(replace(replace(worthiness_reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_speaker SET
    name = normalize(replace(replace(name, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    notes = normalize(replace(replace(notes, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE name <> normalize(replace(replace(name, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR notes <> normalize(replace(replace(notes, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_role SET
    title = normalize(replace(replace(title, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    organisation = normalize(replace(replace(organisation, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE title <> normalize(replace(replace(title, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR organisation <> normalize(replace(replace(organisation, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_topic SET
    name_sv = normalize(replace(replace(name_sv, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    name_en = normalize(replace(replace(name_en, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE name_sv <> normalize(replace(replace(name_sv, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR name_en <> normalize(replace(replace(name_en, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_party SET
    name = normalize(replace(replace(name, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE name <> normalize(replace(replace(name, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_ratingscale SET
    name = normalize(replace(replace(name, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE name <> normalize(replace(replace(name, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_rating SET
    label_sv = normalize(replace(replace(label_sv, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    label_en = normalize(replace(replace(label_en, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    definition_sv = normalize(replace(replace(definition_sv, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    definition_en = normalize(replace(replace(definition_en, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE label_sv <> normalize(replace(replace(label_sv, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR label_en <> normalize(replace(replace(label_en, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR definition_sv <> normalize(replace(replace(definition_sv, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR definition_en <> normalize(replace(replace(definition_en, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_assessment SET
    summary = normalize(replace(replace(summary, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    explanation = normalize(replace(replace(explanation, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    missing = normalize(replace(replace(missing, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    searched = normalize(replace(replace(searched, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    sent_back_reason = normalize(replace(replace(sent_back_reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE summary <> normalize(replace(replace(summary, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR explanation <> normalize(replace(replace(explanation, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR missing <> normalize(replace(replace(missing, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR searched <> normalize(replace(replace(searched, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR sent_back_reason <> normalize(replace(replace(sent_back_reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_evidence SET
    title = normalize(replace(replace(title, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    publisher = normalize(replace(replace(publisher, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    summary = normalize(replace(replace(summary, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    protected_reason = normalize(replace(replace(protected_reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    published_on_basis = normalize(replace(replace(published_on_basis, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE title <> normalize(replace(replace(title, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR publisher <> normalize(replace(replace(publisher, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR summary <> normalize(replace(replace(summary, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR protected_reason <> normalize(replace(replace(protected_reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR published_on_basis <> normalize(replace(replace(published_on_basis, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_correctionrequest SET
    message = normalize(replace(replace(message, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    name = normalize(replace(replace(name, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    answer = normalize(replace(replace(answer, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE message <> normalize(replace(replace(message, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR name <> normalize(replace(replace(name, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR answer <> normalize(replace(replace(answer, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_claimantcontact SET
    note = normalize(replace(replace(note, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE note <> normalize(replace(replace(note, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_speakermerge SET
    reason = normalize(replace(replace(reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE reason <> normalize(replace(replace(reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
INSERT INTO claims_claimapproval
    (claim_id, content, fingerprint, submitted_at, submitted_by_id, approved_at, approved_by_id,
     carried, sent_back_reason)
SELECT c.id, said.content, claims_fingerprint(said.content), a.submitted_at, a.submitted_by_id, a.approved_at,
       a.approved_by_id, true, ''
FROM claims_claim c
JOIN claims_claimapproval a ON a.id = (SELECT max(id) FROM claims_claimapproval WHERE claim_id = c.id),
     claims_content_now(c.id) AS said (content)
WHERE a.approved_at IS NOT NULL AND EXISTS (SELECT claims_unlike_approved(ARRAY[c.id]))
ORDER BY c.id;
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
ALTER TABLE claims_claim ENABLE TRIGGER claim_changed_goes_to_review;
ALTER TABLE claims_speaker ENABLE TRIGGER speaker_changed_reviewed;
ALTER TABLE claims_role ENABLE TRIGGER role_changed_reviewed;
ALTER TABLE claims_assessment ENABLE TRIGGER assessment_kept_once_approved;
ALTER TABLE claims_evidence ENABLE TRIGGER evidence_kept_on_update;
ALTER TABLE claims_speakermerge ENABLE TRIGGER merge_of_what_was_proposed;

-- What people write is kept as NFC, with LF for line ends, whoever stores it: see
-- `corpus/rules/typed_text.sql`. A quote is its source's own characters, and no such text.

ALTER TABLE claims_claim ADD CONSTRAINT claim_texts_typed CHECK (
    statement IS NFC NORMALIZED AND headline IS NFC NORMALIZED AND attribution IS NFC NORMALIZED
    AND date_evidence IS NFC NORMALIZED AND worthiness_reason IS NFC NORMALIZED
    AND strpos(statement || headline || attribution || date_evidence || worthiness_reason, chr(13)) = 0);
ALTER TABLE claims_speaker ADD CONSTRAINT speaker_texts_typed CHECK (
    name IS NFC NORMALIZED AND notes IS NFC NORMALIZED AND strpos(name || notes, chr(13)) = 0);
ALTER TABLE claims_role ADD CONSTRAINT role_texts_typed CHECK (
    title IS NFC NORMALIZED AND organisation IS NFC NORMALIZED
    AND strpos(title || organisation, chr(13)) = 0);
ALTER TABLE claims_topic ADD CONSTRAINT topic_texts_typed CHECK (
    name_sv IS NFC NORMALIZED AND name_en IS NFC NORMALIZED AND strpos(name_sv || name_en, chr(13)) = 0);
ALTER TABLE claims_party ADD CONSTRAINT party_texts_typed CHECK (
    name IS NFC NORMALIZED AND strpos(name, chr(13)) = 0);
ALTER TABLE claims_ratingscale ADD CONSTRAINT scale_texts_typed CHECK (
    name IS NFC NORMALIZED AND strpos(name, chr(13)) = 0);
ALTER TABLE claims_rating ADD CONSTRAINT rating_texts_typed CHECK (
    label_sv IS NFC NORMALIZED AND label_en IS NFC NORMALIZED
    AND definition_sv IS NFC NORMALIZED AND definition_en IS NFC NORMALIZED
    AND strpos(label_sv || label_en || definition_sv || definition_en, chr(13)) = 0);
ALTER TABLE claims_assessment ADD CONSTRAINT assessment_texts_typed CHECK (
    summary IS NFC NORMALIZED AND explanation IS NFC NORMALIZED AND missing IS NFC NORMALIZED
    AND searched IS NFC NORMALIZED AND sent_back_reason IS NFC NORMALIZED
    AND strpos(summary || explanation || missing || searched || sent_back_reason, chr(13)) = 0);
ALTER TABLE claims_evidence ADD CONSTRAINT evidence_texts_typed CHECK (
    title IS NFC NORMALIZED AND publisher IS NFC NORMALIZED AND summary IS NFC NORMALIZED
    AND protected_reason IS NFC NORMALIZED AND published_on_basis IS NFC NORMALIZED
    AND strpos(title || publisher || summary || protected_reason || published_on_basis, chr(13)) = 0);
ALTER TABLE claims_correctionrequest ADD CONSTRAINT correction_texts_typed CHECK (
    message IS NFC NORMALIZED AND name IS NFC NORMALIZED AND answer IS NFC NORMALIZED
    AND strpos(message || name || answer, chr(13)) = 0);
ALTER TABLE claims_claimantcontact ADD CONSTRAINT contact_note_typed CHECK (
    note IS NFC NORMALIZED AND strpos(note, chr(13)) = 0);
ALTER TABLE claims_speakermerge ADD CONSTRAINT merge_reason_typed CHECK (
    reason IS NFC NORMALIZED AND strpos(reason, chr(13)) = 0);
