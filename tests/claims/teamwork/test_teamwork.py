"""Assigning and commenting, and who is told of what."""

from datetime import date, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from claims.models import Assignment, Claim, EditorPreference, Notice
from claims.publication import corrections
from claims.publication.publishing import publish
from claims.review import approve, send_back, submit
from claims.teamwork.assigning import TeamworkRefused, assign, comment, mentioned, unknown_names
from claims.teamwork.mail import mail_notices
from corpus.relative_dates import WEEKDAYS
from tests.claims.admin.admin_forms import change_url, seen
from tests.claims.admin.claim.claim_page import check_of, desk, page, said
from tests.factories import AT, make_assessment, make_claim, make_document, make_revision, make_user
from tests.promises import refused_by, run
from tests.teamwork import make_assignment, make_comment, make_notice

pytestmark = pytest.mark.django_db


def colleague(name: str, role: str = "researcher", **more: Any) -> User:
    return make_user(name, role, is_staff=True, **more)


def told(user: User) -> list[tuple[str, str]]:
    return list(Notice.objects.of(user).order_by("pk").values_list("kind", "words"))


def test_assigned_claims_are_mine_and_said_on_the_page(client: Client) -> None:
    anna, claim = colleague("anna"), make_claim()
    desk(client)
    url = reverse("admin:claims_claim_assign", args=[claim.pk])
    client.post(url, {"assignee": anna.pk, "due_on": "24 november 2095"})
    claim.refresh_from_db()
    assert (claim.assignment.assignee, claim.assignment.due_on) == (anna, date(2095, 11, 24))
    assert claim in Claim.objects.of(anna)
    assert told(anna) == [("assigned", "due on 24 November 2095")]
    assert 'value="24 November 2095"' in page(client, claim)
    assert 'data-written-date="due"' in page(client, claim)
    assert "overdue" not in page(client, claim)
    Assignment.objects.update(due_on=date(2025, 11, 24))
    assert "overdue" in page(client, claim)
    response = client.post(url, {"assignee": anna.pk, "due_on": "våren"}, follow=True)
    assert "“våren”: of which year?" in said(response)
    client.post(url, {"assignee": ""})
    assert not hasattr(Claim.objects.get(pk=claim.pk), "assignment")
    assert len(told(anna)) == 1
    history = client.get(reverse("admin:claims_claim_history", args=[claim.pk]))
    assert "anna" in history.content.decode()


def test_a_day_to_come_is_typed_as_people_write_it(client: Client) -> None:
    anna, claim = colleague("anna"), make_claim()
    desk(client)
    url = reverse("admin:claims_claim_assign", args=[claim.pk])
    today = timezone.localdate()

    def due(typed: str) -> tuple[int | None, str]:
        """In how many days, and what was said against it."""
        response = client.post(url, {"assignee": anna.pk, "due_on": typed}, follow=True)
        kept = Assignment.objects.get().due_on
        return (kept - today).days if kept else None, said(response)

    assert due("i morgon")[0] == 1
    assert due("I  O\u0308vermorgon")[0] == 2
    weekday = WEEKDAYS[(today.weekday() + 3) % 7]
    assert due(f"på {weekday}")[0] == 3
    assert due(weekday)[0] == 3
    assert due(f"på {WEEKDAYS[today.weekday()]}")[0] == 7
    assert due("3/5")[1].startswith("“3/5” may mean")
    assert "of which year?" in due("3 december")[1]
    assert "has been already" in due("i går")[1]
    # One that has been stays where it is: who gets the claim may change.
    Assignment.objects.update(due_on=today - timedelta(days=1))
    assert due((today - timedelta(days=1)).isoformat())[0] == -1
    read = client.get(reverse("admin:corpus_written_date"), {"text": "i morgon", "closed": "due"})
    assert read.json()["day"] == (today + timedelta(days=1)).isoformat()


def test_what_is_refused_stays_in_its_form(client: Client) -> None:
    """A comment may be long, and the page's own form is still the claim's."""
    anna, claim = colleague("anna"), make_claim()
    desk(client)
    own = reverse("admin:claims_claim_change", args=[claim.pk])
    long = "@anna läs det här. " + "x" * 5_000
    response = client.post(reverse("admin:claims_claim_comment", args=[claim.pk]), {"text": long})
    shown = response.content.decode()
    assert response.status_code == 200
    assert f">\n{long}</textarea>" in shown
    assert "5000" in said(response)
    assert f'action="{own}"' in shown
    assert not claim.comments.exists()
    sent = {"assignee": anna.pk, "due_on": "våren"}
    response = client.post(reverse("admin:claims_claim_assign", args=[claim.pk]), sent)
    shown = response.content.decode()
    assert f'<option value="{anna.pk}" selected>' in shown
    assert 'name="due_on" value="våren"' in shown


