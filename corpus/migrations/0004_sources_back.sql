DROP TRIGGER page_never_truncated ON corpus_page;
DROP TRIGGER page_never_changes ON corpus_page;
DROP TRIGGER page_in_place ON corpus_page;
DROP FUNCTION corpus_check_pages();
