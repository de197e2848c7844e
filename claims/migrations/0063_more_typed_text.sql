-- What stands there is brought to it first; history tells of it.
UPDATE claims_claimcomment SET
    text = normalize(replace(replace(text, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE text <> normalize(replace(replace(text, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_leftbehind SET
    reason = normalize(replace(replace(reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE reason <> normalize(replace(replace(reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_suggestiondecision SET
    reason = normalize(replace(replace(reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE reason <> normalize(replace(replace(reason, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
UPDATE claims_sitetext SET
    body_sv = normalize(replace(replace(body_sv, E'\r\n', E'\n'), E'\r', E'\n'), NFC),
    body_en = normalize(replace(replace(body_en, E'\r\n', E'\n'), E'\r', E'\n'), NFC)
WHERE body_sv <> normalize(replace(replace(body_sv, E'\r\n', E'\n'), E'\r', E'\n'), NFC) OR body_en <> normalize(replace(replace(body_en, E'\r\n', E'\n'), E'\r', E'\n'), NFC);
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
