"""Downloads that break off and are resumed, as a client does it."""

from typing import Any

from django.http import StreamingHttpResponse
from django.test import Client

API = "/api/v1/"


def whole(client: Client, path: str, **parameters: Any) -> tuple[bytes, str]:
    """The bytes, and their ETag."""
    response = client.get(API + path, parameters)
    assert response.status_code == 200, response.content
    assert isinstance(response, StreamingHttpResponse)
    assert response["Accept-Ranges"] == "bytes"
    return b"".join(response), response["ETag"]


def resume(
    client: Client, path: str, tag: str, asked: str = "bytes=0-", **parameters: Any
) -> tuple[int, bytes, Any]:
    """Status, bytes and headers of what comes for a range."""
    headers = {"Range": asked, "If-Range": tag}
    response = client.get(API + path, parameters, headers=headers)
    return response.status_code, response.getvalue(), response
