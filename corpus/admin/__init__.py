"""Publishers, documents, revisions and sections in the admin, and how sources come in."""

from corpus.admin import documents, publishers, revisions, sources

__all__ = ["documents", "publishers", "revisions", "sources"]
