"""What a token is found by."""

import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

from claims.words.cutting import cut
from claims.words.forms import rules_version, word_form
from claims.words.lexicon import _look_up, _packed, _read_packed, lemma, read_whole
from claims.words.preparing import fold, without_marks


def lexemes(text: str) -> list[tuple[str, ...]]:
    return [word_form(token.text).lexemes for token in cut(text)]


@pytest.mark.parametrize(
    ("base", "form"),
    [
        ("samhälle", "samhället"),
        ("bostad", "bostaden"),
        ("val", "valet"),
        ("land", "landet"),
        ("skola", "skolorna"),
        ("arbete", "arbetets"),
        ("år", "åren"),
        ("religiösa", "religiöst"),
        ("lag", "lagar"),
        ("beslut", "besluten"),
        ("utveckla", "utvecklades"),
        ("stor", "störst"),
        ("sverige", "Sveriges"),
        ("eu", "EU:s"),
        ("hedin", "Hedins"),
        ("budgetunderskott", "Budgetunderskotten"),
        ("segel", "seglen"),  # “segla!”
        ("finger", "fingrar"),
        ("ansökan", "ansökningarna"),
        ("fordran", "fordringar"),
        ("rot", "rötter"),
        ("gripa", "greps"),
        ("sprida", "spritt"),
        ("chockprishöjning", "chockprishöjningarna"),  # in no lexicon
    ],
)
def test_forms_of_a_word_meet(base: str, form: str) -> None:
    assert set(word_form(base).lexemes) & set(word_form(form).lexemes)


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("få", "fången"),
        ("vara", "varna"),
        ("sitta", "satts"),
        ("införa", "inför"),
        ("hit", "hittar"),
    ],
)
def test_a_form_of_another_word_does_not_meet(base: str, other: str) -> None:
    assert not set(word_form(base).lexemes) & set(word_form(other).lexemes)


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("5 000", "5000"),
        ("5\u00a0000", "5000"),
        ("640 000 000", "640000000"),
        ("2,5", "2.5"),
        ("2,50", "2.5"),
        ("640,0", "640"),
        ("15 %", "15 procent"),
        ("350 kr", "350 kronor"),
        ("640 mkr", "640 miljoner"),
        ("Sjuk\u00advården", "sjukvården"),
        ("sjuk\u200bvården", "sjukvården"),
        ("SJUKVÅRDEN", "sjukvården"),
        (unicodedata.normalize("NFD", "Södertälje"), "södertälje"),
        ("10–15", "10-15"),
    ],
)
def test_ways_to_write_it_are_one(text: str, alike: str) -> None:
    assert lexemes(text) == lexemes(alike)


def test_what_reads_two_ways_is_found_by_both() -> None:
    assert word_form("640.000").lexemes == ("640000", "640.000")
    assert word_form("1.250.000").lexemes == ("1250000",)
    assert word_form("lagar").lexemes == ("laga", "lag")


def test_joined_words_are_opened_beside_the_whole() -> None:
    assert word_form("kr/månad").pieces == (("krona",), ("månad",))
    assert word_form("kr/månad").lexemes == ("kr/månad", "krona", "månad")
    assert word_form("e-posten").lexemes == ("epost", "e", "post")
    deficit = word_form("24-miljardersunderskottet")
    assert deficit.lexemes == ("24miljardersunderskott", "24", "miljardersunderskott")
    assert deficit.parts == ("miljard", "underskott")


def test_a_common_word_has_nothing_to_be_found_by() -> None:
    assert word_form("Och").form == "och"
    assert word_form("Och").lexemes == ()


@given(st.text(max_size=60))
def test_any_text_has_words(text: str) -> None:
    for token in cut(text):
        form = word_form(token.text)
        assert all(form.lexemes)
        assert all(form.parts)


@pytest.mark.parametrize(
    ("form", "typed"),
    [("umeå", "umea"), ("väg", "vag"), ("idé", "ide"), ("ærø", "aero"), ("łódź", "lodz")],
)
def test_letters_without_their_marks(form: str, typed: str) -> None:
    assert without_marks(form) == typed


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_version_names_the_lexicons() -> None:
    assert "rules " in rules_version()
    assert "simplemma " in rules_version()


def test_the_lexicon_read_whole_says_the_same() -> None:
    forms = ["skolan", "stockholm", "eu", "skattesänkningen", "åren", "xyzzy", "é"]
    packed = [lemma(form) for form in forms]
    _look_up.cache_clear()
    with read_whole():
        assert [lemma(form) for form in forms] == packed
    assert packed[:2] == ["skola", "stockholm"]


def test_the_lexicon_is_read_once_for_all_who_ask_at_once() -> None:
    """Sixteen first searches would wait for sixteen readings."""
    read: list[str] = []
    everybody = Barrier(4)

    def reading(_factory: object, language: str) -> dict[str, str]:
        read.append(language)
        time.sleep(0.05)
        return {}

    def ask(_number: int) -> None:
        everybody.wait()
        _packed()

    _read_packed.cache_clear()
    try:
        with (
            mock.patch.object(StreamDictionaryFactory, "get_dictionary", reading),
            ThreadPoolExecutor(4) as threads,
        ):
            list(threads.map(ask, range(4)))
    finally:
        _read_packed.cache_clear()
    assert read == ["sv"]


@pytest.mark.parametrize(
    ("form", "word"),
    [
        # The lexicon has these as imperatives alone.
        *(("avfall", "avfall"), ("avfallet", "avfall"), ("utfallen", "utfall")),
        *(("bifallet", "bifall"), ("uppehållet", "uppehåll"), ("bortfallet", "bortfall")),
        # And these under another word.
        *(("växlarna", "växel"), ("domarnas", "dom"), ("ångern", "ånger"), ("myglet", "mygel")),
    ],
)
def test_nouns_that_the_lexicon_takes_for_something_else(form: str, word: str) -> None:
    assert word in word_form(form).lexemes
    assert word in word_form(word).lexemes


@pytest.mark.parametrize(("noun", "verb"), [("hotet", "hota"), ("rot", "ro"), ("elden", "elda")])
def test_a_noun_is_not_the_verb_that_its_letters_command(noun: str, verb: str) -> None:
    assert verb not in word_form(noun).lexemes
    # A participle is of its verb.
    assert "hålla" in word_form("hållet").lexemes
