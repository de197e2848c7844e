"""Sources that are fetched from an address: asked for by a person, brought by a worker.

What a person asks for is a draft without content (`corpus.drafts`) until the worker has it. What
comes is kept as a WARC, which is what the draft, and then the revision, has as its original bytes.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from procrastinate.contrib.django import app

from corpus.drafts import READ_AT_ONCE_BYTES
from corpus.extraction.blocks import Extraction, ReadingOptions
from corpus.extraction.keeping import as_json
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from corpus.fetching.addresses import WebAddress, file_name, parse
from corpus.fetching.archiving import warc_of
from corpus.fetching.client import Fetched, fetch, require_page
from corpus.fetching.connecting import FetchLimits
from corpus.fetching.guard import Guard
from corpus.fetching.refusals import FetchRefused
from corpus.fetching.robots import RobotsSay, robots_say
from corpus.models import Document, SourceDraft
from corpus.source_sentences import as_reason, fetch_sentence
from corpus.source_texts import MENDED_BY_A_CHOICE, NotIngested
from corpus.workers import without_job

# By this name robots.txt may speak to us.
AGENT_NAME = "factcheck"
# What comes is kept with its headers, and must then be no larger than a file may be.
_RECORD_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What came from an address, as it is kept; `robots` is what the site says of programs.

    `extraction` is None where a person must choose something before it can be read.
    """

    name: str
    warc: bytes
    robots: RobotsSay
    fetched: Fetched
    extraction: Extraction | None


def ask_for(
    address: str, *, by: User, at: datetime, document: Document | None = None
) -> SourceDraft:
    """A draft that the worker brings the content of. Raises NotIngested."""
    try:
        place = parse(address)
    except FetchRefused as refused:
        raise NotIngested([fetch_sentence(refused)]) from refused
    with transaction.atomic():
        draft = SourceDraft.objects.create(
            file_name=file_name(place),
            address=place.url,
            document=document,
            created_at=at,
            created_by=by,
        )
        _later(draft)
    return draft


def ask_again(draft: SourceDraft) -> None:
    """Of what was refused. It may have been the server's bad day."""
    with transaction.atomic():
        asked = SourceDraft.objects.filter(pk=draft.pk, refused__isnull=False)
        if asked.update(refused=None):
            _later(draft)


def bring(key: int, *, at: datetime) -> None:
    """Fetch what the draft waits for, or write down why it can't be had.

    Discarded meanwhile, or brought by another worker: then there is nothing to do.
    """
    draft = SourceDraft.objects.filter(pk=key).first()
    if draft is None or not draft.is_being_fetched:
        return
    changed: dict[str, Any]
    try:
        page = keep(draft.address, at=at)
    except FetchRefused as refused:
        changed = {"refused": as_reason("fetch", refused.code, refused.details)}
    except SourceRefused as refused:
        changed = {"refused": as_reason("source", refused.code, refused.details)}
    else:
        options = ReadingOptions(name=draft.file_name)
        changed = {
            "content": page.warc,
            "options": asdict(options),
            "robots": page.robots,
            "fetched_at": at,
        }
        if page.extraction and len(page.warc) > READ_AT_ONCE_BYTES:
            changed["reading"] = as_json(page.extraction)
    with transaction.atomic():
        waiting = SourceDraft.objects.select_for_update().filter(pk=key).waiting()
        waiting.update(**changed)


def keep(address: str, *, at: datetime) -> KeptPage:
    """Fetch a page that can be read, or could be as soon as something is chosen.

    robots.txt is read and told, and stops nobody: a person asks for this one page. Raises
    FetchRefused, SourceRefused.
    """
    place = parse(address)
    fetched = fetch_page(place, page_limits(), at)
    require_page(fetched)
    said = robots_say(place, agent=AGENT_NAME, fetch_one=fetch_page, at=at)
    name = file_name(place)
    archive = warc_of(fetched, software=_software())
    extraction = read_if_possible(archive, ReadingOptions(name=name))
    return KeptPage(name, archive, said, fetched, extraction)


def is_address(text: str) -> bool:
    """Whether a word on the command line is meant as one, and not as a file."""
    return text.lower().startswith(("http://", "https://"))


def read_if_possible(archive: bytes, options: ReadingOptions) -> Extraction | None:
    """None where a choice is needed first. Raises SourceRefused for what no choice mends."""
    if len(archive) > settings.MAX_SOURCE_BYTES:
        raise SourceRefused("too_large", most=settings.MAX_SOURCE_BYTES)
    try:
        return extract(archive, options)
    except SourceRefused as refused:
        if refused.code not in MENDED_BY_A_CHOICE:
            raise
    return None


def fetch_page(address: WebAddress, limits: FetchLimits, at: datetime) -> Fetched:
    """As this installation fetches: with its guard, under its name. Raises FetchRefused."""
    guard = Guard.allowing(settings.FETCH_ALLOWED_NETWORKS)
    return fetch(address, guard=guard, limits=limits, agent=_software(), at=at)


def page_limits() -> FetchLimits:
    most = max(settings.MAX_SOURCE_BYTES - _RECORD_BYTES, _RECORD_BYTES)
    return FetchLimits(seconds=settings.FETCH_SECONDS, body_bytes=most)


def _software() -> str:
    return f"Mozilla/5.0 (compatible; {AGENT_NAME}/1.0; +{settings.PUBLIC_BASE_URL})"


def _later(draft: SourceDraft) -> None:
    app.configure_task("fetch_source").defer(draft=draft.pk)


def give_up_without_job() -> list[int]:
    """Drafts that wait for a job that has failed for good, or was lost; their keys. Each says so,
    and can be asked for again."""
    waiting = SourceDraft.objects.waiting()
    keys = without_job("fetch_source", waiting.values_list("pk", flat=True))
    waiting.filter(pk__in=keys).update(refused=as_reason("fetch", "given_up", {}))
    return keys
