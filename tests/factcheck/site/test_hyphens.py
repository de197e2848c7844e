"""Where the longest words of a title may be broken."""

import pytest

from factcheck.site.hyphens import softened, unbroken

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


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Ett mål om 200 000 invånare.", "Ett mål om 200|000 invånare."),
        ("1 250 500 000 kronor", "1|250|500|000 kronor"),
        ("Den 5 maj 2020 kom 12 personer.", "Den 5 maj 2020 kom 12 personer."),
        ("Ring 08 508 290 00.", "Ring 08|508|290 00."),
        ("sida 12 2020", "sida 12 2020"),
    ],
)
def test_a_number_is_not_broken_within(text: str, held: str) -> None:
    assert unbroken(text) == held.replace("|", "\u00a0")
    assert softened(text).replace(SOFT, "") == held.replace("|", "\u00a0")
