"""The desk's language: the account's own choice goes before the browser's."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import EditorPreference
from tests.factcheck.access.people import log_in, make_editor
from tests.factories import make_user
from tests.promises import refused_by, run

pytestmark = pytest.mark.django_db


def lang(client: Client, url: str = "/admin/", **headers: str) -> str:
    page = client.get(url, headers=headers).content.decode()
    return "sv" if '<html lang="sv"' in page else "en" if '<html lang="en"' in page else page[:200]


def choose(client: Client, language: str, target: str = "/admin/") -> str:
    response = client.post(reverse("admin:set_language"), {"language": language, "next": target})
    assert response.status_code == 302
    return response["Location"]


def test_before_log_in_the_browser_keeps_it(client: Client) -> None:
    url = reverse("admin:login")
    assert lang(client, url, accept_language="en") == "en"
    assert choose(client, "sv", url) == url
    assert lang(client, url, accept_language="en") == "sv"
    cookie = client.cookies["django_language"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert not EditorPreference.objects.exists()


def test_after_log_in_the_account_keeps_it(client: Client) -> None:
    user = make_editor()
    log_in(client, "eva")
    choose(client, "en")
    assert lang(client) == "en"
    other = Client()
    log_in(other, "eva")
    assert lang(other, accept_language="sv") == "en"
    choose(other, "sv")
    assert lang(client, accept_language="en") == "sv"
    assert EditorPreference.objects.get(user=user).language == "sv"


def test_choice_of_the_account_goes_before_the_cookie(client: Client) -> None:
    user = make_editor()
    EditorPreference.objects.create(user=user, language="en")
    client.cookies["django_language"] = "sv"
    client.force_login(user)
    assert lang(client) == "en"


@pytest.mark.parametrize("name", ["index", "password_change", "two_factor", "claims_claim_add"])
def test_choice_is_in_the_header_of_every_page(client: Client, name: str) -> None:
    client.force_login(make_editor())
    url = reverse(f"admin:{name}")
    page = client.get(url, headers={"accept-language": "sv"}).content.decode()
    assert f'action="{reverse("admin:set_language")}"' in page
    assert '<button type="submit" name="language" value="en" lang="en">In English</button>' in page
    assert f'<input type="hidden" name="next" value="{url}">' in page
    choose(client, "en")
    page = client.get(url).content.decode()
    assert '<button type="submit" name="language" value="sv" lang="sv">På svenska</button>' in page


def test_unknown_language_changes_nothing(client: Client) -> None:
    client.force_login(make_editor())
    choose(client, "fi")
    assert not EditorPreference.objects.exists()


def test_leads_to_no_other_site(client: Client) -> None:
    assert choose(client, "sv", "https://elsewhere.example/") == "/admin/"
    assert choose(client, "sv", "//elsewhere.example/") == "/admin/"


def test_is_no_link_that_anybody_can_send(client: Client) -> None:
    assert client.get(reverse("admin:set_language")).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("admin:set_language"), {"language": "en"}).status_code == 403


def test_public_pages_do_not_follow_the_account(client: Client) -> None:
    user = make_editor()
    EditorPreference.objects.create(user=user, language="en")
    client.force_login(user)
    assert '<html lang="sv"' in client.get("/").content.decode()


def test_database_knows_two_languages() -> None:
    preference = EditorPreference.objects.create(user=make_user(), language="sv")
    with refused_by("preference_language_known"):
        run(f"UPDATE claims_editorpreference SET language = 'fi' WHERE user_id = {preference.pk}")
