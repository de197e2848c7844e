"""Bytes and what is declared of them → text with its places. Pure: no Django, no database.

    extraction = extract(content, ReadingOptions(media_type="text/html", address="https://…"))
    decisions = Decisions.as_proposed(extraction, invisible=Invisible.REMOVE)
    frozen = freeze(extraction, decisions)

`extract` (`reading.py`) finds out what kind of source it is (`formats.py`: one row a kind) and
answers an `Extraction` (`blocks.py`): blocks in reading order, each perhaps proposed to be left
out, with the reason; sections, metadata, findings. It decides nothing and drops nothing. What
can't be read raises `SourceRefused` (`refusals.py`): a code with details.

A person decides (`Decisions`): which blocks are left out, what becomes of invisible characters,
which hyphens at line ends come back, whether the encoding is right. `questions` says what is still
open. `freeze` (`freezing.py`) makes the text and the places of pages and sections in it, in code
points; it raises `Undecided` rather than choose.

For whoever brings this into the database (`corpus.ingestion`):

* keep with the revision the original bytes, `extraction.extractor` (name, version, options) and
  `decisions.as_json()`; then the same text can be made again from them, and a test should do so;
* `frozen.with_original(…)` is the `NormalisedText` that `add_revision` takes: it has been through
  `corpus.normalisation.normalise`, and plain UTF-8 gives the text that it has always given;
* `frozen.pages`, `.sections` and `.left_out` become rows of the revision; a page number may come
  back, see `PlacedPage`; sections don't overlap, as the database demands;
* each `FoundValue` is a suggestion with its source and strength: several of one name are all shown,
  none is stored before a person has taken it;
* sentences are in English in `refusals.py` and `findings.py`, by code, with named
  placeholders: wrap them in gettext where they are shown;
* where a refusal's code is `choose_page`, `list_pages` (`pages.py`) says which there are, and
  `ReadingOptions.page` is how one is chosen;
* another extractor version gives a new revision, never another text of an old one.
"""
