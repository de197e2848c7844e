"""Claims on a text that has a newer one: what became of each, and what a person decides."""
