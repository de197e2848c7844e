"""Assignment and comments on the claim's page: forms of their own beside the claim's."""

from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.admin.base import actor
from claims.admin.claim.in_list import with_list
from claims.models import Claim
from claims.teamwork.assigning import TeamworkRefused, assign, colleagues, comment, unknown_names
from corpus.admin.days import DueDayField, DueDayInput
from corpus.desk.handling import handling


def addresses(page: admin.ModelAdmin[Claim]) -> list[URLPattern]:
    def post(act: Any) -> Any:
        @require_POST
        def view(request: HttpRequest, key: int) -> HttpResponse:
            claim = get_object_or_404(Claim, pk=key)
            if not page.has_change_permission(request, claim):
                raise PermissionDenied
            url = with_list(page, request, reverse("admin:claims_claim_change", args=[key]))
            try:
                place = act(page, request, claim)
            except TeamworkRefused as refusal:
                page.message_user(request, str(refusal), messages.ERROR)
                return _as_typed(page, request, claim, url)
            return HttpResponseRedirect(f"{url}{place}")

        return page.admin_site.admin_view(view)

    return [
        path("<int:key>/assign/", post(_assign), name="claims_claim_assign"),
        path("<int:key>/comment/", post(_comment), name="claims_claim_comment"),
    ]


def panel(request: HttpRequest, claim: Claim, *, may_change: bool) -> dict[str, Any]:
    """For the page's template, with what was sent and refused."""
    assignment = getattr(claim, "assignment", None)
    refused = handling(request).context.get("typed", {}).get("due_on")
    due = refused or (assignment.due_on if assignment else None)
    return {
        "due_field": DueDayInput().render("due_on", due, {"id": "id_due_on"}),
        "assignment": assignment,
        "colleagues": list(colleagues()) if may_change else [],
        "comments": list(claim.comments.select_related("written_by").order_by("pk")),
        "overdue": assignment is not None
        and assignment.due_on is not None
        and assignment.due_on < timezone.localdate(),
    }


def _as_typed(
    page: admin.ModelAdmin[Claim], request: HttpRequest, claim: Claim, url: str
) -> HttpResponse:
    """The claim's page with what was sent in its form again: a comment may be long."""
    handling(request).context["typed"] = request.POST
    request.method = "GET"
    return page.changeform_view(request, str(claim.pk), form_url=url)


def _assign(page: admin.ModelAdmin[Claim], request: HttpRequest, claim: Claim) -> str:
    named, typed = request.POST.get("assignee", ""), request.POST.get("due_on", "").strip()
    person: User | None = None
    if named:
        person = next((each for each in colleagues() if str(each.pk) == named), None)
        if person is None:
            raise TeamworkRefused(_("There is no such colleague."))
    before = getattr(claim, "assignment", None)
    field = DueDayField(required=False, already_kept=before.due_on if before else None)
    try:
        day: date | None = field.clean(typed)
    except ValidationError as error:
        raise TeamworkRefused(" ".join(error.messages)) from None
    assign(claim, person, due_on=day, by=actor(request), at=timezone.now())
    told = _("Assigned to %(who)s.") % {"who": person} if person else _("Assigned to nobody.")
    page.message_user(request, told, messages.SUCCESS)
    return ""


def _comment(page: admin.ModelAdmin[Claim], request: HttpRequest, claim: Claim) -> str:
    text = request.POST.get("text", "")
    comment(claim, text, by=actor(request), at=timezone.now())
    if missing := unknown_names(text):
        names = ", ".join(f"@{name}" for name in missing)
        message = _("Nobody at the desk is called %(names)s: nobody was told.") % {"names": names}
        page.message_user(request, message, messages.WARNING)
    return "#comments"
