"""Speakers with their roles, and topics."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import models
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.base import DeskAdmin, DeskForm, actor
from claims.admin.claim.differing_claims import tell
from claims.admin.fields import EdtfFields
from claims.admin.filters import OwnPartyFilter
from claims.admin.merging_speakers import MergingOfSpeakers, warn_of_same_names
from claims.admin.parties import PartyField
from claims.admin.spelling_of_speakers import SpellingOfSpeakers
from claims.admin.widgets import role_label
from claims.models import Claim, Role, Speaker, Topic
from claims.models.people import WIKIDATA_PATTERN
from claims.review import after_change
from corpus.admin.dates import DatesInWords
from corpus.dates_in_words import in_words


class SpeakerForm(DeskForm[Speaker]):
    party = PartyField()
    wikidata_id = forms.RegexField(
        label=capfirst(gettext_lazy("Wikidata id")),
        max_length=16,
        required=False,
        regex=WIKIDATA_PATTERN,
        error_messages={"invalid": gettext_lazy("Write the id as Wikidata does, such as Q42.")},
    )

    class Meta:
        widgets = {"notes": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}


class RoleForm(EdtfFields, DeskForm[Role]):
    party = PartyField()


def _count(path_to_claims: str) -> models.Subquery:
    """How many claims there are for the row, without joining."""
    claims = Claim.objects.filter(**{path_to_claims: models.OuterRef("pk")}).order_by()
    counted = claims.values(path_to_claims).annotate(n=models.Count("pk")).values("n")
    return models.Subquery(counted)


def _claims_link(lookup: str, key: object, count: int | None) -> str | SafeString:
    if not count:
        return "0"
    url = f"{reverse('admin:claims_claim_changelist')}?{lookup}={key}"
    return format_html('<a href="{}">{}</a>', url, count)


def _review_claims_of(page: DeskAdmin[Any], request: HttpRequest, speaker: int) -> None:
    """Names, parties and roles are part of what was approved of each claim that names them."""
    keys = Claim.objects.naming(speaker).order_by().values_list("pk", flat=True)
    waiting = after_change(keys, by=actor(request), at=timezone.now())
    if waiting:
        message = ngettext(
            "%d approved claim names this: it waits for somebody else's approval, and what is "
            "published stays until then.",
            "%d approved claims name this: they wait for somebody else's approval, and what is "
            "published stays until then.",
            len(waiting),
        )
        page.message_user(request, message % len(waiting), messages.WARNING)
    tell(page, request, Claim.objects.naming(speaker))


class RoleInline(DatesInWords, admin.TabularInline[Role, Speaker]):
    model = Role
    form = RoleForm
    extra = 0
    fields = ("title", "organisation", "party", "period_edtf")


@admin.register(Speaker)
class SpeakerAdmin(MergingOfSpeakers, SpellingOfSpeakers):
    form = SpeakerForm
    inlines = (RoleInline,)
    list_display = ("name", "kind", "party", "its_claims")
    list_filter = ("kind", ("party", OwnPartyFilter))
    search_fields = ("name", "=public_id", "=wikidata_id")
    ordering = ("sort_name", "public_id")
    fields = ("name", "kind", "party", "wikidata_id", "notes", "public_id")
    readonly_fields = ("public_id",)

    def after_saving(self, request: HttpRequest, obj: Speaker) -> None:
        _review_claims_of(self, request, obj.pk)
        warn_of_same_names(self, request, obj)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Speaker]:
        return super().get_queryset(request).annotate(claim_count=_count("speaker"))

    @admin.display(description=gettext_lazy("claims"), ordering="claim_count")
    def its_claims(self, speaker: Speaker) -> str | SafeString:
        count: int | None = getattr(speaker, "claim_count", None)
        return _claims_link("speaker__id__exact", speaker.pk, count)


class RoleSearch(AutocompleteJsonView):
    """Roles by any word of theirs or their speaker's; of one speaker where one is chosen."""

    def get_queryset(self) -> models.QuerySet[Role]:
        roles: models.QuerySet[Role] = super().get_queryset()
        speaker = self.request.GET.get("speaker", "")
        if speaker.isascii() and speaker.isdigit():
            roles = roles.filter(speaker=int(speaker))
        return roles.select_related("speaker")

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {**super().serialize_result(obj, to_field_name), "text": role_label(obj)}


@admin.register(Role)
class RoleAdmin(DeskAdmin[Role]):
    """Not in the menu: roles are kept on their speaker's page, and added from a claim's."""

    form = RoleForm
    list_display = ("title", "organisation", "party", "period_in_words", "speaker")
    list_select_related = ("speaker",)
    search_fields = ("title", "organisation", "party", "speaker__name")
    autocomplete_fields = ("speaker",)
    fields = ("speaker", "title", "organisation", "party", "period_edtf")
    ordering = ("speaker__sort_name", "period_earliest", "title")

    @admin.display(description=gettext_lazy("period"), ordering="period_earliest")
    def period_in_words(self, role: Role) -> str:
        return in_words(role.period_edtf) if role.period_edtf else "–"

    def after_saving(self, request: HttpRequest, obj: Role) -> None:
        _review_claims_of(self, request, obj.speaker_id)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Role | None = None) -> Any:
        # Claims hold that the role is their speaker's own.
        return ("speaker",) if obj else ()

    def get_urls(self) -> list[URLPattern]:
        view = RoleSearch.as_view(admin_site=self.admin_site)
        search = path("search/", self.admin_site.admin_view(view), name="claims_role_search")
        return [search, *super().get_urls()]


class TopicForm(DeskForm[Topic]):
    id = forms.RegexField(
        label=capfirst(gettext_lazy("id")),
        max_length=64,
        regex=r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
        help_text=gettext_lazy("Part of public addresses; never changes."),
        error_messages={
            "invalid": gettext_lazy(
                "Write the id in a–z, digits and hyphens, such as barn-och-unga."
            )
        },
    )


@admin.register(Topic)
class TopicAdmin(DeskAdmin[Topic]):
    form = TopicForm
    list_display = ("name_sv", "name_en", "id", "its_claims")
    search_fields = ("id", "name_sv", "name_en")
    ordering = ("name_sv",)
    fields = ("id", "name_sv", "name_en")

    def after_saving(self, request: HttpRequest, obj: Topic) -> None:
        tell(self, request, Claim.objects.filter(topics=obj))

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Topic]:
        return super().get_queryset(request).annotate(claim_count=_count("topics"))

    def get_readonly_fields(self, request: HttpRequest, obj: Topic | None = None) -> Any:
        return ("id",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Topic | None = None) -> bool:
        """A topic that claims have may be public, and would silently vanish from them."""
        if obj is not None and obj.claims.exists():
            return False
        return super().has_delete_permission(request, obj)

    @admin.display(description=gettext_lazy("claims"), ordering="claim_count")
    def its_claims(self, topic: Topic) -> str | SafeString:
        count: int | None = getattr(topic, "claim_count", None)
        return _claims_link("topics__id__exact", topic.pk, count)
