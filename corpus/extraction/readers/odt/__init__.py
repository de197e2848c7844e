"""ODT, read from its XML: the text as accepted, with a check that none was lost."""
