"""Texts that must not be shown whole can't be put together from the quotes about them."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, PublicClaim, PublicVersion
from claims.publication.rebuilding import rebuild_public_rows
from claims.publication.record import SHORT_CONTEXT_CHARACTERS
from corpus.models import Document
from tests.factories import AT, make_claim, make_document, make_revision
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
