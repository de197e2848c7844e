"""The second step of log-in: demanded of a role or chosen, and no way around it."""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from factcheck.access.two_factor import new_recovery_codes, secret_words
from tests.claims.admin.admin_forms import change_url
from tests.factcheck.access.people import (
    PASSWORD,
    check_code,
    give_device,
    log_in,
    make_editor,
    token,
)
from tests.factories import make_claim

pytestmark = pytest.mark.django_db

CHECK, SET_UP, MANAGE = (
    "/admin/two-factor/check/",
    "/admin/two-factor/set-up/",
    "/admin/two-factor/",
)


@pytest.fixture(autouse=True)
def in_english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def is_in(client: Client) -> bool:
    return client.get("/admin/claims/claim/").status_code == 200


# Log-in


def test_without_a_role_that_demands_it_the_password_is_enough(client: Client) -> None:
    make_editor()
    log_in(client, "eva")
    assert is_in(client)


def test_who_has_an_app_is_asked_for_a_code(client: Client) -> None:
    device = give_device(make_editor())
    claim = make_claim()
    target = change_url("claim", claim.pk)
    response = log_in(client, "eva", next=target)
    response = client.get(response["Location"])
    assert response["Location"] == f"{CHECK}?next={target.replace('/', '%2F')}"
    page = client.get(response["Location"])
    assert page.context["next"] == target
    response = check_code(client, token(device), target)
    assert response["Location"] == target
    assert is_in(client)


def test_a_wrong_code_is_refused_with_a_sentence(client: Client) -> None:
    device = give_device(make_editor())
    log_in(client, "eva")
    wrong = f"{(int(token(device)) + 1) % 1_000_000:06}"
    assert "This code is not right" in check_code(client, wrong).content.decode()
    assert not is_in(client)


def test_codes_can_not_be_tried_one_after_the_other(client: Client) -> None:
    device = give_device(make_editor())
    log_in(client, "eva")
    wrong = f"{(int(token(device)) + 1) % 1_000_000:06}"
    for _ in range(6):
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
        check_code(client, wrong)
    page = check_code(client, token(device)).content.decode()
    assert re.search(r"Too many wrong codes: try again at \d\d:\d\d:\d\d", page)
    assert not is_in(client)
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    assert check_code(client, token(device)).status_code == 302


def test_a_code_works_once(client: Client) -> None:
    device = give_device(make_editor())
    log_in(client, "eva")
    code = token(device)
    check_code(client, code)
    other = Client()
    log_in(other, "eva")
    assert check_code(other, code).status_code == 200
    assert not is_in(other)


def test_a_recovery_code_works_once(client: Client) -> None:
    user = make_editor()
    give_device(user)
    code = new_recovery_codes(user)[3]
    log_in(client, "eva")
    check_code(client, f" {code.upper()} ")
    page = client.get("/admin/claims/claim/")
    assert "You have 9 recovery codes left." in page.content.decode()
    other = Client()
    log_in(other, "eva")
    assert check_code(other, code).status_code == 200
    assert not is_in(other)


def test_somebody_elses_code_does_not_help(client: Client) -> None:
    give_device(make_editor())
    bo = make_editor("bo")
    device = give_device(bo)
    code = new_recovery_codes(bo)[0]
    log_in(client, "eva")
    check_code(client, token(device))
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    check_code(client, code)
    assert not is_in(client)


def test_session_gets_another_key_when_the_code_is_right(client: Client) -> None:
    device = give_device(make_editor())
    log_in(client, "eva")
    before = client.session.session_key
    check_code(client, token(device))
    assert client.session.session_key != before


def test_leads_to_no_other_site(client: Client) -> None:
    device = give_device(make_editor())
    log_in(client, "eva")
    response = check_code(client, token(device), "https://elsewhere.example/")
    assert response["Location"] == "/admin/"


# No way around it


def desk_addresses() -> Iterator[str]:
    """One address for every pattern in the admin."""
    (resolver,) = [
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and each.app_name == "admin"
    ]
    yield from _addresses(resolver, "/")


def _addresses(resolver: URLResolver, before: str) -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _addresses(each, before + str(resolver.pattern))
        elif isinstance(each, URLPattern):
            pattern = before + str(resolver.pattern) + str(each.pattern)
            filled = re.sub(r"<[^>]+>|\(\?P<[^)]*\)", "1", pattern)
            yield filled.replace("^", "").replace("$", "").replace("\\Z", "")


