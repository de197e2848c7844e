"""Evidence on the web: a copy is kept when somebody asks for it, and links are looked after.

A person's wish is fetched whatever robots.txt says, which is told. The periodic job asks only where
it may, a few addresses at a time and one of each host.
"""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, OuterRef, Q
from procrastinate.contrib.django import app

from claims.models import Claim, Evidence, EvidenceCopy, EvidenceLink, Notice
from claims.permissions import CHANGE_EVIDENCE, require
from claims.teamwork.notices import TOLD_SINGLY_CLAIMS, tell, working_on
from corpus.extraction.blocks import Extraction, ReadingOptions
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from corpus.fetched_sources import AGENT_NAME, fetch_page, keep, page_limits
from corpus.fetching.addresses import parse
from corpus.fetching.archiving import warc_of
from corpus.fetching.client import Fetched, require_page
from corpus.fetching.refusals import FetchRefused
from corpus.fetching.robots import RobotsSay, robots_say
from corpus.source_sentences import as_reason
from corpus.suggestions import proposals
from corpus.workers import without_job

logger = logging.getLogger(__name__)

State = EvidenceLink.State

# How often a link is looked at; one that has not answered is asked again sooner.
LOOK_AGAIN = timedelta(days=7)
ASK_AGAIN = timedelta(days=1)
# A server may be away for a day or two: only then is its page said to be gone.
FAILURES_UNTIL_DEAD = 3
# So many that a worker is done with them in minutes, however slowly their servers answer.
LOOKED_AT_MAX_LINKS = 10
LOOKING_MAX_SECONDS = 15
# What a server says of a page that is not there any more.
_GONE_STATUSES = {404, 410}
_LONGEST_BASIS_CHARACTERS = 300
# What a copy tells that evidence has a field for, too.
_TOLD = ("title", "published_on", "published_on_basis")


def link_of(address: str, *, at: datetime) -> EvidenceLink:
    """The address's own row, which is made when it is first needed."""
    link, _made = EvidenceLink.objects.get_or_create(address=address, defaults={"state_since": at})
    return link


@transaction.atomic
def ask_for_copy(link: EvidenceLink, *, by: User, at: datetime) -> EvidenceCopy:
    """A copy that the worker brings. One that is on its way is not asked for twice."""
    require(by, CHANGE_EVIDENCE)
    EvidenceLink.objects.select_for_update().get(pk=link.pk)
    waiting = link.copies.filter(fetched_at=None, refused__isnull=True).first()
    if waiting is not None:
        return waiting
    copy = EvidenceCopy.objects.create(link=link, asked_at=at, asked_by=by)
    app.configure_task("keep_evidence_copy").defer(copy=copy.pk)
    return copy


def bring_copy(key: int, *, at: datetime) -> None:
    """Fetch the copy that is waited for, or write down why there is none."""
    copy = EvidenceCopy.objects.select_related("link").filter(pk=key).first()
    if copy is None or not copy.is_waiting:
        return
    try:
        page = keep(copy.link.address, at=at)
    except FetchRefused as refused:
        copy.refused = as_reason("fetch", refused.code, refused.details)
    except SourceRefused as refused:
        copy.refused = as_reason("source", refused.code, refused.details)
    else:
        copy.content, copy.robots, copy.fetched_at = page.warc, page.robots, at
        _describe(copy)
    copy.save()
    if copy.fetched_at:
        digest = text_digest(bytes(copy.content))
        EvidenceLink.objects.filter(pk=copy.link_id).update(
            text_sha256=digest,
            newest_sha256=digest,
            state=State.ALIVE,
            state_since=at,
            looked_at=at,
            failures=0,
            reason=None,
        )


def give_up_without_job() -> list[int]:
    """Copies that wait for a job that has failed for good, or was lost; their keys. Each says so,
    and can be asked for again."""
    waiting = EvidenceCopy.objects.filter(fetched_at=None, refused__isnull=True)
    keys = without_job("keep_evidence_copy", waiting.values_list("pk", flat=True), argument="copy")
    waiting.filter(pk__in=keys).update(refused=as_reason("fetch", "given_up", {}))
    return keys


def _describe(copy: EvidenceCopy) -> None:
    """What the page says of itself, where it can be read."""
    found = proposals(extraction) if (extraction := _read(bytes(copy.content))) else {}
    copy.title = found.get("title", "")
    copy.published_on = found.get("date_edtf", "")
    copy.published_on_basis = found.get("date_evidence", "")[:_LONGEST_BASIS_CHARACTERS]


def told_by_copies(address: str) -> dict[str, str]:
    """What the newest copy of the address says of itself, by the names of evidence's fields."""
    copies = EvidenceCopy.objects.filter(link__address=address).exclude(fetched_at=None)
    copy = copies.defer("content").first()
    said = {name: getattr(copy, name) for name in _TOLD} if copy else {}
    return {name: value for name, value in said.items() if value}


@transaction.atomic
def take_over(link: EvidenceLink, *, by: User) -> int:
    """Write the title and the date of the newest copy into the evidence that leads here, where it
    may still be changed; how many pieces that were."""
    require(by, CHANGE_EVIDENCE)
    said = told_by_copies(link.address)
    if not said:
        return 0
    evidence = Evidence.objects.select_for_update(of=("self",)).filter(url=link.address)
    return evidence.filter(assessment__submitted_at=None).update(**said)


