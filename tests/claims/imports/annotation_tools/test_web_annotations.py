"""W3C Web Annotations as rows to be completed; our own come back as they are."""

import json
from typing import Any

import pytest
from django.test import Client

from claims.imports.annotation_tools.web_annotations import read_annotations
from claims.imports.messages import sentence
from claims.imports.reasons import FileRefused
from claims.imports.sheets import verbs, written
from claims.models import Claim, ClaimImport
from claims.publication.publishing import publish
from corpus.models import Document
from tests.claims.imports.sheets.sheet_files import make_world
from tests.claims.imports.sheets.test_import_claims import looked_at, outcomes, reasons
from tests.factories import AT, QUOTE, TEXT, make_claim, make_revision, make_topic, make_user

pytestmark = pytest.mark.django_db

START = TEXT.index(QUOTE)


def annotation(document: Document, *selectors: dict[str, Any], **more: Any) -> dict[str, Any]:
    source = f"https://fakta.example/documents/{document.public_id}/"
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "Placeringarna kostade 640 miljoner."},
        "target": {"source": source, "selector": list(selectors)},
    } | more


def quote_selector(exact: str = QUOTE, **more: str) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact} | more


def position(start: int = START, end: int = START + len(QUOTE)) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def read(value: object) -> ClaimImport:
    return looked_at(json.dumps(value).encode(), "annotations.jsonld")


def test_an_annotation_waits_for_what_it_does_not_tell() -> None:
    document = make_world()
    found = read(annotation(document, quote_selector(), position()))
    (row,) = found.rows.all()
    assert row.outcome == "refuse"
    assert {(each["code"], each["column"]) for each in row.reasons} == {
        ("cell_missing", "kind"),
        ("cell_missing", "date"),
        ("cell_missing", "speaker"),
    }
    # Completed in the admin,
    told = row.cells | {"kind": "quantity", "date": "2023~", "speaker": "Åsa Öberg"}
    assert verbs.amend(row, told, by=found.created_by).outcome == "create"
    # or in the sheet.
    again = read(annotation(document, quote_selector(), position()))
    lines = written.refused(again).content.decode("utf-8-sig").splitlines()
    header, cells = lines[0], lines[1]
    assert header.split(";")[-1] == "skäl" or header.split(";")[-1] == "reason"
    assert QUOTE in cells


def test_position_and_quote_must_agree() -> None:
    document = make_world()
    found = read(annotation(document, quote_selector(), position(5, 5 + len(QUOTE))))
    assert "quote_elsewhere" in reasons(found)[0]
    (row,) = found.rows.all()
    assert row.suggestion is not None
    assert row.suggestion["start"] == START


SMILING = "😀 Det kostar 5 kr. 👩‍👧 Det kostar 6 kr. ababab"


def counted(document: Document, quote: str, place: int) -> dict[str, Any]:
    return annotation(document, quote_selector(quote), position(place, place + len(quote)))