def test_nothing_in_the_desk_is_open_before_the_second_step(client: Client) -> None:
    give_device(make_editor(is_superuser=True))
    log_in(client, "eva")
    addresses = set(desk_addresses())
    assert len(addresses) > 80
    assert {"/admin/autocomplete/", "/admin/jsi18n/", "/admin/password_change/"} < addresses
    still_open = {"/admin/login/", "/admin/logout/", "/admin/language/", CHECK, SET_UP}
    for address in sorted(addresses - still_open):
        for response in (client.get(address), client.post(address)):
            assert response.status_code == 302, address
            assert response["Location"].startswith(CHECK), address
        response = client.post(address, headers={"sec-fetch-mode": "cors"})
        assert (response.status_code, response.json()["login"]) == (403, CHECK), address


def test_set_up_is_no_way_around(client: Client) -> None:
    """Somebody with the password alone can't connect a phone of their own."""
    give_device(make_editor())
    log_in(client, "eva")
    assert client.get(SET_UP)["Location"] == CHECK
    assert client.post(SET_UP, {"code": "123456"})["Location"] == CHECK
    assert TOTPDevice.objects.count() == 1


def test_removing_a_device_ends_what_it_had_let_in(client: Client) -> None:
    user = make_editor()
    device = give_device(user)
    log_in(client, "eva")
    check_code(client, token(device))
    device.delete()
    give_device(user)
    assert not is_in(client)


# Demanded of a role


def test_a_role_that_demands_it_has_to_set_it_up_first(client: Client, settings: Settings) -> None:
    settings.TWO_FACTOR_ROLES = ("editor",)
    make_editor()
    make_editor("ruth", role="researcher")
    other = Client()
    log_in(other, "ruth")
    assert is_in(other)
    log_in(client, "eva")
    response = client.get("/admin/claims/claim/")
    assert response["Location"].startswith(f"{SET_UP}?next=")
    page = client.get(response["Location"])
    assert "Your role demands two-step log-in" in page.content.decode()
    device = TOTPDevice.objects.get()
    page = client.post(SET_UP, {"code": token(device), "next": "/admin/claims/claim/"})
    assert 'href="/admin/claims/claim/"' in page.content.decode()
    assert is_in(client)


def test_a_superuser_counts_as_administrator(client: Client, settings: Settings) -> None:
    settings.TWO_FACTOR_ROLES = ("administrator",)
    make_editor(is_superuser=True, role="")
    log_in(client, "eva")
    assert not is_in(client)


# Set up


def set_up(client: Client) -> list[str]:
    """The recovery codes that are shown."""
    client.get(SET_UP)
    device = TOTPDevice.objects.get(confirmed=False)
    page = client.post(SET_UP, {"code": token(device)}).content.decode()
    return re.findall(r"<li><code>([\w-]+)</code></li>", page)


def test_set_up_of_ones_own_accord(client: Client) -> None:
    make_editor()
    log_in(client, "eva")
    page = client.get(SET_UP).content.decode()
    device = TOTPDevice.objects.get()
    assert secret_words(device) in page
    assert 'src="data:image/svg+xml' in page
    assert " style=" not in page
    assert is_in(client)  # not in use before the app has shown that it works
    codes = set_up(client)
    assert len(set(codes)) == 10
    assert is_in(client)
    again = Client()
    log_in(again, "eva")
    assert not is_in(again)
    check_code(again, codes[0])
    assert is_in(again)


def test_a_wrong_code_sets_nothing_up(client: Client) -> None:
    make_editor()
    log_in(client, "eva")
    client.get(SET_UP)
    page = client.post(SET_UP, {"code": "abcdef"}).content.decode()
    assert "This code is not right" in page
    assert not TOTPDevice.objects.filter(confirmed=True).exists()


def test_the_secret_stays_the_same_while_it_is_set_up(client: Client) -> None:
    make_editor()
    log_in(client, "eva")
    assert client.get(SET_UP).context["secret"] == client.get(SET_UP).context["secret"]


# Change


def manage(client: Client, act: str, code: str, password: str = PASSWORD) -> Any:
    return client.post(MANAGE, {"act": act, "code": code, "password": password})


def ready(client: Client) -> list[str]:
    make_editor()
    log_in(client, "eva")
    return set_up(client)


def test_new_recovery_codes_replace_the_old_ones(client: Client) -> None:
    old = ready(client)
    page = manage(client, "codes", old[0]).content.decode()
    new = re.findall(r"<li><code>([\w-]+)</code></li>", page)
    assert len(new) == 10
    other = Client()
    log_in(other, "eva")
    check_code(other, old[1])
    assert not is_in(other)


def test_turning_off_takes_password_and_code(client: Client) -> None:
    codes = ready(client)
    assert "The password is not right." in manage(client, "remove", codes[0], "x").content.decode()
    assert "This code is not right" in manage(client, "remove", "aaaaa-bbbbb").content.decode()
    assert TOTPDevice.objects.exists()
    StaticToken._meta.get_field("device").related_model.objects.update(
        throttling_failure_timestamp=None
    )
    manage(client, "remove", codes[1])
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    other = Client()
    log_in(other, "eva")
    assert is_in(other)


