"""What people are told of files from annotation tools: the sentence behind each reason."""

from typing import Final

from django.utils.translation import gettext_lazy, pgettext_lazy

# What is no reason against a file, but told of how it was read.
NOTES: Final = frozenset(
    {
        *("annotation_placed", "annotation_placed_by_quotes", "annotations_elsewhere"),
        *("xlsx_other_sheets", "xlsx_hidden_columns"),
    }
)

# What places are counted in, by the names that files have for it.
UNITS: Final = {
    "code points": pgettext_lazy("places in a text", "code points"),
    "UTF-16": "UTF-16",
    "graphemes": pgettext_lazy("places in a text", "graphemes"),
}

SENTENCES: Final = {
    "annotation_placed": gettext_lazy(
        "%(tool)s: the places are counted in %(unit)s. All quotes in the file agree with that."
    ),
    "annotation_placed_by_quotes": gettext_lazy(
        "%(tool)s: the claims are placed by their quotes. The numbers in the file count characters "
        "of the web page, not of our text, and are not used."
    ),
    "annotations_elsewhere": gettext_lazy(
        "Only %(rows)d of the annotations are in the file; it says that there are more "
        "(%(elsewhere)s). Send its other pages too."
    ),
    "xlsx_hidden_columns": gettext_lazy(
        "Columns that are hidden in the sheet were read too: %(known)s."
    ),
    "xlsx_other_sheets": gettext_lazy(
        "The sheet “%(sheet)s” was read. Other sheets have claims too, which are not here: "
        "%(known)s. Save each as a file of its own, and send that too."
    ),
    # The file
    "annotation_no_marks": gettext_lazy("Nothing is marked in the file from %(tool)s."),
    "annotation_no_unit": gettext_lazy(
        "The places fit the text in no way of counting (code points, UTF-16, graphemes). The first "
        "that doesn't is %(where)s, “%(quote)s”. The text may have been changed since, or be "
        "another one. Nothing was read."
    ),
    "annotation_two_units": gettext_lazy(
        "The file doesn't tell what its places count: in row %(where)s it is “%(first)s” in "
        "%(first_unit)s, but “%(second)s” in %(second_unit)s. Say which, as “offset_unit” in each "
        "row of the file. Nothing was read."
    ),
    "annotation_unit_unknown": gettext_lazy(
        "“%(named)s” is no way of counting that is known here. There are code points, UTF-16 and "
        "graphemes, and one for the whole file."
    ),
    "annotation_line_unreadable": gettext_lazy(
        "Row %(where)s of the file could not be read: %(what)s. It may be cut off. Nothing was "
        "read."
    ),
    "annotation_without_text": gettext_lazy(
        "Task %(where)s doesn't say which of its texts was annotated. Call it “text”."
    ),
    "brat_without_text": gettext_lazy(
        "%(name)s comes without its text. Pack NAME.ann and NAME.txt in one zip."
    ),
    "annotation_zip_damaged": gettext_lazy(
        "The zip file is damaged, or has a password. Pack it again."
    ),
    "annotation_xml_unreadable": gettext_lazy(
        "%(name)s could not be read: it is no XMI, or has a document type definition, which is not "
        "read."
    ),
    "labels_too_many": gettext_lazy(
        "The file has %(found)d different labels, and may have %(most)d. Divide it."
    ),
    # A row
    "label_undecided": gettext_lazy(
        "What “%(value)s” becomes is not decided: choose it in the table of labels."
    ),
    "labels_disagree": gettext_lazy(
        "Its labels become different ones (%(value)s): take one of them away, or write which."
    ),
    "annotation_span_negative": gettext_lazy(
        "Row %(where)s of the file: from %(start)d to %(end)d is no stretch of the text."
    ),
    "annotation_span_outside": gettext_lazy(
        "Row %(where)s of the file: the text has no place from %(start)d to %(end)d."
    ),
    "annotation_span_splits": gettext_lazy(
        "Row %(where)s of the file: from %(start)d to %(end)d cuts through a letter with its "
        "accent, or a line end."
    ),
    "annotation_spans_overlap": gettext_lazy(
        "Row %(where)s of the file: the span from %(start)d to %(end)d overlaps another one, in "
        "row %(other)s."
    ),
    "annotation_discontinuous": gettext_lazy(
        "%(where)s: “%(quote)s” is marked in several pieces. A claim's quote is one stretch of the "
        "text: mark it whole, or import the file again and take each piece as a claim of its own."
    ),
    "annotation_claim_in_pieces": gettext_lazy(
        "%(where)s: “%(quote)s” is a claim that is here already, and is marked in several pieces "
        "now. Which of them it is can't be told: mark it whole."
    ),
    "annotation_without_place": gettext_lazy("Row %(where)s of the file: a mark without a place."),
    "annotation_not_plain_text": gettext_lazy(
        "Task %(where)s: the mark is in HTML or a dialogue. Annotate plain text instead."
    ),
    "annotation_text_changed": gettext_lazy(
        "Row %(where)s of the file: its text is not the one that was exported; it was changed."
    ),
    "text_unknown": gettext_lazy(
        "The text that was annotated is the newest text of none of the sources. Write the source's "
        "file name, key or id."
    ),
}
