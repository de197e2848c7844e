"""Pages of documents and publishers, where whoever changes one is told that the public does not see
it yet."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.claim.differing_claims import tell
from claims.models import Claim, ClaimVersion
from claims.publication.shares import share_in_public
from corpus.admin.documents import DocumentAdmin
from corpus.admin.publishers import PublisherAdmin
from corpus.closing import KEPT
from corpus.models import Document, Publisher


class DocumentWithClaims(DocumentAdmin):
    """Its title, publisher, date and address stand in each published version of its claims."""

    def get_readonly_fields(self, request: HttpRequest, obj: Document | None = None) -> Any:
        return (*super().get_readonly_fields(request, obj), "public_share")

    def get_fieldsets(self, request: HttpRequest, obj: Document | None = None) -> Any:
        """Beside its rights, what is public of a text that must not be shown whole."""
        found = super().get_fieldsets(request, obj)
        if obj is None or obj.full_text_public or obj.newest_revision is None:
            return found
        return [
            (name, {**options, "fields": (*options["fields"], "public_share")})
            if "full_text_public" in options["fields"]
            else (name, options)
            for name, options in found
        ]

    def why_kept(self, document: Document) -> str:
        if ClaimVersion.objects.filter(revision__document=document).exists():
            return str(KEPT["removed_document_was_never_published"])
        if Claim.objects.filter(revision__document=document).exists():
            return str(KEPT["removed_document_has_no_claims"])
        return super().why_kept(document)

    @admin.display(description=gettext_lazy("shown in public"))
    def public_share(self, document: Document) -> str:
        newest = document.newest_revision
        share = share_in_public(newest) if newest else 0
        return _("%(share)d %% of the newest text: quotes and what stands around them") % {
            "share": share
        }

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change and form.changed_data:
            tell(self, request, Claim.objects.filter(revision__document=form.instance.pk))


class PublisherWithClaims(PublisherAdmin):
    """Its name stands in the versions of all claims from its documents."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change and form.changed_data:
            publisher = form.instance.pk
            tell(self, request, Claim.objects.filter(revision__document__publisher=publisher))


admin.site.unregister(Publisher)
admin.site.register(Publisher, PublisherWithClaims)
admin.site.unregister(Document)
admin.site.register(Document, DocumentWithClaims)
