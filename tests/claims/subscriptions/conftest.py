"""Receivers on loopback may be sent to."""

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def to_loopback(settings: Settings) -> None:
    settings.WEBHOOK_ALLOWED_NETWORKS = ["127.0.0.1/32"]
