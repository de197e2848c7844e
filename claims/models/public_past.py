"""What was public earlier, to be looked for as of a publication number: written as it is replaced,
never edited, rebuilt by command."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F


class PublicPast(models.Model):
    """A version that was public until another took its place: what is looked for as of an earlier
    publication number (`claims/publication/past.py`). Of a withdrawn claim there is none.

    Its fields are called as those of `PublicClaim` that the same filter reads.
    """

    version = models.OneToOneField(
        "PublicVersion", on_delete=models.CASCADE, primary_key=True, db_column="publication"
    )
    # The publication that took its place.
    until = models.PositiveBigIntegerField()
    first_publication = models.ForeignKey(
        "PublicClaim",
        on_delete=models.CASCADE,
        db_column="first_publication",
        related_name="past",
        db_index=False,
    )
    published_at = models.DateTimeField()
    kind = models.CharField(max_length=16)
    topics = ArrayField(models.CharField(max_length=64))
    speaker_id = models.CharField(max_length=16)
    party = models.CharField(max_length=8)
    document = models.CharField(max_length=200)
    document_id = models.CharField(max_length=16)
    verification_status = models.CharField(max_length=16)
    rating = models.CharField(max_length=32)
    date_earliest = models.DateField()
    date_latest = models.DateField()
    words = SearchVectorField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="public_past_in_order",
                condition=models.Q(version__lt=F("until")),
            )
        ]
        indexes = [
            models.Index(name="public_past_in_order_of", fields=["first_publication"]),
            models.Index(name="public_past_by_speaker", fields=["speaker_id", "first_publication"]),
            models.Index(
                name="public_past_by_document", fields=["document_id", "first_publication"]
            ),
            models.Index(name="public_past_by_file", fields=["document", "first_publication"]),
            models.Index(name="public_past_by_party", fields=["party", "first_publication"]),
            models.Index(name="public_past_by_date", fields=["date_earliest", "first_publication"]),
            GinIndex(name="public_past_by_topic", fields=["topics"]),
            GinIndex(name="public_past_words", fields=["words"]),
        ]

    def __str__(self) -> str:
        return f"{self.pk}, until {self.until}"


class PublicPastQuantity(models.Model):
    """A number in a version that was public until another took its place, to find it by; its
    fields are those of `PublicQuantity`."""

    past = models.ForeignKey(
        PublicPast, on_delete=models.CASCADE, related_name="numbers", db_index=False
    )
    # That of the version, so that the newest of many are known before any version is read.
    first_publication = models.PositiveBigIntegerField()
    position = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20)
    value = models.DecimalField(max_digits=24, decimal_places=6)
    value_max = models.DecimalField(max_digits=24, decimal_places=6)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="public_past_quantity_once", fields=["past", "position"])
        ]
        indexes = [
            models.Index(name="public_past_quantity_by_value", fields=["unit", "value"]),
            models.Index(
                name="public_past_quantity_ranges",
                fields=["unit", "value_max"],
                condition=models.Q(value_max__gt=F("value")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.unit}, then"
