"""RTF: the text as accepted, notes at the end, headers and footers proposed to go."""

import codecs
import re
from dataclasses import replace

from corpus.extraction.blocks import (
    Block,
    BlockKind,
    Finding,
    FoundValue,
    LeaveOut,
    Reading,
    ReadingOptions,
    Strength,
)
from corpus.extraction.limits import MAX_ELEMENTS, MOST_LEVELS
from corpus.extraction.readers.html.sections import by_headings
from corpus.extraction.readers.rtf.document import RtfDocument
from corpus.extraction.readers.rtf.state import Destination, State
from corpus.extraction.readers.rtf.tokens import Token, tokens
from corpus.extraction.refusals import SourceRefused

VERSION = "4"

_SIGNS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "zwbo": "\u200b",
    "zwnbo": "\u2060",
}
_SYMBOLS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
_DESTINATIONS = {
    "footnote": Destination.NOTE,
    "header": Destination.HEADER,
    "headerl": Destination.HEADER,
    "headerr": Destination.HEADER,
    "headerf": Destination.HEADER,
    "footer": Destination.FOOTER,
    "footerl": Destination.FOOTER,
    "footerr": Destination.FOOTER,
    "footerf": Destination.FOOTER,
    "shptxt": Destination.BOX,
    "listtext": Destination.LABEL,
    "pntext": Destination.LABEL,
    "fonttbl": Destination.FONTS,
    "stylesheet": Destination.STYLES,
    "info": Destination.INFO,
    "title": Destination.TITLE,
    "author": Destination.AUTHOR,
    "creatim": Destination.CREATED,
    "revtim": Destination.REVISED,
    "revtbl": Destination.REVISERS,
    "formfield": Destination.FORM,
    "ffl": Destination.CHOICE,
}
_SKIPPED = {
    *("colortbl", "pict", "mmathPict", "fldinst", "listtable", "listoverridetable", "rsidtbl"),
    *("generator", "themedata", "colorschememapping", "datastore", "latentstyles", "xmlnstbl"),
    *("nonshppict", "annotation", "atnid", "atnauthor", "atntime", "bkmkstart", "bkmkend"),
    *("operator", "company", "comment", "doccomm", "subject", "keywords", "category", "manager"),
    *("printim", "buptim", "filetbl", "template", "userprops", "docvar", "sn", "sv", "shprslt"),
}
# What the file is written in, where no code page is named.
_CHARACTER_SETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
# `\*` before these says: who doesn't know them skips them. We do know them.
_KNOWN_STARRED = {"shptxt", "fldrslt", "revtbl", "shpinst", "listtext", "pntext", "moMath"}
_MACINTOSH = 10_000
# Of a formula: without a sign 1/2 would read 12, and 10³ 103. How its parts look is no text.
_FORMULA_SIGNS = {"mden": "/", "msup": "^", "mrad": "√"}
_FORMULA_PROPERTIES = re.compile(r"m[a-zA-Z]*Pr")
_OF_FORMS = {"fftype", "ffres", "ffdefres"}
# What is counted by its name, and told.
_COUNTED = {"object", "moMath"}


def read_rtf(content: bytes, _options: ReadingOptions) -> Reading:
    """Raises SourceRefused."""
    document = RtfDocument()
    state = State()
    stack: list[State] = []
    starred = False
    fallback = 0  # characters that stand for a Unicode character before them
    count = 0
    for token in tokens(content):
        count += 1
        if count > MAX_ELEMENTS * 5:
            raise SourceRefused("too_many_elements", most=MAX_ELEMENTS * 5)
        if token.kind == "open":
            if len(stack) >= MOST_LEVELS:
                raise SourceRefused("too_deep", most=MOST_LEVELS)
            stack.append(state)
            state = state.copy()
        elif token.kind == "close":
            if not stack:
                break
            document.leave(state, stack[-1])
            state = stack.pop()
        elif token.kind == "sign" and token.value == "*":
            starred = True
            continue
        elif state.in_unicode and token.value == "ud":
            state.destination, state.in_unicode = state.in_unicode, None
        elif state.destination is Destination.SKIPPED and token.value != "formfield":
            pass
        elif token.kind == "text":
            fallback = document.decode(state, token.content, fallback)
        elif token.kind == "word" and token.value == "u" and token.number is not None:
            document.write_unit(state, token.number & 0xFFFF)
            fallback = state.fallback
        else:
            _control(document, state, token, starred=starred)
        starred = False
    if stack:
        raise SourceRefused("damaged", why="a group is not closed")
    return _reading(document)


