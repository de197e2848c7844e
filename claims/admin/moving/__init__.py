"""Claims on a text that has a newer one: shown old beside new, and moved by an editor."""
