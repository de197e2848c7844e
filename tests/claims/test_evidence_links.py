"""Copies of evidence, and links that die or change."""

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from claims.evidence_links import (
    ask_for_copy,
    bring_copy,
    link_of,
    look_after_links,
    say_seen,
)
from claims.models import Evidence, EvidenceCopy, EvidenceLink, Notice
from claims.tasks import give_up_lost, keep_evidence_copy
from claims.tasks import look_after_links as look_after_links_task
from corpus.extraction.readers.warc import pages_of_warc
from tests.corpus.fetching.web import Site, page, serving
from tests.factories import AT, make_assessment, make_claim, make_evidence, make_user
from tests.fetched import make_evidence_copy, make_evidence_link
from tests.promises import ask, breaks, insert, refused_by, run, twin

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
REPORT = (
    '<html><head><title>Bokslut 2022</title><meta property="og:title" content="Bokslut 2022">'
    '<meta property="article:published_time" content="2023-03-05"></head>'
    "<body><nav>Meny {menu}</nav><main><h1>Bokslut 2022</h1><p>Det kostade {number} miljoner.</p>"
    "</main></body></html>"
)


def report(number: int = 612, menu: str = "A") -> bytes:
    return page(REPORT.replace("{number}", str(number)).replace("{menu}", menu))


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    with serving() as site:
        site.answers["/bokslut"] = report()
        yield site


@pytest.fixture
def editor() -> User:
    return make_user("åsa", is_staff=True)


@pytest.fixture
def desk(editor: User) -> Client:
    client = Client(headers={"accept-language": "sv"})
    client.force_login(editor)
    return client


def words(response: Any) -> str:
    return html.unescape(re.sub(r"<[^>]*>|\s+", " ", response.content.decode()))


def state(site: Site, path: str = "/bokslut") -> str:
    return EvidenceLink.objects.get(address=f"{site.base}{path}").state


def test_a_copy_is_kept_of_what_evidence_leads_to(desk: Client, site: Site) -> None:
    evidence = make_evidence(url=f"{site.base}/bokslut")
    claim = make_claim(assessment=evidence.assessment)
    page_of_link = desk.get(reverse("admin:claims_evidencelink_of", args=[evidence.pk])).url  # type: ignore[attr-defined]
    shown = words(desk.get(page_of_link))
    assert claim.statement in shown
    desk.post(page_of_link, {"_keep": "1"})
    desk.post(page_of_link, {"_keep": "1"})  # a second click asks for no second one
    (copy,) = EvidenceCopy.objects.all()
    assert "hämtas" in words(desk.get(page_of_link))
    assert ask("SELECT task_name, (args->>'copy')::int FROM procrastinate_jobs") == [
        ("keep_evidence_copy", copy.pk)
    ]
    site.answers["/robots.txt"] = page("User-agent: *\nDisallow: /", "text/plain")
    keep_evidence_copy(copy.pk)
    shown = words(desk.get(page_of_link))
    assert "titel: Bokslut 2022" in shown
    assert "utgivare, gissad av adressen" in shown
    assert "datum: 5 mars 2023" in shown
    assert "robots.txt ber program att inte hämta" in shown
    # A click takes over what it says of itself; what was handed in stays as it is.
    handed_in = make_evidence(
        make_assessment(approved=True), url=f"{site.base}/bokslut", title="Inskickad"
    )
    Evidence.objects.filter(pk=evidence.pk).update(title="?", published_on="")
    said = desk.post(page_of_link, {"_take": "1"}, follow=True)
    assert "togs över" in words(said)
    evidence.refresh_from_db()
    assert (evidence.title, evidence.published_on) == ("Bokslut 2022", "2023-03-05")
    handed_in.refresh_from_db()
    assert handed_in.title == "Inskickad"
    pasted = desk.post(
        reverse("admin:claims_evidence_pasted"), {"text": f"{site.base}/bokslut"}
    ).json()
    (card,) = pasted["cards"]
    assert (card["title"], card["published_on"]) == ("Bokslut 2022", "2023-03-05")
    warc = desk.get(reverse("admin:claims_evidencelink_copy", args=[copy.pk]))
    (kept,) = pages_of_warc(b"".join(warc.streaming_content))  # type: ignore[attr-defined]
    assert kept.address == f"{site.base}/bokslut"
    assert state(site) == "alive"


