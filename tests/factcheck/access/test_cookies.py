"""Sessions and cookies."""

from pathlib import Path

import pytest
from django.test import Client

from tests.factcheck.access.people import PASSWORD, log_in, make_editor
from tests.factcheck.test_settings import value

pytestmark = pytest.mark.django_db


def test_cookies_are_closed_to_scripts_and_other_sites(client: Client) -> None:
    make_editor()
    client.get("/admin/login/")
    log_in(client, "eva")
    for name in ("sessionid", "desk-author"):
        cookie = client.cookies[name]
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
    assert client.cookies["csrftoken"]["samesite"] == "Lax"
    assert client.cookies["desk-author"]["path"] == "/admin/"


def test_with_https_cookies_belong_to_this_host_alone(tmp_path: Path) -> None:
    site = {"PUBLIC_BASE_URL": "https://fakta.example"}
    assert value("SESSION_COOKIE_NAME", tmp_path, **site) == "__Host-session"
    assert value("CSRF_COOKIE_NAME", tmp_path, **site) == "__Host-csrf"
    assert value("SESSION_COOKIE_NAME", tmp_path) == "sessionid"
    assert value("LANGUAGE_COOKIE_SECURE", tmp_path, **site) is True


def test_log_in_gives_another_session(client: Client) -> None:
    make_editor()
    client.cookies["django_language"] = "sv"
    session = client.session
    session["x"] = 1
    session.save()
    before = client.cookies["sessionid"].value
    log_in(client, "eva")
    assert client.cookies["sessionid"].value != before


def test_another_password_ends_the_other_sessions(client: Client) -> None:
    make_editor()
    other = Client()
    for each in (client, other):
        log_in(each, "eva")
        assert each.get("/admin/").status_code == 200
    new = "en-helt-annan-fras-2026"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/admin/password_change/", form).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302


def test_headers_of_the_desk(client: Client) -> None:
    client.force_login(make_editor())
    response = client.get("/admin/")
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_who_is_logged_out_is_out(client: Client) -> None:
    client.force_login(make_editor())
    client.post("/admin/logout/")
    assert client.get("/admin/").status_code == 302
