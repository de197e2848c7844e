"""From bytes to text: what is kept as it is, what is made uniform, what is refused, and where."""

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.normalisation import Flaw, UnusableText, normalise

CORPUS = sorted((Path(__file__).parents[2] / "fixtures" / "corpus").glob("*.txt"))

# Usable ones (no lone surrogates, no NUL, not empty), and rich in what this module is about.
texts = st.text(
    st.one_of(
        st.sampled_from("\r\n\ufeff \u00a0\u2009aåA\u030a\u0301\u0323😀👩\u200d"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
    )
).map(lambda text: f"{text}.")


@pytest.mark.parametrize(
    ("original", "text"),
    [
        (b"one\r\ntwo\rthree\nfour\r\r\n", "one\ntwo\nthree\nfour\n\n"),
        (b"\r\n\r\n  first\t \n\n", "\n\n  first\t \n\n"),
        ("A\u030angstro\u0308m".encode(), "Ångström"),
        # Two marks in the other order, and a letter that Unicode has composed only.
        ("q\u0307\u0323 \u212b".encode(), "q\u0323\u0307 Å"),
        ("1\u00a0050 och 200\u2009000".encode(), "1\u00a0050 och 200\u2009000"),
        ("ﬁ ½ ２ …".encode(), "ﬁ ½ ２ …"),
        ("👩\u200d👩\u200d👧 🇸🇪".encode(), "👩\u200d👩\u200d👧 🇸🇪"),
        (b"\xef\xbb\xbftext", "text"),
        # Two files joined end to end: the first mark was the whole text's, and so is the second.
        (b"\xef\xbb\xbf\xef\xbb\xbftext", "text"),
        ("a\ufeffb".encode(), "a\ufeffb"),
    ],
)
def test_only_line_ends_and_the_normal_form_change(original: bytes, text: str) -> None:
    assert normalise(original).text == text


def test_the_original_is_kept_with_its_byte_order_mark_and_both_have_their_digests() -> None:
    original = b"\xef\xbb\xbfen\r\nrad"
    found = normalise(original)
    assert found.original == original
    assert found.original_sha256 == hashlib.sha256(original).hexdigest()
    assert found.text_sha256 == hashlib.sha256(b"en\nrad").hexdigest()


@pytest.mark.parametrize(
    ("original", "flaw", "line", "column"),
    [
        (b"", Flaw.EMPTY_FILE, None, None),
        (b" \n\t\xc2\xa0", Flaw.EMPTY_TEXT, None, None),
        (b"\xef\xbb\xbf", Flaw.EMPTY_TEXT, None, None),
        (b"first\nsecond \x00", Flaw.NUL, 2, 8),
        (b"first\r\nsecond\rthird \x00", Flaw.NUL, 3, 7),
        ("rad ett\nTrygghetsborgarrådet".encode("latin-1"), Flaw.NOT_UTF_8, 2, 17),
        (b"\xef\xbb\xbfab\xff", Flaw.NOT_UTF_8, 1, 3),
        ("😀😀".encode() + b"\xf0\x9f\x98", Flaw.NOT_UTF_8, 1, 3),
        (b"\xc0\xaf", Flaw.NOT_UTF_8, 1, 1),
        (b"a\xed\xa0\xbdb", Flaw.SURROGATE, 1, 2),
        (b"\xed", Flaw.NOT_UTF_8, 1, 1),
        ("text".encode("utf-16"), Flaw.UTF_16, None, None),
        (b"\xfe\xff\x00a", Flaw.UTF_16, None, None),
    ],
)
def test_refused_with_the_place(
    original: bytes, flaw: Flaw, line: int | None, column: int | None
) -> None:
    with pytest.raises(UnusableText) as refused:
        normalise(original)
    assert (refused.value.flaw, refused.value.line, refused.value.column) == (flaw, line, column)


@given(texts)
@example("\ufeff\ufeffa")
@example("a\r\u0301")
def test_normalised_once_a_text_stays_as_it_is(text: str) -> None:
    once = normalise(text.encode()).text
    assert normalise(once.encode()).text == once
    assert "\r" not in once
    assert unicodedata.is_normalized("NFC", once)


@given(texts)
def test_nothing_is_lost_but_byte_order_marks_at_the_beginning(text: str) -> None:
    found = normalise(text.encode()).text
    expected = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert unicodedata.normalize("NFD", found) == unicodedata.normalize("NFD", expected)


@given(st.binary() | st.binary().map(lambda tail: b"text\n" + tail))
def test_any_bytes_are_a_text_or_refused_for_a_reason(original: bytes) -> None:
    decoded = original.decode("utf-8", "replace").lstrip("\ufeff")
    not_utf_8 = original.decode("utf-8", "replace").encode() != original
    try:
        text = normalise(original).text
    except UnusableText:
        text = ""
    assert (not text) is (not_utf_8 or "\x00" in decoded or not decoded.strip())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name[:3])
def test_the_corpus_needs_no_change(path: Path) -> None:
    """Offsets in the curated claims count in the files as they are."""
    original = path.read_bytes()
    assert normalise(original).text == original.decode()


def test_the_corpus_is_there() -> None:
    assert [path.name[:3] for path in CORPUS] == ["000", "001", "002", "003", "004"]
