"""The words of claims, drafts too, by which the desk finds similar ones (`matching.word_index`)."""

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


class ClaimsToIndex(models.Model):
    """Claims, `first` to `last`, that are new or say something else since their words were indexed.

    Triggers write these, for one thousand claims at most each. A claim may stand in several, and
    may be gone again; claims that lie in between may have been indexed long ago.
    """

    first = models.BigIntegerField()
    last = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"
