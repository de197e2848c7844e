"""“New source”: files and texts are read, looked through, and frozen into documents."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import Script
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus import drafts, fetched_sources
from corpus.admin import fetched, parts
from corpus.admin.consequences import consequences
from corpus.admin.documents import actor
from corpus.admin.draft_page import DraftPage, fingerprint, known_document, metadata_of
from corpus.admin.outcomes import tell
from corpus.admin.pages import page_context
from corpus.admin.source_forms import (
    DecisionsForm,
    ReadingForm,
    UploadedSourcesForm,
    new_source_form,
)
from corpus.admin.source_preview import preview
from corpus.closing import require_open
from corpus.extraction.freezing import Decisions, Invisible, freeze
from corpus.models import Document, SourceDraft
from corpus.source_texts import ChoiceNeeded, NotIngested, refuse_large

NEEDED = ("corpus.add_document", "corpus.add_revision")
# A primary key of more digits is none.
_MOST_DIGITS = 18


@admin.register(SourceDraft)
class SourceDraftAdmin(admin.ModelAdmin[SourceDraft]):
    list_display = ("__str__", "state", "document", "created_at", "created_by")
    list_select_related = ("document", "created_by")
    ordering = ("-pk",)
    actions = None

    class Media:
        css = {
            "all": [
                *("admin/css/forms.css", "corpus/admin.css", "corpus/sources.css"),
                "corpus/dates.css",
            ]
        }
        js = [Script("corpus/dates.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceDraft]:
        return super().get_queryset(request).defer("content", "reading")

    # Whoever may add documents and texts may bring sources in.

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(NEEDED)

    def has_view_permission(self, request: HttpRequest, obj: SourceDraft | None = None) -> bool:
        return self.has_add_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: SourceDraft | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SourceDraft | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        original = path(
            "<int:pk>/original/",
            self.admin_site.admin_view(self.original_view),
            name="corpus_sourcedraft_original",
        )
        return [original, *super().get_urls()]

    def original_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """The bytes as they came."""
        draft = get_object_or_404(SourceDraft.objects.exclude(content=b""), pk=pk)
        if not self.has_view_permission(request, draft):
            raise PermissionDenied
        if draft.document:
            require_open(draft.document)
        return fetched.download(draft)

    @admin.display(description=gettext_lazy("state"))
    def state(self, draft: SourceDraft) -> str:
        return fetched.state(draft)

    # Files come in

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        document = self._document(request)
        form = UploadedSourcesForm(*self._posted(request))
        if request.method == "POST":
            # What is right of it is taken though an address is wrong: nobody chooses files twice.
            form.is_valid()
            kept = self._receive(request, form, document)
            if len(kept) == 1 and not form.errors:
                return HttpResponseRedirect(self._address("change", kept[0].pk))
            if kept and not form.errors:
                return HttpResponseRedirect(self._address("changelist"))
            for draft in kept:
                messages.success(request, _("Received: %(name)s") % {"name": draft.file_name})
        return self._page(request, "upload", _("New source"), form=form, document=document)

    def _posted(self, request: HttpRequest) -> tuple[Any, Any]:
        return (request.POST, request.FILES) if request.method == "POST" else (None, None)

    def _document(self, request: HttpRequest) -> Document | None:
        """The one that a new text is brought in of."""
        pk = request.GET.get("document", "")
        if not pk:
            return None
        if not pk.isascii() or not pk.isdigit() or len(pk) > _MOST_DIGITS:
            raise Http404
        if not request.user.has_perm("corpus.change_document"):
            raise PermissionDenied
        document = get_object_or_404(Document, pk=int(pk))
        require_open(document)
        return document

    def _receive(
        self, request: HttpRequest, form: UploadedSourcesForm, document: Document | None
    ) -> list[SourceDraft]:
        kept = []
        for name, media_type, upload in self._sent(form):
            try:
                if not isinstance(upload, bytes):
                    refuse_large(name, upload.size)
                    upload = upload.read()
                kept.append(
                    drafts.receive(
                        name,
                        upload,
                        by=actor(request),
                        at=timezone.now(),
                        media_type=media_type,
                        document=document,
                    )
                )
            except NotIngested as refused:
                form.add_error(None, list(refused.reasons))
        if address := form.cleaned_data.get("address"):
            by, at = actor(request), timezone.now()
            try:
                kept.append(fetched_sources.ask_for(address, by=by, at=at, document=document))
            except NotIngested as refused:
                form.add_error("address", list(refused.reasons))
        return kept

    def _sent(self, form: UploadedSourcesForm) -> list[tuple[str, str, Any]]:
        """Name, media type and content; a pasted text is called by its time."""
        files = form.cleaned_data.get("sent") or []
        sent = [(file.name, file.content_type or "", file) for file in files]
        text = form.cleaned_data.get("text", "").replace("\r\n", "\n")
        if text.strip():
            name = _("pasted %(time)s.txt")
            name %= {"time": timezone.localtime().strftime("%Y-%m-%d %H.%M.%S")}
            sent.append((name, "", text.encode("utf-8", "surrogatepass")))
        return sent

    # They are looked through, and frozen or discarded

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isascii() or not object_id.isdigit() or len(object_id) > _MOST_DIGITS:
            raise Http404
        draft = get_object_or_404(SourceDraft, pk=int(object_id))
        if draft.document and "_discard" not in request.POST:
            require_open(draft.document)
        if "_discard" in request.POST:
            draft.delete()
            messages.success(request, _("Discarded: %(name)s") % {"name": draft.file_name})
            return HttpResponseRedirect(self._address("changelist"))
        if "state" in request.GET:
            return JsonResponse({"waiting": draft.is_waiting})
        if draft.is_waiting or draft.refused is not None:
            return fetched.not_fetched_page(request, draft, self._page)
        if "_read" in request.POST:
            form = ReadingForm(self._choices(draft), request.POST)
            if form.is_valid():
                chosen = form.cleaned_data
                page = chosen.get("page", draft.options.get("page", ""))
                drafts.choose(draft, page=page, encoding=chosen["encoding"])
                return HttpResponseRedirect(self._address("change", draft.pk))
        shown = self._shown(request, draft)
        decided = shown.decisions
        if "_freeze" in request.POST and decided and self._is_valid(request, shown, decided):
            frozen = self._freeze(request, shown, decided)
            if frozen:
                return frozen
        return self._show(request, shown)

    def _choices(self, draft: SourceDraft) -> list[tuple[str, str]]:
        return [
            (page.key, f"{page.address} {page.at} {page.media_type}".strip())
            for page in drafts.pages_of(draft)
        ]

    def _shown(self, request: HttpRequest, draft: SourceDraft) -> DraftPage:
        options = drafts.reading_options(draft)
        initial = {"page": options.page, "encoding": options.encoding}
        reading = ReadingForm(self._choices(draft), initial=initial)
        try:
            extraction = drafts.read_draft(draft)
        except ChoiceNeeded as needed:
            messages.warning(request, " ".join(needed.reasons))
            return DraftPage(draft, None, reading)
        except NotIngested as refused:
            messages.error(request, " ".join(refused.reasons))
            return DraftPage(draft, None, reading)
        known = None if draft.document_id else known_document(draft.file_name, options.page)
        posted = request.POST if "_freeze" in request.POST else None
        return DraftPage(
            draft,
            extraction,
            reading,
            known=known,
            decisions=DecisionsForm(extraction, known, posted),
            about=None
            if draft.document_id
            else new_source_form(request, extraction, draft.file_name, draft.address),
        )

    def _is_valid(self, request: HttpRequest, shown: DraftPage, form: DecisionsForm) -> bool:
        if request.POST.get("seen") != fingerprint(form.extraction):
            form.add_error(None, _("It was read anew meanwhile: look at it again."))
            return False
        # Both are asked, so that all that is wrong is said at once.
        valid = [form.is_valid(), shown.about is None or shown.about.is_valid()]
        if form.cleaned_data.get("belongs") == "known":
            return valid[0]
        return all(valid)

    def _freeze(
        self, request: HttpRequest, shown: DraftPage, form: DecisionsForm
    ) -> HttpResponse | None:
        """None where it was refused; then the form says why."""
        metadata = metadata_of(shown, form)
        try:
            outcome = drafts.freeze_draft(
                shown.draft,
                form.decisions(request.POST),
                metadata,
                is_new="title" in metadata.given,
                by=actor(request),
                at=timezone.now(),
            )
        except NotIngested as refused:
            form.add_error(None, list(refused.reasons))
            return None
        except ValueError:
            form.add_error(None, _("It was read anew meanwhile: look at it again."))
            return None
        tell(request, outcome)
        document = reverse("admin:corpus_document_change", args=[outcome.document.pk])
        return HttpResponseRedirect(document)

    def _show(self, request: HttpRequest, shown: DraftPage) -> HttpResponse:
        extraction = shown.extraction
        context = {
            "original": shown.draft,
            "facts": fetched.facts(shown.draft),
            "shown": shown,
            "known": shown.known and parts.link(shown.known),
            "preview": preview(extraction, request.POST) if extraction else None,
            "consequences": _consequences(request, shown),
            "seen": fingerprint(extraction) if extraction else "",
        }
        return self._page(request, "draft", str(shown.draft), **context)

    def _page(
        self, request: HttpRequest, template: str, title: str, **context: Any
    ) -> TemplateResponse:
        everything = page_context(self, request, title) | context
        return TemplateResponse(request, f"admin/corpus/sourcedraft/{template}.html", everything)

    def _address(self, name: str, *arguments: Any) -> str:
        return reverse(f"admin:corpus_sourcedraft_{name}", args=arguments)


def _consequences(request: HttpRequest, shown: DraftPage) -> SafeString:
    """Of the text as it is proposed, for what stands on the texts that the document has."""
    document, extraction = shown.draft.document or shown.known, shown.extraction
    if document is None or extraction is None:
        return SafeString()
    proposed = Decisions.as_proposed(extraction, Invisible.KEEP)
    return consequences(request, document, freeze(extraction, proposed).text)
