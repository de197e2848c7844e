"""How much of a text that must not be shown whole its claims make public."""

import pytest
from django.test import Client

from claims.models import Claim
from claims.publication import publishing
from claims.publication.shares import PublicShare, large_shares, share_in_public
from corpus.anchoring import Span
from corpus.models import Revision
from tests.factories import AT, make_claim, make_revision, make_user
from tests.published import make_published

pytestmark = pytest.mark.django_db

# 200 characters: a quote of ten and 32 on either side are 37 per cent.
LINES = "".join(f"Stycke {n:02}.\n"[:10] for n in range(20))


@pytest.fixture
def revision() -> Revision:
    return make_revision(LINES)


def quoted(revision: Revision, line: int) -> Claim:
    return make_claim(revision=revision, quote=f"Stycke {line:02}.", kind="other")


def test_what_overlaps_is_counted_once(revision: Revision) -> None:
    assert revision.length == 200
    assert share_in_public(revision) == 0
    publishing.publish([quoted(revision, 6)], by=make_user(), at=AT)
    assert share_in_public(revision) == 37
    publishing.publish([quoted(revision, 7)], by=make_user(), at=AT)
    assert share_in_public(revision) == 42
    # At the ends there is less around it; what is far off counts whole.
    assert share_in_public(revision, [Span(0, 10)]) == 42 + 14
    assert share_in_public(revision, [Span(190, 200)]) == 42 + 21


def test_what_is_withdrawn_does_not_count(revision: Revision) -> None:
    claim = quoted(revision, 6)
    publishing.publish([claim], by=make_user(), at=AT)
    publishing.withdraw([claim], by=make_user(), at=AT, reason="Fel person.")
    assert share_in_public(revision) == 0


def test_a_large_share_is_told_before_more_is_published(revision: Revision) -> None:
    first, second = quoted(revision, 3), quoted(revision, 15)
    assert large_shares([first]) == []
    assert large_shares([first, second]) == [PublicShare(revision, 0, 73)]
    publishing.publish([first, second], by=make_user(), at=AT)
    assert large_shares([first, second]) == []  # nothing more becomes public
    document = revision.document
    document.rights_note, document.full_text_public = "CC0", True
    document.save()
    assert large_shares([quoted(revision, 9)]) == []


def test_it_stands_on_the_pages(client: Client) -> None:
    client.force_login(make_user(is_staff=True, is_superuser=True, username="chef"))
    claim = make_claim()  # most of a short text is around its quote
    page = client.get(f"/admin/claims/claim/{claim.pk}/ask/publish/").text
    assert "får inte visas i sin helhet" in page
    assert "är 0 % av texten; med detta blir de" in page
    published = make_published()
    share = share_in_public(published.revision)
    page = client.get(f"/admin/corpus/document/{published.revision.document_id}/change/").text
    assert f"{share} % av den senaste texten" in page
    document = published.revision.document
    document.rights_note, document.full_text_public = "CC0", True
    document.save()
    page = client.get(f"/admin/corpus/document/{document.pk}/change/").text
    assert "av den senaste texten" not in page
