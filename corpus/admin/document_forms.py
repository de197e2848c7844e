"""The form of a document's page: what is known of it, and a file with its text.

A text only ever comes from a file: a textarea would turn its line ends into CRLF, and every span
behind them would be off.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus.admin.dates import WrittenDates
from corpus.admin.parts import link
from corpus.ingestion import recognise
from corpus.metadata import is_language_tag
from corpus.source_texts import NotIngested, usable_name, usable_text


class DocumentForm(WrittenDates):
    file = forms.FileField(
        label=gettext_lazy("New text"),
        required=False,
        validators=[FileExtensionValidator(["txt"])],
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
        help_text=gettext_lazy(
            "A text file (.txt, UTF-8) with the changed text. Where claims stand on this document, "
            "you see what becomes of them before it is taken."
        ),
    )

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"]
        if not is_language_tag(language):
            raise forms.ValidationError(_("Not a BCP 47 language such as sv, en-GB or sr-Latn."))
        return language

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("full_text_public") and not cleaned.get("rights_note"):
            self.add_error("rights_note", _("Say why the full text may be shown in public."))
        if upload := cleaned.get("file"):
            try:
                self._check(upload, cleaned)
            except NotIngested as refused:
                self.add_error("file", list(refused.reasons))
        return cleaned

    def _check(self, upload: Any, cleaned: dict[str, Any]) -> None:
        """Everything that could keep the text from being stored. Raises NotIngested."""
        usable_text(upload.name, self.content(upload))
        usable_name(upload.name)

    @staticmethod
    def content(upload: Any) -> bytes:
        """The bytes of an uploaded file, however often it was read before."""
        upload.seek(0)
        content: bytes = upload.read(settings.MAX_SOURCE_BYTES + 1)  # enough to be refused
        return content


class NewDocumentForm(DocumentForm):
    """For a document that is not there yet. Without a key it is known by its file's name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = True
        self.fields["file"].label = _("Text")
        self.fields["file"].help_text = _("A text file (.txt, UTF-8).")
        self.fields["key"].required = False
        self.fields["key"].help_text = _(
            "What a file is recognised by when it is ingested again; if empty, its name."
        )

    def _check(self, upload: Any, cleaned: dict[str, Any]) -> None:
        super()._check(upload, cleaned)
        name = usable_name(upload.name)
        known = recognise(name)
        if known is not None and "key" in cleaned:
            taken = _("This file name is that of {}: upload the file there, or rename it.")
            self.add_error("key", format_html(taken, link(known)))
        elif "key" in cleaned:
            cleaned["key"] = cleaned["key"] or name
