"""Swedish alphabetical order by a key."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.swedish import sort_key


def test_the_swedish_alphabet() -> None:
    names = ["Öberg", "Zorn", "Ängström", "Adam", "Åkesson", "Yngve", "Wall", "Vall"]
    assert sorted(names, key=sort_key) == [
        *("Adam", "Vall", "Wall", "Yngve", "Zorn", "Åkesson", "Ängström", "Öberg")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("André", "Andre"),
        ("ÅKESSON", "åkesson"),
        ("A\u030akesson", "Åkesson"),
        ("Müller", "Myller"),
        ("Łukasz", "Lukasz"),
        ("Sørensen", "Sörensen"),
        ("Ægir", "Ägir"),
    ],
)
def test_sorted_alike(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_how_a_text_is_composed_makes_no_difference(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(
        unicodedata.normalize("NFC", text)
    )
