"""What public claims can be narrowed by, with counts that are kept as claims are published.

A value of a facet (the topic `skola`, the year `2016`) is a number; a claim has the numbers of all
its values in one array, so that any combination is one question to one index. How many claims have
a value, or a value within another one, stands ready: whoever opens a list of a million claims waits
for no counting. `claims/publication/facets.py` writes these.
"""

from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

# So many claims, by their numbers, have their bits of a value in one row.
BLOCK_CLAIMS: Final = 8_192


class BitsField(models.Field[str, str]):
    """So many bits in a row, as PostgreSQL's `bit` has them: read as text of 0 and 1."""

    def __init__(self, *, length: int, **options: Any) -> None:
        self.length = length
        super().__init__(**options)

    def deconstruct(self) -> Any:
        name, path, positional, options = super().deconstruct()
        return name, path, positional, options | {"length": self.length}

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return f"bit({self.length})"


class PublicFacet(models.Model):
    """One value of a facet: in how many public claims it is, and in how many checked ones."""

    class Name(models.TextChoices):
        VERDICT = "verdict"
        STATUS = "status"
        TOPIC = "topic"
        SPEAKER = "speaker"
        PARTY = "party"
        SOURCE = "source"
        YEAR = "year"
        KIND = "kind"
        # Who is named in a claim of somebody else: whom it leans on, who retells or signs it too.
        CITED = "cited"

    key = models.AutoField(primary_key=True)
    name = models.CharField(max_length=16, choices=Name.choices)
    value = models.CharField(max_length=64, db_collation="C")
    claims = models.PositiveIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="public_facet_once", fields=["name", "value"]),
        ]
        indexes = [
            models.Index(name="public_facet_most", fields=["name", "-claims", "value"]),
            models.Index(
                name="public_facet_most_checked",
                fields=["name", "-checked", "value"],
                condition=models.Q(checked__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.value}"


class PublicFacetPair(models.Model):
    """How many of the claims with one value (`within`) have another one (`facet`).

    Kept within values that many claims share, such as a party or a year. A speaker's or a source's
    claims are few enough to be counted when somebody asks.
    """

    within = models.ForeignKey(
        PublicFacet, on_delete=models.CASCADE, related_name="pairs", db_index=False
    )
    name = models.CharField(max_length=16)  # that of `facet`
    facet = models.ForeignKey(PublicFacet, on_delete=models.CASCADE, related_name="+")
    claims = models.PositiveIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="public_facet_pair_once", fields=["within", "facet"]),
        ]
        indexes = [
            models.Index(name="public_pair_most", fields=["within", "name", "-claims"]),
            models.Index(
                name="public_pair_most_checked",
                fields=["within", "name", "-checked"],
                condition=models.Q(checked__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facet} within {self.within}"


class PublicFacetBits(models.Model):
    """Which claims of a block have a value that many share, whatever else they have.

    The claim with the number `n` (its first publication) is in block `n // BLOCK_CLAIMS`, and there
    at the place `n % BLOCK_CLAIMS`. Triggers keep it (`claims/rules/facet_bits.sql`); a block of
    which no claim has the value has no row.
    """

    facet = models.ForeignKey(
        PublicFacet, on_delete=models.DO_NOTHING, related_name="+", db_index=False
    )
    block = models.IntegerField()
    bits = BitsField(length=BLOCK_CLAIMS)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="public_facet_bits_once", fields=["facet", "block"]),
        ]

    def __str__(self) -> str:
        return f"{self.facet}, block {self.block}"


class PublicClaimFacets(models.Model):
    """A public claim as lists look for it: apart from its record, so that counting reads little.

    A withdrawn claim has none. `said` is the earliest day that its date may mean; `checked_on` the
    day of its check. `check_digest` is the same for claims that share one check, and else empty.
    """

    claim = models.OneToOneField(
        "claims.PublicClaim", on_delete=models.CASCADE, primary_key=True, related_name="facets"
    )
    keys = ArrayField(models.IntegerField())
    said = models.DateField()
    checked_on = models.DateField(null=True)
    check_digest = models.CharField(max_length=32, default="")

    class Meta:
        indexes = [
            GinIndex(name="public_facets_keys", fields=["keys"]),
            models.Index(name="public_facets_said", fields=["said", "claim"]),
            models.Index(
                name="public_facets_checked",
                fields=["checked_on", "claim"],
                condition=models.Q(checked_on__isnull=False),
            ),
            models.Index(
                name="public_facets_check",
                fields=["check_digest"],
                condition=~models.Q(check_digest=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