def test_a_copy_that_cant_be_had_says_why(desk: Client, site: Site, editor: User) -> None:
    link = link_of(f"{site.base}/borta", at=AT)
    copy = ask_for_copy(link, by=editor, at=AT)
    bring_copy(copy.pk, at=AT)
    shown = words(desk.get(reverse("admin:claims_evidencelink_change", args=[link.pk])))
    assert "servern svarar 404" in shown
    site.answers["/borta"] = report()
    again = ask_for_copy(link, by=editor, at=AT)
    bring_copy(again.pk, at=AT)
    bring_copy(again.pk, at=AT)  # a job that is done twice
    again.refresh_from_db()
    assert again.title == "Bokslut 2022"


def test_the_evidence_on_a_claims_page_leads_to_its_copies(desk: Client, site: Site) -> None:
    evidence = make_evidence(url=f"{site.base}/bokslut")
    shown = desk.get(reverse("admin:claims_assessment_change", args=[evidence.assessment_id]))
    assert reverse("admin:claims_evidencelink_of", args=[evidence.pk]) in shown.content.decode()


def test_who_may_not_change_evidence_keeps_no_copy(site: Site) -> None:
    guest = make_user("gäst", "", is_staff=True)
    client = Client()
    client.force_login(guest)
    evidence = make_evidence()
    assert (
        client.get(reverse("admin:claims_evidencelink_of", args=[evidence.pk])).status_code == 403
    )
    copy = make_evidence_copy()
    assert client.get(reverse("admin:claims_evidencelink_copy", args=[copy.pk])).status_code == 403
    with pytest.raises(PermissionDenied):
        ask_for_copy(copy.link, by=guest, at=AT)


def test_a_link_that_says_something_else_is_found_and_seen(
    desk: Client, site: Site, editor: User
) -> None:
    make_evidence(url=f"{site.base}/bokslut")
    assert look_after_links(at=AT) == 1
    assert state(site) == "alive"
    assert look_after_links(at=AT + DAY) == 0  # its turn comes once a week
    # Another menu is no other text.
    site.answers["/bokslut"] = report(menu="B")
    look_after_links(at=AT + 8 * DAY)
    assert state(site) == "alive"
    site.answers["/bokslut"] = report(number=640)
    look_after_links(at=AT + 16 * DAY)
    assert state(site) == "changed"
    dashboard = words(desk.get(reverse("admin:index")))
    assert "Källänkar som är borta eller säger något annat" in dashboard
    assert f"{site.base}/bokslut" in dashboard
    listed = desk.get(
        reverse("admin:claims_evidencelink_changelist"), {"state__in": "dead,changed"}
    )
    assert f"{site.base}/bokslut" in words(listed)

    link = EvidenceLink.objects.get()
    desk.post(reverse("admin:claims_evidencelink_change", args=[link.pk]), {"_seen": "1"})
    assert state(site) == "alive"
    look_after_links(at=AT + 24 * DAY)
    assert state(site) == "alive"
    site.answers["/bokslut"] = report()
    look_after_links(at=AT + 32 * DAY)
    assert state(site) == "changed"
    link.refresh_from_db()
    say_seen(link, by=editor, at=AT)


def test_a_page_that_is_gone_is_dead_at_once(site: Site) -> None:
    make_evidence(url=f"{site.base}/borta")
    look_after_links_task(0)
    link = EvidenceLink.objects.get()
    assert link.state == "dead"
    assert link.reason == {
        "kind": "fetch",
        "code": "status",
        "details": {"status": 404, "words": "Not Found"},
    }


def test_those_who_work_on_a_claim_are_told_once_that_its_evidence_is_gone(site: Site) -> None:
    assessment = make_assessment()
    claim = make_claim(assessment=assessment)
    source = make_evidence(assessment, url=f"{site.base}/borta")
    look_after_links(at=AT)
    look_after_links(at=AT + 8 * DAY)
    told = Notice.objects.filter(kind="link_dead")
    assert {(each.user, each.claim, each.words) for each in told} == {
        (claim.created_by, claim, source.url),
        (assessment.author, claim, source.url),
    }
    assert told.count() == len({claim.created_by_id, assessment.author_id})


