"""Texts of public sources that public versions stand on, and the source's page no longer shows."""

from django.db import models


class PublicEarlierText(models.Model):
    """A revision of a document, before the one that its `PublicReference` has.

    Which there are, and which may be shown, says `claims/rules/earlier_texts.sql`.
    """

    document_id = models.CharField(max_length=16)
    revision = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    # In code points.
    length = models.PositiveIntegerField()
    text = models.TextField(null=True)  # noqa: DJ001  # null: not to be shown
    # Where each page begins and ends, as finished JSON; also of a text that is not to be shown.
    pages = models.TextField(null=True)  # noqa: DJ001  # null: it has none that are known

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="public_earlier_text_once", fields=["document_id", "revision"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.revision}"
