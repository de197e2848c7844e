"""What public claims name is public too, with counts of claims, and no longer than they name it."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from claims.models import Claim, PublicClaim, PublicReference
from claims.publication.publishing import publish, restore, withdraw
from claims.publication.rebuilding import rebuild_public_rows
from tests.factories import (
    AT,
    make_claim,
    make_revision,
    make_speaker,
    make_topic,
    make_user,
    make_voice,
)
from tests.published import get, make_checked, make_published, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """And afterwards as before: a request leaves its language behind."""
    with translation.override("en"):
        yield


def record(client: Client, path: str) -> Any:
    """What is at the address, alone and in its list; None where there is nothing at both."""
    response = client.get(f"/api/v1/{path}/")
    kind, name = path.split("/")
    listed = {found["id"]: found for found in get(client, f"{kind}/")["results"]}
    if response.status_code == 404:
        assert name not in listed
        return None
    alone = response.json()
    alone.pop("text", None)
    alone.pop("pages", None)
    assert listed[name] == alone
    return alone


def test_what_only_withdrawn_claims_name_is_gone_until_one_is_back(client: Client) -> None:
    document = {"full_text_public": True, "rights_note": "Fri."}
    revision = make_revision()
    type(revision.document).objects.update(**document)
    revision.document.refresh_from_db()
    claim = make_claim(revision=revision, topics=[make_topic("skola")])
    authority = make_voice(claim, capacity="cited_authority", speaker=make_speaker("SKR")).speaker
    editor = make_user()
    publish([claim], by=editor, at=AT)
    speaker = claim.speaker.public_id
    paths = (
        f"speakers/{speaker}",
        f"speakers/{authority.public_id}",
        f"documents/{revision.document.public_id}",
        "topics/skola",
    )
    before = {path: record(client, path) for path in paths}
    text = get(client, f"{paths[2]}/")["text"]
    assert text == revision.text
    pages = [f"/{path}/" for path in paths[:3]] + [f"/feeds/{paths[0]}.atom"]
    pages += [f"/feeds/{paths[3]}.atom", f"/api/v1/{paths[2]}/annotations/"]
    assert {client.get(page).status_code for page in pages} == {200}

    withdraw([claim], by=editor, at=AT, reason="Fel person.")
    assert [record(client, path) for path in paths] == [None] * 4
    assert {client.get(page).status_code for page in pages} == {404}
    assert refusal(client, "claims/", speaker=speaker).keys() == {"speaker"}
    assert refusal(client, "claims/", topic="skola").keys() == {"topic"}
    assert f"/speakers/{speaker}/" not in client.get("/sitemap.xml").content.decode()

    restore([claim], by=editor, at=AT, note="Rätt person.")
    assert {path: record(client, path) for path in paths} == before
    assert get(client, f"{paths[2]}/")["text"] == text
    assert {client.get(page).status_code for page in pages} == {200}


def test_what_another_claim_names_stays(client: Client) -> None:
    speaker = make_speaker()
    one, other = (make_published(speaker=speaker, topics=[]) for _ in range(2))
    withdraw([one], by=make_user(), at=AT, reason="Fel.")
    assert record(client, f"speakers/{speaker.public_id}")["claims"]["total"] == 1
    withdraw([other], by=make_user(), at=AT, reason="Fel.")
    assert record(client, f"speakers/{speaker.public_id}") is None


def test_whoever_was_named_by_mistake_is_gone_after_the_correction(client: Client) -> None:
    wrong, right = make_speaker("Fel"), make_speaker("Rätt")
    claim = make_published(speaker=wrong)
    claim.speaker = right
    claim.save()
    publish([claim], by=make_user(), at=AT, kind="correction", note="Fel talare.")
    assert record(client, f"speakers/{wrong.public_id}") is None
    assert record(client, f"speakers/{right.public_id}")["claims"]["total"] == 1
    # The old version keeps the name, and leads nowhere.
    page = client.get(f"/claims/{claim.public_id}/versions/1/").content.decode()
    assert "Fel" in page
    assert f"/speakers/{wrong.public_id}/" not in page


def test_claims_are_counted_where_they_are_found(client: Client) -> None:
    """By status; those of a speaker are not those in which they are merely named."""
    topic = make_topic("skola")
    claim = make_checked(topics=[topic])
    make_voice(claim)
    publish([claim], by=make_user(), at=AT)
    found = record(client, f"speakers/{claim.speaker.public_id}")["claims"]
    assert found == {
        "total": 1,
        "verification_status": {
            "unverified": 0,
            "in_progress": 0,
            "in_review": 0,
            "checked": 1,
            "not_checkable": 0,
        },
    }
    assert record(client, "topics/skola")["claims"] == found
    cosigner = claim.voices.get().speaker
    named = record(client, f"speakers/{cosigner.public_id}")["claims"]
    assert (named["total"], set(named["verification_status"].values())) == (0, {0})


@pytest.mark.parametrize("seed", range(5))
def test_counts_are_right_after_any_acts(client: Client, seed: int) -> None:
    """Published, corrected, withdrawn and restored at random, some at once; and rebuilt."""
    random = Random(seed)  # noqa: S311  # the same each time, on purpose
    editor = make_user()
    speakers = [make_speaker(f"Talare {n}") for n in range(4)]
    topics = [make_topic(f"amne-{n}") for n in range(3)]
    revisions = [make_revision() for _ in range(2)]
    claims = [make_claim(revision=random.choice(revisions)) for _ in range(8)]

    def edit(claim: Claim, number: int) -> None:
        claim.statement = f"Nr {number}."
        claim.speaker = random.choice(speakers)
        claim.status = random.choice(("unverified", "in_progress"))
        claim.save()
        claim.topics.set(random.sample(topics, random.randrange(3)))
        claim.voices.all().delete()
        if random.random() < 0.5:
            capacity = random.choice(("cosigner", "cited_authority", "reported_by"))
            make_voice(claim, capacity=capacity, speaker=random.choice(speakers))

    for number in range(25):
        at = AT + timedelta(hours=number)
        some = random.sample(claims, random.randrange(1, 4))
        public = [c for c in some if c.versions.exists()]
        newest = {c: c.versions.order_by("-number")[0].kind for c in public}
        shown = [c for c in public if newest[c] != "withdrawal"]
        gone = [c for c in public if newest[c] == "withdrawal"]
        if shown and random.random() < 0.4:
            withdraw(shown, by=editor, at=at, reason="Fel.")
            shown = []
        for claim in some:
            edit(claim, number)
        publish([c for c in some if c not in public], by=editor, at=at)
        restore(gone, by=editor, at=at, note="Åter.")
        publish(shown, by=editor, at=at, kind="update", note="Nytt.")
        assert_counted(client)

    before = references()
    rebuild_public_rows()
    assert {key: row[2:] for key, row in references().items()} == {
        key: row[2:] for key, row in before.items()
    }
    assert_counted(client)


def references() -> dict[tuple[str, str], tuple[Any, ...]]:
    rows = PublicReference.objects.exclude(kind="rating")
    return {
        (row.kind, row.id): (row.name, row.text, row.named, row.body[row.body.index('"claims"') :])
        for row in rows
    }


def assert_counted(client: Client) -> None:
    """As counted anew from the public claims."""
    own: Counter[tuple[str, str, str]] = Counter()
    named = set()
    for body in PublicClaim.objects.filter(withdrawn=False):
        claim = get(client, f"claims/{body.id}/")
        status = claim["verification_status"]
        keys = [("speakers", claim["speaker"]["id"])]
        keys += [("documents", claim["source"]["document"]["id"])]
        keys += [("topics", topic) for topic in claim["topics"]]
        own.update((kind, name, status) for kind, name in keys)
        others = (*claim["cosigners"], claim["cited_authority"], claim["reported_by"])
        named |= {*keys, *(("speakers", voice["id"]) for voice in others if voice)}
    listed = {
        (kind, found["id"]): found["claims"]
        for kind in ("speakers", "documents", "topics")
        for found in get(client, f"{kind}/")["results"]
    }
    assert listed.keys() == named
    for (kind, name), counts in listed.items():
        by_status = counts["verification_status"]
        assert by_status == {status: own[kind, name, status] for status in by_status}
        assert counts["total"] == sum(by_status.values())
