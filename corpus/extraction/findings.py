"""The sentences of what an editor should know, in English and by code, for gettext."""

from corpus.extraction.blocks import Finding

SENTENCES = {
    "invisible": "%(number)d characters that nobody sees (%(which)s): keep or remove them",
    "controls": "%(number)d control characters, which are no text",
    "private_use": "%(number)d characters of private use: what they look like is the font's secret",
    "replacement": "%(number)d replacement characters: something was lost before it came here",
    "encoding": "read as %(encoding)s",
    "encoding_not_declared": "declared to be %(declared)s, but read as %(encoding)s",
    "unknown_elements": "tags that are none in HTML (%(names)s): text may stand in them",
    "untrustworthy_text": "the text layer can't be trusted: %(number)d characters of it on page "
    "%(page)d are no letters; compare with what the page shows",
    "accents_apart": "the text layer can't be trusted: accents stand apart from their letters "
    "%(number)d times, first on page %(page)d",
    "pages_without_text": "pages that are only pictures: %(pages)s",
    "columns": "pages whose order was made out of columns: %(pages)s",
    "hyphens": "%(number)d hyphens at line ends were joined",
    "tracked_changes": "tracked changes: %(number)d; the text is as accepted, with the list beside",
    "comments": "%(number)d comments in the margin are not part of the text",
    "hidden_text": "%(number)d characters are marked as hidden; they are proposed to go",
    "pictures": "%(number)d pictures, whose content is not read",
    "formulas": "%(number)d formulas, written as their letters and signs in order",
    "frames": "%(number)d frames in the page, which are not read",
    "only_scripts": "the page shows its text by scripts, which do not run here: save it in the "
    "browser, and add that file",
    "json_ld_unreadable": "%(number)d blocks of JSON-LD could not be read: what the page says of "
    "itself there is not shown",
    "not_free": "the page says that not all of it is to be read freely: text may be missing",
    "field_codes": "%(number)d Word field codes stand in the text, which nobody said",
    "scanned": "the Riksdag's documents of before 1990 were scanned: compare with their pages",
    "dates_disagree": "two dates are given: %(dates)s",
    "attribution": "the terms of the open data ask that “%(name)s” is cited",
    "restarted_numbering": "%(number)d numbers of headings or items could not be worked out",
    "attachments": "%(number)d attachments are not part of the text (%(names)s); those that can be "
    "read are chosen as pages are",
    "charts": "%(number)d charts or embedded objects, whose content is not read",
    "feed": "%(number)d posts of a feed: some feeds have only the beginnings of theirs",
    "page_count": "%(number)d pages",
}


def sentence(finding: Finding) -> str:
    return SENTENCES[finding.code] % finding.details
