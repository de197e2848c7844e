"""Atom feeds: claims that are new or have changed, and corrections.

A claim is one entry in every feed, with one id for good; a correction is an entry of its own.
`updated` tells of the last change that a reader should know of: minor ones don't move it.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.models import ClaimVersion, PublicReference, PublicVersion
from claims.publication.claimreview import page_url
from claims.vocabulary.workflow import CHECKED
from corpus.dates_in_words import in_words
from factcheck.site.addresses import absolute, address
from factcheck.site.lists import title_of
from factcheck.site.reading import PUBLIC, Json
from factcheck.site.responses import CACHE_CONTROL
from factcheck.site.words import STATUSES, VERSION_KINDS

NEWEST = 50

# What `updated` says in a feed that has no entries yet; it must say something.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)

Kind = ClaimVersion.Kind

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text without the characters that no XML may hold; sources may hold some."""
    return _NOT_IN_XML.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A claim, or what a correction made of it; `note` is that of the change told by `updated`."""

    record: Json
    id: str
    title: str
    published: datetime
    updated: datetime
    kind: str
    note: str


class AtomFeed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Django would say that a feed without entries has changed just now."""
        return max((item["updateddate"] for item in self.items), default=NEVER)


class _Entries(Feed[FeedEntry, Any]):
    """A subclass says which versions are entries, and what the feed is called."""

    feed_type = AtomFeed
    feed_copyright = "https://creativecommons.org/licenses/by/4.0/"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        # Minor changes don't move the date, so only the content tells whether anything changed.
        del response["Last-Modified"]
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response["Cache-Control"] = CACHE_CONTROL
        response["Content-Language"] = str(get_language())
        known = get_conditional_response(request, etag=response["ETag"], response=response)
        return response if known is None else known

    def author_name(self) -> str:
        return xml_text(settings.DESK_NAME)

    def author_link(self) -> str:
        return absolute("/")

    def link(self, _about: Any) -> str:
        return absolute(address("home"))

    def feed_guid(self, about: Any) -> str:
        """Where the feed is: each has an address of its own, for good."""
        return self.feed_url(about)

    def feed_url(self, about: Any) -> str:
        raise NotImplementedError

    def item_title(self, item: FeedEntry) -> str:
        return xml_text(item.title)

    def item_link(self, item: FeedEntry) -> str:
        return page_url(item.record["id"], settings.PUBLIC_BASE_URL)

    def item_guid(self, item: FeedEntry) -> str:
        return item.id

    def item_pubdate(self, item: FeedEntry) -> datetime:
        return item.published

    def item_updateddate(self, item: FeedEntry) -> datetime:
        return item.updated

    def item_description(self, item: FeedEntry) -> str:
        return xml_text(_summary(item))

    def item_categories(self, item: FeedEntry) -> list[str]:
        return list(item.record.get("topics", ()))


class ClaimsFeed(_Entries):
    def title(self, _about: Any) -> str:
        return xml_text(_("%(desk)s: claims") % {"desk": settings.DESK_NAME})

    def subtitle(self, _about: Any) -> str:
        return _("Claims that are new or have changed.")

    def feed_url(self, _about: Any) -> str:
        return absolute("/feeds/claims.atom")

    def items(self, about: Any) -> list[FeedEntry]:
        return newest_claims(**self.narrowed(about))

    def narrowed(self, _about: Any) -> dict[str, Any]:
        return {}


class ChecksFeed(ClaimsFeed):
    """What most subscribers want: many more claims are known than have been checked."""

    def title(self, _about: Any) -> str:
        return xml_text(_("%(desk)s: checks") % {"desk": settings.DESK_NAME})

    def subtitle(self, _about: Any) -> str:
        return _("Checks that are new or have changed.")

    def link(self, _about: Any) -> str:
        return absolute(address("checks"))

    def feed_url(self, _about: Any) -> str:
        return absolute("/feeds/checks.atom")

    def narrowed(self, _about: Any) -> dict[str, Any]:
        return {"claim__verification_status": CHECKED}


class _AboutFeed(ClaimsFeed):
    """The claims about one thing that has a public record, and a page named by its `kind`; `plural`
    is what that is called in the feed's address."""

    kind: str
    plural: str

    def get_object(self, _request: HttpRequest, about: str) -> Json:
        rows = PublicReference.objects.using(PUBLIC).filter(kind=self.kind, id=about)
        body = rows.values_list("body", flat=True).first()
        if body is None:
            raise Http404
        found: Json = json.loads(body)
        return found

    def link(self, about: Any) -> str:
        return absolute(address(self.kind, about["id"]))

    def feed_url(self, about: Any) -> str:
        return absolute(f"/feeds/{self.plural}/{about['id']}.atom")


class SpeakerFeed(_AboutFeed):
    kind = PublicReference.Kind.SPEAKER
    plural = "speakers"

    def title(self, about: Any) -> str:
        words = {"desk": settings.DESK_NAME, "speaker": about["name"]}
        return xml_text(_("%(desk)s: claims by %(speaker)s") % words)

    def narrowed(self, about: Any) -> dict[str, Any]:
        return {"claim__speaker_id": about["id"]}


