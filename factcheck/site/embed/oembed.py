"""oEmbed (oembed.com): what a site shows of an address of ours that somebody pastes into it.

Only an address of this site is known, in whatever language; everything else is a 404, as the
specification has it. A card is as high as its words need at the width that is asked for.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from factcheck.site import reading
from factcheck.site.addresses import SitePage, absolute
from factcheck.site.answering import answer
from factcheck.site.charts.chart import PublicChart
from factcheck.site.choices import CHECKS, CLAIMS, BadQuery, Chosen
from factcheck.site.drawing.texts import one_line, printable
from factcheck.site.embed.selections import read_selection
from factcheck.site.faces import face_with, verdict_references
from factcheck.site.facet_numbers import keys_of
from factcheck.site.labels import label, wanted_references
from factcheck.site.pictures.claim_picture import HEIGHT as PICTURE_HEIGHT
from factcheck.site.pictures.claim_picture import WIDTH as PICTURE_WIDTH
from factcheck.site.responses import View, public_page
from factcheck.site.verdicts import Verdict, verdict

Json = dict[str, Any]

USUAL_WIDTH: Final = 600
LEAST_WIDTH: Final = 260
MOST_WIDTH: Final = 1200
LEAST_HEIGHT: Final = 180
LIST_FRAME_HEIGHT: Final = 110
LISTED_CLAIMS: Final = 5
# Of one in a list: its title at most, in letters, and the rest, in pixels.
LISTED_TITLE_LETTERS: Final = 110
LISTED_FRAME_HEIGHT: Final = 60
CHART_HEIGHT: Final = 720
# Letters of a card, in CSS pixels: how wide one is about, and how high a line.
LETTER_WIDTH: Final = 8.4
HEADING_LETTER_WIDTH: Final = 11.4
LINE_HEIGHT: Final = 25
FRAME_HEIGHT: Final = 150

FORMATS: Final = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class EmbedCard:
    """What is known of a page that has a card: its addresses, in the page's own language.

    `height` says how high the card is at a width, in pixels.
    """

    page: str
    card: str
    title: str
    height: Callable[[int], int]
    picture: str = ""

    def frame(self, width: int, height: int) -> str:
        """The element that shows it. No script, and nothing is told about who looks."""
        html = format_html(
            '<iframe src="{}" width="{}" height="{}" title="{}" frameborder="0" loading="lazy"'
            ' referrerpolicy="no-referrer" style="border:0;max-width:100%"></iframe>',
            self.card,
            width,
            height,
            one_line(self.title),
        )
        # A plain text, which a template that shows it escapes once more.
        return "".join(html)


class NoCard(Exception):
    """There is nothing to embed at this address."""


def card_at(url: str) -> EmbedCard:
    """What is at an address of ours. Raises NoCard."""
    base, asked = urlsplit(settings.PUBLIC_BASE_URL), urlsplit(url)
    if asked.hostname != base.hostname or not asked.path.startswith(base.path or "/"):
        raise NoCard(url)
    if asked.scheme not in {"http", "https"} or asked.port != base.port:
        raise NoCard(url)
    try:
        found = resolve(f"/{asked.path.removeprefix(base.path).lstrip('/')}")
    except Resolver404 as error:
        raise NoCard(url) from error
    make = _CARDS.get(found.url_name or "")
    if make is None:
        raise NoCard(url)
    language = found.namespaces[0] if found.namespaces else settings.LANGUAGE_CODE
    with translation.override(language):
        return make(*found.args, parameters=tuple(parse_qsl(asked.query)), **found.kwargs)


def _claim(public_id: str, parameters: tuple[tuple[str, str], ...], **_rest: Any) -> EmbedCard:
    """A claim that is withdrawn has a card too, which says so; an old version's card is today's."""
    found = reading.claim(public_id)
    if found is None:
        raise NoCard(public_id)
    record = found.record
    if "withdrawn" in record:
        page, card = SitePage("claim", (record["id"],)), SitePage("embed-claim", (record["id"],))
        return EmbedCard(page.url, card.url, _("A withdrawn claim"), lambda _width: LEAST_HEIGHT)
    return claim_card(record, verdict(record, verdict_references(record)))


def claim_card(record: Json, found: Verdict | None) -> EmbedCard:
    """Of a claim that is not withdrawn."""
    page, card = SitePage("claim", (record["id"],)), SitePage("embed-claim", (record["id"],))
    face = face_with(record, found)
    return EmbedCard(
        page=page.url,
        card=card.url,
        title=f"{face.claim} – {face.label}",
        height=lambda width: card_height(face.claim, face.summary, width),
        picture=SitePage("claim-picture", (record["id"], record["version"])).url,
    )


def card_height(claim: str, summary: str, width: int) -> int:
    """A guess that has room: a card is framed without scripts, so it can't ask for more."""
    room = max(200, width - 48)
    lines = ceil(len(claim) * HEADING_LETTER_WIDTH / room) + ceil(
        len(summary) * LETTER_WIDTH / room
    )
    correction = 3
    return max(LEAST_HEIGHT, FRAME_HEIGHT + (lines + correction) * LINE_HEIGHT)


def _speaker(public_id: str, **_rest: Any) -> EmbedCard:
    found = reading.references([("speaker", public_id)]).get("speaker", public_id)
    if found is None:
        raise NoCard(public_id)
    title = _("Claims by %(speaker)s") % {"speaker": found["name"]}
    return _list(SitePage("speaker", (public_id,)), SitePage("embed-speaker", (public_id,)), title)


