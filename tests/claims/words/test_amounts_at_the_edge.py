"""What looks like a number and would be one of any length is a word."""

import pytest
from django.test import Client

from tests.published import make_published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["1e9999", "1e9999 miljoner", "٣٤٥ miljoner", "1e-99999"])
@pytest.mark.parametrize("path", ["/api/v1/claims/", "/api/v1/claims.csv", "/claims/"])
def test_no_query_is_an_error(client: Client, path: str, query: str) -> None:
    make_published()
    response = client.get(path, {"q": query})
    assert response.status_code == 200
