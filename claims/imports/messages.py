"""What people are told: the sentence behind each reason, and the names of columns and fields."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from claims.imports import annotation_messages
from claims.imports.reasons import Reason
from claims.imports.sheets.headers import KEYS
from claims.models import Claim
from corpus.dates_in_words import in_words

# code → sentence
SENTENCES = annotation_messages.SENTENCES | {
    # The file
    "file_empty": gettext_lazy("The file is empty."),
    "file_too_large": gettext_lazy("The file is too large: at most %(most)d MB. Divide it."),
    "file_too_many_rows": gettext_lazy("The file has more than %(most)d rows. Divide it."),
    "file_too_many_columns": gettext_lazy("The file has more than %(most)d columns."),
    "file_is_pdf": gettext_lazy("This is a PDF, not a spreadsheet. Send CSV or XLSX."),
    "file_is_xls": gettext_lazy(
        "This is an old Excel file (XLS), or one with a password. Save it as XLSX without a "
        "password, or as CSV."
    ),
    "file_is_ods": gettext_lazy("This is a LibreOffice file (ODS). Save it as XLSX or CSV."),
    "file_is_archive": gettext_lazy("This is a zip archive, not a spreadsheet. Unpack it first."),
    "file_is_compressed": gettext_lazy("This is a compressed file. Unpack it first."),
    "file_is_picture": gettext_lazy("This is a picture, not a spreadsheet. Send CSV or XLSX."),
    "file_is_html": gettext_lazy("This is a web page, not a spreadsheet. Send CSV or XLSX."),
    "file_is_document": gettext_lazy(
        "This is a text document or a presentation, not a spreadsheet. Send CSV or XLSX."
    ),
    "file_is_xlsb": gettext_lazy("This is a binary workbook (XLSB). Save it as XLSX or CSV."),
    "file_is_xml_sheet": gettext_lazy(
        "This is a spreadsheet as XML, which is not read. Save it as XLSX or CSV."
    ),
    "file_is_no_text": gettext_lazy(
        "This is a file of a database or a program, not a spreadsheet. Send CSV or XLSX."
    ),
    "file_is_utf_16": gettext_lazy(
        "The text is UTF-16, not UTF-8. Save it as UTF-8, or ask for it to be read as UTF-16."
    ),
    "file_is_not_utf_16": gettext_lazy("The text is not UTF-16. Leave the encoding at UTF-8."),
    "file_is_windows_1252": gettext_lazy(
        "The text is not UTF-8 (line %(line)d); it looks like Windows-1252. Save it as UTF-8, or "
        "ask for it to be read as Windows-1252."
    ),
    "file_not_utf_8": gettext_lazy("The text is not UTF-8 (line %(line)d). Save it as UTF-8."),
    "file_does_not_decode": gettext_lazy(
        "The text is not %(encoding)s: byte %(byte)d has no meaning there."
    ),
    "csv_quote_never_closed": gettext_lazy(
        "A quotation mark is opened on line %(line)d, or after it, and never closed."
    ),
    "csv_quote_misplaced": gettext_lazy(
        "Line %(line)d: after a closing quotation mark the next cell has to begin. Double the "
        "quotation marks that belong to the text."
    ),
    "xlsx_damaged": gettext_lazy("The XLSX file is damaged. Save it again, or as CSV."),
    "xlsx_encrypted": gettext_lazy("The XLSX file has a password. Save it without."),
    "xlsx_has_macros": gettext_lazy("The file has macros. Save it as XLSX without macros."),
    "xlsx_has_external_links": gettext_lazy(
        "The file has links to other workbooks. Paste the values in place of the links."
    ),
    "xlsx_has_dtd": gettext_lazy("The file has a document type definition, which is not read."),
    "xlsx_is_bomb": gettext_lazy(
        "Unpacked, the file would be far too large (at most %(most)d MB), so it is not unpacked."
    ),
    "xlsx_is_hidden": gettext_lazy(
        "The sheet “%(sheet)s”, which has claims, is hidden. Show it, and save the file again."
    ),
    "xlsx_is_strict": gettext_lazy(
        "The file is a Strict Open XML workbook, which is not read. Save it as “Excel workbook "
        "(.xlsx)”, or as CSV."
    ),
    "xlsx_dates_from_1904": gettext_lazy(
        "The file counts its days from 1904, as an old Excel for Mac did. Save it as CSV."
    ),
    "header_unusable": gettext_lazy(
        "The first row has a formula, an error or a far too long cell."
    ),
    "header_missing": gettext_lazy(
        "No row at the beginning has known column names (the first has “%(found)s”). Or, in CSV, "
        "the delimiter is none of comma, semicolon and tab."
    ),
    "header_empty": gettext_lazy("Column %(place)d has no name in the first row."),
    "header_unknown": gettext_lazy("“%(name)s” is no column that is known here."),
    "header_unknown_but_near": gettext_lazy(
        "“%(name)s” is no column that is known here; “%(near)s” is."
    ),
    "header_doubled": gettext_lazy("“%(name)s” and “%(other)s” are the same column."),
    "header_lacks": gettext_lazy("The column “%(name)s” (in Swedish “%(swedish)s”) is missing."),
    "json_unreadable": gettext_lazy("The file could not be read: %(what)s."),
    "json_no_annotations": gettext_lazy(
        "The file is JSON, but has no Web Annotations, nor what an annotation tool writes. Rows of "
        "claims are read from CSV or XLSX."
    ),
    "json_no_reviews": gettext_lazy("The file has no ClaimReview."),
    "html_without_json": gettext_lazy("The page has neither JSON-LD nor microdata."),
    "html_too_deep": gettext_lazy("The page has too many elements inside one another."),
    "html_json_unreadable": gettext_lazy("The page's JSON-LD could not be read."),
    "html_block_unreadable": gettext_lazy(
        "Block %(number)d of the page's JSON-LD, on line %(line)d, could not be read (%(what)s): "
        "what is in it was left out."
    ),
    "file_not_in_encoding": gettext_lazy("The text is not %(encoding)s."),
    "file_in_unknown_encoding": gettext_lazy(
        "The text is not %(encoding)s, as the file says it is. Save it as UTF-8, or choose how it "
        "is to be read."
    ),
    # A row
    "row_too_wide": gettext_lazy(
        "The row has %(cells)d cells, but there are %(columns)d columns. A delimiter within a cell "
        "needs quotation marks around it."
    ),
    "row_quotes_after_space": gettext_lazy(
        "The row has %(cells)d cells, but there are %(columns)d columns: in cell %(place)d a "
        "quotation mark comes after a space, and so holds nothing together. Take the space away."
    ),
    "row_repeats": gettext_lazy("The row says the same as row %(other)d."),
    "cell_too_long": gettext_lazy(
        "Cell %(place)d has %(length)d characters, and may have %(most)d. It is shortened here."
    ),
    "cell_has_nul": gettext_lazy("Cell %(place)d has a NUL character, which no text has."),
    "cell_is_formula": gettext_lazy(
        "Cell %(place)d is a formula (%(formula)s), which is not worked out. Paste its value."
    ),
    "cell_is_struck": gettext_lazy(
        "Cell %(place)d has words that are struck out (“%(struck)s”). Take them away, or the line "
        "through them."
    ),
    "row_is_hidden": gettext_lazy(
        "The row is hidden in the sheet, perhaps by a filter. Show it if it is meant, or take it "
        "away."
    ),
    "cell_shows_other": gettext_lazy(
        "Cell %(place)d holds %(held)s, but is shown by the format “%(shown)s”, as something else. "
        "Write what is meant as text."
    ),
    "cell_counted_twice": gettext_lazy(
        "Cell %(place)d holds a day of the beginning of 1900 (%(day)s), which spreadsheets count "
        "differently. Write the date as text."
    ),
    "text_has_markup": gettext_lazy(
        "“%(found)s” is markup of a web page, not text. Write what it stands for."
    ),
    "cell_is_error": gettext_lazy("Cell %(place)d has an error (%(error)s)."),
    "cell_missing": gettext_lazy("It must be given for a new claim."),
    "id_unknown": gettext_lazy("No claim has the id “%(value)s”. Leave it empty for a new claim."),
    "id_no_id": gettext_lazy("“%(value)s” is no id of a claim. Leave it empty for a new claim."),
    "text_garbled": gettext_lazy(
        "“%(found)s” was read in the wrong encoding before it came here, or has lost letters. Open "
        "the original as UTF-8, and save it anew."
    ),
    "headline_too_long": gettext_lazy(
        "The headline has %(length)d characters, and may have %(most)d."
    ),
    "value_unknown": gettext_lazy("“%(value)s” is not known. Write one of %(known)s."),
    "value_not_a_number": gettext_lazy("“%(value)s” is no whole number."),
    "cell_shows_less_than_day": gettext_lazy(
        "Cell %(place)d holds %(day)s, but shows only %(shown)s. Write which of them is meant."
    ),
    "cell_shows_no_year": gettext_lazy(
        "Cell %(place)d holds %(day)s, but shows no year, which the spreadsheet has put in by "
        "itself. Write the whole date."
    ),
    "cell_shows_no_date": gettext_lazy(
        "Cell %(place)d holds %(day)s, but is not shown as a day, a month or a year. Write it as "
        "one of them."
    ),
    "date_unknown": gettext_lazy(
        "“%(value)s” is not understood. Write 2016-04-14, 14 April 2016, spring 2020, about 2023 "
        "or 22 September – 31 December 2020."
    ),
    "date_ambiguous": gettext_lazy(
        "“%(value)s” may be read in several ways. Write the year first, as in 2016-04-14."
    ),
    "date_of_two_readings": gettext_lazy(
        "“%(value)s” may mean “%(first)s” or “%(second)s”. Write out which one is meant."
    ),
    "date_without_year": gettext_lazy("“%(value)s”: of which year?"),
    "date_relative": gettext_lazy(
        "“%(value)s” depends on the day on which the file is read. Write the date."
    ),
    "date_not_in_calendar": gettext_lazy("“%(value)s” is no day or month of the calendar."),
    "date_long_ago": gettext_lazy(
        "“%(value)s” is before the year %(year)d. Write the year with four digits; or, if it is "
        "right, add the claim at the desk, where that is asked."
    ),
    "date_in_future": gettext_lazy(
        "“%(value)s” hasn't come yet, and a claim's date is when it was said. Write that; or, if "
        "it is right, add the claim at the desk, where that is asked."
    ),
    "speaker_unknown": gettext_lazy(
        "There is no speaker “%(value)s”. Add the speaker first, or write it as it stands there."
    ),
    "speaker_unknown_but_near": gettext_lazy(
        "There is no speaker “%(value)s”, but there is: %(known)s. Write the name as it stands "
        "there, or add the speaker first."
    ),
    "speaker_ambiguous": gettext_lazy("Several speakers are “%(value)s”. Write the speaker's id."),
    "role_unknown": gettext_lazy("The speaker has no role “%(value)s”. There are: %(known)s."),
    "role_ambiguous": gettext_lazy(
        "The speaker has several roles “%(value)s” at that time. Write title and organisation."
    ),
    "topic_unknown": gettext_lazy("There is no topic “%(value)s”."),
    "document_unknown": gettext_lazy(
        "There is no document “%(value)s”. Write its file name, key or id."
    ),
    "document_ambiguous": gettext_lazy(
        "Several documents are “%(value)s”. Write the document's id."
    ),
    "document_without_text": gettext_lazy("The document “%(value)s” has no text yet."),
    "document_is_another": gettext_lazy(
        "The claim stands in another document than “%(value)s”, and stays there."
    ),
    "quote_not_found": gettext_lazy("The quote does not stand in the document."),
    "quote_similar": gettext_lazy(
        "The quote does not stand in the document like this, but “%(found)s” does. Confirm that "
        "place if it is meant, or mend the quote."
    ),
    "quote_elsewhere": gettext_lazy(
        "The quote does not stand at the place that the file names. Where it stands has to be "
        "confirmed, or the place mended."
    ),
    "quote_not_in_context": gettext_lazy(
        "The quote stands in the document, but nowhere with this text before and after it."
    ),
    "quote_ambiguous": gettext_lazy(
        "The quote stands %(count)d times in the document. Take more of it, or say which."
    ),
    "quote_fewer_occurrences": gettext_lazy(
        "The quote stands only %(count)d times in the document."
    ),
    "position_outside": gettext_lazy("The text has no place from character %(start)d to %(end)d."),
    "position_in_doubt": gettext_lazy(
        "The place is given in numbers alone, and there are characters before it that some tools "
        "count twice. “%(found)s” stands there: confirm it if it is meant, or write the quote."
    ),
    "quantity_form": gettext_lazy(
        "“%(value)s” is not understood. Write “640 miljoner kronor = 640000000 SEK”."
    ),
    "quantity_of_two_readings": gettext_lazy(
        "“%(value)s” may mean %(first)s or %(second)s. Write it as one of them."
    ),
    "quantity_unit": gettext_lazy("The unit “%(value)s” is not known."),
    "quantity_range": gettext_lazy("“%(value)s”: the upper value must be above the value."),
    "quantity_size": gettext_lazy("The number %(value)s is too large, or too exact, to be kept."),
    "quantity_not_in_quote": gettext_lazy("“%(value)s” does not stand in the quote."),
    "annotation_without_target": gettext_lazy("The annotation has no target."),
    "annotation_with_several_targets": gettext_lazy("The annotation has several targets."),
    "annotation_without_quote": gettext_lazy("The annotation quotes no text."),
    "review_without_url": gettext_lazy("The review has no web address (“%(url)s”)."),
    "review_repeated": gettext_lazy(
        "The file has the check of “%(claim)s” at %(url)s once more, with another day (%(day)s). "
        "The first one was kept."
    ),
    "review_date_unreadable": gettext_lazy(
        "The day “%(value)s” of the check at %(url)s is not certain, and was left empty."
    ),
    "review_without_claim": gettext_lazy("The review does not say what it is about (%(url)s)."),
    # When it is stored
    "claim_changed_meanwhile": gettext_lazy(
        "Somebody has changed or deleted the claim since the preview was made."
    ),
    "database_refused": gettext_lazy(
        "The database refused this, so nothing was stored: %(what)s. Have the rows looked at again."
    ),
    "not_stored_in_time": gettext_lazy(
        "It could not be stored: the database was away, or its disk full, for longer than it was "
        "tried. Nothing was stored; confirm it again."
    ),
    "mistake_of_ours": gettext_lazy(
        "Something went wrong here, and nothing was stored. The log says what."
    ),
}

# Fields of a claim by the names that the preview's changes have.
FIELDS = {
    "start": pgettext_lazy("place of a claim", "first character"),
    "end": pgettext_lazy("place of a claim", "last character"),
    **{
        name: getattr(Claim._meta.get_field(name), "verbose_name", name)
        for name in (
            *("revision", "section", "quote", "statement", "headline", "kind", "topics"),
            *("speaker", "role", "attribution", "date_edtf", "date_evidence", "worthiness"),
            "worthiness_reason",
        )
    },
    "quantities": gettext_lazy("quantities"),
}

# What readers of JSON and XML say of what they stumble over: kept as they say it, told in words.
_STUMBLES: tuple[tuple[str, Any], ...] = (
    (r".*?line ([0-9]+), column ([0-9]+).*", gettext_lazy("wrong at line %s, column %s")),
    (r"column ([0-9]+): .*", gettext_lazy("wrong at column %s")),
    (r"not UTF-8, from byte ([0-9]+) on", gettext_lazy("not UTF-8, from byte %s on")),
    (r".*(?:too deeply nested).*", gettext_lazy("too deeply nested")),
    (r".*a number is too long", gettext_lazy("a number is too long")),
    (r"no object", gettext_lazy("no object, within { }")),
    (r"no text", gettext_lazy("it has no “text”")),
)
_OF_STUMBLES = {"json_unreadable", "html_block_unreadable", "annotation_line_unreadable"}

# Columns whose values are chosen, by the words that editors see.
_CHOICES: dict[str, Any] = {"kind": Claim.Kind, "worthiness": Claim.Worthiness}


def sentence(reason: Any, labels: Mapping[str, str] | None = None) -> str:
    """Of a Reason, or of one as it is kept. The column that it is about stands in front, by the
    file's own header where it has one."""
    kept = reason.as_json() if isinstance(reason, Reason) else reason
    details = kept["details"]
    if kept["code"] == "date_of_two_readings":
        details = details | {name: in_words(details[name]) for name in ("first", "second")}
    if kept["code"] == "value_unknown" and (choices := _CHOICES.get(kept["column"])):
        details = details | {"known": ", ".join(str(label) for label in choices.labels)}
    if kept["code"] == "annotation_placed":
        details = details | {"unit": annotation_messages.UNITS.get(details["unit"], "–")}
    if "what" in details and kept["code"] in _OF_STUMBLES:
        details = details | {"what": _stumble(details["what"])}
    words = " ".join(
        str(SENTENCES[code]) % details for code in (kept["code"], details.get("also")) if code
    )
    column = kept["column"]
    if not column:
        return words
    name = (labels or {}).get(column) or column_name(column)
    return _("%(column)s: %(what)s") % {"column": name, "what": words}


def _stumble(what: str) -> str:
    for pattern, words in _STUMBLES:
        if match := re.fullmatch(pattern, what, re.DOTALL):
            return str(words) % match.groups()
    return what


def sentences(reasons: Iterable[Mapping[str, Any]], labels: Mapping[str, str]) -> str:
    return " ".join(sentence(reason, labels) for reason in reasons)


def column_name(key: str, language: str | None = None) -> str:
    """As the header of a sheet has it, in the language of whoever reads."""
    language = language or get_language() or ""
    return KEYS[key].swedish if language.startswith("sv") else key
