"""Texts that must not be shown whole can't be put together from the quotes about them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, PublicClaim, PublicLife, PublicVersion
from claims.publication.locking import last_publication
from claims.publication.rebuilding import rebuild_public_rows
from claims.publication.record import SHORT_CONTEXT_CHARACTERS
from corpus.closing import close
from corpus.models import Document
from tests.factories import AT, make_claim, make_document, make_revision, make_user
from tests.published import get, publish

pytestmark = pytest.mark.django_db

WORDS = (
    'Förra året kostade placeringarna i "familjehem" och på institution en hel del mer än väntat.'
)
QUOTE = "Kommunen betalade 640 miljoner kronor."
TEXT = f"{WORDS}\n{WORDS} {QUOTE} {WORDS}\n{WORDS}"
FREE = {"full_text_public": True, "rights_note": "Fri."}


def make_in(**rights: Any) -> Claim:
    revision = make_revision(TEXT, document=make_document(**rights))
    start = TEXT.index(QUOTE)
    claim = make_claim(revision=revision, quote=QUOTE, start=start, end=start + len(QUOTE))
    publish(claim, at=AT)
    return claim


def around(client: Client, claim: Claim) -> tuple[str, str]:
    source = get(client, f"claims/{claim.public_id}/")["source"]
    return source["prefix"], source["suffix"]


def take_right_away(document: Document) -> None:
    Document.objects.filter(pk=document.pk).update(full_text_public=False)


def close_it(document: Document) -> None:
    close(document, by=make_user(is_superuser=True), at=AT, reason="Ett prov.")


def test_little_stands_around_a_quote(client: Client) -> None:
    short, long = around(client, make_in()), around(client, make_in(**FREE))
    assert all(10 < len(words) <= SHORT_CONTEXT_CHARACTERS for words in short)
    assert all(len(words) > SHORT_CONTEXT_CHARACTERS for words in long)
    assert long[0].endswith(short[0])
    assert long[1].startswith(short[1])


def test_the_right_is_taken_away_at_once(client: Client) -> None:
    claim, as_ever = make_in(**FREE), make_in()
    claim.statement = "Kommunen betalade mycket för placeringarna."
    claim.save()
    publish(claim, at=AT, kind="update", note="Tydligare.")
    Document.objects.filter(pk=claim.revision.document_id).update(full_text_public=False)
    assert around(client, claim) == around(client, as_ever)
    for version in get(client, f"claims/{claim.public_id}/versions/")["results"]:
        source = version["record"]["source"]
        assert (source["prefix"], source["suffix"]) == around(client, as_ever)
    assert get(client, f"documents/{claim.revision.document.public_id}/")["text"] is None

    by_trigger = bodies()
    rebuild_public_rows()
    assert bodies() == by_trigger, "made anew, the records are the same to the letter"


ADDRESSES = (
    *(
        "claims/",
        "claims/?q=kommunen",
        "claims/?as_of=1",
        "claims.jsonl",
        "claims.csv",
        "documents/",
    ),
    *("documents.csv", "claimreview/", "claims/{claim}/", "claims/{claim}/versions/"),
)


@pytest.mark.parametrize("take_away", [take_right_away, close_it])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_is_told_that_what_was_taken_away_is_unchanged(
    client: Client, address: str, take_away: Callable[[Document], None]
) -> None:
    claim = make_in(**FREE)
    path = f"/api/v1/{address.format(claim=claim.public_id)}"

    def answer(tag: str = "") -> Any:
        return client.get(path, headers={"If-None-Match": tag} if tag else None)

    first = answer()
    before, tag = first.getvalue(), first["ETag"]
    assert answer(tag).status_code == 304
    take_away(claim.revision.document)
    again = answer(tag)
    assert again.status_code == 200 or answer().getvalue() == before
    number = last_publication()
    publish(make_claim())
    assert last_publication() == number + 1, "none is skipped"


def test_what_was_never_public_begins_no_life() -> None:
    make_in(**FREE)
    document = make_document(**FREE)
    lives = PublicLife.objects.count()
    take_right_away(document)
    close_it(document)
    assert PublicLife.objects.count() == lives


def bodies() -> list[str]:
    return [
        body
        for model in (PublicClaim, PublicVersion)
        for body in model.objects.order_by("publication").values_list("body", flat=True)
    ]


def test_to_allow_it_again_takes_a_publication(client: Client) -> None:
    claim = make_in(**FREE)
    document = claim.revision.document
    before = around(client, claim)
    for allowed in (False, True):
        document.full_text_public = allowed
        document.save()
    assert around(client, claim) != before
    assert get(client, f"documents/{document.public_id}/")["text"] is None
