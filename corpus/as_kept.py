"""What people write, as it is kept and compared: NFC, LF, without what nobody sees. Pure."""

from corpus.extraction.invisible import without_invisible
from corpus.normalisation import composed

# A hyphen that is no other sign to anybody, but another character; and dashes that stand for one.
_HYPHENS = str.maketrans(dict.fromkeys("‐‑", "-"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))


def text_as_kept(text: str) -> str:
    """A no-break space stays, for it keeps `640 000` together."""
    return composed(without_invisible(text))


def name_as_kept(text: str) -> str:
    """Of a name, a header, a query: any white space is one space."""
    return " ".join(text_as_kept(text).split())


def name_as_asked(text: str) -> str:
    """The same of what is looked for: names are kept with the keyboard's own hyphen."""
    return name_as_kept(text).translate(_HYPHENS)


def name_as_compared(text: str) -> str:
    """What two spellings of a name have in common that look the same: a key, not to be shown."""
    return name_as_kept(text).translate(_DASHES).casefold()
