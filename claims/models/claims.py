"""Claims. Rules that no constraint of Django's can say are held by SQL: `claims/rules/`."""

from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from claims.models.checks import Assessment
from claims.models.people import Role, Speaker, Topic
from claims.vocabulary import workflow
from claims.vocabulary.lengths import HEADLINE_MAX_CHARACTERS
from corpus.anchoring import Context, Span, context
from corpus.edtf_dates import BadDate, parse_closed_days
from corpus.history.tracking import tracked, tracked_in_bulk
from corpus.identifiers import PATTERN
from corpus.models import Revision, Section, bad_date, public_id_field
from corpus.typed_text import WrittenLine, WrittenText


def validate_closed_edtf(value: str) -> None:
    try:
        parse_closed_days(value)
    except BadDate as error:
        raise bad_date(error) from error


class ClaimQuerySet(models.QuerySet["Claim"]):
    def published(self) -> Self:
        return self.filter(models.Exists(_versions()))

    def unpublished(self) -> Self:
        return self.exclude(models.Exists(_versions()))

    def naming(self, speaker: int) -> Self:
        """Those in which the speaker (a primary key) has a part, whatever part."""
        voices = self.model.objects.filter(voices__speaker=speaker).order_by()
        return self.filter(Q(speaker=speaker) | Q(pk__in=voices.values("pk")))

    def withdrawn(self) -> Self:
        return self.filter(_withdrawn())

    def in_public(self) -> Self:
        """Published, and not withdrawn."""
        return self.published().exclude(_withdrawn())

    def of(self, user: Any) -> Self:
        """Those that the user has entered, whose check they write, or that they are assigned."""
        mine = Q(created_by=user) | Q(assessment__author=user) | Q(assignment__assignee=user)
        return self.filter(mine)

    def unfinished(self) -> Self:
        """Not yet found checked, or not checkable."""
        return self.filter(status__in=workflow.UNFINISHED)

    def rated(self) -> Self:
        """Those with a verdict: a rating counts only when the claim is checked."""
        return self.filter(status=workflow.CHECKED, assessment__rating__isnull=False)

    def waiting_for(self, user: User) -> Self:
        """In review, where the user may approve: none that they handed in themselves."""
        waiting = Assessment.objects.waiting_for(user)
        return self.filter(status=workflow.IN_REVIEW, assessment__in=waiting)

    def sent_back(self) -> Self:
        """To be mended, and handed in again; alone, or with those that have the same check."""
        alone = self.model.objects.filter(approvals__sent_back_at__isnull=False).order_by()
        sent = Q(assessment__sent_back_at__isnull=False) | Q(pk__in=alone.values("pk"))
        return self.filter(sent, status=workflow.IN_PROGRESS)

    def waiting_to_be_moved(self) -> Self:
        """Claims on a revision that is no longer their document's newest, but for those that
        somebody left there because of what the newest one says."""
        newer = Revision.objects.filter(document=models.OuterRef("document"))
        outdated = Revision.objects.filter(
            models.Exists(newer.filter(number__gt=models.OuterRef("number")))
        )
        newest = Revision.objects.filter(document=models.OuterRef("revision__document"))
        left = apps.get_model("claims", "LeftBehind")._default_manager.filter(
            claim=models.OuterRef("pk"), revision=models.OuterRef("newest_text")
        )
        # Few texts are outdated: their claims are looked up by them, not all claims by their text.
        return (
            self.filter(revision__in=outdated.order_by().values("pk"))
            .alias(newest_text=models.Subquery(newest.order_by("-number").values("pk")[:1]))
            .exclude(models.Exists(left))
        )


def _versions() -> models.QuerySet[Any]:
    # The versions' own module imports this one, so that they are asked for by name.
    versions = apps.get_model("claims", "ClaimVersion")._default_manager
    return versions.filter(claim=models.OuterRef("pk"))


def _withdrawn() -> models.Exists:
    """Whether the claim's newest version takes it back."""
    versions = _versions()
    later = versions.model._default_manager.filter(
        claim=models.OuterRef("claim"), number__gt=models.OuterRef("number")
    )
    return models.Exists(versions.filter(kind="withdrawal").exclude(models.Exists(later)))