def test_a_server_that_is_away_is_dead_after_some_days(site: Site) -> None:
    site.answers["/bokslut"] = page("", status="503 Service Unavailable")
    make_evidence(url=f"{site.base}/bokslut")
    for number, found in enumerate(("new", "new", "dead", "dead")):
        look_after_links(at=AT + 2 * number * DAY)
        assert state(site) == found
    site.answers["/bokslut"] = report()
    look_after_links(at=AT + 9 * DAY)
    assert state(site) == "alive"


@pytest.mark.parametrize("status", ["200 OK", "500 Internal Server Error"])
def test_the_job_obeys_robots_txt(site: Site, status: str) -> None:
    site.answers["/robots.txt"] = page("User-agent: *\nDisallow: /", "text/plain", status=status)
    make_evidence(url=f"{site.base}/bokslut")
    look_after_links(at=AT)
    assert site.paths() == ["/robots.txt"]
    assert state(site) == ("unasked" if status == "200 OK" else "new")


def test_an_address_that_is_not_public_is_not_asked(site: Site, settings: Settings) -> None:
    settings.FETCH_ALLOWED_NETWORKS = []
    make_evidence(url=f"{site.base}/bokslut")
    look_after_links(at=AT)
    assert site.asked == []
    assert state(site) == "new"


def test_a_page_that_our_readers_stumble_over_holds_up_no_other(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assessment = make_assessment()
    addresses = [f"{site.base}/bokslut", f"{site.base.replace('127.0.0.1', 'localhost')}/bokslut"]
    for address in addresses:
        make_evidence(assessment, url=address)
        link_of(address, at=AT)

    def stumble(archive: bytes, _options: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("claims.evidence_links.extract", stumble)
    assert look_after_links(at=AT) == 2
    assert set(EvidenceLink.objects.values_list("looked_at", "state")) == {(AT, "new")}
    assert caplog.text.count("could not be looked at") == 2
    # Each waits for its turn, as one that went well.
    assert look_after_links(at=AT + timedelta(minutes=10)) == 0


def test_a_copy_whose_job_is_gone_says_so_and_can_be_asked_for_again(
    site: Site, editor: User
) -> None:
    link = link_of(f"{site.base}/bokslut", at=AT)
    copy = ask_for_copy(link, by=editor, at=AT)
    give_up_lost(0)
    copy.refresh_from_db()
    assert copy.is_waiting
    run("UPDATE procrastinate_jobs SET status = 'failed'")
    give_up_lost(0)
    copy.refresh_from_db()
    assert copy.refused is not None
    assert copy.refused["code"] == "given_up"
    again = ask_for_copy(link, by=editor, at=AT)
    assert again.pk != copy.pk
    bring_copy(again.pk, at=AT)
    again.refresh_from_db()
    assert again.fetched_at == AT


def test_one_address_of_a_host_at_a_time(site: Site) -> None:
    site.answers["/andra"] = report()
    make_evidence(url=f"{site.base}/bokslut")
    make_evidence(url=f"{site.base}/andra")
    assert look_after_links(at=AT) == 1
    assert look_after_links(at=AT) == 1
    assert look_after_links(at=AT) == 0


def test_what_no_evidence_leads_to_any_more_is_left_alone(site: Site) -> None:
    link_of(f"{site.base}/bokslut", at=AT)
    assert look_after_links(at=AT) == 0


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("evidence_link_state_known", {"state": "lost"}),
        ("evidence_link_to_the_web", {"address": "ftp://x.example/"}),
        ("evidence_link_dead_for_a_reason", {"state": "dead"}),
    ],
)
def test_the_rules_of_links(rule: str, values: dict[str, Any]) -> None:
    breaks(rule, make_evidence_link(), **values)


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("evidence_copy_fetched_has_content", {"content": b""}),
        ("evidence_copy_fetched_has_content", {"fetched_at": None}),
        ("evidence_copy_fetched_or_refused", {"refused": "{}"}),
    ],
)
def test_the_rules_of_copies(rule: str, values: dict[str, Any]) -> None:
    breaks(rule, make_evidence_copy(), **values)


def test_an_address_has_one_row() -> None:
    link = make_evidence_link()
    with refused_by("claims_evidencelink_address_key"):
        insert(twin(link))
