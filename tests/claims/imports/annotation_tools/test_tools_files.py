"""Files of annotation tools: every span comes back where it was, or the file is refused."""

import contextlib
import io
import json
import re
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exports.annotation_files.marked_texts import ExportedMark, ExportedText
from claims.exports.annotation_files.tools import TOOLS
from claims.imports.formats import OF_CLAIMS, read_table
from claims.imports.reasons import FileRefused
from claims.imports.sheets.tables import SheetTable
from corpus.normalisation import composed, normalise
from corpus.offset_units import OffsetUnit, places
from tests.zip_files import packed

# What programs count differently: emoji, flags, joined emoji, accents of their own, fixed spaces.
PIECES = (
    *("a", "Å", "ö", " ", "\u00a0", "\n", "\n\n", "640 miljoner", "😀", "🇸🇪", "👩‍👧", "q\u0323"),
    *("\u202f", "\u00ad", "ﬁ", "x\u0301", "\u200b", "\u2028", "\x85", '"', "\\", "\t"),
)
# Those whose files come back under another name, and those that bring no text of their own.
READERS = {
    "w3c": "annotations",
    "recogito": "annotations",
    "inception-xmi": "uima",
    "inception-json": "uima",
}
WITHOUT_TEXT = ("w3c", "recogito", "hypothesis")


@st.composite
def exported(draw: st.DrawFn) -> ExportedText:
    pieces = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
    text = composed("".join(pieces) + "slut")
    marks = []
    for number in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(ExportedMark(f"bcdfghj{2 + number}", start, end, "quantity", "Det sägs."))
    sha256 = normalise(text.encode()).text_sha256
    return ExportedText("dddddddd", text, sha256, marks, "https://fakta.example")


def rows(found: SheetTable) -> list[dict[str, Any]]:
    named = [dict(zip(found.header, row.cells, strict=True)) for row in found.rows]
    flaws = [row.flaw.code if row.flaw else "" for row in found.rows]
    return [cells | {"flaw": flaw} for cells, flaw in zip(named, flaws, strict=True)]


@given(text=exported())
@pytest.mark.parametrize("tool", sorted(TOOLS.keys() - set(WITHOUT_TEXT)))
def test_what_goes_out_comes_back(tool: str, text: ExportedText) -> None:
    content = TOOLS[tool].write(text)
    assert content == TOOLS[tool].write(text)
    found = read_table(content)
    assert found.file_format == READERS.get(tool, tool)
    back = [
        (row["id"], row["span_start"], row["span_end"], row["quote"], row["document_id"])
        for row in rows(found)
        if not row["flaw"]
    ]
    assert sorted(back) == sorted(
        (mark.id, str(mark.start), str(mark.end), text.quote(mark), text.document)
        for mark in text.marks
    )
    assert found.note
    assert found.note.details["unit"] == TOOLS[tool].unit


@given(text=exported())
@pytest.mark.parametrize("tool", WITHOUT_TEXT)
def test_what_goes_out_without_its_text_comes_back(tool: str, text: ExportedText) -> None:
    found = read_table(TOOLS[tool].write(text))
    assert found.file_format == READERS.get(tool, tool)
    assert [(row["id"], row["quote"], row["label"]) for row in rows(found)] == [
        (mark.id, text.quote(mark), mark.kind) for mark in text.marks
    ]
    if tool == "hypothesis":
        return
    # In the unit of the file, which it names: our own text is what they are counted in.
    assert found.unit == TOOLS[tool].unit
    known = places(text.text, OffsetUnit(found.unit))
    assert [(known[int(r["span_start"])], known[int(r["span_end"])]) for r in rows(found)] == [
        (mark.start, mark.end) for mark in text.marks
    ]


@pytest.mark.parametrize("tool", sorted(TOOLS))
def test_each_file_names_unit_and_text(tool: str) -> None:
    text = ExportedText(
        "dddddddd", "😀 ord", "f" * 64, [ExportedMark("bcdfghj2", 2, 5, "rule", "")]
    )
    content = TOOLS[tool].write(text)
    if TOOLS[tool].ending == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(map(archive.read, archive.namelist()))
    unit = TOOLS[tool].unit
    assert re.search(rf'"?offset_unit"?\s*[:=]\s*"{unit}"'.encode(), content)
    assert b"f" * 64 in content


