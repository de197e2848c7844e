"""What the desk sees of a source that is fetched from an address: that it is on its way, why it
can't be had, and what is kept of how it came."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from corpus import drafts, fetched_sources
from corpus.fetching.robots import RobotsSay
from corpus.models import SourceDraft
from corpus.source_sentences import ROBOTS, reason_sentence
from corpus.workers import somebody_works

WARC_TYPE = "application/warc"


def state(draft: SourceDraft) -> str:
    """In a few words, for the list of drafts."""
    if draft.is_being_fetched:
        return _("being fetched")
    if draft.is_waiting:
        return _("being read")
    if draft.refused is not None:
        return _("could not be fetched") if draft.address else _("could not be read")
    return _("fetched") if draft.address else _("received")


def facts(draft: SourceDraft) -> list[str]:
    """How it came; empty for what nobody fetched."""
    if draft.fetched_at is None:
        return []
    at = timezone.localtime(draft.fetched_at).strftime("%Y-%m-%d %H:%M")
    said = _("Fetched from %(address)s, %(at)s.") % {"address": draft.address, "at": at}
    if draft.robots not in RobotsSay.__members__.values():
        return [said]
    robots = str(ROBOTS[RobotsSay(draft.robots)])
    return [said, f"{robots[:1].upper()}{robots[1:]}."]


def not_fetched_page(
    request: HttpRequest, draft: SourceDraft, page: Callable[..., HttpResponse]
) -> HttpResponse:
    """Of a draft that can't be shown: it waits for the worker, or says why there is none."""
    if "_again" in request.POST:
        if draft.content:
            drafts.read_again(draft)
        else:
            fetched_sources.ask_again(draft)
        messages.info(request, _("It is asked for again."))
        return HttpResponseRedirect(request.path)
    why = "" if draft.refused is None else reason_sentence(draft.refused)
    context: dict[str, Any] = {
        "original": draft,
        "why": why,
        "nobody_works": draft.is_waiting and not somebody_works(),
    }
    return page(request, "fetching", str(draft), **context)


def download(draft: SourceDraft) -> FileResponse:
    """The bytes as they came: of what was fetched, the WARC."""
    return FileResponse(
        BytesIO(bytes(draft.content)),
        as_attachment=True,
        filename=draft.file_name,
        content_type=WARC_TYPE if draft.address else "application/octet-stream",
    )
