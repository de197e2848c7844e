"""“Has it been checked?”: what is pasted is never lost, and one address may ask so often."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

pytestmark = pytest.mark.django_db

FAR_AWAY = "192.0.2.7"
TEXT = "Det kostade <b>640 miljoner</b>."


def test_an_address_that_asks_too_often_is_told_to_wait_and_keeps_its_text(
    client: Client, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.API_RATE = "2/minute"
    # The API and this page are one search to the machine, and counted as one.
    assert client.get("/api/v1/match/", {"text": TEXT}, REMOTE_ADDR=FAR_AWAY).status_code == 200
    assert client.get("/checked/", {"text": TEXT}, REMOTE_ADDR=FAR_AWAY).status_code == 200
    for path, words in (("/checked/", "Vänta"), ("/en/checked/", "Wait")):
        with django_assert_num_queries(0):
            response = client.get(path, {"text": TEXT}, REMOTE_ADDR=FAR_AWAY)
        page = response.content.decode()
        assert response.status_code == 429
        assert 1 <= int(response["Retry-After"]) <= 60
        assert response["Cache-Control"] == "no-store"
        assert '<p class="problem" role="alert">' in page
        assert words in page
        assert "Det kostade &lt;b&gt;640 miljoner&lt;/b&gt;.</textarea>" in page
    # The page itself asks for nothing, and others aren't kept waiting.
    assert client.get("/checked/", REMOTE_ADDR=FAR_AWAY).status_code == 200
    assert client.get("/checked/", {"text": TEXT}, REMOTE_ADDR="192.0.2.8").status_code == 200


def test_nobody_is_counted_where_nobody_should_be(client: Client, settings: Settings) -> None:
    settings.API_RATE = None
    for _time in range(3):
        assert client.get("/checked/", {"text": TEXT}, REMOTE_ADDR=FAR_AWAY).status_code == 200


@pytest.mark.parametrize("text", ["Ord. " * 5_000, "Ett\x00två"])
def test_a_text_that_cannot_be_compared_stays_in_its_field(client: Client, text: str) -> None:
    response = client.get("/checked/", {"text": text})
    page = response.content.decode()
    assert response.status_code == 400
    assert 'class="problem"' in page
    assert text[:3] in page.partition('<textarea id="text"')[2].partition("</textarea>")[0]
