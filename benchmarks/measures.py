"""The measurements: each beside what it is compared with, turn by turn, as machines are uneven."""

import json
from dataclasses import dataclass
from statistics import median
from urllib.parse import urlsplit

from benchmarks.client import Run, drive, etag, get
from benchmarks.servers import Server

PAGES_AHEAD = 1_000
WARM_UP = 0.5


@dataclass(frozen=True, slots=True)
class Rate:
    """Requests a second, and milliseconds for half and for all but a hundredth of them."""

    rate: float
    p50: float
    p99: float


def side_by_side(
    left: tuple[Server, list[str]],
    right: tuple[Server, list[str]],
    *,
    rounds: int,
    seconds: float,
) -> tuple[Rate, Rate, float]:
    """Both in turn, so many rounds: their medians, and that of the ratios."""
    runs: list[tuple[Run, Run]] = []
    for server, paths in (left, right):
        drive(server.port, paths, seconds=WARM_UP)
    for _round in range(rounds):
        one, other = (drive(server.port, paths, seconds=seconds) for server, paths in (left, right))
        runs.append((one, other))
    ratio = median(one.rate / other.rate for one, other in runs)
    return _medians([one for one, _ in runs]), _medians([other for _, other in runs]), ratio


def unchanged(
    server: Server, path: str, *, rounds: int, seconds: float
) -> tuple[Rate, Rate, float]:
    """Who has the answer already, beside who has not."""
    tag = etag(server.port, path)
    drive(server.port, [path], seconds=WARM_UP, known=tag)
    runs = [
        (
            drive(server.port, [path], seconds=seconds, known=tag),
            drive(server.port, [path], seconds=seconds),
        )
        for _round in range(rounds)
    ]
    ratio = median(one.rate / other.rate for one, other in runs)
    return _medians([one for one, _ in runs]), _medians([other for _, other in runs]), ratio


def alone(server: Server, paths: list[str], *, rounds: int, seconds: float) -> Rate:
    drive(server.port, paths, seconds=WARM_UP)
    return _medians([drive(server.port, paths, seconds=seconds) for _round in range(rounds)])


def _medians(runs: list[Run]) -> Rate:
    return Rate(
        rate=median(run.rate for run in runs),
        p50=1000 * median(run.percentile(50) for run in runs),
        p99=1000 * median(run.percentile(99) for run in runs),
    )


def page_ahead(server: Server, path: str) -> str:
    """The address of the page after the thousandth, or of the last one if there are fewer."""
    for _page in range(PAGES_AHEAD):
        following = json.loads(get(server.port, path))["next"]
        if following is None:
            break
        parts = urlsplit(following)
        path = f"{parts.path}?{parts.query}"
    return path
