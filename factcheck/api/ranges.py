"""`Range: bytes=…` (RFC 9110, 14): one range; of several, none is honoured."""

import re
from dataclasses import dataclass

from django.http import HttpRequest

_RANGE = re.compile(r"bytes=\s*(?P<first>[0-9]{0,18})\s*-\s*(?P<last>[0-9]{0,18})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class ByteRange:
    """`first` to `last`, both inclusive; without `last` to the end; without `first`, the last
    `last` bytes."""

    first: int | None
    last: int | None

    def within(self, total: int) -> tuple[int, int] | None:
        """The half-open span of it that there is among `total` bytes; None where there is none."""
        if self.first is None:
            start, stop = max(0, total - (self.last or 0)), total
        else:
            start = self.first
            stop = total if self.last is None else min(total, self.last + 1)
        return (start, stop) if start < stop else None


def requested_range(request: HttpRequest) -> ByteRange | None:
    """What is asked for; None where the header is absent, or no range that we know."""
    found = _RANGE.fullmatch(request.headers.get("Range", ""))
    if request.method != "GET" or found is None:
        return None
    first, last = (int(found[name]) if found[name] else None for name in ("first", "last"))
    if (first is None and last is None) or (None not in (first, last) and last < first):  # type: ignore[operator]
        return None
    return ByteRange(first, last)


def content_range(span: tuple[int, int] | None, total: int) -> str:
    return f"bytes */{total}" if span is None else f"bytes {span[0]}-{span[1] - 1}/{total}"
