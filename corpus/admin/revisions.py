"""Revisions, which are only ever read, and their sections."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.db.models.functions import Left, Substr
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus.admin import parts
from corpus.admin.dates import WrittenDates
from corpus.admin.pages import OnlyLookedAt
from corpus.admin.taking_away import HiddenRevisionFilter
from corpus.closing import require_open
from corpus.desk.two_people import TwoPeople
from corpus.extraction.blocks import Finding, LeaveOut
from corpus.models import Revision, Section
from corpus.sections import outside_text
from corpus.source_sentences import LEFT_OUT, NO_READERS, finding_sentence, kind_of_source

_CREATED_BY = parts.account(Revision, "created_by")


@admin.register(Revision)
class RevisionAdmin(OnlyLookedAt, admin.ModelAdmin[Revision]):
    list_display = ("title", "number", "length", "created_at", "created_by", "claims_count")
    list_filter = ("document__kind", "created_at", HiddenRevisionFilter)
    list_select_related = ("document", "created_by")
    search_fields = ("document__title", "document__key", "=text_sha256", "=original_sha256")
    ordering = ("-pk",)
    fields = (
        *("document_link", "number", "claims_count", "created_at", _CREATED_BY, "length"),
        *("text_sha256", "original_sha256", "normalisation_version", "original_file"),
        *("made_by", "what_to_know", "left_out_table", "changes_table", "whole_text"),
    )
    readonly_fields = fields

    class Media:
        css = {"all": ["corpus/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        revisions = super().get_queryset(request).defer(*Revision.bulky())
        return revisions.annotate(
            claim_count=parts.count_of(Revision.objects.all(), "pk", "claims")
        )

    def get_urls(self) -> list[URLPattern]:
        original = path(
            "<int:pk>/original/",
            self.admin_site.admin_view(self.original_view),
            name="corpus_revision_original",
        )
        return [original, *super().get_urls()]

    def original_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """The bytes as they were ingested."""
        revisions = Revision.objects.defer("text").select_related("document")
        revision = get_object_or_404(revisions, pk=pk)
        if not self.has_view_permission(request, revision):
            raise PermissionDenied
        require_open(revision.document)
        name = PurePath(revision.document.file_name or f"{revision.document.public_id}.txt")
        if revision.number > 1:
            name = name.with_stem(f"{name.stem}-{revision.number}")
        return FileResponse(
            BytesIO(bytes(revision.original)),
            as_attachment=True,
            filename=str(name),
            content_type=revision.media_type or "text/plain; charset=utf-8",
        )

    @admin.display(description=gettext_lazy("document"), ordering="document__title")
    def title(self, revision: Revision) -> str:
        return revision.document.title

    @admin.display(description=gettext_lazy("document"))
    def document_link(self, revision: Revision) -> SafeString:
        return parts.link(revision.document)

    @admin.display(description=gettext_lazy("claims"), ordering="claim_count")
    def claims_count(self, revision: Revision) -> int:
        return getattr(revision, "claim_count", 0)

    @admin.display(description=gettext_lazy("original bytes"))
    def original_file(self, revision: Revision) -> SafeString:
        return parts.original_link(revision)

    @admin.display(description=gettext_lazy("read by"))
    def made_by(self, revision: Revision) -> str:
        kind = kind_of_source(revision.extractor) if revision.extractor else ""
        return f"{kind} {revision.extractor_version}".strip() or "–"

    @admin.display(description=gettext_lazy("findings"))
    def what_to_know(self, revision: Revision) -> SafeString | str:
        said = [(finding_sentence(Finding(**each)),) for each in revision.findings]
        return parts.table((_("What to know of it"),), said) if said else "–"

    @admin.display(description=gettext_lazy("left out"))
    def left_out_table(self, revision: Revision) -> SafeString | str:
        if revision.document.is_closed:
            return str(NO_READERS)
        rows = [
            (
                LEFT_OUT[LeaveOut(each["reason"])] if each["reason"] else "–",
                each["page"] or "–",
                each["text"],
            )
            for each in revision.left_out
        ]
        headings = (_("Why"), _("page"), _("text"))
        return parts.table(headings, rows) if rows else "–"

    @admin.display(description=gettext_lazy("tracked changes"))
    def changes_table(self, revision: Revision) -> SafeString | str:
        if revision.document.is_closed:
            return str(NO_READERS)
        rows = [
            tuple(each[key] for key in ("kind", "text", "author", "at"))
            for each in revision.tracked_changes
        ]
        headings = (_("What"), _("text"), _("Who"), _("When"))
        return parts.table(headings, rows) if rows else "–"

    @admin.display(description=gettext_lazy("text"))
    def whole_text(self, revision: Revision) -> SafeString | str:
        if revision.document.is_closed:
            return str(NO_READERS)
        text = Revision.objects.values_list(Left("text", parts.SHOWN_CHARACTERS), flat=True).get(
            pk=revision.pk
        )
        return parts.shown_text(text, revision.length, revision.document.language)


class SectionForm(WrittenDates):
    """Says in words what the database would refuse."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        # On a section's own page its revision is fixed, and no part of the form.
        revision = self.instance.revision if self.instance.pk else cleaned.get("revision")
        if revision is None or not cleaned.keys() >= {"number", "start", "end", "heading_end"}:
            return cleaned
        start, end, heading_end = cleaned["start"], cleaned["end"], cleaned["heading_end"]
        if end <= start:
            self.add_error("end", _("A section ends after its start."))
        elif not start <= heading_end <= end:
            self.add_error("heading_end", _("The heading ends within the section."))
        elif outside := outside_text(end, revision.length):
            self.add_error("end", outside)
        else:
            self._check_neighbours(revision, cleaned["number"], start, end)
        return cleaned

    def _check_neighbours(self, revision: Revision, number: int, start: int, end: int) -> None:
        others = Section.objects.filter(revision=revision).exclude(pk=self.instance.pk)
        if others.filter(number=number).exists():
            self.add_error("number", _("There is a section with this number already."))
        if other := others.filter(start__lt=end, end__gt=start).first():
            overlap = _("Overlaps “%(title)s”, %(start)d to %(end)d.")
            self.add_error(
                "start", overlap % {"title": other.title, "start": other.start, "end": other.end}
            )
        reaching_out = Q(claims__start__lt=start) | Q(claims__end__gt=end)
        if Section.objects.filter(reaching_out, pk=self.instance.pk).exists():
            self.add_error("end", _("Claims that stand in this section would be outside it."))


