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

_CONSEQUENCES: list[Consequence] = []


def shows_consequence(show: Consequence) -> Consequence:
    """Decorator: what it answers is shown before a new text is taken."""
    _CONSEQUENCES.append(show)
    return show


def consequences(request: HttpRequest, document: Document, text: str) -> SafeString:
    shown = (show(request, document, text) for show in _CONSEQUENCES)
    return format_html_join("", "{}", ((part,) for part in shown))
