"""What a site's robots.txt says of an address (RFC 9309)."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from protego import Protego

from corpus.extraction.refusals import SourceRefused
from corpus.fetching.addresses import WebAddress, parse
from corpus.fetching.client import Fetched
from corpus.fetching.connecting import FetchLimits
from corpus.fetching.refusals import FetchRefused

ROBOTS_LIMITS = FetchLimits(seconds=10, body_bytes=500_000, redirects=5)

# Fetches an address within limits. Raises FetchRefused.
FetchOne = Callable[[WebAddress, FetchLimits, datetime], Fetched]


class RobotsSay(StrEnum):
    ALLOWED = "allowed"
    DISALLOWED = "disallowed"
    UNKNOWN = "unknown"  # it could not be read, which programs take for a no


def robots_say(address: WebAddress, *, agent: str, fetch_one: FetchOne, at: datetime) -> RobotsSay:
    """Of the program called `agent`. A site without the file allows everything."""
    place = parse(f"{address.scheme}://{address.authority}/robots.txt")
    try:
        fetched = fetch_one(place, ROBOTS_LIMITS, at)
        if 400 <= fetched.status < 500:
            return RobotsSay.ALLOWED
        if fetched.status != 200:
            return RobotsSay.UNKNOWN
        # A byte order mark, left in, would hide the first group of rules from Protego.
        rules = Protego.parse(fetched.content().decode("utf-8-sig", "replace"))
    except (FetchRefused, SourceRefused):
        return RobotsSay.UNKNOWN
    return RobotsSay.ALLOWED if rules.can_fetch(address.url, agent) else RobotsSay.DISALLOWED