def test_a_mention_is_told_and_nobody_else_is(client: Client) -> None:
    anna, bo, claim = colleague("anna.berg"), colleague("bo"), make_claim()
    desk(client)
    url = reverse("admin:claims_claim_comment", args=[claim.pk])
    text = "Fråga @Anna.Berg.\r\nSkriv till x@bo.se, @ingen"
    response = client.post(url, {"text": text}, follow=True)
    assert told(anna) == [("mentioned", text.replace("\r\n", "\n"))]
    assert told(bo) == []
    assert "@ingen" in said(response)
    assert "Fråga @Anna.Berg." in page(client, claim)
    history = client.get(reverse("admin:claims_claim_history", args=[claim.pk]))
    assert "Fråga @Anna.Berg." in history.content.decode()


def test_names_in_text() -> None:
    anna = colleague("anna")
    assert mentioned("@anna, och en gång till: (@anna).") == [anna]
    assert unknown_names("@anna @ann e-post: a@anna.se") == ["ann"]


@translation.override("en")
def test_what_is_refused() -> None:
    claim, anna = make_claim(), colleague("anna")
    with pytest.raises(TeamworkRefused, match="empty"):
        comment(claim, " \r\n", by=anna, at=AT)
    with pytest.raises(TeamworkRefused, match="at most 5000"):
        comment(claim, "x" * 5001, by=anna, at=AT)
    nobody = make_user(role="")
    with pytest.raises(PermissionDenied):
        comment(claim, "Hej", by=nobody, at=AT)
    with pytest.raises(PermissionDenied):
        assign(claim, anna, due_on=None, by=nobody, at=AT)


def test_handed_in_and_sent_back() -> None:
    anna, bo, ce = colleague("anna"), colleague("bo", "editor"), colleague("ce", "editor")
    claim = make_claim(assessment=make_assessment(author=anna), created_by=anna)
    submit(check_of(claim), by=bo, at=timezone.now())
    assert told(bo) == []
    assert told(ce) == [("to_approve", "")]
    send_back(check_of(claim), by=ce, at=timezone.now(), reason="Fel år.")
    assert told(anna) == told(bo) == [("sent_back", "Fel år.")]
    assert not Notice.objects.of(ce).unread().exists()  # nobody need look any more
    submit(check_of(claim), by=bo, at=timezone.now())
    approve(check_of(claim), by=ce, at=timezone.now())
    assert not Notice.objects.of(ce).unread().exists()


def test_a_correction_request_is_told() -> None:
    anna, bo = colleague("anna"), colleague("bo", "editor")
    claim = make_claim(created_by=anna)
    (version,) = publish([claim], by=make_user(), at=AT)
    who = {"name": "", "email": "", "address": "203.0.113.7"}
    corrections.receive(version, message="Det var 604 miljoner.", at=timezone.now(), **who)
    assert told(anna) == told(bo) == [("correction", "Det var 604 miljoner.")]


def test_a_new_text_of_the_source_is_told_whatever_brought_it_in() -> None:
    anna, bo = colleague("anna"), colleague("bo")
    document = make_document()
    make_claim(revision=make_revision(document=document), created_by=anna)
    make_claim(revision=document.revisions.get(), created_by=anna)
    make_revision("En annan text.", document=document, created_by=bo)
    assert told(anna) == [("source_changed", "")]
    assert Notice.objects.get().document == document
    assert told(bo) == []


def test_a_changed_title_is_told_at_once_and_to_those_who_publish(client: Client) -> None:
    claim = make_claim()
    publish([claim], by=make_user(), at=AT)
    bo = colleague("bo", "editor")
    by = desk(client, "researcher")
    document = claim.revision.document
    form = {
        "title": "En annan titel",
        "key": document.key,
        "kind": document.kind,
        "language": document.language,
        "date_edtf": document.date_edtf,
        "date_evidence": document.date_evidence,
    }
    response = client.post(change_url_of(document), form | seen(document), follow=True)
    assert response.redirect_chain, response.context["adminform"].form.errors
    assert "The public still sees one claim as it was before." in said(response)
    assert told(bo) == [("differs", "")]
    assert told(by) == []


def change_url_of(document: Any) -> str:
    return reverse("admin:corpus_document_change", args=[document.pk])


