"""Public ids within what somebody pastes."""

import pytest

from corpus.identifiers import LETTERS, id_in, is_public_id, new_public_id


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bcdf2345", "bcdf2345"),
        (" https://fakta.example/claims/bcdf2345/?x=1 ", "bcdf2345"),
        ("/documents/bcdf2345#ghjk6789", "ghjk6789"),
        ("(bcdf2345).", "bcdf2345"),
        ("BCDF2345", "bcdf2345"),
        ("bcdf\u00ad2345\u200b", "bcdf2345"),
        ("id: bcdf2345", "bcdf2345"),
        ("<https://fakta.example/claims/bcdf2345/>", "bcdf2345"),
        ("Se https://fakta.example/claims/bcdf2345/.", "bcdf2345"),
        ("Se även noga https://fakta.example/claims/bcdf2345/", None),
        ("bcdf2345 ghjk6789", None),
        ("bcdf2345 skatt", None),
        ("skatt", None),
        ("abcdefgh", None),
        ("", None),
    ],
)
def test_an_id_or_the_last_one_of_an_address(text: str, found: str | None) -> None:
    assert id_in(text) == found


def test_new_ids_begin_with_a_letter_and_old_ones_stay_valid() -> None:
    made = {new_public_id() for _ in range(2_000)}
    assert len(made) == 2_000
    assert all(is_public_id(each) and each[0] in LETTERS for each in made)
    assert len({each[0] for each in made}) == len(LETTERS) == 20
    assert is_public_id("23456789")
