"""Logging in is tested often here, and a password's digest is slow on purpose."""

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def quick_digests(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
