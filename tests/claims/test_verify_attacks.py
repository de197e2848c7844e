"""`manage.py verify` names each promise that was broken past the triggers, whatever was done."""

import pytest

from tests.claims.test_verify import ANOTHER_DIGEST, broken, make_a_desk
from tests.module_wide import ModuleWide

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _desk(module_wide: ModuleWide) -> None:
    module_wide(make_a_desk)


# What is done by SQL, and the promise that must be named.
ATTACKS = {
    "a text's digest": ("texts_equal_digests", *ANOTHER_DIGEST),
    "an original": (
        "originals_equal_digests",
        "ALTER TABLE corpus_revision DROP CONSTRAINT revision_original_digest",
        "UPDATE corpus_revision SET original = '\\x00'",
    ),
    "a section": ("sections_in_texts", 'UPDATE corpus_section SET "end" = 9999999'),
    "a quote": ("quotes_equal_sources", "UPDATE claims_claim SET quote = quote || '.'"),
    "a span": (
        "quotes_equal_sources",
        'UPDATE claims_claim SET start = start + 1, "end" = "end" + 1',
    ),
    "the ledger": ("ids_issued_once", "DELETE FROM corpus_issuedid WHERE kind = 'speaker'"),
    "an id of another": (
        "ids_issued_once",
        (
            "UPDATE corpus_document SET public_id = (SELECT min(public_id) FROM claims_claim)"
            " WHERE id = (SELECT min(id) FROM corpus_document)"
        ),
    ),
    "an approved claim": (
        "claims_as_approved",
        "UPDATE claims_claim SET statement = 'Något annat.' WHERE status = 'checked'",
    ),
    "an approved version": (
        "versions_as_approved",
        (
            "UPDATE claims_claimversion SET record ="
            " jsonb_set(record, '{claim,statement}', '\"Något annat.\"') WHERE status = 'checked'"
        ),
    ),
    "a version that is gone": (
        "versions_complete",
        (
            "DELETE FROM claims_claimversion WHERE number = 1"
            " AND claim_id IN (SELECT claim_id FROM claims_claimversion WHERE number = 2)"
        ),
    ),
    "a publication that is gone": (
        "publications_without_holes",
        "DELETE FROM claims_publicversion WHERE publication = 1",
        "DELETE FROM claims_claimversion WHERE publication = 1",
    ),
    "a note": ("public_rows_belong", "UPDATE claims_publicversion SET note = 'Annat.'"),
    "a public claim of nobody": (
        "public_rows_belong",
        "UPDATE claims_publicclaim SET id = 'zzzzzzzz' WHERE publication = 1",
    ),
    "words of search": ("public_claims_found", "DELETE FROM claims_publicsearch"),
    "a word of search": (
        "public_words_equal_versions",
        "UPDATE claims_publicsearch SET words = words || to_tsvector('simple', 'hemligt')",
    ),
    "a word's place": (
        "public_words_equal_versions",
        "UPDATE claims_publicsearch SET words = setweight(words, 'D')",
    ),
    "a filter's word": (
        "public_words_equal_versions",
        "UPDATE claims_publicsearch SET words = ts_delete(words, '~k:quantity')",
    ),
    "a day beside the words": (
        "public_words_equal_versions",
        "UPDATE claims_publicsearch SET said_last = said_last + 1",
    ),
    "a number to be found by": (
        "public_words_equal_versions",
        (
            "INSERT INTO claims_publicquantity (claim_id, position, unit, value, value_max)"
            " SELECT first_publication, 9, 'SEK', 5, 5 FROM claims_publicclaim WHERE NOT withdrawn"
        ),
    ),
    "words of then": (
        "public_words_equal_versions",
        "UPDATE claims_publicpast SET words = ts_delete(words, '~k:quantity')",
    ),
    "a filter of then": (
        "public_words_equal_versions",
        "UPDATE claims_publicpast SET party = 'X'",
    ),
    "a number of then": (
        "public_words_equal_versions",
        (
            "INSERT INTO claims_publicpastquantity"
            " (past_id, first_publication, position, unit, value, value_max)"
            " SELECT publication, first_publication, 9, 'SEK', 5, 5 FROM claims_publicpast"
        ),
    ),
    "a version of then": ("public_words_equal_versions", "DELETE FROM claims_publicpast"),
    "a party's public name": (
        "public_names_equal_lists",
        "UPDATE claims_publicreference SET name = 'Annat' WHERE kind = 'party'",
    ),
    "a party's name": (
        "public_names_equal_lists",
        "UPDATE claims_party SET name = name || 'et'",
    ),
    "a topic's names": (
        "public_names_equal_lists",
        "UPDATE claims_publicreference SET called = '{}' WHERE kind = 'topic'",
    ),
    "an answer": ("answers_shown", "UPDATE claims_publicanswer SET answer = 'Nej.'"),
    "a public record": (
        "public_rows_equal_versions",
        "UPDATE claims_publicclaim SET body = replace(body, 'kronor', 'dollar')",
    ),
    "a public column": (
        "public_rows_equal_versions",
        "UPDATE claims_publicclaim SET party = 'X' WHERE NOT withdrawn",
    ),
    "words of what was withdrawn": (
        "public_rows_equal_versions",
        "UPDATE claims_publicclaim SET quote = 'Ord' WHERE withdrawn",
    ),
    "an older version": (
        "public_rows_equal_versions",
        "UPDATE claims_publicversion SET body = '{}' WHERE number = 1",
    ),
    "a public claim that is gone": (
        "public_rows_equal_versions",
        "DELETE FROM claims_publicclaim WHERE withdrawn",
    ),
    "a public count": (
        "public_counts_equal_recounts",
        "UPDATE claims_publiccount SET claims = claims + 1 WHERE dimensions = 'kind,party'",
    ),
    "a month": ("public_counts_equal_recounts", "DELETE FROM claims_publicmonthcount"),
    "a facet": (
        "public_counts_equal_recounts",
        "UPDATE claims_publicfacet SET checked = 7 WHERE name = 'topic'",
    ),
    "a facet's pair": ("public_counts_equal_recounts", "DELETE FROM claims_publicfacetpair"),
    "claims' bits of a value": (
        "public_counts_equal_recounts",
        "UPDATE claims_publicfacetbits SET bits = ~bits",
    ),
    "claims' bits that are gone": (
        "public_counts_equal_recounts",
        "DELETE FROM claims_publicfacetbits",
    ),
    "claims' bits of other claims": (
        "public_counts_equal_recounts",
        "UPDATE claims_publicfacetbits SET block = 7",
    ),
    "a speaker's count": (
        "public_counts_equal_recounts",
        "UPDATE claims_publicreference SET named = named + 1 WHERE kind = 'speaker'",
    ),
    "a speaker who is gone": (
        "public_counts_equal_recounts",
        "DELETE FROM claims_publicreference WHERE kind = 'speaker'",
    ),
    "a redirect": (
        "redirects_lead_on",
        "INSERT INTO claims_publicredirect (old_id, new_id) VALUES ('aaaaaaaa', 'bbbbbbbb')",
    ),
    "another address": (
        "public_rows_equal_versions",
        "UPDATE claims_publicbuild SET base_url = 'https://elsewhere.example'",
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_was_broken_is_named(attack: str) -> None:
    promise, *statements = ATTACKS[attack]
    assert promise in broken(*statements)
