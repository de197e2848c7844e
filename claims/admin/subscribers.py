"""Subscribers to what is published (webhooks): who, where, which claims; and the log."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskAdmin, DeskForm, actor, may, short_time, two_lines
from claims.admin.filters import YesNoFilter
from claims.models import Subscriber, SubscriberStanding, WebhookDelivery
from claims.permissions import CHANGE_SUBSCRIBER
from claims.subscriptions.subscribing import (
    OVERLAP,
    SubscriptionRefused,
    address_as_kept,
    go_on,
    make_secret,
    pause,
)
from claims.subscriptions.wanted import WantedRefused, read_wanted
from corpus.admin.pages import OnlyLookedAt, page_context
from corpus.history.timeline import Milestone
from corpus.source_sentences import reason_sentence
from corpus.workers import somebody_works


class SubscriberForm(DeskForm[Subscriber]):
    def clean_address(self) -> str:
        typed = str(self.cleaned_data["address"])
        if self.instance.pk and typed == self.instance.address:
            return typed  # it may be away just now
        try:
            return address_as_kept(typed)
        except SubscriptionRefused as refused:
            raise ValidationError(str(refused)) from refused

    def clean_wanted(self) -> str:
        try:
            return read_wanted(str(self.cleaned_data["wanted"]))
        except WantedRefused as refused:
            raise ValidationError(str(refused)) from refused


class ReachedFilter(YesNoFilter):
    title = gettext_lazy("reached by messages")
    parameter_name = "reached"

    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet[Subscriber]
    ) -> models.QuerySet[Subscriber]:
        troubled = models.Q(standing__in=SubscriberStanding.objects.in_trouble())
        if self.value() == "no":
            return queryset.filter(troubled)
        return queryset.exclude(troubled) if self.value() == "yes" else queryset


@admin.register(Subscriber)
class SubscriberAdmin(DeskAdmin[Subscriber]):
    form = SubscriberForm
    list_display = ("name", "where_and_what", "stands")
    list_filter = (ReachedFilter,)
    list_select_related = ("standing",)
    search_fields = ("name", "address", "wanted", "notes")
    ordering = ("name", "pk")
    fields = ("name", "address", "wanted", "notes", "stands", "its_log")
    readonly_fields = ("stands", "its_log")
    change_form_template = "admin/claims/subscriber/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        own = [
            path(
                f"<int:key>/{name}/",
                self.admin_site.admin_view(view),
                name=f"claims_subscriber_{name}",
            )
            for name, view in (
                ("secret", self.secret_view),
                ("pause", self.pause_view),
                ("go-on", self.go_on_view),
            )
        ]
        return [*own, *super().get_urls()]

    def get_fields(self, request: HttpRequest, obj: Subscriber | None = None) -> Any:
        return self.fields if obj else self.fields[:-2]

    def save_model(self, request: HttpRequest, obj: Subscriber, form: Any, change: bool) -> None:
        if not change:
            obj.created_by, obj.created_at = actor(request), timezone.now()
        super().save_model(request, obj, form, change)

    def response_add(
        self, request: HttpRequest, obj: Subscriber, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to the page where the secret is made."""
        said = _("Saved. Nothing is sent until there is a secret: make it now.")
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(_page(obj.pk))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Subscriber | None = None,
    ) -> HttpResponse:
        standing = _standing(obj)
        context |= {
            "may_send": obj is not None and may(request, CHANGE_SUBSCRIBER),
            "has_secret": standing is not None and bool(standing.nonce),
            "is_stopped": standing is not None and standing.stopped_at is not None,
            "nobody_works": obj is not None and not somebody_works(),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    # What is done to one

    def secret_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The answer itself shows the secret: it is kept in no message, session or address."""
        subscriber = _asked(request, key)
        if isinstance(subscriber, HttpResponse):
            return subscriber
        standing = _standing(subscriber)
        had_one = standing is not None and bool(standing.nonce)
        secret = make_secret(subscriber, by=actor(request), at=timezone.now())
        self.log_change(request, subscriber, _("Made a secret."))
        context = {
            **page_context(self, request, _("The secret of %(name)s") % {"name": subscriber.name}),
            "original": subscriber,
            "secret": secret,
            "had_one": had_one,
            "hours": int(OVERLAP.total_seconds() // 3600),
        }
        response = TemplateResponse(request, "admin/claims/subscriber/secret.html", context)
        add_never_cache_headers(response)
        return response

    def pause_view(self, request: HttpRequest, key: int) -> HttpResponse:
        subscriber = _asked(request, key)
        if isinstance(subscriber, HttpResponse):
            return subscriber
        try:
            pause(subscriber, by=actor(request), at=timezone.now())
        except SubscriptionRefused as refused:
            self.message_user(request, str(refused), messages.WARNING)
        else:
            self.log_change(request, subscriber, _("Stopped."))
            self.message_user(request, _("Nothing more is sent to it."), messages.SUCCESS)
        return HttpResponseRedirect(_page(key))

    def go_on_view(self, request: HttpRequest, key: int) -> HttpResponse:
        subscriber = _asked(request, key)
        if isinstance(subscriber, HttpResponse):
            return subscriber
        try:
            whole = go_on(subscriber, by=actor(request), at=timezone.now())
        except SubscriptionRefused as refused:
            self.message_user(request, str(refused), messages.WARNING)
            return HttpResponseRedirect(_page(key))
        self.log_change(request, subscriber, _("Begun again."))
        self.message_user(request, _("It is sent messages again, from where it was."))
        if not whole:
            said = _(
                "It was stopped for so long that the oldest messages are gone: tell the receiver "
                "to fetch what is missing from the API, by the last publication number it has."
            )
            self.message_user(request, said, messages.WARNING)
        return HttpResponseRedirect(_page(key))

    # What is shown

    def history_milestones(self, key: str) -> list[Milestone]:
        """Secrets, pauses: how it stands has no history of its own, for a secret must be in none.
        What the form has changed is told by the rows themselves; of that the log has JSON."""
        acts = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(Subscriber), object_id=key
        )
        told = acts.exclude(models.Q(change_message="") | models.Q(change_message__startswith="["))
        return [Milestone(told.select_related("user"), "action_time")]

    def milestone_words(self, row: LogEntry) -> str:
        who = row.user.get_full_name() or row.user.get_username()
        return f"{who}: {row.change_message}"

    @admin.display(description=gettext_lazy("address and claims"), ordering="address")
    def where_and_what(self, subscriber: Subscriber) -> SafeString:
        return two_lines(subscriber.address, subscriber.wanted or _("all claims"))

    @admin.display(description=gettext_lazy("how it stands"))
    def stands(self, subscriber: Subscriber) -> str:
        return how_it_stands(_standing(subscriber))

    @admin.display(description=gettext_lazy("log"))
    def its_log(self, subscriber: Subscriber) -> SafeString:
        url = reverse("admin:claims_webhookdelivery_changelist")
        return format_html(
            '<a href="{}?subscriber__id__exact={}">{}</a>',
            url,
            subscriber.pk,
            _("What was sent, and what was answered"),
        )


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(OnlyLookedAt, admin.ModelAdmin[WebhookDelivery]):
    """The log. It has neither bodies nor signatures: what was said is in public."""

    list_display = (
        "sent",
        "to_whom",
        "type",
        "message_id",
        "attempt",
        "outcome",
        "milliseconds",
    )
    list_display_links = None
    list_filter = ("type", "status")
    list_select_related = ("subscriber",)
    list_per_page = 50
    search_fields = ("=message_id", "subscriber__name")
    search_help_text = gettext_lazy("A message’s id, or a subscriber’s name.")
    ordering = ("-pk",)
    actions = None
    show_full_result_count = False

    @admin.display(description=gettext_lazy("sent"), ordering="pk")
    def sent(self, delivery: WebhookDelivery) -> str:
        return short_time(delivery.sent_at)

    @admin.display(description=gettext_lazy("subscriber"), ordering="subscriber__name")
    def to_whom(self, delivery: WebhookDelivery) -> SafeString:
        whom = delivery.subscriber
        return format_html('<a href="{}">{}</a>', _page(whom.pk), whom)

    @admin.display(description=gettext_lazy("outcome"))
    def outcome(self, delivery: WebhookDelivery) -> str:
        if delivery.reason is None:
            return _("taken (%(status)d)") % {"status": delivery.status}
        return reason_sentence(delivery.reason)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return lookup == "subscriber__id__exact" or super().lookup_allowed(lookup, value, request)

    def has_delete_permission(
        self, request: HttpRequest, obj: WebhookDelivery | None = None
    ) -> bool:
        """But along with its subscriber."""
        return may(request, "claims.delete_subscriber") and "/subscriber/" in request.path


def how_it_stands(standing: SubscriberStanding | None) -> str:
    if standing is None or not standing.nonce:
        return _("It has no secret yet, so nothing is sent.")
    if standing.stopped_at is not None:
        words = {"when": short_time(standing.stopped_at), "why": standing.get_stopped_why_display()}
        return _("Stopped %(when)s: %(why)s.") % words
    if standing.failing_since is not None:
        return _("No answer since %(when)s (attempts: %(number)d); next: %(next)s.") % {
            "when": short_time(standing.failing_since),
            "number": standing.failures,
            "next": short_time(standing.next_attempt_at) if standing.next_attempt_at else "–",
        }
    if standing.delivered_at is None:
        return _("It has a secret. Nothing has been published for it since.")
    return _("It answers; last %(when)s.") % {"when": short_time(standing.delivered_at)}


def _standing(subscriber: Subscriber | None) -> SubscriberStanding | None:
    if subscriber is None:
        return None
    try:
        return subscriber.standing
    except SubscriberStanding.DoesNotExist:
        return None


def _page(key: int) -> str:
    return reverse("admin:claims_subscriber_change", args=[key])


def _asked(request: HttpRequest, key: int) -> Subscriber | HttpResponse:
    """Who is meant by a POST from somebody who may; else what is answered."""
    if not may(request, CHANGE_SUBSCRIBER):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    subscribers: models.QuerySet[Subscriber] = Subscriber.objects.select_related("standing")
    return get_object_or_404(subscribers, pk=key)