def test_positions_of_a_tool_that_counts_as_javascript_are_found_by_all_quotes() -> None:
    document = make_revision(SMILING).document
    quotes = ("kostar 5", "kostar 6")
    said = [
        counted(document, q, len(SMILING[: SMILING.index(q)].encode("utf-16-le")) // 2)
        for q in quotes
    ]
    found = read(said)
    assert found.reason is not None
    assert found.reason["details"] == {"tool": "Web Annotations", "unit": "UTF-16"}
    cells = [row.cells for row in found.rows.order_by("number")]
    assert [c["span_start"] for c in cells] == [str(SMILING.index(q)) for q in quotes]
    assert not any("quote_elsewhere" in codes for codes in reasons(found))
    # One of them as the model has it: no unit fits both, and each row is a person's to look at.
    mixed = read([counted(document, quotes[0], SMILING.index(quotes[0])), said[1]])
    assert mixed.reason is None
    assert ["quote_elsewhere" in codes for codes in reasons(mixed)] == [False, True]


def test_positions_that_fit_in_two_units_at_two_places_are_refused() -> None:
    document = make_revision("😀😀 abababab").document
    said = counted(document, "ab", 5)
    found = read(said)
    assert (found.state, (found.reason or {}).get("code")) == ("refused", "annotation_two_units")
    page = {"type": "AnnotationPage", "factcheck": {"offset_unit": "UTF-16"}, "items": [said]}
    assert (read(page).reason or {})["details"]["unit"] == "UTF-16"
    page["factcheck"] = {"offset_unit": "bytes"}
    assert (read(page).reason or {})["code"] == "annotation_unit_unknown"


def test_prefix_and_suffix_single_out_one_of_several_places() -> None:
    document = make_revision("Ett. Det kostar. Två. Det kostar. Tre.\n").document
    found = read(annotation(document, quote_selector("Det kostar", prefix="Två. ", suffix=". Tre")))
    assert reasons(found)[0].count("quote_ambiguous") == 0


def test_collections_pages_lists_and_refined_selectors() -> None:
    document = make_world()
    one = annotation(document, {"type": "FragmentSelector", "refinedBy": quote_selector()})
    for value in (
        one,
        [one],
        {"type": "AnnotationPage", "items": [one]},
        {"type": ["AnnotationCollection"], "first": {"type": "AnnotationPage", "items": [one]}},
        {"@graph": [one]},
    ):
        table = read_annotations(json.dumps(value).encode())
        assert [row.cells[table.header.index("quote")] for row in table.rows] == [QUOTE]


@pytest.mark.parametrize(
    "more",
    [
        {"next": "https://fakta.example/annotations/?page=2"},
        {"partOf": {"type": "AnnotationCollection", "total": 2}},
        {"partOf": "https://fakta.example/annotations/", "next": "https://fakta.example/2"},
    ],
)
def test_one_page_of_several_says_that_the_others_are_not_here(more: dict[str, Any]) -> None:
    one = annotation(make_world(), quote_selector(), position())
    page = {"type": "AnnotationPage", "items": [one]} | more
    collection = {"type": "AnnotationCollection", "total": 2, "first": page}
    for value in (page, collection):
        found = read(value)
        assert found.reason is not None
        assert found.reason["code"] == "annotation_placed"
        assert "fler" in sentence(found.reason)


def test_a_whole_collection_has_nothing_elsewhere() -> None:
    one = annotation(make_world(), quote_selector())
    page = {"type": "AnnotationPage", "items": [one], "partOf": {"total": 1}}
    assert read({"type": "AnnotationCollection", "total": 1, "first": page}).reason is None


def test_all_that_is_said_of_a_claim_is_kept() -> None:
    body = [
        {"type": "TextualBody", "value": text, "purpose": "commenting", "language": language}
        for text, language in (("Ett.", "sv"), ("One.", "en"), ("Två.", "sv"), ("Ett.", "sv"))
    ]
    (row,) = read(annotation(make_world(), quote_selector(), body=body)).rows.all()
    assert row.cells["statement"] == "Ett.\nTvå."


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"type": "Annotation"', "json_unreadable"),
        (b'{"type": "Manifest"}', "json_no_annotations"),
        (b"[]", "json_no_annotations"),
        (b'{"id": "abc"}\n{"id": "abd"}\n', "json_no_annotations"),
        (b"[" * 100_000, "json_unreadable"),
        ('{"type": "Annotation"}'.encode("utf-16"), "json_unreadable"),
    ],
)
def test_what_holds_no_annotations(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read_annotations(content)
    assert caught.value.reason.code == code


def test_strange_annotations_are_refused_one_by_one() -> None:
    document = make_world()
    good = annotation(document, quote_selector())
    found = read(
        [
            {"type": "Annotation"},
            good | {"target": [good["target"], good["target"]]},
            annotation(document),
            annotation(document, quote_selector("\ud800 trasigt")),
            good | {"target": {"source": 5, "selector": "x"}, "body": [None, 3, {"value": []}]},
        ]
    )
    assert [codes[0] for codes in reasons(found)] == [
        "annotation_without_target",
        "annotation_with_several_targets",
        "annotation_without_quote",
        "cell_missing",
        "annotation_without_quote",
    ]


def test_our_own_annotations_come_back_and_change_nothing(client: Client) -> None:
    claims = [make_claim(topics=[make_topic()]), make_claim()]
    publish(claims, by=make_user(), at=AT)
    for claim in claims:
        document = claim.revision.document.public_id
        answer = client.get(f"/api/v1/documents/{document}/annotations/")
        found = looked_at(answer.content, "annotations.jsonld")
        assert outcomes(found) == ["same"]
        assert found.rows.get().claim == claim
    assert Claim.objects.count() == 2


def test_the_corpus_own_csv_comes_back_and_changes_nothing(client: Client) -> None:
    claims = [make_claim(worthiness_reason="Viktigt."), make_claim(date_edtf="2016-04-14")]
    publish(claims, by=make_user(), at=AT)
    csv = b"".join(client.get("/api/v1/claims.csv"))
    found = looked_at(csv, "claims.csv")
    assert outcomes(found) == ["same", "same"]