class TopicFeed(_AboutFeed):
    kind = PublicReference.Kind.TOPIC
    plural = "topics"

    def title(self, about: Any) -> str:
        name = about["name_en" if get_language() == "en" else "name_sv"]
        return xml_text(
            _("%(desk)s: claims about %(topic)s") % {"desk": settings.DESK_NAME, "topic": name}
        )

    def narrowed(self, about: Any) -> dict[str, Any]:
        return {"claim__topics__contains": [about["id"]]}


class PartyFeed(_AboutFeed):
    kind = PublicReference.Kind.PARTY
    plural = "parties"

    def title(self, about: Any) -> str:
        words = {"desk": settings.DESK_NAME, "speaker": about["name"] or about["id"]}
        return xml_text(_("%(desk)s: claims by %(speaker)s") % words)

    def narrowed(self, about: Any) -> dict[str, Any]:
        return {"claim__party": about["id"]}


class CorrectionsFeed(_Entries):
    def title(self, _about: Any) -> str:
        return xml_text(_("%(desk)s: corrections") % {"desk": settings.DESK_NAME})

    def subtitle(self, _about: Any) -> str:
        return _("Corrected and withdrawn claims.")

    def feed_url(self, _about: Any) -> str:
        return absolute("/feeds/corrections.atom")

    def items(self, _about: Any) -> list[FeedEntry]:
        return newest_corrections()


def newest_claims(**narrowed: Any) -> list[FeedEntry]:
    """One query: the claims whose last change but minor ones is newest, as they are now.

    `narrowed` are lookups on versions.
    """
    changes = PublicVersion.objects.using(PUBLIC).exclude(kind=Kind.MINOR)
    later = changes.filter(claim=OuterRef("claim"), number__gt=OuterRef("number"))
    newest = changes.filter(~Exists(later), claim__withdrawn=False, **narrowed)
    return [
        FeedEntry(
            record=record,
            id=_tag(first, f"claims/{record['id']}"),
            title=title_of(record),
            published=first,
            updated=published_at,
            kind=kind,
            note=note,
        )
        for record, _number, published_at, first, kind, note in _read(newest, "claim__body")
    ]


def newest_corrections() -> list[FeedEntry]:
    """One query: corrections and withdrawals, as each was published."""
    versions = PublicVersion.objects.using(PUBLIC)
    newest = versions.filter(kind__in=[Kind.CORRECTION, Kind.WITHDRAWAL])
    return [
        FeedEntry(
            record=record,
            id=_tag(first, f"claims/{record['id']}/versions/{number}"),
            title=_correction_title(record, kind),
            published=published_at,
            updated=published_at,
            kind=kind,
            note=note,
        )
        for record, number, published_at, first, kind, note in _read(newest, "body")
    ]


_Row = tuple[Json, int, datetime, datetime, str, str]


def _read(versions: QuerySet[PublicVersion], body: str) -> list[_Row]:
    """The newest of the versions, each with the time of its claim's first publication."""
    first = PublicVersion.objects.using(PUBLIC).filter(claim=OuterRef("claim"), number=1)
    rows = versions.order_by("-publication").values_list(
        body, "number", "published_at", Subquery(first.values("published_at")), "kind", "note"
    )
    return [(json.loads(text), *rest) for text, *rest in rows[:NEWEST]]


def _tag(first: datetime, name: str) -> str:
    """A tag URI (RFC 4151): the same for good, whatever becomes of addresses."""
    host = urlsplit(settings.PUBLIC_BASE_URL).hostname
    return f"tag:{host},{first.astimezone(UTC):%Y-%m-%d}:{name}"


def _correction_title(record: Json, kind: str) -> str:
    """A withdrawn claim's words are not repeated."""
    gone = "withdrawn" in record
    name = _("claim %(id)s") % {"id": record["id"]} if gone else title_of(record)
    return f"{VERSION_KINDS[kind]}: {name}"


def _summary(entry: FeedEntry) -> SafeString:
    """HTML: what changed, where the check stands, the quote, and who said it when."""
    record = entry.record
    parts = []
    if entry.note:
        parts.append(format_html("<p><b>{}:</b> {}</p>", VERSION_KINDS[entry.kind], entry.note))
    if "withdrawn" not in record:
        if record["headline"]:  # which is the title
            parts.append(format_html("<p>{}</p>", record["statement"]))
        parts += [
            format_html("<p>{}</p>", _where_it_stands(record)),
            format_html("<blockquote>{}</blockquote>", record["quote"]),
            format_html("<p>— {}, {}</p>", _who(record), in_words(record["date"]["edtf"])),
        ]
    return format_html_join("\n", "{}", ((part,) for part in parts))


def _where_it_stands(record: Json) -> str:
    """`Sant. Bokslutet visar …`, or that it has not been checked."""
    state = (
        record["rating"]["label"] if record["rating"] else STATUSES[record["verification_status"]]
    )
    summary = (record["assessment"] or {}).get("summary", "")
    return f"{state}. {summary}".strip()


def _who(record: Json) -> str:
    """`Åsa Öberg (M), oppositionsborgarråd, Stockholms stad`."""
    voice = record["speaker"]
    name = f"{voice['name']} ({voice['party']})" if voice["party"] else voice["name"]
    return f"{name}, {voice['role']}" if voice["role"] else name
