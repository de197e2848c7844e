"""Dates as sources write them, read as EDTF; one that reads two ways is shown and not read."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            *("januari jan", "februari feb febr", "mars mar", "april apr", "maj", "juni jun"),
            *("juli jul", "augusti aug", "september sep sept", "oktober okt", "november nov"),
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[Tt ]\d{2}:?\d{2}.*)?")
# A moment that is nobody's clock: many systems keep the day that they show as 22:00 the day before.
_UTC = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):?(\d{2})\S*?(?:[Zz]|[+-]00:?00)")
_DESKS_ZONE = ZoneInfo("Europe/Stockholm")
_SLASHED = re.compile(r"(\d{4})/(\d{2})/(\d{2})")  # as in `citation_publication_date`
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?")
_WRITTEN = re.compile(
    rf"\b(?:(?:den\s+)?(?P<day>\d{{1,2}})(?::?e)?\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)\b"
    r"|\b(?P<unclear>[0-3]?\d/[01]?\d[\s-]+(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def edtf_of_machine_date(value: str) -> str:
    """The day as it stands in `2023-05-03T10:00+02:00`, in its own time zone; of a moment in UTC
    the day that it was here; empty if none.
    """
    value = value.strip()
    if moment := _UTC.fullmatch(value):
        return _day_here(*moment.groups())
    found = _ISO.fullmatch(value) or _COMPACT.fullmatch(value) or _SLASHED.fullmatch(value)
    return _edtf(*found.groups()) if found else ""


def written_dates(text: str) -> Iterator[tuple[str, str]]:
    """Each date in the text as it is written there, and its EDTF: empty for `3/5 2023`."""
    for found in _WRITTEN.finditer(text):
        if found["unclear"]:
            yield found[0], ""
        elif found["iso"]:
            yield found[0], edtf_of_machine_date(found["iso"])
        else:
            month = f"{_MONTHS[found['month'].lower()]:02}"
            day = found["day"] and f"{int(found['day']):02}"
            yield found[0], _edtf(found["year"], month, day)


def _day_here(day: str, hour: str, minute: str) -> str:
    try:
        moment = datetime.fromisoformat(f"{day}T{hour}:{minute}").replace(tzinfo=UTC)
        return moment.astimezone(_DESKS_ZONE).date().isoformat()
    except (ValueError, OverflowError):
        return ""


def _edtf(year: str, month: str | None, day: str | None) -> str:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(part for part in (year, month, day) if part)
