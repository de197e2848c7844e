"""The page of one claim: what it shows beside its form, and the buttons that do something."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Script
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from claims import review
from claims.admin import presence
from claims.admin.base import VERBS, DeskAdmin, actor, may
from claims.admin.check.model_admin import HANDED_IN_ANEW, was_shown
from claims.admin.claim import (
    approving,
    check,
    history,
    pasting,
    relating,
    teamwork_panel,
    withdrawing,
)
from claims.admin.claim.around import (
    missing_before_approval,
    sharing,
    still_missing,
    with_everything,
)
from claims.admin.claim.in_list import place_in_list, with_list
from claims.admin.claim.next_steps import steps
from claims.admin.claim.next_version import record_if_approved
from claims.admin.claim.one_version import one_version
from claims.admin.claim.public_pages import public_url
from claims.admin.claim.record_words import lines
from claims.admin.claim.sent_back import sent_back_of
from claims.admin.in_context import quote_in_context
from claims.admin.moving.publishing import standing_sentence
from claims.matching.similar import similar_claims
from claims.models import Assessment, Claim, ClaimVersion
from claims.publication.record import recorded
from claims.publication.verbs import PUBLISH, RESTORE, WITHDRAW, PublicStanding
from claims.publication.verbs import VERBS as PUBLISHING_VERBS
from claims.review import (
    APPROVE,
    SEND_BACK,
    SHARE,
    START,
    SUBMIT,
    ReviewRefused,
    is_own_submission,
    submission_token,
    take_on,
)
from claims.vocabulary.workflow import APPROVED, IN_REVIEW, UNFINISHED, UNVERIFIED
from corpus.admin.pages import page_context
from corpus.history.timeline import Milestone, Part

# The names of its buttons.
DO, LINK, SHARED = "verb", "_link", "_share"

# The check stands above the claim's own fields once it is begun.
CHECK_FIRST = ("check", "evidence")

# Code points of the source on either side of the quote, at the top of the page.
AROUND_CHARACTERS = 180

ASKED_FIRST = frozenset(verb.name for verb in VERBS if verb.asked_first)


class ClaimPage(DeskAdmin[Claim]):
    """Everything on the page is saved in one go, its buttons included: they save first."""

    single_rows = frozenset({"check"})

    class Media:
        js = [Script("claims/evidence.js", type="module")]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path(
                "evidence/pasted/",
                view(require_POST(pasting.pasted_view)),
                name="claims_evidence_pasted",
            ),
            path(
                "evidence/told/",
                view(require_safe(pasting.told_view)),
                name="claims_evidence_told",
            ),
            path("presence/", view(require_POST(presence.presence_view)), name="claims_presence"),
            approving.address(self),
            *teamwork_panel.addresses(self),
            path("<int:key>/do/<str:verb>/", view(self.verb_view), name="claims_claim_do"),
            path("<int:key>/ask/<str:verb>/", view(self.ask_view), name="claims_claim_ask"),
        ]
        return [*own, *super().get_urls()]

    # Its history

    def history_parts(self, key: str) -> list[Part]:
        return history.parts_of_claim(key)

    def history_milestones(self, key: str) -> list[Milestone]:
        return [history.versions_of(key)]

    def milestone_words(self, row: Any) -> SafeString:
        return history.version_words(row)

    # Two people

    def lock(self, request: HttpRequest, key: str) -> None:
        """The assessment first, as the verbs do: two of them never wait for each other."""
        try:
            shown = Claim.objects.filter(pk=key).values_list("assessment", flat=True).first()
        except (ValueError, TypeError):
            return
        if shown:
            list(Assessment.objects.select_for_update().filter(pk=shown).values_list("pk"))
        super().lock(request, key)

    def lock_rows(self, request: HttpRequest, obj: Claim) -> None:
        super().lock_rows(request, obj)
        if obj.assessment is not None:
            list(obj.assessment.evidence.order_by("pk").select_for_update().values_list("pk"))

    # The form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "POST" and pasting.PASTE in request.POST:
            pasting.add_cards(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        check.prepare(form.instance, formsets, by=actor(request))
        super().save_related(request, form, formsets, change)
        if form.shares_with is not None:
            self._tell(request, *relating.share_with(form.instance, form.shares_with, request))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Claim | None = None,
    ) -> HttpResponse:
        if obj is not None:
            context.update(self._page(request, obj))
            for inline in context["inline_admin_formsets"]:
                if isinstance(inline.formset, check.AssessmentFormSet):
                    for row in inline.formset.forms:
                        row.instance.others = context["sharing"]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _page(self, request: HttpRequest, obj: Claim) -> dict[str, Any]:
        """What stands around the form: of the claim as it is saved."""
        claim = with_everything(Claim.objects.filter(pk=obj.pk)).get()
        versions = list(claim.versions.order_by("-number")[:2])
        newest = versions[0] if versions else None
        standing = PublicStanding(claim, newest)
        record = record_if_approved(claim) or standing.record
        shown = [each for each in versions if each.kind != ClaimVersion.Kind.WITHDRAWAL]
        changes = lines(recorded(shown[0]), record) if shown else []
        unfinished = claim.status in UNFINISHED
        may_change = self.has_change_permission(request, obj)
        return {
            "claim": claim,
            "in_list": place_in_list(self, request, claim),
            "list_query": self.get_preserved_filters(request),
            "public_url": public_url(claim) if newest else "",
            "approved": claim.status in APPROVED,
            "submission": submission_token(claim.assessment) if claim.assessment else "",
            "in_context": quote_in_context(claim, AROUND_CHARACTERS),
            "newest": newest,
            "on_old_text": standing_sentence(claim),
            "steps": steps(standing, by=actor(request)),
            "may_review": claim.status == IN_REVIEW and may(request, APPROVE.permission),
            "sent_back": sent_back_of(claim),
            "check_first": CHECK_FIRST if _is_begun(claim) else (),
            "show_save_and_add_another": False,
            **teamwork_panel.panel(request, claim, may_change=may_change),
            "missing": missing_before_approval(claim) if unfinished else [],
            "similar": relating.rows(claim, similar_claims(claim), by=actor(request)),
            "may_relate": may_change and request.user.has_perm("claims.add_claimrelation"),
            "may_change": may_change,
            "relation_kinds": relating.KINDS,
            "share_label": SHARE.label,
            "sharing": sharing(claim),
            "record": record,
            "if_approved": claim.status == IN_REVIEW,
            "compared_with": shown[0] if shown else None,
            "differences": changes,
        }

    # What its buttons do, after saving

    def response_change(self, request: HttpRequest, obj: Claim) -> HttpResponse:
        said = request.POST
        here = self._back_to(request, obj.pk)
        if verb := said.get(DO):
            return self._do(request, obj, verb)
        if LINK in said:
            self._tell(request, *relating.relate(obj, said[LINK], request))
            return here
        if SHARED in said:
            self._tell(request, *relating.share(obj, said[SHARED], request))
            return here
        return super().response_change(request, obj)

    def verb_view(self, request: HttpRequest, key: int, verb: str) -> HttpResponse:
        """For those who may do it without changing the claim; nothing is saved first."""
        claim = get_object_or_404(Claim, pk=key)
        if request.method != "POST":
            return self._back_to(request, key)
        if not self.has_view_or_change_permission(request, claim):
            raise PermissionDenied
        return self._do(request, claim, verb)

    def _do(self, request: HttpRequest, claim: Claim, verb: str) -> HttpResponse:
        if verb in ASKED_FIRST:
            asking = reverse("admin:claims_claim_ask", args=[claim.pk, verb])
            return HttpResponseRedirect(with_list(self, request, asking))
        if verb not in review.VERBS:
            raise Http404
        wanted = review.VERBS[verb]
        claim = Claim.objects.select_related("assessment").get(pk=claim.pk)
        if (
            wanted is SUBMIT
            and claim.status == IN_REVIEW
            and is_own_submission(claim, actor(request))
        ):
            # It joined a submitted assessment while it was saved.
            self._tell(request, messages.SUCCESS, str(SUBMIT.done))
            return self._back_to(request, claim.pk)
        try:
            if wanted is APPROVE and not _was_shown(claim, request):
                raise ReviewRefused(str(HANDED_IN_ANEW))
            take_on(claim, wanted, by=actor(request), at=timezone.now())
        except ReviewRefused as refusal:
            missing = missing_before_approval(
                with_everything(Claim.objects.filter(pk=claim.pk)).get()
            )
            others = [line for line in missing if line not in str(refusal)]
            self._tell(request, messages.ERROR, " ".join([str(refusal), *others]))
        else:
            self.log_change(request, claim, str(wanted.done))
            self._tell(request, messages.SUCCESS, str(wanted.done))
            if wanted is SUBMIT:
                self._tell(request, messages.WARNING, still_missing(claim))
        return self._back_to(request, claim.pk)

    def ask_view(self, request: HttpRequest, key: int, verb: str) -> HttpResponse:
        """A page for the words that a verb needs; then it is done, and back to the claim."""
        claim = get_object_or_404(Claim, pk=key)
        here = self._back_to(request, key)
        if not self.has_view_or_change_permission(request, claim) or verb not in ASKED_FIRST:
            raise PermissionDenied
        if verb == SEND_BACK.name:
            return self._ask_send_back(request, claim) or here
        if not self.has_publish_permission(request):
            raise PermissionDenied
        response: HttpResponse | None
        if verb in {WITHDRAW.name, RESTORE.name}:
            action: Any = {
                WITHDRAW.name: withdrawing.withdraw_selected,
                RESTORE.name: withdrawing.restore_selected,
            }[verb]
            response = action(self, request, Claim.objects.filter(pk=key))
        else:
            response = one_version(self, request, key, PUBLISHING_VERBS[verb])
        if response is None:
            return here
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            response.context_data["back_url"] = here.url
        return response

    def _ask_send_back(self, request: HttpRequest, claim: Claim) -> HttpResponse | None:
        """None once it is done."""
        if claim.assessment is None:
            self._tell(request, messages.ERROR, SEND_BACK.why_not(claim, actor(request)))
            return None
        said, complaint = request.POST.get("reason", ""), ""
        if request.method == "POST":
            try:
                by, at = actor(request), timezone.now()
                take_on(claim, SEND_BACK, by=by, at=at, reason=said)
            except ReviewRefused as refusal:
                complaint = str(refusal)
            else:
                self.log_change(request, claim, str(SEND_BACK.done))
                self._tell(request, messages.SUCCESS, str(SEND_BACK.done))
                return None
        context = {
            **page_context(self, request, SEND_BACK.label),
            "claim": claim,
            "sharing": sharing(claim),
            "reason": said,
            "complaint": complaint,
        }
        return TemplateResponse(request, "admin/claims/claim/send_back.html", context)

    # What one may do

    def has_start_permission(self, request: HttpRequest) -> bool:
        return may(request, START.permission)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return may(request, PUBLISH.permission)

    def _back_to(self, request: HttpRequest, key: int) -> HttpResponseRedirect:
        """The claim's page, which still knows the list that it was opened from."""
        url = reverse("admin:claims_claim_change", args=[key])
        return HttpResponseRedirect(with_list(self, request, url))

    def _tell(self, request: HttpRequest, level: int, sentence: Any) -> None:
        if sentence:
            self.message_user(request, sentence, level)


def _was_shown(claim: Claim, request: HttpRequest) -> bool:
    submitted_at = request.POST.get("_submitted_at", "")
    return claim.assessment is None or was_shown(claim.assessment, submitted_at)


def _is_begun(claim: Claim) -> bool:
    return claim.assessment_id is not None or claim.status != UNVERIFIED
