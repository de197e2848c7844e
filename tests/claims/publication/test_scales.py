"""Scales of verdicts in public: the one in use, and those before it."""

import json
from typing import Any

import pytest

from claims.models import PublicScale, Rating
from claims.publication.rebuilding import rebuild_public_rows
from tests.factories import make_scale_and_ratings
from tests.published import make_checked, publish


def shown() -> dict[int, Any]:
    return {scale.version: json.loads(scale.body) for scale in PublicScale.objects.all()}


@pytest.mark.django_db
def test_an_older_scale_can_be_looked_up_and_a_newer_one_stays_in_the_drawer() -> None:
    first = make_scale_and_ratings(1)
    publish(make_checked(first["half_true"]))
    assert list(shown()) == [1]
    second = make_scale_and_ratings(2)
    make_scale_and_ratings(3)
    assert list(shown()) == [1]
    Rating.objects.filter(scale__version=2, slug="true").update(definition_sv="Helt sant.")
    publish(make_checked(second["false"]))
    found = shown()
    assert list(found) == [1, 2]
    assert found[1]["first_used"] == "2024-03-01T12:00:00+00:00"
    assert found[1]["ratings"][0]["definition"] == "Sant: så här menar vi."
    assert found[2]["ratings"][0]["definition"] == "Helt sant."
    rebuild_public_rows()
    assert shown() == found
