"""What a text would mean for what stands on the texts before it.

Claims know of sources, never the reverse: whoever knows says how it is shown.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from corpus.models import Document

# Called with the document and the text that it would get; what is shown, or nothing.
Consequence = Callable[[HttpRequest, Document, str], SafeString]
# The same in words, one sentence a string, for whoever brings a text in by a command.
Told = Callable[[Document, str], list[str]]

_CONSEQUENCES: list[Consequence] = []
_TOLD: list[Told] = []


def shows_consequence(show: Consequence) -> Consequence:
    """Decorator: what it answers is shown before a new text is taken."""
    _CONSEQUENCES.append(show)
    return show


def tells_consequence(tell: Told) -> Told:
    """Decorator: what it answers is said before a command takes a new text."""
    _TOLD.append(tell)
    return tell


def consequences(request: HttpRequest, document: Document, text: str) -> SafeString:
    shown = (show(request, document, text) for show in _CONSEQUENCES)
    return format_html_join("", "{}", ((part,) for part in shown))


def consequences_in_words(document: Document, text: str) -> list[str]:
    """Nothing where nothing stands on the document's texts."""
    return [sentence for tell in _TOLD for sentence in tell(document, text)]
