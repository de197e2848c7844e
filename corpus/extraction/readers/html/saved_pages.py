"""What the program that saved a page wrote above it: from where, and when."""

import re
from collections.abc import Iterator

from corpus.extraction.blocks import FoundValue, Strength
from corpus.extraction.dates import edtf_of_machine_date

# As browsers do, with the length of the address before it; and as SingleFile does.
_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(\S+?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n>]+?)\s*(?:\n|-->)"
)
_DAY = re.compile(r"\w{3} (\w{3}) (\d{2}) (\d{4}) \d{2}:\d{2}:\d{2}\b.*")
_MONTHS = dict(
    zip(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        range(1, 13),
        strict=True,
    )
)


def saved_by(start: str) -> Iterator[FoundValue]:
    """Of the beginning of a page."""
    if (saved := _FROM.search(start)) and saved[1].startswith(("http://", "https://")):
        yield FoundValue("url", saved[1], "comment", "saved from url", Strength.STRONG)
    if single := _SINGLE_FILE.search(start):
        yield FoundValue("url", single[1], "comment", "SingleFile", Strength.STRONG)
        edtf = _edtf(single[2])
        yield FoundValue("retrieved", single[2], "comment", "SingleFile", Strength.STRONG, edtf)


def _edtf(written: str) -> str:
    day = _DAY.fullmatch(written)
    month = _MONTHS.get(day[1], 0) if day else 0
    return edtf_of_machine_date(f"{day[3]}-{month:02}-{day[2]}") if day else ""
