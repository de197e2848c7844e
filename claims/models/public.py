"""The finished public records: made from the newest versions, never edited, rebuilt by command.

Only these tables are read by what faces the public. A page of the API is a walk along an index and
a concatenation of `body`; `claims/publication/publishing.py` and `rebuild_public` write them.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F

from claims.models.earlier_texts import PublicEarlierText
from claims.models.facets import (
    PublicClaimFacets,
    PublicFacet,
    PublicFacetBits,
    PublicFacetPair,
)
from claims.models.life import PublicLife
from claims.models.public_counts import PublicCount
from claims.models.public_pages import PublicMonthCount, PublicScale, PublicSiteText
from claims.models.public_past import PublicPast, PublicPastQuantity
from claims.models.public_relations import PublicRelation
from claims.models.tokens import PublicToken


class PublicClaim(models.Model):
    """The newest version of a claim: columns to filter by and to export, and the JSON itself.

    `first_publication` orders the API: it never changes, so that a reader who pages through while
    the desk publishes meets every claim exactly once.
    """

    first_publication = models.PositiveBigIntegerField(primary_key=True)
    publication = models.PositiveBigIntegerField(unique=True)
    id = models.CharField(max_length=16, unique=True)
    version = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    statement = models.TextField()
    quote = models.TextField()
    kind = models.CharField(max_length=16)
    topics = ArrayField(models.CharField(max_length=64))
    speaker = models.CharField(max_length=200)
    speaker_id = models.CharField(max_length=16)
    party = models.CharField(max_length=8)
    role = models.TextField()
    cited_authority = models.TextField()
    date_edtf = models.CharField(max_length=64)
    date_earliest = models.DateField()
    date_latest = models.DateField()
    document = models.CharField(max_length=200)
    document_id = models.CharField(max_length=16)
    document_title = models.TextField()
    revision = models.PositiveIntegerField()
    source_sha256 = models.CharField(max_length=64)
    section = models.TextField()
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()
    quantities = models.TextField()
    verification_status = models.CharField(max_length=16)
    rating = models.CharField(max_length=32)
    url = models.TextField()
    page = models.PositiveIntegerField(null=True)
    checked_on = models.DateField(null=True)
    page_url = models.TextField()
    rating_label = models.TextField()
    summary = models.TextField()
    explanation = models.TextField()
    source_publisher = models.TextField()
    source_url = models.TextField()
    # A withdrawn claim keeps its row: what is left of it, and why, is answered with a 410.
    withdrawn = models.BooleanField(default=False)
    body = models.TextField()

    class Meta:
        indexes = [
            models.Index(name="public_by_date", fields=["date_earliest", "first_publication"]),
            models.Index(name="public_by_latest", fields=["date_latest"]),
            # A page of a month's claims is found in it alone, walking from the newest.
            models.Index(
                name="public_days_in_order",
                fields=["first_publication"],
                include=["date_earliest", "date_latest"],
                condition=models.Q(withdrawn=False),
            ),
            models.Index(name="public_by_published_at", fields=["published_at"]),
            models.Index(
                name="public_withdrawn", fields=["publication"], condition=models.Q(withdrawn=True)
            ),
            models.Index(name="public_by_speaker", fields=["speaker_id", "first_publication"]),
            models.Index(name="public_by_party", fields=["party", "first_publication"]),
            models.Index(name="public_by_document", fields=["document_id", "first_publication"]),
            # A source's claims in the order of its text, whatever their number.
            models.Index(
                name="public_in_text", fields=["document_id", "span_start", "first_publication"]
            ),
            models.Index(name="public_by_file", fields=["document", "first_publication"]),
            models.Index(name="public_by_kind", fields=["kind", "first_publication"]),
            models.Index(
                name="public_by_status", fields=["verification_status", "first_publication"]
            ),
            models.Index(
                name="public_by_rating",
                fields=["rating", "first_publication"],
                condition=~models.Q(rating=""),
            ),
            GinIndex(name="public_by_topic", fields=["topics"]),
        ]

    def __str__(self) -> str:
        return self.id


class PublicVersion(models.Model):
    """One version of a claim, old ones too, with the note that it was published with."""

    publication = models.PositiveBigIntegerField(primary_key=True)
    claim = models.ForeignKey(PublicClaim, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16)
    note = models.TextField()
    published_at = models.DateTimeField()
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="public_version_once", fields=["claim", "number"])
        ]
        indexes = [models.Index(name="public_version_by_kind", fields=["kind", "publication"])]

    def __str__(self) -> str:
        return str(self.publication)


class PublicAnswer(models.Model):
    """What came of a correction request: the desk's answer, without the sender or the message."""

    claim = models.ForeignKey(PublicClaim, on_delete=models.CASCADE, related_name="answers")
    request = models.PositiveBigIntegerField(unique=True)
    received_at = models.DateTimeField()
    answered_at = models.DateTimeField()
    outcome = models.CharField(max_length=16)
    answer = models.TextField()

    def __str__(self) -> str:
        return str(self.request)


