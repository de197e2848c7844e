"""DOCX, read from its XML: every visible run, with a check that none was lost."""
