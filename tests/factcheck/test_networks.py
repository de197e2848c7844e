"""Limits by address can't be walked around from one connection."""

import pytest
from django.test import Client
from pytest_django import Settings

from claims.vocabulary.networks import counted_as


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("192.0.2.7", "192.0.2.7"),
        ("::1", "::1"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_as_what_it_counts(address: str, counted: str) -> None:
    assert counted_as(address) == counted


@pytest.mark.django_db
def test_another_address_of_the_same_network_is_the_same_reader(
    client: Client, settings: Settings
) -> None:
    settings.API_RATE = "2/minute"
    asked = [
        client.get("/api/v1/topics/", REMOTE_ADDR=f"2001:db8:7:7::{n}").status_code
        for n in range(4)
    ]
    assert asked == [200, 200, 429, 429]
    assert client.get("/api/v1/topics/", REMOTE_ADDR="2001:db8:7:8::1").status_code == 200