@tracked_in_bulk()
class Claim(models.Model):
    """One assertion by one speaker at one place: a quote, and the span where it stands."""

    class Kind(models.TextChoices):
        QUANTITY = "quantity", pgettext_lazy("kind of claim", "quantity")
        COMPARISON = "comparison", pgettext_lazy("kind of claim", "comparison")
        HISTORY = "history", pgettext_lazy("kind of claim", "history")
        CAUSATION = "causation", pgettext_lazy("kind of claim", "causation")
        RULE = "rule", pgettext_lazy("kind of claim", "rule")
        DECISION = "decision", pgettext_lazy("kind of claim", "decision")
        PREDICTION = "prediction", pgettext_lazy("kind of claim", "prediction")
        ATTRIBUTION = "attribution", pgettext_lazy("kind of claim", "attribution")
        DEFINITION = "definition", pgettext_lazy("kind of claim", "definition")
        OTHER = "other", pgettext_lazy("kind of claim", "other")

    class Status(models.TextChoices):
        UNVERIFIED = workflow.UNVERIFIED, _("unverified")
        IN_PROGRESS = workflow.IN_PROGRESS, _("in progress")
        IN_REVIEW = workflow.IN_REVIEW, _("in review")
        CHECKED = workflow.CHECKED, _("checked")
        NOT_CHECKABLE = workflow.NOT_CHECKABLE, _("not checkable")

    class Worthiness(models.TextChoices):
        HIGH = "high", _("high")
        MEDIUM = "medium", _("medium")
        LOW = "low", _("low")

    public_id = public_id_field()
    revision = models.ForeignKey(
        Revision,
        on_delete=models.PROTECT,
        db_constraint=False,  # `claim_quote_in_source` says more, and revisions stay
        db_index=False,  # `claim_place` begins with it
        related_name="claims",
        verbose_name=_("revision"),
    )
    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        db_constraint=False,  # `claim_section_is_the_revisions` says more
        db_index=False,  # `claim_section` has those that there are
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("section"),
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    quote = models.TextField(_("quote"))
    statement = WrittenText(
        _("statement"),
        help_text=_("One sentence that stands on its own: who, what, where, when."),
    )
    headline = WrittenLine(
        _("headline"),
        max_length=HEADLINE_MAX_CHARACTERS,
        blank=True,
        help_text=_(
            "The claim in at most 75 characters, without the verdict, for search engines. "
            "Left empty, they get the beginning of the statement."
        ),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="claims", verbose_name=_("topics")
    )
    speaker = models.ForeignKey(
        Speaker,
        on_delete=models.PROTECT,
        # `claim_role_is_the_speakers`, and `claim_speaker_exists` where there is no role
        db_constraint=False,
        related_name="claims",
        verbose_name=_("speaker"),
    )
    role = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        db_constraint=False,  # `claim_role_is_the_speakers` says more
        db_index=False,  # `claim_role` has those that there are
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("role held then"),
    )
    attribution = WrittenText(
        _("why this speaker"), blank=True, help_text=_("Where the speaker is inferred: from what.")
    )
    date_edtf = models.CharField(
        _("date"),
        max_length=64,
        validators=[validate_closed_edtf],
        help_text=_("EDTF: 2016-04-14, 2020-10, 2023~, 2020-09-22/2020-12-31."),
    )
    date_earliest = models.DateField(_("earliest day"), editable=False)
    date_latest = models.DateField(_("latest day"), editable=False)
    date_evidence = WrittenText(_("evidence for the date"), blank=True)
    worthiness = models.CharField(
        _("check-worthiness"),
        max_length=8,
        choices=Worthiness.choices,
        default=Worthiness.MEDIUM,
    )
    worthiness_reason = WrittenText(_("why worth checking"), blank=True)
    status = models.CharField(
        _("verification status"),
        max_length=16,
        choices=Status.choices,
        default=Status.UNVERIFIED,
        editable=False,
    )
    assessment = models.ForeignKey(
        Assessment,
        on_delete=models.PROTECT,
        db_index=False,  # `claim_assessment` has those that there are
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("assessment"),
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        db_index=False,  # `claim_by_user_and_status` begins with it
        editable=False,
        related_name="claims",
        verbose_name=_("created by"),
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["revision", "start", "end"]
        permissions = [("publish_claim", "Can publish claims")]
        constraints = [
            models.CheckConstraint(
                name="claim_public_id_form", condition=Q(public_id__regex=PATTERN)
            ),
            models.CheckConstraint(
                name="claim_span_in_order", condition=Q(start__gte=0) & Q(start__lt=F("end"))
            ),
            models.CheckConstraint(
                name="claim_quote_and_statement_given", condition=~Q(quote="") & ~Q(statement="")
            ),
            models.CheckConstraint(
                name="claim_dates_in_order",
                condition=Q(date_earliest__lte=F("date_latest")) & ~Q(date_edtf=""),
            ),
            models.CheckConstraint(
                name="claim_kind_known",
                condition=Q(
                    kind__in=[
                        *("quantity", "comparison", "history", "causation", "rule"),
                        *("decision", "prediction", "attribution", "definition", "other"),
                    ]
                ),
            ),
            models.CheckConstraint(
                name="claim_status_known", condition=Q(status__in=workflow.STATUSES)
            ),
            models.CheckConstraint(
                name="claim_worthiness_known", condition=Q(worthiness__in=["high", "medium", "low"])
            ),
            models.CheckConstraint(
                name="claim_past_review_has_assessment",
                condition=~Q(status__in=["in_review", "checked", "not_checkable"])
                | Q(assessment__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="claim_place", fields=["revision", "start"]),
            models.Index(name="claim_date", fields=["date_earliest"]),
            *(
                models.Index(
                    name=f"claim_{name}",
                    fields=[name],
                    condition=Q(**{f"{name}__isnull": False}),
                )
                for name in ("section", "role", "assessment")
            ),
            # What the dashboard counts, all in all and of one's own, and what it shows first.
            models.Index(name="claim_by_user_and_status", fields=["created_by", "status"]),
            models.Index(
                name="claim_worth_checking",
                fields=["created_at", "id"],
                condition=Q(worthiness="high", status__in=workflow.UNFINISHED),
            ),
            models.Index(
                name="claim_checked",
                fields=["assessment"],
                include=["speaker", "role", "date_earliest"],
                condition=Q(status=workflow.CHECKED),
            ),
        ]

    def __str__(self) -> str:
        return self.statement

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.date_earliest, self.date_latest = parse_closed_days(self.date_edtf)
        super().save(*args, **kwargs)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def context(self) -> Context:
        """The quote's nearest surroundings in its source."""
        return context(self.revision.text, self.span)

    @property
    def page(self) -> int | None:
        """Of the source's pages the one on which the quote begins; a web page has none."""
        # Asked in Python, for the pages come along where many claims are read.
        pages = (page for page in self.revision.pages.all() if page.start <= self.start < page.end)
        return next((page.number for page in pages), None)


@tracked
class ClaimTopic(Claim.topics.through):  # type: ignore[name-defined,misc]  # Django's own class
    """The rows that tie topics to claims, named so that their changes are recorded."""

    class Meta:
        proxy = True
