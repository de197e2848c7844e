"""Every constraint that the models of `claims` name, attacked by SQL."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Model

from claims.models import (
    Claim,
    Party,
    PublicAnswer,
    PublicBuild,
    PublicClaim,
    PublicFacet,
    PublicFacetPair,
    PublicQuantity,
    PublicReference,
    PublicRelation,
    PublicVersion,
)
from corpus.identifiers import new_public_id
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_contact,
    make_correction_request,
    make_evidence,
    make_quantity,
    make_relation,
    make_role,
    make_scale_and_ratings,
    make_speaker,
    make_topic,
    make_user,
    make_version,
    make_voice,
    taken_back,
)
from tests.promises import breaks, change, insert, refused_by, run, settle, twin

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(hours=1)


def make_rating() -> Model:
    return make_scale_and_ratings()["true"]


@pytest.mark.parametrize(
    ("rule", "make", "values"),
    [
        ("speaker_name_given", make_speaker, {"name": ""}),
        ("speaker_kind_known", make_speaker, {"kind": "party"}),
        ("speaker_kind_known", make_speaker, {"kind": ""}),
        ("speaker_party_form", make_speaker, {"party": "m"}),
        ("speaker_party_form", make_speaker, {"party": "M "}),
        ("speaker_party_form", make_speaker, {"party": "M\n"}),
        ("speaker_party_form", make_speaker, {"party": "M|S"}),
        ("speaker_wikidata_form", make_speaker, {"wikidata_id": "q42"}),
        ("speaker_wikidata_form", make_speaker, {"wikidata_id": "Q042"}),
        ("speaker_wikidata_form", make_speaker, {"wikidata_id": "Q42\n"}),
        ("role_title_given", make_role, {"title": ""}),
        ("role_party_form", make_role, {"party": "Ännu"}),
        (
            "role_period_in_order",
            make_role,
            {"period_earliest": "2022-01-02", "period_latest": "2022-01-01"},
        ),
        ("topic_id_and_names_given", make_topic, {"id": "x", "name_sv": ""}),
        ("topic_id_and_names_given", make_topic, {"id": "x", "name_en": ""}),
        ("rating_slug_form", make_rating, {"slug": ""}),
        ("rating_slug_form", make_rating, {"slug": "Sant"}),
        ("rating_slug_form", make_rating, {"slug": "true_"}),
        ("rating_defined", make_rating, {"slug": "x", "label_sv": ""}),
        ("rating_defined", make_rating, {"slug": "x", "label_en": ""}),
        ("rating_defined", make_rating, {"slug": "x", "definition_sv": ""}),
        ("rating_defined", make_rating, {"slug": "x", "definition_en": ""}),
        ("evidence_stance_known", make_evidence, {"stance": "proves"}),
        ("evidence_complete", make_evidence, {"url": "javascript:alert(1)"}),
        ("evidence_complete", make_evidence, {"url": ""}),
        ("evidence_complete", make_evidence, {"title": ""}),
        ("evidence_complete", make_evidence, {"summary": ""}),
        ("claim_quote_and_statement_given", make_claim, {"quote": ""}),
        ("claim_quote_and_statement_given", make_claim, {"statement": ""}),
        ("claim_span_in_order", make_claim, {"start": 9, "end": 9}),
        ("claim_span_in_order", make_claim, {"start": 9, "end": 8}),
        ("claim_span_in_order", make_claim, {"start": -1}),
        ("claim_dates_in_order", make_claim, {"date_earliest": "2024-01-01"}),
        ("claim_dates_in_order", make_claim, {"date_edtf": ""}),
        ("claim_kind_known", make_claim, {"kind": "opinion"}),
        ("claim_status_known", make_claim, {"status": "published"}),
        ("claim_worthiness_known", make_claim, {"worthiness": "highest"}),
        ("claim_past_review_has_assessment", make_claim, {"status": "in_review"}),
        ("claim_past_review_has_assessment", make_claim, {"status": "checked"}),
        ("claim_past_review_has_assessment", make_claim, {"status": "not_checkable"}),
        ("voice_capacity_known", make_voice, {"capacity": "witness"}),
        ("quantity_range_in_order", make_quantity, {"value_max": Decimal("639999999.999999")}),
        ("quantity_range_in_order", make_quantity, {"value_max": Decimal("640000000")}),
        ("quantity_unit_known", make_quantity, {"unit": "kronor"}),
        ("quantity_unit_known", make_quantity, {"unit": "SEKK"}),
        ("quantity_unit_known", make_quantity, {"unit": "percent\n"}),
        ("quantity_qualifier_known", make_quantity, {"qualifier": "circa"}),
        ("quantity_text_given", make_quantity, {"text": ""}),
        ("relation_kind_known", make_relation, {"kind": "resembles"}),
        ("contact_kind_known", make_contact, {"kind": "threatened"}),
        ("contact_note_given", make_contact, {"note": ""}),
        ("correction_message_given", make_correction_request, {"message": ""}),
        ("correction_answered_at_and_by", make_correction_request, {"outcome": "accepted"}),
        ("correction_answered_at_and_by", make_correction_request, {"answered_at": AT}),
    ],
)
def test_a_row_keeps_its_rules(
    rule: str, make: Callable[[], Model], values: dict[str, Any]
) -> None:
    breaks(rule, make(), **values)


@pytest.mark.parametrize(
    ("make", "values"),
    [
        (make_speaker, {"kind": "unknown", "party": "", "wikidata_id": "Q42"}),
        (make_speaker, {"party": "ÅÄÖ"}),
        (make_role, {"party": "", "period_earliest": None, "period_latest": None}),
        (make_role, {"period_earliest": "2022-01-01", "period_latest": "2022-01-01"}),
        (make_evidence, {"url": "http://example.org", "stance": "contextualises"}),
        (make_quantity, {"value": -3, "value_max": Decimal("-2.999999"), "unit": "percent"}),
        (make_rating, {"slug": "mostly_not_true", "value": None}),
        (make_claim, {"date_earliest": "2023-12-31", "status": "in_progress"}),
    ],
)
def test_a_row_may_be_all_that_its_rules_allow(
    make: Callable[[], Model], values: dict[str, Any]
) -> None:
    row = make()
    Party.objects.ensure([values.get("party", "")])
    change(row, **values)
    settle()


@pytest.mark.parametrize("bad", ["", "abc", "bcdfghjA", "bcdfghj1", "bcdfghjkm", "bcdfghjk\n"])
def test_public_ids_have_their_form(bad: str) -> None:
    breaks("speaker_public_id_form", make_speaker(), inserted_only=True, public_id=bad)
    breaks("claim_public_id_form", make_claim(), inserted_only=True, public_id=bad)


@pytest.mark.parametrize("bad", ["", "Familjehem", "familje hem", "-hem", "hem-", "a--b", "hem\n"])
def test_a_topics_id_has_its_form(bad: str) -> None:
    topic = make_topic()
    with refused_by("key_never_changes"):
        run("UPDATE claims_topic SET id = %s WHERE id = %s", bad, topic.pk)
    with refused_by("topic_id_and_names_given"):
        insert(twin(topic, id=bad, name_sv="Ett annat"))


def test_a_scale_runs_upwards_from_one() -> None:
    scale = make_scale_and_ratings()["true"].scale
    breaks("rating_scale_values_in_order", scale, worst=0)
    breaks("rating_scale_values_in_order", scale, worst=5)
    breaks("rating_scale_values_in_order", scale, worst=6)
    with refused_by("claims_ratingscale_version_key"):
        insert(twin(scale))


def test_four_eyes() -> None:
    """By UPDATE of either side, and from the start."""
    by = make_user()
    submitted = make_assessment(submitted_at=AT, submitted_by=by)
    breaks("assessment_four_eyes", submitted, approved_at=AT, approved_by=by)
    with refused_by("assessment_four_eyes"):
        run("UPDATE claims_assessment SET approved_at = now(), approved_by_id = submitted_by_id")
    with refused_by("assessment_four_eyes"), taken_back(make_assessment(approved=True)):
        run(
            "UPDATE claims_assessment SET approved_at = now(), approved_by_id = submitted_by_id"
            " WHERE submitted_at IS NOT NULL"
        )
    change(submitted, approved_at=AT, approved_by=make_user())
    settle()


def test_time_and_actor_come_in_pairs() -> None:
    breaks("assessment_submitted_at_and_by", make_assessment(), submitted_at=AT)
    breaks("assessment_submitted_at_and_by", make_assessment(), submitted_by=make_user())
    submitted = make_assessment(submitted_at=AT, submitted_by=make_user())
    breaks("assessment_approved_at_and_by", submitted, approved_at=AT)
    breaks("assessment_approved_at_and_by", submitted, approved_by=make_user())


def test_what_is_sent_back_says_why() -> None:
    sent_back: dict[str, Any] = {
        "sent_back_at": AT,
        "sent_back_by": make_user(),
        "sent_back_reason": "Källa?",
    }
    assessment = make_assessment(**sent_back)
    for missing in ({"sent_back_at": None}, {"sent_back_by": None}, {"sent_back_reason": ""}):
        breaks("assessment_sent_back_at_and_by", assessment, **missing)


def test_a_correction_request_is_answered_in_words_by_somebody() -> None:
    answered: dict[str, Any] = {"answered_at": AT, "answered_by": make_user()}
    answered |= {"outcome": "declined", "answer": "Bokslutet säger 640."}
    request = make_correction_request(**answered)
    breaks("correction_outcome_known", request, outcome="lost")
    missing: list[dict[str, Any]] = [{"answered_at": None}, {"answered_by": None}]
    for values in [*missing, {"answer": ""}, {"outcome": "open"}]:
        breaks("correction_answered_at_and_by", request, **values)


def test_approval_comes_after_submission() -> None:
    draft = make_assessment()
    approval: dict[str, Any] = {"approved_at": AT, "approved_by": make_user()}
    late: dict[str, Any] = {"submitted_at": LATER, "submitted_by": make_user()}
    breaks("assessment_approved_after_submitted", draft, **approval)
    breaks("assessment_approved_after_submitted", draft, **approval, **late)


def test_what_is_approved_says_something() -> None:
    submitted: dict[str, Any] = {"submitted_at": AT, "submitted_by": make_user()}
    approval: dict[str, Any] = {"approved_at": AT, "approved_by": make_user()}
    silent = make_assessment(summary="", **submitted)
    breaks("assessment_approved_has_summary", silent, **approval)
    rating = make_scale_and_ratings()["true"]
    unexplained = make_assessment(rating=rating, explanation="", **submitted)
    breaks("assessment_approved_rating_is_explained", unexplained, **approval)
    change(unexplained, rating=None, **approval)
    settle()


def test_the_same_is_not_said_twice() -> None:
    speaker = make_speaker(wikidata_id="Q42")
    with refused_by("claims_speaker_public_id_key"):
        insert(twin(speaker, wikidata_id=""))
    with refused_by("speaker_wikidata_unique"):
        insert(twin(speaker, public_id=new_public_id()))
    with refused_by("role_unique"):
        insert(twin(make_role()))
    with refused_by("claims_topic_name_sv_key"):
        insert(twin(make_topic(), id="ett-annat"))
    with refused_by("rating_slug_unique"):
        insert(twin(make_rating()))
    with refused_by("relation_once"):
        insert(twin(make_relation()))
    with refused_by("claims_claim_public_id_key"):
        insert(twin(make_claim()))
    insert(twin(make_speaker(wikidata_id=""), public_id=new_public_id()))


def test_a_claim_has_no_relation_to_itself() -> None:
    relation = make_relation()
    breaks("relation_to_another_claim", relation, other=relation.claim)


def test_a_claim_has_one_cited_authority_and_one_reporter_but_many_cosigners() -> None:
    for capacity in ("cited_authority", "reported_by"):
        voice = make_voice(capacity=capacity)
        with refused_by("voice_one_authority_and_one_reporter"):
            insert(twin(voice, speaker=make_speaker()))
    cosigner = make_voice()
    with refused_by("voice_speaker_once"):
        insert(twin(cosigner, position=2))
    make_voice(cosigner.claim, speaker=make_speaker())


def test_evidence_may_be_put_in_another_order_within_a_transaction() -> None:
    first = make_evidence()
    second = make_evidence(first.assessment)
    change(first, position=2)
    change(second, position=1)
    settle()
    with refused_by("evidence_position_unique"):
        change(first, position=1)


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("version_first_is_number_one", {"number": 2}),
        ("version_first_is_number_one", {"number": 0}),
        ("version_first_is_number_one", {"kind": "minor"}),
        ("version_kind_known", {"number": 2, "kind": "republication"}),
        ("version_change_has_note", {"number": 2, "kind": "update"}),
        ("version_change_has_note", {"number": 2, "kind": "correction"}),
        ("version_change_has_note", {"number": 2, "kind": "withdrawal"}),
        ("version_status_known", {"status": "published"}),
        ("version_rating_only_when_checked", {"status": "checked"}),
        ("version_number_unique", {"publication": 99}),
        ("claims_claimversion_publication_key", {"number": 2, "kind": "minor"}),
    ],
)
def test_a_version_keeps_its_rules(rule: str, values: dict[str, Any]) -> None:
    breaks(rule, make_version(), inserted_only=True, **values)


def test_only_a_checked_version_has_a_rating() -> None:
    rating, version = make_rating(), make_version()
    for status in set(Claim.Status.values) - {"checked"}:
        breaks(
            "version_rating_only_when_checked",
            version,
            inserted_only=True,
            status=status,
            rating=rating,
        )
    make_version(status="checked", rating=rating)


def test_the_public_tables_hold_each_thing_once() -> None:
    run(
        "INSERT INTO claims_publicbuild (id, version, base_url, words)"
        " VALUES (1, 1, 'https://a.example', '')"
    )
    breaks("public_build_single", PublicBuild.objects.get(), id=2)
    reference = PublicReference(kind="topic", id="hem", name="Hem", sort_key="hem", body="{}")
    insert(reference)
    with refused_by("public_reference_once"):
        insert(twin(reference))
    claim = make_public_claim()
    with refused_by("claims_publicclaim_publication_key"):
        insert(twin(claim, pk=2, id="bbbbbbbb"))
    with refused_by("claims_publicclaim_id_key"):
        insert(twin(claim, pk=2, publication=2))
    quantity = PublicQuantity(claim=claim, position=1, unit="SEK", value=1, value_max=1)
    insert(quantity)
    with refused_by("public_quantity_once"):
        insert(twin(quantity))
    answer = PublicAnswer(claim=claim, request=1, received_at=AT, answered_at=AT)
    insert(answer)
    with refused_by("claims_publicanswer_request_key"):
        insert(twin(answer))
    version = PublicVersion(publication=1, claim=claim, number=1, published_at=AT)
    insert(version)
    with refused_by("public_version_once"):
        insert(twin(version, publication=2))


def test_facets_and_relations_are_there_once() -> None:
    party, year = PublicFacet(name="party", value="S"), PublicFacet(name="year", value="2022")
    insert(party)
    insert(year)
    with refused_by("public_facet_once"):
        insert(twin(party, key=None))
    pair = PublicFacetPair(within=party, name="year", facet=year)
    insert(pair)
    with refused_by("public_facet_pair_once"):
        insert(twin(pair))
    claim = make_public_claim()
    other = twin(claim, pk=2, publication=2, id="bbbbbbbb")
    insert(other)
    relation = PublicRelation(claim=claim, kind="repeats", other_id=2)
    insert(relation)
    with refused_by("public_relation_once"):
        insert(twin(relation))
    with refused_by("public_relation_to_another"):
        insert(twin(relation, other_id=claim.pk))


def make_public_claim() -> PublicClaim:
    claim = PublicClaim(first_publication=1, publication=1, id="cccccccc")
    for field in PublicClaim._meta.concrete_fields:
        if getattr(claim, field.attname) is None:
            empty = {"DateField": AT.date(), "DateTimeField": AT, "ArrayField": []}
            setattr(claim, field.attname, empty.get(field.get_internal_type(), 1))
    insert(claim)
    return claim
