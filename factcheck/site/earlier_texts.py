"""A text that a source had before the one on its page, with what stands on it in public marked."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, JSONField, Q
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _

from claims.models import PublicEarlierText, PublicPast
from factcheck.site import lists, reading
from factcheck.site.addresses import SitePage
from factcheck.site.crumbs import Crumb
from factcheck.site.marked_text import paragraphs
from factcheck.site.reading import PUBLIC, FoundClaim, Json
from factcheck.site.responses import CACHE_CONTROL, public_page, respond

# So many places are marked at most, and so many claims listed.
MOST_MARKED = 5_000
MOST_LISTED = 100


@dataclass(frozen=True, slots=True)
class EarlierText:
    """`text` is None where it may not be shown."""

    document: str
    revision: int
    sha256: str
    length: int
    text: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class PlaceInEarlierText:
    """Where a record's words stand in a text that the source's page no longer has; `shown` where
    the text may be read there."""

    path: str
    shown: bool


def path_in_earlier_text(record: Json) -> str:
    """To a record's words in a text that the source's page no longer has; to the top of that text's
    page where it may not be shown."""
    source = record["source"]
    path = SitePage("earlier_text", (source["document"]["id"], source["revision"])).path()
    return f"{path}#{_place(record)}"


def place_in_earlier_text(record: Json) -> PlaceInEarlierText | None:
    """One query. None where there is no such text in public."""
    source = record["source"]
    document, number = source["document"]["id"], source["revision"]
    rows = PublicEarlierText.objects.using(PUBLIC).filter(document_id=document, revision=number)
    may_be_read = ExpressionWrapper(Q(text__isnull=False), output_field=BooleanField())
    found = rows.annotate(shown=may_be_read).values_list("sha256", "shown").first()
    if found is None or found[0] != source["sha256"]:
        return None
    path, shown = path_in_earlier_text(record), found[1]
    return PlaceInEarlierText(path if shown else path.partition("#")[0], shown)


@public_page
def earlier_text(request: HttpRequest, public_id: str, number: int) -> HttpResponseBase:
    """Four queries: the source, its text, the claims that stand on it, and their earlier versions
    that do. The newest text has its place on the source's own page."""
    references = reading.references([("document", public_id)], ratings=True)
    document = references.get("document", public_id)
    if document is None:
        raise Http404
    if document["revision"] == number:
        response = HttpResponseRedirect(SitePage("document", (public_id,)).path())
        response["Cache-Control"] = CACHE_CONTROL
        return response
    found = _text(public_id, number)
    if found is None:
        raise Http404
    claims = _claims(public_id, number)
    past = _past(public_id, number) if found.text is not None else []
    marks = _marks(claims, past)
    context: dict[str, Any] = {
        "page": SitePage("earlier_text", (public_id, number)),
        "newest": SitePage("document", (public_id,)),
        "api_url": f"{document['api_url']}revisions/{number}/",
        "document": document,
        "earlier": found,
        "paragraphs": None if found.text is None else paragraphs(found.text, marks),
        "claims": lists.listed(claims[:MOST_LISTED], references),
        "crumbs": [
            Crumb(_("Sources"), SitePage("documents").path()),
            Crumb(
                document["title"],
                SitePage("document", (public_id,)).path(),
                lang=document["language"],
            ),
            Crumb(_("Revision %(number)s") % {"number": number}),
        ],
    }
    read: list[object] = [references, found, found.text, claims, marks]
    return respond(request, "site/earlier_text.html", context, read=read)


def _text(document: str, number: int) -> EarlierText | None:
    rows = PublicEarlierText.objects.using(PUBLIC).filter(document_id=document, revision=number)
    row = rows.values_list("document_id", "revision", "sha256", "length", "text").first()
    return EarlierText(*row) if row else None


def _claims(document: str, number: int) -> list[FoundClaim]:
    """Whose newest version stands on this text."""
    rows = reading.listed_claims().filter(document_id=document, revision=number)
    return reading.found(rows.order_by("span_start", "pk")[:MOST_MARKED])


def _past(document: str, number: int) -> list[Json]:
    """Earlier versions that stand on this text, the newest first."""
    rows = (
        PublicPast.objects.using(PUBLIC)
        .filter(document_id=document)
        .annotate(record=Cast("version__body", JSONField()))
        .filter(record__source__revision=number)
    )
    return list(rows.order_by("-pk").values_list("record", flat=True)[:MOST_MARKED])


def _marks(claims: list[FoundClaim], past: list[Json]) -> list[Json]:
    """Each place of a claim once: it leads to the claim where its newest version stands there, else
    to the last version that did."""
    marks: dict[str, Json] = {}
    newest = [(claim.record, None) for claim in claims]
    for record, version in [*newest, *((record, record["version"]) for record in past)]:
        place = _place(record)
        marks.setdefault(
            place,
            {
                "id": place,
                "claim": record["id"],
                "version": version,
                "source": {key: record["source"][key] for key in ("start", "end")},
            },
        )
    return list(marks.values())


def _place(record: Json) -> str:
    """As it is named inside the page: a claim may have had several places in one text."""
    source = record["source"]
    return f"{record['id']}.{source['start']}-{source['end']}"
