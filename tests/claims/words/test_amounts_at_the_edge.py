"""What looks like a number and would be one of any length is a word."""

import pytest
from django.test import Client

from claims.spotting.quantities import quantities_in
from tests.published import make_published

pytestmark = pytest.mark.django_db


LONG = "9" * 40
ODD = [
    *("1e9999", "1e9999 miljoner", "٣٤٥ miljoner", "1e-99999"),
    *(f"{LONG}/2 kr", f"3-{LONG}", f"{LONG} miljoner", f"tre-{LONG} kr", f"1/{LONG} tusen"),
    *(f"3-{'9' * 15} tusen biljoner", f"{'9' * 21}/2 biljoner biljoner kr"),
]


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("path", ["/api/v1/claims/", "/api/v1/claims.csv", "/claims/"])
def test_no_query_is_an_error(client: Client, path: str, query: str) -> None:
    make_published()
    response = client.get(path, {"q": query})
    assert response.status_code == 200


@pytest.mark.parametrize("text", ODD)
def test_no_text_is_too_large_to_be_read(client: Client, text: str) -> None:
    quantities_in(text)
    assert client.get("/checked/", {"text": f"Det kostar {text}."}).status_code == 200
