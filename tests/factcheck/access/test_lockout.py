"""Guessing passwords: the account is closed to this address for a while, and to nobody else."""

import logging
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.core.management import call_command
from django.db.models import F
from django.test import Client
from pytest_django import Settings

from tests.factcheck.access.people import PASSWORD, log_in, make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few_attempts(settings: Settings) -> None:
    settings.AXES_FAILURE_LIMIT = 3


def guess(client: Client, times: int, **extra: str) -> None:
    for number in range(times):
        log_in(client, "eva", f"fel-{number}", **extra)


def test_closed_after_too_many_wrong_passwords(client: Client) -> None:
    make_editor()
    client.cookies["django_language"] = "sv"
    guess(client, 2)
    assert log_in(client, "eva", "fel").status_code == 429
    response = log_in(client, "eva", PASSWORD)
    assert response.status_code == 429
    assert 850 < int(response["Retry-After"]) <= 901
    page = response.content.decode()
    assert "<h1>För många försök</h1>" in page
    assert "stängd i 15 minuter till" in page
    assert "_auth_user_id" not in client.session


def test_said_in_english_too(client: Client) -> None:
    make_editor()
    client.cookies["django_language"] = "en"
    guess(client, 3)
    page = log_in(client, "eva").content.decode()
    assert "closed for 15 minutes more" in page
    assert '<html lang="en"' in page


def test_others_on_the_same_address_are_let_in(client: Client) -> None:
    make_editor()
    make_editor("bo")
    guess(client, 3)
    assert log_in(client, "bo").status_code == 302


def test_the_same_account_from_elsewhere_is_let_in(client: Client) -> None:
    make_editor()
    guess(client, 3)
    assert log_in(client, "eva", REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_header_is_not_an_address(client: Client) -> None:
    make_editor()
    for number in range(3):
        log_in(client, "eva", "fel", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    assert log_in(client, "eva", HTTP_X_FORWARDED_FOR="192.0.2.9").status_code == 429


def test_behind_a_proxy_the_readers_address_counts(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    client = Client()  # its middleware reads the setting when it is made
    make_editor()
    guess(client, 3, HTTP_X_FORWARDED_FOR="192.0.2.7")
    assert log_in(client, "eva", HTTP_X_FORWARDED_FOR="192.0.2.7").status_code == 429
    assert log_in(client, "eva", HTTP_X_FORWARDED_FOR="192.0.2.8").status_code == 302


def wait(minutes: int) -> None:
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=minutes))


def test_open_again_after_the_wait_which_trying_does_not_prolong(client: Client) -> None:
    make_editor()
    guess(client, 3)
    wait(14)
    assert log_in(client, "eva", "fel").status_code == 429
    assert log_in(client, "eva").status_code == 429
    wait(2)
    assert log_in(client, "eva").status_code == 302


def test_a_right_password_begins_the_count_anew(client: Client) -> None:
    make_editor()
    guess(client, 2)
    assert log_in(client, "eva").status_code == 302
    client.post("/admin/logout/")
    guess(client, 2)
    assert log_in(client, "eva").status_code == 302


def test_opened_by_command(client: Client) -> None:
    make_editor()
    guess(client, 3)
    call_command("axes_reset_username", "eva", verbosity=0)
    assert log_in(client, "eva").status_code == 302


def test_passwords_are_kept_nowhere(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    make_editor()
    with caplog.at_level(logging.DEBUG):
        for _ in range(4):
            log_in(client, "eva", "hemligt-felskrivet")
    kept = [str(each) for each in AccessAttempt.objects.values_list()]
    assert len(kept) == 1
    assert "hemligt-felskrivet" not in "".join(kept) + caplog.text
    assert "127.0.0.1" not in caplog.text
    assert not AccessLog.objects.exists()


def test_an_address_that_makes_up_names_is_closed(client: Client, settings: Settings) -> None:
    settings.LOGIN_ATTEMPTS_PER_ADDRESS = 20
    make_editor()
    client.cookies["django_language"] = "sv"
    answers = [log_in(client, f"namn-{number}", "fel").status_code for number in range(30)]
    assert answers == [200] * 19 + [429] * 11
    assert AccessAttempt.objects.count() == 20
    response = log_in(client, "eva", PASSWORD)
    assert response.status_code == 429
    assert 850 < int(response["Retry-After"]) <= 901
    assert "stängd för alla i 15 minuter till" in response.content.decode()
    # Elsewhere nobody is kept out; and here only for a while.
    assert log_in(client, "eva", REMOTE_ADDR="192.0.2.7").status_code == 302
    wait(16)
    assert log_in(client, "eva").status_code == 302


def test_the_limit_of_an_address_is_never_below_that_of_an_account(
    client: Client, settings: Settings
) -> None:
    settings.LOGIN_ATTEMPTS_PER_ADDRESS = 1
    make_editor()
    guess(client, 1)
    assert log_in(client, "eva").status_code == 302
