"""The form in which a claim is made by pasting its quote."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import DeskForm
from claims.admin.claim import quotes
from claims.admin.fields import EdtfFields, RoleOfSpeaker
from claims.admin.in_context import place
from claims.models import Claim
from claims.review import Sharing, why_not_shared
from corpus.anchoring import Span, occurrences
from corpus.models import Document, Revision, Section
from corpus.sections import section_of
from corpus.source_sentences import NO_READERS


class ClaimForm(EdtfFields, RoleOfSpeaker, DeskForm[Claim]):
    """A quote goes in; revision, section and offsets come out of it.

    `place` is where the chosen one of several occurrences starts. It is asked for only when
    the quote alone does not say. `shares_with`: a claim whose assessment, submitted already, was
    chosen; the claim joins it by a submission of its own, once it is saved.
    """

    shares_with: Claim | None = None

    document = forms.ModelChoiceField(
        label=capfirst(gettext_lazy("document")),
        queryset=Document.objects.all(),
        widget=AutocompleteSelect(Revision._meta.get_field("document"), admin.site),
        help_text=gettext_lazy("The quote is looked for in its newest text."),
    )
    quote = forms.CharField(
        label=capfirst(gettext_lazy("quote")),
        strip=False,  # a span may begin or end with white space
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text=gettext_lazy("Paste it from the source, exactly as it stands there."),
    )
    place = forms.IntegerField(
        label=capfirst(gettext_lazy("place in the source")),
        required=False,
        widget=forms.HiddenInput,
    )

    class Meta:
        widgets = {
            "statement": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "attribution": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "date_evidence": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "worthiness_reason": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "quote" in self.fields and not self._is_closed():
            # The editor may take another of the quote's occurrences.
            text = self.instance.revision.text
            spans = list(occurrences(text, self.instance.quote))
            self.initial["place"] = self.instance.start
            if 1 < len(spans) <= quotes.OFFERED_MAX_PLACES:
                self._offer(text, spans, self._sections(self.instance.revision))

    def _is_closed(self) -> bool:
        closed: bool = self.instance.revision.document.is_closed
        return closed

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "quote" in cleaned:
            if self.instance.pk and self._is_closed():
                self._keep_place(cleaned)
            else:
                self._anchor(cleaned)
        if "quote" in self.errors:
            # Nothing can be said to stand in it; see `QuantityFormSet.clean`.
            self.instance.quote = ""
        self._check_assessment(cleaned)
        return cleaned

    def _keep_place(self, cleaned: dict[str, Any]) -> None:
        """Nobody reads the text any more, so nobody marks anything else in it."""
        if cleaned["quote"] != self.instance.quote:
            self.add_error("quote", str(NO_READERS))

    def _anchor(self, cleaned: dict[str, Any]) -> None:
        """Set revision, span and section from the pasted quote, or ask for what is missing."""
        revision = self._revision(cleaned)
        if revision is None:
            return
        quote = quotes.as_in_sources(cleaned["quote"])
        sections = self._sections(revision)
        found = quotes.find(revision.text, quote, cleaned.get("place"))
        if found.choices:
            self._offer(revision.text, list(found.choices), sections)
        if found.span is None:
            self.add_error("place" if found.choices else "quote", found.problem)
            return
        span = found.span
        cleaned["quote"] = revision.text[span.start : span.end]
        claim = self.instance
        claim.revision, claim.start, claim.end = revision, span.start, span.end
        claim.section = section_of(span, sections)

    def _revision(self, cleaned: dict[str, Any]) -> Revision | None:
        """A claim stays on its own revision; a new one gets its document's newest."""
        if self.instance.pk:
            own: Revision = self.instance.revision
            return own
        document: Document | None = cleaned.get("document")
        if document is None:
            return None
        if document.is_closed:
            self.add_error("document", str(NO_READERS))
            return None
        revision = quotes.newest_revision(document)
        if revision is None:
            self.add_error("document", _("This document has no text yet."))
        return revision

    def _sections(self, revision: Revision) -> list[Section]:
        return list(revision.sections.all())

    def _offer(self, text: str, spans: list[Span], sections: list[Section]) -> None:
        """Show the places as a list to choose from."""
        self.fields["place"].widget = forms.RadioSelect(
            attrs={"class": "quote-places"},
            choices=[(span.start, place(text, span, sections)) for span in spans],
        )

    def _check_assessment(self, cleaned: dict[str, Any]) -> None:
        assessment = cleaned.get("assessment")
        if "assessment" in self.changed_data and assessment and assessment.submitted_at:
            other = assessment.claims.order_by("pk").first()
            if other is None:
                why = _("This assessment was submitted with a claim that is no longer there.")
            else:
                why = why_not_shared(Sharing(self.instance, other))
            if why:
                self.add_error("assessment", why)
            else:
                self.shares_with = other
                cleaned["assessment"] = None
