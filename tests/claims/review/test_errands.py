"""What concerns very many claims is done by a worker: all of it or nothing, and told."""

from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse

from claims.changing import errands
from claims.changing.errands import ErrandRefused, ask_to_merge, ask_to_publish, publishable
from claims.changing.merging import decline_merge, propose_merge
from claims.models import Claim, Errand, Notice, Speaker, SpeakerMerge
from claims.publication.differing import differing
from claims.publication.publishing import publish
from claims.tasks import give_up_lost
from tests.claims.admin.admin_forms import in_english
from tests.factories import AT, make_claim, make_speaker, make_topic, make_user
from tests.promises import ask, refused_by, run
from tests.published import make_checked

pytestmark = pytest.mark.django_db

DIFFERING = reverse("admin:claims_claim_differing")


def proposed(number: int = 2) -> SpeakerMerge:
    """Of a speaker with so many public claims."""
    goes, stays = make_speaker("Andreas Lundgren"), make_speaker("Andréas Lundgren")
    publish([make_claim(speaker=goes) for _ in range(number)], by=make_user(), at=AT)
    return propose_merge(goes, stays, by=make_user(), at=AT)


def jobs() -> list[str]:
    return [name for (name,) in ask("SELECT task_name FROM procrastinate_jobs ORDER BY id")]


def test_a_merge_of_many_claims_is_left_to_the_worker(client: Client) -> None:
    merge, anna = proposed(), make_user("anna", is_staff=True)
    in_english(client).force_login(anna)
    url = reverse("admin:claims_speakermerge_change", args=[merge.pk])
    with mock.patch("claims.changing.errands.MERGED_AT_ONCE_CLAIMS", 1):
        page = client.post(url, {"_approve": "yes", "note": "Samma person."}, follow=True)
    shown = page.content.decode()
    assert "The worker is at it, asked by anna" in shown
    assert 'name="_approve"' not in shown
    assert jobs() == ["run_errand"]
    merge.refresh_from_db()
    assert merge.is_waiting

    errand = Errand.objects.get()
    errands.run(errand.pk, at=AT)
    errand.refresh_from_db()
    assert (errand.ended_at, errand.published, errand.refused) == (AT, 2, "")
    assert not Speaker.objects.filter(name="Andreas Lundgren").exists()
    numbers = ask("SELECT publication FROM claims_claimversion ORDER BY 1")
    assert numbers == [(1,), (2,), (3,), (4,)]
    notice = Notice.objects.get(user=anna, kind="errand")
    assert "2" in notice.words
    # A job that comes twice does nothing the second time.
    errands.run(errand.pk, at=AT)
    assert Notice.objects.filter(kind="errand").count() == 1


def test_what_stands_in_its_way_by_then_is_told_and_nothing_is_done(client: Client) -> None:
    merge, anna = proposed(), make_user("anna", is_staff=True)
    errand = ask_to_merge(merge, by=anna, at=AT, note="Samma person.")
    with pytest.raises(ErrandRefused):
        ask_to_merge(merge, by=anna, at=AT, note="Samma person.")
    decline_merge(merge, by=make_user(), at=AT)
    errands.run(errand.pk, at=AT)
    errand.refresh_from_db()
    assert (errand.ended_at, errand.published) == (AT, 0)
    assert errand.refused
    assert Speaker.objects.filter(name="Andreas Lundgren").exists()
    assert errand.refused in Notice.objects.get(user=anna, kind="errand").words


def test_nobody_asks_the_worker_for_what_they_may_not_do() -> None:
    merge = proposed()
    with pytest.raises(ErrandRefused):
        ask_to_merge(merge, by=merge.proposed_by, at=AT, note="Samma person.")
    with pytest.raises(ErrandRefused):
        ask_to_merge(merge, by=make_user(), at=AT, note=" ")
    assert not Errand.objects.exists()
    assert jobs() == []


def renamed(number: int = 3) -> list[Claim]:
    speaker = make_speaker("Åsa Öberg")
    claims = [make_claim(speaker=speaker) for _ in range(number)]
    publish(claims, by=make_user(), at=AT)
    Speaker.objects.filter(pk=speaker.pk).update(name="Åsa Ek")
    return claims


