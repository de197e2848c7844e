"""Google's partial responses."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.api.factchecktools import SHAPE
from factcheck.api.field_masks import BadMask, apply, parse

ANSWER: dict[str, Any] = {
    "claims": [
        {
            "text": "a",
            "claimant": "b",
            "claimReview": [{"publisher": {"name": "c", "site": "d"}, "url": "e", "title": "f"}],
        },
        {"text": "g", "claimReview": []},
    ],
    "nextPageToken": "h",
}


@pytest.mark.parametrize(
    ("mask", "wanted"),
    [
        ("*", ANSWER),
        ("claims,nextPageToken", ANSWER),
        ("nextPageToken", {"nextPageToken": "h"}),
        ("claims/text", {"claims": [{"text": "a"}, {"text": "g"}]}),
        ("claims(text,claimant)", {"claims": [{"text": "a", "claimant": "b"}, {"text": "g"}]}),
        (
            "claims/claimReview/url,claims/claimReview(title)",
            {"claims": [{"claimReview": [{"url": "e", "title": "f"}]}, {"claimReview": []}]},
        ),
        (
            "claims(text,claimReview/publisher/site),nextPageToken",
            {
                "claims": [
                    {"text": "a", "claimReview": [{"publisher": {"site": "d"}}]},
                    {"text": "g", "claimReview": []},
                ],
                "nextPageToken": "h",
            },
        ),
        (
            "*/claimReview/*/name",
            {"claims": [{"claimReview": [{"publisher": {"name": "c"}}]}, {"claimReview": []}]},
        ),
        ("claims/text,claims", {"claims": ANSWER["claims"]}),
    ],
)
def test_what_a_mask_leaves(mask: str, wanted: dict[str, Any]) -> None:
    assert apply(parse(mask, SHAPE), ANSWER) == wanted


@pytest.mark.parametrize(
    "mask",
    [
        "",
        ",",
        "claim",
        "claims/",
        "claims/nothing",
        "claims/text/more",
        "claims(text",
        "claims(text))",
        "claims()",
        "claims text",
        "claims/*/text/*",
        "*/text/*",
        "(" * 500,
        "claims," * 100,
        "ä",
    ],
)
def test_what_is_no_mask(mask: str) -> None:
    with pytest.raises(BadMask):
        parse(mask, SHAPE)


@given(st.lists(st.sampled_from(["claims", "text", "claimReview", "*", "/", "(", ")", ","])))
def test_any_text_is_a_mask_or_is_refused(parts: list[str]) -> None:
    try:
        wanted = parse("".join(parts), SHAPE)
    except BadMask:
        return
    assert wanted
    apply(wanted, ANSWER)
