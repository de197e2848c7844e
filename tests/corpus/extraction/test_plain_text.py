"""Plain text in any encoding: what is recognised, said, agreed to and refused."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.extraction.blocks import ReadingOptions
from corpus.extraction.freezing import Decisions, Invisible, Question, Undecided, freeze, questions
from corpus.extraction.reading import extract
from corpus.extraction.refusals import SourceRefused
from corpus.normalisation import normalise

SWEDISH = "Nästa år får Åre 640 miljoner kronor – “mest” av alla.\n\nDet är 3 procent.\n"

texts = st.text(
    st.one_of(
        st.sampled_from("\r\n\ufeff \t\u00a0\u2000\u00ad\u200dåA\u030a\u0301\u0323😀"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
    )
).map(lambda text: f"{'Abcdefgh ' * 50}{text}.")


@given(texts)
@example("Abcdefgh \n\n  \n\n x\n \n")
def test_utf_8_gives_the_text_that_it_has_always_given(text: str) -> None:
    content = text.encode()
    extraction = extract(content, ReadingOptions(encoding="utf-8"))
    frozen = freeze(extraction, Decisions.as_proposed(extraction, Invisible.KEEP))
    assert frozen.text == normalise(content).text


def test_paragraphs_are_blocks_and_say_their_line() -> None:
    extraction = extract(b"\n\n  ett\ntv\xc3\xa5\n \n\ntre\n")
    assert [(block.before, block.text, block.where) for block in extraction.blocks] == [
        ("\n\n  ", "ett\ntvå", "line 3"),
        ("\n \n\n", "tre", "line 7"),
    ]
    assert extraction.ending == "\n"


@pytest.mark.parametrize(
    ("content", "options", "name", "must_agree"),
    [
        (SWEDISH.encode(), {}, "utf-8", False),
        (codecs.BOM_UTF8 + SWEDISH.encode(), {}, "utf-8", False),
        (SWEDISH.encode("cp1252"), {}, "windows-1252", True),
        (SWEDISH.encode("cp1252"), {"charset": "iso-8859-1"}, "windows-1252", True),
        (SWEDISH.encode("mac_roman"), {"charset": "macintosh"}, "macintosh", True),
        (SWEDISH.encode("cp850", "replace"), {"encoding": "cp850"}, "cp850", True),
        (SWEDISH.encode("utf-16"), {}, "utf-16", True),
        (SWEDISH.encode("utf-16-le"), {}, "utf-16-le", True),
        (SWEDISH.encode("utf-32"), {}, "utf-32", True),
        (b"\x00\x00\xfe\xff" + SWEDISH.encode("utf-32-be"), {}, "utf-32", True),
        (SWEDISH.encode("utf-16-be"), {}, "utf-16-be", True),
    ],
)
def test_encodings_are_recognised_and_said(
    content: bytes, options: dict[str, str], name: str, must_agree: bool
) -> None:
    extraction = extract(content, ReadingOptions(**options))
    assert extraction.encoding is not None
    assert (extraction.encoding.name, extraction.encoding.must_agree) == (name, must_agree)
    undecided = Decisions()
    assert questions(extraction, undecided) == ([Question.ENCODING] if must_agree else [])
    if must_agree:
        with pytest.raises(Undecided, match="encoding"):
            freeze(extraction, undecided)
    if "cp850" not in options.values():
        frozen = freeze(extraction, Decisions(encoding=name))
        assert frozen.text == SWEDISH


def test_utf_8_that_is_declared_otherwise_is_said() -> None:
    extraction = extract(SWEDISH.encode(), ReadingOptions(charset="windows-1252"))
    assert [finding.code for finding in extraction.findings] == ["encoding_not_declared"]


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        (b"", {}, "empty"),
        (codecs.BOM_UTF8 + b" \r\n", {}, "empty"),
        (b"en rad\nhalv \xed\xa0\x80 bokstav", {}, "surrogate"),
        (b"en rad\nmed \x00 i", {}, "nul"),
        (b"r\xe4tt \x81 fel", {}, "not_decodable"),
        ("två ord".encode("utf-16")[:-1], {}, "not_decodable"),
        (b"tv\xc3\xa5", {"encoding": "ebcdic-sverige"}, "unknown_encoding"),
        (b"tv\xc3\xa5", {"encoding": "rot13"}, "unknown_encoding"),
        (bytes(range(1, 32)) * 4, {}, "unknown_type"),
        (
            b"PK\x03\x04" + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            {},
            "unknown_type",
        ),
        (b"\xc2\xad".replace(b"\xc2\xad", b"\xc2\xa0"), {}, "no_text"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(
    content: bytes, options: dict[str, str], code: str
) -> None:
    with pytest.raises(SourceRefused) as caught:
        extract(content, ReadingOptions(**options))
    assert caught.value.code == code
    assert caught.value.sentence


def test_long_lines_and_long_white_space_take_linear_time() -> None:
    content = (" " * 2_000_000 + "x" + "\n" * 500_000 + " " * 500_000 + "y").encode()
    assert len(extract(content).blocks) == 2


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_somebody_chose_is_of_the_order_that_it_shows(order: str) -> None:
    text = "Överskottet blev 62 miljarder."
    for chosen in ("utf-16", "UTF-16", order):
        read = extract(text.encode(order), ReadingOptions(encoding=chosen))
        assert [block.text for block in read.blocks] == [text]
    marked = extract(text.encode("utf-16"), ReadingOptions(encoding="utf-16"))
    assert [block.text for block in marked.blocks] == [text]