def test_notices_lead_to_where_they_are_dealt_with(client: Client) -> None:
    by = desk(client)
    notice = make_notice(user=by, kind="to_approve")
    other = make_notice(kind="mentioned")
    shown = client.get(reverse("admin:notices")).content.decode()
    assert reverse("admin:notice", args=[notice.pk]) in shown
    assert "Notices (1)" in shown
    response = client.get(reverse("admin:notice", args=[notice.pk]))
    assert response["Location"] == reverse("admin:claims_claim_review", args=[notice.claim_id])
    notice.refresh_from_db()
    assert notice.read_at
    assert client.get(reverse("admin:notice", args=[other.pk])).status_code == 404
    make_notice(user=by)
    client.post(reverse("admin:notices"), {"all_read": "yes"})
    assert not Notice.objects.of(by).unread().exists()


def test_by_mail_to_those_who_wish_it(client: Client) -> None:
    now = timezone.now()
    anna = colleague("anna", email="anna@example.org")
    colleague("bo", email="bo@example.org")
    in_mail = client
    in_mail.force_login(anna)
    in_mail.post(reverse("admin:notices"), {"mail": "yes"})
    assert EditorPreference.objects.get(user=anna).notices_by_mail
    make_notice(user=anna, told_at=now - timedelta(days=2), words="gammalt")
    make_notice(user=anna, told_at=now, words="Ring staden.")
    make_notice(user=User.objects.get(username="bo"), told_at=now)
    assert mail_notices(at=now) == 1
    (sent,) = mail.outbox
    assert sent.to == ["anna@example.org"]
    assert "Ring staden." in sent.body
    assert "gammalt" not in sent.body
    assert settings.PUBLIC_BASE_URL in sent.body
    assert mail_notices(at=now) == 0


class RefusingServer:
    """Refuses the mail to those named, and answers nobody once it is `away`."""

    def __init__(self, *refused: str, away: bool = False) -> None:
        self.refused, self.away = set(refused), away
        self.asked: list[str] = []

    def send(self, subject: str, body: str, sender: None, to: list[str]) -> None:
        self.asked += to
        if self.away:
            raise ConnectionRefusedError(111, "Connection refused")
        if self.refused & set(to):
            raise SMTPRecipientsRefused({to[0]: (550, b"no such user")})
        mail.send_mail(subject, body, sender, to)


@pytest.fixture
def three_to_be_told() -> datetime:
    now = timezone.now()
    for name in ("anna", "bo", "cilla"):
        user = colleague(name, email=f"{name}@example.org")
        EditorPreference.objects.create(user=user, language="sv", notices_by_mail=True)
        make_notice(user=user, told_at=now)
    return now


def test_an_address_that_refuses_mail_keeps_nobody_else_from_theirs(
    three_to_be_told: datetime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server = RefusingServer("anna@example.org")
    monkeypatch.setattr("claims.teamwork.mail.send_mail", server.send)
    assert mail_notices(at=three_to_be_told) == 2
    assert sorted(each.to[0] for each in mail.outbox) == ["bo@example.org", "cilla@example.org"]
    assert "SMTPRecipientsRefused" in caplog.text
    assert "example.org" not in caplog.text
    server.refused.clear()
    assert mail_notices(at=three_to_be_told) == 1


def test_a_mail_server_that_is_away_is_asked_once_a_round(
    three_to_be_told: datetime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server = RefusingServer(away=True)
    monkeypatch.setattr("claims.teamwork.mail.send_mail", server.send)
    assert mail_notices(at=three_to_be_told) == 0
    assert len(server.asked) == 1
    assert [record.exc_info for record in caplog.records] == [None]
    server.away = False
    assert mail_notices(at=three_to_be_told) == 3


def test_the_database_holds_it_too() -> None:
    make_comment()
    make_assignment()
    with refused_by("claims_assignment_claim_id_key"):
        run(
            "INSERT INTO claims_assignment (claim_id, assignee_id, assigned_by_id, assigned_at)"
            " SELECT claim_id, assignee_id, assigned_by_id, now() FROM claims_assignment"
        )
    with refused_by("comment_text_given"):
        run("UPDATE claims_claimcomment SET text = ''")
    make_notice()
    with refused_by("notice_kind_known"):
        run("UPDATE claims_notice SET kind = 'gossip'")
    with refused_by("notice_is_about_one_thing"):
        run("UPDATE claims_notice SET claim_id = NULL")


def test_a_researcher_who_reads_only_sees_no_forms(client: Client) -> None:
    claim = make_claim()
    make_comment(claim)
    reader = make_user("läsare", "", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_claim"))
    client.force_login(reader)
    shown = client.get(change_url("claim", claim.pk)).content.decode()
    assert "Ring staden." in shown
    assert "id_comment" not in shown
    url = reverse("admin:claims_claim_comment", args=[claim.pk])
    assert client.post(url, {"text": "Hej"}).status_code == 403
