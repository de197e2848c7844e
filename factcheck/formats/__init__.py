"""How Django writes times on the pages of the desk, by language; see `FORMAT_MODULE_PATH`."""
