"""Media types that the API answers in, besides JSON."""

from typing import Any

from rest_framework.renderers import BaseRenderer


class CSVRenderer(BaseRenderer):
    """Names `text/csv` to content negotiation; the rows themselves are streamed past it."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, *_args: Any, **_kwargs: Any) -> bytes:
        return data if isinstance(data, bytes) else str(data).encode()
