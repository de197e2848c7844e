"""A list is read once for what is published, and anew as soon as anything of it is another."""

from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from pytest_django import Settings

from claims.models import Claim, Party, PublicReference, PublicScale, Rating
from claims.publication import publishing
from claims.publication.lives import begin_life
from claims.publication.parties import show_party
from claims.publication.rebuilding import rebuild_public_rows
from factcheck.recent import forget_all
from factcheck.site import addresses, responses
from tests.factories import AT, make_scale_and_ratings, make_speaker, make_topic, make_user
from tests.module_wide import ModuleWide
from tests.published import make_checked, make_published, publish

pytestmark = pytest.mark.django_db

ADDRESSES = ["/claims/", "/checks/", "/claims/?party=S&topic=skola", "/en/claims/?q=placeringar"]


def make_claim() -> Claim:
    school = make_topic("skola", name_sv="Skola")
    speaker = make_speaker("Anna", party="S")
    make_published(topics=[school], speaker=speaker)
    rating = make_scale_and_ratings()["true"]
    checked = make_checked(rating, topics=[school], speaker=speaker)
    publish(checked)
    return checked


@pytest.fixture(scope="module")
def _claim(module_wide: ModuleWide) -> Claim:
    return module_wide(make_claim)


@pytest.fixture
def claim(db: None, _claim: Claim) -> Claim:
    return deepcopy(_claim)


def asked(client: Client, path: str, **headers: str) -> tuple[Any, int]:
    """The answer, and how many queries it took."""
    with CaptureQueriesContext(connections["public"]) as queries:
        response = client.get(path, headers=headers)
    return response, len(queries)


@pytest.mark.parametrize("path", ADDRESSES)
def test_while_nothing_is_published_nothing_is_read_again(
    client: Client, claim: Claim, path: str
) -> None:
    first, _queries = asked(client, path)
    again, queries = asked(client, path)
    assert queries == 1  # whether anything has been published
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    assert (again["Cache-Control"], again["Content-Language"]) == (
        first["Cache-Control"],
        first["Content-Language"],
    )
    known, queries = asked(client, path, **{"if-none-match": first["ETag"]})
    assert (known.status_code, known.content, queries) == (304, b"", 1)


def test_who_has_a_page_that_nobody_was_sent_is_told_so_and_others_get_it(
    client: Client, claim: Claim
) -> None:
    tag = client.get("/claims/")["ETag"]
    forget_all()
    assert client.get("/claims/", headers={"if-none-match": tag}).status_code == 304
    response = client.get("/claims/")
    assert (response.status_code, response["ETag"]) == (200, tag)
    assert b"</html>" in response.content


def change_words(claim: Claim) -> None:
    claim.statement += " Igen."
    claim.save()
    publish(claim, at=AT + timedelta(days=2), kind="update", note="Igen.")


def withdraw(claim: Claim) -> None:
    by = make_user(is_superuser=True)
    publishing.withdraw([claim], by=by, at=AT + timedelta(days=2), reason="Ett prov.")


def rename_party(_claim: Claim) -> None:
    party = Party.objects.get(pk="S")
    party.name = "Sossarna"
    party.save()
    show_party(party)


def rename_verdict(_claim: Claim) -> None:
    verdict = PublicReference.objects.get(kind="rating", id="true")
    verdict.body = verdict.body.replace('"label":"Sant"', '"label":"Sann"')
    verdict.save()


def reword_scale(_claim: Claim) -> None:
    scale = PublicScale.objects.get()
    scale.body = scale.body.replace("Sant", "Sann")
    scale.save()


CHANGES = [
    change_words,
    withdraw,
    rename_party,
    rename_verdict,
    reword_scale,
    lambda _claim: make_published(),
    lambda _claim: rebuild_public_rows(),
    lambda _claim: begin_life(at=AT),
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", ADDRESSES)
def test_whatever_a_list_is_made_of_has_it_read_anew(
    client: Client, claim: Claim, path: str, change: Callable[[Claim], object]
) -> None:
    assert client.get(path).status_code == 200
    change(claim)
    kept, queries = asked(client, path)
    assert queries > 1
    forget_all()
    new = client.get(path)
    assert (kept.status_code, kept.content) == (new.status_code, new.content)


def test_what_is_refused_is_not_kept(client: Client, claim: Claim) -> None:
    assert client.get("/claims/?topic=vatten").status_code == 400
    publish(make_checked(Rating.objects.get(slug="true"), topics=[make_topic("vatten")]))
    assert client.get("/claims/?topic=vatten").status_code == 200


def test_another_name_of_the_desk_is_shown_at_once(
    client: Client, claim: Claim, settings: Settings
) -> None:
    client.get("/claims/")
    settings.DESK_NAME = "Kollen & Co"
    page = client.get("/claims/").content.decode()
    assert page.count("Kollen &amp; Co") >= 3  # title, header, footer
    assert "Faktabasen" not in page


def test_pages_that_are_large_are_not_kept(
    client: Client, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(responses, "LARGEST_KEPT_BYTES", 10)
    client.get("/claims/")
    _response, queries = asked(client, "/claims/")
    assert queries > 1


def test_an_address_is_of_where_we_are_served() -> None:
    before = get_script_prefix()
    assert addresses.address("claims", language="sv") == "/claims/"
    try:
        set_script_prefix("/fakta/")
        assert addresses.address("claims", language="sv") == "/fakta/claims/"
        assert addresses.address("claims", language="en") == "/fakta/en/claims/"
    finally:
        set_script_prefix(before)
    with translation.override("en"):
        assert addresses.address("claims") == "/en/claims/"


def test_a_part_of_a_page_is_kept_for_what_it_names_and_each_language() -> None:
    template = Template(
        "{% load i18n site %}{% kept 'a' name %}{{ name }} {{ other }} {% page_language %}"
        "{% endkept %}"
    )

    def shown(name: str, other: str) -> str:
        return template.render(Context({"name": name, "other": other}))

    with translation.override("sv"):
        assert shown("<b>", "1") == "&lt;b&gt; 1 sv"
        assert shown("<b>", "2") == "&lt;b&gt; 1 sv"  # it isn't named
        assert shown("c", "2") == "c 2 sv"
    with translation.override("en"):
        assert shown("c", "3") == "c 3 en"
