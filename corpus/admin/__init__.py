"""Publishers, documents, revisions and sections in the admin."""

from corpus.admin import documents, publishers, revisions

__all__ = ["documents", "publishers", "revisions"]
