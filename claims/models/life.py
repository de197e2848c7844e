"""The database's life: which course of publications its numbers belong to."""

from django.db import models


class PublicLife(models.Model):
    """Begins with the database, and anew whenever it is restored from a backup, or less of a text
    is shown than before (`claims/rules/life.sql`). Append-only.

    Publications of after the backup are lost then, but readers have seen them, and their numbers
    come to stand for others. So `token` is part of every answer that is compared by number, and
    the new life's numbers begin further on, with `first_publication`: a number of between is of
    before. `claims/publication/lives.py` begins one.
    """

    token = models.CharField(max_length=32, unique=True)
    first_publication = models.PositiveBigIntegerField()
    # The newest number there was when it began; 0 for none.
    last_before = models.PositiveBigIntegerField()
    # Or since when less is shown. Null for the first.
    restored_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.token
