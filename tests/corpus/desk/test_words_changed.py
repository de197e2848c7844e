"""Which words of two texts are marked as different."""

import pytest

from corpus.desk.words_changed import marked_sides


@pytest.mark.parametrize(
    ("old", "new", "left", "right"),
    [
        # Words that differ together are one mark, spaces and all.
        (
            "Det kostade sex miljoner enligt staden.",
            "Det kostade tolv miljarder enligt staden.",
            "Det kostade <del>sex miljoner</del> enligt staden.",
            "Det kostade <ins>tolv miljarder</ins> enligt staden.",
        ),
        ("Ett två tre", "Ett två tre fyra", "Ett två tre", "Ett två tre<ins> fyra</ins>"),
        ("a b c", "x b c", "<del>a</del> b c", "<ins>x</ins> b c"),
        # A space alone is not marked on the side that has nothing else.
        ("Ett två", "Ett och två", "Ett två", "Ett <ins>och </ins>två"),
        ("<b> är ett", "<i> är ett", "&lt;<del>b</del>&gt; är ett", "&lt;<ins>i</ins>&gt; är ett"),
        ("Ett.", "Något helt annat!", "Ett.", "Något helt annat!"),
    ],
)
def test_words_that_differ(old: str, new: str, left: str, right: str) -> None:
    assert marked_sides(old, new) == (left, right)


def test_what_is_marked_is_the_whole_text() -> None:
    old, new = "Ett två  tre fyra\nfem", "Ett 2  tre  fem sex\n"
    for side, mark, text in zip(marked_sides(old, new), ("del", "ins"), (old, new), strict=True):
        assert side.replace(f"<{mark}>", "").replace(f"</{mark}>", "") == text
