"""What people write, as it is kept and compared: NFC, LF, without what nobody sees. Pure."""

from corpus.extraction.invisible import without_invisible
from corpus.normalisation import composed


def text_as_kept(text: str) -> str:
    """A no-break space stays, for it keeps `640 000` together."""
    return composed(without_invisible(text))


def name_as_kept(text: str) -> str:
    """Of a name, a header, a query: any white space is one space."""
    return " ".join(text_as_kept(text).split())
