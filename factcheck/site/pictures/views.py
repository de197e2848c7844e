"""Where the pictures are that go with shared links."""

import json
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from factcheck.site import reading
from factcheck.site.addresses import SitePage
from factcheck.site.answering import answer
from factcheck.site.faces import ClaimFace, face_of, verdict_references
from factcheck.site.pictures.claim_picture import ClaimPicture, site_picture
from factcheck.site.pictures.kept_pictures import kept_picture
from factcheck.site.reading import Json
from factcheck.site.responses import etag, public_page

PNG = "image/png"
HEADERS = {"Content-Security-Policy": "default-src 'none'", "X-Robots-Tag": "noindex"}


@public_page
def claim(request: HttpRequest, public_id: str, number: int) -> HttpResponseBase:
    """Of one version, so that networks that keep a picture by its address show the right one.

    Three queries. Nothing of a claim that is withdrawn.
    """
    found = reading.claim(public_id)
    if found is None:
        raise Http404
    body = reading.version_body(found.key, number)
    if body is None:
        raise Http404
    record: Json = json.loads(body)
    if "withdrawn" in record:
        return HttpResponse(status=HTTPStatus.GONE, content_type="text/plain")
    references = verdict_references(record)
    picture = _picture(face_of(record, references))
    seen = ["picture", picture]
    return answer(
        request,
        lambda: kept_picture(etag(seen), picture.draw),
        read=seen,
        content_type=PNG,
        headers=HEADERS,
    )


def _picture(face: ClaimFace) -> ClaimPicture:
    return ClaimPicture(
        desk=settings.DESK_NAME,
        claim=face.claim,
        who=f"{face.who}, {face.when}",
        label=face.label,
        colour=face.colour,
        steps=face.steps,
    )


@public_page
def site(request: HttpRequest) -> HttpResponseBase:
    desk: str = settings.DESK_NAME
    what = _("Claims and fact-checks")
    words = _("Who said it and when, whether it has been checked, and what the check found.")
    seen = ["site picture", desk, what, words]
    return answer(
        request,
        lambda: kept_picture(etag(seen), lambda: site_picture(desk, what, words)),
        read=seen,
        content_type=PNG,
        headers=HEADERS,
    )


def picture_page(public_id: str, number: int) -> SitePage:
    return SitePage("claim-picture", (public_id, number))