@admin.register(Section)
class SectionAdmin(TwoPeople[Section]):
    form = SectionForm
    formfield_overrides = parts.FIELDS
    list_display = ("title", "source_text", "number", "date_short")
    list_filter = ("revision__document__kind",)
    search_fields = ("title", "revision__document__title")
    autocomplete_fields = ("revision",)
    fields = (
        *("revision", "number", "title", "date_edtf", "date_evidence"),
        ("start", "heading_end", "end"),
        "section_text",
    )

    class Media:
        css = {"all": ["corpus/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        sections = super().get_queryset(request).select_related("revision__document")
        return sections.defer(*Revision.bulky("revision__"))

    @admin.display(description=gettext_lazy("revision"), ordering="revision__document__title")
    def source_text(self, section: Section) -> str:
        return str(section.revision)

    @admin.display(description=gettext_lazy("date"), ordering="date_edtf")
    def date_short(self, section: Section) -> SafeString:
        return parts.shown_date(section.date_edtf)

    def get_readonly_fields(self, request: HttpRequest, obj: Section | None = None) -> Any:
        return ("section_text",) if obj is None else ("revision", "section_text")

    @admin.display(description=gettext_lazy("text"))
    def section_text(self, section: Section) -> SafeString | str:
        if section.pk is None:
            return "–"
        if section.revision.document.is_closed:
            return str(NO_READERS)
        length = section.end - section.start
        part = Substr("text", section.start + 1, min(length, parts.SHOWN_CHARACTERS))
        text = Revision.objects.values_list(part, flat=True).get(pk=section.revision_id)
        return parts.shown_text(text, length, section.revision.document.language)
