"""Two texts side by side, with the words that differ marked in both."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_PIECES = re.compile(r"\s+|[^\W\d_]+|\d[\d\s.,]*|.", re.UNICODE)
# Longer texts are shown whole: comparing them word by word would keep the page waiting.
_MOST_PIECES = 4000
# Less in common than this, and marks would be a patchwork.
_ALIKE = 0.3


def marked_sides(old: str, new: str) -> tuple[SafeString, SafeString]:
    """`old` with what is gone in <del>, `new` with what has come in <ins>."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    plain = (format_html("{}", old), format_html("{}", new))
    if old == new or len(before) + len(after) > _MOST_PIECES:
        return plain
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return plain
    left: list[SafeString] = []
    right: list[SafeString] = []
    for what, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        gone, come = "".join(before[from_old:to_old]), "".join(after[from_new:to_new])
        if what == "equal":
            left.append(format_html("{}", gone))
            right.append(format_html("{}", come))
            continue
        if gone:
            left.append(format_html("<del>{}</del>", gone))
        if come:
            right.append(format_html("<ins>{}</ins>", come))
    return mark_safe("".join(left)), mark_safe("".join(right))  # noqa: S308  # each part is escaped
