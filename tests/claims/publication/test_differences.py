"""What the next version would change, field by field."""

import pytest
from django.utils import translation

from claims.admin.claim.pasted_addresses import addresses_in, host, same
from claims.admin.claim.record_words import lines
from claims.publication.differences import Difference, differences


def test_same_is_nothing() -> None:
    record = {"claim": {"quantities": [{"text": "2"}], "rating": None}}
    assert differences(record, record) == []
    assert differences({"note": None}, {"note": ""}) == []


def test_fields_on_one_side_only() -> None:
    assert differences({"a": 1}, {"b": 2}) == [
        Difference(("b",), None, 2),
        Difference(("a",), 1, None),
    ]


def test_items_of_lists_are_known_by_their_names() -> None:
    old = [{"text": "2", "unit": "SEK"}, {"text": "3", "unit": "EUR"}]
    new = [{"text": "3", "unit": "USD"}, {"text": "4", "unit": "SEK"}]
    assert differences(old, new, ("quantities",)) == [
        Difference(("quantities", "3", "unit"), "EUR", "USD"),
        Difference(("quantities", "4"), None, {"text": "4", "unit": "SEK"}),
        Difference(("quantities", "2"), {"text": "2", "unit": "SEK"}, None),
    ]


def test_two_items_with_one_name() -> None:
    old = [{"text": "2", "unit": "SEK"}, {"text": "2", "unit": "EUR"}]
    new = [{"text": "2", "unit": "SEK"}, {"text": "2", "unit": "USD"}]
    assert differences(old, new, ("q",)) == [Difference(("q", "2 (2)", "unit"), "EUR", "USD")]


def test_another_order_is_a_difference() -> None:
    assert differences([{"id": "a"}, {"id": "b"}], [{"id": "b"}, {"id": "a"}], ("t",)) == [
        Difference(("t",), ["a", "b"], ["b", "a"])
    ]


def test_lines_are_in_words() -> None:
    old = {"claim": {"statement": "Det var 640 <b>", "kind": "rule", "speaker": {"kind": "person"}}}
    new = {
        "claim": {"statement": "Det var 612 <b>", "kind": "other", "speaker": {"kind": "unknown"}}
    }
    with translation.override("sv"):
        shown = [(line.where, line.old, line.new) for line in lines(old, new)]
    assert shown[0][0] == "Påståendet i klartext"
    assert "<del>640 </del>&lt;b&gt;" in shown[0][1].replace("<del>640</del> ", "<del>640 </del>")
    assert shown[1:] == [
        ("Typ", "regel eller lag", "annat"),
        ("Talare › typ", "person", "okänd"),
    ]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("", []),
        ("bokslut 2022", []),
        ("https://scb.se/a", ["https://scb.se/a"]),
        ("Se (https://scb.se/a). Och www.scb.se/b!", ["https://scb.se/a", "https://www.scb.se/b"]),
        (
            "https://sv.wikipedia.org/wiki/Mark_(mynt)",
            ["https://sv.wikipedia.org/wiki/Mark_(mynt)"],
        ),
        ("https://scb.se/a\nhttp://www.scb.se/a/", ["https://scb.se/a"]),
        ("https://localhost/ http://[bad", []),
        ("javascript:alert(1) ftp://scb.se/", []),
        ("”https://scb.se/a?b=1#c”", ["https://scb.se/a?b=1#c"]),
    ],
)
def test_addresses_in_what_was_pasted(text: str, addresses: list[str]) -> None:
    assert addresses_in(text) == addresses


def test_hosts_and_pages() -> None:
    assert host("https://www.scb.se:443/a") == "scb.se"
    assert host("https://[bad") == ""
    assert same("http://www.scb.se/a/", "https://scb.se/a")
    assert not same("https://scb.se/a?b=1", "https://scb.se/a?b=2")
