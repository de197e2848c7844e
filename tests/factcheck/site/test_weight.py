"""What a reader's telephone has to fetch: the page, its style sheet and its icon, and no more."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.factcheck.site.pages import see
from tests.factories import make_quantity, make_scale_and_ratings, make_speaker, make_topic
from tests.published import make_checked, publish

pytestmark = pytest.mark.django_db

MOST_BYTES = 60_000
FETCHED = {"stylesheet", "icon"}


def test_pages_are_light(client: Client) -> None:
    rating = make_scale_and_ratings()["half_true"]
    topics = [
        make_topic(f"amne-{n}", name_sv=f"Ett ämne med ett långt namn {n}") for n in range(20)
    ]
    claims = []
    for number in range(30):
        claim = make_checked(
            rating,
            statement=f"Staden betalade {number} miljoner kronor för placeringar " * 3,
            speaker=make_speaker(f"Anna-Karin Långström-Öberg {number}"),
            topics=topics[:8],
        )
        make_quantity(claim)
        claims.append(claim)
    publish(*claims)
    style = (Path(settings.BASE_DIR) / "factcheck/static/site/site.css").stat().st_size
    icon = (Path(settings.BASE_DIR) / "factcheck/static/site/icon.svg").stat().st_size
    for path in ("/", "/claims/", "/checks/", f"/claims/{claims[0].public_id}/", "/topics/amne-1/"):
        page = see(client, path)
        assert len(page.html.encode()) + style + icon <= MOST_BYTES, path
        fetched = [link["href"] for link in page.attributes("link") if link["rel"] in FETCHED]
        assert len(fetched) == 2
        assert not [tag for tag, _ in page.elements if tag in {"img", "iframe"}]
