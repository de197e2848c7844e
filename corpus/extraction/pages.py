"""Which pages an archive holds, for whoever must choose one (refusal code `choose_page`)."""

from corpus.extraction.blocks import ReadingOptions
from corpus.extraction.readers.warc import ArchivedPage
from corpus.extraction.reading import recognise


def list_pages(content: bytes, options: ReadingOptions | None = None) -> tuple[ArchivedPage, ...]:
    """Empty for what is no archive. Raises SourceRefused."""
    source_format = recognise(content, options or ReadingOptions())
    return source_format.pages(content) if source_format.pages else ()
