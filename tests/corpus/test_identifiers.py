"""Public ids within what somebody pastes."""

import pytest

from corpus.identifiers import id_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bcdf2345", "bcdf2345"),
        (" https://fakta.example/claims/bcdf2345/?x=1 ", "bcdf2345"),
        ("/documents/bcdf2345#ghjk6789", "ghjk6789"),
        ("bcdf2345 skatt", None),
        ("skatt", None),
        ("abcdefgh", None),
        ("", None),
    ],
)
def test_an_id_or_the_last_one_of_an_address(text: str, found: str | None) -> None:
    assert id_in(text) == found
