"""The pages themselves: all of them open, in both languages, with few queries."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.admin.versions import WORDS
from claims.models import (
    Claim,
    PublicClaim,
)
from claims.publication.corrections import answer
from claims.publication.publishing import publish, withdraw
from tests.claims.admin.admin_forms import CHANGELIST, change_url, editor
from tests.claims.subscriptions.receiver import make_delivery
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_contact,
    make_correction_request,
    make_draft_export,
    make_evidence,
    make_external_match,
    make_import_row,
    make_quantity,
    make_relation,
    make_revision,
    make_role,
    make_scale_and_ratings,
    make_section,
    make_speaker,
    make_topic,
    make_user,
    make_voice,
)
from tests.fetched import make_evidence_copy
from tests.merges import make_merge

pytestmark = pytest.mark.django_db


def a_bit_of_everything() -> Claim:
    """A published claim with all that can hang on one."""
    rating = make_scale_and_ratings()["mostly_true"]
    assessment = make_assessment(approved=True, rating=rating)
    make_evidence(assessment)
    make_evidence(assessment)
    revision = make_revision()
    role = make_role()
    claim = make_claim(
        revision=revision,
        section=make_section(revision),
        speaker=role.speaker,
        role=role,
        assessment=assessment,
        status=Claim.Status.CHECKED,
        topics=[make_topic()],
    )
    make_quantity(claim)
    make_voice(claim)
    make_external_match(claim=claim)
    make_import_row(claim=claim)
    make_draft_export()
    make_evidence_copy()
    make_relation(claim=claim, other=make_claim(assessment=make_assessment()))
    publish([claim], by=make_user(), at=AT)
    make_contact(claim)
    answer(
        make_correction_request(claim),
        by=make_user(),
        at=AT,
        outcome="declined",
        text="Det stämmer.",
    )
    make_correction_request(claim)
    make_delivery()
    make_merge()
    return claim


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for part in value.values() for key in keys(part)}
    return {key for part in value for key in keys(part)} if isinstance(value, list) else set()


def test_every_part_of_a_public_record_is_called_by_a_word() -> None:
    claim = a_bit_of_everything()
    withdraw([claim], by=make_user(), at=AT, reason="Fel talare.")
    found = {key for version in claim.versions.all() for key in keys(version.record)}
    assert found >= {"statement", "quantities", "evidence", "withdrawn", "reason"}
    assert found - set(WORDS) == set()


def test_public_records_have_no_pages() -> None:
    registered = {model._meta.model_name for model in admin.site._registry}
    assert not [name for name in registered if name and name.startswith("public")]
    assert PublicClaim not in admin.site._registry


@pytest.mark.parametrize("role", ["researcher", "editor", "administrator"])
def test_every_role_can_open_a_claim_and_its_check(client: Client, role: str) -> None:
    claim = a_bit_of_everything()
    client.force_login(make_user(role=role, is_staff=True))
    assert client.get(change_url("claim", claim.pk)).status_code == 200
    assert client.get(change_url("assessment", claim.assessment_id)).status_code == 200


def test_claim_can_be_looked_at_by_who_may_only_see(client: Client) -> None:
    claim = a_bit_of_everything()
    user = make_user(role="", is_staff=True)
    codenames = ["view_claim", "view_quantity", "view_voice", "view_claimversion"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    page = client.get(change_url("claim", claim.pk)).content.decode()
    assert claim.statement in page
    assert "<textarea" not in page


def test_pages_run_nothing_inline(client: Client) -> None:
    """The Content-Security-Policy allows no style or script in the page itself."""
    claim = a_bit_of_everything()
    editor(client)
    urls = [reverse(CHANGELIST), change_url("claim", claim.pk)]
    urls += [change_url("assessment", claim.assessment_id), reverse("admin:claims_claim_add")]
    urls += [change_url("claimversion", claim.versions.get().pk)]
    for url in urls:
        page = client.get(url).content.decode()
        assert " style=" not in page, url
        assert "<style" not in page, url
        assert " onclick=" not in page, url
        assert "<script>" not in page, url


def queries(get: Callable[[], Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert get().status_code == 200
    return len(captured)


def test_list_costs_the_same_however_long_it_is(client: Client) -> None:
    editor(client)
    url = reverse(CHANGELIST)
    a_bit_of_everything()
    client.get(url)  # fills what is looked up once per process
    few = queries(lambda: client.get(url))
    for number in range(5):
        speaker = make_speaker(f"Talare {number}", party="S")
        claim = make_claim(
            speaker=speaker, role=make_role(speaker), topics=[make_topic(f"t{number}")]
        )
        publish([claim], by=make_user(), at=AT)
    assert queries(lambda: client.get(url)) == few
    assert few <= 12


OTHER_LISTS = (
    *("assessment", "speaker", "topic", "claimversion", "role"),
    *("correctionrequest", "claimantcontact"),
)


@pytest.mark.parametrize("name", OTHER_LISTS)
def test_other_lists_cost_the_same_however_long_they_are(client: Client, name: str) -> None:
    editor(client)
    url = reverse(f"admin:claims_{name}_changelist")
    a_bit_of_everything()
    client.get(url)
    few = queries(lambda: client.get(url))
    for number in range(5):
        speaker = make_speaker(f"Talare {number}", party="M")
        claim = make_claim(
            speaker=speaker,
            role=make_role(speaker),
            topics=[make_topic(f"t{number}")],
            assessment=make_assessment(),
        )
        publish([claim], by=make_user(), at=AT)
        make_contact(claim)
        make_correction_request(claim)
    assert queries(lambda: client.get(url)) == few


def ids(response: Any) -> set[int]:
    assert response.status_code == 200
    return {claim.pk for claim in response.context["cl"].result_list}


def test_filters(client: Client) -> None:
    editor(client)
    url = reverse(CHANGELIST)
    public = make_claim(topics=[make_topic()], worthiness="high", kind="decision")
    publish([public], by=make_user(), at=AT)
    left = make_claim(speaker=make_speaker("Bo Ek", party="S"), status=Claim.Status.IN_PROGRESS)
    make_revision("Nyare.", document=left.revision.document)
    everything = {public.pk, left.pk}

    def found(**parameters: Any) -> set[int]:
        return ids(client.get(url, parameters))

    assert found() == everything
    assert found(published="yes") == {public.pk}
    assert found(published="no") == {left.pk}
    assert found(waiting="yes") == {left.pk}
    assert found(waiting="no") == {public.pk}
    assert found(party="S") == {left.pk}
    assert found(party="M") == {public.pk}
    assert found(status__exact="in_progress") == {left.pk}
    assert found(kind__exact="decision") == {public.pk}
    assert found(worthiness__exact="high") == {public.pk}
    assert found(topics__id__exact="familjehem") == {public.pk}
    assert found(speaker__id__exact=left.speaker_id) == {left.pk}
    assert found(revision__document__id__exact=public.revision.document_id) == {public.pk}
    assert found(date_earliest__year=2023) == everything
    assert found(date_earliest__year=2022) == set()
    assert found(q="Bo Ek") == {left.pk}
    assert found(q=public.public_id) == {public.pk}


def test_party_of_the_role_goes_before_the_speakers_own(client: Client) -> None:
    speaker = make_speaker(party="M")
    changed_party = make_claim(speaker=speaker, role=make_role(speaker, party="SD"))
    same_party = make_claim(speaker=speaker, role=make_role(speaker, party="", title="vice"))
    url = reverse(CHANGELIST)
    assert ids(editor(client).get(url, {"party": "SD"})) == {changed_party.pk}
    assert ids(client.get(url, {"party": "M"})) == {same_party.pk}


def test_filter_by_speaker_is_typed_into_and_keeps_the_other_filters(client: Client) -> None:
    claim = make_claim()
    make_speaker("Bo Ek")
    parameters = {"speaker__id__exact": str(claim.speaker_id), "party": "M"}
    page = editor(client).get(reverse(CHANGELIST), parameters).content.decode()
    assert '<input type="hidden" name="party" value="M">' in page
    assert f'<option value="{claim.speaker_id}" selected>Åsa Öberg (M)</option>' in page
    assert "Bo Ek" not in page


def test_bad_filter_is_no_error(client: Client) -> None:
    response = editor(client).get(reverse(CHANGELIST), {"speaker__id__exact": "x"}, follow=True)
    assert response.status_code == 200


def test_roles_are_searched_by_speaker_and_named_with_them(client: Client) -> None:
    role = make_role()
    other = make_role(make_speaker("Bo Ek"), title="statsråd")
    url = reverse("admin:claims_role_search")
    asked = {"app_label": "claims", "model_name": "claim", "field_name": "role"}
    results = editor(client).get(url, asked | {"speaker": role.speaker_id}).json()["results"]
    assert [result["id"] for result in results] == [str(role.pk)]
    assert results[0]["text"].startswith("Åsa Öberg: oppositionsborgarråd, Stockholms stad")
    results = client.get(url, asked | {"term": "bo ek"}).json()["results"]
    assert [result["id"] for result in results] == [str(other.pk)]


def test_version_is_shown_in_words_and_never_changed(client: Client) -> None:
    claim = a_bit_of_everything()
    version = claim.versions.get()
    url = change_url("claimversion", version.pk)
    page = editor(client).get(url).content.decode()
    assert f"<dd>{claim.statement}</dd>" in page
    assert "{&quot;" not in page
    assert "{'" not in page
    assert 'name="_save"' not in page
    assert client.post(url, {"note": "x"}).status_code == 403
    assert client.get(reverse("admin:claims_claimversion_add")).status_code == 403
    delete = reverse("admin:claims_claimversion_delete", args=[version.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403


def test_roles_are_not_in_the_menu(client: Client) -> None:
    page = editor(client).get(reverse("admin:index")).content.decode()
    assert reverse("admin:claims_speaker_changelist") in page
    assert reverse("admin:claims_role_changelist") not in page