def doccano(text: str, *spans: Any, **more: Any) -> bytes:
    return json.dumps({"id": 1, "text": text, "label": list(spans), **more}).encode()


def spacy(text: str, *spans: Any, **more: Any) -> bytes:
    return json.dumps({"text": text, "spans": list(spans), **more}).encode()


def studio(text: str, *values: Any) -> bytes:
    result = [{"id": "x1", "type": "labels", "value": each} for each in values]
    task = {"id": 7, "data": {"text": text}, "annotations": [{"result": result}]}
    return json.dumps([task]).encode()


def brat(text: str, standoff: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", text.encode())
        archive.writestr("a.ann", standoff)
    return packed.getvalue()


EMOJI = "😀 Det kostar 5 kr. e\u0301 Det kostar 6 kr."


def quoted(quote: str, unit: OffsetUnit, text: str = EMOJI) -> dict[str, Any]:
    start = text.index(quote)
    known = list(places(text, unit))
    return {"start": known.index(start), "end": known.index(start + len(quote)), "text": quote}


@pytest.mark.parametrize("unit", list(OffsetUnit), ids=lambda unit: unit.name)
def test_the_quotes_tell_the_unit(unit: OffsetUnit) -> None:
    marks = [quoted("kostar 5", unit), quoted("kostar 6", unit)]
    for content in (
        spacy(EMOJI, *marks),
        studio(EMOJI, *marks),
        brat(EMOJI, "".join(f"T1\trule {m['start']} {m['end']}\t{m['text']}\n" for m in marks)),
    ):
        found = read_table(content)
        assert found.note
        assert found.note.details["unit"] == unit
        assert [(row["quote"], row["flaw"]) for row in rows(found)] == [
            ("kostar 5", ""),
            ("kostar 6", ""),
        ]
        # In the text as we keep it, with é as one character.
        assert rows(found)[1]["span_start"] == str(composed(EMOJI).index("kostar 6"))


def test_a_text_with_crlf_and_accents_of_their_own_is_placed_in_ours() -> None:
    text = "Rad\r\nett: cafe\u0301 kostar\r\n5 kr."
    start = text.index("kostar")
    for content in (
        doccano(text, [start, len(text), "rule"], offset_unit="code points"),
        spacy(text, {"start": start, "end": len(text), "text": text[start:]}),
    ):
        (row,) = rows(read_table(content))
        ours = composed(text)
        assert (row["quote"], row["span_start"]) == ("kostar\n5 kr.", str(ours.index("kostar")))


def test_where_only_one_reading_is_a_place_it_is_taken() -> None:
    # In UTF-16 the second place would be within the emoji; graphemes and code points agree.
    (row,) = rows(read_table(doccano("😀😀 kr", [1, 2, "rule"])))
    assert (row["quote"], row["label"]) == ("😀", "rule")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (doccano(EMOJI, [4, 7, "rule"]), "annotation_two_units"),
        (doccano(EMOJI, [4, 7, "rule"], offset_unit="bytes"), "annotation_unit_unknown"),
        (spacy(EMOJI, {"start": 4, "end": 7, "text": "xxx"}), "annotation_no_unit"),
        (studio("Ett annat.", {"start": 0, "end": 3, "text": "Två"}), "annotation_no_unit"),
        (doccano("Ord.", [0, 3, "a"]) + b"\n" + doccano("Ord.")[:-9], "annotation_line_unreadable"),
        (studio("Ord.", {"start": 0, "end": 3})[:-9], "json_unreadable"),
        (doccano("Ord."), "annotation_no_marks"),
        (b"T1\trule 0 3\tOrd", "brat_without_text"),
        (brat("Ord.", "T1\trule 0"), "annotation_line_unreadable"),
        (brat("Ord.", "T1\trule 0 3\tOrd\n")[:60] + b"\0" * 90, "xlsx_damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_files_that_are_refused(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_table(content)
    assert refused.value.reason.code == code


@pytest.mark.parametrize("first", ['{"text": "Tom."}', '{"text": "Tom.", "answer": "ignore"}'])
@pytest.mark.parametrize("key", ["spans", "ents", "entities", "label"])
def test_a_file_is_known_by_any_of_its_lines(first: str, key: str) -> None:
    """Prodigy writes no spans where there are none; spaCy calls them entities."""
    place = {"start": 4, "end": 7, "start_offset": 4, "end_offset": 7, "label": "rule"}
    marks = [[4, 7, "rule"]] if key == "label" else [place]
    content = f"{first}\n\n{json.dumps({'text': 'Ett två.', key: marks})}\n".encode()
    (row,) = rows(read_table(content))
    assert (row["quote"], row["label"], row["flaw"]) == ("två", "rule", "")


def test_what_the_finder_puts_into_a_zip_is_passed_over() -> None:
    packed = io.BytesIO(brat("Ett två.", "T1\trule 4 7\ttvå\n"))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("__MACOSX/._a.ann", b"\x00\x05\x16\x07")
        archive.writestr("._a.txt", b"\x00\x05\x16\x07")
    assert [row["quote"] for row in rows(read_table(packed.getvalue()))] == ["två"]


TEXT = "Ett två tre fyra fem."


@pytest.mark.parametrize(
    ("content", "flaws"),
    [
        (doccano(TEXT, [-3, 4, "a"], [0, 3, "b"]), ["annotation_span_negative", ""]),
        (doccano(TEXT, [7, 4, "a"], [5, 5, "b"]), ["annotation_span_negative"] * 2),
        (doccano(TEXT, [0, 99, "a"], [0, 3, "b"]), ["annotation_span_outside", ""]),
        (doccano(TEXT, [0, 7, "a"], [4, 11, "b"]), ["", "annotation_spans_overlap"]),
        (doccano(TEXT, [0, 11, "a"], [4, 7, "b"]), ["", ""]),
        (doccano(TEXT, ["0", 3, "a"], "x"), ["annotation_without_place"] * 2),
        (doccano(TEXT, [0, 3, "a"], text_sha256="0" * 64), ["annotation_text_changed"]),
        (spacy("cafe\u0301", {"start": 0, "end": 4, "text": "cafe"}), ["annotation_span_splits"]),
        (brat(TEXT, "T1\ta 0 3;8 11\tEtt tre\n"), ["annotation_discontinuous"]),
        (brat("Ett\ntvå", "T1\ta 0 3;4 7\tEtt två\n"), [""]),
        (brat("Ett\r\n\r\ntvå", "T1\ta 0 3;7 10\tEtt två\n"), [""]),
        (studio(TEXT, {"startOffset": 1, "start": "/p[1]"}), ["annotation_not_plain_text"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else "file",
)
def test_rows_that_are_refused(content: bytes, flaws: list[str]) -> None:
    assert [row["flaw"] for row in rows(read_table(content))] == flaws


@pytest.mark.parametrize("unit", list(OffsetUnit))
def test_pieces_are_taken_as_marks_of_their_own_by_choice(unit: OffsetUnit) -> None:
    """In whatever unit; those with nothing but line ends between them stay together."""
    text = "😀 Skatten e\u0301n\nhöjs 👩‍👧 inte 🇸🇪 med 5\u00a0kr."
    known = list(places(text, unit))
    spans = ";".join(
        f"{known.index(text.index(piece))} {known.index(text.index(piece) + len(piece))}"
        for piece in ("Skatten e\u0301n", "höjs 👩‍👧", "🇸🇪 med", "5\u00a0kr")
    )
    words = "Skatten e\u0301n höjs 👩‍👧 🇸🇪 med 5\u00a0kr"
    content = brat(text, f"T1\trule {spans}\t{words}\n#1\tAnnotatorNotes T1\tHöjs.\n")
    (refused,) = rows(read_table(content))
    assert refused["flaw"] == "annotation_discontinuous"
    found = read_table(content, pieces_apart=True)
    ours = composed(text)
    quotes = ("Skatten én\nhöjs 👩‍👧", "🇸🇪 med", "5\u00a0kr")
    assert [(row["quote"], int(row["span_start"])) for row in rows(found)] == [
        (quote, ours.index(quote)) for quote in quotes
    ]
    assert {(r["label"], r["statement"], r["flaw"]) for r in rows(found)} == {("rule", "Höjs.", "")}
    assert found.note
    assert found.note.details["unit"] == unit


def test_a_claim_of_ours_in_pieces_is_refused_whatever_is_chosen() -> None:
    ours = "T1\ta 0 3;8 11\tEtt tre\n#1\tAnnotatorNotes T1\tclaim bcdfghj2\n"
    (row,) = rows(read_table(brat(TEXT, ours), pieces_apart=True))
    assert (row["id"], row["flaw"]) == ("bcdfghj2", "annotation_claim_in_pieces")


@pytest.mark.parametrize("spans", ["0 3;8 12", "8 11;0 3", "0 3;2 5", "0 3;30 33", "-3 0;8 11"])
def test_pieces_that_are_not_what_stands_there_are_refused(spans: str) -> None:
    (row,) = rows(read_table(brat(TEXT, f"T1\ta {spans}\tEtt tre\n"), pieces_apart=True))
    assert row["flaw"] == "annotation_discontinuous"


def test_hypothesis_is_placed_by_its_quotes() -> None:
    quote = {"type": "TextQuoteSelector", "exact": "två", "prefix": "Ett ", "suffix": " tre"}
    position = {"type": "TextPositionSelector", "start": 1004, "end": 1007}
    row = {
        "uri": "https://www.example.org/sida",
        "text": "Det är två.",
        "tags": ["skola"],
        "user": "acct:a@hypothes.is",
        "target": [{"source": "https://www.example.org/sida", "selector": [position, quote]}],
    }
    reply = {**row, "references": ["abc"]}
    found = read_table(json.dumps({"total": 2, "rows": [row, reply]}).encode())
    assert (found.file_format, found.note and found.note.code) == (
        "hypothesis",
        "annotation_placed_by_quotes",
    )
    (cells,) = rows(found)
    assert (cells["quote"], cells["prefix"], cells["span_start"]) == ("två", "Ett ", "")
    assert (cells["statement"], cells["label"]) == ("Det är två.", "skola")
    assert cells["document"] == "https://www.example.org/sida"


@given(
    st.binary(max_size=200),
    st.sampled_from(
        [doccano(EMOJI, [0, 4, "a"]), spacy(EMOJI), studio(EMOJI, {"start": 1}), brat("a", "T1")]
    ),
    st.integers(0, 400),
)
def test_damaged_files_are_refused_and_nothing_else(
    noise: bytes, content: bytes, place: int
) -> None:
    damaged = content[:place] + noise + content[place + len(noise) :]
    with contextlib.suppress(FileRefused):
        read_table(damaged)


def test_every_tool_has_a_format_of_its_own() -> None:
    names = [each.name for each in OF_CLAIMS]
    assert {READERS.get(tool, tool) for tool in TOOLS} <= set(names)


@pytest.mark.parametrize(
    ("value", "file_format"),
    [
        ([{"id": 1, "text": "Ett två.", "label": [[4, 7, "rule"]]}], "doccano"),
        (
            [
                {"text": "Ett."},
                {
                    "text": "Ett två.",
                    "entities": [{"start_offset": 4, "end_offset": 7, "label": "rule"}],
                },
            ],
            "doccano",
        ),
        ([{"text": "Ett två.", "ents": [{"start": 4, "end": 7, "label": "rule"}]}], "spacy"),
        ({"text": "Ett två.", "spans": [{"start": 4, "end": 7, "label": "rule"}]}, "spacy"),
        (
            [
                {
                    "id": 7,
                    "text": "Ett två.",
                    "märkt": [{"start": 4, "end": 7, "text": "två", "labels": ["rule"]}],
                    "annotator": 1,
                    "created_at": "2024-03-01T10:00:00Z",
                }
            ],
            "label-studio",
        ),
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_json_that_is_no_lines_is_read_too(
    value: Any, file_format: str, indent: int | None
) -> None:
    """doccano's JSON, spaCy's own, and Label Studio's JSON-MIN."""
    found = read_table(json.dumps(value, indent=indent, ensure_ascii=False).encode())
    assert found.file_format == file_format
    (row,) = rows(found)
    assert (row["quote"], row["label"], row["flaw"]) == ("två", "rule", "")


def zipped(**files: bytes) -> bytes:
    """Of JSON Lines, by their names without the ending."""
    return packed({f"{name}.jsonl": lines for name, lines in files.items()})


def test_doccanos_zip_is_read_as_it_came() -> None:
    text = "Det kostar 640 miljoner."
    anna = doccano(text, [11, 23, "quantity"]) + b"\n"
    bo = doccano(f"{text} Nej.", [0, 3, "rule"], relations=[], Comments=[]) + b"\r\n"
    for content in (zipped(all=anna + bo), zipped(anna=anna, bo=bo, unknown=b"")):
        found = read_table(content)
        assert found.file_format == "doccano"
        assert [(row["quote"], row["label"], row["flaw"]) for row in rows(found)] == [
            ("640 miljoner", "quantity", ""),
            ("Det", "rule", ""),
        ]
    with pytest.raises(FileRefused) as refused:
        read_table(zipped(anna=anna, bo=bo[:-9]))
    assert refused.value.reason.details["where"] == "bo.jsonl:1"


def test_a_zip_of_something_else_stays_an_archive() -> None:
    for content in (b"", b"{}", b'{"text": "Hej.", "id": 1}'):
        with pytest.raises(FileRefused) as refused:
            read_table(zipped(all=content))
        assert refused.value.reason.code == "file_is_archive"


def test_groups_of_spans_are_all_read() -> None:
    said = {
        "text": "Bo sade nej till 12 procent.",
        "ents": [{"start": 0, "end": 2, "label": "PER"}],
        "spans": {
            "sc": [{"start": 17, "end": 27, "label": "quantity", "kb_id": ""}],
            "errors": [],
            "ruler": [{"start": 8, "end": 27, "label": "rule", "kb_id": ""}],
        },
        "tokens": [{"id": 0, "start": 0, "end": 2}],
    }
    quotes = ["12 procent", "nej till 12 procent", "Bo"]
    assert [row["quote"] for row in rows(read_table(json.dumps(said).encode()))] == quotes
    said["ents"] = []
    found = read_table(json.dumps(said).encode())
    assert found.file_format == "spacy"
    assert [row["quote"] for row in rows(found)] == quotes[:2]


def region(start: int, end: int, quote: str) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": quote, "labels": ["quantity"]}
    return {"id": "r", "type": "labels", "value": value}


def task(data: dict[str, Any], *regions: dict[str, Any]) -> dict[str, Any]:
    return {"data": data, "annotations": [{"result": list(regions)}]}


def test_of_a_tasks_texts_the_one_is_taken_that_its_quotes_stand_in() -> None:
    data = {"title": "😀 640 kronor", "review": "😀 Det kostar 640 kronor."}
    tasks = [task(data, region(13, 23, "640 kronor")), task(data), task(data, region(2, 5, "Det"))]
    found = rows(read_table(json.dumps(tasks).encode()))
    assert [(row["quote"], row["span_start"]) for row in found] == [
        ("640 kronor", "13"),
        ("Det", "2"),
    ]
    both = task({"title": "640 kr", "review": "640 kronor"}, region(0, 3, "640"))
    with pytest.raises(FileRefused) as refused:
        read_table(json.dumps([both]).encode())
    assert refused.value.reason.code == "annotation_without_text"


def test_marks_in_dialogues_are_named_not_dropped() -> None:
    said = {"start": "0", "end": "0", "startOffset": 4, "endOffset": 14, "text": "640 kronor"}
    mark = {"id": "r", "type": "paragraphlabels", "value": {**said, "paragraphlabels": ["rule"]}}
    data = {"dialogue": [{"author": "Bo", "text": "Det 640 kronor."}]}
    content = json.dumps([task(data, mark), task({"text": "Det."}, region(0, 3, "Det"))]).encode()
    assert [row["flaw"] for row in rows(read_table(content))] == ["annotation_not_plain_text", ""]


def test_a_text_of_json_min_with_brackets_is_no_bomb() -> None:
    regions = [{"start": 0, "end": 3, "text": "[1]", "labels": ["rule"]}] * 50
    task = {"text": "[1] Ett.", "label": regions}
    assert len(rows(read_table(json.dumps([task] * 20).encode()))) == 1_000
