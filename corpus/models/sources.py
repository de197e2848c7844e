"""Sources. A `Document` is what was published; a `Revision` is one text of it, which never changes.

That revisions and their pages refuse UPDATE, DELETE and TRUNCATE, and that public ids are never
reused, is held by triggers: `corpus/rules/`.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from corpus.edtf_dates import BadDate, DateFlaw, parse_days
from corpus.history.tracking import tracked
from corpus.identifiers import PATTERN, new_public_id
from corpus.typed_text import WrittenLine, WrittenName, WrittenText

_DATE_FLAWS = {
    DateFlaw.NOT_EDTF: _(
        "“%(date)s” is not an EDTF date such as 2016-04-14, 2020-10, 2023~ or "
        "2020-09-22/2020-12-31."
    ),
    DateFlaw.WINTER: _("“%(date)s”: of which year? Write 2019-12/2020-02."),
    DateFlaw.NO_DOTS: _("“%(date)s”: write an open interval with two dots, such as 2019/.."),
    DateFlaw.BACKWARDS: _("“%(date)s” ends before it begins."),
    DateFlaw.SAYS_NOTHING: _("“%(date)s” says nothing about when."),
    DateFlaw.OPEN: _("“%(date)s” is open: give both ends."),
    DateFlaw.YEAR: _("“%(date)s”: the year must lie between 1 and 9999."),
}


def bad_date(error: BadDate) -> ValidationError:
    """What is wrong with a date, for people."""
    code = error.flaw.name.lower()
    return ValidationError(_DATE_FLAWS[error.flaw], code=code, params={"date": error.value})


def validate_edtf(value: str) -> None:
    """A form's half of the rule that a date is EDTF."""
    try:
        parse_days(value)
    except BadDate as error:
        raise bad_date(error) from error


def public_id_field() -> "models.CharField[str, str]":
    """A public id: random, issued once, never changed."""
    return models.CharField(
        _("public id"),
        max_length=16,
        unique=True,
        default=new_public_id,
        editable=False,
        validators=[RegexValidator(PATTERN)],
    )


class IssuedId(models.Model):
    """Every public id ever issued; kept when what it named is deleted, so that none comes back."""

    id = models.CharField(primary_key=True, max_length=16)
    kind = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.id


@tracked
class Publisher(models.Model):
    name = WrittenName(_("name"), max_length=200, unique=True)
    url = models.URLField(_("web address"), blank=True)

    class Meta:
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="publisher_name_given", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name


