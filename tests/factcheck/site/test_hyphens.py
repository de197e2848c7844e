"""Where the longest words of a title may be broken."""

import pytest

from factcheck.site.hyphens import softened

SOFT = "\u00ad"


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("En kompetensutvecklingsfond på 200 miljoner.", "kompetens|utvecklings|fond"),
        ("Arbetsmarknadsåtgärder för unga.", "Arbets|marknads|åtgärder"),
        ("Kort ord.", "Kort ord."),
        ("x" * 70, "x" * 70),
    ],
)
def test_compounds_are_broken_between_their_parts(text: str, parted: str) -> None:
    found = softened(text)
    assert found.replace(SOFT, "") == text
    assert parted.replace("|", SOFT) in found
