"""Two texts side by side, with the words that differ marked in both."""

import re
from collections.abc import Iterator, Sequence
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
    for is_same, gone, come in _runs(matcher, before, after):
        left.append(format_html("{}" if is_same or not gone.strip() else "<del>{}</del>", gone))
        right.append(format_html("{}" if is_same or not come.strip() else "<ins>{}</ins>", come))
    return mark_safe("".join(left)), mark_safe("".join(right))  # noqa: S308  # each part is escaped


def _runs(
    matcher: "SequenceMatcher[str]", before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[bool, str, str]]:
    """What is the same and what isn't, in turn: words that all differ are one run, though the
    spaces between them are the same."""
    gone = come = ""
    for what, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        old, new = "".join(before[from_old:to_old]), "".join(after[from_new:to_new])
        more_follows = to_old < len(before) or to_new < len(after)
        is_between = bool(gone + come) and not old.strip() and more_follows
        if what == "equal" and not is_between:
            if gone or come:
                yield False, gone, come
            gone = come = ""
            yield True, old, new
        else:
            gone, come = gone + old, come + new
    if gone or come:
        yield False, gone, come
