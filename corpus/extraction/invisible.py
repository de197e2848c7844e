"""Characters that nobody sees, and characters that no text should have."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from corpus.extraction.blocks import Finding

# Soft hyphen, combining grapheme joiner, Arabic letter mark, Hangul and Khmer fillers, Mongolian
# separators, zero-width ones, bidi controls, word joiner and invisible operators, byte order mark,
# interlinear annotation, variation selectors (C2PA hides a manifest in them), tags.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
# Joiners, selectors and tags that belong to a picture that people do see: 👩‍👩‍👧, ❤️, 🏴 with tags.
_PICTURE = (
    "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
    "(?:[\ufe0e\ufe0f]?\u20e3?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*)"
)
_KEYCAP = "[0-9#*]\ufe0f?\u20e3"
_SEEN_OR_NOT = re.compile(f"({_KEYCAP}|{_PICTURE}(?:\u200d{_PICTURE})*)|[{_UNSEEN}]")
# Most texts have none of them, which is told without looking for pictures.
_ANY_UNSEEN = re.compile(f"[{_UNSEEN}]")
_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def without_invisible(text: str) -> str:
    if text.isascii() or not _ANY_UNSEEN.search(text):
        return text
    return _SEEN_OR_NOT.sub(lambda match: match[1] or "", text)


def count_invisible(text: str) -> Counter[str]:
    """How often each of them stands in the text, those that belong to an emoji apart."""
    if text.isascii():
        return Counter()
    return Counter(match[0] for match in _SEEN_OR_NOT.finditer(text) if match[1] is None)


def count_controls(text: str) -> int:
    return sum(1 for _match in _CONTROLS.finditer(text))


def count_private(text: str) -> int:
    return 0 if text.isascii() else sum(1 for _match in _PRIVATE.finditer(text))


def character_findings(texts: Iterable[str]) -> list[Finding]:
    """What the texts hold of invisible, control, private-use and replacement characters."""
    whole = "\n".join(texts)
    findings = []
    if unseen := count_invisible(whole):
        names = [
            f"{_name(character)}: {number}"
            for character, number in sorted(unseen.items(), key=lambda item: (-item[1], item[0]))
        ]
        shown = "; ".join(names[:5]) + ("; …" if len(names) > 5 else "")
        findings.append(Finding("invisible", {"number": unseen.total(), "which": shown}))
    for code, number in (
        ("controls", count_controls(whole)),
        ("private_use", count_private(whole)),
        ("replacement", whole.count("\ufffd")),
    ):
        if number:
            findings.append(Finding(code, {"number": number}))
    return findings


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