def test_any_number_is_published_in_one_act(client: Client) -> None:
    renamed()
    in_english(client).force_login(make_user(is_staff=True))
    with mock.patch("claims.admin.claim.differing_claims.CONFIRMED_MAX_CLAIMS", 2):
        shown = client.get(DIFFERING)
        assert len(shown.context["rows"]) == 2
        assert "Publish all 3 in one act" in shown.content.decode()
        said = {"seen": shown.context["seen"], "kind": "update", "note": ""}
        assert "needs a public note" in client.post(DIFFERING, said).content.decode()
        client.post(DIFFERING, said | {"note": "Hon har bytt namn."})
    errands.run(Errand.objects.get().pk, at=AT)
    assert list(differing(Claim.objects.all())) == []
    last = ask("SELECT publication, kind FROM claims_claimversion WHERE number = 2 ORDER BY 1")
    assert last == [(4, "update"), (5, "update"), (6, "update")]


def test_nothing_else_is_published_than_what_was_shown(client: Client) -> None:
    claims = renamed()
    keys, seen = publishable(differing(Claim.objects.all()))
    assert keys == [claim.pk for claim in claims]
    errand = ask_to_publish(keys, shown=seen, change="update", note="Namn.", by=make_user(), at=AT)
    Speaker.objects.filter(name="Åsa Ek").update(name="Åsa Alm")
    errands.run(errand.pk, at=AT)
    errand.refresh_from_db()
    assert "something has changed" in errand.refused or "har ändrats" in errand.refused
    assert ask("SELECT count(*) FROM claims_claimversion") == [(3,)]


def test_the_database_knows_what_an_errand_is() -> None:
    errand = ask_to_merge(proposed(), by=make_user(), at=AT, note="Samma person.")
    at = f"WHERE id = {errand.pk}"
    for change, constraint in (
        ("kind = 'annat'", "errand_kind_known"),
        ("merge_id = NULL", "errand_kind_known"),
        ("refused = 'Nej.'", "errand_refused_or_done"),
        ("refused = 'Nej.', ended_at = now(), published = 1", "errand_refused_or_done"),
    ):
        with refused_by(constraint):
            run(f"UPDATE claims_errand SET {change} {at}")
    with refused_by("errand_one_of_a_merge"):
        run(
            "INSERT INTO claims_errand (kind, merge_id, claims, shown, change, note, asked_by_id,"
            " asked_at, published, refused) SELECT kind, merge_id, claims, shown, change, note,"
            f" asked_by_id, asked_at, published, refused FROM claims_errand {at}"
        )


def looked(errand: Errand) -> Errand:
    errands.run(errand.pk, at=AT)
    errand.refresh_from_db()
    return errand


def test_of_very_many_the_worker_finds_those_that_differ(client: Client) -> None:
    claims = renamed()
    publish([make_claim(speaker=make_speaker("Örjan Älv"))], by=make_user(), at=AT)
    in_english(client).force_login(make_user("anna", is_staff=True))
    with (
        mock.patch("claims.changing.errands.COMPARED_AT_ONCE_CLAIMS", 2),
        mock.patch("claims.admin.claim.differing_claims.CONFIRMED_MAX_CLAIMS", 2),
    ):
        shown = client.get(DIFFERING).content.decode()
        assert "the worker has to look through it" in shown
        assert "The public sees all claims as they are." not in shown
        shown = client.post(DIFFERING, {"look": "yes"}, follow=True).content.decode()
        assert "The worker is at it, asked by anna" in shown
        shown = client.post(DIFFERING, {"look": "yes"}).content.decode()
        assert "The worker is at it already." in shown
        look = looked(Errand.objects.get())
        assert look.claims == [claim.pk for claim in claims]
        assert ask("SELECT count(*) FROM claims_claimversion") == [(4,)]
        notice = Notice.objects.get(user__username="anna", kind="errand")
        assert notice.words == "The public sees 3 claims otherwise."

        page = client.get(DIFFERING)
        assert [row.claim for row in page.context["rows"]] == claims[:2]
        assert "and found 3 claims." in page.content.decode()
        said = {"seen": page.context["seen"], "kind": "update", "note": "Hon har bytt namn."}
        client.post(DIFFERING, said)
        looked(Errand.objects.latest("pk"))
        assert list(differing(Claim.objects.all())) == []
        shown = client.get(DIFFERING).content.decode()
        assert "The public sees all claims as they are." in shown


