"""Two records of one person: merged once two persons have said so, for all claims at once."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import reverse

from claims.changing.merging import approve_merge, decline_merge, following, propose_merge
from claims.models import (
    Claim,
    ClaimApproval,
    ClaimVersion,
    PublicRedirect,
    PublicReference,
    Rating,
    Speaker,
    SpeakerMerge,
    Voice,
)
from claims.publication.publishing import publish, withdraw
from claims.publication.rebuilding import rebuild_public_rows
from claims.review import ReviewRefused
from claims.vocabulary.workflow import CHECKED, IN_REVIEW, UNVERIFIED
from corpus.history.events import event_model
from tests.claims.admin.admin_forms import in_english
from tests.factories import (
    AT,
    approve_content,
    make_assessment,
    make_claim,
    make_evidence,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_speaker,
    make_user,
    make_voice,
)
from tests.promises import ask, refused_by, run, settle

pytestmark = pytest.mark.django_db

DECIDED_TWICE = (
    "merged_id = NULL, approved_at = now(), approved_by_id = 0, declined_at = now(),"
    " declined_by_id = 0"
)
NOTE = "Två poster för samma person fördes ihop."


def checked(speaker: Speaker, number: int, public: bool = True) -> Claim:
    """Approved by two, and public."""
    rating = Rating.objects.filter(slug="true").first() or make_scale_and_ratings()["true"]
    assessment = make_assessment(approved=True, rating=rating, missing="–", searched="–")
    make_evidence(assessment, primary=True)
    make_evidence(assessment, url="https://www.scb.se/2", primary=False)
    text = f"Det kostade {number} kronor."
    claim = make_claim(
        speaker=speaker,
        revision=make_revision(text),
        quote=text,
        assessment=assessment,
        status=CHECKED,
    )
    approve_content(claim)
    if public:
        publish([claim], by=make_user(), at=AT)
    return claim


def two() -> tuple[Speaker, Speaker]:
    """The one that goes, and the one that stays."""
    return make_speaker("Andreas Lundgren", party="S"), make_speaker("Andréas Lundgren", party="S")


def merged_by_two(goes: Speaker, stays: Speaker, note: str = NOTE) -> list[ClaimVersion]:
    merge = propose_merge(goes, stays, by=make_user(), at=AT, reason="Samma person.")
    versions = approve_merge(merge, by=make_user(), at=AT, note=note)
    settle()
    return versions


def test_claims_and_roles_move_and_are_published_in_one_act() -> None:
    goes, stays = two()
    role = make_role(goes, party="S")
    claims = [checked(goes, number) for number in range(3)]
    plain = make_claim(speaker=goes, role=role)
    publish([plain], by=make_user(), at=AT)
    merge = propose_merge(goes, stays, by=make_user(role="researcher"), at=AT)
    assert set(Claim.objects.values_list("speaker", flat=True)) == {goes.pk}
    versions = approve_merge(merge, by=make_user(), at=AT, note=NOTE)
    settle()
    assert [version.publication for version in versions] == [5, 6, 7, 8]
    assert {version.note for version in versions} == {NOTE}
    assert {v.record["claim"]["speaker"]["id"] for v in versions} == {stays.public_id}
    assert set(Claim.objects.values_list("speaker", flat=True)) == {stays.pk}
    assert [c.status for c in Claim.objects.order_by("pk")] == [CHECKED] * 3 + [UNVERIFIED]
    assert list(stays.roles.all()) == [role]
    assert not Speaker.objects.filter(pk=goes.pk).exists()
    newest = ClaimApproval.objects.filter(claim=claims[0]).newest().get()
    assert newest.submitted_by == merge.proposed_by
    assert newest.approved_by != newest.submitted_by


def test_the_old_public_id_leads_to_the_one_that_stays(client: Client) -> None:
    goes, stays = two()
    claim = checked(goes, 1)
    merged_by_two(goes, stays)
    answer = client.get(f"/api/v1/speakers/{goes.public_id}/")
    assert answer.status_code == 301
    assert answer["Location"].endswith(f"/api/v1/speakers/{stays.public_id}/")
    for start in ("", "/en"):
        page = client.get(f"{start}/speakers/{goes.public_id}/")
        assert page.status_code == 301
        assert page["Location"] == f"{start}/speakers/{stays.public_id}/"
    found = client.get("/claims/", {"q": goes.public_id})
    assert found["Location"] == f"/speakers/{stays.public_id}/"
    asked = client.get("/api/v1/claims/", {"speaker": goes.public_id})
    assert asked.status_code == 400
    assert stays.public_id in asked.content.decode()
    assert PublicReference.objects.get(kind="speaker").id == stays.public_id
    rebuild_public_rows()
    assert PublicRedirect.objects.get().new_id == stays.public_id
    # The first version still says what it said then.
    first = client.get(f"/api/v1/claims/{claim.public_id}/versions/").json()["results"][0]
    assert first["record"]["speaker"]["id"] == goes.public_id


def test_one_that_stayed_may_go_in_turn(client: Client) -> None:
    goes, stays = two()
    checked(goes, 1)
    merged_by_two(goes, stays)
    last = make_speaker("Andreas Lundgren Ek", party="S")
    merged_by_two(stays, last)
    answer = client.get(f"/api/v1/speakers/{goes.public_id}/")
    assert answer["Location"].endswith(f"/speakers/{last.public_id}/")
    assert SpeakerMerge.objects.redirects() == {
        goes.public_id: last.public_id,
        stays.public_id: last.public_id,
    }


def test_a_role_that_both_had_becomes_one() -> None:
    goes, stays = two()
    twin, own = make_role(stays), make_role(goes)
    make_role(goes, title="riksdagsledamot")
    claim = make_claim(speaker=goes, role=own)
    voice = make_voice(make_claim(), speaker=goes)
    Voice.objects.filter(pk=voice.pk).update(role=own)
    merged_by_two(goes, stays)
    claim.refresh_from_db()
    voice.refresh_from_db()
    assert (claim.role, voice.role, voice.speaker) == (twin, twin, stays)
    assert stays.roles.count() == 2


def test_nobody_stands_in_a_claim_twice() -> None:
    goes, stays = two()
    both = make_claim()
    make_voice(both, speaker=goes)
    kept = make_voice(both, speaker=stays)
    signed = make_claim(speaker=stays)
    make_voice(signed, speaker=goes)
    said = make_claim(speaker=goes)
    make_voice(said, speaker=stays)
    merged_by_two(goes, stays)
    assert list(Voice.objects.all()) == [kept]


def test_what_is_not_as_it_was_published_waits_by_itself() -> None:
    goes, stays = two()
    plain, changed, edited = (checked(goes, number) for number in range(3))
    Claim.objects.filter(pk=changed.pk).update(statement="Det kostade 900 kronor.")
    unrated = make_claim(speaker=goes)
    publish([unrated], by=make_user(), at=AT)
    Claim.objects.filter(pk=unrated.pk).update(statement="Något annat [2022].")
    assert following(goes).apart == [changed.pk, unrated.pk]
    versions = merged_by_two(goes, stays)
    assert [version.claim for version in versions] == [plain, edited]
    changed.refresh_from_db()
    assert changed.status == IN_REVIEW
    assert PublicReference.objects.filter(id=goes.public_id).exists()  # two claims name it yet


def test_what_waits_for_approval_goes_on_waiting() -> None:
    goes, stays = two()
    by = make_user()
    waiting = make_claim(
        speaker=goes,
        assessment=make_assessment(submitted_at=AT, submitted_by=by),
        status=IN_REVIEW,
    )
    ClaimApproval.objects.submit([waiting.pk], by=by, at=AT)
    merged_by_two(goes, stays)
    (newest,) = ClaimApproval.objects.newest().unchanged()
    assert (newest.submitted_by, newest.approved_at) == (by, None)


def test_a_withdrawn_verdict_is_not_put_back_by_it() -> None:
    goes, stays = two()
    claim = checked(goes, 1)
    withdraw([claim], by=make_user(), at=AT, reason="Fel person.")
    assert merged_by_two(goes, stays, note="") == []
    claim.refresh_from_db()
    assert claim.status == IN_REVIEW
    assert ClaimApproval.objects.newest().get().approved_at is None


def test_whoever_proposed_it_cannot_approve_it() -> None:
    goes, stays = two()
    by = make_user()
    checked(goes, 1)
    merge = propose_merge(goes, stays, by=by, at=AT)
    with pytest.raises(ReviewRefused):
        approve_merge(merge, by=by, at=AT, note=NOTE)
    with pytest.raises(PermissionDenied):
        approve_merge(merge, by=make_user(role="researcher"), at=AT, note=NOTE)
    assert Speaker.objects.filter(pk=goes.pk).exists()


def test_only_what_was_proposed_is_approved() -> None:
    goes, stays = two()
    merge = propose_merge(goes, stays, by=make_user(), at=AT)
    Speaker.objects.filter(pk=stays.pk).update(name="Någon annan")
    with pytest.raises(ReviewRefused):
        approve_merge(merge, by=make_user(), at=AT, note=NOTE)
    decline_merge(merge, by=make_user(), at=AT)
    propose_merge(goes, stays, by=make_user(), at=AT)


def test_it_needs_two_records_and_waits_once() -> None:
    goes, stays = two()
    with pytest.raises(ReviewRefused):
        propose_merge(goes, goes, by=make_user(), at=AT)
    propose_merge(goes, stays, by=make_user(), at=AT)
    with pytest.raises(ReviewRefused):
        propose_merge(stays, goes, by=make_user(), at=AT)


def test_history_is_kept() -> None:
    goes, stays = two()
    key = goes.pk
    merged_by_two(goes, stays)
    labels = event_model(Speaker).objects.filter(pgh_obj_id=key).values_list("pgh_label", flat=True)
    assert list(labels) == ["insert", "delete"]
    assert event_model(SpeakerMerge).objects.count() == 2


def proposed() -> SpeakerMerge:
    goes, stays = two()
    checked(goes, 1)
    merge = propose_merge(goes, stays, by=make_user(), at=AT)
    settle()
    return merge


def approve_by_sql(merge: SpeakerMerge, by: User) -> None:
    run(
        "UPDATE claims_speakermerge SET merged_id = NULL, approved_at = now(), approved_by_id = %s"
        " WHERE id = %s",
        by.pk,
        merge.pk,
    )


def test_the_database_wants_two_persons() -> None:
    merge = proposed()
    with refused_by("merge_four_eyes"):
        approve_by_sql(merge, merge.proposed_by)


def test_the_database_wants_all_of_it_done() -> None:
    merge = proposed()
    with refused_by("merge_leaves_one"):
        approve_by_sql(merge, make_user())
    with refused_by("claim_speaker_exists"):
        approve_by_sql(merge, make_user())
        run("DELETE FROM claims_speaker WHERE id = %s", merge.merged_id or 0)
    # Moved by hand, the claim has to be approved all the same.
    claim = Claim.objects.get()
    Claim.objects.update(speaker=merge.kept)
    claim.refresh_from_db()
    assert claim.status == IN_REVIEW
    with refused_by("claim_is_what_was_approved"):
        run("UPDATE claims_claim SET status = 'checked'")


def test_the_database_keeps_what_was_proposed_and_approved() -> None:
    merge = proposed()
    rule = "merge_of_what_was_proposed"
    other = make_speaker("Någon annan")
    with refused_by(rule):
        run("UPDATE claims_speakermerge SET kept_id = %s", other.pk)
    with refused_by(rule):
        run("UPDATE claims_speakermerge SET content = '[]'")
    with refused_by(rule):
        run("UPDATE claims_speaker SET name = 'Ny' WHERE id = %s", merge.kept_id)
        approve_by_sql(merge, make_user())
    approve_merge(merge, by=make_user(), at=AT, note=NOTE)
    settle()
    with refused_by(rule):
        run("UPDATE claims_speakermerge SET kept_id = %s", other.pk)
    with refused_by(rule):
        run("DELETE FROM claims_speakermerge")
    with refused_by("merge_never_truncated"):
        run("TRUNCATE claims_speakermerge, claims_errand")
    with refused_by(rule):
        approve_one_that_was_never_proposed(other, merge.kept)


def approve_one_that_was_never_proposed(goes: Speaker, stays: Speaker) -> None:
    columns = (
        "merged_id_was, merged_name, kept_id, content, reason, proposed_at, proposed_by_id,"
        " approved_at, approved_by_id, carried"
    )
    run(
        f"INSERT INTO claims_speakermerge ({columns})"
        " VALUES (%s, '', %s, '[]', '', now(), %s, now(), %s, false)",
        goes.public_id,
        stays.pk,
        make_user().pk,
        make_user().pk,
    )


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("merge_approved_at_and_by", "approved_at = now(), merged_id = NULL"),
        ("merge_declined_at_and_by", "declined_at = now()"),
        ("merge_of_one_that_goes", "merged_id = NULL"),
        ("merge_of_two", "kept_id = merged_id"),
        ("merge_id_form", "merged_id_was = 'Å'"),
        ("merge_reason_typed", "reason = E'a\\r\\nb'"),
        ("merge_approved_or_declined", DECIDED_TWICE),
    ],
)
def test_the_database_refuses_a_row_that_says_two_things(rule: str, change: str) -> None:
    proposed()
    make_user()
    run("ALTER TABLE claims_speakermerge DISABLE TRIGGER merge_of_what_was_proposed")
    with refused_by(rule):
        run(f"UPDATE claims_speakermerge SET {change}")


def test_the_database_takes_one_proposal_and_one_merge_of_each() -> None:
    merge = proposed()
    run("ALTER TABLE claims_speakermerge DISABLE TRIGGER merge_of_what_was_proposed")
    names = ", ".join(
        str(f.column) for f in SpeakerMerge._meta.concrete_fields if not f.primary_key
    )
    copy = f"INSERT INTO claims_speakermerge ({names}) SELECT {names} FROM claims_speakermerge"
    with refused_by("merge_waiting_once"):
        run(copy)
    approve_merge(merge, by=make_user(), at=AT, note=NOTE)
    settle()
    with refused_by("merge_approved_once"):
        run(copy)


def test_the_pages(client: Client) -> None:
    goes, stays = two()
    claim = checked(goes, 1)
    proposer = make_user(is_staff=True)
    in_english(client).force_login(proposer)
    page = client.get(reverse("admin:claims_speaker_change", args=[goes.pk])).content.decode()
    address = reverse("admin:claims_speaker_merge", args=[goes.pk])
    assert address in page
    assert stays.name in page  # nearly the same name
    assert client.get(address, {"kept": stays.pk}).status_code == 200
    answer = client.post(address, {"kept": stays.pk, "reason": "Samma\r\nperson."}, follow=True)
    merge = SpeakerMerge.objects.get()
    assert merge.reason == "Samma\nperson."
    shown = answer.content.decode()
    assert "You proposed this: somebody else has to approve it." in shown
    own = reverse("admin:claims_speakermerge_change", args=[merge.pk])
    client.post(own, {"_approve": "", "note": NOTE})
    assert SpeakerMerge.objects.waiting().exists()
    client.force_login(make_user(is_staff=True))
    assert "is published anew" in client.get(own).content.decode()
    assert "Say to the public" in client.post(own, {"_approve": "", "note": " "}).content.decode()
    answer = client.post(own, {"_approve": "", "note": NOTE}, follow=True)
    assert "The two records are one now." in answer.content.decode()
    claim.refresh_from_db()
    assert (claim.speaker, claim.status, claim.versions.count()) == (stays, CHECKED, 2)
    history = client.get(reverse("admin:claims_speaker_history", args=[stays.pk]))
    assert goes.name in history.content.decode()
    listed = client.get(reverse("admin:claims_speakermerge_changelist")).content.decode()
    assert "Andreas Lundgren" in listed


def test_the_dashboard_leads_whoever_may_approve_to_it(client: Client) -> None:
    merge = proposed()
    in_english(client).force_login(make_user(is_staff=True))
    page = client.get(reverse("admin:index")).content.decode()
    assert "Speakers that are proposed to be one" in page
    assert reverse("admin:claims_speakermerge_change", args=[merge.pk]) in page
    for state, shown in (("for_me", True), ("waiting", True), ("done", False), ("declined", False)):
        listed = client.get(reverse("admin:claims_speakermerge_changelist"), {"state": state})
        assert (str(merge) in listed.content.decode()) is shown
    client.force_login(merge.proposed_by)
    assert "proposed to be one" not in client.get(reverse("admin:index")).content.decode()


def test_it_is_said_when_the_record_that_more_claims_name_would_go(client: Client) -> None:
    asked = "More claims name the record that goes (1) than the one that stays (0)"
    merge = proposed()
    in_english(client).force_login(make_user(is_staff=True))
    own = reverse("admin:claims_speakermerge_change", args=[merge.pk])
    assert asked in client.get(own).content.decode()
    make_claim(speaker=merge.kept)
    assert "More claims name" not in client.get(own).content.decode()


def test_declined_on_its_page(client: Client) -> None:
    merge = proposed()
    in_english(client).force_login(make_user(is_staff=True))
    own = reverse("admin:claims_speakermerge_change", args=[merge.pk])
    answer = client.post(own, {"_decline": ""}, follow=True)
    assert "Declined: nothing was changed." in answer.content.decode()
    assert merge.merged == Speaker.objects.get(name="Andreas Lundgren")


def test_its_content_is_that_of_both_records() -> None:
    merge = proposed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_person_now(%s)", [merge.merged_id])
        (said,) = cursor.fetchone()
    assert json.loads(said) == merge.content[0]
    assert [person["name"] for person in merge.people] == ["Andreas Lundgren", "Andréas Lundgren"]
    assert ask("SELECT count(*) FROM claims_speakermergeevent") == [(1,)]
