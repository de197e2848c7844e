"""Publishing: a version for each time, all or none, and nothing else ever reaches the public."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import translation

from claims.models import Assessment, Claim, ClaimVersion
from claims.publication.publishing import PublicationRefused, correct, publish, restore, withdraw
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_evidence,
    make_quantity,
    make_scale_and_ratings,
    make_topic,
    make_user,
    make_voice,
    taken_back,
)
from tests.published import get, make_checked, make_published

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def editor() -> User:
    return make_user()


def edited(claim: Claim, statement: str = "Placeringarna kostade 612 miljoner kronor.") -> Claim:
    claim.statement = statement
    claim.save()
    return claim


def respelled(claim: Claim) -> Claim:
    claim.statement = claim.statement.replace("Placeringarna", "Placeringarne")
    claim.save()
    return claim


def reasons(refused: pytest.ExceptionInfo[PublicationRefused]) -> dict[str, list[str]]:
    return {claim.public_id: missing for claim, missing in refused.value.reasons}


# Versions


def test_the_first_version(client: Client) -> None:
    claim, by = make_claim(), editor()
    (version,) = publish([claim], by=by, at=AT)
    stored = ClaimVersion.objects.get()
    assert stored == version
    assert (stored.claim, stored.number, stored.publication) == (claim, 1, 1)
    assert (stored.kind, stored.note) == ("first", "")
    assert (stored.published_by, stored.published_at) == (by, AT)
    assert (stored.revision, stored.status, stored.rating) == (claim.revision, "unverified", None)
    assert get(client, f"claims/{claim.public_id}/")["version"] == 1


def test_a_first_version_needs_no_kind_and_keeps_none(client: Client) -> None:
    (version,) = publish([make_claim()], by=editor(), at=AT, kind="correction", note="Hej.")
    version.refresh_from_db()
    assert (version.kind, version.note) == ("first", "")


@pytest.mark.parametrize(
    ("kind", "note"), [("minor", ""), ("update", "Nytt."), ("correction", " Fel belopp.\n")]
)
def test_publishing_again(client: Client, kind: str, note: str) -> None:
    claim, by = make_published(), editor()
    again = respelled(claim) if kind == "minor" else edited(claim)
    (version,) = publish([again], by=by, at=LATER, kind=kind, note=note)
    version.refresh_from_db()
    assert (version.number, version.publication) == (2, 2)
    assert (version.kind, version.note) == (kind, note.strip())
    record = get(client, f"claims/{claim.public_id}/")
    assert record["version"] == 2
    assert record["published_at"] == "2024-03-02T12:00:00.000000Z"
    assert record["statement"] == again.statement
    assert ClaimVersion.objects.get(number=1).record["claim"]["statement"].startswith("Placeri")


def test_publication_numbers_count_all_versions_of_all_claims() -> None:
    by = editor()
    one, two, three = make_claim(), make_claim(), make_claim()
    first = publish([two, one], by=by, at=AT)
    second = publish([three, respelled(one)], by=by, at=LATER, kind="minor")
    assert [(v.claim, v.number, v.publication) for v in first + second] == [
        (two, 1, 1),
        (one, 1, 2),
        (three, 1, 3),
        (one, 2, 4),
    ]


def test_a_claim_named_twice_is_published_once() -> None:
    claim = make_claim()
    assert len(publish([claim, claim], by=editor(), at=AT)) == 1


def test_publishing_nothing() -> None:
    assert publish([], by=editor(), at=AT) == []


def test_what_is_published_is_the_claim_as_it_is_stored(client: Client) -> None:
    claim = make_claim()
    Claim.objects.update(statement="Så står det i databasen.")
    publish([claim], by=editor(), at=AT)
    assert get(client, f"claims/{claim.public_id}/")["statement"] == "Så står det i databasen."


def test_many_claims_cost_a_fixed_number_of_queries(django_assert_max_num_queries: Any) -> None:
    by = editor()
    ratings = make_scale_and_ratings()
    claims = [make_checked(ratings["true"], topics=[make_topic(f"t{n}")]) for n in range(20)]
    for claim in claims:
        make_quantity(claim)
        make_voice(claim)
    with django_assert_max_num_queries(88):
        publish(claims, by=by, at=AT)


# Refusals


def test_all_or_none(client: Client) -> None:
    published = make_published()
    with pytest.raises(PublicationRefused) as refused:
        publish([make_claim(), published, make_claim()], by=editor(), at=LATER)
    assert reasons(refused).keys() == {published.public_id}
    assert ClaimVersion.objects.count() == 1
    assert len(get(client, "claims/")["results"]) == 1


def test_every_reason_is_given_at_once() -> None:
    unchanged, undescribed = make_published(), edited(make_published())
    unevidenced = make_claim(
        status="checked",
        assessment=make_assessment(approved=True, rating=make_scale_and_ratings()["true"]),
    )
    with pytest.raises(PublicationRefused) as refused:
        publish([unchanged, undescribed, unevidenced], by=editor(), at=LATER)
    assert reasons(refused) == {
        unchanged.public_id: ["It is published already, and nothing has changed since."],
        undescribed.public_id: [
            "It is published already: say whether this is minor, an update or a correction."
        ],
        unevidenced.public_id: ["It needs at least 2 sources; it has 0."],
    }
    assert all(claim.public_id in str(refused.value) for claim in (unchanged, unevidenced))


@pytest.mark.parametrize("kind", ["update", "correction"])
@pytest.mark.parametrize("note", ["", " \n"])
def test_an_update_or_a_correction_needs_a_note(kind: str, note: str) -> None:
    claim = edited(make_published())
    with pytest.raises(PublicationRefused) as refused:
        publish([claim], by=editor(), at=LATER, kind=kind, note=note)
    assert reasons(refused) == {claim.public_id: ["An update or a correction needs a public note."]}


@pytest.mark.parametrize("kind", ["first", "withdrawal", "Minor", "nonsense"])
def test_only_three_kinds_of_change_are_published(kind: str) -> None:
    claim = edited(make_published())
    with pytest.raises(PublicationRefused):
        publish([claim], by=editor(), at=LATER, kind=kind, note="Hej.")
    assert ClaimVersion.objects.count() == 1


def test_a_change_that_the_public_would_not_see_is_no_new_version() -> None:
    claim = make_published()
    claim.worthiness, claim.worthiness_reason = "high", "Mycket pengar."
    claim.save()
    with pytest.raises(PublicationRefused) as refused:
        publish([claim], by=editor(), at=LATER, kind="minor")
    assert reasons(refused) == {
        claim.public_id: ["It is published already, and nothing has changed since."]
    }


def test_a_checked_claim_needs_what_the_gate_asks_for(settings: Any) -> None:
    settings.EVIDENCE_PRIMARY_REQUIRED = True
    assessment = make_assessment(approved=True, rating=make_scale_and_ratings()["true"])
    make_evidence(assessment, primary=False)
    claim = make_claim(status="checked", assessment=assessment)
    with pytest.raises(PublicationRefused) as refused:
        publish([claim], by=editor(), at=AT)
    assert reasons(refused) == {
        claim.public_id: [
            "It needs at least 2 sources; it has 1.",
            "At least one source must be primary.",
        ]
    }
    make_evidence(assessment)
    assert len(publish([claim], by=editor(), at=AT)) == 1


@pytest.mark.parametrize("verb", [publish, correct, withdraw, restore])
def test_only_who_may_publish(verb: Any) -> None:
    claim = edited(make_published())
    if verb is restore:
        withdraw([claim], by=editor(), at=LATER, reason="Fel.")
    before = ClaimVersion.objects.count()
    words = {publish: {}, withdraw: {"reason": "Fel."}}.get(verb, {"note": "Fel."})
    with pytest.raises(PermissionDenied):
        verb([claim], by=make_user(role="researcher"), at=LATER, **words)
    assert ClaimVersion.objects.count() == before


# What is being worked on stays inside


def everything(client: Client) -> list[bytes]:
    """All that the public can read."""
    pages = [client.get(f"/api/v1/{name}/") for name in ("claims", "speakers", "topics")]
    pages += [client.get(f"/api/v1/{name}/") for name in ("documents", "ratings")]
    pages.append(client.get("/api/v1/claims.csv"))
    pages.append(client.get("/api/v1/claims/", {"q": "hemlig or placering"}))
    for page in list(pages[:5]):
        for record in json.loads(page.content)["results"]:
            name = page.request["PATH_INFO"]
            pages.append(client.get(f"{name}{record['id']}/"))
    return [page.getvalue() for page in pages]


def test_an_edit_in_progress_does_not_leak(client: Client) -> None:
    topic = make_topic("skola")
    claim = make_checked(topics=[topic])
    make_quantity(claim)
    voice = make_voice(claim)
    publish([claim], by=editor(), at=AT)
    before = everything(client)
    assert len(before) == 19  # seven ratings among them

    Claim.objects.update(statement="Hemlig.", kind="rule", date_edtf="1999", status="in_progress")
    claim.quantities.update(text="640", unit="EUR")
    claim.topics.set([make_topic("hemlig")])
    topic.name_sv = "Hemlig skola"
    topic.save()
    for speaker in (claim.speaker, voice.speaker):
        speaker.name, speaker.party = "Hemlig", "KD"
        speaker.save()
    document = claim.revision.document
    document.title, document.rights_note, document.full_text_public = "Hemlig", "Hemlig", True
    document.save()
    assessment = claim.assessment
    assert assessment is not None
    with taken_back(assessment):
        Assessment.objects.update(summary="Hemlig.", explanation="Hemlig.")
        assessment.evidence.filter(position=1).delete()
    make_evidence(assessment, title="Hemlig", position=9)
    make_voice(claim)
    make_claim(statement="Hemlig.", revision=claim.revision)

    assert everything(client) == before
    assert not any("emlig" in page.decode() for page in before)


def test_a_refused_publication_leaves_nothing_behind(client: Client) -> None:
    claim = make_published()
    before = everything(client)
    with pytest.raises(PublicationRefused):
        publish([edited(claim), make_claim()], by=editor(), at=LATER, kind="correction")
    assert everything(client) == before


@pytest.mark.parametrize("status", ["unverified", "in_progress", "in_review"])
def test_a_proposed_rating_is_nowhere_in_public(client: Client, status: str) -> None:
    proposed = make_assessment(
        rating=make_scale_and_ratings()["false"], summary="Hemlig.", explanation="Hemlig."
    )
    make_evidence(proposed, title="Hemlig")
    make_published(status=status, assessment=proposed)
    version = ClaimVersion.objects.get()
    assert version.rating is None
    assert "emlig" not in json.dumps(version.record)
    # The scale itself may be shown; what this claim was given may not.
    assert "emlig" not in b"".join(everything(client)).decode()
    (row,) = csv.DictReader(io.StringIO(client.get("/api/v1/claims.csv").getvalue().decode()))
    assert (row["rating"], row["verification_status"]) == ("", status)


def test_a_claim_sent_back_keeps_its_published_verdict_until_it_is_published_again(
    client: Client,
) -> None:
    claim = make_checked()
    publish([claim], by=editor(), at=AT)
    path = f"claims/{claim.public_id}/"
    assert get(client, path)["rating"]["id"] == "half_true"
    Claim.objects.update(status="in_progress")
    assert get(client, path)["rating"]["id"] == "half_true"
    publish([claim], by=editor(), at=LATER, kind="correction", note="Prövas igen.")
    record = get(client, path)
    assert (record["rating"], record["assessment"]) == (None, None)
    assert record["verification_status"] == "in_progress"


# A check that claims share


def test_what_changes_for_all_that_share_a_check_is_published_for_all() -> None:
    assessment = make_assessment(approved=True, rating=make_scale_and_ratings()["true"])
    make_evidence(assessment)
    make_evidence(assessment)
    one, two, draft = (make_claim(status="checked", assessment=assessment) for _ in range(3))
    publish([one, two], by=editor(), at=AT)
    with taken_back(assessment):
        Assessment.objects.update(summary="Ändrad.")
    correction = {"kind": "correction", "note": "Ändrad."}
    with pytest.raises(PublicationRefused) as refused:
        publish([one], by=editor(), at=LATER, **correction)
    message = f"Its assessment is shared: publish claim {two.public_id} along with it."
    assert reasons(refused) == {one.public_id: [message]}
    assert len(publish([one, two], by=editor(), at=LATER, **correction)) == 2
    assert len(publish([draft], by=editor(), at=LATER)) == 1


# Corrections, withdrawal, restoration


def test_correct() -> None:
    claim = make_published()
    (version,) = correct([edited(claim)], by=editor(), at=LATER, note="Fel belopp.")
    assert (version.number, version.kind, version.note) == (2, "correction", "Fel belopp.")


def test_withdrawn_claims_leave_lists_and_searches(client: Client) -> None:
    claim, other = make_published(), make_published()
    make_quantity(claim)
    (version,) = withdraw([claim], by=editor(), at=LATER, reason=" Personuppgift. ")
    version.refresh_from_db()
    assert (version.number, version.kind, version.note) == (2, "withdrawal", "Personuppgift.")
    assert [record["id"] for record in get(client, "claims/")["results"]] == [other.public_id]
    for narrowed in ({"q": "placering"}, {"kind": "quantity"}, {"party": "M"}):
        found = get(client, "claims/", **narrowed)["results"]
        assert [record["id"] for record in found] == [other.public_id]
    assert claim.public_id not in client.get("/api/v1/claims.csv").getvalue().decode()


def test_withdraw_needs_a_reason_and_something_published() -> None:
    published, draft = make_published(), make_claim()
    gone = make_published()
    withdraw([gone], by=editor(), at=LATER, reason="Fel.")
    with pytest.raises(PublicationRefused) as refused:
        withdraw([published, draft, gone], by=editor(), at=LATER, reason=" ")
    assert reasons(refused) == {
        published.public_id: ["A withdrawal needs a public reason."],
        draft.public_id: ["It has not been published."],
        gone.public_id: ["It is withdrawn already."],
    }
    assert ClaimVersion.objects.count() == 3


def test_restore(client: Client) -> None:
    claim = make_published()
    before = get(client, f"claims/{claim.public_id}/")
    withdraw([claim], by=editor(), at=LATER, reason="Fel.")
    (version,) = restore([claim], by=editor(), at=LATER, note="Det stämde.")
    assert (version.number, version.kind, version.note) == (3, "update", "Det stämde.")
    after = get(client, f"claims/{claim.public_id}/")
    assert after == before | {"version": 3, "published_at": "2024-03-02T12:00:00.000000Z"}
    assert [record["id"] for record in get(client, "claims/", q="placering")["results"]] == [
        claim.public_id
    ]


def test_only_what_is_withdrawn_is_restored() -> None:
    published, draft = make_published(), make_claim()
    with pytest.raises(PublicationRefused) as refused:
        restore([published, draft], by=editor(), at=LATER, note="Hej.")
    assert reasons(refused) == {
        published.public_id: ["It is not withdrawn."],
        draft.public_id: ["It is not withdrawn."],
    }
