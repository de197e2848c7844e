"""A session that ends in the middle of an edit: nothing typed is lost, nor saved unasked."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim
from corpus.models import Document
from tests.claims.admin.admin_forms import change_url, new_claim, rows, same_claim
from tests.factcheck.access.people import check_code, give_device, log_in, make_editor, token
from tests.factories import QUOTE, make_claim, make_evidence, make_revision, make_speaker

pytestmark = pytest.mark.django_db

TYPED = "Placeringarna kostade  640 miljoner kronor 😀,\r\nsade hon 2022."
NOTE = "Det är inte sparat än."


def working(client: Client, username: str = "eva") -> Client:
    client.cookies["django_language"] = "sv"
    assert log_in(client, username).status_code == 302
    assert client.get("/admin/").status_code == 200
    return client


def end_session(client: Client) -> None:
    """As the browser sees it: the session's cookie is gone, the others are there."""
    Session.objects.all().delete()
    del client.cookies["sessionid"]


def post_late(client: Client, url: str, form: dict[str, Any]) -> str:
    """Where the browser is sent that posts after its session has ended."""
    end_session(client)
    response = client.post(url, form)
    assert response.status_code == 302
    location: str = response["Location"]
    assert location.startswith(f"{reverse('admin:login')}?next=")
    return location


def in_again(client: Client, location: str, username: str = "eva") -> Any:
    """Log in on the page that one was sent to, and go where that leads."""
    page = client.get(location)
    response = log_in(client, username, next=page.context["next"])
    assert response.status_code == 302
    return client.get(response["Location"], follow=True)


def test_claim_comes_back_as_typed_and_unsaved(client: Client) -> None:
    make_editor()
    claim = make_claim()
    url = change_url("claim", claim.pk)
    quantity = {"text": "640 miljoner kronor", "value": "640000000", "unit": "SEK"}
    quantity |= {"qualifier": "exact", "period": "2022"}
    form = same_claim(claim, statement=TYPED, **rows("quantities", quantity))
    location = post_late(working(client), url, form)
    assert "inget av det du skrivit är förlorat" in client.get(location).content.decode().lower()
    page = in_again(client, location)
    text = page.content.decode()
    assert page.status_code == 200
    assert page.context["adminform"].form["statement"].value() == TYPED
    assert "Placeringarna kostade  640 miljoner kronor 😀,\r\nsade hon 2022.</textarea>" in text
    assert 'name="quantities-0-text" value="640 miljoner kronor"' in text
    assert "Detta är vad du hade skrivit; det är inte sparat än." in text
    claim.refresh_from_db()
    assert claim.statement != TYPED
    assert not claim.quantities.exists()
    # The editor presses Save.
    assert client.post(page.request["PATH_INFO"], form).status_code == 302
    claim.refresh_from_db()
    assert claim.statement == TYPED.replace("\r\n", "\n")
    assert claim.quantities.count() == 1


def test_new_claim_comes_back(client: Client) -> None:
    make_editor()
    revision = make_revision()
    form = new_claim(revision.document, QUOTE, make_speaker(), statement=TYPED)
    page = in_again(client, post_late(working(client), reverse("admin:claims_claim_add"), form))
    assert page.context["adminform"].form["statement"].value() == TYPED
    assert page.context["adminform"].form["quote"].value() == QUOTE
    assert not Claim.objects.exists()


def test_comes_back_again_when_the_page_is_loaded_again_until_it_is_sent(client: Client) -> None:
    make_editor()
    claim = make_claim()
    url = change_url("claim", claim.pk)
    form = same_claim(claim, statement=TYPED)
    in_again(client, post_late(working(client), url, form))
    again = client.get(f"{url}?_kept=1")
    assert again.context["adminform"].form["statement"].value() == TYPED
    # Opened in the usual way, the page is as it is saved.
    assert client.get(url).context["adminform"].form["statement"].value() == claim.statement
    client.post(f"{url}?_kept=1", form)
    gone = client.get(f"{url}?_kept=1", follow=True)
    assert gone.redirect_chain
    assert "Det som hade skrivits finns inte kvar längre." in gone.content.decode()


def test_a_wrong_password_in_between_loses_nothing(client: Client) -> None:
    make_editor()
    claim = make_claim()
    form = same_claim(claim, statement=TYPED)
    location = post_late(working(client), change_url("claim", claim.pk), form)
    assert log_in(client, "eva", "fel").status_code == 200
    page = in_again(client, location)
    assert page.context["adminform"].form["statement"].value() == TYPED


