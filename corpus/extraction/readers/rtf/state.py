"""What RTF's control words change, of a group and of the whole file."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from corpus.extraction.symbols import PICTURE_FONTS, sign_of


class Destination(Enum):
    BODY = auto()
    NOTE = auto()
    HEADER = auto()
    FOOTER = auto()
    BOX = auto()
    LABEL = auto()
    FONTS = auto()
    STYLES = auto()
    INFO = auto()
    TITLE = auto()
    AUTHOR = auto()
    CREATED = auto()
    REVISED = auto()
    REVISERS = auto()
    FORM = auto()
    CHOICE = auto()
    SKIPPED = auto()


_CODE_PAGES = {
    0: "",
    1: "",
    77: "mac_roman",
    128: "cp932",
    161: "cp1253",
    162: "cp1254",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
    255: "cp437",
    177: "cp1255",
    178: "cp1256",
}
_SIGNS_CHARSET = 2
_PRIVATE_USE = 0xF000  # where Word keeps the characters of such fonts
_DEEPEST_OUTLINE = 8  # 9 is text


@dataclass(slots=True)
class RtfTables:
    """What the file says once and for all: its code page, its fonts, its dates."""

    code_page: str = "cp1252"
    code_pages: dict[int, str] = field(default_factory=dict)
    font_names: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    of_signs: set[int] = field(default_factory=set)
    moments: dict[Destination, dict[str, int]] = field(
        default_factory=lambda: {Destination.CREATED: {}, Destination.REVISED: {}}
    )

    def text(self, font: int, content: bytes) -> str:
        """The bytes in the font's code page; of a font of signs the sign that it shows, or where
        that is its secret, a character of private use.
        """
        if self._shows_signs(font):
            return "".join(self._sign(font, code) for code in content)
        return content.decode(self.code_pages.get(font) or self.code_page, "replace")

    def character(self, font: int, unit: int) -> str:
        """A UTF-16 unit that is no half of a character."""
        if _PRIVATE_USE < unit <= _PRIVATE_USE + 0xFF and self._shows_signs(font):
            return self._sign(font, unit - _PRIVATE_USE)
        return chr(unit)

    def _shows_signs(self, font: int) -> bool:
        name = self.font_names[font].strip(" ;").lower()
        return font in self.of_signs and name.startswith(("symbol", *PICTURE_FONTS))

    def _sign(self, font: int, code: int) -> str:
        if code == ord(" "):
            return " "
        return sign_of(self.font_names[font], code) or chr(_PRIVATE_USE + code)


@dataclass(slots=True)
class State:
    """Of one group; a group inside begins with a copy."""

    destination: Destination = Destination.BODY
    in_unicode: Destination | None = None  # of a text that follows in Unicode: where that belongs
    fallback: int = 1
    font: int = 0
    style: int = 0
    level: int = 0
    hidden: bool = False
    raised: bool = False
    change: str = ""  # inserted, deleted, moved_from or moved_to
    reviser: int = 0
    moment: int = 0
    in_table: bool = False
    fields: int = 0  # how many fields are open around it

    def copy(self) -> "State":
        return replace(self)

    @property
    def is_gone(self) -> bool:
        return self.change in {"deleted", "moved_from"}

    def apply(self, word: str, number: int | None, tables: RtfTables) -> None:
        """A control word that changes how what follows looks or counts."""
        on = number != 0
        if word == "uc":
            self.fallback = max(number or 0, 0)
        elif word == "f":
            self.font = number or 0
        elif word == "fcharset" and self.destination is Destination.FONTS:
            tables.code_pages[self.font] = _CODE_PAGES.get(number or 0, "")
            if number == _SIGNS_CHARSET:
                tables.of_signs.add(self.font)
        elif word == "s":
            self.style = number or 0
        elif word == "outlinelevel":
            number = number or 0
            self.level = min(number + 1, 6) if number <= _DEEPEST_OUTLINE else 0
        elif word == "pard":
            self.style, self.level, self.in_table = 0, 0, False
        elif word == "plain":
            self.hidden = self.raised = False
            self.change = ""
        elif word == "intbl":
            self.in_table = True
        elif word == "v":
            self.hidden = on
        elif word == "super":
            self.raised = on
        elif word in {"nosupersub", "sub"}:
            self.raised = False
        elif word == "up":
            self.raised = bool(number)
        elif word in _CHANGES:
            self._change(_CHANGES[word], on)
        elif word in {"revauth", "revauthdel", "mvauth"}:
            self.reviser = number or 0
        elif word in {"revdttm", "revdttmdel", "mvdate"}:
            self.moment = number or 0
        elif self.destination in {Destination.CREATED, Destination.REVISED}:
            tables.moments[self.destination][word] = number or 0

    def _change(self, kind: str, on: bool) -> None:
        """What was inserted and deleted again is gone."""
        if not on:
            self.change = "" if self.change == kind else self.change
        elif not (self.is_gone and kind in {"inserted", "moved_to"}):
            self.change = kind


_CHANGES = {
    "revised": "inserted",
    "deleted": "deleted",
    "mvf": "moved_from",
    "mvt": "moved_to",
}