def test_what_changed_after_the_worker_looked_is_not_published(client: Client) -> None:
    renamed()
    in_english(client).force_login(make_user(is_staff=True))
    look = looked(errands.ask_to_look(by=make_user(), at=AT))
    Speaker.objects.filter(name="Åsa Ek").update(name="Åsa Alm")
    with mock.patch("claims.changing.errands.COMPARED_AT_ONCE_CLAIMS", 2):
        client.post(DIFFERING, {"seen": look.shown, "kind": "update", "note": "Nytt namn."})
    errand = looked(Errand.objects.get(kind="publish"))
    assert "something has changed" in errand.refused or "har ändrats" in errand.refused
    assert ask("SELECT count(*) FROM claims_claimversion") == [(3,)]


def test_what_waits_for_approval_is_found_but_not_published_with_the_rest(client: Client) -> None:
    waiting = make_checked()
    publish([waiting], by=make_user(), at=AT)
    renamed()
    Claim.objects.filter(pk=waiting.pk).update(statement="Ändrat.")
    in_english(client).force_login(make_user(is_staff=True))
    look = looked(errands.ask_to_look(by=make_user(), at=AT))
    assert len(look.claims) == 4
    with (
        mock.patch("claims.changing.errands.COMPARED_AT_ONCE_CLAIMS", 2),
        mock.patch("claims.admin.claim.differing_claims.CONFIRMED_MAX_CLAIMS", 4),
    ):
        assert "Publish all 3 in one act" in client.get(DIFFERING).content.decode()
        client.post(DIFFERING, {"seen": look.shown, "kind": "update", "note": "Nytt namn."})
    assert looked(Errand.objects.get(kind="publish")).published == 3
    assert waiting.versions.count() == 1


def test_whoever_changes_what_very_many_show_has_the_worker_look(client: Client) -> None:
    topic, claims = make_topic(), [make_claim() for _ in range(3)]
    for claim in claims:
        claim.topics.add(topic)
    publish(claims, by=make_user(), at=AT)
    in_english(client).force_login(make_user(is_staff=True))
    page = reverse("admin:claims_topic_change", args=[topic.pk])
    seen = client.get(page).context["seen"]
    sent = {"name_sv": "Familjehemmen", "name_en": topic.name_en, "_seen": seen}
    with mock.patch("claims.changing.errands.COMPARED_AT_ONCE_CLAIMS", 2):
        shown = client.post(page, sent, follow=True).content.decode()
    assert "The worker looks for the claims that the public still sees as before." in shown
    assert len(looked(Errand.objects.get()).claims) == 3


def test_an_errand_is_of_one_kind() -> None:
    errand = errands.ask_to_look(by=make_user(), at=AT)
    for values in ("note = 'Nytt.'", "change = 'update'", "kind = 'other'"):
        with refused_by("errand_kind_known"):
            run(f"UPDATE claims_errand SET {values} WHERE id = %s", errand.pk)


def test_a_merge_whose_job_is_gone_says_so_and_can_be_asked_for_again() -> None:
    merge, anna = proposed(), make_user("anna", is_staff=True)
    lost = ask_to_merge(merge, by=anna, at=AT, note="Samma person.")
    give_up_lost(0)
    lost.refresh_from_db()
    assert lost.ended_at is None
    with pytest.raises(ErrandRefused):
        ask_to_merge(merge, by=anna, at=AT, note="Samma person.")
    run("DELETE FROM procrastinate_jobs")
    give_up_lost(0)
    lost.refresh_from_db()
    assert lost.ended_at
    assert lost.refused
    assert Notice.objects.get(user=anna, kind="errand").words
    again = ask_to_merge(merge, by=anna, at=AT, note="Samma person.")
    errands.run(again.pk, at=AT)
    assert not Speaker.objects.filter(name="Andreas Lundgren").exists()
