"""The file that comes in, and the cells of a row that is mended."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from claims.imports.formats import OF_CLAIMS, labels
from claims.imports.messages import column_name
from claims.imports.sheets.headers import READ, TEMPLATE
from claims.models import ClaimImport, ImportRow

# Cells that are written in more than a line.
LONG = {"quote", "statement", "quantities", "worthiness_reason", "date_evidence", "attribution"}


class UploadForm(forms.Form):
    file = forms.FileField(
        label=capfirst(gettext_lazy("file")),
        help_text=labels(OF_CLAIMS),
        widget=forms.FileInput(attrs={"autofocus": True}),
    )
    encoding = forms.ChoiceField(
        label=capfirst(gettext_lazy("encoding")),
        choices=ClaimImport.Encoding.choices,
        help_text=gettext_lazy("Of CSV. Another than UTF-8 is converted only when chosen here."),
    )
    pieces_apart = forms.BooleanField(
        label=capfirst(gettext_lazy("pieces as claims of their own")),
        required=False,
        help_text=gettext_lazy(
            "Of brat, where a span may be marked in several pieces with words between them. "
            "Otherwise such a span is refused."
        ),
    )


class RowForm(forms.Form):
    """One field for each column; what it holds is looked at by the import itself."""

    def __init__(self, row: ImportRow, *args: Any) -> None:
        super().__init__(*args)
        labels = row.claim_import.labels
        for key in READ:
            if key not in labels and key not in TEMPLATE and not row.cells.get(key):
                continue
            attrs = {"rows": 3, "class": "vLargeTextField"}
            self.fields[key] = forms.CharField(
                label=capfirst(column_name(key)),
                required=False,
                strip=False,
                initial=row.cells.get(key, ""),
                widget=forms.Textarea(attrs) if key in LONG else forms.TextInput({"size": 60}),
            )
