"""Similar claims are linked, and checks shared, from the claim's page."""

import pytest
from django.test import Client

from claims.models import ClaimRelation
from tests.claims.admin.admin_forms import rows
from tests.claims.admin.claim.claim_page import desk, page, said, save
from tests.factories import make_assessment, make_claim, make_quantity, make_speaker

pytestmark = pytest.mark.django_db


def test_similar_claims_are_linked_with_one_click(client: Client) -> None:
    speaker = make_speaker()
    claim, other = make_claim(speaker=speaker), make_claim(speaker=speaker)
    for each in (claim, other):
        make_quantity(each)
    desk(client)
    shown = page(client, claim)
    assert "same speaker" in shown
    assert "same number: “640 miljoner kronor”" in shown
    assert f'name="_link" value="repeats:{other.pk}"' in shown
    row = {"_link": f"repeats:{other.pk}"}
    quantity = {
        "id": claim.quantities.get().pk,
        "claim": claim.pk,
        "text": "640 miljoner kronor",
        "value": "640000000",
        "unit": "SEK",
        "qualifier": "exact",
        "period": "2022",
    }
    response = save(client, claim, **row, **rows("quantities", quantity, initial=1))
    assert "Linked" in said(response)
    relation = ClaimRelation.objects.get()
    assert (relation.claim, relation.kind, relation.other) == (claim, "repeats", other)
    shown = page(client, claim)
    assert "this claim repeats it" in shown
    assert f'name="_link" value="repeats:{other.pk}"' not in shown


def test_an_assessment_is_shared_with_one_click(client: Client) -> None:
    assessment = make_assessment()
    claim, other = make_claim(), make_claim(assessment=assessment)
    desk(client)
    assert f'name="_share" value="{other.pk}"' in page(client, claim)
    save(client, claim, _share=str(other.pk))
    claim.refresh_from_db()
    assert claim.assessment == assessment


def test_an_assessment_of_its_own_is_not_lost(client: Client) -> None:
    own = make_assessment()
    claim, other = make_claim(assessment=own), make_claim(assessment=make_assessment())
    desk(client)
    assert "would be lost" in said(save(client, claim, _share=str(other.pk)))
    claim.refresh_from_db()
    assert claim.assessment == own
