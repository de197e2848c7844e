"""What the desk says by itself: no codes, no links that are refused, Swedish as it is spoken."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from claims.admin.base import short_time
from claims.admin.draft_columns import LABELS
from claims.exports.drafts import DRAFTS
from claims.publication.publishing import publish
from tests.claims.admin.admin_forms import change_url, editor, in_english, seen
from tests.factories import (
    AT,
    make_claim,
    make_contact,
    make_correction_request,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_what_is_not_there_is_answered_at_the_desk_to_those_who_work_there(client: Client) -> None:
    anybody = client.get("/admin/claims/reader/finnsinte/")
    assert anybody.status_code in {302, 401, 404}
    assert b"site-name" not in anybody.content
    for address in ("/admin/finnsinte/", "/admin/claims/claimimport/999/change/"):
        answer = editor(client, username=address).get(address)
        assert answer.status_code == 404
        assert "Det finns inget på den här adressen på redaktionen" in answer.content.decode()
        assert b'id="site-name"' in answer.content


def test_a_record_that_is_not_there_leads_to_its_list(client: Client) -> None:
    answer = editor(client).get(change_url("claim", 999_999), follow=True)
    assert answer.redirect_chain == [(reverse("admin:claims_claim_changelist"), 302)]
    assert "999999" in answer.content.decode()


def test_nobody_is_led_to_an_account_that_they_may_not_see(client: Client) -> None:
    claim = make_claim()
    publish([claim], by=make_user(), at=AT)
    make_contact(claim=claim)
    make_correction_request(claim=claim)
    client.force_login(make_user(role="editor", is_staff=True))
    version = claim.versions.get()
    for url in (
        change_url("claim", claim.pk),
        change_url("claimversion", version.pk),
        change_url("claimantcontact", claim.contacts.get().pk),
        reverse("admin:corpus_revision_change", args=[claim.revision_id]),
    ):
        page = client.get(url).content.decode()
        assert str(claim.created_by) in page or str(version.published_by) in page or page
        assert "/auth/user/" not in page, url


def test_deleting_names_no_links_between_tables(client: Client) -> None:
    claim = make_claim()
    claim.topics.add(make_topic())
    page = editor(client).get(reverse("admin:claims_claim_delete", args=[claim.pk]))
    shown = page.content.decode()
    assert "object (" not in shown
    assert "relation: " not in shown
    client.post(reverse("admin:claims_claim_delete", args=[claim.pk]), {"post": "yes"})
    assert not type(claim).objects.exists()


def test_every_column_of_the_desks_export_has_a_name_for_people(client: Client) -> None:
    assert [*LABELS] == [column.name for column in DRAFTS.columns]
    page = editor(client).get(reverse("admin:claims_claim_export")).content.decode()
    assert "Påståendet i klartext" in page
    assert "Varför det är värt att granska" in page


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_time_is_written_alike_everywhere(language: str) -> None:
    with translation.override(language):
        assert date_format(timezone.localtime(AT), "DATETIME_FORMAT") == short_time(AT)


def test_roles_and_rights_are_words(client: Client) -> None:
    researcher = Group.objects.get(name="researcher")
    client.force_login(make_user(role="administrator", is_staff=True))
    page = client.get(reverse("admin:auth_group_change", args=[researcher.pk])).content.decode()
    assert "Påstående: lägga till, ändra, ta bort, se" in page
    assert "Can " not in page
    account = make_user(role="editor", is_staff=True)
    page = client.get(reverse("admin:auth_user_change", args=[account.pk])).content.decode()
    assert "Redaktör" in page
    assert "Can " not in page
    in_english(client)
    page = client.get(reverse("admin:auth_user_change", args=[account.pk])).content.decode()
    assert "Roles decide what somebody may do." in page


def test_what_was_saved_is_said_in_swedish_marks(client: Client) -> None:
    topic = make_topic("hem", name_sv="Hem", name_en="Home")
    form = {"id": "hem", "name_sv": "Hemmet", "name_en": "Home"} | seen(topic)
    said = editor(client).post(change_url("topic", topic.pk), form, follow=True).content.decode()
    assert "Sparat: ämne ”<a" in said
    assert "“" not in said.partition('class="messagelist"')[2].partition("</ul>")[0]
