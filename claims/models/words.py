"""The words of claims, drafts too, by which the desk finds similar ones; see `claim_words.py`."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from claims.models.claims import Claim


class ClaimWords(models.Model):
    """Stems of what a claim states and quotes. Made from it, and gone with it."""

    claim = models.OneToOneField(
        Claim,
        on_delete=models.DO_NOTHING,
        db_constraint=False,  # `claim_words_of_a_claim`; a trigger deletes them with their claim
        primary_key=True,
        related_name="indexed",
    )
    words = SearchVectorField()

    class Meta:
        indexes = [GinIndex(name="claim_words", fields=["words"])]

    def __str__(self) -> str:
        return str(self.words)


class ClaimToIndex(models.Model):
    """A claim that is new, or says something else, since its words were indexed.

    Triggers write these; a claim may stand here twice, and may be gone again.
    """

    claim = models.ForeignKey(
        Claim,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )

    def __str__(self) -> str:
        return str(self.claim_id)