def test_the_second_step_in_between_loses_nothing(client: Client) -> None:
    device = give_device(make_editor())
    claim = make_claim()
    url = change_url("claim", claim.pk)
    client.cookies["django_language"] = "sv"
    log_in(client, "eva")
    check_code(client, token(device))
    location = post_late(client, url, same_claim(claim, statement=TYPED))
    page = in_again(client, location)
    assert page.request["PATH_INFO"] == reverse("admin:two_factor_check")
    response = check_code(client, token(device, 1), page.context["next"])
    page = client.get(response["Location"])
    assert page.context["adminform"].form["statement"].value() == TYPED


def test_somebody_else_does_not_see_it(client: Client) -> None:
    make_editor()
    make_editor("bo")
    claim = make_claim()
    form = same_claim(claim, statement=TYPED)
    location = post_late(working(client), change_url("claim", claim.pk), form)
    page = in_again(client, location, "bo")
    assert "hör till ett annat konto" in page.content.decode()
    assert TYPED.split("\r\n")[0] not in page.content.decode()
    again = client.get(f"{change_url('claim', claim.pk)}?_kept=1", follow=True)
    assert TYPED.split("\r\n")[0] not in again.content.decode()


def test_is_kept_for_an_hour(client: Client) -> None:
    make_editor()
    claim = make_claim()
    form = same_claim(claim, statement=TYPED)
    location = post_late(working(client), change_url("claim", claim.pk), form)
    session = client.session
    session["kept_forms"][0]["at"] -= 3601
    session.save()
    page = in_again(client, location)
    assert "finns inte kvar längre" in page.content.decode()


def test_other_forms_are_shown_and_sent_by_a_button(client: Client) -> None:
    """A verb: it must not be done by logging in."""
    make_editor()
    claim = make_claim()
    url = reverse("admin:claims_claim_changelist")
    form = {"action": "take_up", "_selected_action": [claim.pk], "index": 0}
    page = in_again(client, post_late(working(client), f"{url}?status__exact=unverified", form))
    text = page.content.decode()
    assert "Skicka som det är" in text
    assert f'action="{url}?status__exact=unverified"' in text
    assert f'<textarea name="_selected_action" hidden>\n{claim.pk}</textarea>' in text
    claim.refresh_from_db()
    assert claim.status == Claim.Status.UNVERIFIED


@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("corpus_document_add", "file"),
        ("claims_claimimport_add", "file"),
        ("claims_externalcheck_add", "file"),
        ("claims_evidence_files", "file"),
    ],
)
def test_files_are_named_and_have_to_be_chosen_again(client: Client, page: str, field: str) -> None:
    make_editor()
    evidence = page == "claims_evidence_files"
    url = reverse(f"admin:{page}", args=[make_evidence().pk] if evidence else [])
    upload = SimpleUploadedFile("källa.txt", b"Text.")
    location = post_late(working(client), url, {"title": "En källa", field: upload})
    words = "Filer kan inte behållas, välj dem igen: källa.txt."
    assert words in client.get(location).content.decode()
    assert words in in_again(client, location).content.decode()
    assert not Document.objects.filter(title="En källa").exists()


def test_what_is_typed_beside_a_file_comes_back(client: Client) -> None:
    make_editor()
    upload = SimpleUploadedFile("källa.txt", b"Text.")
    form = {"title": "En källa", "file": upload}
    location = post_late(working(client), reverse("admin:corpus_document_add"), form)
    assert "En källa" in in_again(client, location).content.decode()


def test_forms_of_several_tabs_are_all_kept(client: Client) -> None:
    """Each comes back in its own tab, and is told of in the other one."""
    make_editor()
    one, two = make_claim(), make_claim()
    first = post_late(
        working(client), change_url("claim", one.pk), same_claim(one, statement="I ena fliken.")
    )
    second = client.post(
        change_url("claim", two.pk), same_claim(two, statement="I andra fliken.")
    ).headers["Location"]
    page = in_again(client, second)
    assert page.context["adminform"].form["statement"].value() == "I andra fliken."
    assert f'<a href="{change_url("claim", one.pk)}?_kept=1">' in page.content.decode()
    # The first tab's log-in page, loaded anew, goes on to what was typed there.
    page = client.get(first, follow=True)
    assert page.context["adminform"].form["statement"].value() == "I ena fliken."
    # Sent, it is gone; the other one isn't.
    client.post(f"{change_url('claim', one.pk)}?_kept=1", same_claim(one, statement="Sparad."))
    assert [kept["number"] for kept in client.session["kept_forms"]] == [2]
    one.refresh_from_db()
    assert one.statement == "Sparad."


