"""Web Annotations as tools write them: each kind with its siblings."""

import json
from typing import Any

import pytest

from claims.imports.annotation_tools.web_annotations import read_annotations
from claims.imports.sheets.places import certain
from corpus.anchoring import Span


def annotation(selector: Any = None, body: Any = None, **more: Any) -> dict[str, str]:
    """The cells of the row that it becomes."""
    value = {
        "type": "Annotation",
        "target": {
            "source": "https://granby.example/debatt/07",
            "selector": selector or {"type": "TextQuoteSelector", "exact": "Ett citat."},
        },
        "body": body if body is not None else [],
    } | more
    table = read_annotations(json.dumps(value).encode())
    return dict(zip(table.header, table.rows[0].cells, strict=True)) | {
        "flaw": table.rows[0].flaw.code if table.rows[0].flaw else ""
    }


SCHOOL = {"type": "TextualBody", "value": "skola"}


@pytest.mark.parametrize(
    ("motivation", "topics", "statement"),
    [
        ("tagging", "skola", ""),
        ("oa:tagging", "skola", ""),
        ("http://www.w3.org/ns/oa#tagging", "skola", ""),
        (["highlighting", "tagging"], "skola", ""),
        ("classifying", "skola", ""),
        ("commenting", "", "skola"),
        ("describing", "", "skola"),
        (None, "", "skola"),
        ("identifying", "", ""),
        ("linking", "", ""),
        ("highlighting", "", ""),
        ("bookmarking", "", ""),
    ],
    ids=str,
)
def test_the_motivation_tells_what_a_body_is(motivation: Any, topics: str, statement: str) -> None:
    cells = annotation(body=SCHOOL, motivation=motivation)
    assert (cells["label"], cells["statement"]) == (topics, statement)


def test_a_purpose_of_its_own_counts_more() -> None:
    cells = annotation(body=SCHOOL | {"purpose": "commenting"}, motivation="tagging")
    assert (cells["label"], cells["statement"]) == ("", "skola")


@pytest.mark.parametrize(
    "tag",
    [
        {"type": "SpecificResource", "source": {"id": "https://v.example/s", "label": "skola"}},
        {"type": "SpecificResource", "source": {"label": {"en": "school", "sv": "skola"}}},
        {"id": "https://v.example/s", "label": ["skola"]},
        {"source": {"prefLabel": [{"@value": "skola", "@language": "sv"}]}},
    ],
    ids=str,
)
def test_a_tag_that_is_a_resource(tag: dict[str, Any]) -> None:
    assert annotation(body=[tag | {"purpose": "tagging"}])["label"] == "skola"


def text(value: str, **more: Any) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": "commenting"} | more


@pytest.mark.parametrize(
    ("body", "statement"),
    [
        (text("<p>Ett <b>640</b>&nbsp;tal</p>", format="text/html"), "Ett 640 tal"),
        (text("a < b", format="text/plain"), "a < b"),
        (
            {"type": "Choice", "items": [text("En", language="en"), text("Ett", language="sv")]},
            "Ett",
        ),
        ({"type": "List", "items": [text("Ett"), text("två")]}, "Ett\ntvå"),
        ([text("In English", language="en"), text("På svenska", language="sv-SE")], "På svenska"),
        ([text("In English", language="en")], "In English"),
    ],
    ids=str,
)
def test_bodies_as_tools_write_them(body: Any, statement: str) -> None:
    assert annotation(body=body)["statement"] == statement


QUOTE = {"type": "TextQuoteSelector", "exact": "lagt 640 miljoner", "prefix": "Vi har "}
POSITION = {"type": "TextPositionSelector", "start": 41, "end": 82}


@pytest.mark.parametrize(
    ("selector", "quote", "start"),
    [
        ({"type": "CssSelector", "value": "p", "refinedBy": [POSITION, QUOTE]}, QUOTE["exact"], ""),
        ({"type": "FragmentSelector", "value": "a", "refinedBy": QUOTE}, QUOTE["exact"], ""),
        ([QUOTE, POSITION], QUOTE["exact"], "41"),
        (POSITION, "", "41"),
        (POSITION | {"start": 41.0, "end": 82.0}, "", "41"),
        (
            QUOTE | {"refinedBy": {"type": "TextPositionSelector", "start": 5, "end": 8}},
            "640",
            "",
        ),
        (POSITION | {"refinedBy": QUOTE}, QUOTE["exact"], ""),
        (
            {
                "type": "RangeSelector",
                "startSelector": POSITION,
                "endSelector": {"type": "TextPositionSelector", "start": 82, "end": 90},
            },
            "",
            "41",
        ),
    ],
    ids=str,
)
def test_selectors_as_tools_write_them(selector: Any, quote: str, start: str) -> None:
    cells = annotation(selector)
    assert (cells["quote"], cells["span_start"], cells["flaw"]) == (quote, start, "")


def test_a_selector_that_says_nothing_is_told_of() -> None:
    assert annotation({"type": "CssSelector", "value": "p"})["flaw"] == "annotation_without_quote"


def test_a_position_alone_is_certain_where_only_one_way_to_count_fits() -> None:
    plain, smiling = "Vi har lagt det.", "😀 Vi har lagt det."
    assert certain(plain, Span(3, 6))
    assert certain(smiling, Span(2, 4))  # “Vi”; counted twice it would be “ V”
    assert not certain(smiling, Span(3, 5))  # “i ”: counted twice it is “Vi”