def test_the_password_can_not_be_guessed_in_a_session_that_was_left(client: Client) -> None:
    codes = ready(client)
    for _ in range(4):
        assert manage(client, "remove", codes[0], "fel").status_code == 200
    assert manage(client, "remove", codes[0], "fel").status_code == 429
    assert manage(client, "remove", codes[0]).status_code == 429
    assert TOTPDevice.objects.exists()


def test_can_not_be_turned_off_where_the_role_demands_it(
    client: Client, settings: Settings
) -> None:
    codes = ready(client)
    settings.TWO_FACTOR_ROLES = ("editor",)
    assert 'value="remove"' not in client.get(MANAGE).content.decode()
    manage(client, "remove", codes[0])
    assert TOTPDevice.objects.filter(confirmed=True).exists()


def test_another_phone(client: Client) -> None:
    codes = ready(client)
    old = TOTPDevice.objects.get()
    assert client.get(SET_UP)["Location"] == MANAGE
    assert manage(client, "renew", codes[0])["Location"] == SET_UP
    assert len(set_up(client)) == 10
    (new,) = TOTPDevice.objects.all()
    assert new.key != old.key
    assert is_in(client)


def test_an_administrator_resets_a_colleagues(client: Client) -> None:
    user = make_editor()
    give_device(user)
    new_recovery_codes(user)
    boss = make_editor("chef", role="administrator")
    client.force_login(boss)
    page = client.get(reverse("admin:auth_user_change", args=[user.pk])).content.decode()
    url = reverse("admin:auth_user_two_factor_reset", args=[user.pk])
    assert f'href="{url}"' in page
    assert client.get(url).status_code == 200
    assert TOTPDevice.objects.exists()
    assert client.post(url).status_code == 302
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    entry = LogEntry.objects.get(user=boss)
    assert (entry.object_id, str(entry)) == (
        str(user.pk),
        "Changed “eva” — Two-step log-in reset by an administrator.",
    )


def test_who_may_not_reset(client: Client) -> None:
    user = make_editor()
    give_device(user)
    root = make_editor("rot", is_superuser=True)
    give_device(root)
    client.force_login(make_editor("bo"))
    url = "admin:auth_user_two_factor_reset"
    assert client.post(reverse(url, args=[user.pk])).status_code == 403
    boss = make_editor("chef", role="administrator")
    client.force_login(boss)
    assert client.post(reverse(url, args=[root.pk])).status_code == 403
    assert client.post(reverse(url, args=[boss.pk])).status_code == 403
    assert TOTPDevice.objects.count() == 2


def test_an_administrator_makes_nobody_a_superuser(client: Client) -> None:
    boss, root = make_editor("chef", role="administrator"), make_editor("rot", is_superuser=True)
    client.force_login(boss)
    url = reverse("admin:auth_user_change", args=[boss.pk])
    page = client.get(url)
    assert page.status_code == 200
    fields = page.context["adminform"].form.fields
    assert "is_superuser" not in fields
    assert "is_staff" in fields
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    assert client.get(password).status_code == 403
    client.force_login(root)
    assert "is_superuser" in client.get(url).context["adminform"].form.fields


# Secrets


def test_database_has_no_recovery_code(client: Client) -> None:
    codes = ready(client)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert len(kept) == 10
    shown = {code.replace("-", "") for code in codes}
    assert not {each.lower() for each in kept} & shown
    assert all(len(each) == 16 for each in kept)


def test_another_secret_key_makes_the_codes_worthless(client: Client, settings: Settings) -> None:
    user = make_editor()
    give_device(user)
    code = new_recovery_codes(user)[0]
    settings.SECRET_KEY = "en annan"
    log_in(client, "eva")
    check_code(client, code)
    assert not is_in(client)


def test_secrets_are_in_no_log_and_no_list(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        codes = ready(client)
    device = TOTPDevice.objects.get()
    shown = [device.key, secret_words(device), secret_words(device).replace(" ", ""), *codes]
    assert not [secret for secret in shown if secret in caplog.text]
    assert not {model._meta.app_label for model in admin.site._registry} & {
        *("otp_totp", "otp_static", "axes")
    }
    entries = " ".join(LogEntry.objects.values_list("change_message", flat=True))
    assert not [secret for secret in shown if secret in entries]


def test_pages_are_never_cached(client: Client) -> None:
    make_editor()
    log_in(client, "eva")
    for url in (SET_UP, MANAGE):
        assert "no-store" in client.get(url)["Cache-Control"]
