"""Media types that the API answers in, besides JSON."""

from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class Negotiation(DefaultContentNegotiation):
    """As DRF does it, but at once for clients that take anything, as most do."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        if request.META.get("HTTP_ACCEPT", "*/*") == "*/*" and format_suffix is None:
            return renderers[0], renderers[0].media_type
        chosen: tuple[BaseRenderer, str] = super().select_renderer(
            request, renderers, format_suffix
        )
        return chosen


class CSVRenderer(BaseRenderer):
    """Names `text/csv` to content negotiation; the rows themselves are streamed past it."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> bytes:
        return data if isinstance(data, bytes) else str(data).encode()


class JSONLinesRenderer(CSVRenderer):
    """The same for JSON Lines."""

    media_type = "application/jsonl"
    format = "jsonl"


class XlsxRenderer(CSVRenderer):
    """The same for XLSX."""

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    format = "xlsx"
    charset = ""


class FileRenderer(CSVRenderer):
    """The same for files of any sort."""

    media_type = "*/*"
    format = "file"
    charset = ""
