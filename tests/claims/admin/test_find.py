"""The one search box: over claims, documents, speakers, evidence, ids and addresses."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.changing import merging
from tests.claims.admin.admin_forms import change_url
from tests.claims.admin.claim.claim_page import desk
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_document,
    make_evidence,
    make_speaker,
    make_user,
)
from tests.fetched import make_removed_document
from tests.merges import make_merge

pytestmark = pytest.mark.django_db


def find(client: Client, asked: str) -> dict[str, list[str]]:
    groups = client.get(reverse("admin:find"), {"q": asked}).context["groups"]
    return {group.title: [row.text for row in group.rows] for group in groups}


def test_every_kind_is_found(client: Client) -> None:
    desk(client)
    assessment = make_assessment()
    claim = make_claim(assessment=assessment, speaker=make_speaker("Hjalmar Kalkyl"))
    make_evidence(assessment, title="Kalkylen för 2022")
    make_document(title="Kalkyl och budget")
    found = find(client, "kalkyl")
    assert found["Speakers"] == ["Hjalmar Kalkyl (M)"]
    assert found["Documents"] == ["Kalkyl och budget"]
    assert found["Evidence"] == ["Kalkylen för 2022"]
    assert found["Claims"] == [claim.statement]


def test_an_id_or_an_address_leads_there(client: Client) -> None:
    desk(client)
    claim = make_claim()
    for asked in (claim.public_id, f"https://desk.example/claims/{claim.public_id}/?x=1"):
        response = client.get(reverse("admin:find"), {"q": asked})
        assert response["Location"] == change_url("claim", claim.pk)
    for record, name in (
        (claim.revision.document, "corpus_document"),
        (claim.speaker, "claims_speaker"),
    ):
        response = client.get(reverse("admin:find"), {"q": record.public_id})
        assert response["Location"] == reverse(f"admin:{name}_change", args=[record.pk])


def test_the_id_of_what_is_gone_leads_to_what_is_left(client: Client) -> None:
    removed = make_removed_document()
    merge = make_merge()
    merging.approve_merge(merge, by=make_user(), at=AT)
    desk(client, "administrator")
    for asked, page in (
        (removed.public_id, reverse("admin:corpus_removeddocument_change", args=[removed.pk])),
        (merge.merged_id_was, change_url("speaker", merge.kept.pk)),
    ):
        assert client.get(reverse("admin:find"), {"q": asked})["Location"] == page
    desk(client)  # an editor removes nothing, and isn't shown what was
    assert client.get(reverse("admin:find"), {"q": removed.public_id}).status_code == 200


def test_the_address_of_a_source_finds_it(client: Client) -> None:
    desk(client)
    make_document(url="https://www.tidningen.example/artikel/7")
    make_claim(assessment=make_evidence(url="https://www.scb.example/tabell").assessment)
    assert "Documents" in find(client, "https://www.tidningen.example/artikel/7")
    assert "Evidence" in find(client, "www.scb.example/tabell")


@pytest.mark.parametrize("asked", ["", " ", "\0", "%", "(", "a" * 3000, '"'])
def test_odd_questions_are_no_errors(client: Client, asked: str) -> None:
    desk(client)
    assert client.get(reverse("admin:find"), {"q": asked}, follow=True).status_code == 200


def test_costs_the_same_however_much_there_is(client: Client) -> None:
    desk(client)
    find(client, "miljoner")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            find(client, "miljoner")
        return len(captured)

    for _number in range(2):
        make_claim(assessment=make_evidence().assessment)
    find(client, "miljoner")  # their words are indexed once
    few = queries()
    for _number in range(10):
        make_claim(assessment=make_evidence().assessment)
    find(client, "miljoner")
    assert queries() == few
    assert few <= 20
