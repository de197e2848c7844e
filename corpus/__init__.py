"""Source documents: their immutable texts, and how a place in a text is found and named."""
