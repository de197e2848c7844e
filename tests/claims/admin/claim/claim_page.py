"""The claim's page as somebody at the desk uses it."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from claims.models import Assessment, Claim
from tests.claims.admin.admin_forms import change_url, in_english, same_claim
from tests.factories import make_user

CARD = {
    "url": "https://www.scb.se/placeringar",
    "title": "Placeringar 2022",
    "stance": "contradicts",
    "summary": "612 miljoner kronor.",
}
CHECK = {
    "rating": "",
    "summary": "Det var 612 miljoner.",
    "explanation": "Bokslutet säger 612 miljoner kronor.",
    "missing": "Svar från staden.",
    "searched": "bokslut 2022",
}


def desk(client: Client, role: str = "editor") -> User:
    user = make_user(role=role, is_staff=True)
    in_english(client).force_login(user)
    return user


def save(client: Client, claim: Claim, **more: Any) -> Any:
    return client.post(change_url("claim", claim.pk), same_claim(claim, **more), follow=True)


def page(client: Client, claim: Claim) -> str:
    content: str = client.get(change_url("claim", claim.pk)).content.decode()
    return content


def said(response: Any) -> str:
    return " ".join(map(str, response.context["messages"]))


def check_of(claim: Claim) -> Assessment:
    claim.refresh_from_db()
    assert claim.assessment is not None
    return claim.assessment


def button(verb: str) -> str:
    return f'<button type="submit" class="button" name="verb" value="{verb}"'
