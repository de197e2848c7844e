"""Working through a list of claims: it is kept at every save, and leads to the public pages."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from claims.publication.publishing import publish
from tests.claims.admin.admin_forms import change_url, editor, in_english, same_claim
from tests.factories import AT, make_claim, make_revision, make_speaker, make_user

pytestmark = pytest.mark.django_db

LIST = reverse("admin:claims_claim_changelist")
QUERY = "kind__exact=quantity&q=Placeringarna&p=1"


def three_and_another() -> list[Claim]:
    """Three that the list has, newest first, and one of another kind between them."""
    speaker, revision = make_speaker(), make_revision()
    kinds = ("quantity", "history", "quantity", "quantity")
    made = [make_claim(speaker=speaker, revision=revision, kind=kind) for kind in kinds]
    return [each for each in reversed(made) if each.kind == "quantity"]


def opened_from_list(client: Client, claim: Claim) -> str:
    """The address of the claim's page, as a row of the list has it."""
    content = client.get(f"{LIST}?{QUERY}").content.decode()
    start = content.index(f'href="{change_url("claim", claim.pk)}?') + len('href="')
    return content[start : content.index('"', start)].replace("&amp;", "&")


def filters_of(url: str) -> str:
    return parse_qs(urlsplit(url).query)["_changelist_filters"][0]


def test_a_save_comes_back_to_the_list_as_it_was(client: Client) -> None:
    editor(client)
    _newest, middle, _oldest = three_and_another()
    url = opened_from_list(client, middle)
    assert filters_of(url) == QUERY
    response: Any = client.post(url, same_claim(middle))
    assert response.url == f"{LIST}?{QUERY}"
    response = client.post(url, same_claim(middle, _continue="1"))
    assert filters_of(response.url) == QUERY
    response = client.post(url, same_claim(middle, verb="start"))
    assert urlsplit(response.url).path == change_url("claim", middle.pk)
    assert filters_of(response.url) == QUERY


def test_a_verb_that_asks_first_keeps_the_list_too(client: Client) -> None:
    editor(client)
    claim = three_and_another()[0]
    url = opened_from_list(client, claim)
    response: Any = client.post(url, same_claim(claim, verb="publish"))
    assert filters_of(response.url) == QUERY
    asked = client.get(response.url)
    assert filters_of(asked.context["back_url"]) == QUERY
    confirmed: Any = client.post(
        response.url,
        {
            "action": "publish_selected",
            "_selected_action": claim.pk,
            "confirmed": "yes",
            "seen": asked.context["seen"],
        },
    )
    assert claim.versions.count() == 1
    assert filters_of(confirmed.url) == QUERY


def test_the_claims_beside_it_in_that_list(client: Client) -> None:
    editor(client)
    newest, middle, oldest = three_and_another()
    place = client.get(opened_from_list(client, middle)).context["in_list"]
    assert (place.number, place.total) == (2, 3)
    assert urlsplit(place.previous_url).path == change_url("claim", newest.pk)
    assert urlsplit(place.next_url).path == change_url("claim", oldest.pk)
    assert filters_of(place.next_url) == QUERY
    last = client.get(opened_from_list(client, oldest)).context["in_list"]
    assert (last.number, last.next_url) == (3, "")


def test_a_claim_that_left_the_list_still_leads_on(client: Client) -> None:
    editor(client)
    newest, middle, oldest = three_and_another()
    url = opened_from_list(client, middle)
    Claim.objects.filter(pk=middle.pk).update(kind="history")
    place = client.get(url).context["in_list"]
    assert (place.number, place.total) == (0, 2)
    assert urlsplit(place.previous_url).path == change_url("claim", newest.pk)
    assert urlsplit(place.next_url).path == change_url("claim", oldest.pk)


@pytest.mark.parametrize("query", ["", "?_changelist_filters=e%3D1%26nonsense%3D1"])
def test_without_a_list_nothing_stands_beside_it(client: Client, query: str) -> None:
    editor(client)
    claim = make_claim()
    response = client.get(change_url("claim", claim.pk) + query)
    assert response.status_code == 200
    assert response.context["in_list"] is None


def test_quote_and_statement_are_both_a_link(client: Client) -> None:
    editor(client)
    claim = three_and_another()[0]
    content = client.get(f"{LIST}?{QUERY}").content.decode()
    cell = content.split(f'href="{change_url("claim", claim.pk)}?', 1)[1].split("</a>")[0]
    assert "claim-quote" in cell
    assert claim.statement in cell.replace("<mark>", "").replace("</mark>", "")


def test_the_public_page_is_a_click_away(client: Client) -> None:
    in_english(editor(client))
    claim = make_claim()
    url = change_url("claim", claim.pk)
    public = f"{settings.PUBLIC_BASE_URL}/claims/{claim.public_id}/"
    assert f'href="{public}"' not in client.get(url).content.decode()
    (version,) = publish([claim], by=make_user(), at=AT)
    shown = client.get(url).content.decode()
    assert f'href="{public}"' in shown
    assert f'data-copy="{public}"' in shown
    assert f'href="{public}versions/1/"' in shown
    own = client.get(reverse("admin:claims_claimversion_change", args=[version.pk]))
    assert f'data-copy="{public}versions/1/"' in own.content.decode()


def test_the_message_after_publishing_leads_to_the_public_page(client: Client) -> None:
    in_english(editor(client))
    claim = make_claim()
    ask = reverse("admin:claims_claim_ask", args=[claim.pk, "publish"])
    seen = client.get(ask).context["seen"]
    sent = {
        "action": "publish_selected",
        "_selected_action": claim.pk,
        "confirmed": "yes",
        "seen": seen,
    }
    response = client.post(ask, sent, follow=True)
    (message,) = response.context["messages"]
    assert f'href="{settings.PUBLIC_BASE_URL}/claims/{claim.public_id}/"' in str(message)
