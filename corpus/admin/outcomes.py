"""What became of a text that was brought in, told to whoever brought it."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from corpus.admin.parts import reader_link
from corpus.ingestion import Happened, Outcome


def tell(request: HttpRequest, outcome: Outcome) -> None:
    level = messages.INFO if outcome.happened is Happened.UNCHANGED else messages.SUCCESS
    told = _("Text: %s.") % outcome.sentence
    reader = reader_link(outcome.document)
    messages.add_message(request, level, format_html("{} {}", told, reader))
    for remark in outcome.remarks:
        messages.warning(request, _("Note: %s.") % remark)
    if outcome.happened is Happened.NEW_REVISION and (count := len(outcome.waiting)):
        waiting = ngettext(
            "%d claim waits to be moved to the new text.",
            "%d claims wait to be moved to the new text.",
            count,
        )
        messages.warning(request, waiting % count)