class PublicQuantity(models.Model):
    """A number in a public claim, to find claims by."""

    claim = models.ForeignKey(
        PublicClaim, on_delete=models.CASCADE, related_name="numbers", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20)
    value = models.DecimalField(max_digits=24, decimal_places=6)
    # The upper end of a range, else the value again: a range is found by any number in it.
    value_max = models.DecimalField(max_digits=24, decimal_places=6)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="public_quantity_once", fields=["claim", "position"])
        ]
        indexes = [
            models.Index(name="public_quantity_by_value", fields=["unit", "value"]),
            # The newest amounts of a unit are found in it alone: for the chart of amounts.
            models.Index(name="public_quantity_newest", fields=["unit", "-claim", "position"]),
            # With the index by value: all that reach a number, where these are few.
            models.Index(
                name="public_quantity_ranges",
                fields=["unit", "value_max"],
                condition=models.Q(value_max__gt=F("value")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.unit}"


class ClaimBlocks(models.Func):
    """In which block of claims one is: of 1,024, of 16,384, and of 262,144 claims.

    Indexed beside the words, so that they can be looked for among the newest claims alone: see
    `claims_newest_matches` in `claims/rules/search.sql`, which says the same.
    """

    template = (
        "ARRAY[(%(expressions)s >> 10)::integer * 4, (%(expressions)s >> 14)::integer * 4 + 1,"
        " (%(expressions)s >> 18)::integer * 4 + 2]"
    )


class PublicSearch(models.Model):
    """The words of a public claim, and of what it is narrowed by (`claims/words/filter_words.py`),
    apart from its record so that a search reads little; with what no word says exactly.
    """

    claim = models.OneToOneField(
        PublicClaim, on_delete=models.CASCADE, primary_key=True, related_name="search"
    )
    words = SearchVectorField()
    said_first = models.DateField()
    said_last = models.DateField()
    published_at = models.DateTimeField()

    class Meta:
        indexes = [GinIndex(F("words"), ClaimBlocks("claim"), name="public_search_words")]

    def __str__(self) -> str:
        return str(self.pk)


class PublicReference(models.Model):
    """What public claims refer to: a speaker, a document, a topic …, as finished JSON."""

    class Kind(models.TextChoices):
        SPEAKER = "speaker"
        DOCUMENT = "document"
        TOPIC = "topic"
        RATING = "rating"
        PARTY = "party"

    kind = models.CharField(max_length=16, choices=Kind.choices)
    id = models.CharField(max_length=64)
    key = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=500)
    # Plain order is the Swedish one, whatever the server's own is (`corpus/swedish.py`).
    sort_key = models.CharField(max_length=500, db_collation="C")
    body = models.TextField()
    # What queries ask for it by (`claims/words/meanings.py`), of a topic and a party: names, also
    # those that a party had before.
    called = ArrayField(models.TextField(), default=list)
    # Of a speaker, its code: what the list of speakers is narrowed by.
    party = models.CharField(max_length=8, default="")
    # How many public claims name it: a speaker, document or topic that none names is not here.
    named = models.PositiveIntegerField(default=0)
    # The whole text of a document whose rights note allows it; shown with the single document.
    text = models.TextField(null=True)  # noqa: DJ001  # null: not to be shown
    # Of the same text, where each page begins and ends, as finished JSON; with the single document.
    pages = models.TextField(null=True)  # noqa: DJ001  # null: it has none that are known

    class Meta:
        constraints = [models.UniqueConstraint(name="public_reference_once", fields=["kind", "id"])]
        indexes = [
            models.Index(name="public_reference_sorted", fields=["kind", "sort_key", "id"]),
            models.Index(
                name="public_reference_by_party", fields=["kind", "party", "sort_key", "id"]
            ),
            GinIndex(
                name="public_reference_called",
                fields=["called"],
                condition=models.Q(kind__in=["topic", "party"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class PublicRedirect(models.Model):
    """Where the public id of a speaker leads whose record was merged into another's."""

    old_id = models.CharField(primary_key=True, max_length=16)
    new_id = models.CharField(max_length=16, db_index=True)

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class PublicBuild(models.Model):
    """What the rows above were built with: one row. Where today's is something else: rebuild."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    # `claims.publication.record.RECORD_SCHEMA_VERSION`.
    version = models.PositiveIntegerField()
    base_url = models.URLField()
    # By which words of search were made: `claims.words.forms.rules_version`, the server's version.
    words = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [models.CheckConstraint(name="public_build_single", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"{self.version}, {self.base_url}"


# All that the public connection's role may SELECT: see `manage.py make_public_role`.
PUBLIC_MODELS: tuple[type[models.Model], ...] = (
    PublicClaim,
    PublicVersion,
    PublicPast,
    PublicPastQuantity,
    PublicCount,
    PublicAnswer,
    PublicQuantity,
    PublicSearch,
    PublicReference,
    PublicEarlierText,
    PublicRedirect,
    PublicToken,
    PublicFacet,
    PublicFacetPair,
    PublicFacetBits,
    PublicClaimFacets,
    PublicRelation,
    PublicSiteText,
    PublicScale,
    PublicMonthCount,
    PublicLife,
)
