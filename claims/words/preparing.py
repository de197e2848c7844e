"""A token as it is looked up: composed, case-folded, without what nobody sees."""

import re
import unicodedata
from typing import Final

# Soft hyphen, joiners, spaces of no width, marks of direction, variation selectors.
_UNSEEN: Final = re.compile(
    r"[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    r"\ufe00-\ufe0f\ufeff]"
)
_GAP_IN_A_NUMBER: Final = re.compile(r"(?<=[0-9])[ \u00a0\u2007\u2009\u202f](?=[0-9])")
_ONE_FOR_ALL: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN: Final = {ord("ø"): "o", ord("æ"): "ae", ord("œ"): "oe", ord("ł"): "l", ord("đ"): "d"}


def fold(token: str) -> str:
    """All ways to write a token brought to one; digit groups joined, all hyphens alike."""
    seen = _UNSEEN.sub("", token)
    joined = _GAP_IN_A_NUMBER.sub("", seen).translate(_ONE_FOR_ALL).replace("\u2019", "'")
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", joined).casefold())


def without_marks(form: str) -> str:
    """As one types it who lacks å, ä, ö and accents: `umeå` → `umea`."""
    apart = unicodedata.normalize("NFD", form.translate(_PLAIN))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