def _control(document: RtfDocument, state: State, token: Token, *, starred: bool) -> None:
    word, number = token.value, token.number
    if token.kind == "sign":
        if word in "\r\n":
            document.end_paragraph(state)
        elif word in _SYMBOLS:
            document.write(state, _SYMBOLS[word])
    elif word == "field":
        document.begin_field(state)
    elif state.destination is Destination.FORM and word in _OF_FORMS:
        for each in document.fields[-1:]:
            each.apply(word, number)
    elif word == "upr":  # the same twice: in the code page, and in Unicode
        state.destination, state.in_unicode = Destination.SKIPPED, state.destination
    elif _FORMULA_PROPERTIES.fullmatch(word):
        state.destination = Destination.SKIPPED
    elif word in _SKIPPED or (starred and word not in _KNOWN_STARRED and word not in _DESTINATIONS):
        document.count_skipped(word)
        state.destination = Destination.SKIPPED
    elif word in _DESTINATIONS:
        document.enter(state, _DESTINATIONS[word])
    elif word in _SIGNS or word in _FORMULA_SIGNS:
        document.write(state, _SIGNS.get(word) or _FORMULA_SIGNS[word])
    elif word in _COUNTED:
        document.count_skipped(word)
    elif word in {"par", "sect", "page", "column"}:
        if not (word == "par" and state.is_gone):  # its end was deleted: it runs into the next
            document.end_paragraph(state)
    elif word == "ftnalt":
        document.marks.turn_into_endnote()
    elif word in {"cell", "nestcell"}:
        document.end_cell(state)
    elif word in {"row", "nestrow"}:
        document.end_row(state)
    elif word == "trowd":
        document.table.begin_row()
    elif word == "cellx":
        document.table.end_cell_at(number or 0)
    elif word == "chftn":
        document.write_mark(state)
    elif word == "ansicpg" and number:
        document.tables.code_page = _codec(number)
    elif word in _CHARACTER_SETS:
        document.tables.code_page = _CHARACTER_SETS[word]
    else:
        state.apply(word, number, document.tables)


def _codec(number: int) -> str:
    if number == _MACINTOSH:
        return "mac_roman"
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"


def _reading(document: RtfDocument) -> Reading:
    document.finish()
    blocks: list[Block] = []
    for block in [*document.blocks, *document.notes, *document.edges()]:
        tight = {BlockKind.LIST_ITEM, BlockKind.ROW, BlockKind.NOTE}
        alike = blocks and blocks[-1].kind is block.kind and block.kind in tight
        before = ("\n" if alike else "\n\n") if blocks else ""
        blocks.append(replace(block, before=before, where=f"paragraph {len(blocks) + 1}"))
    levels = [
        block.level if block.kind is BlockKind.HEADING and not block.leave_out else 0
        for block in blocks
    ]
    hidden = sum(len(block.text) for block in blocks if block.leave_out is LeaveOut.HIDDEN)
    counted = {
        "tracked_changes": len(document.changes),
        "comments": document.skipped.get("annotation", 0),
        "pictures": document.skipped.get("pict", 0),
        "charts": document.skipped.get("object", 0),
        "formulas": document.skipped.get("moMath", 0),
        "hidden_text": hidden,
    }
    return Reading(
        blocks=tuple(blocks),
        sections=by_headings(levels, [block.text for block in blocks]),
        metadata=tuple(
            FoundValue(name, value, "rtf-properties", where, Strength.WEAK, edtf)
            for name, value, where, edtf in document.properties()
        ),
        findings=tuple(Finding(code, {"number": n}) for code, n in counted.items() if n),
        changes=tuple(document.changes),
    )