def subject_title(name: str) -> str:
    return _("Claims and fact-checks: %(subject)s") % {"subject": name}


def _subject(name: str) -> Callable[..., EmbedCard]:
    """A topic or a party that claims have."""

    def make(parameters: tuple[tuple[str, str], ...], **values: str) -> EmbedCard:
        (value,) = values.values()
        keys, _counts = keys_of(Chosen(CLAIMS, {name: (value,)}))
        if (name, value) not in keys:
            raise NoCard(value)
        about = reading.references(wanted_references([(name, value)]))
        title = subject_title(label(name, value, about).text)
        return _list(SitePage(name, (value,)), SitePage(f"embed-{name}", (value,)), title)

    return make


def _narrowed(list_name: str) -> Callable[..., EmbedCard]:
    """A list, narrowed or whole. One of then has no card: a card is of today."""

    def make(parameters: tuple[tuple[str, str], ...], **_rest: Any) -> EmbedCard:
        try:
            found = read_selection(QueryDict(urlencode(parameters)), list_name)
        except BadQuery as refused:
            raise NoCard(str(refused)) from refused
        return _list(found.page, found.card, found.title)

    return make


def _home(**_rest: Any) -> EmbedCard:
    title = _("Newest checks by %(desk)s") % {"desk": settings.DESK_NAME}
    return _list(SitePage("home"), SitePage("embed-newest"), title)


def _list(page: SitePage, card: SitePage, title: str) -> EmbedCard:
    return EmbedCard(page.url, card.url, title, _list_height)


def _list_height(width: int) -> int:
    lines = ceil(LISTED_TITLE_LETTERS * LETTER_WIDTH / max(200, width - 48))
    return LIST_FRAME_HEIGHT + LISTED_CLAIMS * (LISTED_FRAME_HEIGHT + lines * LINE_HEIGHT)


def _chart(name: str) -> Callable[..., EmbedCard]:
    def make(
        parameters: tuple[tuple[str, str], ...] = (), public_id: str = "", **_rest: Any
    ) -> EmbedCard:
        args = (public_id,) if public_id else ()
        if (
            public_id
            and reading.references([("document", public_id)]).get("document", public_id) is None
        ):
            raise NoCard(public_id)
        known = tuple((key, value) for key, value in parameters if key in {"year", "speaker"})
        page = SitePage(name, args, known).url
        card = SitePage(f"embed-{name}", args, known).url
        return EmbedCard(
            page, card, _("A chart by %(desk)s") % {"desk": settings.DESK_NAME}, _chart_height
        )

    return make


def chart_card(chart: PublicChart) -> EmbedCard:
    return EmbedCard(chart.page.url, chart.embed_page.url, chart.title, _chart_height)


def _chart_height(width: int) -> int:
    return min(CHART_HEIGHT, ceil(width * 0.95) + 150)


_CARDS: Final[dict[str, Callable[..., EmbedCard]]] = {
    "claim": _claim,
    "version": _claim,
    "embed-claim": _claim,
    "speaker": _speaker,
    "topic": _subject("topic"),
    "party": _subject("party"),
    "claims": _narrowed(CLAIMS),
    "checks": _narrowed(CHECKS),
    "home": _home,
    "chart-months": _chart("chart-months"),
    "chart-amounts": _chart("chart-amounts"),
    "chart-document": _chart("chart-document"),
}


def oembed(kind: str | None) -> View:
    """Answers in the format of its address, else in that of `format`, which is JSON if not said."""

    @public_page
    def view(request: HttpRequest) -> HttpResponseBase:
        chosen = kind or request.GET.get("format", "") or "json"
        if chosen not in FORMATS:
            return _refusal(501, "format: json or xml")
        try:
            found = card_at(request.GET.get("url", ""))
        except (NoCard, ValueError):  # the latter for what is no address at all
            return _refusal(404, "url: there is nothing here to embed at this address")
        said = _said(found, _pixels(request, "maxwidth"), _pixels(request, "maxheight"))
        content = json.dumps(said, ensure_ascii=False) if chosen == "json" else as_xml(said)
        return answer(
            request,
            content.encode,
            read=[chosen, content],
            content_type=FORMATS[chosen],
            headers={"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"},
        )

    return view


def _pixels(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) <= 5 else None


def _said(found: EmbedCard, most_wide: int | None, most_high: int | None) -> Json:
    """Never larger than what was asked for, as the specification demands."""
    width = min(most_wide, MOST_WIDTH) if most_wide else USUAL_WIDTH
    height = found.height(max(width, LEAST_WIDTH))
    height = min(height, most_high) if most_high else height
    said: Json = {
        "version": "1.0",
        "type": "rich",
        "title": one_line(found.title),
        "author_name": settings.DESK_NAME,
        "author_url": absolute("/"),
        "provider_name": settings.DESK_NAME,
        "provider_url": absolute("/"),
        "cache_age": 3600,
        "width": width,
        "height": height,
        "html": found.frame(width, height),
    }
    if found.picture:
        fits = (most_wide or PICTURE_WIDTH) >= PICTURE_WIDTH and (
            most_high or PICTURE_HEIGHT
        ) >= PICTURE_HEIGHT
        if fits:
            said |= {
                "thumbnail_url": found.picture,
                "thumbnail_width": PICTURE_WIDTH,
                "thumbnail_height": PICTURE_HEIGHT,
            }
    return said


def as_xml(said: Json) -> str:
    inside = "".join(
        f"<{key}>{escape(printable(str(value)))}</{key}>" for key, value in said.items()
    )
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{inside}</oembed>\n'


def _refusal(status: int, words: str) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
