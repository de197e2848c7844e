"""RTF as desks meet it: signs, moves, endnotes, hidden words in tables, formulas, objects."""

import pytest

from corpus.extraction.blocks import BlockKind, LeaveOut
from corpus.extraction.reading import extract

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fnil\fcharset2 Symbol;}"
    r"{\f2\fcharset2 Wingdings;}{\f3\fcharset2 Arial Narrow;}}{\*\revtbl{Okänd;}{Bo Bok;}}"
)


def rtf_of(body: str) -> bytes:
    return (HEAD + body + "}").encode("cp1252")


def texts(body: str) -> list[str]:
    return [block.text for block in extract(rtf_of(body)).blocks]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        # A font of signs shows others than its bytes.
        (r"{\f1 \'b3} 5 och {\f1 \'a3\u-3919\'b1} 7", "≥ 5 och ≤± 7"),
        (r"{\f1 5 p} procent", "5 π procent"),
        (r"{\f2 \'fc} ja", "✓ ja"),
        (r"{\f2 J} ja", "\uf04a ja"),
        (r"{\f3 \'e5} k", "å k"),  # some call ordinary fonts such
        (r"{\upr{Kot\'3f}{\*\ud{Kot\u322\'3f}}} slut", "Kotł slut"),
        (r"a\uc1\u8211 -b", "a–b"),
        (
            r"{\mmath{\*\moMath{\mf{\mfPr{\mctrlPr\f0 x}}{\mnum{\mr 1}}{\mden{\mr 2}}}}} av",
            "1/2 av",
        ),
        (r"{\*\moMath{\msSup{\me{\mr 10}}{\msup{\mr 3}}}}{\mmathPict{\pict 00}} kr", "10^3 kr"),
        (r"{\object\objemb{\*\objdata 0105}{\result Summa 640}} mkr", "Summa 640 mkr"),
        (r"Ett {\deleted\revauth1 stycke\par}\par", "Ett"),
        (r"Ett {\deleted\par}stycke", "Ett stycke"),
    ],
)
def test_what_is_written_is_what_is_shown(written: str, text: str) -> None:
    assert texts(written + r"\par") == [text]


def test_columns_part_paragraphs() -> None:
    assert texts(r"Vänster\column Höger\par") == ["Vänster", "Höger"]


def test_text_that_was_moved_stands_once() -> None:
    body = (
        r"{\mvf\mvauth1\mvdate-1 Flyttat stycke.\par}Mitten.\par"
        r"{\mvt\mvauth1 Flyttat stycke.}\par{\revised\revauth1 Nytt {\deleted fel}}\par"
    )
    extraction = extract(rtf_of(body))
    assert [block.text for block in extraction.blocks] == ["Mitten.", "Flyttat stycke.", "Nytt"]
    assert [(c.kind, c.text, c.author) for c in extraction.changes] == [
        ("moved_from", "Flyttat stycke.", "Bo Bok"),
        ("moved_to", "Flyttat stycke.", "Bo Bok"),
        ("inserted", "Nytt ", "Bo Bok"),
        ("deleted", "fel", "Bo Bok"),
    ]


def note(text: str, more: str = "") -> str:
    return rf"{{\super\chftn}}{{\footnote{more}\pard{{\super\chftn}} {text}\par}}"


def test_endnotes_have_numbers_of_their_own() -> None:
    end = r"\ftnalt"
    body = f"a{note('Ett.')} b{note('Slut.', end)} c{note('Två.')} d{note('Slut två.', end)}"
    assert texts(body + r"\par") == [
        "a¹ b[i] c² d[ii]",
        *("¹ Ett.", "[i] Slut.", "² Två.", "[ii] Slut två."),
    ]
    # A note whose mark is typed leaves those before it as they are.
    typed = f"a{note('Ett.')} b*{{\\footnote{end} * Typ.\\par}}"
    assert texts(typed + r"\par") == ["a¹ b*", "¹ Ett.", "* Typ."]


def test_a_note_that_was_deleted_counts_no_more() -> None:
    body = rf"a{{\deleted\revauth1 {note('Struken.')}}} b{note('Kvar.')}\par"
    extraction = extract(rtf_of(body))
    assert [block.text for block in extraction.blocks] == ["a b¹", "¹ Kvar."]
    assert [(c.kind, c.text.strip()) for c in extraction.changes] == [("deleted", "Struken.")]


def test_hidden_words_and_numbers_of_a_cell_are_kept() -> None:
    row = (
        r"\trowd\cellx1\cellx2\intbl {\listtext 1.\tab}2021{\v dolt}\cell 512\par{\v mer}\par"
        r"(prel.)\cell\row\pard Efter\par"
    )
    blocks = extract(rtf_of(row)).blocks
    assert [(b.text, b.kind, b.leave_out) for b in blocks] == [
        ("1. 2021\t512 (prel.)", BlockKind.ROW, None),
        ("dolt\nmer", BlockKind.PARAGRAPH, LeaveOut.HIDDEN),
        ("Efter", BlockKind.PARAGRAPH, None),
    ]


def test_text_of_no_outline_is_no_heading() -> None:
    blocks = extract(rtf_of(r"\outlinelevel0 Rubrik\par\pard\outlinelevel9 Text\par")).blocks
    assert [block.kind for block in blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_formulas_and_objects_are_said() -> None:
    body = r"{\*\moMath{\mr 1}}{\object\objemb{\*\objdata 00}{\result x}}\par"
    found = {finding.code: finding.details for finding in extract(rtf_of(body)).findings}
    assert found == {"formulas": {"number": 1}, "charts": {"number": 1}}
