"""`exports/`: the whole dataset as files that are made every night."""

import json
from collections.abc import Iterator
from datetime import datetime
from http import HTTPStatus
from typing import Any, BinaryIO

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.exports import shelf
from claims.exports.copy_blocks import BLOCK_BYTES
from claims.publication.shapes import API_ROOT
from factcheck.api.conditional import tag_of_content, with_validators
from factcheck.api.downloads import CACHE_CONTROL
from factcheck.api.errors import problem
from factcheck.api.filters import check_names
from factcheck.api.ranges import content_range, requested_range
from factcheck.api.reading import PUBLIC
from factcheck.api.records import json_response
from factcheck.api.renderers import FileRenderer
from factcheck.api.schema import PROBLEM_400, PROBLEM_404, listed

TYPES = {
    "zip": "application/zip",
    "parquet": "application/vnd.apache.parquet",
    "jsonld": "application/ld+json",
}


class ExportFileSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(help_text="Of a table: `claims.parquet`.")
    url = serializers.URLField()
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField()


class ExportSerializer(serializers.Serializer[Any]):
    url = serializers.URLField(help_text="Address of the data package, a zip.")
    date = serializers.DateField(help_text="The day it was made, in UTC.")
    created = serializers.DateTimeField(help_text="When it was made, in UTC.")
    publication = serializers.IntegerField(
        help_text="Number of the newest publication in it; go on from there with `since`."
    )
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField()
    claims = serializers.IntegerField(help_text="How many claims are in it.")
    parquet = ExportFileSerializer(many=True)
    descriptions = ExportFileSerializer(
        many=True,
        help_text="The dataset described for machines: as Croissant 1.1 (`croissant.jsonld`) and as"
        " DCAT-AP 3.0 (`dcat.jsonld`). Both stand in the package, too.",
    )


class ExportsView(APIView):
    """All packages that are there."""

    @extend_schema(
        operation_id="exports_list", responses={200: listed(ExportSerializer), **PROBLEM_400}
    )
    def get(self, request: Request) -> HttpResponseBase:
        """The whole dataset as files, the newest first: a Frictionless Data Package (zip), and each
        of its tables as Parquet."""
        check_names(request.query_params, ())
        results = [_described(export) for export in shelf.exports(PUBLIC)]
        body = json.dumps({"next": None, "previous": None, "results": results}).encode()
        return with_validators(request._request, json_response(body), tag_of_content(body))


def _described(export: shelf.Export) -> dict[str, Any]:
    package, *files = export.files
    return {
        "url": _url(export, package),
        "date": export.created[:10],
        "created": export.created,
        "publication": export.publication,
        "bytes": package.size,
        "sha256": package.sha256,
        "claims": export.counts["claims"],
        "parquet": [_file(export, file) for file in files if file.name.endswith(".parquet")],
        "descriptions": [_file(export, file) for file in files if file.name.endswith(".jsonld")],
    }


def _file(export: shelf.Export, file: shelf.File) -> dict[str, Any]:
    return {
        "name": file.name,
        "url": _url(export, file),
        "bytes": file.size,
        "sha256": file.sha256,
    }


def _url(export: shelf.Export, file: shelf.File) -> str:
    return f"{settings.PUBLIC_BASE_URL}{API_ROOT}exports/{export.name}/{file.name}"


class ExportFileView(APIView):
    """One file of a package."""

    renderer_classes = (FileRenderer,)

    @extend_schema(
        operation_id="exports_file",
        responses={
            (200, "application/zip"): OpenApiResponse(
                OpenApiTypes.BINARY,
                description="The data package, a table as Parquet, or a description of them.",
            ),
            (206, "application/zip"): OpenApiResponse(
                OpenApiTypes.BINARY, description="A part of it."
            ),
            **PROBLEM_400,
            **PROBLEM_404,
        },
    )
    def get(self, request: Request, name: str, file: str) -> HttpResponseBase:
        """A file that `exports/` lists. It never changes; its ETag is its SHA-256."""
        check_names(request.query_params, ())
        found = shelf.find(name, file, PUBLIC)
        try:
            content = found and found[0].path(found[1]).open("rb")
        except FileNotFoundError:  # a newer one has taken its place
            content = None
        if not found or not content:
            raise Http404(f"There is no file {name}/{file} here; `exports/` lists those that are.")
        response = _answer(request, *found, content)
        if not isinstance(response, StreamingHttpResponse):
            content.close()
        return response

    def options(self, _request: Request, **_names: str) -> HttpResponse:  # type: ignore[override]
        """What is allowed; REST framework would describe the view, as a file."""
        return HttpResponse(status=204)


def _answer(
    request: Request, export: shelf.Export, file: shelf.File, content: BinaryIO
) -> HttpResponseBase:
    tag = f'"{file.sha256}"'
    seconds = int(datetime.fromisoformat(export.created).timestamp())
    known = get_conditional_response(request._request, tag, seconds, HttpResponse())
    if known is not None and known.status_code != HTTPStatus.OK:
        response: HttpResponseBase = known
    else:
        response = _content(request, file, content, tag)
    response["ETag"] = tag
    response["Last-Modified"] = http_date(seconds)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = CACHE_CONTROL
    return response


def _content(request: Request, file: shelf.File, content: BinaryIO, tag: str) -> HttpResponseBase:
    asked = requested_range(request._request)
    if asked and request.headers.get("If-Range", tag) != tag:
        asked = None
    span = asked.within(file.size) if asked else (0, file.size)
    if span is None:
        status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        refused = problem(status, f"It has {file.size} bytes; there is nothing in that range.")
        refused["Content-Range"] = content_range(None, file.size)
        return refused
    blocks = _Blocks(content, *(span if request.method == "GET" else (0, 0)))
    response = StreamingHttpResponse(blocks, content_type=TYPES[file.name.rpartition(".")[2]])
    if asked:
        response.status_code = HTTPStatus.PARTIAL_CONTENT
        response["Content-Range"] = content_range(span, file.size)
    response["Content-Length"] = str(span[1] - span[0])
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


class _Blocks:
    """A part of an open file, which is closed in the end."""

    def __init__(self, content: BinaryIO, start: int, stop: int) -> None:
        self._content = content
        self._left = stop - start
        content.seek(start)

    def __iter__(self) -> Iterator[bytes]:
        while self._left and (block := self._content.read(min(BLOCK_BYTES, self._left))):
            self._left -= len(block)
            yield block
        self.close()

    def close(self) -> None:
        self._content.close()
