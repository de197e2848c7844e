"""How a date is read, while it is typed."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.claims.admin.admin_forms import ADD, editor, in_english

pytestmark = pytest.mark.django_db


def read(client: Client, text: str, closed: str = "yes") -> dict[str, str]:
    url = reverse("admin:corpus_written_date")
    answer: dict[str, str] = client.get(url, {"text": text, "closed": closed}).json()
    return answer


def test_a_reading_as_it_will_appear(client: Client) -> None:
    editor(client)
    assert read(client, "24/11 2025") == {
        "shown": "24 november 2025",
        "typed": "24 november 2025",
        "day": "2025-11-24",
    }
    assert read(client, "2020-09-22/2020-12-31")["shown"] == "22 september – 31 december 2020"
    assert read(client, "va\u030aren 2020")["shown"] == "våren 2020"
    assert read(client, "idag")["day"] == timezone.localdate().isoformat()
    assert read(client, "")["shown"] == ""


def test_what_reads_two_ways_is_asked_about(client: Client) -> None:
    in_english(editor(client))
    assert "may mean" in read(client, "2021-22")["said"]
    assert "said" in read(client, "sedan 2022")
    assert read(client, "sedan 2022", closed="no")["day"] == ""


def test_a_day_that_is_kept_as_one_is_read_as_its_field_reads_it(client: Client) -> None:
    in_english(editor(client))
    assert read(client, "24/11 2025", closed="day")["day"] == "2025-11-24"
    assert "is no day" in read(client, "våren 2020", closed="day")["said"]
    assert "hasn't come yet" in read(client, "2095-01-01", closed="day")["said"]
    assert "has been already" in read(client, "24/11 2025", closed="due")["said"]


def test_only_for_the_desk(client: Client) -> None:
    assert client.get(reverse("admin:corpus_written_date")).status_code == 302


def test_a_field_says_where_it_is_asked(client: Client) -> None:
    page = editor(client).get(reverse(ADD)).content.decode()
    assert f'data-reading-url="{reverse("admin:corpus_written_date")}"' in page
    assert 'data-written-date="yes"' in page
    assert "corpus/dates.js" in page
    # Units are found by any of their names.
    assert '<option value="kronor" label="' in page
