"""What no text and no number has in an address of the desk: left out and said, never a 500."""

from urllib.parse import urlencode

import pytest
from django.contrib.admin import site
from django.forms import ModelChoiceField
from django.test import Client
from django.urls import reverse

from tests.claims.admin.admin_forms import editor

pytestmark = pytest.mark.django_db

ASKED = (
    "kind__exact=%00",
    "q=%00",
    "party=%00",
    "%00=1",
    "date_earliest__year=99999999999999999999",
)


@pytest.mark.parametrize("asked", ASKED)
def test_what_no_list_can_be_asked(client: Client, asked: str) -> None:
    desk = editor(client)
    url = reverse("admin:claims_claim_changelist")
    response = desk.get(f"{url}?{asked}", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain == [(url, 302)]
    assert "Det som stod efter frågetecknet i adressen går inte att tolka" in (
        response.content.decode()
    )


def test_no_list_of_the_desk_fails_for_it(client: Client) -> None:
    desk = editor(client)
    for model in site._registry:
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        assert desk.get(f"{url}?x=%00").status_code in {302, 403}


NO_VALUES = ("abc", "9" * 20)


def test_a_form_is_not_begun_with_what_cannot_be_chosen(client: Client) -> None:
    """`add/?claim=17` fills in a new record's form; what can't be chosen there is left out."""
    desk = editor(client)
    tried = set()
    for model, page in site._registry.items():
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
        shown = desk.get(url)
        if shown.status_code != 200 or "adminform" not in shown.context:
            continue
        for name, field in shown.context["adminform"].form.fields.items():
            if not isinstance(field, ModelChoiceField):
                continue
            tried.add((model._meta.model_name, name))
            for value in NO_VALUES:
                asked = urlencode({name: value})
                # A text for a document that isn't there is asked of nobody.
                assert desk.get(f"{url}?{asked}").status_code in {200, 404}, (page, asked)
    assert {("claim", "document"), ("claim", "speaker"), ("claimantcontact", "claim")} <= tried


def test_nothing_has_a_key_that_no_text_has(client: Client) -> None:
    """Also where keys are texts, as of topics and parties."""
    desk = editor(client)
    for model in site._registry:
        for act in ("change", "history", "delete"):
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{act}"
            url = reverse(name, args=["x"]).replace("/x/", "/%00/")
            assert {desk.get(url).status_code, desk.post(url).status_code} <= {403, 404}, url
