"""Every claim and check under `fixtures/`, walked one by one. Nothing here asks the database."""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from claims.imports.fixtures.counts import BEGIN, END, with_counts
from claims.imports.fixtures.entries import ClaimEntry, Fixtures
from claims.imports.fixtures.files import read_fixtures
from corpus.anchoring import Span, anchor
from corpus.edtf_dates import Days, parse_closed_days, parse_days
from corpus.identifiers import is_public_id

FOLDER: Path = settings.BASE_DIR / "fixtures"

# The source texts, byte for byte.
TEXTS = {
    "000_c688ac949c97eddd.txt": "771c4259bc497363f87a3ac324afe5481b2c40c66196a73130298bcb0bd62ae4",
    "001_41484ad99dbc1724.txt": "7c278165e41662959546783e3d8432f53cc76afa0ecff8d3501a22ef8e2f23e7",
    "002_28fb4ee68b4bc7f1.txt": "8dbecf45cb5e8a3b2a978569ebaac8b120d47a4fc77f85126eaa87f542cc865e",
    "003_00eb244c775b602f.txt": "b0d7eae9861c82bce16ff2812d1309b913cbe4f013dc47f4fb871a5b104d4802",
    "004_4fe2b4076ffb9935.txt": "965e0910a1463de2dd16c195338f27f50ec535f7e472e001d1562f9d021373cc",
}

# Words that lean on what stands around them: a statement can't.
PRONOUNS = re.compile(
    r"\b(jag|mig|min|mitt|mina|vi|oss|vår|vårt|våra|du|dig|ni|er|ert|era|han|honom|hans|hon|henne"
    r"|hennes|hen|de|dem|deras|denna|denne|detta|dessa)\b",
    re.IGNORECASE,
)
# What the statement cites, and what is explained in square brackets.
CITED = re.compile(r"”[^”]*”|\[[^\]]*\]")


@pytest.fixture(scope="module")
def fixtures() -> Fixtures:
    found, mistakes = read_fixtures(FOLDER)
    assert mistakes == []
    return found


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {name: (FOLDER / "corpus" / name).read_bytes().decode("utf-8") for name in TEXTS}


@pytest.fixture(scope="module")
def documents() -> dict[str, dict[str, Any]]:
    content = json.loads((FOLDER / "corpus" / "documents.json").read_text())
    return {document["file"]: document for document in content["documents"]}


def place(claim: ClaimEntry, texts: dict[str, str]) -> Span:
    return anchor(texts[claim.document], claim.quote, claim.occurrence)


# The texts


def test_the_source_texts_are_as_they_were_found(texts: dict[str, str]) -> None:
    found = {path.name: path.read_bytes() for path in (FOLDER / "corpus").glob("*.txt")}
    assert {name: hashlib.sha256(content).hexdigest() for name, content in found.items()} == TEXTS
    for text in texts.values():
        assert unicodedata.is_normalized("NFC", text)
        assert "\r" not in text


def test_every_text_is_described(documents: dict[str, dict[str, Any]]) -> None:
    assert documents.keys() == TEXTS.keys()
    for document in documents.values():
        assert document["date_evidence"]
        assert document["rights_note"]
        assert document["full_text_public"] is False
    assert len(documents["003_00eb244c775b602f.txt"]["sections"]) == 10


# The claims


def test_every_quote_stands_in_its_text(fixtures: Fixtures, texts: dict[str, str]) -> None:
    for claim in fixtures.claims:
        span = place(claim, texts)
        assert texts[claim.document][span.start : span.end] == claim.quote, claim.id
        assert claim.quote == claim.quote.strip(), claim.id


def test_an_occurrence_is_named_only_where_it_must_be(
    fixtures: Fixtures, texts: dict[str, str]
) -> None:
    for claim in fixtures.claims:
        if claim.occurrence is not None:
            assert texts[claim.document].count(claim.quote) > 1, claim.id


def test_every_quote_in_the_blog_stands_in_one_post(
    fixtures: Fixtures, texts: dict[str, str], documents: dict[str, dict[str, Any]]
) -> None:
    for claim in fixtures.claims:
        sections = documents[claim.document]["sections"]
        if sections:
            assert section_of(claim, texts, sections), claim.id


