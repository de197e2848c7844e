"""The forms through which a source comes in: a file or a text, and what is decided of it."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corpus.admin.dates import WrittenDates
from corpus.extraction.blocks import Extraction
from corpus.extraction.formats import FORMATS
from corpus.extraction.freezing import Decisions, Invisible
from corpus.extraction.invisible import count_invisible
from corpus.fetching.addresses import LONGEST_ADDRESS_CHARACTERS
from corpus.metadata import Metadata, PublisherMetadata, is_language_tag
from corpus.models import Document
from corpus.suggestions import LONGEST_PUBLISHER_CHARACTERS, proposals

ACCEPT = ",".join(f".{suffix}" for row in FORMATS for suffix in row.suffixes)
# A longer first line is a paragraph.
HEADING_CHARACTERS = 120
# Encodings that an old Swedish text may be in, for whoever sees that the guess was wrong.
ENCODINGS = ("utf-8", "windows-1252", "iso-8859-15", "cp850", "cp437", "macintosh", "utf-16")


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Answers a list of uploads."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(ManyFilesField, self).clean(each, initial) for each in data or []]


class UploadedSourcesForm(forms.Form):
    address = forms.CharField(
        label=gettext_lazy("Web address"),
        required=False,
        max_length=LONGEST_ADDRESS_CHARACTERS,
        widget=forms.TextInput(
            attrs={
                "class": "vLargeTextField",
                "inputmode": "url",
                "autocomplete": "off",
                "autofocus": True,
            }
        ),
        help_text=gettext_lazy("Paste the address of a page or a PDF: it is fetched for you."),
    )
    sent = ManyFilesField(
        label=gettext_lazy("Or files"),
        allow_empty_file=True,  # it is refused by its name, as the other ones are
        required=False,
        widget=ManyFilesInput(attrs={"accept": ACCEPT}),
        help_text=gettext_lazy(
            "HTML, MHTML, PDF, DOCX, ODT, RTF, EPUB, e-mail (EML), WARC, WACZ, text, or the "
            "Riksdag’s open data. One or several."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Or a pasted text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "cols": 80}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = (cleaned.get("sent"), cleaned.get("address"), cleaned.get("text", "").strip())
        if not self.errors and not any(given):
            raise forms.ValidationError(_("Give an address, choose a file, or paste a text."))
        return cleaned


class ReadingForm(forms.Form):
    """Which page of an archive, and in which encoding."""

    page = forms.ChoiceField(label=gettext_lazy("Page or record"), required=False)
    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding"),
        required=False,
        choices=[("", gettext_lazy("as it was recognised")), *((e, e) for e in ENCODINGS)],
    )

    def __init__(self, pages: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page: Any = self.fields["page"]
        page.choices = [("", "–"), *pages]
        if not pages:
            del self.fields["page"]


class DecisionsForm(forms.Form):
    """What a person decides of one reading, and confirms of a new document."""

    def __init__(
        self, extraction: Extraction, known: Document | None, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.extraction = extraction
        encoding = extraction.encoding
        if encoding and encoding.must_agree:
            label = _("The text was read as %(encoding)s, and that is right")
            self.fields["encoding"] = forms.BooleanField(
                label=label % {"encoding": encoding.name},
                error_messages={"required": _("Say that it is right, or read it in another one.")},
            )
        if any(count_invisible(block.text) for block in extraction.blocks):
            self.fields["invisible"] = forms.ChoiceField(
                label=_("Characters that nobody sees"),
                choices=[(Invisible.KEEP, _("keep them")), (Invisible.REMOVE, _("remove them"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say whether they are kept or removed.")},
            )
        if known is not None:
            self.fields["belongs"] = forms.ChoiceField(
                label=_("A document has this file name already"),
                choices=[
                    ("known", _("it is a new text of “%(title)s”") % {"title": known.title}),
                    ("new", _("it is another document")),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say whether it is a new text of that document.")},
            )

    def decisions(self, data: "MultiValueDict[str, str]") -> Decisions:
        """Raises ValueError for numbers that are none."""
        overruled = frozenset(int(number) for number in data.getlist("overruled"))
        said = self.cleaned_data.get("invisible")
        encoding = self.extraction.encoding
        return Decisions(
            left_out=self.extraction.proposed_out ^ overruled,
            invisible=Invisible(said) if said else None,
            kept_hyphens=frozenset(int(number) for number in data.getlist("hyphens")),
            encoding=encoding.name if encoding else "",
        )


class NewSourceForm(WrittenDates):
    """A new document's metadata, proposed by its source and confirmed by a person."""

    publisher = forms.CharField(
        label=gettext_lazy("publisher"), required=False, max_length=LONGEST_PUBLISHER_CHARACTERS
    )
    url = forms.URLField(
        label=gettext_lazy("web address"), required=False, max_length=1000, assume_scheme="https"
    )

    class Meta:
        model = Document
        fields = (
            *("title", "kind", "publisher", "byline", "reference", "language", "url"),
            *("date_edtf", "date_evidence"),
        )
        widgets = {"date_evidence": forms.Textarea(attrs={"rows": 2, "cols": 60})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = capfirst(str(field.label))
            if isinstance(field.widget, forms.TextInput | forms.URLInput):
                field.widget.attrs.setdefault("class", "vLargeTextField")

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"]
        if not is_language_tag(language):
            raise forms.ValidationError(_("Not a BCP 47 language such as sv, en-GB or sr-Latn."))
        return language

    def _post_clean(self) -> None:
        """No instance is made of it: the publisher is a name here, and ingestion stores the rest.

        The fields' own checks have been made; those of the whole row are the database's.
        """

    def metadata(self, where: str, key: str) -> Metadata:
        values = dict(self.cleaned_data)
        name = values.pop("publisher")
        given = {"key", *values} | ({"publisher"} if name else set())
        return Metadata(
            given=frozenset(given),
            where=where,
            key=key,
            publisher=PublisherMetadata(name) if name else None,
            **values,
        )


def _heading(extraction: Extraction) -> str:
    """The first line of a text that says no title, where it looks like one; else nothing."""
    kept = [each for n, each in enumerate(extraction.blocks) if n not in extraction.proposed_out]
    first = kept[0].text.strip() if len(kept) > 1 else ""
    is_line = 0 < len(first) <= HEADING_CHARACTERS and "\n" not in first
    return first if is_line and not first.endswith((".", ",", ":", ";")) else ""


def new_source_form(
    request: HttpRequest, extraction: Extraction, name: str, address: str = ""
) -> NewSourceForm:
    """`address` is where it was fetched, if it was; the source itself may know a better one."""
    proposed = proposals(extraction)
    proposed.setdefault("title", _heading(extraction) or name)
    if 0 < len(address) <= LONGEST_ADDRESS_CHARACTERS:
        proposed.setdefault("url", address)
    data = request.POST if request.method == "POST" else None
    return NewSourceForm(data, initial=proposed)
