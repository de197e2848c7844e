"""Claims: the list that editors work from, and the page of one claim."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db import models
from django.forms import Media
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin import annotation_exports, draft_exports, evidence_files, filters
from claims.admin.base import actor, link, two_lines
from claims.admin.claim import actions, bulk, differing_claims, withdrawing
from claims.admin.claim.check import AssessmentInline, EvidenceOnClaimInline
from claims.admin.claim.form import ClaimForm
from claims.admin.claim.inlines import (
    QuantityInline,
    RelationInline,
    VersionInline,
    VoiceInline,
    role_choice,
)
from claims.admin.claim.page import ClaimPage
from claims.admin.claim.searching import ClaimSearch, found_marked
from claims.admin.correction_requests import ContactInline, RequestInline, sign_contacts
from claims.admin.external_checks import checks_by_others
from claims.admin.filters import (
    AssigneeFilter,
    CheckedFilter,
    MineFilter,
    PartyFilter,
    PublishedFilter,
    SaidFilter,
    SearchFilter,
    StageFilter,
    VerdictFilter,
    WaitingFilter,
)
from claims.models import Claim, ClaimantContact, ClaimVersion
from claims.review import after_change
from claims.vocabulary.workflow import IN_PROGRESS, UNVERIFIED
from corpus.admin.parts import account, shown_date
from corpus.dates_in_words import day_in_words, in_words
from corpus.edtf_dates import parse_days
from corpus.models import Revision

_CREATED_BY = account(Claim, "created_by")

SENT_TO_REVIEW = gettext_lazy(
    "This is not what was approved, or handed in: it waits for somebody else's approval. What is "
    "published stays until then."
)

# What the next claim from the same page mostly shares with this one.
KEPT_FOR_THE_NEXT = ("speaker", "role", "date_edtf", "date_evidence")

NEW = (
    (gettext_lazy("Source"), {"fields": ("document", "quote", "place")}),
    (
        gettext_lazy("Claim"),
        {
            "fields": (
                *("statement", "headline", "kind", "topics"),
                ("worthiness", "worthiness_reason"),
            )
        },
    ),
    (
        gettext_lazy("Who and when"),
        {"fields": ("speaker", "role", "attribution", "date_edtf", "date_evidence")},
    ),
    (gettext_lazy("Check"), {"fields": ("assessment",)}),
)


@admin.register(Claim)
class ClaimAdmin(ClaimSearch, ClaimPage):
    form = ClaimForm
    change_list_template = "admin/claims/claim/change_list.html"
    inlines = (QuantityInline, VoiceInline, RelationInline)
    # What there is only once the claim is there.
    check_inlines = (AssessmentInline, EvidenceOnClaimInline)
    later_inlines = (ContactInline, RequestInline, VersionInline)
    autocomplete_fields = ("speaker", "topics", "assessment")

    # Short headings and two lines in a cell: all of it fits beside the filters on a laptop.
    list_display = (
        "quote_and_statement",
        "who_and_where",
        "date_short",
        "kind",
        "status_short",
        "worth",
    )
    # The whole cell, by Django: its link remembers the list.
    list_display_links = ("quote_and_statement",)
    list_filter = (
        MineFilter,
        AssigneeFilter,
        "status",
        StageFilter,
        PublishedFilter,
        "worthiness",
        "kind",
        PartyFilter,
        VerdictFilter,
        SaidFilter,
        CheckedFilter,
        ("speaker", SearchFilter),
        ("revision__document", SearchFilter),
        ("topics", SearchFilter),
        WaitingFilter,
    )
    list_per_page = 50
    date_hierarchy = "date_earliest"
    ordering = ("-id",)
    actions = (
        bulk.change_selected,
        actions.publish_selected,
        withdrawing.withdraw_selected,
        withdrawing.restore_selected,
        actions.export_csv,
        draft_exports.export_drafts,
        actions.take_up,
        actions.delete_selected,
    )

    @property
    def media(self) -> Media:
        return super().media + filters.SEARCH_MEDIA

    def get_urls(self) -> list[Any]:
        pages = (annotation_exports, draft_exports, differing_claims)
        return [
            *(page.address(self) for page in pages),
            *evidence_files.addresses(self),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Claim]:
        newest = ClaimVersion.objects.filter(claim=models.OuterRef("pk")).order_by("-number")
        return (
            super()
            .get_queryset(request)
            .select_related(
                *("revision__document", "speaker", "role", "assessment", "assignment__assignee")
            )
            .defer(*Revision.bulky("revision__"))
            .annotate(
                version_number=models.Subquery(newest.values("number")[:1]),
                version_kind=models.Subquery(newest.values("kind")[:1]),
            )
        )

    # The list

    @admin.display(description=gettext_lazy("quote and statement"))
    def quote_and_statement(self, claim: Claim) -> SafeString:
        asked: str = getattr(claim, "asked", "")
        return format_html(
            '<q class="claim-quote">{}</q><span class="second-line">{}</span>',
            found_marked(Truncator(claim.quote).chars(200), asked),
            found_marked(Truncator(claim.statement).chars(200), asked),
        )

    @admin.display(description=gettext_lazy("speaker and document"), ordering="speaker__sort_name")
    def who_and_where(self, claim: Claim) -> SafeString:
        party = (claim.role.party if claim.role else "") or claim.speaker.party
        title = claim.revision.document.title
        return format_html(
            '{}<span class="second-line" title="{}">{}</span>',
            f"{claim.speaker.name} ({party})" if party else claim.speaker.name,
            title,
            Truncator(title).chars(40),
        )

    @admin.display(description=gettext_lazy("date"), ordering="date_earliest")
    def date_short(self, claim: Claim) -> SafeString:
        return shown_date(claim.date_edtf)

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_short(self, claim: Claim) -> SafeString:
        """How far the check has come, and what of it is public."""
        public = []
        if number := getattr(claim, "version_number", None):
            public.append(_("version %(number)s") % {"number": number})
        if getattr(claim, "version_kind", None) == ClaimVersion.Kind.WITHDRAWAL:
            public.append(_("withdrawn"))
        if (assignment := getattr(claim, "assignment", None)) is not None:
            due = assignment.due_on
            who = str(assignment.assignee)
            public.append(f"{who}, {day_in_words(due)}" if due else who)
        return two_lines(claim.get_status_display(), ", ".join(public))

    @admin.display(description=gettext_lazy("worth"), ordering="worthiness")
    def worth(self, claim: Claim) -> str:
        return claim.get_worthiness_display()

    # One claim

    def get_fieldsets(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        if obj is None:
            return NEW
        source = {
            "fields": ("quote", "place", "source_text", "section", "offsets"),
            "classes": ("collapse",),
        }
        # A claim mostly gets its own assessment, or a similar claim's: both are offered below.
        other = {"fields": ("status", "assessment"), "classes": ("collapse",)}
        record = {
            "fields": ("public_id", "created_at", _CREATED_BY),
            "classes": ("collapse",),
        }
        return (
            *NEW[1:3],
            (gettext_lazy("Place in the source"), source),
            (gettext_lazy("Choose an assessment that is there"), other),
            (gettext_lazy("Checks by other desks"), {"fields": ("other_desks",)}),
            (gettext_lazy("Record"), record),
        )

    def get_inlines(self, request: HttpRequest, obj: Claim | None) -> Any:
        if obj is None:
            return self.inlines
        return (self.inlines[0], *self.check_inlines, *self.inlines[1:], *self.later_inlines)

    def get_readonly_fields(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        if obj is None:
            return ()
        fixed = (
            *("source_text", "section", "offsets", "status"),
            *("public_id", "created_at", _CREATED_BY, "other_desks"),
        )
        # Past review, the claim's status rests on this assessment.
        return fixed if obj.status in {UNVERIFIED, IN_PROGRESS} else (*fixed, "assessment")

    def get_form(
        self, request: HttpRequest, obj: Claim | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is not None:
            form.base_fields.pop("document", None)
        return form

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        return role_choice(self, super().formfield_for_foreignkey, db_field, request, kwargs)

    @admin.display(description=gettext_lazy("source"))
    def source_text(self, claim: Claim) -> SafeString:
        revision = claim.revision
        words = _("%(document)s, text %(number)d") % {
            "document": revision.document.title,
            "number": revision.number,
        }
        place = reverse("reader:claim", args=[claim.public_id])
        return format_html(
            '{} · <a href="{}">{}</a>', link(revision, words), place, _("Show it in its source")
        )

    @admin.display(description=gettext_lazy("checks by other desks"))
    def other_desks(self, claim: Claim) -> SafeString | str:
        return checks_by_others(claim)

    @admin.display(description=gettext_lazy("characters"))
    def offsets(self, claim: Claim) -> str:
        return f"{claim.start}–{claim.end}"

    # Saving

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = actor(request)
        super().save_model(request, obj, form, change)

    def after_saving(self, request: HttpRequest, obj: Claim) -> None:
        waiting = after_change([obj.pk], by=actor(request), at=timezone.now())
        obj.status = Claim.objects.values_list("status", flat=True).get(pk=obj.pk)
        if waiting:
            self.message_user(request, SENT_TO_REVIEW, messages.WARNING)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is ClaimantContact:
            sign_contacts(formset, by=actor(request), at=timezone.now())
        super().save_formset(request, form, formset, change)

    def response_add(
        self, request: HttpRequest, obj: Claim, post_url_continue: str | None = None
    ) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        self._warn(request, obj)
        if "_addanother" in request.POST:
            # Claims are mostly taken from one text one after the other.
            kept = {name: request.POST.get(name, "") for name in KEPT_FOR_THE_NEXT}
            kept["document"] = str(obj.revision.document_id)
            query = urlencode({name: value for name, value in kept.items() if value})
            return HttpResponseRedirect(f"{reverse('admin:claims_claim_add')}?{query}")
        return response

    def response_change(self, request: HttpRequest, obj: Claim) -> HttpResponse:
        response = super().response_change(request, obj)
        self._warn(request, obj)
        return response

    def _warn(self, request: HttpRequest, claim: Claim) -> None:
        """Say what is allowed but often a slip."""
        twins = Claim.objects.filter(
            revision=claim.revision_id, start=claim.start, end=claim.end
        ).exclude(pk=claim.pk)
        for twin in twins:
            self.message_user(
                request,
                format_html(_("Another claim has the same quote: {}."), link(twin)),
                messages.WARNING,
            )
        role = claim.role
        if role and role.period_edtf:
            held, said = parse_days(role.period_edtf), parse_days(claim.date_edtf)
            if not held.overlaps(said):
                self.message_user(
                    request,
                    _("The role was held %(period)s, but the claim is from %(date)s.")
                    % {"period": in_words(role.period_edtf), "date": in_words(claim.date_edtf)},
                    messages.WARNING,
                )

    # What one may do

    def has_delete_permission(self, request: HttpRequest, obj: Claim | None = None) -> bool:
        """What was published stays; it can be withdrawn."""
        if obj is not None and obj.versions.exists():
            return False
        return super().has_delete_permission(request, obj)