def say_seen(link: EvidenceLink, *, by: User, at: datetime) -> None:
    """A person has looked at what it says now: from here on that is what it says."""
    require(by, CHANGE_EVIDENCE)
    EvidenceLink.objects.filter(pk=link.pk, state=State.CHANGED).update(
        state=State.ALIVE, state_since=at, text_sha256=link.newest_sha256
    )


def look_after_links(*, at: datetime) -> int:
    """Look at those whose turn it is; how many they were."""
    chosen = list(_chosen(at))
    for link in chosen:
        try:
            look_at(link, at=at)
        except (OperationalError, InterfaceError):  # the database's, not the link's
            raise
        except Exception:
            # A page that our readers stumble over waits for its next turn, and holds up no other.
            logger.exception("the evidence link %s could not be looked at", link.address)
            EvidenceLink.objects.filter(pk=link.pk).update(looked_at=at)
    return len(chosen)


def _chosen(at: datetime) -> Iterator[EvidenceLink]:
    """A few of those whose turn it is, one of each host."""
    used = Evidence.objects.exclude(url="").order_by()
    known = EvidenceLink.objects.filter(address=OuterRef("url"))
    new = used.exclude(Exists(known)).values_list("url", flat=True).distinct()
    for address in new[:LOOKED_AT_MAX_LINKS]:
        link_of(address, at=at)
    due = Q(looked_at=None) | Q(looked_at__lt=at - LOOK_AGAIN)
    due |= Q(failures__gt=0, looked_at__lt=at - ASK_AGAIN)
    links = EvidenceLink.objects.filter(due, Exists(used.filter(url=OuterRef("address"))))
    hosts = set[str]()
    for link in links.order_by("looked_at", "pk")[: LOOKED_AT_MAX_LINKS * 10]:
        host = urlsplit(link.address).netloc.lower()
        if host not in hosts:
            hosts.add(host)
            yield link
        if len(hosts) == LOOKED_AT_MAX_LINKS:
            return


def look_at(link: EvidenceLink, *, at: datetime) -> None:
    """Whether it is there, and says what it said."""
    try:
        address = parse(link.address)
        said = robots_say(address, agent=AGENT_NAME, fetch_one=fetch_page, at=at)
        if said is RobotsSay.DISALLOWED:
            _note(link, State.UNASKED, at, reason=as_reason("fetch", "robots", {}))
            return
        if said is RobotsSay.UNKNOWN:
            raise FetchRefused("robots_unknown")
        limits = page_limits()
        limits = replace(limits, seconds=min(limits.seconds, LOOKING_MAX_SECONDS))
        fetched = fetch_page(address, limits, at)
        require_page(fetched)
    except FetchRefused as refused:
        _note_failure(link, refused, at)
        return
    digest = _digest(fetched)
    known = link.text_sha256 or digest
    state = State.ALIVE if digest == known else State.CHANGED
    _note(link, state, at, text_sha256=known, newest_sha256=digest)


def _note_failure(link: EvidenceLink, refused: FetchRefused, at: datetime) -> None:
    gone = refused.code == "status" and refused.details["status"] in _GONE_STATUSES
    failures = min(link.failures + 1, FAILURES_UNTIL_DEAD)
    dead = gone or failures == FAILURES_UNTIL_DEAD or link.state == State.DEAD
    state = State.DEAD if dead else State(link.state)
    reason = as_reason("fetch", refused.code, refused.details)
    _note(link, state, at, failures=failures, reason=reason)
    if dead and link.state != State.DEAD:
        _tell_dead(link, at)


def _tell_dead(link: EvidenceLink, at: datetime) -> None:
    """Those who work on the claims that rest on it."""
    resting = Claim.objects.filter(assessment__evidence__url=link.address).distinct()
    for claim in resting.select_related("assessment").order_by("pk")[:TOLD_SINGLY_CLAIMS]:
        tell(working_on(claim), Notice.Kind.LINK_DEAD, at=at, claim=claim, words=link.address)


def _note(link: EvidenceLink, state: EvidenceLink.State, at: datetime, **values: Any) -> None:
    noted: dict[str, Any] = {"failures": 0, "reason": None, "looked_at": at, "state": state}
    if state != link.state:
        noted["state_since"] = at
    EvidenceLink.objects.filter(pk=link.pk).update(**noted | values)


def _digest(fetched: Fetched) -> str:
    return text_digest(warc_of(fetched, software=AGENT_NAME)) or _sha256(fetched.last.body)


def text_digest(archive: bytes) -> str:
    """Of the text of the page, without what is proposed to be left out: menus and advertisements
    change every day. Empty for what has no text."""
    extraction = _read(archive)
    if extraction is None:
        return ""
    kept = (block.text for block in extraction.blocks if block.leave_out is None)
    return _sha256(" ".join(" ".join(kept).split()).encode("utf-8", "replace"))


def _read(archive: bytes) -> Extraction | None:
    try:
        return extract(archive, ReadingOptions(name="copy.warc.gz"))
    except SourceRefused:
        return None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
