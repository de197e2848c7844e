"""The reader: a document's text, and the claims marked in it."""
