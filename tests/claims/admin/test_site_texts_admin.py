"""The texts of the site in the admin: written, looked at, published."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Assessment, PublicSiteText, SiteText
from tests.claims.admin.admin_forms import change_url, seen
from tests.factories import make_assessment, make_user
from tests.site_pages import make_site_text, make_site_text_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def text() -> SiteText:
    return make_site_text()


def logged_in(client: Client, role: str = "administrator") -> User:
    user = make_user(role=role, is_staff=True)
    client.force_login(user)
    client.cookies["django_language"] = "sv"
    return user


def save(client: Client, text: SiteText, **values: str) -> Any:
    form = {"body_sv": text.body_sv, "body_en": text.body_en, **seen(text), **values}
    return client.post(change_url("sitetext", text.pk), form, follow=True)


def publish(client: Client, text: SiteText) -> Any:
    return client.post(reverse("admin:claims_sitetext_publish", args=[text.pk]), follow=True)


def test_where_nobody_has_written_the_field_has_the_software_s_text(
    client: Client, text: SiteText
) -> None:
    logged_in(client)
    page = client.get(change_url("sitetext", text.pk)).content.decode()
    assert "Redaktionen har inte skrivit den ännu." in page
    assert "Programmets egen text: inget har publicerats här ännu." in page


def test_a_text_is_saved_seen_and_published(client: Client, text: SiteText) -> None:
    logged_in(client)
    page = save(client, text, body_sv="Vi är **tre**.", body_en="We.").content.decode()
    assert not PublicSiteText.objects.exists()
    page = client.get(change_url("sitetext", text.pk)).content.decode()
    assert "<strong>tre</strong>" in page
    page = publish(client, text).content.decode()
    assert "Publicerat som version 1." in page
    assert PublicSiteText.objects.get().body_sv == "Vi är **tre**."
    assert "den säger det som står här" in page
    assert "Publicera det som är sparat" not in page
    assert "Det är vad allmänheten redan läser" in publish(client, text).content.decode()


def test_markup_in_a_text_is_shown_as_text(client: Client, text: SiteText) -> None:
    logged_in(client)
    save(client, text, body_sv="<script>alert(1)</script>", body_en="x")
    page = client.get(change_url("sitetext", text.pk)).content.decode()
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize("role", ["researcher", "editor"])
def test_others_may_read_them_only(client: Client, text: SiteText, role: str) -> None:
    logged_in(client, role)
    page = client.get(change_url("sitetext", text.pk))
    assert page.status_code == 200
    assert "Publicera det som är sparat" not in page.content.decode()
    assert save(client, text, body_sv="Nej.").status_code == 403
    assert publish(client, text).status_code == 403
    text.refresh_from_db()
    assert text.body_sv == ""


def test_publishing_is_asked_for_by_post(client: Client, text: SiteText) -> None:
    logged_in(client)
    assert client.get(reverse("admin:claims_sitetext_publish", args=[text.pk])).status_code == 405
    assert client.post(reverse("admin:claims_sitetext_publish", args=[0])).status_code == 404


def test_there_are_these_pages_and_no_others(client: Client, text: SiteText) -> None:
    logged_in(client)
    assert client.get(reverse("admin:claims_sitetext_add")).status_code == 403
    page = client.get(reverse("admin:claims_sitetext_changelist")).content.decode()
    assert "Så bedömer vi" in page
    assert "Om oss" in page
    make_site_text_version(text)
    assert client.post(reverse("admin:claims_sitetext_delete", args=[text.pk])).status_code == 403


def test_a_day_that_has_not_come_is_no_day_of_a_check(client: Client) -> None:
    user = make_user(is_superuser=True, is_staff=True)
    client.force_login(user)
    client.cookies["django_language"] = "sv"
    assessment = make_assessment(author=user)
    rows = {f"evidence-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    form = {"summary": "S", "explanation": "E", "rating": "", "missing": "", "searched": ""}
    tomorrow = timezone.localdate() + timedelta(days=1)
    for day, said in ((tomorrow, "har inte varit än."), (date(2024, 2, 1), "")):
        posted = form | rows | seen(assessment) | {"checked_on": day.isoformat()}
        page = client.post(
            change_url("assessment", assessment.pk), posted, follow=True
        ).content.decode()
        assert said in page
    assert Assessment.objects.get().checked_on == date(2024, 2, 1)