def section_of(
    claim: ClaimEntry, texts: dict[str, str], sections: list[dict[str, Any]]
) -> dict[str, Any] | None:
    span = place(claim, texts)
    around = (s for s in sections if s["start"] <= span.start and span.end <= s["end"])
    return next(around, None)


def test_every_date_is_consistent_with_its_document_or_section(
    fixtures: Fixtures, texts: dict[str, str], documents: dict[str, dict[str, Any]]
) -> None:
    for claim in fixtures.claims:
        document = documents[claim.document]
        section = section_of(claim, texts, document["sections"])
        said = Days(*parse_closed_days(claim.date))
        assert said.overlaps(parse_days(document["date"])), claim.id
        if section and section["date"]:
            assert said.overlaps(parse_days(section["date"])), claim.id
        assert claim.date_evidence, claim.id


def test_every_number_stands_in_its_quote(fixtures: Fixtures) -> None:
    numbers = [(claim, number) for claim in fixtures.claims for number in claim.quantities]
    assert len(numbers) > 30
    for claim, number in numbers:
        assert number.text in claim.quote, claim.id
        if number.value_max is not None:
            assert number.value_max > number.value, claim.id


def test_every_statement_stands_on_its_own(fixtures: Fixtures) -> None:
    for claim in fixtures.claims:
        assert claim.statement.strip(), claim.id
        if claim.statement.strip(" .").casefold() == claim.quote.strip(" .").casefold():
            assert not PRONOUNS.search(claim.quote), f"{claim.id}: the bare quote, with pronouns"


def test_no_statement_speaks_in_the_first_person(fixtures: Fixtures) -> None:
    first = re.compile(r"\b(jag|mig|min|mitt|mina|vi|oss|vår|vårt|våra)\b", re.IGNORECASE)
    found = [c.id for c in fixtures.claims if first.search(CITED.sub("", c.statement))]
    assert found == []


def test_every_claim_that_is_worth_checking_says_why(fixtures: Fixtures) -> None:
    for claim in fixtures.claims:
        assert (claim.worthiness == "high") == bool(claim.worthiness_reason), claim.id


def test_ids_are_issued_once(fixtures: Fixtures) -> None:
    ids = [claim.id for claim in fixtures.claims] + [s.id for s in fixtures.speakers]
    assert all(map(is_public_id, ids))
    assert [id_ for id_, count in Counter(ids).items() if count > 1] == []


def test_everybody_who_speaks_is_known_and_everybody_known_speaks(fixtures: Fixtures) -> None:
    roles = {speaker.key: {role.key for role in speaker.roles} for speaker in fixtures.speakers}
    assert len(roles) == len(fixtures.speakers)
    spoken = set()
    for claim in fixtures.claims:
        for voice in (claim.speaker, *claim.voices):
            assert voice.speaker in roles, claim.id
            assert not voice.role or voice.role in roles[voice.speaker], claim.id
            spoken.add(voice.speaker)
    assert spoken == roles.keys()


def test_topics_are_a_short_list_that_is_used(fixtures: Fixtures) -> None:
    topics = {topic.id for topic in fixtures.topics}
    assert len(topics) == len(fixtures.topics) <= 25
    assert {topic for claim in fixtures.claims for topic in claim.topics} == topics


def test_relations_lead_to_other_claims(fixtures: Fixtures) -> None:
    ids = {claim.id for claim in fixtures.claims}
    found = [(claim.id, relation) for claim in fixtures.claims for relation in claim.relations]
    assert found
    assert len(found) == len(set(found))
    for id_, relation in found:
        assert relation.claim in ids - {id_}, id_


def test_no_claim_is_logged_twice(fixtures: Fixtures, texts: dict[str, str]) -> None:
    """Two claims may share a place, but then they say different things."""
    logged = Counter((c.document, place(c, texts), c.statement) for c in fixtures.claims)
    assert [key for key, count in logged.items() if count > 1] == []


def test_the_two_claims_that_were_asked_for_are_there(fixtures: Fixtures) -> None:
    for document, words in (("002", "640 miljoner"), ("001", "24 miljarder")):
        assert any(
            number.text.startswith(words) and number.unit == "SEK"
            for claim in fixtures.claims
            if claim.document.startswith(document)
            for number in claim.quantities
        )


