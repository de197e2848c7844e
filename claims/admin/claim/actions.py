"""What is done with the claims chosen in the list."""

from django.contrib import admin, messages
from django.contrib.admin import actions
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.base import actor
from claims.admin.claim.confirming import ChangedSince, Refused, ask, attempt, chosen
from claims.admin.claim.public_pages import with_links
from claims.admin.moving.publishing import old_text_warnings, only_moved
from claims.exports.streams import Begun, whole_csv
from claims.exports.tables import CLAIMS
from claims.models import Claim, ClaimVersion, PublicClaim
from claims.publication.publishing import publish
from claims.publication.shares import large_shares
from claims.publication.verbs import PUBLISH
from claims.review import START, ReviewRefused, start

# What a version that follows another may be.
CHANGES = (
    ClaimVersion.Kind.MINOR.value,
    ClaimVersion.Kind.UPDATE.value,
    ClaimVersion.Kind.CORRECTION.value,
)


@admin.action(permissions=["publish"], description=PUBLISH.selected_label)
def publish_selected(
    page: admin.ModelAdmin[Claim], request: HttpRequest, queryset: QuerySet[Claim]
) -> HttpResponse | None:
    """Ask first, showing what would be public and what speaks against it."""
    claims = chosen(page, request, queryset)
    if not claims:
        return None
    said = {"kind": request.POST.get("kind", ""), "note": request.POST.get("note", "")}
    moved = only_moved(claims)
    if moved and not said["kind"]:
        said["kind"] = ClaimVersion.Kind.MOVED.value
    really = "confirmed" in request.POST
    seen = request.POST.get("seen", "")
    try:
        versions, refused = attempt(publish, claims, request, really=really, seen=seen, **said)
    except ChangedSince:
        message = _("Nothing was published: something has changed since this was shown.")
        page.message_user(request, message, messages.WARNING)
        really = False
        versions, refused = attempt(publish, claims, request, really=really, **said)
    if really and not refused:
        for version in versions:
            page.log_change(request, version.claim, str(PUBLISH.done) % version.number)
        message = ngettext("%d claim is public now.", "%d claims are public now.", len(versions))
        told = with_links(message % len(versions), versions)
        page.message_user(request, told, messages.SUCCESS)
        return None
    changes = (ClaimVersion.Kind.MOVED.value, *CHANGES) if moved else CHANGES
    again, proposed = said["kind"] in changes, ""
    if refused and not said["kind"]:
        again, refused, proposed = _before_a_kind_is_said(claims, request, refused)
    return ask(
        page,
        request,
        "admin/claims/claim/publish.html",
        claims,
        versions,
        refused,
        title=_("Publish claims"),
        button=PUBLISH.label,
        said=said,
        again=again,
        proposed=proposed,
        kinds=[(value, ClaimVersion.Kind(value).label) for value in changes],
        on_old_texts=old_text_warnings(claims),
        shares=large_shares(claims),
    )


def _before_a_kind_is_said(
    claims: list[Claim], request: HttpRequest, refused: Refused
) -> tuple[bool, Refused, str]:
    """Whether to ask what sort of change this is, what speaks against it even then, and the kind
    that is proposed: minor where nothing says something else than before."""
    update, minor = ClaimVersion.Kind.UPDATE, ClaimVersion.Kind.MINOR
    _versions, still = attempt(publish, claims, request, really=False, kind=update, note="…")
    if _reasons(still) >= _reasons(refused):
        return False, refused, ""
    _versions, against = attempt(publish, claims, request, really=False, kind=minor)
    more = _reasons(against) > _reasons(still)
    return True, still, (ClaimVersion.Kind.CORRECTION if more else minor).value


def _reasons(refused: Refused) -> int:
    return sum(len(missing) for _claim, missing in refused)


@admin.action(permissions=["view"], description=gettext_lazy("Export published versions as CSV"))
def export_csv(
    page: admin.ModelAdmin[Claim], request: HttpRequest, queryset: QuerySet[Claim]
) -> HttpResponseBase | None:
    chosen = PublicClaim.objects.filter(
        withdrawn=False, id__in=queryset.order_by().values("public_id")
    )
    if not chosen.exists():
        page.message_user(request, _("None of the selected claims is published."), messages.WARNING)
        return None
    response = StreamingHttpResponse(
        Begun(whole_csv(CLAIMS, chosen.db, claims=chosen)),
        content_type="text/csv; charset=utf-8",
    )
    response["Content-Disposition"] = 'attachment; filename="claims.csv"'
    return response


@admin.action(permissions=["start"], description=START.selected_label)
def take_up(page: admin.ModelAdmin[Claim], request: HttpRequest, queryset: QuerySet[Claim]) -> None:
    """From unverified to in progress; claims that are further along stay as they are."""
    taken = left = 0
    for claim in queryset.order_by("pk"):
        try:
            start(claim, by=actor(request), at=timezone.now())
        except ReviewRefused:
            left += 1
        else:
            taken += 1
            page.log_change(request, claim, _("Taken up."))
    message = ngettext("%d claim is now in progress.", "%d claims are now in progress.", taken)
    page.message_user(request, message % taken, messages.SUCCESS)
    if left:
        message = ngettext(
            "%d claim was not unverified and is left as it was.",
            "%d claims were not unverified and are left as they were.",
            left,
        )
        page.message_user(request, message % left, messages.WARNING)


@admin.action(permissions=["delete"], description=gettext_lazy("Delete the selected claims"))
def delete_selected(
    page: admin.ModelAdmin[Claim], request: HttpRequest, queryset: QuerySet[Claim]
) -> HttpResponse | None:
    published = Claim.objects.published().filter(pk__in=queryset.order_by().values("pk"))
    if count := published.count():
        message = ngettext(
            "%(count)d of the selected claims is published and can't be deleted: %(ids)s. "
            "Nothing was deleted.",
            "%(count)d of the selected claims are published and can't be deleted: %(ids)s. "
            "Nothing was deleted.",
            count,
        )
        ids = list(published.order_by("pk").values_list("public_id", flat=True)[:10])
        shown = ", ".join(ids) + ("…" if count > len(ids) else "")
        page.message_user(request, message % {"count": count, "ids": shown}, messages.ERROR)
        return None
    response: HttpResponse | None = actions.delete_selected(page, request, queryset)
    return response