@tracked
class Document(models.Model):
    class Kind(models.TextChoices):
        ARTICLE = "article", _("article")
        INTERVIEW = "interview", _("interview")
        BLOG = "blog", _("blog")
        INTERPELLATION_ANSWER = "interpellation_answer", _("answer to an interpellation")
        DEBATE_ARTICLE = "debate_article", _("debate article")
        REPORT = "report", _("report")
        SPEECH = "speech", _("speech")
        PRESS_RELEASE = "press_release", _("press release")
        OTHER = "other", _("other")

    public_id = public_id_field()
    key = models.CharField(
        _("key"),
        max_length=200,
        unique=True,
        help_text=_("What a file is recognised by when it is ingested again."),
    )
    file_name = WrittenLine(_("file name"), max_length=200, blank=True)
    title = WrittenLine(_("title"), max_length=500)
    kind = models.CharField(_("kind"), max_length=32, choices=Kind.choices, default=Kind.OTHER)
    publisher = models.ForeignKey(
        Publisher,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("publisher"),
    )
    byline = WrittenLine(_("byline"), max_length=300, blank=True)
    reference = WrittenLine(_("reference number"), max_length=100, blank=True)
    language = models.CharField(
        _("language"), max_length=35, default="sv", help_text=_("BCP 47, such as sv or en-GB.")
    )
    url = models.URLField(_("web address"), max_length=1000, blank=True)
    archived_url = models.URLField(_("archived address"), max_length=1000, blank=True)
    date_edtf = models.CharField(
        _("date"),
        max_length=64,
        blank=True,
        validators=[validate_edtf],
        help_text=_("EDTF: 2016-04-14, 2020-10, 2023~, 2020-09-22/2020-12-31."),
    )
    date_earliest = models.DateField(_("earliest day"), null=True, editable=False)
    date_latest = models.DateField(_("latest day"), null=True, editable=False)
    date_evidence = WrittenText(_("evidence for the date"), blank=True)
    retrieved_on = models.DateField(_("retrieved on"), null=True, blank=True)
    notes = WrittenText(_("notes"), blank=True)
    rights_note = WrittenText(_("rights note"), blank=True)
    full_text_public = models.BooleanField(
        _("full text may be shown in public"),
        default=False,
        help_text=_("If not, the public gets the quotes and their nearest context."),
    )
    hidden_at = models.DateTimeField(_("hidden at"), null=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("hidden by"),
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("closed by"),
    )
    closed_reason = WrittenText(_("why it was closed"), blank=True, editable=False)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["key"]
        permissions = [
            ("close_document", "Can close documents to all readers"),
            ("remove_document", "Can remove documents for good"),
        ]
        constraints = [
            models.CheckConstraint(
                name="document_key_and_title_given", condition=~Q(key="") & ~Q(title="")
            ),
            models.CheckConstraint(
                name="document_public_id_form", condition=Q(public_id__regex=PATTERN)
            ),
            models.CheckConstraint(
                name="document_language_is_bcp47",
                condition=Q(language__regex=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
            ),
            models.CheckConstraint(
                name="document_dates_in_order",
                condition=Q(date_earliest__lte=F("date_latest"))
                | Q(date_earliest=None)
                | Q(date_latest=None),
            ),
            models.CheckConstraint(
                name="document_days_only_with_date",
                condition=~Q(date_edtf="") | Q(date_earliest=None, date_latest=None),
            ),
            models.CheckConstraint(
                name="document_full_text_needs_rights_note",
                condition=Q(full_text_public=False) | ~Q(rights_note=""),
            ),
            models.CheckConstraint(
                name="document_hidden_at_and_by",
                condition=Q(hidden_at=None, hidden_by=None)
                | Q(hidden_at__isnull=False, hidden_by__isnull=False),
            ),
            models.CheckConstraint(
                name="document_closed_at_and_by",
                condition=Q(closed_at=None, closed_by=None, closed_reason="")
                | (Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(closed_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        days = parse_days(self.date_edtf) if self.date_edtf else None
        self.date_earliest = days.earliest if days else None
        self.date_latest = days.latest if days else None
        super().save(*args, **kwargs)

    @property
    def is_closed(self) -> bool:
        """Nobody reads its texts any more: see `corpus/closing.py`."""
        return self.closed_at is not None

    @property
    def newest_revision(self) -> "Revision | None":
        return self.revisions.order_by("-number").first()


class Revision(models.Model):
    """One text of a document. Claims point into it, so it never changes and never goes away."""

    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="revisions", verbose_name=_("document")
    )
    number = models.PositiveIntegerField(_("revision"))
    text = models.TextField(_("text"))
    length = models.PositiveIntegerField(_("code points"))
    text_sha256 = models.CharField(_("SHA-256 of the text"), max_length=64)
    original = models.BinaryField(_("original bytes"))
    original_sha256 = models.CharField(_("SHA-256 of the original bytes"), max_length=64)
    normalisation_version = models.PositiveSmallIntegerField(_("normalisation version"))
    # How the text came out of the bytes. Empty where they are the text themselves, in UTF-8.
    extractor = models.CharField(_("read by"), max_length=32, blank=True)
    extractor_version = models.CharField(_("the reader's version"), max_length=32, blank=True)
    media_type = models.CharField(_("media type"), max_length=100, blank=True)
    options = models.JSONField(_("options and decisions"), default=dict, blank=True)
    left_out = models.JSONField(_("left out"), default=list, blank=True)
    findings = models.JSONField(_("findings"), default=list, blank=True)
    tracked_changes = models.JSONField(_("tracked changes"), default=list, blank=True)
    page_stretches = models.PositiveIntegerField(_("stretches of pages"), default=0)
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("created by"),
    )

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(name="revision_number_unique", fields=["document", "number"]),
            models.CheckConstraint(name="revision_number_positive", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="revision_read_by_a_version",
                condition=Q(extractor="", extractor_version="", page_stretches=0)
                | (~Q(extractor="") & ~Q(extractor_version="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}, {self.number}"

    @staticmethod
    def bulky(prefix: str = "") -> tuple[str, ...]:
        """What is not read where many revisions come along: the text, and how it was made."""
        fields = ("text", "original", "options", "left_out", "findings", "tracked_changes")
        return tuple(f"{prefix}{field}" for field in fields)


class Page(models.Model):
    """Code points [start, end) of a text that stand on a page; stored with the text, for good.

    A number may come back: a paragraph that runs on to the next page is kept whole, and the notes
    of its first page follow it.
    """

    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="pages", verbose_name=_("revision")
    )
    number = models.PositiveIntegerField(_("page"))
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["revision", "start"]
        constraints = [
            models.UniqueConstraint(name="page_start_unique", fields=["revision", "start"]),
            models.CheckConstraint(name="page_span_in_order", condition=Q(start__lt=F("end"))),
            models.CheckConstraint(name="page_number_positive", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return str(self.number)


@tracked
class Section(models.Model):
    """A titled, dated part of a revision, such as one post on a blog's page."""

    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="sections", verbose_name=_("revision")
    )
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=500)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    heading_end = models.PositiveIntegerField(_("end of the heading"))
    date_edtf = models.CharField(_("date"), max_length=64, blank=True, validators=[validate_edtf])
    date_evidence = WrittenText(_("evidence for the date"), blank=True)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["revision", "number"]
        constraints = [
            models.UniqueConstraint(name="section_number_unique", fields=["revision", "number"]),
            # Lets a claim's section be held to the claim's own revision by a foreign key.
            models.UniqueConstraint(name="section_with_revision", fields=["id", "revision"]),
            models.CheckConstraint(
                name="section_span_in_order",
                condition=Q(start__lte=F("heading_end"))
                & Q(heading_end__lte=F("end"))
                & Q(start__lt=F("end")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
