"""Documents: found in a list, described in a form, their texts brought in as files."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Left
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus import drafts
from corpus.admin import parts
from corpus.admin.document_forms import DocumentForm, NewDocumentForm
from corpus.admin.outcomes import tell
from corpus.admin.taking_away import HiddenFilter, take_away_page
from corpus.dates_in_words import in_words
from corpus.desk.two_people import TwoPeople
from corpus.history.timeline import Milestone, Part
from corpus.ingestion import Happened, ingest
from corpus.metadata import Metadata
from corpus.models import Document, Revision, Section
from corpus.source_sentences import NO_READERS
from corpus.source_texts import NotIngested, usable_text

ABOUT = (
    (None, {"fields": ("title", "kind", "publisher", "byline", "reference", "language")}),
    (gettext_lazy("Date"), {"fields": ("date_edtf", "date_evidence")}),
    (gettext_lazy("Where it was found"), {"fields": ("url", "archived_url", "retrieved_on")}),
    (gettext_lazy("Rights"), {"fields": ("rights_note", "full_text_public")}),
    (gettext_lazy("Notes"), {"fields": ("notes",)}),
)


@admin.register(Document)
class DocumentAdmin(TwoPeople[Document]):
    change_list_template = "admin/corpus/document/change_list.html"
    list_display = (
        "title_and_file",
        "kind",
        "publisher",
        "date_short",
        "claims_count",
        "revisions_count",
        "reader",
    )
    list_display_links = ("title_and_file",)
    list_filter = ("kind", "publisher", "language", "full_text_public", HiddenFilter)
    list_select_related = ("publisher",)
    search_fields = ("title", "key", "file_name", "byline", "reference", "=public_id")
    search_help_text = gettext_lazy("Title, key, file name, byline, reference number, or id.")
    autocomplete_fields = ("publisher",)
    formfield_overrides = parts.FIELDS
    readonly_fields = (
        *("public_id", "file_name", "days", "claims_count"),
        *("revisions_table", "sections_table", "newest_text"),
    )
    save_on_top = True

    class Media:
        css = {"all": ["corpus/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        revisions = Revision.objects.all()
        return (
            super()
            .get_queryset(request)
            .annotate(
                revision_count=parts.count_of(revisions, "document", "pk"),
                claim_count=parts.count_of(revisions, "document", "claims"),
            )
        )

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.take_away_view)
        return [
            path("<int:pk>/take-away/", page, name="corpus_document_take_away"),
            *super().get_urls(),
        ]

    def take_away_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return take_away_page(request, pk, self, self.why_kept)

    def why_kept(self, document: Document) -> str:
        """Why it can't be removed, as far as is known here; the database has the last word."""
        return ""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Document], search_term: str
    ) -> tuple[QuerySet[Document], bool]:
        """Hidden ones are not offered where a document is chosen."""
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            queryset = queryset.filter(hidden_at=None)
        return super().get_search_results(request, queryset, search_term)

    # Its history

    def history_parts(self, key: str) -> list[Part]:
        """Its sections belong to its texts."""
        texts = Revision.objects.filter(document_id=int(key)).values("pk")
        return [*super().history_parts(key), Part(Section, Q(revision_id__in=texts))]

    def history_milestones(self, key: str) -> list[Milestone]:
        texts = Revision.objects.filter(document_id=int(key)).select_related("created_by")
        return [Milestone(texts.defer(*Revision.bulky()), "created_at")]

    def milestone_words(self, row: Revision) -> str:
        by = row.created_by
        who = (by.get_full_name() or by.get_username()) if by else _("the command line")
        words = _("Text %(number)d stored by %(who)s")
        return words % {"number": row.number, "who": who}

    # What one may do

    def has_delete_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        """Its revisions never go away, and so neither does it."""
        return False

    def may_add_text(self, request: HttpRequest, document: Document) -> bool:
        if document.is_closed or not actor(request).has_perm("corpus.add_revision"):
            return False
        return self.has_change_permission(request, document)

    # The form

    def get_fieldsets(self, request: HttpRequest, obj: Document | None = None) -> Any:
        if obj is None:
            return ((None, {"fields": ("file", "key")}), *ABOUT)
        date: Any = (ABOUT[1][0], {"fields": ("date_edtf", "days", "date_evidence")})
        texts = ["revisions_table", "sections_table", "newest_text"]
        if self.may_add_text(request, obj):
            texts.insert(0, "file")
        record = ("public_id", "key", "file_name", "claims_count")
        return (
            ABOUT[0],
            date,
            *ABOUT[2:],
            (gettext_lazy("Record"), {"fields": record}),
            (gettext_lazy("Texts"), {"fields": texts}),
        )

    def get_form(
        self, request: HttpRequest, obj: Document | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        kwargs["form"] = DocumentForm if change else NewDocumentForm
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if obj is not None and not self.may_add_text(request, obj):
            del form.base_fields["file"]
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        may = request.user.has_perms(("corpus.add_revision", "corpus.add_document"))
        extra_context = {"may_bring_text": may} | (extra_context or {})
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (NotIngested, IntegrityError):
            if request.method != "POST":
                raise
            # Somebody stored the same file or key between our check and our saving, which was
            # rolled back. Now the check sees it, and the form comes back with all that was typed.
            return super().changeform_view(request, object_id, form_url, extra_context)

    # Saving

    def save_model(self, request: HttpRequest, obj: Document, form: Any, change: bool) -> None:
        upload = form.cleaned_data.get("file")
        if change:
            super().save_model(request, obj, form, change)
        if not upload:
            return
        content = form.content(upload)
        if change:
            name = obj.file_name or upload.name
            if _says_else(obj, name, content):
                self._look_first(request, obj, name, content)
                return
            metadata = Metadata(given=frozenset({"key"}), key=obj.key)
            outcome = ingest(name, content, metadata, by=actor(request), at=timezone.now())
        else:
            metadata = Metadata(given=frozenset({"key", "title"}), key=obj.key, title=obj.title)
            outcome = ingest(upload.name, content, metadata, by=actor(request), at=timezone.now())
            if outcome.happened is not Happened.NEW_DOCUMENT:
                raise NotIngested([_("Somebody added this document in the same moment.")])
            made = outcome.document
            obj.pk, obj.public_id, obj.file_name = made.pk, made.public_id, made.file_name
            obj._state.adding = False
            super().save_model(request, obj, form, change)
        tell(request, outcome)

    def _look_first(
        self, request: HttpRequest, document: Document, name: str, content: bytes
    ) -> None:
        """Claims stand on its texts: what becomes of them is seen before the new one is taken."""
        by, at = actor(request), timezone.now()
        draft = drafts.receive(name, content, by=by, at=at, document=document)
        place = reverse("admin:corpus_sourcedraft_change", args=[draft.pk])
        said = _("Claims stand on this document's texts: see what becomes of them, then take it.")
        request.look_first = place  # type: ignore[attr-defined]
        messages.info(request, said)

    def response_change(self, request: HttpRequest, obj: Document) -> HttpResponse:
        place = getattr(request, "look_first", "")
        return HttpResponseRedirect(place) if place else super().response_change(request, obj)

    # What is shown

    @admin.display(description=gettext_lazy("title"), ordering="title")
    def title_and_file(self, document: Document) -> SafeString:
        return format_html(
            '{}<span class="file-name">{}</span>', document.title, document.file_name
        )

    @admin.display(description=gettext_lazy("date"), ordering="date_edtf")
    def date_short(self, document: Document) -> SafeString:
        return parts.shown_date(document.date_edtf)

    @admin.display(description=gettext_lazy("revisions"), ordering="revision_count")
    def revisions_count(self, document: Document) -> int:
        return getattr(document, "revision_count", 0)

    @admin.display(description=gettext_lazy("claims"), ordering="claim_count")
    def claims_count(self, document: Document) -> SafeString:
        count = getattr(document, "claim_count", 0)
        return parts.claims_link(count, "revision__document__id__exact", document.pk)

    @admin.display(description=gettext_lazy("reader"))
    def reader(self, document: Document) -> SafeString | str:
        readable = getattr(document, "revision_count", 0) and not document.is_closed
        return parts.reader_link(document) if readable else "–"

    @admin.display(description=gettext_lazy("from and to"))
    def days(self, document: Document) -> str:
        ends = (document.date_earliest, document.date_latest)
        return " – ".join(date_format(day) if day else "…" for day in ends) if any(ends) else "–"

    @admin.display(description=gettext_lazy("revisions"))
    def revisions_table(self, document: Document) -> SafeString:
        revisions = (
            document.revisions.defer(*Revision.bulky())
            .select_related("created_by")
            .annotate(claim_count=Count("claims"))
            .order_by("-number")
        )
        headings = (_("revision"), _("code points"), _("created at"), _("created by"), _("claims"))
        return parts.table(
            (*headings, _("original bytes")),
            [
                (
                    parts.link(revision, str(revision.number)),
                    revision.length,
                    date_format(timezone.localtime(revision.created_at), "DATETIME_FORMAT"),
                    revision.created_by or "–",
                    revision.claim_count,
                    parts.original_link(revision),
                )
                for revision in revisions
            ],
        )

    @admin.display(description=gettext_lazy("sections of the newest text"))
    def sections_table(self, document: Document) -> SafeString | str:
        newest = document.revisions.order_by("-number").values("pk")[:1]
        sections = Section.objects.filter(revision__in=newest).order_by("number")
        rows = [
            (
                section.number,
                parts.link(section, section.title),
                f"{section.start}–{section.end}",
                in_words(section.date_edtf) if section.date_edtf else "–",
            )
            for section in sections
        ]
        return parts.table((_("number"), _("title"), _("span"), _("date")), rows) if rows else "–"

    @admin.display(description=gettext_lazy("newest text"))
    def newest_text(self, document: Document) -> SafeString | str:
        if document.is_closed:
            return str(NO_READERS)
        revisions = document.revisions.annotate(beginning=Left("text", parts.SHOWN_CHARACTERS))
        newest = revisions.order_by("-number").values("beginning", "length").first()
        if newest is None:
            return "–"
        return parts.shown_text(newest["beginning"], newest["length"], document.language)


def _says_else(document: Document, name: str, content: bytes) -> bool:
    """Whether claims stand on the document's texts, and this is another one than the newest."""
    if not document.revisions.filter(claims__isnull=False).exists():
        return False
    newest = document.newest_revision
    return newest is None or newest.text_sha256 != usable_text(name, content).text_sha256


def actor(request: HttpRequest) -> User:
    """The editor. The admin lets nobody in who is not logged in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