def test_two_tabs_on_the_same_page(client: Client) -> None:
    make_editor()
    revision, speaker = make_revision(), make_speaker()
    add = reverse("admin:claims_claim_add")
    locations = [post_late(working(client), add, new_claim(revision.document, QUOTE, speaker))]
    typed = new_claim(revision.document, QUOTE, speaker, statement=TYPED)
    locations.append(client.post(add, typed).headers["Location"])
    page = in_again(client, locations[1])
    assert page.context["adminform"].form["statement"].value() == TYPED
    page = client.get(locations[0], follow=True)
    assert page.context["adminform"].form["statement"].value() != TYPED


def test_the_newest_ten_are_kept(client: Client) -> None:
    make_editor()
    claim = make_claim()
    url = change_url("claim", claim.pk)
    post_late(working(client), url, same_claim(claim))
    for _number in range(11):
        client.post(url, same_claim(claim))
    assert [kept["number"] for kept in client.session["kept_forms"]] == [*range(3, 13)]


def test_a_partys_code_is_no_code_of_the_second_step(client: Client) -> None:
    make_editor()
    url = reverse("admin:claims_party_add")
    form = {"code": "XP", "name": "Exempelpartiet", "colour": "", "period_edtf": ""}
    page = in_again(client, post_late(working(client), url, form))
    assert page.context["adminform"].form["code"].value() == "XP"
    client.post(reverse("admin:logout"))
    client.post(reverse("admin:two_factor"), {"code": "123456", "password": "hemligt"})
    assert "123456" not in str(dict(client.session))


def test_passwords_are_not_kept(client: Client) -> None:
    make_editor()
    form = {"old_password": "hemligt-1", "new_password1": "hemligt-2", "new_password2": "hemligt-2"}
    post_late(working(client), reverse("admin:password_change"), form)
    assert "hemligt" not in str(dict(client.session))


def test_a_stranger_can_leave_nothing(client: Client) -> None:
    """No account has worked in this browser: nothing of what it posts is stored."""
    response = client.post(reverse("admin:claims_claim_add"), {"statement": "x" * 1000})
    assert response.status_code == 302
    assert not client.session.get("kept_forms")
    client.cookies["desk-author"] = "1:forged:signature"
    client.post(reverse("admin:claims_claim_add"), {"statement": "x" * 1000})
    assert not client.session.get("kept_forms")


def test_scripts_are_told_in_json(client: Client) -> None:
    response = client.post(
        reverse("admin:claims_claim_add"), {}, headers={"sec-fetch-mode": "cors"}
    )
    assert response.status_code == 401
    assert response.json()["login"] == reverse("admin:login")
    assert response.json()["error"]


# Somebody has logged in again elsewhere: the form's token is that of the old session.


def strict_client() -> Client:
    client = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    client.cookies["django_language"] = "sv"
    client.force_login(make_editor())
    client.get("/admin/")
    return client


def test_an_old_token_brings_the_form_back() -> None:
    client = strict_client()
    claim = make_claim()
    url = change_url("claim", claim.pk)
    form = same_claim(claim, statement=TYPED, csrfmiddlewaretoken="x" * 64)
    response = client.post(url, form)
    assert response.status_code == 302
    page = client.get(response["Location"])
    assert page.context["adminform"].form["statement"].value() == TYPED
    claim.refresh_from_db()
    assert claim.statement != TYPED


def test_a_form_of_another_site_brings_nothing() -> None:
    client = strict_client()
    claim = make_claim()
    url = change_url("claim", claim.pk)
    for origin in ("https://elsewhere.example", "null"):
        response = client.post(url, same_claim(claim), headers={"origin": origin})
        assert response.status_code == 403
        assert "Inte skickat" in response.content.decode()
        assert not client.session.get("kept_forms")


def test_old_log_in_page_can_be_sent_again() -> None:
    client = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    response = log_in(client, "eva")
    assert (response.status_code, response["Location"]) == (302, reverse("admin:login"))


# How long a session lives.


def expiry(client: Client) -> float:
    session = Session.objects.get(session_key=client.cookies["sessionid"].value)
    return (session.expire_date - timezone.now()).total_seconds() / 3600


def test_session_ends_after_hours_of_doing_nothing(client: Client) -> None:
    user = make_editor()
    log_in(client, "eva")
    assert 11.9 < expiry(client) <= 12
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=1))
    user.last_login = timezone.now() - timedelta(hours=11)
    user.save()
    client.get("/admin/")
    assert 11.9 < expiry(client) <= 12
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/admin/").status_code == 302
