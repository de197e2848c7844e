"""What is left of documents that were removed, for whoever may remove them."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus import closing
from corpus.admin import parts
from corpus.admin.pages import OnlyLookedAt
from corpus.models import RemovedDocument


@admin.register(RemovedDocument)
class RemovedDocumentAdmin(OnlyLookedAt, admin.ModelAdmin[RemovedDocument]):
    who = parts.account(RemovedDocument, "removed_by")
    list_display = ("public_id", "removed_at", who, "reason")
    list_select_related = ("removed_by",)
    search_fields = ("=public_id", "reason", "texts")
    search_help_text = gettext_lazy("Id, reason, or the SHA-256 of a text or of its file.")
    fields = ("public_id", "removed_at", who, "reason", "texts_table")
    readonly_fields = (who, "texts_table")

    class Media:
        css = {"all": ["corpus/admin.css"]}

    def has_view_permission(self, request: HttpRequest, obj: RemovedDocument | None = None) -> bool:
        return request.user.has_perm(closing.MAY_REMOVE)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @admin.display(description=gettext_lazy("texts"))
    def texts_table(self, removed: RemovedDocument) -> SafeString:
        headings = (
            _("revision"),
            _("SHA-256 of the text"),
            _("SHA-256 of the original bytes"),
        )
        return parts.table(
            headings,
            [
                (each["number"], each["text_sha256"], each["original_sha256"])
                for each in removed.texts
            ],
        )
