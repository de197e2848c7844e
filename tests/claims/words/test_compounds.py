"""Parts of compounds; how many are found is measured in `tests/benchmarks/test_words.py`."""

import pytest

from claims.words.compounds import compound_base_forms, parts


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("budgetunderskottet", {"budget", "underskott"}),
        ("skattesänkningarna", {"skatt", "sänkning"}),
        ("arbetsmarknadspolitik", {"arbetsmarknad", "arbete", "marknad", "politik"}),
        ("kvinnojouren", {"kvinna", "jour"}),
        ("gatukontor", {"gata", "kontor"}),
        ("skolval", {"skola", "val"}),
        ("gymnasieskolan", {"gymnasium", "skola"}),
        ("hyresrätten", {"hyra", "rätt"}),
        ("nattåget", {"natt", "tåg"}),  # of three like letters one is left out
        ("elpriserna", {"el", "pris"}),
        ("elpriskommissionen", {"elpris", "el", "pris", "kommission"}),  # in no lexicon
    ],
)
def test_parts(form: str, expected: set[str]) -> None:
    assert expected <= set(parts(form))


@pytest.mark.parametrize(
    "form",
    ["terrass", "karneval", "kultur", "kontroll", "ordförande", "landet", "Örebro", "x" * 200, ""],
)
def test_words_that_only_hold_the_letters_of_others(form: str) -> None:
    assert parts(form.casefold()) == ()


def test_an_unknown_compound_is_inflected_as_its_last_part() -> None:
    assert compound_base_forms("miljardersunderskotten") == ("miljardersunderskott",)
    assert compound_base_forms("qwertyuiop") == ()
