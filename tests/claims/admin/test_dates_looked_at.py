"""Dates that nobody may change any longer are shown as people write them, as others are."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from tests.corpus.test_corpus_admin import onlooker
from tests.factories import make_quantity, make_role, make_user
from tests.published import make_checked

pytestmark = pytest.mark.django_db


def page_of(role: str, path: str) -> str:
    client = Client(headers={"accept-language": "sv"})
    client.force_login(make_user(role=role, is_staff=True))
    return client.get(path).content.decode()


@pytest.mark.parametrize("name", ["claims_claim_change", "claims_assessment_change"])
def test_evidence_of_an_approved_check(name: str) -> None:
    claim = make_checked()
    key = claim.pk if "claim_change" in name else claim.assessment_id
    html = page_of("editor", reverse(f"admin:{name}", args=[key]))
    assert "mars 2023" in html
    assert "2023-03" not in html.partition('id="evidence-group"')[2].partition("<script")[0]
    assert "EDTF" not in html


def test_rows_of_who_may_only_look() -> None:
    claim: Claim = make_checked()
    make_quantity(claim, period="2020~")
    role = make_role(claim.speaker, period_edtf="2018/..")
    assert role.speaker_id == claim.speaker_id
    looking = onlooker("view_claim", "view_quantity", "view_speaker", "view_role")
    said = looking.get(reverse("admin:claims_claim_change", args=[claim.pk])).content.decode()
    assert "around 2020" in said
    assert "2020~" not in said
    said = looking.get(
        reverse("admin:claims_speaker_change", args=[claim.speaker_id])
    ).content.decode()
    assert "since 2018" in said
    assert "2018/.." not in said
