"""RTF, read by its control words."""