def test_as_many_claims_as_a_desk_would_log(fixtures: Fixtures) -> None:
    found = Counter(claim.document for claim in fixtures.claims)
    assert found.keys() == TEXTS.keys()
    assert all(count >= 10 for count in found.values())
    assert 250 <= found.total() < 400
    assert found["003_00eb244c775b602f.txt"] > found.total() / 2


# The checks


def test_every_check_is_there_in_the_state_that_it_deserves(fixtures: Fixtures) -> None:
    checks = fixtures.assessments
    assert len(checks) == 25
    assert sum(len(check.evidence) for check in checks) == 74
    assert Counter((check.status, check.rating) for check in checks) == {
        ("checked", "true"): 6,
        ("checked", "mostly_true"): 4,
        ("checked", "missing_context"): 2,
        ("in_progress", "true"): 2,
        ("in_progress", "mostly_true"): 3,
        ("in_progress", "half_true"): 2,
        ("not_checkable", ""): 6,
    }


def test_every_check_is_of_claims_that_are_there(fixtures: Fixtures) -> None:
    ids = {claim.id for claim in fixtures.claims}
    checked = [id_ for check in fixtures.assessments for id_ in check.claims]
    assert len(checked) == len(set(checked))
    assert set(checked) <= ids


def test_every_check_says_what_was_found_tried_or_is_missing(fixtures: Fixtures) -> None:
    for check in fixtures.assessments:
        assert check.summary, check.where
        assert check.evidence, check.where
        if check.status == "checked":
            assert check.explanation, check.where
            assert len(check.evidence) >= settings.EVIDENCE_MINIMUM, check.where
        if check.status == "in_progress":
            assert check.missing, check.where
        if check.status == "not_checkable":
            assert not check.rating, check.where


def test_evidence_is_cited_as_it_was_found(fixtures: Fixtures) -> None:
    for check in fixtures.assessments:
        addresses = [evidence.url for evidence in check.evidence]
        assert len(addresses) == len(set(addresses)), check.where
        for evidence in check.evidence:
            assert evidence.url.startswith(("https://", "http://")), check.where
            assert evidence.title, check.where
            assert evidence.summary, check.where
            assert evidence.published_on or evidence.published_on_basis, check.where


def test_the_rating_scale(fixtures: Fixtures) -> None:
    scale = fixtures.scale
    assert scale is not None
    assert (scale.version, scale.best, scale.worst) == (1, 5, 1)
    assert [(r.id, r.label_sv, r.value) for r in scale.ratings] == [
        ("true", "Sant", 5),
        ("mostly_true", "Till stor del sant", 4),
        ("half_true", "Delvis sant", 3),
        ("mostly_false", "Till stor del falskt", 2),
        ("false", "Falskt", 1),
        ("missing_context", "Saknar sammanhang", None),
        ("unproven", "Obelagt", None),
    ]


# fixtures/README.md


def test_the_counts_in_the_readme_are_current(fixtures: Fixtures) -> None:
    page = (FOLDER / "README.md").read_text("utf-8")
    assert with_counts(page, fixtures) == page, "run `manage.py count_fixtures`"


def test_the_counts_are_those_of_the_files(fixtures: Fixtures) -> None:
    page = with_counts(f"Före.\n{BEGIN}\ngammalt\n{END}\nEfter.\n", fixtures)
    assert page.startswith(f"Före.\n{BEGIN}\n\n| document | claims | high | medium | low |\n")
    assert page.endswith(f"\n\n{END}\nEfter.\n")
    assert "gammalt" not in page
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines()]
    numbers = {row[0]: row[1:] for row in rows if len(row) > 1}
    for name in TEXTS:
        chosen = [claim for claim in fixtures.claims if claim.document == name]
        worth = Counter(claim.worthiness for claim in chosen)
        expected = [len(chosen), worth["high"], worth["medium"], worth["low"]]
        assert numbers[name] == list(map(str, expected))
    spoken = Counter(claim.speaker.speaker for claim in fixtures.claims)
    for speaker in fixtures.speakers:
        if spoken[speaker.key]:
            assert numbers[speaker.name] == [str(spoken[speaker.key])]
    assert numbers["checked"][0] == "12"
    assert numbers["all"][0] == str(len(fixtures.claims))


def test_a_page_without_markers_is_refused(fixtures: Fixtures) -> None:
    for page in ("", BEGIN, END, f"{END}{BEGIN}"):
        with pytest.raises(ValueError, match="two markers"):
            with_counts(page, fixtures)
