"""Publishers."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from corpus.admin import parts
from corpus.desk.two_people import TwoPeople
from corpus.models import Publisher


@admin.register(Publisher)
class PublisherAdmin(TwoPeople[Publisher]):
    list_display = ("name", "url", "documents_link")
    search_fields = ("name", "url")
    formfield_overrides = parts.FIELDS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publisher]:
        return super().get_queryset(request).annotate(document_count=Count("documents"))

    @admin.display(description=_("documents"), ordering="document_count")
    def documents_link(self, publisher: Publisher) -> SafeString:
        url = reverse("admin:corpus_document_changelist")
        count = getattr(publisher, "document_count", 0)
        return format_html('<a href="{}?publisher__id__exact={}">{}</a>', url, publisher.pk, count)
