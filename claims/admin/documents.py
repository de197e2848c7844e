"""The page of a document, where whoever changes it is told that the public does not see it yet."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from claims.admin.claim.differing_claims import tell
from claims.models import Claim
from corpus.admin.documents import DocumentAdmin
from corpus.models import Document


class DocumentWithClaims(DocumentAdmin):
    """Its title, publisher, date and address stand in each published version of its claims."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change and form.changed_data:
            tell(self, request, Claim.objects.filter(revision__document=form.instance.pk))


admin.site.unregister(Document)
admin.site.register(Document, DocumentWithClaims)
