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
    name IS NFC NORMALIZED AND other_names IS NFC NORMALIZED
    AND strpos(name || other_names, chr(13)) = 0);
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
ALTER TABLE claims_subscriber ADD CONSTRAINT subscriber_texts_typed CHECK (
    name IS NFC NORMALIZED AND notes IS NFC NORMALIZED AND strpos(name || notes, chr(13)) = 0);
ALTER TABLE claims_claimcomment ADD CONSTRAINT comment_text_typed CHECK (
    text IS NFC NORMALIZED AND strpos(text, chr(13)) = 0);
ALTER TABLE claims_leftbehind ADD CONSTRAINT left_behind_reason_typed CHECK (
    reason IS NFC NORMALIZED AND strpos(reason, chr(13)) = 0);
ALTER TABLE claims_suggestiondecision ADD CONSTRAINT suggestion_reason_typed CHECK (
    reason IS NFC NORMALIZED AND strpos(reason, chr(13)) = 0);
ALTER TABLE claims_sitetext ADD CONSTRAINT site_text_typed CHECK (
    body_sv IS NFC NORMALIZED AND body_en IS NFC NORMALIZED AND strpos(body_sv || body_en, chr(13)) = 0);
-- What was published before this rule stays as it was published.
ALTER TABLE claims_sitetextversion ADD CONSTRAINT site_text_version_typed CHECK (
    body_sv IS NFC NORMALIZED AND body_en IS NFC NORMALIZED AND strpos(body_sv || body_en, chr(13)) = 0)
    NOT VALID;
