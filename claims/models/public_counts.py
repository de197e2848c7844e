"""Counts of public claims, kept as they are published, never edited, rebuilt by command."""

from django.db import models


class PublicCount(models.Model):
    """How many public claims have two values at once: kept as claims are published.

    `dimensions` names which two, such as `party,verdict` (`claims/publication/statistics.py`), or
    one: then `second` is empty. An empty value stands for claims that have none.
    """

    dimensions = models.CharField(max_length=40, db_collation="C")
    first = models.CharField(max_length=64, db_collation="C")
    second = models.CharField(max_length=64, db_collation="C")
    claims = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="public_count_once", fields=["dimensions", "first", "second"]
            )
        ]
        indexes = [
            models.Index(
                name="public_count_largest_first",
                fields=["dimensions", "-claims", "first", "second"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.dimensions}: {self.first}, {self.second}: {self.claims}"
