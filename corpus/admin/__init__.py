"""Publishers, documents, revisions and sections in the admin, and how sources come in."""

from corpus.admin import documents, publishers, removed, revisions, sources

__all__ = ["documents", "publishers", "removed", "revisions", "sources"]
